"""Counting working days (工作日).

The one convention of every interval is **(start, due]**: the day of the event isn't counted, the due date is.
So ``add(start, n)`` is the n-th working day after the start, and ``between(start, add(start, n)) == n``.

Days are known, in this order, from imported notices, from chinese-calendar's tables, and from the statute.
Days of the last kind are provisional (暂定), and so is a year's end, from 25 December on, while the next year
has no notice.

Everything is read from tables with one byte a day (see ``table``). For adding in bulk there are two more:
``_rank[i]`` is how many working days there are up to position i, ``_due[k]`` the ordinal of the k-th of them.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable
from itertools import accumulate, compress, islice
from operator import ne
from typing import TYPE_CHECKING

from sqqf.calendar.built_in import built_in
from sqqf.calendar.days import (
    FIRST,
    LAST,
    CountedDay,
    Day,
    DayKind,
    OutsideCalendar,
    Source,
    YearSource,
)
from sqqf.calendar.statutory import statutory_days
from sqqf.calendar.table import (
    ORIGIN,
    SIZE,
    YEAR_END,
    base_table,
    in_force,
    position,
    provisional_table,
    working_table,
)

if TYPE_CHECKING:
    from sqqf.calendar.notice import Notice

__all__ = [
    "FIRST",
    "LAST",
    "CountedDay",
    "Day",
    "DayKind",
    "OutsideCalendar",
    "Source",
    "Workdays",
    "YearSource",
    "built_in_mark",
]

_ORDINALS = range(ORIGIN, ORIGIN + SIZE)
_STATUTE = Source("statute")
_WALKS = 1_000  # about as many walks over the bytes cost what the tables of ordinals cost

_from_ordinal = dt.date.fromordinal


def built_in_mark() -> str:
    """A mark of everything that is known without imported notices, another one where any of its days differs.

    What was computed and stored under another mark is to be computed again.
    """
    years = built_in().years
    return f"{years.start}-{years.stop - 1}-{zlib.crc32(base_table()):08x}"


class Workdays:
    """The working days from FIRST to LAST, with the notices in force, a later one over an earlier one.

    Days go in and come out as ``datetime.date``. Every method raises OutsideCalendar for one before FIRST or
    after LAST. What it answers never changes: another set of notices is another Workdays.
    """

    __slots__ = ("_due", "_listed", "_provisional", "_rank", "_sources", "_walks", "_whole", "_working")

    def __init__(self, notices: Iterable[Notice] = ()) -> None:
        known = built_in()
        self._sources = dict.fromkeys(known.years, known.source)
        self._listed: dict[dt.date, tuple[bool, str, Source]] = {}
        notices = in_force(notices)
        self._whole = {notice.year for notice in notices if notice.extent == "whole"}
        for notice in notices:
            source = Source("notice", notice.year, notice.papers)
            if notice.publishes:
                self._sources[notice.year] = source
            self._listed.update((day.date, (day.off, day.name, source)) for day in notice.days)
        self._working = working_table(notices)
        self._provisional = provisional_table(self._sources)
        self._rank: list[int] = []
        self._due: list[int] = []
        self._walks = 0

    def is_working(self, day: dt.date) -> bool:
        """Is it a working day?"""
        return self._working[position(day)] == 1

    def add(self, start: dt.date, n: int) -> dt.date:
        """The n-th working day after the start. Raises ValueError for n < 1."""
        at = start.toordinal() - ORIGIN
        if at < 0:
            raise OutsideCalendar(start)
        if n < 1:
            raise ValueError(f"counting begins at 1, not {n}")
        try:
            return _from_ordinal(self._due[self._rank[at] + n])
        except IndexError:  # no tables yet, or past their end
            return self._walk(start, n)

    def add_each(self, starts: Iterable[dt.date], n: int) -> list[dt.date]:
        """``add`` for many starts, in their order: each different start is looked up once."""
        starts = list(starts)
        due = {start: self.add(start, n) for start in set(starts)}
        return list(map(due.__getitem__, starts))

    def back(self, before: dt.date, n: int) -> dt.date:
        """The n-th working day before a day, which itself isn't counted. Raises ValueError for n < 1."""
        if n < 1:
            raise ValueError(f"counting begins at 1, not {n}")
        at = position(before)
        days = compress(range(at - 1, -1, -1), reversed(self._working[:at]))
        last = next(islice(days, n - 1, None), None)
        if last is None:
            raise OutsideCalendar(None)
        return _from_ordinal(ORIGIN + last)

    def between(self, start: dt.date, due: dt.date) -> int:
        """The working days in (start, due]; for a due before the start, minus those in (due, start]."""
        a, b = position(start), position(due)
        return self._working.count(1, a + 1, b + 1) if a <= b else -self._working.count(1, b + 1, a + 1)

    def explain(self, start: dt.date, due: dt.date) -> tuple[CountedDay, ...]:
        """Every calendar day in (start, due], the working ones numbered from 1; empty where due <= start."""
        after, last = position(start) + 1, position(due)
        days = [self.day(_from_ordinal(ORIGIN + at)) for at in range(after, last + 1)]
        ordinals = accumulate(int(day.working) for day in days)
        return tuple(
            CountedDay(day.date, day.kind, day.name, ordinal if day.working else None)
            for day, ordinal in zip(days, ordinals, strict=True)
        )

    def day(self, date: dt.date) -> Day:
        """The day, its kind and where that is known from."""
        provisional = self._provisional[position(date)] == 1
        listed, source = self._look_up(date)
        weekend = date.weekday() >= 5
        if listed is None:
            return Day(date, "weekend" if weekend else "workday", None, provisional, source)
        off, name = listed
        if off:
            return Day(date, "holiday", name, provisional, source)
        if weekend:
            return Day(date, "makeup", name, provisional, source)
        return Day(date, "workday", None, provisional, source, taken_back=True)

    def is_provisional(self, start: dt.date, due: dt.date) -> bool:
        """Is any day in (start, due] provisional? For a due before the start: any in (due, start]."""
        a, b = position(start), position(due)
        first, last = (a, b) if a <= b else (b, a)
        return self._provisional.find(1, first + 1, last + 1) >= 0

    def year(self, year: int) -> YearSource:
        """What the year is known from. Raises OutsideCalendar for one before 1949 or after 2100."""
        if not FIRST.year <= year <= LAST.year:
            raise OutsideCalendar(None)
        if year not in self._sources:
            return YearSource(year, _STATUTE, provisional=True, provisional_from=dt.date(year, 1, 1))
        year_end = None if year + 1 in self._sources else dt.date(year, *YEAR_END)
        return YearSource(year, self._sources[year], provisional=False, provisional_from=year_end)

    def years(self) -> tuple[YearSource, ...]:
        """Every year that is built in or has a notice, in order."""
        return tuple(map(self.year, sorted(self._sources)))

    def changed_days(self, other: Workdays) -> tuple[dt.date, ...]:
        """The days that are working, or provisional, in only one of the two, in order."""
        mine = zip(self._working, self._provisional, strict=True)
        theirs = zip(other._working, other._provisional, strict=True)
        return tuple(map(_from_ordinal, compress(_ORDINALS, map(ne, mine, theirs))))

    def _walk(self, start: dt.date, n: int) -> dt.date:
        """``add`` without the tables of ordinals, which a command that adds twice had better not make."""
        self._walks += 1
        if self._walks == _WALKS:
            self._due = [0, *compress(_ORDINALS, self._working)]
            self._rank = list(accumulate(self._working))
        after = position(start) + 1
        days = compress(_ORDINALS[after:], self._working[after:])
        due = next(islice(days, n - 1, None), None) if n <= SIZE else None
        if due is None:
            raise OutsideCalendar(None)
        return _from_ordinal(due)

    def _look_up(self, date: dt.date) -> tuple[tuple[bool, str] | None, Source]:
        """Whether a listed day is off, and its festival's name; None for any other day. And the source."""
        if date in self._listed:
            off, name, source = self._listed[date]
            return (off, name), source
        known = built_in()
        if date.year in known.years:
            listed = known.listed(date)
            if listed and self._whole and known.notice_year(date) in self._whole:
                listed = None
            if listed or date.year not in self._whole:
                return listed, known.source_of(date)
        if date.year in self._sources:
            return None, self._sources[date.year]
        festival = statutory_days(date.year).get(date.toordinal())
        return None if festival is None else (True, festival), _STATUTE
