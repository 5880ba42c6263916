"""Limits as other rules have them: in months or calendar days, between acts, with pauses, a light and a cap of their own.

The shipped rules count working days only; what they say of every day is held here too.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.calendar.days import Span
from sqqf.procedure.documents.clock import counting
from sqqf.procedure.errors import Refused
from sqqf.procedure.record.dossier import Extension, Pause
from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.faults import ProfileFaults
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import due_dates
from sqqf.procedure.time.limits import Deadline, deadlines
from sqqf.store.writing.notices import NoticeFile, import_notices
from tests.cases import (
    DECIDED,
    PROFILE,
    WORKDAYS,
    admitted,
    book,
    case_of,
    changed_profile,
    day,
    notice_of,
    setting,
    stamp,
)
from tests.test_cli_papers import text_of
from tests.test_cli_switches import turned_on
from tests.test_rules_in_force import CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

INVESTIGATION = 'working_days = 30\nstarts = "accepted"'
EXTENDABLE = "extendable = true\n"


def rules(*changes: tuple[str, str], limit: str = "") -> Profile:
    """The shipped rules with these changes, and with one more limit, ``recheck``."""
    return changed_profile(*changes, read=lambda text: parse(text + _recheck(limit)))


def _recheck(limit: str) -> str:
    if not limit:
        return ""
    head = '\n[[limits]]\nid = "recheck"\narticle = "二(三)5"\nzh = "复核时限"\nen = "recheck limit"\nbasis = "letter"\n'
    return head + limit


def in_months(length: str = "months = 2") -> Profile:
    return rules((INVESTIGATION, f'{length}\nstarts = "accepted"'))


def limits_of(*lines: str, under: Profile, kind: str = "investigation") -> list[Deadline]:
    found = deadlines(case_of(*lines, profile=under), under, "city", WORKDAYS)
    return [limit for limit in found if limit.kind == kind]


# ── in other units ──

LENGTHS = {
    "two months": ("months = 2", "2026-03-10", Span("month", 2), "2026-05-11"),
    "a year": ("years = 1", "2025-05-20", Span("month", 12), "2026-05-20"),
    "45 calendar days": ("calendar_days = 45", "2026-03-02", Span("calendar_day", 45), "2026-04-16"),
    "into a holiday": ("calendar_days = 30", "2026-09-01", Span("calendar_day", 30), "2026-10-08"),
}


@pytest.mark.parametrize(("length", "start", "span", "due"), LENGTHS.values(), ids=LENGTHS)
def test_a_limit_is_as_long_as_its_rules_say(length: str, start: str, span: Span, due: str) -> None:
    (limit,) = limits_of(f"received {start}", f"accepted {start}", under=in_months(length))
    assert (limit.span, limit.working_days, limit.due_on) == (span, None, day(due))
    assert not limit.provisional


MONTH = ("received 2026-04-01", "accepted 2026-04-01")  # with one month: 1 May is a holiday, due on 6 May


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        ([], "2026-05-06"),
        (["suspended 2026-04-10", "resumed 2026-04-15"], "2026-05-06"),  # five days: 6 May
        (["suspended 2026-04-10", "resumed 2026-04-20"], "2026-05-11"),  # ten: 11 May
        (["suspended 2026-04-20", "resumed 2026-05-12"], "2026-05-25"),  # 22 days: 23 May, a Saturday
        (["suspended 2026-05-02", "resumed 2026-05-20"], "2026-05-21"),  # in the days that the rest days add
        (["extended 2026-04-20 days=5"], "2026-05-12"),  # five working days after the due date, 9 May worked
        (["extended 2026-04-20 to=2026-05-30"], "2026-05-30"),
        (["extended 2026-04-20 to=2026-04-30"], "2026-05-06"),  # consent never shortens it
    ],
    ids=[
        "plain",
        "suspended",
        "for longer",
        "over its end",
        "in its rest days",
        "by days",
        "to a day",
        "shorter",
    ],
)
def test_pauses_and_extensions_move_it(lines: list[str], due: str) -> None:
    (limit,) = limits_of(*MONTH, *lines, under=in_months("months = 1"))
    assert (limit.original_due_on, limit.due_on) == (date(2026, 5, 6), day(due))
    days = counting(limit, WORKDAYS)["days"]
    assert days[-1]["date"] == due
    numbers = [one["counted"] for one in days if one["counted"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert not any(one["suspended"] and one["counted"] for one in days)


_starts = st.dates(date(2007, 1, 1), date(2090, 1, 1))
_spans = st.builds(Span, st.sampled_from(["working_day", "calendar_day", "month"]), st.integers(1, 36))
_pauses = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=3)


def _laid_out(start: date, drawn: list[tuple[int, int]]) -> list[Pause]:
    """Pauses one after the other."""
    pauses, since = [], start
    for gap, length in drawn:
        since += timedelta(days=gap)
        pauses.append(Pause(since, since + timedelta(days=length)))
        since += timedelta(days=length)
    return pauses


@given(_starts, _spans, _pauses)
def test_a_pause_never_ends_a_limit_earlier_and_none_ends_on_a_day_off_or_standing_still(
    start: date, span: Span, drawn: list[tuple[int, int]]
) -> None:
    pauses = _laid_out(start, drawn)
    original, due = due_dates(start, span, (), WORKDAYS, pauses)
    assert original <= due
    assert WORKDAYS.is_working(due)
    assert not any(pause.until and pause.since < due <= pause.until for pause in pauses)


@given(_starts, _spans, st.integers(1, 60))
def test_an_extension_by_days_is_counted_in_working_days_from_the_due_date(
    start: date, span: Span, n: int
) -> None:
    original, due = due_dates(start, span, (Extension(start, n, None),), WORKDAYS)
    assert WORKDAYS.between(original, due) == n


# ── between acts ──

FED_BACK = ("feedback 2026-12-14", "feedback 2026-12-18 to=县纪委 role=organ")
BETWEEN = {
    "from the first": ('starts = "first:feedback"', "2026-12-14", None),
    "from the last": ('starts = "last:feedback"', "2026-12-18", None),
    "met by the first": ('starts = "accepted"\nmet_by = ["first:feedback"]', "2026-11-20", "2026-12-14"),
    "met by the last": ('starts = "accepted"\nmet_by = ["last:feedback"]', "2026-11-20", "2026-12-18"),
    "met by both kinds": (
        'starts = "accepted"\nmet_by = ["first:feedback", "concluded"]', "2026-11-20", "2026-12-14",
    ),
    "what came before doesn't meet it": ('starts = "last:feedback"\nmet_by = ["last:step"]', "2026-12-18", None),
    "since the decision": ('starts = "decided"\nmet_by = ["last:feedback"]', "2026-12-11", "2026-12-18"),
    "since the decision, by a milestone": ('starts = "decided"\nmet_by = ["filed"]', "2026-12-11", None),
}  # fmt: skip


@pytest.mark.parametrize(("says", "starts_on", "met_on"), BETWEEN.values(), ids=BETWEEN)
def test_any_kind_of_act_starts_and_meets_a_limit(says: str, starts_on: str, met_on: str | None) -> None:
    says += "" if "met_by" in says else '\nmet_by = ["closed_never"]'
    says = says.replace("closed_never", "first:closed")
    under = rules(limit=f"months = 6\n{says}\n")
    (limit,) = limits_of(*DECIDED, *FED_BACK, under=under, kind="recheck")
    assert (limit.starts_on, limit.met_on) == (day(starts_on), day(met_on) if met_on else None)


def test_a_limit_from_the_decision_runs_once_for_each() -> None:
    under = rules(limit='months = 6\nstarts = "decided"\nmet_by = ["first:feedback"]\n')
    lines = (*DECIDED, "feedback 2026-12-14", "reopened 2026-12-21 due=2027-01-20", "decided 2027-02-10")
    assert [(one.starts_on, one.met_on) for one in limits_of(*lines, under=under, kind="recheck")] == [
        (date(2026, 12, 11), date(2026, 12, 14)),
        (date(2027, 2, 10), None),
    ]


# ── what suspends it ──

PAUSING = 'pauses = [{ from = "suspended", until = "resumed" }]'
TWO_WAYS = 'pauses = [{ from = "suspended", until = "resumed" }, { from = "step", until = "objection" }]'


def test_a_limit_is_suspended_by_what_its_rules_say_and_nothing_else() -> None:
    lines = (*MONTH, "suspended 2026-04-10", "resumed 2026-04-20")
    never = rules((f"{PAUSING}\n", 'pauses = [{ from = "step", until = "objection" }]\n'))
    (limit,) = limits_of(*lines, under=never)
    assert (limit.pauses, limit.due_on) == ((), limit.original_due_on)
    (stopped,) = limits_of(*MONTH, "step 2026-04-10", under=never)
    assert (stopped.paused, stopped.pauses) == (True, (Pause(date(2026, 4, 10), None, "step"),))


def test_pauses_of_two_kinds_that_overlap_count_once() -> None:
    under = rules((PAUSING, TWO_WAYS))
    lines = (
        *MONTH,
        "suspended 2026-04-10",
        "step 2026-04-15",
        "resumed 2026-04-20",
        "objection 2026-04-24",
    )
    (limit,) = limits_of(*lines, under=under)
    assert [(one.since, one.until) for one in limit.pauses] == [(date(2026, 4, 10), date(2026, 4, 24))]


def test_rules_that_say_nothing_of_pauses_are_suspended_where_they_can_be_extended() -> None:
    """As on record in ledgers made before a profile could say it."""
    (limit,) = limits_of(
        *MONTH, "suspended 2026-04-10", "resumed 2026-04-20", under=rules((f"{PAUSING}\n", ""))
    )
    assert limit.pauses == (Pause(date(2026, 4, 10), date(2026, 4, 20)),)


# ── how far it may be extended ──

CAPS = {
    "by a month, to its end": ("{ months = 1 }", "to=2027-02-04", True),
    "by a month, past it": ("{ months = 1 }", "to=2027-02-05", False),
    "by working days": ("{ working_days = 10 }", "days=10", True),
    "by a day too many": ("{ working_days = 10 }", "days=11", False),
    "once, however far": ("{ times = 1 }", "to=2028-02-01", True),
}


@pytest.mark.parametrize(("cap", "given_", "passes"), CAPS.values(), ids=CAPS)
def test_an_extension_past_the_cap_is_refused(cap: str, given_: str, passes: bool) -> None:
    under = setting(profile=rules((EXTENDABLE, f"{EXTENDABLE}extend_at_most = {cap}\n")))
    lines = ("received 2026-11-16", "accepted 2026-11-20", f"extended 2026-11-23 {given_} reason=r")
    if passes:
        assert len(admitted(*lines, under=under).extensions) == 1
        return
    with pytest.raises(Refused, match="extension_past_cap") as refused:
        admitted(*lines, under=under)
    assert refused.value.article == "二(三)3(3)"


def test_several_extensions_are_counted_together_and_by_number() -> None:
    lines = ["received 2026-11-16", "accepted 2026-11-20", "extended 2026-11-23 days=6 reason=r"]
    for cap, code in (
        ("{ working_days = 10 }", "extension_past_cap"),
        ("{ times = 1 }", "extended_too_often"),
    ):
        under = setting(profile=rules((EXTENDABLE, f"{EXTENDABLE}extend_at_most = {cap}\n")))
        with pytest.raises(Refused, match=code):
            admitted(*lines, "extended 2026-11-23 days=6 reason=r", under=under)
    assert (
        len(admitted(*lines, "extended 2026-11-23 days=400 reason=r").extensions) == 2
    )  # the Opinion has no cap


# ── what a profile may say ──

FAULTS = {
    "two lengths": ("months = 2\nworking_days = 5", [("months", "not_with")]),
    "no length": ("", [("working_days", "missing")]),
    "none at all": ("months = 0", [("months", "form")]),
    "an act that isn't there": ('months = 1\nstarts = "first:nothing"', [("starts", "dangling")]),
    "neither first nor last": ('months = 1\nstarts = "second:feedback"', [("starts", "choice")]),
    "an act without a date": ('months = 1\nstarts = "first:noted"', [("starts", "choice")]),
    "an act of the other track": ('months = 1\nstarts = "first:disposed"', [("starts", "choice")]),
    "a pause without an end": ('months = 1\npauses = [{ from = "suspended" }]', [("pauses[0].until", "missing")]),
    "a pause by an act without a date": (
        'months = 1\npauses = [{ from = "noted", until = "resumed" }]', [("pauses[0].from", "choice")],
    ),
    "a cap without extensions": ("months = 1\nextend_at_most = { months = 1 }", [("extendable", "missing")]),
    "a cap in two units": (
        "months = 1\nextendable = true\nextend_at_most = { months = 1, working_days = 5 }",
        [("extend_at_most.months", "not_with")],
    ),
    "an empty cap": (
        "months = 1\nextendable = true\nextend_at_most = {}", [("extend_at_most.working_days", "missing")],
    ),
    "a light in words": ('months = 1\nyellow = "soon"', [("yellow", "type")]),
}  # fmt: skip


@pytest.mark.parametrize(("says", "faults"), FAULTS.values(), ids=FAULTS)
def test_a_profile_that_says_it_wrongly_is_refused_with_the_place(
    says: str, faults: list[tuple[str, str]]
) -> None:
    says += "" if "starts" in says else '\nstarts = "decided"'
    with pytest.raises(ProfileFaults) as refused:
        rules(limit=f'{says}\nmet_by = ["first:feedback"]\n')
    place = f"limits[{len(PROFILE.limits)}]."
    assert [(one.place.removeprefix(place), one.code) for one in refused.value.faults] == faults


def test_months_dont_go_with_counting_the_day_of_the_event() -> None:
    with pytest.raises(ProfileFaults) as refused:
        rules(
            ("start_counted = false", "start_counted = true"),
            (INVESTIGATION, 'months = 1\nstarts = "accepted"'),
        )
    assert [(one.place, one.code) for one in refused.value.faults] == [("limits[1].months", "not_with")]


# ── in a ledger ──

PLACE = (
    (INVESTIGATION, 'months = 2\nyellow = 20\nstarts = "accepted"'),
    (EXTENDABLE, f"{EXTENDABLE}extend_at_most = {{ months = 1, times = 1 }}\n"),
)
NEW = "case new --channel appeal --applicant 陈某 --matter 某事 --point 某点 --received 2026-11-16"


def of_a_place(sqqf: Sqqf) -> Sqqf:
    """A ledger under rules with an investigation of two months, and a case that was accepted on 2026-11-20."""
    path = turned_on(sqqf, "suspension")
    text = path.read_text(encoding="utf-8")
    for old, new in PLACE:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    sqqf.ok(*CITY.split(), path)
    sqqf.ok(*NEW.split())
    sqqf.ok("case", "accept", "1", "--on", "2026-11-20")
    return sqqf


def investigation(sqqf: Sqqf, today: str | None = None) -> dict[str, Any]:
    (limit,) = sqqf.json("deadlines", "--all", "--kind", "investigation", today=today)
    return dict(limit)


def test_it_is_listed_with_its_unit_and_without_working_days(sqqf: Sqqf) -> None:
    limit = investigation(of_a_place(sqqf))
    keys = (
        "starts_on",
        "working_days",
        "unit",
        "length",
        "due_on",
        "status",
        "working_days_left",
        "provisional",
    )
    assert [limit[key] for key in keys] == ["2026-11-20", None, "month", 2, "2027-01-20", "open", 41, True]
    acceptance = sqqf.json("deadlines", "--all", "--kind", "acceptance")[0]
    assert [acceptance[key] for key in ("working_days", "unit", "length")] == [10, "working_day", 10]


def test_its_light_is_its_own(sqqf: Sqqf) -> None:
    of_a_place(sqqf)
    assert investigation(sqqf, "2026-12-18")["status"] == "open"
    soon = investigation(sqqf, "2026-12-23")
    assert (soon["status"], soon["working_days_left"]) == ("due_soon", 19)
    summary = sqqf.json("summary", today="2026-12-23")
    assert summary["lights"] == {"red": 1, "yellow": 1, "blue": 0}  # the notice of acceptance is overdue
    report = sqqf.json("report", "daily", today="2026-12-23")
    assert [one["kind"] for one in report["due_soon"]] == ["investigation"]
    assert [
        one["working_days_left"] for one in sqqf.json("case", "show", "1", today="2026-12-23")["deadlines"]
    ][1] == 19


def test_it_is_explained_day_by_day_in_both_languages(sqqf: Sqqf) -> None:
    of_a_place(sqqf)
    (explained,) = sqqf.json("case", "explain", "1", "--kind", "investigation")
    assert (len(explained["days"]), explained["days"][-1]["counted"]) == (61, 61)
    assert "2 months from 2026-11-20 (二(三)3(3)); the day of the event is not counted" in sqqf.ok(
        "case", "explain", "1"
    )
    assert "自 2026-11-20 起 2 个月（二(三)3(3)）" in sqqf("--lang", "zh", "case", "explain", "1").out
    shown = sqqf.ok("rules", "show", "limit.investigation")
    assert not shown.startswith("Traceback")


def test_a_suspension_stops_it_and_says_so(sqqf: Sqqf) -> None:
    of_a_place(sqqf)
    sqqf.ok("case", "suspend", "1", "--on", "2026-11-21", "--reason", "等待鉴定")
    assert investigation(sqqf)["status"] == "suspended"
    sqqf.ok("case", "resume", "1", "--on", "2026-11-23")
    limit = investigation(sqqf)
    assert (limit["status"], limit["original_due_on"], limit["due_on"]) == (
        "open",
        "2027-01-20",
        "2027-01-22",
    )
    assert "2 days not counted" in sqqf.ok("case", "explain", "1", "--kind", "investigation")
    assert sqqf.json("verify")["ok"]


def test_a_notice_moves_its_last_day(sqqf: Sqqf) -> None:
    """20 January 2027 becomes a day off: the next working day takes its place."""
    of_a_place(sqqf)
    with book(sqqf.ledger) as a:
        notice = notice_of(2027, "2027-01-20 off", "2027-01-21 off")
        (found,) = import_notices(a.ledger, stamp(date(2026, 11, 23)), NoticeFile((notice,), {}, yes=True))
    assert ("investigation", "2027-01-20", "2027-01-22") in [moved[1:] for moved in found.moved]
    limit = investigation(sqqf)
    assert (limit["due_on"], limit["provisional"]) == ("2027-01-22", False)
    assert sqqf.json("verify")["ok"]


def test_figures_and_papers_take_it(sqqf: Sqqf) -> None:
    of_a_place(sqqf)
    step = "step add 1 --method hearing --people 李某 --finding 属实 --point 1 --on 2026-11-21"
    for line in (step, "case conclude 1 --on 2026-11-23 --finding 属实"):
        sqqf.ok(*line.split())
    figures = sqqf.json("report", "stats", "--period", "2027-01", today="2027-02-01")["figures"]
    (kept,) = [one for one in figures["limits"] if one["kind"] == "investigation"]
    assert (kept["on_time"], kept["median_working_days"]) == (1, 1)
    sqqf.ok("paper", "make", "acceptance", "1", "--output", "a.docx")
    assert "调查工作一般自受理之日的次日起2个月内完成" in text_of(sqqf.folder / "a.docx")
    for file in ("a.xlsx", "a.csv", "a.ics"):
        sqqf.ok("export", file)
    assert "20270120" in (sqqf.folder / "a.ics").read_text(encoding="utf-8")


def test_a_ledger_of_the_version_before_gets_the_columns(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case("received 2026-11-16", "accepted 2026-11-20")
        before = a.rows("SELECT * FROM deadlines")
        assert [row[-2:] for row in before] == [("working_day", 10), ("working_day", 30)]
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as db:
        db.execute("ALTER TABLE deadlines DROP COLUMN unit")
        db.execute("ALTER TABLE deadlines DROP COLUMN length")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'lengths'")
        db.execute("PRAGMA user_version=5")
    with book(tmp_path / "a.db") as a:
        assert a.rows("SELECT * FROM deadlines") == before
        assert a.problems() == []


# ── the shipped rules ──


def test_every_due_date_of_2007_to_2026_is_as_before() -> None:
    """Of every start from 2007 up to the last whose longest limit ends in 2026: a checksum of what it always was."""
    lengths = sorted({limit.span.length for limit in PROFILE.limits if limit.span})
    assert lengths == [5, 10, 30, 60]
    starts = [
        date(2007, 1, 1) + timedelta(days=n) for n in range((date(2026, 9, 20) - date(2007, 1, 1)).days)
    ]
    due = [due_dates(start, Span("working_day", n), (), WORKDAYS)[1] for n in lengths for start in starts]
    assert max(due) <= date(2026, 12, 31)
    assert due == [WORKDAYS.add(start, n) for n in lengths for start in starts]
    assert zlib.crc32(json.dumps(list(map(str, due))).encode()) == CHECKSUM


CHECKSUM = 2622673571
