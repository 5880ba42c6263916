"""Limits: from which day, up to which, by which rule, and how they stand on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.course.fold import fold_case
from sqqf.procedure.record.acts import Act
from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.lights import Clock, LimitStatus, Running, limit_status
from sqqf.procedure.time.limits import Deadline, deadlines
from sqqf.procedure.tolerance.case import Case
from tests.cases import PROFILE, RECEIVED, WORKDAYS, case_of, changed_profile, day, histories, notice_of

ACCEPTED = "accepted 2026-11-20"


def limits(case: Case, level: str = "city", profile: Profile = PROFILE, workdays: Workdays = WORKDAYS) -> dict[str, Deadline]:  # fmt: skip
    return {limit.kind: limit for limit in deadlines(case, profile, level, workdays)}


def decided(on: str) -> Case:
    """A case that came to its decision on this day."""
    return case_of("received 2026-01-05", "accepted 2026-01-06", f"decided {on}")


DUE = [
    ("acceptance", "2026-02-09", 10, "2026-02-28"),  # a make-up Saturday
    ("acceptance", "2026-02-06", 10, "2026-02-27"),
    ("acceptance", "2026-02-14", 10, "2026-03-06"),  # from a make-up Saturday
    ("acceptance", "2026-02-16", 10, "2026-03-06"),  # from a holiday
    ("filing", "2026-04-30", 5, "2026-05-11"),
    ("investigation", "2026-04-30", 30, "2026-06-15"),
    ("acceptance", "2026-09-20", 10, "2026-10-10"),
    ("filing", "2026-09-25", 5, "2026-10-09"),
]


@pytest.mark.parametrize(
    ("kind", "start", "working_days", "due"), DUE, ids=[f"{row[0]} {row[1]}" for row in DUE]
)
def test_is_due_on_the_day_that_was_checked_by_hand(
    kind: str, start: str, working_days: int, due: str
) -> None:
    case = {
        "acceptance": lambda: case_of(f"received {start}"),
        "investigation": lambda: case_of(f"received {start}", f"accepted {start}"),
        "filing": lambda: decided(start),
    }[kind]()
    limit = limits(case, "county")[kind]
    assert limit.working_days == working_days
    assert (limit.starts_on, limit.original_due_on, limit.due_on) == (day(start), day(due), day(due))
    assert limit.counted_from == limit.starts_on
    assert not limit.provisional


def test_a_limit_into_a_year_without_a_notice_is_provisional() -> None:
    """From 2026-11-20 on, 30 working days run past 25 December and into 2027."""
    found = limits(case_of(RECEIVED, ACCEPTED))
    assert (found["acceptance"].due_on, found["acceptance"].provisional) == (date(2026, 11, 30), False)
    assert (found["investigation"].due_on, found["investigation"].provisional) == (date(2027, 1, 4), True)
    known = Workdays([notice_of(2027, "2027-01-01 off", "2027-01-04 off")])
    moved = limits(case_of(RECEIVED, ACCEPTED), workdays=known)["investigation"]
    assert (moved.due_on, moved.provisional) == (date(2027, 1, 5), False)


def test_an_extension_into_a_year_without_a_notice_is_provisional() -> None:
    lines = ("received 2026-11-02", "accepted 2026-11-02")
    assert not limits(case_of(*lines))["investigation"].provisional
    assert limits(case_of(*lines, "extended 2026-12-01 days=15"))["investigation"].provisional


MET = [
    ("nothing", [], None),
    ("only the decision", [ACCEPTED], None),
    ("only told by word of mouth", [ACCEPTED, "notified 2026-11-23 method=oral"], None),
    ("decision, then notice", [ACCEPTED, "notified 2026-11-23"], "2026-11-23"),
    ("both on a day", [ACCEPTED, "notified 2026-11-20"], "2026-11-20"),
    ("declined and told", ["declined 2026-11-24", "notified 2026-11-25"], "2026-11-25"),
    ("declined, not told", ["declined 2026-11-24"], None),
    ("a notice older than the decision", [ACCEPTED, "notified 2026-11-18"], "2026-11-20"),
]


@pytest.mark.parametrize(("lines", "on"), [row[1:] for row in MET], ids=[row[0] for row in MET])
def test_acceptance_is_met_by_decision_and_notice_on_the_later_day(lines: list[str], on: str | None) -> None:
    limit = limits(case_of(RECEIVED, *lines))["acceptance"]
    assert limit.met_on == (day(on) if on else None)
    assert not limit.lapsed


def test_the_investigation_is_met_by_its_conclusion() -> None:
    case = case_of(RECEIVED, ACCEPTED, "step 2026-11-23", "concluded 2026-12-04")
    assert limits(case)["investigation"].met_on == date(2026, 12, 4)


def test_no_limit_runs_before_it_starts() -> None:
    assert list(limits(case_of(RECEIVED))) == ["acceptance"]
    assert list(limits(case_of(RECEIVED, "declined 2026-11-20"))) == ["acceptance"]
    assert list(limits(case_of(RECEIVED, ACCEPTED), "county")) == ["acceptance", "investigation"]


def test_filing_is_a_limit_of_counties() -> None:
    assert "filing" in limits(decided("2026-11-20"), "county")
    assert "filing" not in limits(decided("2026-11-20"), "city")


@pytest.mark.parametrize(
    ("channel", "basis"), [("appeal", "letter"), ("preliminary", "analogy"), ("department", "analogy")]
)
def test_the_acceptance_limit_is_written_for_appeals_and_applied_to_the_others(
    channel: str, basis: str
) -> None:
    found = limits(case_of(f"{RECEIVED} channel={channel}", ACCEPTED))
    assert (found["acceptance"].basis, found["acceptance"].article) == (basis, "二(三)2")
    assert (found["investigation"].basis, found["investigation"].article) == ("letter", "二(三)3(3)")


LAPSED = [
    ("withdrawn", ["withdrawn 2026-11-24"], {"acceptance": True}),
    ("ended", ["ended 2026-11-24"], {"acceptance": True}),
    ("transferred", ["transferred 2026-11-24"], {"acceptance": True}),
    ("void", ["voided"], {"acceptance": True}),
    ("met before the end", [ACCEPTED, "notified 2026-11-23", "withdrawn 2026-11-24"], {"acceptance": False, "investigation": True}),
    ("declined goes on", ["declined 2026-11-24"], {"acceptance": False}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "lapsed"), [row[1:] for row in LAPSED], ids=[row[0] for row in LAPSED])
def test_what_runs_lapses_when_the_case_stops_short(lines: list[str], lapsed: dict[str, bool]) -> None:
    found = limits(case_of(RECEIVED, *lines))
    assert {kind: limit.lapsed for kind, limit in found.items()} == lapsed


EXTENDED = [
    ("by days", ["days=5"], "2026-06-23"),
    ("by days, twice", ["days=5", "days=1"], "2026-06-24"),
    ("to a date", ["to=2026-07-04"], "2026-07-04"),  # a Saturday: a date agreed on is that date
    ("to a date, then by days", ["to=2026-07-04", "days=1"], "2026-07-06"),
    ("never to an earlier one", ["to=2026-06-01"], "2026-06-15"),
    ("never back", ["days=10", "to=2026-06-18"], "2026-06-30"),
]


@pytest.mark.parametrize(
    ("extensions", "due"), [row[1:] for row in EXTENDED], ids=[row[0] for row in EXTENDED]
)
def test_extensions_move_the_due_date_and_leave_the_original(extensions: list[str], due: str) -> None:
    """30 working days from 2026-04-30 end on 2026-06-15; 19 June is the Dragon Boat holiday."""
    case = case_of(
        "received 2026-04-30", "accepted 2026-04-30", *(f"extended 2026-06-01 {how}" for how in extensions)
    )
    limit = limits(case)["investigation"]
    assert (limit.original_due_on, limit.due_on) == (date(2026, 6, 15), day(due))
    assert limits(case)["acceptance"].original_due_on == limits(case)["acceptance"].due_on


def test_days_move_with_the_calendar_and_a_date_stays() -> None:
    lines = ("received 2026-04-30", "accepted 2026-04-30")
    off = Workdays([notice_of(2026, "2026-06-16 off")])
    by_days = limits(case_of(*lines, "extended 2026-06-01 days=5"), workdays=off)["investigation"]
    to_date = limits(case_of(*lines, "extended 2026-06-01 to=2026-06-23"), workdays=off)["investigation"]
    assert (by_days.due_on, to_date.due_on) == (date(2026, 6, 24), date(2026, 6, 23))


@given(histories)
def test_consent_never_shortens_a_limit(acts: list[Act]) -> None:
    case = fold_case(acts, PROFILE)
    for limit in deadlines(case, PROFILE, "county", WORKDAYS):
        assert not (limit.lapsed and limit.met_on)
        if limit.working_days is None:  # a date that was set
            continue
        assert limit.starts_on < limit.original_due_on <= limit.due_on
        assert WORKDAYS.between(limit.counted_from, limit.original_due_on) == limit.working_days
        assert limit.due_on > limit.original_due_on or not any(e.days for e in limit.extensions)


def test_a_profile_may_count_the_day_of_the_event() -> None:
    counts = changed_profile(("start_counted = false", "start_counted = true"), read=parse)
    case = case_of("received 2026-04-27", "accepted 2026-04-30")
    ours, theirs = limits(case)["investigation"], limits(case, profile=counts)["investigation"]
    assert (ours.due_on, theirs.due_on) == (date(2026, 6, 15), date(2026, 6, 12))
    assert (theirs.starts_on, theirs.counted_from) == (date(2026, 4, 30), date(2026, 4, 29))


def test_from_a_rest_day_both_conventions_agree() -> None:
    counts = changed_profile(("start_counted = false", "start_counted = true"), read=parse)
    sunday = case_of("received 2026-06-07")
    assert limits(sunday)["acceptance"].due_on == limits(sunday, profile=counts)["acceptance"].due_on


MONDAY = date(2026, 11, 30)
"""Three working days left are "soon"."""


def clock(today: date) -> Clock:
    return Clock(today, WORKDAYS, PROFILE.yellows)


STANDS = [
    ("2026-11-16", LimitStatus("open", 10, 0)),
    ("2026-11-24", LimitStatus("open", 4, 0)),
    ("2026-11-25", LimitStatus("due_soon", 3, 0)),
    ("2026-11-27", LimitStatus("due_soon", 1, 0)),
    ("2026-11-28", LimitStatus("due_soon", 1, 0)),  # Saturday
    ("2026-11-30", LimitStatus("due_today", 0, 0)),
    ("2026-12-01", LimitStatus("overdue", -1, 1)),
    ("2026-12-05", LimitStatus("overdue", -4, 5)),  # Saturday
    ("2026-12-07", LimitStatus("overdue", -5, 7)),
]


@pytest.mark.parametrize(("today", "stands"), STANDS, ids=[row[0] for row in STANDS])
def test_stands_on_a_day(today: str, stands: LimitStatus) -> None:
    assert limit_status(Running(MONDAY), clock(day(today))) == stands


@pytest.mark.parametrize(
    ("met_on", "stands"),
    [
        ("2026-11-20", LimitStatus("met", None, 0)),
        ("2026-11-30", LimitStatus("met", None, 0)),
        ("2026-12-01", LimitStatus("met_late", None, 1)),
        ("2026-12-07", LimitStatus("met_late", None, 7)),
    ],
)
def test_stands_as_met_whatever_day_it_is(met_on: str, stands: LimitStatus) -> None:
    for today in ("2026-11-16", "2027-06-01"):
        assert limit_status(Running(MONDAY, day(met_on)), clock(day(today))) == stands


def test_what_lapsed_is_never_overdue() -> None:
    assert limit_status(Running(MONDAY, lapsed=True), clock(date(2027, 6, 1))) == ("lapsed", None, 0)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_limit_is_due_today_on_one_day_only(due: int, now: int) -> None:
    due_on, today = (date.fromordinal(date(2026, 3, 1).toordinal() + n) for n in (due, now))
    status, left, late = limit_status(Running(due_on), clock(today))
    assert (status == "due_today") is (today == due_on)
    assert (status == "overdue") is (today > due_on) is (late > 0)
    assert left == WORKDAYS.between(today, due_on)
