"""What a cell's text means: words, a number, a date, several of something. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sqqf.calendar.days import FIRST, LAST
from sqqf.calendar.written import Beside, Unread, read
from sqqf.papers.sheets.incoming.bad import Bad, check_count
from sqqf.papers.sheets.incoming.vocabulary import UNKNOWN
from sqqf.papers.sheets.rows import BREAK
from sqqf.papers.sheets.rows import UNKNOWN as HELD

_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.ASCII)
_ERROR = re.compile(r"#(?:REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|N/A|CALC!|SPILL!)")
_NO_VALUE = re.compile(r"#CALC! =|=(?:_xlfn\.)?DISPIMG\(")
_SHORT_YEAR = re.compile(r"[(（\[【〔](\d\d)[)）\]】〕](?=\d|第)")
_LINES = re.compile(r"[\r\n；;]")
BREAKS = re.compile(r"\r\n|\r|\n")
# Of several names in a line; what stands in brackets after one belongs to it.
_SEVERAL = re.compile(r"[\n\r、;；,，]")
_NAME = re.compile(r"(?:[(（][^()（）]*[)）]|[^\n\r、;；,，])+")
_OTHERS = re.compile(
    r"(.{2,}?)等\s*(?:\d{1,3}|[一二两三四五六七八九十几多数]{1,3})[多余]?[名个位]?(?:同志|干部|人)?"
)
_NUMBERED = re.compile(r"\s*(?:[(（](\d{1,3})[)）]|(\d{1,3})\s*(?:[、)）]|[.．](?!\d)))\s*(.*)", re.DOTALL)
_OURS_NUMBERED = re.compile(r"()(\d+)\. (.*)", re.DOTALL)


def text(cell: str) -> str | None:
    """The words; None where the cell says that nothing is known."""
    found = cell.strip()
    if not found or found in UNKNOWN:
        return None
    if found[0] == "#" and _ERROR.fullmatch(found):
        raise Bad("error_value", value=found)
    if found[0] in "#=" and _NO_VALUE.match(found):
        raise Bad("never_counted", value=found)
    return found


def exact_text(cell: str) -> str | None:
    """The words as they are, in a sheet that was exported: only an empty cell is unknown there."""
    return cell or None


def number(cell: str, century: str | None = None) -> str | None:
    """A case's number; a serial counted as 3.0 is 3, and with the century known （25） is a year."""
    found = text(cell)
    if found and century:
        found = _SHORT_YEAR.sub(rf"〔{century}\1〕", found)
    return found[:-2] if found and found.endswith(".0") and found[:-2].isdecimal() else found


@lru_cache(8192)
def day(cell: str, beside: Beside = Beside()) -> str | None:  # noqa: B008 - a constant
    """A date as ISO; ``beside`` is what the cell doesn't say of its year."""
    found = text(cell)
    if found is None:
        return None
    try:
        on = read(found, beside)
    except Unread as unread:
        code = "unformatted_date" if _SERIAL.fullmatch(found) else unread.code
        raise Bad(code, value=cell) from None
    if on < FIRST:
        raise Bad("date_too_old", value=cell, first=FIRST.year)
    if on > LAST:
        raise Bad("date_too_late", value=cell, last=LAST.year)
    return on.isoformat()


def without_others(cell: str) -> str | None:
    """The names before ``等3人``: who the others are isn't told. None where nothing of that kind is."""
    found = _OTHERS.fullmatch(cell.strip())
    return found[1] if found else None


def divided(cell: str) -> list[str]:
    if not _SEVERAL.search(cell):
        return [one] if (one := text(cell)) else []
    found = [part.strip() for part in _NAME.findall(cell)]
    check_count(cell, len(found))
    return [part for part in found if part and part not in UNKNOWN]


def lines(cell: str) -> list[str]:
    """One a line, or divided by semicolons."""
    found = [part.strip() for part in _LINES.split(cell)]
    return [part for part in found if part and part not in UNKNOWN]


def exact_lines(cell: str) -> list[str]:
    """One a line, as they were exported."""
    check_count(cell, cell.count("\n"))
    return [part.replace(BREAK, "\n") for part in cell.split("\n")]


def points(cell: str) -> list[str]:
    """One a line; where lines are numbered from 1 on, a line without a number continues the one before."""
    found = [line.strip() for line in BREAKS.split(cell)]
    found = [line for line in found if line]
    return _unnumbered(found, _NUMBERED) if text(cell) else []


def exact_points(cell: str) -> list[str]:
    """One a line, numbered, as they were exported."""
    return (
        [point.replace(BREAK, "\n") for point in _unnumbered(cell.split("\n"), _OURS_NUMBERED)]
        if cell
        else []
    )


def _unnumbered(found: Sequence[str], form: re.Pattern[str]) -> list[str]:
    told: list[str] = []
    for line in found:
        begun = form.fullmatch(line)
        if begun and int(begun[1] or begun[2]) == len(told) + 1:
            told.append(begun[3])
        elif not told or begun:  # not from 1 on: the numbers are part of what is said
            return list(found)
        else:
            told[-1] += f"\n{line}"
    return told


@lru_cache(1024)
def counts(cell: str) -> tuple[int, ...]:
    """Whole numbers, one a line."""
    found = []
    for part in lines(cell):
        if not (part.isascii() and part.removesuffix(".0").isdecimal() and len(part) < 9):
            raise Bad("not_a_count", value=part)
        found.append(int(part.removesuffix(".0")))
    return tuple(found)


def along(cell: str, whom: int, *, ours: bool, shared: bool = False) -> Sequence[str | None]:
    """What is said of each of several, line by line; ``shared``: one may hold for all."""
    if whom == 1 and "\n" not in cell and not ours:
        return [text(cell)]
    if not cell or not (ours or text(cell)):
        return [None] * whom
    found = cell.split("\n") if ours else [line.strip() for line in BREAKS.split(cell.strip())]
    if len(found) != whom and not ours and len(parted := divided(cell)) == whom:
        found = parted
    if len(found) == 1 and shared:
        found *= whom
    if len(found) != whom:
        raise Bad("uneven_lines", count=len(found), expected=whom)
    if ours:
        return [None if line == HELD else line.replace(BREAK, "\n") for line in found]
    return [text(line) for line in found]


def lone(cell: str) -> str | None:
    """What a cell says, where it says one thing; None where it says several, or nothing."""
    parts = [] if "\n" in cell else divided(cell)
    return parts[0] if len(parts) == 1 else None
