"""A workbook (.xlsx) as rows of text, as they come: in the memory of one row, whatever the sheet's size.

What a cell shows is text here: dates as ISO, whole numbers without a fraction, a formula by the value it last had.
Libraries take a minute (openpyxl) or hold the whole sheet (calamine) where this takes seconds and no memory: most
cells have one of a few plain forms, which one regular expression reads row by row. At the first thing of any other
form an XML parser takes over, from there to the end. What isn't plain is slower, never read otherwise.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import cached_property, lru_cache, partial
from io import TextIOWrapper
from pathlib import Path
from posixpath import join, normpath
from struct import unpack
from typing import IO, Any, NamedTuple, TypeVar
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sqqf.papers.headers import Row
from sqqf.procedure.errors import BadInput

T = TypeVar("T")

LARGEST = 1 << 30
"""So many bytes a part of a workbook may have once unpacked: some million rows."""
SHARPEST = 200
"""So many times a part may grow: what is typed grows ten to thirty times."""
MOST_COLUMNS = 16_384
"""What a sheet holds in a row."""
NEVER_COUNTED = "#CALC!"
"""What a formula shows that has never been worked out: written by a program, never opened in Excel."""
# A part so small may be as sharp as it likes; a row, and the list of a zip's parts, aren't larger.
_SMALL = 1 << 24
_TEXTS = 1 << 28  # the texts that cells share: they stay in memory
_PIECE = 1 << 18
_AGAIN = 1 << 14  # so many texts are kept, for those that come again: states, units, officers

_HEAD = re.compile(r"<sheetData>")
_ROW = re.compile(r'\s*<row (?:[^>/]* )?r="(\d+)"[^>/]*>')
# Column, style, type, text in place, value; or else the beginning of something that isn't so plain.
_CELL = re.compile(
    r'<c r="([A-Z]+)[0-9]+"(?: s="([0-9]+)")?(?: t="(\w+)")?(?:/>|>(?:'
    r'<is><t(?: xml:space="preserve")?>([^<]*)</t></is>'
    r"|(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?<v>([^<]+)</v>"
    r"|<v></v>|<v ?/>"
    r")?</c>)|(<.*)",
    re.DOTALL,
)
_STRING = re.compile(r'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t>|<t ?/>)(?:<phoneticPr [^>]*/>)?')
_CODE = re.compile(r"#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BAD = (BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError, ValueError, LookupError, RuntimeError)


class Source(NamedTuple):
    """A sheet: its title, and how its rows are read."""

    title: str
    rows: Callable[[], Iterator[Row]]


class Workbook:
    """A workbook that is open. Raises BadInput, then or while rows are read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb")
        try:
            (self._book,) = self._plainly(_opened(self._file) for _ in (1,))
            self.sheets = [
                Source(title, partial(self._rows, part)) for title, part in self._plainly(self._book.sheets())
            ]
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        self._file.close()

    def _rows(self, part: str) -> Iterator[Row]:
        return self._plainly(self._book.rows(part))

    def _plainly(self, found: Iterator[T]) -> Iterator[T]:
        """The same; what goes wrong with a broken file is said in one sentence."""
        try:
            yield from found
        except _BAD:
            raise BadInput("not_a_sheet", path=str(self._path)) from None


def _opened(file: IO[bytes]) -> _Book:
    _check_list(file)
    return _Book(ZipFile(file))


def _check_list(file: IO[bytes]) -> None:
    """Raises ValueError where the list of parts alone would fill the memory; zip64 is for what isn't taken anyway."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 42))
    tail = file.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) < end + 16:
        raise BadZipFile
    (listed,) = unpack("<I", tail[end + 12 : end + 16])
    if listed > _SMALL or tail[max(0, end - 20) : end].startswith(b"PK\6\7"):
        raise ValueError(listed)


class _Book:
    """The parts of a workbook that have to do with what stands in its cells."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._parts = {_name(part.filename): part for part in archive.infolist()}
        roots = self._related("_rels/.rels", "")
        self._main = next(target for kind, target in roots.values() if kind == "officeDocument")
        folder, _, name = self._main.rpartition("/")
        self._links = self._related(f"{folder}/_rels/{name}.rels", folder)
        self._facts = list(self._elements(self._main))

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Title and part of each sheet of cells that isn't hidden."""
        for name, facts in self._facts:
            if name == "sheet" and facts.get("state", "visible") == "visible":
                link = next(value for key, value in facts.items() if key.rpartition(":")[2] == "id")
                kind, part = self._links[link]
                if kind == "worksheet":
                    yield facts["name"], part

    def rows(self, part: str) -> Iterator[Row]:
        """The rows of a sheet, those with nothing in them left out."""
        show, column = self._shown(), _COLUMNS.__getitem__
        with closing(_Pieces(self._open(part))) as text:
            for number, cells in _cells(text):
                row: list[str] = []
                for letters, style, kind, inline, value, _ in cells:
                    at = column(letters)
                    shown = show(style, kind, value) if value else _text(inline) if inline else ""
                    if at == len(row):
                        row.append(shown)
                    elif at < MOST_COLUMNS:
                        row += [""] * (at - len(row) + 1)
                        row[at] = shown
                if row:
                    yield number, row
            text.drain()

    def _shown(self) -> Callable[[str, str, str], str]:
        """What a cell shows, by its style, type and value."""
        whole, no_day = self._date_styles
        strings = self._strings

        @lru_cache(_AGAIN)
        def day(value: str, style: str) -> str:
            return _day(value, self._begins, whole=style in whole)

        def show(style: str, kind: str, value: str) -> str:
            if kind == "s":
                return strings(int(value))
            if kind in ("", "n"):
                if style in whole or style in no_day:
                    return day(value, style)
                return value if value.isdecimal() else _number(value)
            if kind == "b":
                return "TRUE" if value == "1" else "FALSE"
            return _text(value)

        return show

    @cached_property
    def _begins(self) -> date:
        """The day 0 of the workbook's dates."""
        told = next((facts for name, facts in self._facts if name == "workbookPr"), {})
        return date(1904, 1, 1) if told.get("date1904") in ("1", "true") else date(1899, 12, 30)

    @cached_property
    def _date_styles(self) -> tuple[frozenset[str], frozenset[str]]:
        """The styles that show a day, and those that show a month or a year only."""
        part = self._linked("styles")
        formats: dict[str, str] = {}
        used: list[str] = []
        inside = ""
        for name, facts in self._elements(part) if part else ():
            if name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
                inside = name
            elif name == "numFmt":
                formats[facts["numFmtId"]] = facts["formatCode"]
            elif name == "xf" and inside == "cellXfs":
                used.append(facts.get("numFmtId", "0"))
        shown = [_FORMATS.get(one) or _signs(formats.get(one, "")) for one in used]
        return (
            frozenset(str(at) for at, signs in enumerate(shown) if "d" in signs),
            frozenset(str(at) for at, signs in enumerate(shown) if "d" not in signs and "y" in signs),
        )

    @cached_property
    def _strings(self) -> Callable[[int], str]:
        """The texts that cells share, by number: kept as one run of bytes, a third of what they take as texts."""
        texts, ends = bytearray(), array("Q", [0])
        part = self._linked("sharedStrings")
        if part:
            with closing(_Pieces(self._open(part))) as text:
                for string in _shared(text):
                    texts += string.encode()
                    ends.append(len(texts))
                    if len(texts) > _TEXTS:
                        raise ValueError(len(texts))
        return lru_cache(_AGAIN)(lambda n: texts[ends[n] : ends[n + 1]].decode())

    def _linked(self, kind: str) -> str | None:
        return next((part for of, part in self._links.values() if of == kind and part in self._parts), None)

    def _related(self, part: str, folder: str) -> dict[str, tuple[str, str]]:
        """The kind and the part of each link of a part, by its id."""
        return {
            facts["Id"]: (facts["Type"].rpartition("/")[2], _name(join("/" + folder, facts["Target"])))
            for name, facts in self._elements(part)
            if name == "Relationship" and facts.get("TargetMode") != "External"
        }

    def _elements(self, part: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The elements of a small part with their attributes, as they begin."""
        found: list[tuple[str, dict[str, str]]] = []
        parser = _parser()
        parser.StartElementHandler = lambda name, facts: found.append((_local(name), facts))
        with self._open(part) as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece)
                yield from found
                found.clear()
        parser.Parse(b"", True)

    def _open(self, part: str) -> IO[bytes]:
        """Open a part. Raises ValueError where it is a bomb."""
        of = self._parts[_name(part)]
        sharp = of.file_size > max(_SMALL, of.compress_size * SHARPEST)
        if sharp or of.file_size > LARGEST:
            raise ValueError(of.file_size)
        return self._archive.open(of)


class _Pieces:
    """A part as text, piece by piece; what was read too far can be read again."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._text = TextIOWrapper(file, "utf-8-sig")  # CR LF is LF, as XML has it
        self._kept = ""

    def read(self) -> str:
        kept, self._kept = self._kept, ""
        return kept or self._text.read(_PIECE)

    def keep(self, text: str) -> None:
        self._kept = text + self._kept

    def drain(self) -> None:
        """Read to the end, where the checksum is compared."""
        while self._file.read(_PIECE):
            pass

    def close(self) -> None:
        self._text.close()


Cells = Sequence[tuple[str, ...]]
"""Column, style, type, text in place and value of each cell, and "" for nothing odd."""


def _cells(text: _Pieces) -> Iterator[tuple[int, Cells]]:
    """The rows of a sheet with their cells."""
    head = _until(text, _HEAD)
    if head is None or "<!" in head:
        text.keep(head or "")
        yield from _parsed_rows(text, "")
        return
    _parser().Parse(head)
    rest = ""
    while piece := text.read():
        rows = (rest + piece).split("</row>")
        rest = rows.pop()
        for n, row in enumerate(rows):
            begin = _ROW.match(row)
            cells = _CELL.findall(row, begin.end()) if begin else ()
            if begin is None or (cells and cells[-1][5]):
                text.keep("</row>".join([*rows[n:], rest]))
                yield from _parsed_rows(text, head)
                return
            yield int(begin[1]), cells
        if len(rest) > _SMALL:
            raise ValueError(len(rest))
    if not rest.lstrip().startswith("</sheetData>"):
        text.keep(rest)
        yield from _parsed_rows(text, head)


def _until(text: _Pieces, mark: re.Pattern[str]) -> str | None:
    """What stands before the mark and the mark itself; None, and nothing read, where it isn't near the beginning."""
    head = ""
    while len(head) < _SMALL and (piece := text.read()):
        head += piece
        if found := mark.search(head):
            text.keep(head[found.end() :])
            return head[: found.end()]
    text.keep(head)
    return None


def _parsed_rows(text: _Pieces, head: str) -> Iterator[tuple[int, Cells]]:
    """The same by the XML parser, whatever the form."""
    found: list[tuple[int, Cells]] = []
    row: list[tuple[str, ...]] = []
    said: list[str] = []
    cell: dict[str, str] = {}
    row_at = at = size = 0
    inside = formula = False
    parser = _parser()

    def start(name: str, facts: dict[str, str]) -> None:
        nonlocal inside, row_at, at, cell, formula
        name = _local(name)
        if name == "c":
            cell, formula = facts, False
            at = _COLUMNS[facts["r"].rstrip("0123456789")] if "r" in facts else at + 1
            said.clear()
        elif name in ("v", "t") and inside:
            parser.CharacterDataHandler = hear
        elif name == "row":
            row_at, at = int(facts.get("r", row_at + 1)), -1
            row.clear()
        elif name == "sheetData":
            inside = True
        elif name == "rPh":  # how it is read aloud
            inside = False
        elif name == "f":
            formula = True

    def hear(piece: str) -> None:
        nonlocal size
        size += len(piece)
        if size > _SMALL:
            raise ValueError(size)
        said.append(piece)

    def end(name: str) -> None:
        nonlocal inside, size
        parser.CharacterDataHandler = None
        name = _local(name)
        if name == "c":
            kind, value = cell.get("t", ""), "".join(said)
            if formula and not value and kind != "str":
                kind, value = "e", NEVER_COUNTED
            # What the parser gives is resolved: written as it was before, so that both ways are read alike.
            value = value.replace("&", "&amp;")
            of = ("", value) if kind != "inlineStr" else (value, "")
            row.append((_letters(at), cell.get("s", ""), kind, *of, ""))
        elif name == "row":
            found.append((row_at, tuple(row)))
            size = 0
        elif name == "sheetData":
            inside = False
        elif name == "rPh":
            inside = True

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(head)
    while piece := text.read():
        parser.Parse(piece)
        yield from found
        found.clear()
    parser.Parse("", True)


def _shared(text: _Pieces) -> Iterator[str]:
    """The texts that cells share, in order."""
    head = _until(text, re.compile(r"(?=<si>)"))
    if head is None or "<!" in head:
        text.keep(head or "")
        yield from _parsed_strings(text, "")
        return
    _parser().Parse(head)
    rest = ""
    while piece := text.read():
        strings = (rest + piece).split("</si>")
        rest = strings.pop()
        for n, string in enumerate(strings):
            found = _STRING.fullmatch(string.lstrip())
            if found is None:
                text.keep("</si>".join([*strings[n:], rest]))
                yield from _parsed_strings(text, head)
                return
            yield _text(found[1] or "")
        if len(rest) > _SMALL:
            raise ValueError(len(rest))
    if not rest.lstrip().startswith("</sst>"):
        text.keep(rest)
        yield from _parsed_strings(text, head)


def _parsed_strings(text: _Pieces, head: str) -> Iterator[str]:
    """The same by the XML parser: texts of several forms, with notes on how they are read aloud."""
    found: list[str] = []
    said: list[str] = []
    aloud = False
    parser = _parser()

    def start(name: str, _facts: dict[str, str]) -> None:
        nonlocal aloud
        name = _local(name)
        if name == "si":
            said.clear()
        elif name == "rPh":
            aloud = True
        elif name == "t" and not aloud:
            parser.CharacterDataHandler = said.append

    def end(name: str) -> None:
        nonlocal aloud
        parser.CharacterDataHandler = None
        name = _local(name)
        if name == "si":
            found.append(_text("".join(said).replace("&", "&amp;")))
        elif name == "rPh":
            aloud = False

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(head)
    while piece := text.read():
        parser.Parse(piece)
        yield from found
        found.clear()
    parser.Parse("", True)


def _parser() -> Any:
    """A parser that takes no declarations: no entities, so none that grow or fetch."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise ValueError("a workbook declares nothing")


@lru_cache(1000)
def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _name(part: str) -> str:
    """The name of a part, of which case and the way of writing folders don't matter."""
    return normpath("/" + part.replace("\\", "/")).lstrip("/").lower()


class _Columns(dict[str, int]):
    """Columns by their letters; ``A`` is 0."""

    def __missing__(self, letters: str) -> int:
        at = 0
        for letter in letters[:4].upper():
            at = at * 26 + ord(letter) - 64
        if len(letters) <= 3:
            self[letters] = at - 1
        return at - 1


class _Signs(dict[str, str]):
    """What stands after an ``&``: the sign that is meant, and the text after it."""

    def __missing__(self, text: str) -> str:
        name, end, rest = text.partition(";")
        if not end:
            raise ValueError(text)
        if code := _CODE.fullmatch(name):
            sign = chr(int(code[1], 16) if code[1] else int(code[2]))
            sign.encode()  # half a surrogate pair is none
        else:
            sign = _ENTITIES[name]
        if not rest and len(name) <= 6:
            self[text] = sign
        return sign + rest


_COLUMNS, _SIGNS = _Columns(), _Signs()


@lru_cache(MOST_COLUMNS)
def _letters(at: int) -> str:
    letters, left = "", at + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


@lru_cache(_AGAIN)
def _text(text: str) -> str:
    """A text as it is meant: what stands for another sign in XML, and in Excel what XML can't hold: ``_x000D_``."""
    if "&" in text:
        first, *rest = text.split("&")
        text = first + "".join(map(_SIGNS.__getitem__, rest))
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _number(value: str) -> str:
    """A number as Excel shows it: fifteen digits, no fraction where there is none."""
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else format(number, ".15g")


# The formats that have a number only: what of y, m, d they show. 27 and on are those of the Chinese Excel.
_FORMATS = {
    **{str(one): "ymd" for one in (14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58)},
    **{str(one): "ym" for one in (17, 27, 36, 50, 52, 57)},
}
_NO_SIGNS = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]')


def _signs(format_code: str) -> str:
    """Which of y, m, d a format shows; the words in it are none."""
    shown = _NO_SIGNS.sub("", format_code.partition(";")[0]).lower()
    return "" if shown == "general" else "".join(sign for sign in "ymd" if sign in shown)


def _day(value: str, begins: date, *, whole: bool) -> str:
    """A date from the days since the beginning; ``2026-11`` where no day is shown, because none was meant."""
    days = int(float(value))
    if days <= 60 and begins.year == 1899:  # Excel has a 29 February 1900
        return _number(value)
    try:
        day = begins + timedelta(days)
    except OverflowError:
        return _number(value)
    return day.isoformat() if whole else day.isoformat()[:7]
