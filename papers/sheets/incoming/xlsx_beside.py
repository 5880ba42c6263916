"""What a .xlsx shows that the library which reads it doesn't tell.

The library gives nothing where a cell shows an error or a formula that was never worked out, a whole day
where only a month is shown, and no word of rows that don't show. So a sheet's part is passed over as bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import join, normpath
from typing import NamedTuple
from zipfile import ZipFile


class Beside(NamedTuple):
    """What a sheet shows beside its values."""

    cells: Mapping[int, Mapping[int, str | None]] = {}
    """By row, as the sheet counts it, and column, from 0, what a cell shows that comes empty: ``#N/A``, or a
    formula that was never worked out. None is a date that shows no day, because none was meant."""
    hidden_rows: int | None = None
    """How many rows with something in them don't show; None where that can't be known."""
    from_1904: bool = False
    """Whether days are counted from 1904 on, not from 1900."""


_P = rb"(?:\w+:)?"  # some programs write x:row
_AT = rb'\sr="([A-Z]{1,3})(\d{1,7})"'
_FORMULA = rb"<" + _P + rb"f\b[^<>]*(?:/>|>([^<]*)</" + _P + rb"f>)"
_NO_VALUE = rb"(?:<" + _P + rb"v\s*/>|<" + _P + rb"v></" + _P + rb"v>)?</" + _P + rb"c>"
_ERROR = re.compile(_AT + rb'[^<>]*\st="e"[^<>]*>(?:' + _FORMULA + rb")?<" + _P + rb"v>([^<]*)<")
_NEVER_COUNTED = re.compile(_AT + rb'(?![^<>]*\st="str")[^<>]*>' + _FORMULA + _NO_VALUE)
_STYLED = re.compile(_AT + rb'[^<>]*\ss="(\d+)"')
_HIDDEN = re.compile(rb"<" + _P + rb'row\s[^>]*\bhidden="(?:1|true)"[^>]*(?<!/)>\s*<(?!/)')
_SHEET = re.compile(rb"<" + _P + rb"sheet\s[^>]*>")
_FROM_1904 = re.compile(rb"<" + _P + rb'workbookPr\s[^>]*\bdate1904="(?:1|true)"')
_LINK = re.compile(rb"<" + _P + rb"Relationship\s[^>]*>")
_FACT = re.compile(rb'(?:\w+:)?(\w+)="([^"]*)"')
_FORMAT = re.compile(rb"<" + _P + rb"numFmt\s[^>]*>")
_USED = re.compile(rb"<" + _P + rb"cellXfs.*?</" + _P + rb"cellXfs>", re.DOTALL)
_USED_FORMAT = re.compile(rb"<" + _P + rb'xf\s[^>]*numFmtId="(\d+)"')
# The formats that have a number only and show a month or a year; 27 and on are those of the Chinese Excel.
_NO_DAY = frozenset(("17", "27", "36", "50", "52", "57"))
_NO_SIGNS = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]')


def beside(archive: ZipFile) -> dict[str, Beside]:
    """What each sheet of a workbook shows, by its title; nothing where it is no .xlsx.

    Raises ValueError, LookupError and what ZipFile raises where it is broken.
    """
    parts = {_name(part.filename): part.filename for part in archive.infolist()}
    if "xl/workbook.xml" not in parts:
        return {}

    def read(part: str) -> bytes:
        return archive.read(parts[part]) if part in parts else b""

    links = dict(_links(read("xl/_rels/workbook.xml.rels")))
    no_day = _styles_without_day(read("xl/styles.xml"))
    workbook = read("xl/workbook.xml")
    sheets = [_facts(sheet[0]) for sheet in _SHEET.finditer(workbook)]
    from_1904 = bool(_FROM_1904.search(workbook))
    return {
        facts["name"]: _of(read(links[facts["id"]]), no_day)._replace(from_1904=from_1904) for facts in sheets
    }


def _of(part: bytes, no_day: frozenset[bytes]) -> Beside:
    cells: dict[int, dict[int, str | None]] = {}
    for at, shown in _found(part, no_day):
        cells.setdefault(int(at[2]), {})[_column(at[1])] = shown
    return Beside(cells, sum(1 for _ in _HIDDEN.finditer(part)))


def _found(part: bytes, no_day: frozenset[bytes]) -> Iterator[tuple[re.Match[bytes], str | None]]:
    if any(b's="%b"' % style in part for style in no_day):
        yield from ((cell, None) for cell in _STYLED.finditer(part) if cell[3] in no_day)
    if b't="e"' in part:
        yield from ((cell, unescape(cell[4].decode())) for cell in _ERROR.finditer(part))
    if b"<f" in part or b":f" in part:
        for cell in _NEVER_COUNTED.finditer(part):
            formula = unescape((cell[3] or b"").decode())
            yield cell, f"={formula}" if "DISPIMG(" in formula else f"#CALC! ={formula}"


def _styles_without_day(styles: bytes) -> frozenset[bytes]:
    """The styles, by number, that show a month or a year and no day."""
    told = (_facts(one[0]) for one in _FORMAT.finditer(styles))
    codes = {facts["numFmtId"]: facts["formatCode"] for facts in told}
    used = _USED.search(styles)
    numbers = [number.decode() for number in _USED_FORMAT.findall(used[0])] if used else []
    return frozenset(
        b"%d" % style
        for style, number in enumerate(numbers)
        if (_shows_no_day(codes[number]) if number in codes else number in _NO_DAY)
    )


def _shows_no_day(code: str) -> bool:
    signs = _NO_SIGNS.sub("", code.partition(";")[0]).lower()
    return "y" in signs and "d" not in signs


def _links(links: bytes) -> Iterator[tuple[str, str]]:
    """The part of each link of the workbook, by its id."""
    for link in _LINK.finditer(links):
        facts = _facts(link[0])
        yield facts["Id"], _name(join("/xl", facts["Target"]))


def _facts(element: bytes) -> dict[str, str]:
    return {name.decode(): unescape(fact.decode()) for name, fact in _FACT.findall(element)}


def _column(letters: bytes) -> int:
    """``A`` is 0."""
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at - 1


def _name(part: str) -> str:
    """The name of a part, of which case and the way of writing folders don't matter."""
    return normpath("/" + part.replace("\\", "/")).lstrip("/").lower()
