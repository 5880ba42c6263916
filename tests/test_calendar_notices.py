"""Imported notices over what was known before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.calendar.days import OutsideCalendar
from sqqf.calendar.notice import Notice, NoticeDay
from sqqf.calendar.workdays import Workdays

PAPER = "https://www.gov.cn/zhengce/2027.htm"
BUILT_IN = Workdays()


def notice(year: int, *days: str, papers: tuple[str, ...] = (PAPER,)) -> Notice:
    """``notice(2027, "01-01 off 元旦", "2026-12-27 on 元旦")``."""
    listed = []
    for day in days:
        when, state, name = day.split()
        text = when if len(when) == 10 else f"{year}-{when}"
        listed.append(NoticeDay(date.fromisoformat(text), name, {"off": True, "on": False}[state]))
    return Notice(year, papers, tuple(listed))


# Made up: three days at New Year against a Sunday in December, and the Spring Festival moved by a day.
OF_2027 = notice(
    2027,
    "2026-12-27 on 元旦",
    "2026-12-31 off 元旦",
    "01-01 off 元旦",
    "01-02 off 元旦",
    "02-08 off 春节",
    "02-09 off 春节",
    "02-14 on 春节",
)
WITH_2027 = Workdays([OF_2027])


def kind(calendar: Workdays, day: str) -> str:
    """What the day is, and so whether it counts."""
    found = calendar.day(date.fromisoformat(day))
    assert calendar.is_working(found.date) == found.working
    return found.kind


OVERLAID = [
    ("2026-12-27", "weekend", "makeup"),
    ("2026-12-31", "workday", "holiday"),
    ("2027-01-01", "holiday", "holiday"),
    ("2027-01-02", "weekend", "holiday"),
    ("2027-02-05", "holiday", "workday"),  # New Year's Eve: the statute has it, this notice doesn't
    ("2027-02-06", "holiday", "weekend"),
    ("2027-02-10", "holiday", "workday"),  # made up for, by the statute
    ("2027-02-14", "weekend", "makeup"),
    ("2027-05-03", "holiday", "workday"),  # likewise: all that was computed falls away
    ("2026-10-10", "makeup", "makeup"),  # the built-in year stays but for its listed days
    ("2028-01-03", "holiday", "holiday"),  # and so does the next year's statute
]


@pytest.mark.parametrize(("day", "before", "after"), OVERLAID)
def test_a_notice_takes_the_statute_s_place(day: str, before: str, after: str) -> None:
    assert (kind(BUILT_IN, day), kind(WITH_2027, day)) == (before, after)


def test_a_notice_says_where_its_days_come_from() -> None:
    december = WITH_2027.day(date(2026, 12, 27))
    assert (december.name, december.source.kind, december.source.year) == ("元旦", "notice", 2027)
    ordinary = WITH_2027.day(date(2027, 3, 1))
    assert (ordinary.name, ordinary.source.kind, ordinary.source.references) == (None, "notice", (PAPER,))
    assert WITH_2027.day(date(2026, 12, 30)).source.kind == "built_in"
    assert WITH_2027.day(date(2028, 3, 1)).source.kind == "statute"


def test_a_notice_makes_its_year_published() -> None:
    assert not WITH_2027.is_provisional(date(2026, 11, 20), date(2027, 12, 24))
    assert WITH_2027.is_provisional(date(2026, 11, 20), date(2027, 12, 25))
    found = WITH_2027.years()[-2:]
    assert [(year.year, year.provisional, year.provisional_from) for year in found] == [
        (2026, False, None),
        (2027, False, date(2027, 12, 25)),
    ]
    assert [year.source.kind for year in found] == ["built_in", "notice"]


def test_a_notice_moves_a_running_limit() -> None:
    start = date(2026, 11, 20)
    assert BUILT_IN.add(start, 30) == date(2027, 1, 4)
    assert WITH_2027.add(start, 30) == date(2027, 1, 4)  # a day gained on 27 December, one lost on the 31st
    assert (BUILT_IN.add(start, 26), WITH_2027.add(start, 26)) == (date(2026, 12, 28), date(2026, 12, 27))
    assert WITH_2027.between(start, date(2027, 1, 4)) == 30


def test_a_later_notice_wins_over_an_earlier_one() -> None:
    amended = notice(2027, "02-08 on 春节", "02-14 off 春节", "02-15 off 元宵", papers=())
    for calendar in (Workdays([OF_2027, amended]), Workdays(iter([OF_2027, amended]))):
        back = calendar.day(date(2027, 2, 8))
        assert (back.kind, back.name, back.source.references) == ("workday", None, ())  # a holiday taken back
        assert kind(calendar, "2027-02-14") == "holiday"  # a make-up Sunday taken back
        assert kind(calendar, "2027-02-15") == "holiday"
        assert kind(calendar, "2027-02-09") == "holiday"  # not mentioned: as it was
        assert calendar.day(date(2027, 2, 9)).source.references == (PAPER,)
    assert kind(Workdays([amended, OF_2027]), "2027-02-08") == "holiday"


def test_a_built_in_year_can_be_amended() -> None:
    amended = Workdays([notice(2026, "10-10 off 国庆节", "10-07 on 国庆节", "11-28 on 国庆节")])
    assert kind(amended, "2026-10-10") == "holiday"
    assert kind(amended, "2026-10-07") == "workday"
    assert kind(amended, "2026-11-28") == "makeup"
    assert kind(amended, "2026-10-06") == "holiday"
    assert amended.add(date(2026, 10, 6), 1) == date(2026, 10, 7)
    assert amended.year(2026).source.kind == "notice"
    assert amended.is_provisional(date(2026, 12, 24), date(2026, 12, 25))


def test_a_notice_leaves_the_new_years_day_after_its_year_alone() -> None:
    assert kind(Workdays([notice(2029, "01-01 off 元旦")]), "2030-01-01") == "holiday"


def test_december_keeps_the_next_year_s_notice_whichever_comes_first() -> None:
    of_2028 = notice(2028, "2027-12-31 off 元旦", "01-01 off 元旦")
    of_2027 = notice(2027, "01-01 off 元旦")
    assert kind(Workdays([of_2027, of_2028]), "2027-12-31") == "holiday"
    assert kind(Workdays([of_2028, of_2027]), "2027-12-31") == "holiday"


def test_a_gap_between_published_years_stays_provisional() -> None:
    calendar = Workdays([notice(2028, "2027-12-31 off 元旦", "01-01 off 元旦")])
    assert calendar.is_provisional(date(2026, 12, 24), date(2026, 12, 25))
    assert calendar.day(date(2027, 12, 31)).provisional
    assert not calendar.day(date(2028, 1, 1)).provisional
    assert kind(calendar, "2027-02-05") == "holiday"  # still the statute's


def test_a_year_long_past_can_be_imported() -> None:
    calendar = Workdays([notice(1999, "12-31 off 元旦")])
    assert kind(calendar, "1999-12-31") == "holiday"
    assert kind(calendar, "1999-10-01") == "workday"
    assert not calendar.day(date(1999, 12, 24)).provisional
    assert calendar.years()[0].year == 1999


@pytest.mark.parametrize(
    "outside", [notice(2101, "01-01 off 元旦"), notice(1948), notice(1949, "1948-12-31 off 元旦")], ids=repr
)
def test_a_notice_outside_the_calendar_is_refused(outside: Notice) -> None:
    with pytest.raises(OutsideCalendar):
        Workdays([outside])


def test_changed_days_are_those_that_count_or_are_known_differently() -> None:
    assert BUILT_IN.changed_days(Workdays()) == ()
    changed = set(BUILT_IN.changed_days(WITH_2027))
    assert date(2026, 12, 27) in changed  # counts now
    assert date(2026, 12, 30) in changed  # firm now
    assert {day.year for day in changed} == {2026, 2027}
    assert min(changed) == date(2026, 12, 25)
    assert max(changed) == date(2027, 12, 24)
    amended = Workdays([OF_2027, notice(2027, "02-08 on 春节", "02-09 off 春节", "03-06 on 春节")])
    assert WITH_2027.changed_days(amended) == (date(2027, 2, 8), date(2027, 3, 6))
    assert amended.changed_days(WITH_2027) == WITH_2027.changed_days(amended)


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    year = draw(st.integers(2024, 2030))
    dates = draw(
        st.lists(st.dates(date(year - 1, 12, 1), date(year, 12, 31)), min_size=1, max_size=12, unique=True)
    )
    listed = tuple(
        NoticeDay(day, draw(st.sampled_from(["元旦", "春节"])), draw(st.booleans())) for day in dates
    )
    return Notice(year, (), listed)


@settings(deadline=None)
@given(st.lists(notices(), max_size=4), st.dates(date(2023, 1, 1), date(2031, 12, 31)), st.integers(1, 40))
def test_with_any_notices_the_answers_agree(imported: list[Notice], start: date, n: int) -> None:
    calendar = Workdays(imported)
    due = calendar.add(start, n)
    explained = calendar.explain(start, due)
    assert [day.date for day in explained if day.counted][-1] == due
    assert calendar.between(start, due) == n == sum(day.kind in ("workday", "makeup") for day in explained)
    for day in explained:
        assert calendar.is_working(day.date) == (day.counted is not None)
    last_word = {day.date: day for each in imported for day in each.days}
    for when, listed in last_word.items():
        assert calendar.is_working(when) != listed.off


@settings(deadline=None)
@given(notices())
def test_a_notice_survives_its_json(given_notice: Notice) -> None:
    assert Notice.from_json(given_notice.as_json()) == given_notice
