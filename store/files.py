"""Files beside the ledger: written whole or not at all, never over another; JSON read with care."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import canonical

MOST_BYTES = 5_000_000
"""A case with thousands of acts stays far below; a larger file isn't one of ours."""
MOST_LEVELS = 40
"""Of lists and tables in one another, in what is taken into a ledger; an act has a handful."""


def write_json(path: Path, document: Mapping[str, Any]) -> Path:
    """Write a document to a file that isn't there yet. Raises BadInput, and then leaves none."""
    return write_new(path, json.dumps(document, ensure_ascii=False, indent=1).encode())


def write_new(path: Path, content: bytes) -> Path:
    """Write a file that isn't there yet, for nobody else to read. Raises BadInput, and then leaves none."""
    made = False
    try:
        with open(path, "xb", opener=partial(os.open, mode=0o600)) as file:
            made = True
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        if made:
            path.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise BadInput("already_there", path=str(path)) from None
        if isinstance(error, (OSError, ValueError)):  # a name that can't be one
            raise BadInput("cannot_write", path=str(path)) from None
        raise
    return path


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
