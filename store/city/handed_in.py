"""JSON that others hand in: read with care, for whatever it gives is kept in the ledger."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import canonical

MOST_BYTES = 5_000_000
"""A case with thousands of acts stays far below; a larger file isn't one of ours."""
MOST_LEVELS = 40
"""Of lists and tables in one another, in what is taken into a ledger; an act has a handful."""


def read_json(path: Path) -> Any:
    """The JSON in a file. Raises BadInput where there is no such file, or it is too large or no JSON.

    Whatever it gives can be kept in a ledger and read again.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise BadInput("too_large", path=str(path), most=MOST_BYTES // 1_000_000)
        content = json.loads(raw, object_pairs_hook=_each_once)
        if not _is_plain(content, MOST_LEVELS):
            raise ValueError
        canonical(content).encode()  # half a character can be written in JSON, and not in UTF-8
    except OSError:
        raise BadInput("no_such_file", path=str(path)) from None
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
    """Whether it isn't nested too deeply, and has no number that JSON hasn't."""
    match content:
        case dict() | list():
            inner = content.values() if isinstance(content, dict) else content
            return levels > 0 and all(_is_plain(one, levels - 1) for one in inner)
        case float():
            return math.isfinite(content)
    return True
