"""The ledger as of a day: what a ledger says in which only those acts were ever recorded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sqqf.calendar.dates import CHINA
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import Act
from sqqf.store.index.as_of import as_of
from sqqf.store.index.documents import explained, show_document
from sqqf.store.index.reading import DeadlineFilter, deadline_lines, read_summary, summaries
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.journal import acts_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.opening import open_ledger
from sqqf.store.overview import summary
from sqqf.store.writing.making import NewLedger, create_ledger
from sqqf.store.writing.notices import NoticeFile, import_notices
from sqqf.store.writing.transaction import transaction
from tests.cases import EARLIEST, RECEIVED, SWITCHED, TODAY, WIDEST, day, histories, notice_of, read_line

OPENED = "2026-11-15T01:00:00Z"
NOTICE = notice_of(2027, "2027-01-01 off", "2027-01-04 off", "2027-01-09 on")


class Event(NamedTuple):
    """Something recorded at a moment: an act on a case, or the notice where there is none."""

    moment: str
    case: int = 0
    act: Act | None = None


def stamp(moment: str, ids: Callable[[], str] = lambda: "0" * 16) -> Stamp:
    return Stamp("tester", TODAY, None, lambda: moment, ids)


@cache
def _empty() -> Path:
    path = Path(mkdtemp(prefix="sqqf-tests-")) / "a.db"
    made = stamp(OPENED)
    create_ledger(path, NewLedger(group="某小组", level=WIDEST.level, prefix="阳容", profile=SWITCHED), made)
    return path


def told(path: Path, events: list[Event]) -> Ledger:
    """A ledger in which this was recorded; each case has the same id wherever it is told."""
    shutil.copy(_empty(), path)
    ledger = open_ledger(path)
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF"):  # each act is a transaction of its own
        ledger.connection.execute(f"PRAGMA {pragma}")
    seqs: dict[tuple[int, int], int] = {}
    for moment, case, act in events:
        if act is None:
            import_notices(ledger, stamp(moment), NoticeFile((NOTICE,), {}, yes=True))
            continue
        case_id = f"{case:016x}"
        with transaction(ledger, stamp(moment, lambda one=case_id: one)) as writing:  # type: ignore[misc]
            seqs[case, act.seq] = writing.seq + 1
            body = dict(act.body)
            if act.kind == "registered":
                writing.register(body)
                continue
            if act.kind == "amended":
                body["act"] = seqs[case, body["act"]]
            writing.append(case_id, act.kind, body, act.on)
    return ledger


def contents(ledger: Ledger) -> dict[str, list[Any]]:
    """All that is listed."""
    tables = {
        table: ledger.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
        for table in ("cases", "deadlines")
    }
    return {**tables, "documents": [json.loads(text) for text in summaries(ledger.connection)]}


def end_of(on: date) -> str:
    midnight = datetime.combine(on + timedelta(days=1), datetime.min.time(), CHINA)
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@st.composite
def ledgers(draw: st.DrawFn) -> list[Event]:
    """Up to three cases, their acts recorded turn by turn, and perhaps next year's notice among them."""
    stories = [list(story) for story in draw(st.lists(histories, min_size=1, max_size=3))]
    begun = datetime(EARLIEST.year, EARLIEST.month, EARLIEST.day, tzinfo=UTC)
    events, cases = [], list(range(1, len(stories) + 1))
    order = draw(st.permutations([n for n in cases for _ in stories[n - 1]]))
    at = draw(st.none() | st.integers(0, len(order)))
    for place, n in enumerate(order):
        begun += timedelta(hours=draw(st.integers(0, 40)))
        moment = begun.strftime("%Y-%m-%dT%H:%M:%SZ")
        if place == at:
            events.append(Event(moment))
        events.append(Event(moment, n, stories[n - 1].pop(0)))
    number = {
        n: place for place, n in enumerate(dict.fromkeys(event.case for event in events if event.act), 1)
    }
    events = [event._replace(case=number.get(event.case, 0)) for event in events]
    return [_arising(event) for event in events] if draw(st.booleans()) else events


def _arising(event: Event) -> Event:
    """The second case arises from the first."""
    if event.case != 2 or event.act is None or event.act.kind != "registered":
        return event
    body = {**event.act.body, "arising_from": "阳容〔2026〕1号"}
    return event._replace(act=event.act._replace(body=body))


@given(ledgers(), st.integers(-1, 90))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_a_ledger_of_the_acts_recorded_by_then(tmp_path: Path, events: list[Event], days: int) -> None:
    on = EARLIEST + timedelta(days=days)
    by_then = [event for event in events if event.moment < end_of(on)]
    with told(tmp_path / "now.db", events) as now, told(tmp_path / "then.db", by_then) as then:
        with as_of(now, on) as past:
            assert contents(past) == contents(then)
            assert summary(past, on) == summary(then, on)
            assert list(deadline_lines(past, DeadlineFilter(settled=True), on)) == list(
                deadline_lines(then, DeadlineFilter(settled=True), on)
            )
        for case_id in {f"{event.case:016x}" for event in events if event.act}:
            if not acts_of(then, case_id):
                with pytest.raises(BadInput, match="no_such_case"):
                    as_of(now, on, case_id)
                continue
            with as_of(now, on, case_id) as past:
                assert show_document(past, read_dossier(past, case_id), on) == show_document(
                    then, read_dossier(then, case_id), on
                )
                assert explained(past, read_dossier(past, case_id), None, on) == explained(
                    then, read_dossier(then, case_id), None, on
                )


def acts(*lines: str) -> list[Act]:
    found = []
    for seq, line in enumerate(lines, start=1):
        kind, on, body = read_line(line)
        found.append(Act(seq, None, kind, on, "", "tester", body))
    return found


def recorded(*told_lines: tuple[str, int, str]) -> list[Event]:
    """(moment, case, line) each; the acts of a case are numbered in their order."""
    count: dict[int, int] = {}
    events = []
    for moment, case, line in told_lines:
        count[case] = count.get(case, 0) + 1
        [act] = acts(line)
        events.append(Event(moment, case, act._replace(seq=count[case])))
    return events


def test_a_day_ends_at_midnight_in_china(tmp_path: Path) -> None:
    events = recorded(("2026-11-20T15:59:59Z", 1, RECEIVED), ("2026-11-20T16:00:00Z", 2, RECEIVED))
    with told(tmp_path / "a.db", events) as now:
        counts = [
            len(contents(as_of(now, day(on)))["cases"]) for on in ("2026-11-19", "2026-11-20", "2026-11-21")
        ]
    assert counts == [0, 1, 2]


def test_before_the_ledger_there_was_none(tmp_path: Path) -> None:
    with told(tmp_path / "a.db", []) as now:
        with pytest.raises(BadInput) as raised:
            as_of(now, day("2026-11-14"))
        assert (raised.value.code, raised.value.facts["opened"]) == ("before_the_ledger", day("2026-11-15"))
        for on in (date.min, date(999, 5, 5)):
            with pytest.raises(BadInput, match="before_the_ledger"):
                as_of(now, on)
        with as_of(now, day("2026-11-15")) as past:
            assert past.group == now.group
        with as_of(now, date.max) as past:
            assert contents(past) == contents(now)


LINKED = recorded(
    ("2026-11-16T01:00:00Z", 1, RECEIVED),
    ("2026-11-17T01:00:00Z", 2, RECEIVED + " arising_from=阳容〔2026〕1号"),
    ("2026-11-18T01:00:00Z", 3, RECEIVED),
    ("2026-11-19T01:00:00Z", 3, "ended 2026-11-18 reason=merged into=阳容〔2026〕1号"),
    ("2026-11-20T01:00:00Z", 3, "voided"),
)
LINKS = [
    ("2026-11-16", [], []),
    ("2026-11-17", ["阳容〔2026〕2号"], []),
    ("2026-11-18", ["阳容〔2026〕2号"], []),
    ("2026-11-19", ["阳容〔2026〕2号"], ["阳容〔2026〕3号"]),
    ("2026-11-20", ["阳容〔2026〕2号"], []),
]


@pytest.mark.parametrize(("on", "gave_rise_to", "merged_from"), LINKS)
def test_links_are_those_of_then(
    tmp_path: Path, on: str, gave_rise_to: list[str], merged_from: list[str]
) -> None:
    """Nothing is ever recorded on the first case: others come to name it, and one ceases to."""
    case_id = f"{1:016x}"
    with told(tmp_path / "a.db", LINKED) as now:
        for past in (as_of(now, day(on)), as_of(now, day(on), case_id)):
            with past:
                found = read_summary(past, case_id)
                assert (found["gave_rise_to"], found["merged_from"]) == (gave_rise_to, merged_from)


def test_the_calendar_is_the_one_known_then(tmp_path: Path) -> None:
    """The notice moves a limit from 8 January to the 9th, and makes it certain; the day before its import neither."""
    events = [
        *recorded(("2026-11-25T01:00:00Z", 1, "received 2026-11-25"), ("2026-11-26T01:00:00Z", 1, "accepted 2026-11-26")),
        Event("2026-12-01T01:00:00Z"),
    ]  # fmt: skip
    dues = []
    with told(tmp_path / "a.db", events) as now:
        for on in ("2026-11-30", "2026-12-01"):
            for case_id in (None, f"{1:016x}"):
                with as_of(now, day(on), case_id) as past:
                    [line] = deadline_lines(past, DeadlineFilter(kind="investigation"), day(on))
                    dues.append((line.due_on, line.provisional))
    assert dues == [("2027-01-08", True), ("2027-01-08", True), ("2027-01-09", False), ("2027-01-09", False)]


def test_a_clock_once_set_back_takes_nothing_out_of_order(tmp_path: Path) -> None:
    """An act counts as recorded no earlier than those before it, so that a case never stands without its beginning."""
    events = recorded(
        ("2026-11-20T01:00:00Z", 1, RECEIVED),
        ("2000-01-01T00:00:00Z", 1, "noted"),
        ("2000-01-01T00:00:00Z", 2, RECEIVED),
        ("2026-11-21T01:00:00Z", 1, "assigned officer=王某"),
    )
    with told(tmp_path / "a.db", events) as now:
        with pytest.raises(BadInput, match="before_the_ledger"):
            as_of(now, date(2000, 1, 1))
        assert contents(as_of(now, day("2026-11-19")))["cases"] == []
        assert len(contents(as_of(now, day("2026-11-20")))["cases"]) == 2


def test_others_may_write_afterwards(tmp_path: Path) -> None:
    """What was read under a transaction doesn't keep the ledger locked, not even where it is refused."""
    with told(tmp_path / "a.db", recorded(("2026-11-20T01:00:00Z", 1, RECEIVED))) as now:
        as_of(now, TODAY).connection.close()
        with pytest.raises(BadInput):
            as_of(now, date(2000, 1, 1))
        assert not now.connection.in_transaction
