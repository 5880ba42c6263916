"""The one write path: judged under the lock, whole or not at all, however many write at once."""

from __future__ import annotations

import contextlib
import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sqqf.cli.main import main
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.record.number import Number
from sqqf.procedure.rules.check import parse
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger import connection as files
from sqqf.store.ledger.dossiers import read_case
from sqqf.store.ledger.finding import rules_of
from sqqf.store.ledger.journal import acts_of
from sqqf.store.ledger.profiles import profile_body
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.rules import adopt
from sqqf.store.writing.transaction import transaction
from tests.cases import PROFILE, RECEIVED, Book, book, changed_profile, day, read_line, stamp

TABLES = ("acts", "cases", "documents", "deadlines", "index_facts")


def everything(a: Book) -> dict[str, list[Any]]:
    """All rows of the file."""
    return {table: a.db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def test_an_act_is_kept_with_who_when_and_under_which_day(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        mark = Stamp(
            "李某", date(2026, 12, 1), date(2026, 12, 1), lambda: "2026-11-23T05:12:44Z", lambda: "c7"
        )
        _, _, body = read_line("received 2026-11-16")
        with transaction(a.ledger, mark) as writing:
            case = writing.register(body)
            writing.append(case.id, "accepted", {}, date(2026, 11, 20))
        registered, accepted = acts_of(a.ledger, "c7")
        assert (accepted.seq, accepted.kind, accepted.on, accepted.by) == (
            4,
            "accepted",
            day("2026-11-20"),
            "李某",
        )
        assert (accepted.recorded_at, accepted.today) == ("2026-11-23T05:12:44Z", day("2026-12-01"))
        assert registered.on == date(2026, 12, 1)
        assert {name: registered.body[name] for name in body} == body
        assert read_case(a.ledger, "c7").state == "investigating"


def test_case_and_index_after_a_transaction_are_those_in_it(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        case_id = a.open_case(RECEIVED)
        with transaction(a.ledger, stamp()) as writing:
            writing.append(case_id, "accepted", {}, date(2026, 11, 20))
            case = writing.append(case_id, "noted", {"text": "甲"})
        assert read_case(a.ledger, case_id) == case
        assert read_summary(a.ledger, case_id)["state"] == "investigating"


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_command_reads_the_journal_of_its_case_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    """Whole, under the lock; before and after it single rows at most."""
    path = tmp_path / "a.db"
    with book(path) as a:
        a.open_case(RECEIVED, "accepted 2026-11-20")
    said: list[str] = []

    def traced(path: Path) -> sqlite3.Connection:
        connection = opened(path)
        connection.set_trace_callback(said.append)
        return connection

    opened = files._open
    monkeypatch.setattr(files, "_open", traced)
    monkeypatch.setenv("LANGUAGE", "en")
    line = ["case", "notify", "1", "--on", "2026-11-23", "--method", "direct"]
    assert main(["--lang", "en", "--ledger", str(path), "--today", "2026-11-24", *line, *options]) == 0
    whole = [text for text in said if "FROM acts WHERE case_id" in text and "LIMIT 1" not in text]
    assert len(whole) == 1
    assert said.index("BEGIN IMMEDIATE") < said.index(whole[0]) < said.index("COMMIT")


REFUSED: dict[str, tuple[Callable[[Book, str], object], type[Exception]]] = {
    "by the procedure": (lambda a, case: a.add(case, "concluded 2026-12-04"), Refused),
    "for its input": (lambda a, case: a.add(case, "accepted"), BadInput),
    "after others in the same transaction": (
        lambda a, case: a.add(case, "accepted 2026-11-20", "noted", "step 2026-11-19"),
        Refused,
    ),
    "at registration": (lambda a, _: a.open_case("received 2027-01-01"), Refused),
    "after its registration": (lambda a, _: a.open_case(RECEIVED, "concluded 2026-12-04"), Refused),
}


@pytest.mark.parametrize(("write", "error"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_refused_writes_nothing(
    tmp_path: Path, write: Callable[[Book, str], object], error: type[Exception]
) -> None:
    with book(tmp_path / "a.db") as a:
        case = a.open_case(RECEIVED)
        before, head = everything(a), a.ledger.head
        with pytest.raises(error):
            write(a, case)
        assert everything(a) == before
        assert a.ledger.head == head
        assert not a.db.in_transaction
        a.add(case, "accepted 2026-11-20")
        assert a.problems() == []


def test_a_refusal_names_the_case_as_one_would_type_it(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        case = a.open_case(RECEIVED)
        with pytest.raises(Refused) as refusal:
            a.add(case, "concluded 2026-12-04")
        assert refusal.value.facts["no"] == "2026-1"


def test_an_act_is_judged_by_what_others_wrote_meanwhile(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as one, book(tmp_path / "a.db") as other:
        case = one.open_case(RECEIVED)
        assert read_case(one.ledger, case).state == "registered"
        other.add(case, "declined 2026-11-20")
        with pytest.raises(Refused) as refusal:
            one.add(case, "accepted 2026-11-20")
        assert refusal.value.code == "wrong_state"


def test_two_cases_in_one_transaction_get_two_numbers(tmp_path: Path) -> None:
    _, _, body = read_line(RECEIVED)
    with book(tmp_path / "a.db") as a:
        with transaction(a.ledger, stamp()) as writing:
            numbers = [str(writing.register(body).number) for _ in range(2)]
        assert numbers == ["阳容〔2026〕1号", "阳容〔2026〕2号"]
        assert a.problems() == []


def test_a_registration_refused_within_a_transaction_leaves_no_gap(tmp_path: Path) -> None:
    _, _, body = read_line(RECEIVED)
    _, _, future = read_line("received 2027-01-01")
    with book(tmp_path / "a.db") as a:
        with transaction(a.ledger, stamp()) as writing:
            with pytest.raises(Refused):
                writing.register(future)
            writing.register(body)
        assert a.rows("SELECT serial FROM cases") == [1]


def test_a_number_taken_within_the_same_transaction_is_taken(tmp_path: Path) -> None:
    _, _, body = read_line(RECEIVED)
    with book(tmp_path / "a.db") as a:
        with transaction(a.ledger, stamp()) as writing:
            writing.register(body, no=Number("阳容", 2026, 7))
            with pytest.raises(Refused):
                writing.register(body, no=Number("阳容", 2026, 7))
            assert writing.register(body).number.serial == 8
        assert a.problems() == []


# ── many at once, and the plug pulled ──

_WRITER = """
import sys
from pathlib import Path
from tests.cases import RECEIVED, Book

path, name, times, shared = sys.argv[1:]
book = Book(Path(path))
print("ready", flush=True)
sys.stdin.read()
for n in range(int(times)):
    book.open_case(RECEIVED, f"assigned officer={name}")
    book.add(shared, f"noted text={name}-{n}")
"""

_TORN = """
import sys
from pathlib import Path
from sqqf.store.writing.transaction import transaction
from tests.cases import Book, stamp

path, case = sys.argv[1:]
book = Book(Path(path))
book.db.execute("PRAGMA cache_size=5")  # so small that pages are written out before the end
with transaction(book.ledger, stamp()) as writing:
    for n in range(300):
        writing.append(case, "noted", {"text": "字" * 500})
    print("ready", flush=True)
    sys.stdin.read()
"""

_ROOT = Path(__file__).parent.parent


def _started(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=_ROOT,
    )


def test_many_writers_leave_no_gap_and_no_number_twice(tmp_path: Path) -> None:
    writers, times = 8, 4
    with book(tmp_path / "a.db") as a:
        shared = a.open_case(RECEIVED)
        running = [_started(_WRITER, a.path, f"w{n}", times, shared) for n in range(writers)]
        for process in running:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in running:
            assert process.stdin
            process.stdin.close()
        assert [process.wait(60) for process in running] == [0] * writers
        for process in running:
            assert process.stdout
            process.stdout.close()
        cases = writers * times + 1
        assert a.rows("SELECT serial FROM cases ORDER BY n") == list(range(1, cases + 1))
        notes = [act.body["text"] for act in acts_of(a.ledger, shared) if act.kind == "noted"]
        assert sorted(notes) == sorted(f"w{w}-{n}" for w in range(writers) for n in range(times))
        assert a.rows("SELECT count(*), max(seq) FROM acts") == [(2 + 1 + 3 * (cases - 1),) * 2]
        assert a.problems() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_writer_killed_within_a_transaction_leaves_what_was_before(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        case = a.open_case(RECEIVED)
        before, head = everything(a), a.ledger.head
        whole = a.path.read_bytes()
    process = _started(_TORN, tmp_path / "a.db", case)
    with process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGKILL)
    assert (tmp_path / "a.db-journal").exists()
    assert (tmp_path / "a.db").read_bytes() != whole, "nothing had reached the file: this proves little"
    with book(tmp_path / "a.db") as a:
        assert everything(a) == before
        assert a.problems(head) == []
        a.add(case, "accepted 2026-11-20")


# ── the rules on record ──

LONGER = changed_profile(
    ("working_days = 10", "working_days = 20"), ('version = "4"', 'version = "later"'), read=parse
)


@pytest.mark.parametrize(
    ("received", "working_days"),
    [("2026-11-01", 10), ("2026-11-14", 10), ("2026-11-15", 20), ("2026-12-01", 20)],
)
def test_a_case_keeps_the_rules_in_force_at_its_receipt(
    tmp_path: Path, received: str, working_days: int
) -> None:
    with book(tmp_path / "a.db") as a:
        adopt(a.ledger, stamp(), LONGER, date(2026, 11, 15))
        a.open_case(f"received {received}")
        assert a.rows("SELECT working_days FROM deadlines") == [working_days]
        assert a.ledger.profile_on(date.max).version == "later"
        assert a.problems() == []


def test_changed_rules_move_no_limit_that_runs(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        case = a.open_case("received 2026-11-16")
        before = a.rows("SELECT * FROM deadlines")
        adopt(a.ledger, stamp(), LONGER, date(2026, 11, 1))
        assert a.rows("SELECT * FROM deadlines") == before
        a.add(case, "accepted 2026-11-20", "notified 2026-11-23")
        assert a.rows("SELECT working_days FROM deadlines WHERE kind='acceptance'") == [10]
        assert rules_of(a.ledger, case).version == "4"
        assert a.problems() == []


def test_rules_are_adopted_forward_only(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        adopt(a.ledger, stamp(), LONGER, date(2026, 11, 15))
        head = a.ledger.head
        with pytest.raises(Refused) as refusal:
            adopt(a.ledger, stamp(), PROFILE, date(2026, 11, 14))
        assert (refusal.value.code, a.ledger.head) == ("profile_backwards", head)
        adopt(a.ledger, stamp(), PROFILE, date(2026, 11, 15))
        assert a.ledger.profile_on(date.max).version == "4", "of two on a day the later one holds"


def test_rules_whose_adoption_failed_are_not_in_force(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        with contextlib.suppress(RuntimeError), transaction(a.ledger, stamp()) as writing:
            writing.record("profile", profile_body(LONGER), date(2026, 11, 1))
            assert a.ledger.profile_on(date.max).version == "later"
            raise RuntimeError
        assert a.ledger.profile_on(date.max).version == "4"
        other = changed_profile(('version = "4"', 'version = "5"'), read=parse)
        adopt(a.ledger, stamp(), other, date(2026, 11, 1))
        assert a.ledger.profile_on(date.max).version == "5", (
            "the rules of the act that was taken back are remembered"
        )


def test_the_rules_on_record_are_whole(tmp_path: Path) -> None:
    """A ledger that comes to another desk needs no file of rules beside it."""
    with book(tmp_path / "a.db") as a:
        (body,) = a.rows("SELECT body FROM acts WHERE kind='profile'")
        recorded = json.loads(body)
        assert recorded["content"] == PROFILE.content
        assert (recorded["name"], recorded["version"], recorded["sha256"]) == (
            "yangjiang",
            "4",
            PROFILE.sha256,
        )
