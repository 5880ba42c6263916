"""The ledger as a file: made whole or not at all, opened or refused with its reason, and whose it is."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sqqf.procedure.errors import BadInput, Refused, SqqfError
from sqqf.procedure.record.number import Number
from sqqf.store.ledger import connection as files
from sqqf.store.ledger.errors import Damaged, NoLedger, translated
from sqqf.store.opening import open_ledger
from sqqf.store.writing.transaction import transaction
from tests.cases import PROFILE, RECEIVED, book, make_ledger, read_line, stamp

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")


def test_a_new_ledger_knows_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "台账 #1?%20.db"
    make_ledger(path, level="county")
    with open_ledger(path) as ledger:
        assert (ledger.group, ledger.level, ledger.prefix) == ("某容错调查工作小组", "county", "阳容")
        assert ledger.profile_on(date.max).content == PROFILE.content
        kinds = ledger.connection.execute("SELECT kind FROM acts ORDER BY seq").fetchall()
        assert kinds == [("opened",), ("profile",)]
    assert [found.name for found in tmp_path.iterdir()] == [path.name], "something was left beside the ledger"


@posix
def test_a_new_ledger_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_ledger(tmp_path / "a.db")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.db").stat().st_mode) == 0o600


def test_a_making_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), files.new_file(tmp_path / "a.db") as connection:
        connection.execute("INSERT INTO nowhere VALUES (1)")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"keep me"], ids=["empty", "a text"])
def test_a_file_that_exists_is_never_written_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        make_ledger(path)
    assert (refusal.value.code, refusal.value.exit_code) == ("ledger_exists", 1)
    assert path.read_bytes() == content


def test_a_file_that_appears_meanwhile_isnt_either(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with pytest.raises(Refused), files.new_file(path):
        path.write_text("somebody was faster")
    assert path.read_text() == "somebody was faster"
    assert list(tmp_path.iterdir()) == [path]


# ── what isn't one ──


def _nothing(path: Path) -> None:
    assert not path.exists()


def _directory(path: Path) -> None:
    path.mkdir()


def _empty_file(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("案号,当事人\n" * 1000, encoding="utf-8")


def _another_programs(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE acts (seq INTEGER PRIMARY KEY)")


def _a_newer_versions(path: Path) -> None:
    make_ledger(path)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={files.VERSION + 1}")


def _cut_short(path: Path) -> None:
    make_ledger(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


def _overwritten(path: Path) -> None:
    make_ledger(path)
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)


def _a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("gone.db"))


NO_LEDGERS: list[tuple[Callable[[Path], None], type[SqqfError], str, int]] = [
    (_nothing, NoLedger, "no_ledger", 10),
    (_a_link_to_nowhere, NoLedger, "no_ledger", 10),
    (_directory, Damaged, "not_a_ledger", 12),
    (_empty_file, Damaged, "not_a_ledger", 12),
    (_text, Damaged, "not_a_ledger", 12),
    (_another_programs, Damaged, "not_a_ledger", 12),
    (_a_newer_versions, Damaged, "newer_ledger", 12),
    (_cut_short, Damaged, "damaged", 12),
    (_overwritten, Damaged, "damaged", 12),
]


def failure(path: Path) -> SqqfError:
    """What a command that opens and reads says, SQLite's own errors translated as at the edge."""
    with pytest.raises((SqqfError, sqlite3.Error)) as raised, open_ledger(path) as ledger:
        ledger.connection.execute("SELECT max(body), max(head) FROM acts").fetchall()
    error = raised.value
    found = translated(error) if isinstance(error, sqlite3.Error) else error
    assert isinstance(found, SqqfError), f"{error!r} has no translation"
    return found


@pytest.mark.parametrize(
    ("make", "error", "code", "exit_code"),
    NO_LEDGERS,
    ids=[row[0].__name__[1:] for row in NO_LEDGERS],
)
def test_what_is_no_ledger_is_refused(
    tmp_path: Path, make: Callable[[Path], None], error: type[SqqfError], code: str, exit_code: int
) -> None:
    path = tmp_path / "a.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    found = failure(path)
    assert (type(found), found.code, found.exit_code) == (error, code, exit_code)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_ledger_that_stays_locked_is_busy(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as one, book(tmp_path / "a.db") as other:
        other.db.execute("PRAGMA busy_timeout=50")
        with transaction(one.ledger, stamp()), pytest.raises(sqlite3.OperationalError) as busy:
            other.open_case(RECEIVED)
        found = translated(busy.value)
        assert found
        assert (found.code, found.exit_code) == ("busy", 11)


# ── what is in force in the file ──


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),  # EXTRA
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("recursive_triggers", 1),
        ("busy_timeout", 30_000),
        ("application_id", 0x73717166),
        ("user_version", files.VERSION),
    ],
)
def test_the_file_is_opened_safely(tmp_path: Path, pragma: str, value: object) -> None:
    with book(tmp_path / "a.db") as a:
        assert a.rows(f"PRAGMA {pragma}") == [value]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE acts SET recorded_by='x' WHERE seq=1",
        "DELETE FROM acts WHERE seq=2",
        "DELETE FROM acts",
        "INSERT OR REPLACE INTO acts SELECT * FROM acts WHERE seq=1",
        "REPLACE INTO acts SELECT * FROM acts WHERE seq=2",
        "INSERT INTO acts SELECT * FROM acts WHERE seq=1 ON CONFLICT (seq) DO UPDATE SET kind='x'",
    ],
)
def test_acts_are_only_ever_added(tmp_path: Path, statement: str) -> None:
    with book(tmp_path / "a.db") as a:
        before = a.rows("SELECT * FROM acts")
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            a.db.execute(statement)
        assert a.rows("SELECT * FROM acts") == before


# ── numbers ──


def test_numbers_are_given_year_by_year(tmp_path: Path) -> None:
    with book(tmp_path / "a.db", today=date(2026, 12, 31)) as a:
        a.open_case(RECEIVED)
        a.open_case(RECEIVED)
        a.today = date(2027, 1, 4)
        a.open_case("received 2026-12-31")
        a.today = date(2026, 12, 31)
        a.open_case(RECEIVED)
        assert a.rows("SELECT no FROM cases ORDER BY n") == [
            "阳容〔2026〕1号",
            "阳容〔2026〕2号",
            "阳容〔2027〕1号",
            "阳容〔2026〕3号",
        ]


def test_the_first_number_may_be_given_and_holds_for_its_year(tmp_path: Path) -> None:
    make_ledger(tmp_path / "a.db", today=date(2026, 6, 1), first=18)
    with book(tmp_path / "a.db") as a:
        a.open_case(RECEIVED)
        a.open_case(RECEIVED)
        a.today = date(2027, 1, 4)
        a.open_case(RECEIVED)
        assert a.rows("SELECT serial FROM cases ORDER BY n") == [18, 19, 1]


def test_a_void_case_keeps_its_number(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(RECEIVED, "voided")
        a.open_case(RECEIVED)
        assert a.rows("SELECT serial FROM cases ORDER BY n") == [1, 2]


OLD = [
    ("of a year before", Number("阳容", 2024, 7), None, 1),
    ("with another prefix", Number("县容", 2026, 7), None, 1),
    ("of this year: the next number follows", Number("阳容", 2026, 7), None, 8),
    ("of a year to come", Number("阳容", 2027, 7), "number_of_a_year_to_come", 1),
]


@pytest.mark.parametrize(("old", "code", "follows"), [row[1:] for row in OLD], ids=[row[0] for row in OLD])
def test_a_case_is_taken_over_with_its_old_number(
    tmp_path: Path, old: Number, code: str | None, follows: int
) -> None:
    _, _, body = read_line(RECEIVED)
    with book(tmp_path / "a.db") as a:
        refused = pytest.raises(BadInput, match=code) if code else contextlib.nullcontext()
        with refused, transaction(a.ledger, stamp()) as writing:
            assert str(writing.register(body, no=old).number) == str(old)
        a.open_case(RECEIVED)
        assert a.rows("SELECT max(serial) FROM cases WHERE prefix='阳容' AND year=2026") == [follows]


def test_a_number_is_given_once(tmp_path: Path) -> None:
    _, _, body = read_line(RECEIVED)
    with book(tmp_path / "a.db") as a:
        a.open_case(RECEIVED, "voided")
        with pytest.raises(Refused) as refusal, transaction(a.ledger, stamp()) as writing:
            writing.register(body, no=Number("阳容", 2026, 1))
        assert (refusal.value.code, refusal.value.facts["no"]) == ("number_taken", "阳容〔2026〕1号")
