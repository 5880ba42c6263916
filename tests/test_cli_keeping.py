"""``sqqf backup`` and ``restore``: the copy is proved, never over a file, and says up to when."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

pyrage = pytest.importorskip("pyrage", reason="the extra keeping isn't installed")
LINES = (CITY, CASE, "case accept 1 --on 2026-11-20")


def keys(folder: Path) -> str:
    """A key in a file, ``key.txt``, and its public half."""
    identity = pyrage.x25519.Identity.generate()
    (folder / "key.txt").write_text(f"# made for this test\n{identity}\n", encoding="utf-8")
    return str(identity.to_public())


def rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as ledger:
        return [*ledger.iterdump()]


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_what_was_backed_up_comes_back_row_for_row(sqqf: Sqqf, *, sealed: bool) -> None:
    head = sqqf.given(*LINES).json("verify")["head"]
    sealing = ["--to", keys(sqqf.folder)] if sealed else []
    opening = ["--identity", "key.txt"] if sealed else []
    copy = sqqf.json("backup", "b.db", *sealing)
    assert {name: copy[name] for name in ("file", "acts", "cases", "leads", "head", "sealed")} == {
        "file": "b.db",
        "acts": 4,
        "cases": 1,
        "leads": 0,
        "head": head,
        "sealed": sealed,
    }
    assert copy["recorded_until"] == sqqf.json("log")[-1]["recorded_at"]
    back = sqqf.json("restore", "b.db", "--to", "c.db", *opening)
    assert back == {**copy, "file": "c.db"}
    assert rows(sqqf.folder / "c.db") == rows(sqqf.ledger)
    assert sqqf.json("--ledger", "c.db", "verify", "--head", head)["ok"]
    for name in ("b.db", "c.db"):
        assert stat.S_IMODE((sqqf.folder / name).stat().st_mode) == 0o600


def test_a_sealed_copy_tells_nothing(sqqf: Sqqf) -> None:
    sqqf.given(*LINES)
    sqqf.ok("backup", "b.age", "--to", keys(sqqf.folder))
    content = (sqqf.folder / "b.age").read_bytes()
    assert "陈某".encode() not in content
    assert b"SQLite" not in content


def test_a_backup_is_no_act(sqqf: Sqqf) -> None:
    head = sqqf.given(*LINES).json("verify")["head"]
    sqqf.ok("backup", "b.db")
    assert sqqf.json("verify")["head"] == head


@pytest.mark.parametrize("line", ["backup b.db", "restore a.db --to b.db"], ids=["backup", "restore"])
def test_nothing_is_written_over(sqqf: Sqqf, line: str) -> None:
    sqqf.given(*LINES)
    (sqqf.folder / "b.db").write_text("mine", encoding="utf-8")
    answer = sqqf(*line.replace("a.db", str(sqqf.ledger)).split())
    assert (answer.code, answer.out) == (2, "")
    assert (sqqf.folder / "b.db").read_text(encoding="utf-8") == "mine"


def test_what_is_no_ledger_isnt_restored(sqqf: Sqqf) -> None:
    (sqqf.folder / "b.db").write_text("notes", encoding="utf-8")
    assert sqqf("restore", "b.db", "--to", "c.db").code == 12
    assert sqqf("restore", "nothing.db", "--to", "c.db").code == 2
    assert not (sqqf.folder / "c.db").exists()


def test_an_altered_backup_isnt_restored(sqqf: Sqqf) -> None:
    sqqf.given(*LINES).ok("backup", "b.db")
    content = (sqqf.folder / "b.db").read_bytes()
    (sqqf.folder / "b.db").write_bytes(content.replace("陈某".encode(), "李某".encode()))
    assert sqqf("restore", "b.db", "--to", "c.db").code == 12
    assert not (sqqf.folder / "c.db").exists()


def test_it_is_whole_while_others_write(sqqf: Sqqf) -> None:
    """Each copy is the ledger as it stood at some moment: its head is one that was there."""
    sqqf.given(*LINES)
    heads = []
    for n in range(4):
        with sqqf.start("case", "note", "1", "--text", f"备注{n}") as writer:
            heads.append(sqqf.json("backup", f"b{n}.db")["head"])
            writer.communicate(timeout=60)
        assert writer.returncode == 0
    assert all(sqqf.json("verify", "--head", head)["ok"] for head in heads)


def test_an_extra_that_isnt_there_is_named(sqqf: Sqqf) -> None:
    sqqf.given(*LINES)
    (sqqf.folder / "pyrage.py").write_text("raise ImportError", encoding="utf-8")
    answer = sqqf("backup", "b.age", "--to", "age1x", env={"PYTHONPATH": str(sqqf.folder)})
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        "sqqf: this needs pyrage, which isn't installed",
        "  → pip install 'sqqf[keeping]'",
    ]
