"""What a cell of a workbook shows, as text: by its kind, its style and the value that is written in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

Show = Callable[[str, str, str], str]
"""What a cell of a kind, with a style, shows of what is written in it."""

MOST_COLUMNS = 16_384
"""What a sheet holds in a row."""
NEVER_COUNTED = "#CALC!"
"""What a formula shows that has never been worked out: written by a program, never opened in Excel."""
AGAIN = 1 << 14
"""So many texts are kept, for those that come again: states, units, officers, days."""
LONG = 1 << 10
"""A text of so many bytes isn't kept: it hardly comes again."""
MOST_IN_A_ROW = 1 << 22
"""So many characters a row may have."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# The formats that have a number only: those that show a day, and those that show a month or a year.
# 27 and on are those of the Chinese Excel.
_WHOLE = frozenset(map(str, (14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58)))
_NO_DAY = frozenset(map(str, (17, 27, 36, 50, 52, 57)))
_NO_SIGNS = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]')


def shower(shared: Callable[[str], str], days: Mapping[str, bool], *, since_1904: bool) -> Show:
    """What cells show, given the texts they share, by number, and the styles that show dates or times."""
    begins = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)

    @lru_cache(AGAIN)
    def day(value: str, style: str) -> str:
        return _day(value, begins, whole=days[style])

    def show(kind: str, style: str, value: str) -> str:
        if kind == "s":
            return shared(value)
        if kind == "n":
            if style in days:
                return day(value, style)
            return value if value.isdecimal() else _number(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return text(value)

    return show


def text(written: str) -> str:
    """A text as it is meant: Excel writes what XML can't hold as ``_x000D_``, surrogates one by one."""
    if "_x" not in written:
        return written
    meant = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
    return meant.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def day_shown(number: str, code: str) -> bool | None:
    """Whether a format, by its number and code, shows a day; None where it shows no date."""
    if number in _WHOLE or number in _NO_DAY:
        return number in _WHOLE
    signs = _NO_SIGNS.sub("", code.partition(";")[0]).lower()
    if signs == "general":
        return None
    return True if "d" in signs else False if "y" in signs else None


class _Columns(dict[str, int]):
    """Columns by their letters; ``A`` is 0. Raises ValueError."""

    def __missing__(self, letters: str) -> int:
        at = 0
        for letter in letters[:4].upper():
            at = at * 26 + ord(letter) - 64
        if at < 1:
            raise ValueError(letters)
        if len(letters) <= 3:
            self[letters] = at - 1
        return at - 1


COLUMNS = _Columns()


def _number(value: str) -> str:
    """A number as Excel shows it: fifteen digits, no fraction where there is none."""
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else format(number, ".15g")


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
