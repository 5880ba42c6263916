"""What the calendar speaks of: a day, its kind, where that is known from, and how far the calendar reaches.

Only values; the counting is in ``workdays``.
"""

import datetime as dt
from typing import Literal, NamedTuple, get_args

FIRST = dt.date(1949, 1, 1)
LAST = dt.date(2100, 12, 31)

DayKind = Literal["workday", "weekend", "holiday", "makeup"]
Unit = Literal["working_day", "calendar_day", "month"]
UNITS: tuple[Unit, ...] = get_args(Unit)
SourceKind = Literal["built_in", "notice", "statute"]


class OutsideCalendar(ValueError):
    """A day before FIRST or after LAST.

    ``day`` is the day that was asked about, or None where a count ran past LAST.
    """

    def __init__(self, day: dt.date | None) -> None:
        super().__init__(f"{day or 'the result'} is outside {FIRST} to {LAST}")
        self.day = day


class Source(NamedTuple):
    """Where a day is known from.

    | kind     | year               | references                                     |
    |----------|--------------------|------------------------------------------------|
    | built_in | None               | the package and its version                    |
    | notice   | the notice's year  | the addresses of its papers, where it has them |
    | statute  | None               | none: computed from 全国年节及纪念日放假办法        |
    """

    kind: SourceKind
    year: int | None = None
    references: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As JSON documents name it: ``chinese-calendar 1.11.0``, ``notice 2027 https://…``, ``statute``."""
        named = {"built_in": "", "notice": f"notice {self.year}", "statute": "statute"}[self.kind]
        return " ".join(part for part in (named, *self.references) if part)


class Day(NamedTuple):
    """One calendar day.

    ``holiday`` is any day listed as off, a Saturday in the holiday too; ``makeup`` (调休上班) is a Saturday
    or Sunday listed as worked. Only these two have a ``name``, the festival's in Chinese.
    ``provisional`` (暂定): a notice that is still to come may change it.
    """

    date: dt.date
    kind: DayKind
    name: str | None
    provisional: bool
    source: Source
    taken_back: bool = False
    """A Monday to Friday that a notice lists as worked, because an earlier one had it off."""

    @property
    def working(self) -> bool:
        """Is it a working day (工作日)?"""
        return self.kind in ("workday", "makeup")


class CountedDay(NamedTuple):
    """A day on the way to a due date; ``counted``: its ordinal among the working days, from 1, else None."""

    date: dt.date
    kind: DayKind
    name: str | None
    counted: int | None


class Span(NamedTuple):
    """A length of time: so many days or months. Where it ends: see ``spans``."""

    unit: Unit
    length: int


class YearSource(NamedTuple):
    """What a year's days are known from.

    ``provisional``: the year has no notice. ``provisional_from``: its first provisional day: 1 January
    in a year without a notice, 25 December in one whose next year has none, else None.
    """

    year: int
    source: Source
    provisional: bool
    provisional_from: dt.date | None
