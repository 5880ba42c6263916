"""A file is handed out when its act is on record, and whatever fails in between, what is said is true."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CASE, CITY, Answer

if TYPE_CHECKING:
    from tests.conftest import Sqqf

ACCEPTED = (CITY, CASE, "case accept 1 --on 2026-11-20")
MAKE = "paper make acceptance 1"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork, signals and devices")

# What stands before the program in a child of its own: how a COMMIT goes, and what happens at it.
AT_COMMIT = """
import os, signal, sqlite3, sys
failed = sqlite3.OperationalError("disk I/O error")
failed.sqlite_errorcode = sqlite3.SQLITE_IOERR
class Connection(sqlite3.Connection):
    def execute(self, sql, *values):
        if sql != "COMMIT":
            return super().execute(sql, *values)
        {before}
        cursor = super().execute(sql)
        {after}
        return cursor
connect = sqlite3.connect
sqlite3.connect = lambda *a, **k: connect(*a, factory=Connection, **k)
from sqqf.cli.main import run
run()
"""


@pytest.fixture
def accepted(sqqf: Sqqf) -> Sqqf:
    return sqqf.given(*ACCEPTED)


def run(sqqf: Sqqf, line: str, before: str = "pass", after: str = "pass") -> Answer:
    program = AT_COMMIT.format(before=before, after=after)
    done = subprocess.run(
        [sys.executable, "-c", program, *line.split()],
        capture_output=True, encoding="utf-8", cwd=sqqf.folder, env=sqqf.environment(), check=False,
    )  # fmt: skip
    return Answer(done.returncode, done.stdout, done.stderr)


def papers(sqqf: Sqqf) -> list[Any]:
    """The names of the papers on record."""
    return [one["name"] for one in sqqf.json("paper", "list", "1")]


def standing(sqqf: Sqqf) -> list[str]:
    """All that stands beside the ledger."""
    return sorted(path.name for path in sqqf.folder.iterdir() if not path.name.startswith(sqqf.ledger.name))


# ── killed ──


def test_wherever_it_is_killed_file_and_act_are_there_or_neither(tmp_path: Path) -> None:
    from dev import torture_files

    ledger = torture_files.prepared(tmp_path / "start")
    kills = list(torture_files.sweep(tmp_path, ledger, MAKE))
    assert not any(kills)
    assert len(kills) > 10


def test_killed_at_any_time_no_number_is_given_twice(tmp_path: Path) -> None:
    from dev.torture_files import Round, killed_after, prepared

    ledger = prepared(tmp_path / "start")
    (tmp_path / "round").mkdir()
    one = Round(tmp_path / "round", ledger)
    for n in range(12):
        one.run(MAKE, killed_after(0.02 + 0.02 * n))
        assert list(one.faults()) == []


# ── a COMMIT that fails ──


def test_a_disk_that_fails_once_the_act_is_on_record(accepted: Sqqf) -> None:
    answer = run(accepted, MAKE, after="raise failed")
    assert answer.code == 0
    assert "recorded; but the disk then reported: disk I/O error" in answer.err
    assert papers(accepted) == standing(accepted)
    assert len(papers(accepted)) == 1
    assert accepted.json("verify")["ok"]


def test_a_disk_that_fails_before_it(accepted: Sqqf) -> None:
    answer = run(accepted, MAKE, before="raise failed")
    assert (answer.code, answer.out) == (70, "")
    assert "nothing was written" in answer.err
    assert (papers(accepted), standing(accepted)) == ([], [])


def test_a_disk_that_is_gone_after_commit(accepted: Sqqf) -> None:
    gone = "sqlite3.connect = lambda *a, **k: (_ for _ in ()).throw(failed); raise failed"
    answer = run(accepted, MAKE, after=gone)
    assert (answer.code, answer.out) == (13, "")
    head = answer.err.split("--head ")[1].split()[0]
    assert accepted.json("verify", "--head", head)["ok"]
    accepted.ok("case", "note", "1", "--text", "之后")
    assert papers(accepted) == standing(accepted)


def test_a_folder_that_is_gone_after_commit(accepted: Sqqf) -> None:
    out, away = accepted.folder / "out", accepted.folder / "away"
    out.mkdir()
    answer = run(accepted, f"{MAKE} --output out/函.docx", after="os.rename('out', 'away')")
    assert (answer.code, answer.out) == (70, "")
    assert answer.err.startswith("sqqf: the act is on record, but its file ")
    assert papers(accepted) == ["函.docx"]
    accepted.ok("case", "note", "1", "--text", "还没有")
    away.rename(out)
    said = accepted("case", "note", "1", "--text", "有了")
    assert (said.code, "it is there now: " in said.err) == (0, True)
    assert ([path.name for path in out.iterdir()], standing(accepted)) == (["函.docx"], ["out"])


def test_a_name_that_was_taken_meanwhile_stays_whose_it_is(accepted: Sqqf) -> None:
    answer = run(accepted, f"{MAKE} --output a.docx", after="open('a.docx', 'w').close()")
    assert (answer.code, standing(accepted)) == (0, ["a-2.docx", "a.docx"])
    assert "a-2.docx" in answer.out
    assert (accepted.folder / "a.docx").read_bytes() == b""


# ── signals, and an answer that can't be given ──


SIGNALS = {"SIGTERM": 143, "SIGINT": 130, "SIGHUP": 129}


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("at", ["before", "after"])
def test_a_signal_leaves_all_or_nothing(accepted: Sqqf, name: str, at: str) -> None:
    answer = run(accepted, MAKE, **{at: f"os.kill(os.getpid(), signal.{name})"})
    assert answer.code == SIGNALS[name]
    assert papers(accepted) == standing(accepted)
    assert len(papers(accepted)) == (at == "after")
    assert ("is on record" in answer.err) == (at == "after")


@pytest.mark.parametrize(("line", "code"), [("case note 1 --text 记", 0), ("case list", 70)])
def test_an_answer_that_cant_be_written(accepted: Sqqf, line: str, code: int) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            accepted.command(*line.split()), stdout=full, stderr=subprocess.PIPE, encoding="utf-8",
            cwd=accepted.folder, env=accepted.environment(), check=False,
        )  # fmt: skip
    assert (done.returncode, len(done.stderr.splitlines())) == (code, 1)
    assert done.stderr.startswith("sqqf: recorded (act 5)") == (code == 0)


# ── drawn outside the lock ──


SLOW = """
import os, sys, time
from sqqf.desk import papers
document = papers.document
def slow(paper):
    open("drawing", "a").write("x")
    while not os.path.exists("go"):
        time.sleep(0.02)
    return document(paper)
papers.document = slow
from sqqf.cli.main import run
run()
"""


@pytest.fixture
def drawing(accepted: Sqqf) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", SLOW, *MAKE.split()]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, encoding="utf-8", cwd=accepted.folder, env=accepted.environment()
    ) as started:
        while not (accepted.folder / "drawing").exists():
            time.sleep(0.02)
        yield started
        started.kill()


def test_while_a_paper_is_drawn_others_record(accepted: Sqqf, drawing: subprocess.Popen[str]) -> None:
    began = time.monotonic()
    first = accepted.json(*MAKE.split(), "--to", "某县住建局")["number"]
    assert time.monotonic() - began < 25
    (accepted.folder / "go").touch()
    said, _ = drawing.communicate(timeout=60)
    numbers = [one["number"] for one in accepted.json("paper", "list", "1")]
    assert (drawing.returncode, len({*numbers}), numbers[0]) == (0, 2, first)
    assert numbers[1] in said
    assert (accepted.folder / "drawing").read_text() == "xx"  # its number was given: drawn anew


def test_what_changes_no_fact_of_it_has_nothing_drawn_anew(
    accepted: Sqqf, drawing: subprocess.Popen[str]
) -> None:
    accepted.ok("member", "add", "王某", "--organ", "audit")
    (accepted.folder / "go").touch()
    drawing.communicate(timeout=60)
    assert (drawing.returncode, (accepted.folder / "drawing").read_text()) == (0, "x")


# ── refused for its options ──


@pytest.mark.parametrize(
    "options",
    ["--mail a@example.org", "--mail nobody", "--output b.html"],
    ids=["settings", "address", "place"],
)
def test_a_report_refused_for_its_options_has_written_nothing(accepted: Sqqf, options: str) -> None:
    (accepted.folder / "b.html").symlink_to("c.html")
    place = () if "--output" in options else ("--output", "a.html")
    answer = accepted("report", "daily", "--into", "days", *place, *options.split())
    assert (answer.code, answer.out) == (2, "")
    assert standing(accepted) == ["b.html"]


def test_what_the_program_makes_is_its_owners_whatever_the_umask(accepted: Sqqf) -> None:
    lines = [MAKE, "export a.csv", "report daily --output a.html", "report daily --into days/of/all"]
    for line in lines:
        done = subprocess.run(
            accepted.command(*line.split()), cwd=accepted.folder, env=accepted.environment(), umask=0,
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    made = [path for path in accepted.folder.rglob("*") if path != accepted.ledger]
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} == {0o700}
