"""A suspension stops the clock (not from the Opinion, off unless switched on): the limit moves, and says so."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.calendar.days import Span, Unit
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.documents.case import summary_document
from sqqf.procedure.documents.clock import counting
from sqqf.procedure.record.dossier import Extension, Pause
from sqqf.procedure.rules.entries import Yellow
from sqqf.procedure.time.due import due_dates
from sqqf.procedure.time.lights import Clock, limit_status
from sqqf.procedure.time.limits import Deadline, deadlines
from sqqf.procedure.tolerance.case import Case
from sqqf.store.index.reading import DeadlineFilter, deadline_lines
from sqqf.store.writing.notices import NoticeFile, import_notices
from tests.cases import (
    CONCLUDED,
    RECEIVED,
    SWITCHED,
    WIDEST,
    WORKDAYS,
    admitted,
    book,
    case_of,
    day,
    notice_of,
    stamp,
)

# 30 working days from 2026-04-30 end on 2026-06-15; 19 June is the Dragon Boat holiday.
LINES = ("received 2026-04-30", "accepted 2026-04-30")
MAY = date(2026, 4, 30)


def working_days(n: int) -> Span:
    return Span("working_day", n)


def investigation(case: Case, workdays: Workdays = WORKDAYS) -> Deadline:
    found = {limit.kind: limit for limit in deadlines(case, SWITCHED, "city", workdays)}
    return found["investigation"]


def stands(limit: Deadline, today: str) -> tuple[str, int | None, int]:
    return limit_status(limit, Clock(day(today), WORKDAYS, Yellow(3, {})))


MOVED = [
    ("a week", ["suspended 2026-06-01", "resumed 2026-06-08"], "2026-06-23"),  # 2 to 5 and 8 June
    ("from one day to the next", ["suspended 2026-06-01", "resumed 2026-06-02"], "2026-06-16"),
    ("over a weekend only", ["suspended 2026-06-05", "resumed 2026-06-07"], "2026-06-15"),
    ("within one day", ["suspended 2026-06-01", "resumed 2026-06-01"], "2026-06-15"),
    ("from the day of acceptance", ["suspended 2026-04-30", "resumed 2026-05-11"], "2026-06-23"),
    ("twice", ["suspended 2026-05-11", "resumed 2026-05-12", "suspended 2026-06-01", "resumed 2026-06-02"], "2026-06-17"),
    (
        "the second time in the days that the first one added",
        ["suspended 2026-06-01", "resumed 2026-06-08", "suspended 2026-06-17", "resumed 2026-06-22"],
        "2026-06-25",
    ),
    ("past the due date that was", ["suspended 2026-06-12", "resumed 2026-06-30"], "2026-07-01"),
    ("on the due date", ["suspended 2026-06-15", "resumed 2026-06-30"], "2026-06-15"),
    ("when it had run out", ["suspended 2026-06-16", "resumed 2026-06-30"], "2026-06-15"),
    ("not over yet", ["suspended 2026-06-01"], "2026-06-15"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "due"), [row[1:] for row in MOVED], ids=[row[0] for row in MOVED])
def test_the_due_date_moves_by_the_working_days_that_the_clock_stood_still(
    lines: list[str], due: str
) -> None:
    limit = investigation(admitted(*LINES, *lines, under=WIDEST))
    assert (limit.original_due_on, limit.due_on) == (date(2026, 6, 15), day(due))


def test_only_the_limit_of_the_investigation_is_stopped() -> None:
    """A case is suspended while it is investigated: that of acceptance was over, or goes on."""
    found = deadlines(
        case_of(*LINES, "suspended 2026-05-06", "resumed 2026-05-18"), SWITCHED, "city", WORKDAYS
    )
    assert [(limit.kind, bool(limit.pauses), limit.due_on > limit.original_due_on) for limit in found] == [
        ("acceptance", False, False),
        ("investigation", True, True),
    ]


EXTENDED = [
    # One of a week, of five working days; the extension's own days, too, are only those on which the clock ran.
    ("by days, then suspended", ["extended 2026-05-29 days=5", "suspended 2026-06-01", "resumed 2026-06-08"], "2026-06-30"),
    ("suspended, then by days", ["suspended 2026-06-01", "resumed 2026-06-08", "extended 2026-06-09 days=5"], "2026-06-30"),
    ("suspended in the days added", ["extended 2026-05-29 days=5", "suspended 2026-06-16", "resumed 2026-06-18"], "2026-06-25"),
    ("to a date: that is the date", ["extended 2026-05-29 to=2026-07-15", "suspended 2026-06-01", "resumed 2026-06-08"], "2026-07-15"),
    ("to a date that the suspension goes past", ["extended 2026-05-29 to=2026-06-16", "suspended 2026-06-01", "resumed 2026-06-08"], "2026-06-23"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "due"), [row[1:] for row in EXTENDED], ids=[row[0] for row in EXTENDED])
def test_suspensions_and_extensions_add_up(lines: list[str], due: str) -> None:
    assert investigation(admitted(*LINES, *lines, under=WIDEST)).due_on == day(due)


# ── laws ──


def one_after_another(gaps: list[tuple[int, int]]) -> list[Pause]:
    """Suspensions that begin so many days after the one before ended, and last so many days."""
    pauses: list[Pause] = []
    for after, lasting in gaps:
        since = (pauses[-1].until or MAY if pauses else MAY) + timedelta(days=after)
        pauses.append(Pause(since, since + timedelta(days=lasting)))
    return pauses


_pauses = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4).map(one_after_another)
_pause = st.tuples(st.integers(0, 120), st.integers(0, 40)).map(lambda gap: one_after_another([gap])[0])


@given(_pause, st.integers(1, 60))
def test_one_suspension_moves_the_limit_by_exactly_its_working_days(pause: Pause, length: int) -> None:
    original, due = due_dates(MAY, working_days(length), (), WORKDAYS, (pause,))
    assert pause.until
    stood_still = WORKDAYS.between(pause.since, pause.until) if pause.since < original else 0
    assert WORKDAYS.between(MAY, due) == length + stood_still
    assert WORKDAYS.between(original, due) == stood_still


@pytest.mark.parametrize("unit", ["working_day", "calendar_day"])
@given(_pauses, st.integers(1, 60))
def test_the_days_on_which_the_clock_ran_are_the_limits_own(
    unit: Unit, pauses: list[Pause], length: int
) -> None:
    """Up to the last one counted; of calendar days the limit may run on to the next working day."""
    span = Span(unit, length)
    _, due = due_dates(MAY, span, (), WORKDAYS, pauses)
    limit = investigation(case_of(*LINES))._replace(span=span, pauses=tuple(pauses), due_on=due)
    last = limit.last_counted()
    ran = [
        one
        for one in (MAY + timedelta(days=n) for n in range(1, (last - MAY).days + 1))
        if (unit == "calendar_day" or WORKDAYS.is_working(one))
        and not any(p.until and p.since < one <= p.until for p in pauses)
    ]
    assert len(ran) == length
    assert ran[-1] == last
    assert unit == "calendar_day" or last == due


@given(_pause, st.integers(1, 30), st.integers(1, 30))
def test_an_extension_by_days_is_counted_by_the_same_clock(pause: Pause, days: int, more: int) -> None:
    """So many days more make the longer limit, wherever the suspension lies."""
    extension = Extension(MAY, more, None)
    assert (
        due_dates(MAY, working_days(days), (extension,), WORKDAYS, (pause,))[1]
        == due_dates(MAY, working_days(days + more), (), WORKDAYS, (pause,))[1]
    )


# ── how it stands ──


@pytest.mark.parametrize(
    ("lines", "today", "status"),
    [
        (["suspended 2026-06-01"], "2026-06-01", ("suspended", None, 0)),
        (["suspended 2026-06-01"], "2026-12-31", ("suspended", None, 0)),
        (["suspended 2026-06-12"], "2026-06-15", ("suspended", None, 0)),
        (["suspended 2026-06-01", "resumed 2026-06-08"], "2026-06-23", ("due_today", 0, 0)),
        (["suspended 2026-06-01", "resumed 2026-06-08"], "2026-06-24", ("overdue", -1, 1)),
        # It had run out before: no suspension takes that back.
        (["suspended 2026-06-15"], "2026-06-16", ("overdue", -1, 1)),
        (["suspended 2026-06-22"], "2026-06-23", ("overdue", -5, 8)),
        (["suspended 2026-06-01", "ended 2026-06-30"], "2026-12-31", ("lapsed", None, 0)),
    ],
    ids=["that day", "long after", "near the end", "resumed", "overdue after it", "from the due date", "overdue before", "ended"],
)  # fmt: skip
def test_a_limit_that_stands_still_is_never_overdue(
    lines: list[str], today: str, status: tuple[str, int | None, int]
) -> None:
    assert stands(investigation(admitted(*LINES, *lines, under=WIDEST)), today) == status


def test_what_was_met_stays_met() -> None:
    case = case_of(*CONCLUDED, "suspended 2026-11-26")
    assert stands(investigation(case), "2026-12-31")[0] == "met"


def test_the_case_says_since_when() -> None:
    lines = (*LINES, "suspended 2026-06-01")
    assert summary_document(case_of(*lines), SWITCHED, "city")["suspended_on"] == "2026-06-01"
    assert summary_document(case_of(*lines, "resumed 2026-06-08"), SWITCHED, "city")["suspended_on"] is None


# ── explained ──


def test_the_days_on_which_it_stood_still_are_shown_and_not_counted() -> None:
    limit = investigation(case_of(*LINES, "suspended 2026-06-01", "resumed 2026-06-08"))
    count = counting(limit, WORKDAYS)
    assert count["suspensions"] == [{"since": "2026-06-01", "until": "2026-06-08", "by": "suspended"}]
    week = {one["date"]: (one["counted"], one["suspended"]) for one in count["days"] if "2026-06-01" <= one["date"] <= "2026-06-09"}  # fmt: skip
    assert week == {
        "2026-06-01": (20, False),
        **{f"2026-06-0{n}": (None, True) for n in range(2, 9)},
        "2026-06-09": (21, False),
    }
    assert (count["days"][-1]["date"], count["days"][-1]["counted"]) == ("2026-06-23", 30)


@given(_pauses, st.integers(1, 60))
def test_the_last_day_explained_is_the_last_one_of_the_limit(pauses: list[Pause], length: int) -> None:
    limit = investigation(case_of(*LINES))
    original, due = due_dates(MAY, working_days(length), (), WORKDAYS, pauses)
    limit = limit._replace(
        span=working_days(length), pauses=tuple(pauses), original_due_on=original, due_on=due
    )
    counted = [one["counted"] for one in counting(limit, WORKDAYS)["days"] if one["counted"]]
    assert counted == list(range(1, length + 1))


def test_a_suspension_that_goes_on_is_said_and_takes_no_day_out_yet() -> None:
    count = counting(investigation(case_of(*LINES, "suspended 2026-06-01")), WORKDAYS)
    assert count["suspensions"] == [{"since": "2026-06-01", "until": None, "by": "suspended"}]
    assert not any(one["suspended"] for one in count["days"])


def test_an_extension_agreed_in_the_time_that_a_suspension_gave_isnt_late() -> None:
    lines = (*LINES, "suspended 2026-06-01", "resumed 2026-06-08", "extended 2026-06-18 days=5")
    (extension,) = counting(investigation(case_of(*lines)), WORKDAYS)["extensions"]
    assert (extension["late"], extension["due_on"]) == (False, "2026-06-30")


# ── in the file ──


def lines_of(a: Any, today: str) -> list[tuple[str, str, int | None]]:
    return [(line.due_on, line.status, line.working_days_left) for line in deadline_lines(a.ledger, DeadlineFilter(kind="investigation"), day(today))]  # fmt: skip


def test_the_index_knows_the_suspension(tmp_path: Path) -> None:
    with book(tmp_path / "a.db", profile=SWITCHED) as a:
        case = a.open_case(*LINES, "suspended 2026-06-01")
        assert lines_of(a, "2026-12-31") == [("2026-06-15", "suspended", None)]
        assert (
            list(
                deadline_lines(
                    a.ledger,
                    DeadlineFilter(kind="investigation", due_before=date(2026, 12, 31)),
                    date(2026, 12, 31),
                )
            )
            == []
        )
        a.add(case, "resumed 2026-06-08")
        assert lines_of(a, "2026-06-22") == [("2026-06-23", "due_soon", 1)]
        assert a.problems() == []


def test_a_notice_moves_a_limit_with_its_suspensions(tmp_path: Path) -> None:
    """From 2026-11-20, five working days suspended: into 2027, whose notice then takes another day."""
    with book(tmp_path / "a.db", profile=SWITCHED) as a:
        a.open_case(RECEIVED, "accepted 2026-11-20", "suspended 2026-11-27", "resumed 2026-12-04")
        assert lines_of(a, "2026-12-31") == [("2027-01-11", "open", 6)]
        notice = notice_of(2027, "2027-01-01 off", "2027-01-04 off")
        import_notices(a.ledger, stamp(), NoticeFile((notice,), {"name": "2027.json"}, yes=True))
        assert lines_of(a, "2026-12-31") == [("2027-01-12", "open", 6)]
        assert a.problems() == []


def test_a_notice_may_let_a_limit_run_out_before_the_suspension(tmp_path: Path) -> None:
    """Due on 2027-01-04, suspended that day: overdue. With 4 January off it would have had a day more."""
    with book(tmp_path / "a.db", profile=SWITCHED, today=date(2027, 1, 5)) as a:
        a.open_case(RECEIVED, "accepted 2026-11-20", "suspended 2027-01-04")
        assert lines_of(a, "2027-01-05") == [("2027-01-04", "overdue", -1)]
        notice = notice_of(2027, "2027-01-01 off", "2027-01-04 off")
        import_notices(a.ledger, stamp(a.today), NoticeFile((notice,), {"name": "2027.json"}, yes=True))
        assert lines_of(a, "2027-01-05") == [("2027-01-05", "suspended", None)]
        assert a.problems() == []
