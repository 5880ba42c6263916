"""Damage is told as such: a reading command answers as before, or ``verify`` ends with 12; none ends with 70."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.store.ledger.connection import VERSION, in_memory
from sqqf.store.ledger.shape import SHAPE, shape
from tests import damage
from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEDGER = (
    CITY,
    CASE,
    CASE,
    "case accept 1 --on 2026-11-20",
    "member add 赵某 --organ discipline",
    "lead new --source s1 --area i8 --unit 某局 --text 群众申请事项长期未予答复 --received 2026-11-16",
    "member add 钱某 --organ organization",
)


@pytest.fixture
def told(sqqf: Sqqf) -> Sqqf:
    return sqqf.given(*LEDGER)


def test_the_shape_in_the_program_is_that_of_a_new_ledger() -> None:
    assert " ".join(shape(in_memory())) == " ".join(SHAPE.split())


def not_opened(what: str) -> dict[str, Any]:
    """The verdict on a file of which nothing was run."""
    problems = [{"seq": None, "case": None, "what": what}]
    nothing = dict.fromkeys(("acts", "cases", "leads", "head"))
    return {**nothing, "ok": False, "countersigned": None, "problems": problems, "notes": []}


@pytest.mark.parametrize("name", damage.LAYOUTS)
@pytest.mark.parametrize(
    "command", [("verify", "--json"), ("case", "list", "--json"), ("case", "note", "1", "--text", "x")]
)
def test_foreign_tables_views_and_triggers_are_refused(
    told: Sqqf, name: str, command: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(told.ledger, isolation_level=None)) as db:
        for statement in damage.LAYOUTS[name]:
            db.execute(statement)
    before = told.ledger.read_bytes()
    answer = told(*command)
    assert answer.code == 12
    if command[0] == "verify":
        assert answer.json() == not_opened("foreign_schema")
    else:
        assert answer.out == ""
    assert "as the program makes it" in answer.err
    assert told.ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("what", "byte"),
    [
        ("not_a_ledger", 0),
        ("damaged", 47),
        ("newer_ledger", 63),
    ],
)
def test_what_cant_be_opened_has_a_verdict_too(told: Sqqf, what: str, byte: int) -> None:
    content = bytearray(told.ledger.read_bytes())
    content[byte] = 99  # the first of the file's mark, its format, its version
    told.ledger.write_bytes(content)
    answer = told("verify", "--json")
    assert (answer.code, answer.json()) == (12, not_opened(what))
    assert told("verify").out == "not ok\n"


def test_a_name_in_it_that_is_no_text_is_damage(told: Sqqf) -> None:
    content = told.ledger.read_bytes()
    told.ledger.write_bytes(
        content.replace(b"CREATE INDEX deadlines_open", b"CREAT\x8b INDEX deadlines_open")
    )
    answer = told("verify", "--json")
    assert (answer.code, answer.json()) == (12, not_opened("unsound"))
    assert told("case", "list").code == 12


def test_a_bare_file_with_our_mark_is_not_made_a_ledger(sqqf: Sqqf) -> None:
    with closing(sqlite3.connect(sqqf.ledger)) as db:
        db.execute(f"PRAGMA application_id={0x73717166}")
    for version in range(VERSION + 1):
        with closing(sqlite3.connect(sqqf.ledger)) as db:
            db.execute(f"PRAGMA user_version={version}")
        before = sqqf.ledger.read_bytes()
        assert sqqf("case", "list").code == 12
        assert sqqf.ledger.read_bytes() == before


SOME = list(damage.EDITS)[::14] + [name for name in damage.EDITS if name.startswith("no ")]


@pytest.mark.parametrize("name", SOME)
def test_after_an_edit_it_reads_as_before_or_verify_says_so(told: Sqqf, name: str) -> None:
    before = damage.answers(told)
    damage.change(told.ledger, damage.EDITS[name])
    assert damage.broken(told, before) == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", [1, 2])
def test_after_a_flipped_byte_too(told: Sqqf, seed: int) -> None:
    before = damage.answers(told)
    for at, flipped in damage.flips(told.ledger.read_bytes(), 8, seed):
        told.ledger.write_bytes(flipped)
        assert damage.broken(told, before) == [], f"byte {at}"


def test_what_is_whole_can_still_be_read(told: Sqqf) -> None:
    before = told("case", "show", "1", "--json")
    damage.change(told.ledger, "UPDATE documents SET document=CAST(x'ff' AS TEXT) WHERE n=2")
    assert told("case", "show", "1", "--json") == before
    assert told("case", "show", "2", "--json").code == 12


def test_a_ledger_set_to_wal_is_put_back(told: Sqqf) -> None:
    with closing(sqlite3.connect(told.ledger)) as db:
        assert db.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    told.ok("case", "list")
    with closing(sqlite3.connect(told.ledger)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
@pytest.mark.parametrize(
    "command", [("init", "--group", "某组", "--level", "city", "--prefix", "阳容"), ("demo", "--cases", "1")]
)
def test_what_is_left_of_another_ledger_is_no_part_of_a_new_one(
    sqqf: Sqqf, command: tuple[str, ...], ending: str
) -> None:
    left = sqqf.ledger.with_name(sqqf.ledger.name + ending)
    left.write_bytes(b"x")
    assert sqqf("--ledger", sqqf.ledger, *command).code == 1
    assert not sqqf.ledger.exists()
    assert left.read_bytes() == b"x"


def test_a_reader_beside_a_writer_sees_one_moment(told: Sqqf) -> None:
    """The officer that a case is listed with is the one whom its last act names; a report's head is of its acts."""
    writer = told.start("case", "assign", "1", "--officer", "甲某")
    for n in range(8):
        while writer.poll() is None:
            shown = told.json("case", "show", "1")
            assigned = [act["body"]["officer"] for act in shown["acts"] if act["kind"] == "assigned"]
            assert shown["officer"] == (assigned or ["李某"])[-1]
        assert writer.wait() == 0
        writer.communicate()
        writer = told.start("case", "assign", "1", "--officer", "乙某" if n % 2 else "甲某")
    writer.communicate()
    out = told.folder / "all.json"
    told.ok("export", out, "--acts", "--overwrite")
    exported = json.loads(out.read_text(encoding="utf-8"))
    assert exported["acts"][-1]["body"]["officer"] == exported["cases"][0]["officer"]
