"""A year, quarter or month that figures are made for: ``2026``, ``2026Q3``, ``2026-10``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from sqqf.calendar.days import FIRST, LAST

_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:年?(?:[Qq](?P<q>[1-4])|第?(?P<quarter>[1-4一二三四])季度?)|年|"
    r"-(?P<month>[0-9]{1,2})|年(?P<yue>[0-9]{1,2})月)?"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_PARTS = {"year": 1, "quarter": 4, "month": 12}
"""How many there are in a year."""


class Period(NamedTuple):
    """``kind`` is ``year``, ``quarter`` or ``month``; ``n`` which one of the year, 1 for the year itself."""

    kind: str
    year: int
    n: int = 1

    @property
    def name(self) -> str:
        """``2026``, ``2026Q3``, ``2026-10``."""
        match self.kind:
            case "year":
                return f"{self.year}"
            case "quarter":
                return f"{self.year}Q{self.n}"
            case _:
                return f"{self.year}-{self.n:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1 + (self.n - 1) * 12 // _PARTS[self.kind], 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self._moved(1).first - timedelta(days=1)

    @property
    def before(self) -> Period:
        """The one before it: the previous year, quarter or month."""
        return self._moved(-1)

    @property
    def year_before(self) -> Period:
        """The same one of the year before."""
        return self._replace(year=self.year - 1)

    @property
    def compared(self) -> list[Period]:
        """Those that it is held against: the one before, and the same a year before where that is another."""
        return list(dict.fromkeys((self.before, self.year_before)))

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def _moved(self, by: int) -> Period:
        parts = _PARTS[self.kind]
        years, place = divmod(self.n - 1 + by, parts)
        return Period(self.kind, self.year + years, place + 1)


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    return Period("month", day.year, day.month)


def read_period(text: str) -> Period:
    """``2026``, ``2026Q3``, ``2026-10``, ``2026年``, ``2026年第3季度``, ``2026年10月``. Raises ValueError.

    The years are those that there is a calendar for.
    """
    found = _FORM.fullmatch("".join(text.split()))
    if not found or not FIRST.year <= int(found["year"]) <= LAST.year:
        raise ValueError(text)
    year = int(found["year"])
    if quarter := found["q"] or found["quarter"]:
        return Period("quarter", year, _QUARTERS.get(quarter) or int(quarter))
    if month := found["month"] or found["yue"]:
        if not 1 <= int(month) <= 12:
            raise ValueError(text)
        return Period("month", year, int(month))
    return Period("year", year)
