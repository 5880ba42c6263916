"""The days off by law, and the festivals whose dates the moon and the sun decide."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from lunar_python import Solar

from sqqf.calendar.data import festivals as module
from sqqf.calendar.data import make_festivals
from sqqf.calendar.data.festivals import FESTIVALS
from sqqf.calendar.statutory import legal_days, statutory_days, take_off

YEARS = range(1949, 2101)

# By hand, from the almanac and the law: each festival's days off, those that make up for a weekend included.
BY_HAND = {
    2031: {
        "元旦": "01-01",
        "春节": "01-22 01-23 01-24 01-25 01-27",  # 01-25 is a Saturday
        "清明节": "04-05 04-07",  # a Saturday
        "劳动节": "05-01 05-02",
        "端午节": "06-24",
        "国庆节": "10-01 10-02 10-03",
        "中秋节": "10-06",  # shared with 10-01, a Wednesday: made up for after the festival
    },
    2020: {
        "元旦": "01-01",
        "春节": "01-24 01-25 01-26 01-27 01-28 01-29",
        "清明节": "04-04 04-06",
        "劳动节": "05-01 05-02 05-04",
        "端午节": "06-25",
        "中秋节": "10-05",  # shared with 10-01, a Thursday
        "国庆节": "10-01 10-02 10-03 10-06",  # and 10-03 is a Saturday
    },
    2025: {
        "元旦": "01-01",
        "春节": "01-28 01-29 01-30 01-31",
        "清明节": "04-04",
        "劳动节": "05-01 05-02",
        "端午节": "05-31 06-02",  # a Saturday
        "国庆节": "10-01 10-02 10-03",
        "中秋节": "10-06",  # by itself, the Monday after
    },
    2027: {
        "元旦": "01-01",
        "春节": "02-05 02-06 02-07 02-08 02-09 02-10",  # Friday to Monday
        "清明节": "04-05",
        "劳动节": "05-01 05-02 05-03 05-04",  # both days of a weekend
        "端午节": "06-09",
        "中秋节": "09-15",
        "国庆节": "10-01 10-02 10-03 10-04 10-05",
    },
    2028: {
        "元旦": "01-01 01-03",
        "春节": "01-25 01-26 01-27 01-28",
        "清明节": "04-04",
        "劳动节": "05-01 05-02",
        "端午节": "05-28 05-29",
        "国庆节": "10-01 10-02 10-03 10-04",  # 10-01 is a Sunday
        "中秋节": "10-05",  # shared with 10-03, a Tuesday: after National Day's own
    },
    # Shared on a Sunday: two days are owed for it, 10-01 (a Saturday) comes first.
    2039: {
        "元旦": "01-01 01-03",
        "春节": "01-23 01-24 01-25 01-26 01-27",  # 01-23 is a Sunday
        "清明节": "04-05",
        "劳动节": "05-01 05-02 05-03",
        "端午节": "05-27",
        "国庆节": "10-01 10-02 10-03 10-04 10-05",
        "中秋节": "10-06",
    },
}


@pytest.mark.parametrize("year", BY_HAND)
def test_years_worked_out_by_hand(year: int) -> None:
    found: dict[str, str] = {}
    for ordinal, name in sorted(statutory_days(year).items()):
        day = date.fromordinal(ordinal)
        assert day.year == year
        found[name] = f"{found.get(name, '')} {day:%m-%d}".strip()
    assert found == BY_HAND[year]


@pytest.mark.parametrize("year", [1982, 2001, 2020, 2028, 2031, 2039])
def test_mid_autumn_within_national_day_is_made_up_for(year: int) -> None:
    mmdd = FESTIVALS[year][3]
    assert 1001 <= mmdd <= 1003
    names = list(statutory_days(year).values())
    assert names.count("中秋节") == 1
    assert statutory_days(year)[date(year, 10, mmdd % 100).toordinal()] == "国庆节"


def test_each_of_the_thirteen_days_has_a_weekday_off() -> None:
    for year in YEARS:
        off = [date.fromordinal(ordinal) for ordinal in statutory_days(year)]
        assert sum(day.weekday() < 5 for day in off) == 13, year


def test_a_table_loses_the_very_days_that_the_statute_lists() -> None:
    origin, end = YEARS[0], YEARS[-1] + 1
    first = date(origin, 1, 1).toordinal()
    week = bytes(date.fromordinal(day).weekday() < 5 for day in range(first, date(end, 1, 1).toordinal()))
    for year in YEARS:
        table = bytearray(week)
        take_off(year, table, first)
        lost = {
            first + at for at, (before, after) in enumerate(zip(week, table, strict=True)) if before != after
        }
        listed = statutory_days(year)
        assert lost == {day for day in listed if date.fromordinal(day).weekday() < 5}, year


def test_the_festivals_are_what_the_almanac_says() -> None:
    assert list(FESTIVALS) == list(YEARS)
    for year, mmdds in FESTIVALS.items():
        spring, qingming, dragon_boat, mid_autumn = (
            Solar.fromYmd(year, mmdd // 100, mmdd % 100).getLunar() for mmdd in mmdds
        )
        found = [(day.getYear(), day.getMonth(), day.getDay()) for day in (spring, dragon_boat, mid_autumn)]
        assert found == [(year, 1, 1), (year, 5, 5), (year, 8, 15)], year
        assert qingming.getJieQi() == "清明", year


def test_festivals_is_what_the_generator_writes() -> None:
    assert Path(module.__file__).read_text(encoding="utf-8") == make_festivals.module()


@pytest.mark.parametrize("year", [1948, 2101])
def test_there_are_no_festivals_outside_the_calendar(year: int) -> None:
    with pytest.raises(KeyError):
        statutory_days(year)


def test_new_year_s_eve_is_the_first_day_of_the_spring_festival() -> None:
    for year in YEARS:
        spring = min(day for day, name in statutory_days(year).items() if name == "春节")
        eve = date.fromordinal(spring)
        assert (eve + dt.timedelta(days=1)).strftime("%m%d") == f"{FESTIVALS[year][0]:04}"


EARLIER = {"元旦": 1, "春节": 3, "清明节": 1, "劳动节": 1, "端午节": 1, "国庆节": 3, "中秋节": 1}
BY_LAW = [
    (1949, "1949-01-29", {"元旦": 1, "春节": 3, "劳动节": 1, "国庆节": 2}),
    (1999, "1999-02-16", {"元旦": 1, "春节": 3, "劳动节": 1, "国庆节": 2}),
    (2000, "2000-02-05", {"元旦": 1, "春节": 3, "劳动节": 3, "国庆节": 3}),
    (2007, "2007-02-18", {"元旦": 1, "春节": 3, "劳动节": 3, "国庆节": 3}),
    (2008, "2008-02-06", EARLIER),  # from the eve on
    (2013, "2013-02-09", EARLIER),
    (2014, "2014-01-31", EARLIER),
    (2024, "2024-02-10", EARLIER),
    (2025, "2025-01-28", {**EARLIER, "春节": 4, "劳动节": 2}),  # from the eve on
]


@pytest.mark.parametrize(("year", "spring", "days"), BY_LAW, ids=[str(row[0]) for row in BY_LAW])
def test_each_year_has_the_days_of_its_own_law(year: int, spring: str, days: dict[str, int]) -> None:
    found = [(str(date.fromordinal(day)), name) for day, name in legal_days(year)]
    assert Counter(name for _, name in found) == days
    assert next(on for on, name in found if name == "春节") == spring
