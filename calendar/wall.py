"""How a due date came about that was counted on a wall calendar, which marks no make-up days.

Nobody wrote down how it was counted: the simplest way that ends on it is a guess, which anybody can check.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqqf.calendar.days import Day, OutsideCalendar
from sqqf.calendar.workdays import Workdays

_ONE_DAY = dt.timedelta(days=1)
_FARTHEST = 4
"""A date more than so many times the limit away wasn't counted."""


class Reason(NamedTuple):
    """What was counted otherwise.

    | code          | meaning                                                               |
    |---------------|-----------------------------------------------------------------------|
    | makeup_day    | ``days`` worked in place of others (调休上班) weren't counted             |
    | holiday       | ``days`` off were counted                                             |
    | calendar_days | every day was counted, not working days                               |
    | day_itself    | the day of the event was counted                                      |
    | day_after     | the day after the event wasn't counted either                         |
    | other_day     | it was counted from another event, ``event``, which was on ``days[0]`` |
    """

    code: str
    days: tuple[dt.date, ...] = ()
    event: str | None = None


class Counted(NamedTuple):
    """``length`` working days from the day after ``start`` on, the last of them ``due``."""

    start: dt.date
    length: int
    due: dt.date


Events = tuple[tuple[str, dt.date], ...]
Way = Callable[[Day], bool]
"""Whether a day counts."""


@lru_cache(4096)
def reasons(counted: Counted, was: dt.date, events: Events, workdays: Workdays) -> tuple[Reason, ...]:
    """Why another date, ``was``, stood in the place of ``due``; none where nothing that is usual explains it.

    ``events``: others from which it may have been counted, each with its day.
    """
    starts: list[tuple[tuple[Reason, ...], dt.date]] = [((), counted.start)]
    starts.append(((Reason("day_itself"),), counted.start - _ONE_DAY))
    starts += [((Reason("other_day", (day,), name),), day) for name, day in events]
    starts.append(((Reason("day_after"),), counted.start + _ONE_DAY))
    farthest = counted.length * _FARTHEST
    starts = [one for one in starts if 0 < (was - one[1]).days <= farthest]
    first = min((start for _, start in starts), default=was)
    known = _days(first, was, workdays)
    found: list[tuple[Reason, ...]] = []
    for why, start in starts:
        days = known[(start - first).days :]
        fitting = (way for way in _WAYS if days and way(days[-1]) and sum(map(way, days)) == counted.length)
        found += [(*why, *_told(way, days)) for way in fitting]
    return min(found, key=len, default=())  # one mistake before two


def _days(start: dt.date, last: dt.date, workdays: Workdays) -> Sequence[Day]:
    """The days in (start, last]; none past the calendar."""
    try:
        return [workdays.day(start + n * _ONE_DAY) for n in range(1, (last - start).days + 1)]
    except OutsideCalendar:
        return []


def _told(way: Way, days: Sequence[Day]) -> tuple[Reason, ...]:
    if way is _every_day:
        return (Reason("calendar_days"),)
    left_out = tuple(day.date for day in days if day.working and not way(day))
    taken_in = tuple(day.date for day in days if way(day) and not day.working)
    return tuple(Reason(code, of) for code, of in (("makeup_day", left_out), ("holiday", taken_in)) if of)


def _as_ordered(day: Day) -> bool:
    return day.working


def _without_makeup_days(day: Day) -> bool:
    return day.kind == "workday"


def _through_holidays(day: Day) -> bool:
    return day.working or day.date.weekday() < 5


def _weekdays(day: Day) -> bool:
    return day.date.weekday() < 5


def _every_day(_day: Day) -> bool:
    return True


_WAYS: tuple[Way, ...] = (_as_ordered, _without_makeup_days, _through_holidays, _weekdays, _every_day)
