"""How an old due date came about: what it fits, the simplest first, and nothing where nothing usual fits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.calendar.wall import Counted, Reason, reasons
from sqqf.calendar.workdays import Workdays
from tests.cases import day

WORKDAYS = Workdays()
LABOUR = tuple(map(day, ("2026-05-01", "2026-05-04", "2026-05-05")))
MAKEUP = (day("2026-05-09"),)


def why(start: str, length: int, was: str, **events: str) -> tuple[Reason, ...]:
    due = WORKDAYS.add(day(start), length)
    told = tuple((name, day(on)) for name, on in events.items())
    return reasons(Counted(day(start), length, due), day(was), told, WORKDAYS)


@pytest.mark.parametrize(
    ("start", "length", "was", "expected"),
    [
        # due 2026-05-09, a Saturday that is worked; 1 to 5 May is off
        pytest.param(
            "2026-04-22", 10, "2026-05-11", [Reason("makeup_day", MAKEUP)], id="a make-up day forgotten"
        ),
        pytest.param("2026-04-22", 10, "2026-05-06", [Reason("holiday", LABOUR)], id="a holiday counted"),
        pytest.param(
            "2026-04-22",
            13,
            "2026-05-09",
            [Reason("holiday", LABOUR)],
            id="a holiday counted, and a make-up day",
        ),
        pytest.param("2026-04-22", 10, "2026-05-02", [Reason("calendar_days")], id="calendar days"),
        pytest.param("2026-04-20", 5, "2026-04-24", [Reason("day_itself")], id="the day itself counted"),
        pytest.param("2026-04-13", 5, "2026-04-21", [Reason("day_after")], id="begun a day late"),
        pytest.param("2026-04-22", 10, "2026-04-30", [], id="nothing usual"),
        pytest.param("2026-04-13", 10, "2026-04-26", [], id="a Sunday, on which no count ends"),
        pytest.param("2026-04-22", 10, "2026-04-22", [], id="the day of the event"),
        pytest.param("2100-12-13", 10, "2101-01-03", [], id="past the end of the calendar"),
        pytest.param("2026-04-22", 10, "2032-01-01", [], id="years away"),
        pytest.param("2026-04-22", 10, "2026-01-01", [], id="before it began"),
    ],
)
def test_an_old_date_is_explained(start: str, length: int, was: str, expected: list[Reason]) -> None:
    assert list(why(start, length, was)) == expected


def test_it_may_have_been_counted_from_another_event() -> None:
    found = why("2026-04-15", 10, "2026-04-24", received_on="2026-04-10")
    assert found == (Reason("other_day", (day("2026-04-10"),), "received_on"),)


def test_the_simpler_reason_is_told_where_another_event_was_on_the_same_day() -> None:
    found = why("2026-04-22", 10, "2026-05-06", received_on="2026-04-22")
    assert found == (Reason("holiday", LABOUR),)


def test_two_mistakes_are_told_where_one_does_not_explain_it() -> None:
    codes = [reason.code for reason in why("2026-09-20", 30, "2026-11-02")]
    assert codes == ["day_after", "makeup_day", "holiday"]


days = st.dates(date(2008, 1, 1), date(2026, 10, 1))


@given(days, st.integers(1, 60), st.integers(-40, 40))
def test_what_is_told_leads_to_the_old_date(start: date, length: int, off: int) -> None:
    """Counted with the mistakes that are named, the limit ends on the old date."""
    due = WORKDAYS.add(start, length)
    was = due + timedelta(off)
    found = {
        reason.code: set(reason.days) for reason in reasons(Counted(start, length, due), was, (), WORKDAYS)
    }
    if not found or not off:
        return
    begun = start + timedelta(("day_after" in found) - ("day_itself" in found))
    counted = [begun + timedelta(n) for n in range(1, (was - begun).days + 1)]
    if "calendar_days" not in found:
        taken_in, left_out = found.get("holiday", ()), found.get("makeup_day", ())
        counted = [on for on in counted if on in taken_in or (WORKDAYS.is_working(on) and on not in left_out)]
    assert (len(counted), counted[-1]) == (length, was)
