"""The days off that the law itself grants, for years whose notice isn't known.

全国年节及纪念日放假办法 as amended for 2025: New Year 1 day, Spring Festival 4 from New Year's Eve,
Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3.
Working on a weekend in exchange (调休) is left to the yearly notice.
"""

from __future__ import annotations

import datetime as dt
from operator import itemgetter

from sqqf.calendar.data.festivals import FESTIVALS

_WEEKEND = (6, 0)  # Saturday and Sunday as ordinal % 7: ordinal 1 was a Monday
_BY_DATE = itemgetter(0)


def statutory_days(year: int) -> dict[int, str]:
    """The year's days off by law, each ordinal (``date.toordinal``) with its festival's Chinese name.

    Every festival day is owed one weekday off: its own, or (补假) the next one not already off, where its own
    is a Saturday or Sunday, or is another festival's too, as Mid-Autumn's may be National Day's.
    Weekends that aren't festival days are not listed. Raises KeyError for a year outside 1949-2100.
    """
    days: dict[int, str] = {}
    owed: list[tuple[int, str]] = []
    for festival_day in festival_days(year):
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


def festival_days(year: int) -> list[tuple[int, str]]:
    """The thirteen days in order of date; of a shared day National Day first, so that Mid-Autumn is owed."""
    spring, qingming, dragon_boat, mid_autumn = [
        dt.date(year, mmdd // 100, mmdd % 100).toordinal() for mmdd in FESTIVALS[year]
    ]
    labour = dt.date(year, 5, 1).toordinal()
    national = dt.date(year, 10, 1).toordinal()
    days = [
        (dt.date(year, 1, 1).toordinal(), "元旦"),
        (spring - 1, "春节"),
        (spring, "春节"),
        (spring + 1, "春节"),
        (spring + 2, "春节"),
        (qingming, "清明节"),
        (labour, "劳动节"),
        (labour + 1, "劳动节"),
        (dragon_boat, "端午节"),
        (national, "国庆节"),
        (national + 1, "国庆节"),
        (national + 2, "国庆节"),
        (mid_autumn, "中秋节"),
    ]
    days.sort(key=_BY_DATE)
    return days
