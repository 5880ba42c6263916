"""Spans of calendar days and months (民法典 200–204), and counting backwards: known dates, and their laws."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.calendar.days import FIRST, LAST, UNITS, OutsideCalendar, Span
from sqqf.calendar.spans import end_of, explain, explain_back, nominal_end
from sqqf.calendar.workdays import Workdays
from tests.conftest import Sqqf

KNOWN = Workdays()
ONE_DAY = timedelta(days=1)

starts = st.dates(FIRST, date(2080, 1, 1))
spans = st.one_of(
    st.builds(Span, st.just("calendar_day"), st.integers(1, 700)),
    st.builds(Span, st.just("month"), st.integers(1, 24)),
)
any_spans = st.one_of(spans, st.builds(Span, st.just("working_day"), st.integers(1, 500)))

ENDS = {
    "the corresponding day": ("2026-03-10", "month", 2, "2026-05-11"),  # 10 May is a Sunday
    "the month has no such day": ("2026-11-30", "month", 3, "2027-03-01"),  # 28 February is a Sunday
    "a leap year's February": ("2027-12-31", "month", 2, "2028-02-29"),
    "the 28th stays the 28th": ("2026-02-28", "month", 1, "2026-03-30"),  # 28 March is a Saturday
    "a year": ("2025-05-20", "month", 12, "2026-05-20"),
    "29 February, a year on": ("2024-02-29", "month", 12, "2025-02-28"),
    "a make-up Saturday is no rest day": ("2026-01-28", "month", 1, "2026-02-28"),
    "into the National Day holiday": ("2026-09-01", "month", 1, "2026-10-08"),
    "30 days, on a working day": ("2026-03-02", "calendar_day", 30, "2026-04-01"),
    "the last day is a Saturday": ("2026-05-06", "calendar_day", 10, "2026-05-18"),
    "working days as ever": ("2026-02-09", "working_day", 10, "2026-02-28"),
}


@pytest.mark.parametrize(("start", "unit", "length", "due"), ENDS.values(), ids=ENDS)
def test_ends_on_the_day_that_was_checked_by_hand(start: str, unit: str, length: int, due: str) -> None:
    span = Span(next(one for one in UNITS if one == unit), length)
    assert end_of(date.fromisoformat(start), span, KNOWN) == date.fromisoformat(due)


@given(starts, st.integers(1, 240))
def test_a_month_ends_on_the_corresponding_day_or_on_its_last(start: date, months: int) -> None:
    end = nominal_end(start, Span("month", months))
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == min(start.day, calendar.monthrange(end.year, end.month)[1])


@given(starts, spans)
def test_the_last_day_is_the_first_working_day_from_the_nominal_end_on(start: date, span: Span) -> None:
    due, nominal = end_of(start, span, KNOWN), nominal_end(start, span)
    assert KNOWN.is_working(due)
    assert nominal <= due
    assert KNOWN.between(nominal - ONE_DAY, due) == 1


@given(starts, st.integers(0, 400), any_spans)
def test_a_later_start_never_ends_earlier(start: date, days: int, span: Span) -> None:
    assert end_of(start, span, KNOWN) <= end_of(start + timedelta(days=days), span, KNOWN)


@given(starts, spans)
def test_one_more_never_ends_earlier(start: date, span: Span) -> None:
    assert end_of(start, span, KNOWN) <= end_of(start, span._replace(length=span.length + 1), KNOWN)


@given(starts, any_spans)
def test_the_explanation_numbers_the_days_of_the_span(start: date, span: Span) -> None:
    days = explain(start, span, KNOWN)
    assert [day.date for day in days] == [start + timedelta(days=n) for n in range(1, len(days) + 1)]
    assert days[-1].date == end_of(start, span, KNOWN)
    counted = [day for day in days if day.counted]
    assert [day.counted for day in counted] == list(range(1, len(counted) + 1))
    if span.unit != "working_day":
        assert counted[-1].date == nominal_end(start, span)
        assert not any(day.kind in ("workday", "makeup") for day in days[len(counted) : -1])


@given(st.dates(date(1960, 1, 1), LAST), st.integers(1, 500))
def test_so_many_working_days_lie_between_the_last_day_and_the_meeting(before: date, n: int) -> None:
    last = KNOWN.back(before, n)
    assert KNOWN.is_working(last)
    assert KNOWN.between(last - ONE_DAY, before - ONE_DAY) == n
    if KNOWN.is_working(before):
        assert KNOWN.add(last, n) == before
    days = explain_back(before, n, KNOWN)
    assert (days[0].date, days[-1].date, days[-1].counted) == (before - ONE_DAY, last, n)


OUTSIDE = {
    "the day after the end": lambda: nominal_end(LAST, Span("calendar_day", 1)),
    "a month that no date has": lambda: nominal_end(LAST, Span("month", 12 * 8000)),
    "past the end": lambda: end_of(date(2100, 12, 1), Span("month", 2), KNOWN),
    "on a rest day at the end": lambda: end_of(date(2100, 12, 20), Span("calendar_day", 12), KNOWN),
    "past all dates": lambda: end_of(date(2090, 1, 1), Span("calendar_day", 10**9), KNOWN),
    "a start before the beginning": lambda: end_of(date(1948, 12, 31), Span("month", 2), KNOWN),
    "back past the beginning": lambda: KNOWN.back(date(1949, 1, 10), 30),
    "back from the first day": lambda: KNOWN.back(FIRST, 1),
    "back from after the end": lambda: KNOWN.back(date(2101, 1, 1), 1),
}


@pytest.mark.parametrize("asked", OUTSIDE.values(), ids=OUTSIDE)
def test_outside_the_calendar_nothing_is_counted(asked: object) -> None:
    with pytest.raises(OutsideCalendar):
        asked()  # type: ignore[operator]


def test_a_span_may_end_on_the_last_day_of_the_calendar() -> None:
    assert nominal_end(LAST - ONE_DAY, Span("calendar_day", 1)) == LAST


def test_back_counts_at_least_one() -> None:
    with pytest.raises(ValueError, match="begins at 1"):
        KNOWN.back(date(2026, 11, 23), 0)


# ── the commands ──


def test_a_month_is_provisional_exactly_when_a_day_of_it_is(sqqf: Sqqf) -> None:
    firm, shifted = (
        sqqf.json("calendar", "add", start, "1", "--unit", "month") for start in ("2026-11-24", "2026-11-28")
    )
    assert (firm["due_on"], firm["provisional"]) == ("2026-12-24", False)
    # The nominal end is certain in neither: 28 December is provisional, and so is what follows.
    assert (shifted["due_on"], shifted["provisional"]) == ("2026-12-28", True)


@pytest.mark.parametrize("word", ["month", "月", "个月"])
def test_the_unit_goes_by_its_code_and_its_chinese_word(sqqf: Sqqf, word: str) -> None:
    found = sqqf.json("calendar", "add", "2026-03-10", "2", "--unit", word)
    assert {key: found[key] for key in ("start", "unit", "length", "due_on")} == {
        "start": "2026-03-10",
        "unit": "month",
        "length": 2,
        "due_on": "2026-05-11",
    }
    assert [day["date"] for day in found["days"] if day["counted"] is None] == ["2026-05-11"]


def test_back_is_explained_day_by_day(sqqf: Sqqf) -> None:
    found = sqqf.json("calendar", "back", "2026-10-12", "5")
    assert (found["before"], found["working_days"], found["last_day"]) == ("2026-10-12", 5, "2026-09-29")
    assert not found["provisional"]
    assert [day["date"] for day in found["days"] if day["counted"]] == [
        "2026-10-10",
        "2026-10-09",
        "2026-10-08",
        "2026-09-30",
        "2026-09-29",
    ]
    assert sqqf.json("calendar", "back", "2027-01-11", "5")["provisional"]


@pytest.mark.parametrize("n", ["0", "2501", "x"])
def test_back_takes_1_to_2500(sqqf: Sqqf, n: str) -> None:
    assert sqqf("calendar", "back", "2026-10-12", n).code == 2


def test_back_is_told_as_text_in_both_languages(sqqf: Sqqf) -> None:
    said = {lang: sqqf("--lang", lang, "calendar", "back", "2026-10-12", "5").out for lang in ("zh", "en")}
    assert said["zh"].startswith("2026-10-12 前第 5 个工作日：最迟 2026-09-29")
    assert said["en"].startswith("5 working days before 2026-10-12: 2026-09-29 at the latest")
