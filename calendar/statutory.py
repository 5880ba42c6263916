"""The days off that the law itself grants, 全国年节及纪念日放假办法, in each of its versions.

Working on a weekend in exchange (调休) is left to the yearly notice.
"""

import datetime as dt
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from sqqf.calendar.data.festivals import FESTIVALS

_WEEKEND = (6, 0)  # Saturday and Sunday as ordinal % 7: ordinal 1 was a Monday
_BY_DATE = itemgetter(0)


class _Law(NamedTuple):
    """One version: the first year that it is law, and its days, each as so many after its festival begins."""

    since: int
    days: tuple[tuple[str, int], ...]


def _law(since: int, days: dict[str, int], spring_from: int) -> _Law:
    """From each festival's days, and on which day of 春节 that begins."""
    first = {"春节": spring_from}
    return _Law(since, tuple((name, first.get(name, 0) + i) for name, n in days.items() for i in range(n)))


_LAWS = (
    _law(1949, {"元旦": 1, "春节": 3, "劳动节": 1, "国庆节": 2}, 0),
    _law(2000, {"元旦": 1, "春节": 3, "劳动节": 3, "国庆节": 3}, 0),
    _law(2008, {"元旦": 1, "春节": 3, "清明节": 1, "劳动节": 1, "端午节": 1, "国庆节": 3, "中秋节": 1}, -1),
    _law(2014, {"元旦": 1, "春节": 3, "清明节": 1, "劳动节": 1, "端午节": 1, "国庆节": 3, "中秋节": 1}, 0),
    _law(2025, {"元旦": 1, "春节": 4, "清明节": 1, "劳动节": 2, "端午节": 1, "国庆节": 3, "中秋节": 1}, -1),
)


def statutory_days(year: int) -> dict[int, str]:
    """The year's days off by today's law, each ordinal (``date.toordinal``) with its festival's Chinese name.

    Every festival day is owed one weekday off: its own, or (补假) the next one not already off, where its own
    is a Saturday or Sunday, or is another festival's too, as Mid-Autumn's may be National Day's.
    Weekends that aren't festival days are not listed. Raises KeyError for a year outside 1949-2100.
    """
    return _with_days_owed(_festival_days(year, _LAWS[-1]))


def take_off(year: int, working: bytearray, origin: int) -> None:
    """``statutory_days`` taken out of a table of working days, one byte a day from the ordinal ``origin`` on.

    The weekends are off in it already. Every command that counts does this for all years: no names, no dicts.
    """
    owed = []
    for day, _name in _festival_days(year, _LAWS[-1]):
        if working[day - origin]:
            working[day - origin] = 0
        else:
            owed.append(day - origin)
    for at in owed:
        working[working.index(1, at)] = 0


def legal_days(year: int) -> list[tuple[int, str]]:
    """The festival days of the law of that year, in order of date. Raises KeyError for a year outside
    1949-2100."""
    return _legal(year)[0]


def legal_days_off(year: int) -> dict[int, str]:
    """``statutory_days`` by the law of that year."""
    return _legal(year)[1]


@cache
def _legal(year: int) -> tuple[list[tuple[int, str]], dict[int, str]]:
    days = _festival_days(year, next(law for law in reversed(_LAWS) if law.since <= year))
    return days, _with_days_owed(days)


def _with_days_owed(festival_days: list[tuple[int, str]]) -> dict[int, str]:
    days: dict[int, str] = {}
    owed: list[tuple[int, str]] = []
    for festival_day in festival_days:
        day, name = festival_day
        if day in days:
            owed.append(festival_day)
            continue
        days[day] = name
        if day % 7 in _WEEKEND:
            owed.append(festival_day)
    for day, name in owed:
        while day in days or day % 7 in _WEEKEND:
            day += 1
        days[day] = name
    return days


def _festival_days(year: int, law: _Law) -> list[tuple[int, str]]:
    """The days in order of date; of a shared day National Day first, so that Mid-Autumn is owed."""
    spring, qingming, dragon_boat, mid_autumn = FESTIVALS[year]
    first = {
        "元旦": 101,
        "春节": spring,
        "清明节": qingming,
        "劳动节": 501,
        "端午节": dragon_boat,
        "国庆节": 1001,
        "中秋节": mid_autumn,
    }
    begins = {name: dt.date(year, *divmod(day, 100)).toordinal() for name, day in first.items()}
    days = [(begins[name] + after, name) for name, after in law.days]
    days.sort(key=_BY_DATE)
    return days
