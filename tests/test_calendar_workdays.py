"""Counting working days: known due dates, and the laws that hold for all of them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.calendar import workdays as module
from sqqf.calendar.built_in import FESTIVAL_NAMES, built_in
from sqqf.calendar.days import FIRST, LAST, CountedDay, OutsideCalendar
from sqqf.calendar.table import base_table
from sqqf.calendar.workdays import Workdays, built_in_mark

BUILT_IN = Workdays()
ONE_DAY = dt.timedelta(days=1)

days = st.dates(FIRST, LAST)
early_days = st.dates(FIRST, date(2088, 1, 1))  # from here 2,500 working days still end before LAST
counts = st.integers(1, 2500)


def is_workday(day: date) -> bool:
    """As chinese-calendar has it, but for what is known to be wrong there."""
    return bool(chinese_calendar.is_workday(day)) or day == date(2005, 12, 31)


def all_days(first: date, last: date) -> list[date]:
    return [date.fromordinal(o) for o in range(first.toordinal(), last.toordinal() + 1)]


DUE_DATES = [
    (date(2026, 2, 9), 10, date(2026, 2, 28)),
    (date(2026, 2, 6), 10, date(2026, 2, 27)),
    (date(2026, 2, 14), 10, date(2026, 3, 6)),
    (date(2026, 2, 16), 10, date(2026, 3, 6)),
    (date(2026, 4, 30), 5, date(2026, 5, 11)),
    (date(2026, 4, 30), 30, date(2026, 6, 15)),
    (date(2026, 9, 20), 10, date(2026, 10, 10)),
    (date(2026, 9, 25), 5, date(2026, 10, 9)),
    (date(2026, 11, 16), 10, date(2026, 11, 30)),
    (date(2018, 12, 28), 1, date(2018, 12, 29)),  # a make-up Saturday that 2019's notice made
    (date(2018, 12, 29), 1, date(2019, 1, 2)),
    # Into 2027, by the statute: New Year's Day is a Friday, nothing else is off before the Spring Festival.
    (date(2026, 11, 20), 30, date(2027, 1, 4)),
    (date(2026, 11, 19), 30, date(2026, 12, 31)),
    (date(2026, 11, 23), 30, date(2027, 1, 5)),
    (date(2026, 12, 31), 1, date(2027, 1, 4)),
    (
        date(2026, 12, 31),
        30,
        date(2027, 2, 18),
    ),  # past 5 to 10 February: the festival and its two days made up
]


@pytest.mark.parametrize(("start", "n", "due"), DUE_DATES, ids=str)
def test_known_due_dates(start: date, n: int, due: date) -> None:
    assert BUILT_IN.add(start, n) == due
    assert BUILT_IN.add_each([start], n) == [due]
    assert BUILT_IN.between(start, due) == n


YEAR_ENDS = [
    ("2006-12-30", "makeup"),
    ("2006-12-31", "makeup"),
    ("2007-01-03", "holiday"),
    ("2007-12-29", "makeup"),
    ("2007-12-30", "holiday"),
    ("2007-12-31", "holiday"),
    ("2011-12-31", "makeup"),
    ("2012-01-03", "holiday"),
    ("2018-12-29", "makeup"),
    ("2018-12-30", "holiday"),
    ("2018-12-31", "holiday"),
    ("2019-12-31", "workday"),
    ("2022-12-30", "workday"),
    ("2022-12-31", "holiday"),
    ("2023-01-02", "holiday"),
]


@pytest.mark.parametrize(("day", "kind"), YEAR_ENDS)
def test_the_year_s_last_days_are_as_the_next_year_s_notice_has_them(day: str, kind: str) -> None:
    found = BUILT_IN.day(date.fromisoformat(day))
    assert (found.kind, found.provisional) == (kind, False)
    assert found.name == (None if kind == "workday" else "元旦")


KINDS = [
    ("2026-02-28", "makeup", "春节"),
    ("2026-02-21", "holiday", "春节"),  # a Saturday within the holiday
    ("2026-03-07", "weekend", None),
    ("2026-03-06", "workday", None),
    ("2026-04-06", "holiday", "清明节"),
    ("2026-06-19", "holiday", "端午节"),
    ("2026-09-25", "holiday", "中秋节"),
    ("2026-10-10", "makeup", "国庆节"),
    ("2015-09-03", "holiday", "抗战胜利70周年纪念日"),
]


@pytest.mark.parametrize(("day", "kind", "name"), KINDS)
def test_kinds_and_names(day: str, kind: str, name: str | None) -> None:
    found = BUILT_IN.day(date.fromisoformat(day))
    assert (found.kind, found.name) == (kind, name)
    assert found.source.kind == "built_in"
    assert found.source.references == (f"chinese-calendar {chinese_calendar.__version__}",)


def test_what_the_library_has_wrong_is_put_right_by_its_notice() -> None:
    """2005-12-31, a Saturday, was worked: 国办发明电〔2005〕35号."""
    assert not chinese_calendar.is_workday(date(2005, 12, 31)), "the library knows it now: the erratum can go"
    found = BUILT_IN.day(date(2005, 12, 31))
    assert (found.kind, found.name, found.provisional) == ("makeup", "元旦", False)
    assert str(found.source) == f"chinese-calendar {chinese_calendar.__version__} 国办发明电〔2005〕35号"
    assert BUILT_IN.add(date(2005, 12, 30), 1) == date(2005, 12, 31)


def test_every_name_in_the_tables_has_a_chinese_one() -> None:
    names = {*chinese_calendar.holidays.values(), *chinese_calendar.workdays.values()}
    assert names == set(FESTIVAL_NAMES)


def test_the_table_agrees_with_chinese_calendar_on_every_day() -> None:
    years = [year.year for year in BUILT_IN.years()]
    assert years == list(range(2004, max(chinese_calendar.holidays).year + 1))
    for day in all_days(date(years[0], 1, 1), date(years[-1], 12, 31)):
        found = BUILT_IN.day(day)
        working = is_workday(day)
        assert (BUILT_IN.is_working(day), found.working) == (working, working), day
        assert (found.kind == "holiday") == (day in chinese_calendar.holidays), day
        assert (found.kind == "makeup") == (day in chinese_calendar.workdays or day == date(2005, 12, 31)), (
            day
        )


def test_add_agrees_with_counting_day_by_day() -> None:
    last = date(max(chinese_calendar.holidays).year, 12, 31)
    working = [day for day in all_days(date(2004, 1, 1), last) if is_workday(day)]
    starts = all_days(date(2004, 1, 1), date(last.year, 6, 30))
    for n in (1, 5, 10, 30, 77):
        expected = [working[bisect_right(working, start) + n - 1] for start in starts]
        assert [BUILT_IN.add(start, n) for start in starts] == expected
        assert BUILT_IN.add_each(starts, n) == expected


def test_walking_and_the_tables_of_ordinals_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = [FIRST + i * 97 * ONE_DAY for i in range(550)]
    monkeypatch.setattr(module, "_WALKS", 1)
    with_tables = Workdays()
    tabled = [with_tables.add(start, 30) for start in starts]
    assert with_tables._rank
    monkeypatch.setattr(module, "_WALKS", 10_000)
    without = Workdays()
    assert [without.add(start, 30) for start in starts] == tabled
    assert not without._rank


@settings(deadline=None)
@given(early_days, counts)
def test_the_result_is_a_working_day_and_n_of_them_away(start: date, n: int) -> None:
    due = BUILT_IN.add(start, n)
    assert BUILT_IN.is_working(due)
    assert BUILT_IN.between(start, due) == n
    assert BUILT_IN.between(due, start) == -n
    assert BUILT_IN.between(start, due - ONE_DAY) == n - 1


@settings(deadline=None)
@given(early_days, st.integers(0, 400), counts, st.integers(1, 400))
def test_adding_keeps_the_order_of_starts_and_of_counts(start: date, later: int, n: int, more: int) -> None:
    assert BUILT_IN.add(start, n) <= BUILT_IN.add(start + later * ONE_DAY, n)
    assert BUILT_IN.add(start, n) < BUILT_IN.add(start, n + more)
    assert BUILT_IN.add(BUILT_IN.add(start, n), more) == BUILT_IN.add(start, n + more)


@settings(deadline=None)
@given(days, days, days)
def test_intervals_add_up(a: date, b: date, c: date) -> None:
    assert BUILT_IN.between(a, b) + BUILT_IN.between(b, c) == BUILT_IN.between(a, c)


@settings(deadline=None)
@given(early_days, st.integers(1, 60))
def test_explain_counts_what_add_counts(start: date, n: int) -> None:
    due = BUILT_IN.add(start, n)
    explained = BUILT_IN.explain(start, due)
    assert [day.date for day in explained] == all_days(start + ONE_DAY, due)
    counted = [day.counted for day in explained if BUILT_IN.is_working(day.date)]
    assert counted == list(range(1, n + 1))
    assert {type(ordinal) for ordinal in counted} == {int}
    assert all(day.counted is None for day in explained if not BUILT_IN.is_working(day.date))
    provisional = any(BUILT_IN.day(day.date).provisional for day in explained)
    assert BUILT_IN.is_provisional(start, due) == BUILT_IN.is_provisional(due, start) == provisional


def test_explain_shows_each_day() -> None:
    assert BUILT_IN.explain(date(2026, 10, 8), date(2026, 10, 12)) == (
        CountedDay(date(2026, 10, 9), "workday", None, 1),
        CountedDay(date(2026, 10, 10), "makeup", "国庆节", 2),
        CountedDay(date(2026, 10, 11), "weekend", None, None),
        CountedDay(date(2026, 10, 12), "workday", None, 3),
    )
    assert BUILT_IN.explain(date(2026, 10, 12), date(2026, 10, 12)) == ()
    assert BUILT_IN.explain(date(2026, 10, 12), date(2026, 10, 8)) == ()


def test_what_a_day_is_agrees_with_whether_it_works() -> None:
    for day in all_days(FIRST, LAST):
        found = BUILT_IN.day(day)
        assert found.date == day
        assert found.working == BUILT_IN.is_working(day)
        assert (found.name is None) == (found.kind in ("workday", "weekend"))
        if day > FIRST:
            assert BUILT_IN.is_provisional(day - ONE_DAY, day) == found.provisional


@settings(deadline=None)
@given(st.lists(early_days, max_size=50), counts)
def test_adding_to_each_is_adding_to_one_after_the_other(starts: list[date], n: int) -> None:
    assert BUILT_IN.add_each(iter(starts), n) == [BUILT_IN.add(start, n) for start in starts]


PROVISIONAL = [
    ("2003-12-31", True),
    ("2004-01-01", False),
    ("2025-12-25", False),
    ("2026-12-24", False),
    ("2026-12-25", True),
    ("2026-12-31", True),
    ("2027-01-01", True),
    ("2100-12-31", True),
    ("1949-01-01", True),
]


@pytest.mark.parametrize(("day", "provisional"), PROVISIONAL)
def test_where_the_published_calendar_ends(day: str, provisional: bool) -> None:
    found = BUILT_IN.day(date.fromisoformat(day))
    assert found.provisional == provisional
    assert found.source.kind == ("built_in" if "2004" <= day < "2027" else "statute")


def test_a_limit_is_provisional_when_a_day_after_its_start_is() -> None:
    assert not BUILT_IN.is_provisional(date(2026, 11, 20), date(2026, 12, 24))
    assert BUILT_IN.is_provisional(date(2026, 11, 20), date(2026, 12, 25))
    assert not BUILT_IN.is_provisional(date(2026, 12, 25), date(2026, 12, 25))
    assert not BUILT_IN.is_provisional(date(2003, 12, 31), date(2004, 1, 1))
    assert BUILT_IN.is_provisional(date(2003, 12, 30), date(2004, 1, 1))


def test_the_last_day() -> None:
    assert BUILT_IN.add(date(2100, 12, 30), 1) == LAST  # a Friday
    for n in (1, 2500, 10**30):
        with pytest.raises(OutsideCalendar) as past:
            BUILT_IN.add(LAST, n)
        assert past.value.day is None


def test_the_first_day() -> None:
    assert FIRST.strftime("%a") == "Sat"
    assert BUILT_IN.day(FIRST).kind == "holiday"
    assert BUILT_IN.add(FIRST, 1) == date(1949, 1, 4)  # New Year's Day was a Saturday: made up for on Monday
    assert BUILT_IN.between(FIRST, LAST) == BUILT_IN.between(FIRST, date(2100, 12, 30)) + 1


OUTSIDE = [date(1948, 12, 31), date(1900, 1, 1), date(2101, 1, 1), date.min, date.max]


@pytest.mark.parametrize("tables", [False, True], ids=["walking", "tables"])
@pytest.mark.parametrize("day", OUTSIDE, ids=str)
def test_a_day_outside_is_refused_everywhere(
    day: date, tables: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WALKS", 1 if tables else 10_000)
    calendar = Workdays()
    calendar.add(FIRST, 1)
    assert bool(calendar._rank) == tables
    inside = date(2026, 1, 5)
    for ask in (
        lambda: calendar.is_working(day),
        lambda: calendar.add(day, 1),
        lambda: calendar.add_each([inside, day], 1),
        lambda: calendar.between(day, inside),
        lambda: calendar.between(inside, day),
        lambda: calendar.explain(inside, day),
        lambda: calendar.explain(day, inside),
        lambda: calendar.day(day),
        lambda: calendar.is_provisional(inside, day),
        lambda: calendar.is_provisional(day, inside),
    ):
        with pytest.raises(OutsideCalendar) as refused:
            ask()
        assert refused.value.day == day


@pytest.mark.parametrize("n", [0, -1])
def test_counting_begins_at_one(n: int) -> None:
    with pytest.raises(ValueError, match="begins at 1") as refused:
        BUILT_IN.add(date(2026, 1, 5), n)
    assert not isinstance(refused.value, OutsideCalendar)


def test_years() -> None:
    first, *_, last = BUILT_IN.years()
    assert (first.year, first.provisional, first.provisional_from) == (2004, False, None)
    assert (last.year, last.provisional, last.provisional_from) == (2026, False, date(2026, 12, 25))
    unpublished = BUILT_IN.year(2027)
    assert unpublished.source.kind == "statute"
    assert (unpublished.provisional, unpublished.provisional_from) == (True, date(2027, 1, 1))
    assert [BUILT_IN.year(year).year for year in (1949, 2100)] == [1949, 2100]
    for year in (1948, 2101):
        with pytest.raises(OutsideCalendar):
            BUILT_IN.year(year)


@pytest.fixture
def use_tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, dict[date, str]], None]]:
    """Days to be added to one of chinese-calendar's tables for the length of a test."""

    def forget() -> None:
        built_in.cache_clear()
        base_table.cache_clear()

    def use(table: str, listed: dict[date, str]) -> None:
        monkeypatch.setattr(chinese_calendar, table, getattr(chinese_calendar, table) | listed)
        forget()

    yield use
    monkeypatch.undo()
    forget()


def test_the_next_release_brings_its_next_year(use_tables: Callable[[str, dict[date, str]], None]) -> None:
    before = built_in_mark()
    use_tables("holidays", {date(2027, 1, 1): "New Year's Day", date(2027, 1, 4): "Moon Day"})
    calendar = Workdays()
    assert built_in_mark() != before
    assert calendar.years()[-1].year == 2027
    assert not calendar.is_provisional(date(2026, 11, 20), date(2027, 12, 24))
    assert calendar.add(date(2026, 12, 31), 1) == date(2027, 1, 5)
    assert calendar.day(date(2027, 1, 4)).name == "Moon Day"  # a festival that has no Chinese name here yet
    assert calendar.is_working(date(2027, 2, 5))  # what the statute said of 2027 falls away


def test_the_mark_tells_one_moved_day(use_tables: Callable[[str, dict[date, str]], None]) -> None:
    before = built_in_mark()
    assert before == built_in_mark()
    use_tables("workdays", {date(2026, 3, 7): "National Day"})
    assert built_in_mark() != before
