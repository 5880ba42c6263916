"""All days from FIRST to LAST as bytes, one a day: the form in which the calendar is put together.

Position 0 is FIRST. A working table has 1 for a working day, a provisional table 1 for a provisional one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from sqqf.calendar.built_in import built_in
from sqqf.calendar.days import FIRST, LAST, OutsideCalendar
from sqqf.calendar.statutory import take_off

if TYPE_CHECKING:
    from sqqf.calendar.notice import Notice

ORIGIN = FIRST.toordinal()
SIZE = LAST.toordinal() - ORIGIN + 1
YEARS = range(FIRST.year, LAST.year + 1)
YEAR_END = (12, 25)  # from this day on a year waits for the next year's notice, which may move its last days

_WEEK = (b"\1\1\1\1\1\0\0" * (SIZE // 7 + 2))[FIRST.weekday() :][:SIZE]


def position(day: dt.date) -> int:
    """The day's place in a table. Raises OutsideCalendar."""
    at = day.toordinal() - ORIGIN
    if 0 <= at < SIZE:
        return at
    raise OutsideCalendar(day)


@cache
def base_table() -> bytes:
    """The working table without imported notices: the built-in years, and the statute for all others."""
    known = built_in()
    table = bytearray(_WEEK)
    for year in YEARS:
        if year not in known.years:
            take_off(year, table, ORIGIN)
    for day in known.off:
        table[day.toordinal() - ORIGIN] = 0
    for day in known.worked:
        table[day.toordinal() - ORIGIN] = 1
    return bytes(table)


def in_force(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices without those that a later whole one of the same year replaces."""
    kept: list[Notice] = []
    for notice in notices:
        if notice.extent == "whole":
            kept = [earlier for earlier in kept if earlier.year != notice.year]
        kept.append(notice)
    return tuple(kept)


def working_table(notices: Iterable[Notice]) -> bytes:
    """The working table with these notices in force over the base, a later one over an earlier one.

    In a year that only a notice publishes, the plain week takes the statute's place before any notice
    counts: so its last days stay as the next year's notice has them, whichever of the two is imported
    first. A whole notice takes the place of the built-in one too.
    """
    notices = tuple(notices)
    known = built_in()
    table = bytearray(base_table())
    whole = {notice.year for notice in notices if notice.extent == "whole"}
    for day in chain(known.off, known.worked) if whole else ():
        if known.notice_year(day) in whole:
            table[position(day)] = _WEEK[position(day)]
    for notice in notices:
        if notice.publishes and notice.year not in known.years:
            year = _span(notice.year)
            table[year] = _WEEK[year]
    for notice in notices:
        for listed in notice.days:
            table[position(listed.date)] = not listed.off
    return bytes(table)


def provisional_table(published: Container[int]) -> bytes:
    """The provisional table where these years have a notice."""
    table = bytearray(b"\1" * SIZE)
    for year in YEARS:
        if year in published:
            whole = _span(year)
            firm = whole if year + 1 in published else slice(whole.start, position(dt.date(year, *YEAR_END)))
            table[firm] = bytes(firm.stop - firm.start)
    return bytes(table)


def _span(year: int) -> slice:
    return slice(position(dt.date(year, 1, 1)), position(dt.date(year, 12, 31)) + 1)
