"""JSON that others hand in: read with care, for whatever it gives is kept in the ledger."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import canonical
from sqqf.store.incoming import MOST_FILING, read_bytes

MOST_NUMBER = 1 << 63
"""What SQLite can hold."""
MOST_LEVELS = 40
"""Of lists and tables in one another, in what is taken into a ledger; an act has a handful."""


def read_json(path: Path) -> Any:
    """The JSON in a file. Raises BadInput where there is no such file, or it is too large or no JSON.

    Whatever it gives can be kept in a ledger and read again.
    """
    try:
        content = json.loads(read_bytes(path, MOST_FILING), object_pairs_hook=_each_once)
        if not _is_plain(content, MOST_LEVELS):
            raise ValueError
        canonical(content).encode()  # half a character can be written in JSON, and not in UTF-8
    except (ValueError, RecursionError):
        raise BadInput("not_json", path=str(path)) from None
    return content


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table from its pairs; one that says something twice shows one thing and is read as another."""
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError
    return table


def _is_plain(content: Any, levels: int) -> bool:
    """Whether it isn't nested too deeply, and has no number that JSON doesn't know."""
    match content:
        case dict() | list():
            inner = content.values() if isinstance(content, dict) else content
            return levels > 0 and all(_is_plain(one, levels - 1) for one in inner)
        case float():
            return math.isfinite(content)
        case int():
            return abs(content) < MOST_NUMBER
    return True
