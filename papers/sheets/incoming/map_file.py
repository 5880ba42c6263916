"""A map file: what the headers and the words of somebody's own ledger mean here.

[columns]
"反映的主要问题" = "matter"
"备注" = ""                # isn't read
"办理情况" = "note"          # stays as a note

[values.state]
"正在核" = "investigating"
"见附件" = ""              # says nothing

[dates]
century = "20"            # 26.3.5 is 2026-03-05
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.papers.sheets.columns import KNOWN
from sqqf.papers.sheets.incoming.headers import NOTE
from sqqf.procedure import toml
from sqqf.procedure.errors import BadInput

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


class Map(NamedTuple):
    """What headers and words mean; "" is nothing."""

    columns: Mapping[str, str] = {}
    """The column, by its key, that a header means."""
    values: Mapping[str, Mapping[str, str]] = {}
    """The code that a word means, by the column's key."""
    century: str | None = None
    """The first two digits of years of which only the last two are written."""
    drop: tuple[str, ...] = ()
    """Headers of columns that are left out."""


def read_map(path: Path, content: bytes) -> Map:
    """The map in a file's content. Raises BadInput."""
    told = _tables(path, content)
    columns, values = told.pop("columns", {}), told.pop("values", {})
    dates = told.pop("dates", {})
    if told:
        raise BadInput("unknown_map_table", path=str(path), name=next(iter(told)))
    if not _is_map(dates) or dates.keys() - {"century"} or dates.get("century", "20") not in ("19", "20"):
        raise BadInput("not_a_map", path=str(path))
    if not _is_map(columns) or not isinstance(values, dict) or not all(map(_is_map, values.values())):
        raise BadInput("not_a_map", path=str(path))
    known = {column.key: column for of in KNOWN.values() for column in of if not column.derived}
    coded = [key for key, column in known.items() if column.section]
    for key in columns.values():
        if key not in ("", NOTE, *known):
            raise BadInput("unknown_column", key=key, choices=[*known, NOTE])
    for key in values:
        if key not in coded:
            code = "column_without_words" if key in known else "unknown_column"
            raise BadInput(code, key=key, choices=coded)
    return Map(columns, values, dates.get("century"))


def _tables(path: Path, content: bytes) -> dict[str, Any]:
    """The tables of a text in UTF-8 or, from Chinese editors, GB18030. Raises BadInput."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError:
            raise BadInput("not_utf8", path=str(path)) from None
    try:
        return toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        lines = text.split("\n")
        line, column = map(int, place.groups()) if place else (len(lines), len(lines[-1]) + 1)
        raise BadInput("broken_map", path=str(path), line=line, column=column) from None


def _is_map(told: Any) -> bool:
    return isinstance(told, dict) and all(isinstance(value, str) for value in told.values())
