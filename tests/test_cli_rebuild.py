"""``sqqf doctor --rebuild``: a ledger made anew from its acts, beside the damaged file."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = "lead new --source s1 --area i8 --unit 某局 --person 王某 --text 久拖不决 --received 2026-11-16"
LINES = (
    CITY,
    CASE,
    "case accept 1 --on 2026-11-20",
    f"{LEAD} --informant-file who.txt",
    CASE.replace("陈某", "赵某") + " --arising-from 1",
    "case note 1 --text 其后",
)
ACTS = 7


@pytest.fixture
def full(sqqf: Sqqf) -> Sqqf:
    """A ledger of seven acts: two of its own, three of case 1, a lead's, and another case's that arose from it."""
    (sqqf.folder / "who.txt").write_text("钱某\n", encoding="utf-8")
    for line in LINES:
        sqqf.ok(*line.split())
    return sqqf


def tables(path: Path) -> dict[str, list[Any]]:
    """All rows but the keys of the index."""
    names = ("acts", "informants", "index_facts", "documents", "deadlines", "dossiers", "checks")
    with closing(sqlite3.connect(path)) as ledger:
        return {name: sorted(ledger.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


def spoiled(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as ledger:
        ledger.executescript(
            ";".join(("DROP TRIGGER acts_stay", "DROP TRIGGER acts_stay_unchanged", *statements))
        )


def rebuilt(sqqf: Sqqf, code: int = 0) -> tuple[dict[str, Any], Path]:
    before = sqqf.ledger.read_bytes()
    answer = sqqf("doctor", "--rebuild", "--json")
    assert answer.code == code, answer.err
    assert sqqf.ledger.read_bytes() == before, "the damaged file stays as it is"
    assert not [path.name for path in sqqf.folder.iterdir() if path.name.startswith(".")]
    done = answer.json()
    return done, Path(done["file"])


def test_a_sound_ledger_comes_out_as_it_is(full: Sqqf) -> None:
    done, path = rebuilt(full)
    assert (done["acts"], done["unproved"], done["unreadable"], done["informants_lost"]) == (ACTS, 0, 0, 0)
    assert (done["head"], done["rest"]) == (full.json("verify")["head"], None)
    assert tables(path) == tables(full.ledger)


INDEX = {
    "a row of the index gone": "DELETE FROM deadlines",
    "a table gone": "DROP TABLE documents",
    "a column changed": "UPDATE dossiers SET party = '李某'",
    "a trigger more": "CREATE TRIGGER t AFTER INSERT ON acts BEGIN DELETE FROM deadlines; END",
    "a table that SQLite can't make out": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'CREATE TABLE x(' WHERE name = 'documents'"
    ),
    "a view in the way": "DROP VIEW cases; CREATE VIEW cases AS SELECT 1",
}


@pytest.mark.parametrize("statement", INDEX.values(), ids=INDEX)
def test_what_only_the_index_lost_is_made_anew(full: Sqqf, statement: str) -> None:
    whole = tables(full.ledger)
    spoiled(full.ledger, "PRAGMA foreign_keys=OFF", statement)
    done, path = rebuilt(full)
    assert (done["ok"], done["acts"]) == (True, ACTS)
    assert tables(path) == whole
    assert full.json("--ledger", str(path), "verify")["ok"]


ACT = {
    "changed": ("UPDATE acts SET body = '{}' WHERE seq = 5", 4, 3, 0),
    "left out": ("DELETE FROM acts WHERE seq = 5", 4, 2, 1),
    "its place a number without end": (
        f"UPDATE acts SET seq = 1 << 62 WHERE seq = {ACTS}",
        ACTS - 1,
        1,
        10_000,
    ),
    "the last left out": (f"DELETE FROM acts WHERE seq = {ACTS}", ACTS - 1, 0, 0),
}


@pytest.mark.parametrize(("statement", "proved", "unproved", "unreadable"), ACT.values(), ids=ACT)
def test_what_the_chain_doesnt_prove_is_written_down_apart(
    full: Sqqf, statement: str, proved: int, unproved: int, unreadable: int
) -> None:
    spoiled(full.ledger, statement)
    done, path = rebuilt(full)
    assert (done["acts"], done["unproved"], done["unreadable"], done["ok"]) == (
        proved,
        unproved,
        unreadable,
        True,
    )
    rest = json.loads(Path(done["rest"]).read_text(encoding="utf-8"))["acts"] if done["rest"] else []
    assert len(rest) == unproved
    assert all(one["seq"] > proved for one in rest)
    assert full.json("--ledger", str(path), "verify")["acts"] == proved


def test_a_page_that_cant_be_read_costs_what_stood_on_it(full: Sqqf) -> None:
    for n in range(60):
        full.ok("case", "note", "1", "--text", f"第{n}次 " + "记" * 200)
    full.ledger.with_name("whole.db").write_bytes(full.ledger.read_bytes())
    content = bytearray(full.ledger.read_bytes())
    with closing(sqlite3.connect(full.folder / "whole.db")) as ledger:
        (root,) = ledger.execute("SELECT rootpage FROM sqlite_master WHERE name = 'acts'").fetchone()
    at = content.index("第50次".encode())
    page = at // 4096 * 4096
    assert page != (root - 1) * 4096
    content[page : page + 4096] = b"\xff" * 4096
    full.ledger.write_bytes(content)
    assert full("verify").code == 12
    done, path = rebuilt(full)
    assert done["ok"]
    assert done["acts"] > 20
    assert done["unreadable"] > 0
    assert done["acts"] + done["unproved"] + done["unreadable"] <= ACTS + 60
    assert full.json("--ledger", str(path), "case", "show", "1")["acts"][-1]["seq"] == done["acts"]


def test_an_informant_that_isnt_the_one_on_record_is_lost_and_said(full: Sqqf) -> None:
    spoiled(full.ledger, "UPDATE informants SET name = '孙某'")
    answer = full("doctor", "--rebuild")
    assert answer.code == 12
    assert "leads whose informant can't be read: 1" in answer.err


NOTHING: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: path.write_text("not a ledger", encoding="utf-8"),
    "no acts": lambda path: spoiled(path, "DELETE FROM acts"),
    "no table": lambda path: spoiled(path, "PRAGMA foreign_keys=OFF", "DROP TABLE acts"),
}


@pytest.mark.parametrize("spoil", NOTHING.values(), ids=NOTHING)
def test_where_nothing_can_be_read_nothing_is_made(full: Sqqf, spoil: Callable[[Path], object]) -> None:
    spoil(full.ledger)
    there = sorted(full.folder.iterdir())
    answer = full("doctor", "--rebuild")
    assert (answer.code, answer.out) == (12, "")
    assert "nothing can be read of the acts" in answer.err
    assert sorted(full.folder.iterdir()) == there


def test_an_earlier_rebuilding_is_not_written_over(full: Sqqf) -> None:
    shutil.copy(full.ledger, full.folder / "early.db")
    _, one = rebuilt(full)
    _, other = rebuilt(full)
    assert one != other
    assert one.exists()
