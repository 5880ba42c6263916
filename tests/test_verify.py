"""Tampering shows: whatever is changed behind the program's back, ``verify`` names it."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from sqqf.procedure.record.acts import GENESIS, Act, next_head
from sqqf.store.ledger.finding import find_case
from sqqf.store.ledger.journal import act_from
from sqqf.store.opening import open_ledger
from sqqf.store.registers import add_member
from sqqf.store.verify import Verdict, verify
from sqqf.store.writing.notices import NoticeFile, import_notices
from tests.cases import RECEIVED, Book, book, notice_of, spoil, stamp

NOTICE = notice_of(2027, "2027-01-01 off", "2027-01-04 off")
HEADS = "SELECT head FROM acts ORDER BY seq"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Acts 1 and 2 are the ledger's; 3 to 6 a case's; 7 another's; 8 and 9 the first one's again."""
    path = tmp_path_factory.mktemp("recorded") / "a.db"
    with book(path) as a:
        first = a.open_case(RECEIVED, "accepted 2026-11-20", "notified 2026-11-23", "step 2026-11-24")
        a.open_case(RECEIVED)
        a.add(first, "extended 2026-12-01 days=5", "concluded 2026-12-04")
    return path


@pytest.fixture
def path(recorded: Path, tmp_path: Path) -> Path:
    """That ledger, to be tampered with."""
    return Path(shutil.copy(recorded, tmp_path))


def verdict(path: Path, head: str | None = None) -> Verdict:
    with open_ledger(path) as ledger:
        return verify(ledger, head, lambda: None)


def found(path: Path) -> list[tuple[int | None, str]]:
    return [(problem.seq, problem.what) for problem in verdict(path).problems]


def test_a_ledger_as_recorded_is_in_order(path: Path) -> None:
    with book(path) as a:
        heads = a.rows(HEADS)
        assert verify(a.ledger, None, lambda: None) == Verdict(9, 2, 0, heads[-1], ())
        assert a.ledger.head == heads[-1]


def test_each_act_and_each_case_is_a_tick(path: Path) -> None:
    ticks: list[None] = []
    with open_ledger(path) as ledger:
        verify(ledger, None, lambda: ticks.append(None))
    assert len(ticks) == 9 + 2


_SWAP = (
    "UPDATE acts SET seq=-1 WHERE seq=5",
    "UPDATE acts SET seq=5 WHERE seq=6",
    "UPDATE acts SET seq=6 WHERE seq=-1",
)

TAMPERED: dict[str, tuple[tuple[str, ...], list[tuple[int | None, str]] | None]] = {
    "a word in an act": (
        ("UPDATE acts SET body=replace(body, '会议', '未经会议') WHERE seq=6",),
        [(6, "changed")],
    ),
    "only blanks in an act": (("UPDATE acts SET body=replace(body, ':', ': ') WHERE seq=6",), [(6, "changed")]),
    "an act's date": (("UPDATE acts SET on_date='2026-11-19' WHERE seq=4",), [(4, "changed")]),
    "an act's date taken away": (("UPDATE acts SET on_date=NULL WHERE seq=4",), [(4, "changed")]),
    "an act's kind": (("UPDATE acts SET kind='declined' WHERE seq=4",), [(4, "changed")]),
    "the moment of recording": (("UPDATE acts SET recorded_at='2026-11-20T00:00:00Z' WHERE seq=4",), [(4, "changed")]),
    "who recorded": (("UPDATE acts SET recorded_by='x' WHERE seq=4",), [(4, "changed")]),
    "the day it was recorded under": (("UPDATE acts SET today='2026-11-20' WHERE seq=4",), [(4, "changed")]),
    "the group's name": (("UPDATE acts SET body=replace(body, '某', '另') WHERE seq=1",), [(1, "changed")]),
    "the rules": (("UPDATE acts SET body=replace(body, '\"working_days\":10', '\"working_days\":99') WHERE seq=2",), [(2, "changed")]),
    "an act given to another case": (
        ("UPDATE acts SET case_id=(SELECT case_id FROM acts WHERE seq=7) WHERE seq=5",),
        [(5, "changed"), (6, "changed"), (7, "changed")],
    ),
    "an act taken from the middle": (
        ("DELETE FROM acts WHERE seq=5",),
        [(6, "out_of_sequence"), (6, "changed"), (6, "chain_broken"), (7, "out_of_sequence"), (8, "out_of_sequence"), (9, "out_of_sequence")],
    ),
    "a whole case taken out": (
        ("DELETE FROM acts WHERE seq=7",),
        [(8, "out_of_sequence"), (8, "chain_broken"), (9, "out_of_sequence")],
    ),
    "the first act taken out": (
        ("DELETE FROM acts WHERE seq=1",),
        [(2, "out_of_sequence"), (2, "changed"), (2, "chain_broken"), (2, "not_opened"), (3, "out_of_sequence"), (3, "not_opened"), *((seq, "out_of_sequence") for seq in range(4, 10))],
    ),
    "the tail cut off": (("DELETE FROM acts WHERE seq>=8",), [(None, "index_differs"), (None, "tail_cut_off")]),
    "the last case cut off": (
        ("DELETE FROM acts WHERE seq>=7",),
        [(None, "index_differs"), (None, "index_of_no_case"), (None, "tail_cut_off")],
    ),
    "two acts in each other's place": (
        _SWAP,
        [(5, "changed"), (5, "chain_broken"), (6, "changed"), (6, "chain_broken"), (7, "chain_broken"), (8, "changed")],
    ),
    "an act with another number": (
        ("UPDATE acts SET seq=10 WHERE seq=9",),
        [(10, "out_of_sequence"), (10, "changed")],
    ),
    "an act's hash": (
        (f"UPDATE acts SET hash='{'f' * 64}' WHERE seq=6",),
        [(6, "changed"), (6, "chain_broken"), (8, "changed")],
    ),
    "a head": (
        (f"UPDATE acts SET head='{'f' * 64}' WHERE seq=6",),
        [(6, "chain_broken"), (7, "chain_broken")],
    ),
    "a body that can't be read": (("UPDATE acts SET body='{' WHERE seq=6",), [(6, "unreadable")]),
    "a date that can't be read": (("UPDATE acts SET on_date='yesterday' WHERE seq=6",), [(6, "unreadable")]),
    "an act added": (
        ("INSERT INTO acts SELECT 10, case_id, kind, on_date, recorded_at, recorded_by, today, body, hash, head FROM acts WHERE seq=9",),
        [(10, "changed"), (10, "chain_broken")],
    ),
    "an act's date in another form of the same day": (("UPDATE acts SET on_date='20261120' WHERE seq=4",), [(4, "changed")]),
    "an act before the first": (
        (f"INSERT INTO acts SELECT {-(2**62) - 5}, NULL, 'member_added', NULL, recorded_at, recorded_by, NULL, '{{}}', hash, head FROM acts WHERE seq=1",),
        None,
    ),
    "an act at the lowest place there is": (
        (f"INSERT INTO acts SELECT {-(2**63)}, NULL, 'member_added', NULL, recorded_at, recorded_by, NULL, '{{}}', hash, head FROM acts WHERE seq=1",),
        None,
    ),
    "every act taken out": (("DELETE FROM acts",), [(None, "not_opened")]),
    "a body of a depth that nobody writes": (("UPDATE acts SET body=printf('%.*c', 99999, '[') WHERE seq=6",), [(6, "unreadable")]),
    "bytes that are no text": (("UPDATE acts SET body=CAST(x'7bff7d' AS TEXT) WHERE seq=6",), [(6, "unreadable")]),
    # the index only
    "the head kept in the index": (("UPDATE index_facts SET value='' WHERE name='head'",), [(None, "tail_cut_off")]),
    "true for 1 in what is listed": (("UPDATE documents SET document=replace(document, '\"n\": 1', '\"n\": true') WHERE n=1",), [(None, "index_differs")]),
    "a name twice in what is listed": (("UPDATE documents SET document=replace(document, '{\"no\"', '{\"no\": 1, \"no\"') WHERE n=1",), [(None, "index_differs")]),
    "blanks in what is listed": (("UPDATE documents SET document=document || ' ' WHERE n=1",), [(None, "index_differs")]),
    "bytes that are no text in what is listed": (("UPDATE documents SET document=CAST(x'7bff7d' AS TEXT) WHERE n=1",), [(None, "index_differs")]),
    "cases listed in another order": (
        (
            "PRAGMA foreign_keys=OFF",
            *(f"UPDATE {table} SET n=-n" for table in ("dossiers", "documents", "deadlines")),
            *(f"UPDATE {table} SET n=n+3" for table in ("dossiers", "documents", "deadlines")),
        ),
        [(None, "index_out_of_order")],
    ),
    "a limit of no case": (
        ("INSERT INTO deadlines SELECT 9, kind, item, article, basis, starts_on, counted_from, working_days, extensions, original_due_on, due_on, met_on, lapsed, provisional, pauses, paused, unit, length FROM deadlines WHERE n=2",),
        [(None, "index_of_no_case")],
    ),
    "a document of no case": (("INSERT INTO documents VALUES (9, '{}')",), [(None, "index_of_no_case")]),
    "an informant of no lead": (("INSERT INTO informants VALUES ('x', '孙某', NULL, 's')",), [(None, "informant_differs")]),
    "a case's state": (("UPDATE dossiers SET state='closed' WHERE n=1",), [(None, "index_differs")]),
    "a case's officer": (("UPDATE dossiers SET officer='x' WHERE n=2",), [(None, "index_differs")]),
    "what is searched": (("UPDATE dossiers SET search='' WHERE n=1",), [(None, "index_differs")]),
    "what is listed": (("UPDATE documents SET document=replace(document, '陈', '王') WHERE n=1",), [(None, "index_differs")]),
    "what is listed, made unreadable": (("UPDATE documents SET document='{' WHERE n=1",), [(None, "index_differs")]),
    "what is listed, taken out": (("DELETE FROM documents WHERE n=1",), [(None, "index_differs")]),
    "a due date": (("UPDATE deadlines SET due_on='2027-12-31' WHERE n=1 AND kind='investigation'",), [(None, "index_differs")]),
    "a limit taken out": (("DELETE FROM deadlines WHERE n=2",), [(None, "index_differs")]),
    "a limit made up": (
        ("INSERT INTO deadlines SELECT 2, 'filing', item, article, basis, starts_on, counted_from, working_days, extensions, original_due_on, due_on, met_on, lapsed, provisional, pauses, paused, unit, length FROM deadlines WHERE n=2",),
        [(None, "index_differs")],
    ),
    "a case left out of the list": (
        ("DELETE FROM deadlines WHERE n=1", "DELETE FROM documents WHERE n=1", "DELETE FROM dossiers WHERE n=1"),
        [(None, "index_differs")],
    ),
    "a case called a lead": (("UPDATE dossiers SET track='inaction' WHERE n=1",), [(None, "index_differs")]),
    "a check made up": (("INSERT INTO checks VALUES ('阳容〔2026〕1号', 2)",), [(None, "index_differs")] * 2),
    "a case made up": (
        ("INSERT INTO dossiers SELECT 3, 'x', '阳容〔2026〕3号', prefix, year, 3, state, open, since, waits_for, officer, party, NULL, NULL, search, track FROM dossiers WHERE n=2",),
        [(None, "index_of_no_case")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statements", "problems"), TAMPERED.values(), ids=list(TAMPERED))
def test_what_was_tampered_with_is_named(
    path: Path, statements: tuple[str, ...], problems: list[tuple[int | None, str]] | None
) -> None:
    """None: it is enough that there are problems."""
    spoil(path, *statements)
    assert problems is None or found(path) == problems
    assert not verdict(path).ok


def test_a_problem_names_its_case(path: Path) -> None:
    spoil(path, "UPDATE acts SET recorded_by='x' WHERE seq=7", "UPDATE acts SET today='x' WHERE seq=1")
    assert [(p.seq, p.case, p.what) for p in verdict(path).problems] == [
        (1, None, "unreadable"),
        (7, "阳容〔2026〕2号", "changed"),
    ]


# ── a head that was printed once ──


def test_every_head_there_ever_was_is_in_the_chain(path: Path) -> None:
    with book(path) as a:
        for head in a.rows(HEADS):
            assert a.problems(head) == []
        assert a.problems("0" * 64) == a.problems("f" * 64) == ["head_not_in_chain"]


def test_a_tail_that_leaves_no_trace_shows_by_its_head(path: Path) -> None:
    with book(path) as a:
        a.add(find_case(a.ledger, "1", date(2026, 12, 31)), "noted")
        printed = a.ledger.head
        spoil(path, "DELETE FROM acts WHERE seq=10")
        assert a.problems() == ["tail_cut_off"], "a note changes nothing else"
        spoil(path, "UPDATE index_facts SET value=(SELECT head FROM acts WHERE seq=9) WHERE name='head'")
        assert a.problems() == []
        assert a.problems(printed) == ["head_not_in_chain"]


def test_a_ledger_rewritten_from_the_start_shows_by_its_head(path: Path) -> None:
    """A forger who knows the program makes every hash anew."""
    with book(path) as a:
        printed = a.ledger.head
        acts = [act_from(row) for row in a.rows("SELECT * FROM acts ORDER BY seq")]
        spoil(path, *_forged([act if act.seq != 8 else _altered(act) for act in acts]))
        assert a.problems() == []
        assert a.problems(printed) == ["head_not_in_chain"]


def _altered(act: Act) -> Act:
    return Act(act.seq, act.case, act.kind, act.on, act.recorded_at, "somebody else", act.body, act.today)


def _forged(acts: list[Act]) -> list[str]:
    hashes: dict[str | None, str] = {}
    head, statements = GENESIS, []
    for act in acts:
        act_hash = hashes[act.case] = act.hash(hashes.get(act.case, GENESIS))
        head = next_head(head, act_hash)
        statements.append(
            f"UPDATE acts SET recorded_by='{act.by}', hash='{act_hash}', head='{head}' WHERE seq={act.seq}"
        )
    return [*statements, f"UPDATE index_facts SET value='{head}' WHERE name='head'"]


# ── while others write ──


def test_what_others_write_meanwhile_is_no_tampering(recorded: Path, tmp_path: Path) -> None:
    """Somebody imports a notice, withdraws and registers just before the n-th time that ``verify`` asks the file for anything."""
    for n in count(1):
        path = Path(shutil.copy(recorded, tmp_path / f"{n}.db"))
        with book(path) as a, book(path) as other:
            other.db.execute("PRAGMA busy_timeout=0")  # where verify holds a lock the writer has to wait
            case = find_case(a.ledger, "1", date(2026, 12, 31))
            asked: list[str] = []

            def somebody_writes(
                statement: str, *, n: int = n, case: str = case, other: Book = other, asked: list[str] = asked
            ) -> None:
                asked.append(statement)
                if len(asked) == n:
                    with contextlib.suppress(sqlite3.OperationalError):
                        import_notices(other.ledger, stamp(), NoticeFile((NOTICE,), {}, yes=True))
                        other.add(case, "withdrawn 2026-12-07")
                        other.open_case(RECEIVED, "accepted 2026-11-20")

            a.db.set_trace_callback(somebody_writes)
            assert a.problems() == [], f"when somebody wrote before: {asked[n - 1]}"
            if len(asked) < n:
                return


CLOCKS = {
    "set back by a second": ((3601, 3600), [(4, "clock_backwards")]),
    "years ahead, then right again": ((10**8, 3600), [(3, "clock_ahead"), (4, "clock_backwards")]),
    "two at the same moment": ((3600, 3600), []),
}
"""The moments of two acts, in seconds from now."""


@pytest.mark.parametrize(("moments", "noted"), CLOCKS.values(), ids=CLOCKS)
def test_a_clock_that_stood_wrong_is_said_and_no_fault_of_the_record(
    tmp_path: Path, moments: tuple[int, ...], noted: list[tuple[int, str]]
) -> None:
    """It is noted at the act; the moment stands in the hash, so that nobody sets it right later."""
    with book(tmp_path / "a.db") as a:
        now = time.time()
        clock = iter([time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + seconds)) for seconds in moments])
        moved = stamp()._replace(now=lambda: next(clock))
        for name in ("甲某", "乙某"):
            add_member(a.ledger, moved, name, "audit", "member")
    found = verdict(tmp_path / "a.db")
    assert [(note.seq, note.what) for note in found.notes] == noted
    assert found.ok
