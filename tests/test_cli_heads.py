"""Where each head went is kept beside the ledger: a ledger that was set back or made anew doesn't have it."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CASE, CITY, COUNTY
from tests.test_cli_filing import city, county

if TYPE_CHECKING:
    from tests.conftest import Answer, Sqqf

__all__ = ["city", "county"]
LINES = (CITY, CASE)
WENT_OUT = {
    "report in a file": ("report daily --output r.html", ("report", "r.html")),
    "report in a folder": ("report daily --into d", ("report", "daily-report-2026-11-23.html")),
    "backup": ("backup b.db", ("backup", "b.db")),
    "file of a case": ("case bundle 1 f.zip", ("bundle", "f.zip")),
    "paper": ("paper make acceptance 1 --output p.docx", ("paper", "p.docx")),
}


def log(sqqf: Sqqf, name: str = "") -> Path:
    return sqqf.folder / (name or f"{sqqf.ledger.name}.heads.log")


def kept(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def told(answer: Answer) -> list[tuple[str, str]]:
    """Where the heads went that ``verify`` misses, or notes."""
    found = answer.json()
    return [
        (one["what"], one.get("name", "").partition(" ")[2]) for one in (*found["problems"], *found["notes"])
    ]


@pytest.mark.parametrize(("line", "expected"), WENT_OUT.values(), ids=WENT_OUT)
def test_what_carries_the_head_says_where_it_went(sqqf: Sqqf, line: str, expected: tuple[str, str]) -> None:
    sqqf.given(*LINES, "case accept 1 --on 2026-11-20")
    head = sqqf.json("verify")["head"]
    sqqf.ok(*line.split())
    [one] = kept(log(sqqf))
    assert (one["what"], one["where"], one["head"]) == (*expected, head)
    assert stat.S_IMODE(log(sqqf).stat().st_mode) == 0o600
    assert sqqf.json("verify")["ok"]


def test_a_filing_carries_the_head_after_it(county: Sqqf) -> None:
    county.ok("case", "file", "1", "--on", "2026-12-14", "--out", "f.json")
    [one] = kept(log(county))
    filing = json.loads((county.folder / "f.json").read_text(encoding="utf-8"))
    assert (one["what"], one["where"], one["head"]) == ("filing", "f.json", filing["head"])


def test_a_report_on_the_screen_goes_nowhere(sqqf: Sqqf) -> None:
    sqqf.given(*LINES).ok("report", "daily")
    assert not log(sqqf).exists()


def set_back(sqqf: Sqqf) -> None:
    """An earlier copy takes the ledger's place after a report went out."""
    sqqf.given(*LINES)
    shutil.copy(sqqf.ledger, sqqf.folder / "early.db")
    sqqf.ok("case", "accept", "1", "--on", "2026-11-20")
    sqqf.ok("report", "daily", "--output", "r.html")
    shutil.copy(sqqf.folder / "early.db", sqqf.ledger)


@pytest.mark.parametrize("goes_on", [False, True], ids=["as it was", "with other acts since"])
def test_an_earlier_state_is_told_by_what_went_out(sqqf: Sqqf, *, goes_on: bool) -> None:
    set_back(sqqf)
    if goes_on:
        sqqf.ok("case", "decline", "1", "--on", "2026-11-20", "--reason", "不属受理范围")
    answer = sqqf("verify", "--json")
    assert (answer.code, told(answer)) == (12, [("head_gone", "r.html")])


def test_a_list_kept_elsewhere_counts_where_the_one_beside_is_gone(sqqf: Sqqf) -> None:
    set_back(sqqf)
    log(sqqf).rename(sqqf.folder / "elsewhere.log")
    assert sqqf("verify").code == 0
    answer = sqqf("verify", "--json", "--heads", "elsewhere.log")
    assert (answer.code, told(answer)) == (12, [("head_gone", "r.html")])
    assert sqqf("verify", "--heads", "none.log").code == 2


def test_the_folder_of_the_reports_gets_the_list_too(sqqf: Sqqf) -> None:
    sqqf.given(*LINES).ok("report", "daily", "--into", "share")
    assert kept(sqqf.folder / "share" / log(sqqf).name) == kept(log(sqqf))


def test_what_was_lost_before_a_backup_was_restored_is_noted(sqqf: Sqqf) -> None:
    sqqf.given(*LINES).ok("backup", "b.db")
    sqqf.ok("case", "accept", "1", "--on", "2026-11-20")
    sqqf.ok("report", "daily", "--output", "r.html")
    sqqf.ledger.unlink()
    sqqf.ok("restore", "b.db", "--to", sqqf.ledger.name)
    answer = sqqf("verify", "--json")
    assert (answer.code, told(answer)) == (0, [("lost_before_restoring", "r.html")])
    # What goes out from now on has to stay.
    shutil.copy(sqqf.ledger, sqqf.folder / "early.db")
    sqqf.ok("case", "note", "1", "--text", "其后")
    sqqf.ok("report", "daily", "--output", "s.html")
    shutil.copy(sqqf.folder / "early.db", sqqf.ledger)
    assert ("head_gone", "s.html") in told(sqqf("verify", "--json"))


STRANGE = {
    "no JSON": "x\n",
    "another form": '{"head": 1}\n',
    "no hash": '{"at": "", "ledger": "", "head": "x", "what": "", "where": ""}\n',
    "torn off": '{"at": "2026-11',
}


@pytest.mark.parametrize("line", STRANGE.values(), ids=STRANGE)
def test_lines_of_no_such_form_are_noted(sqqf: Sqqf, line: str) -> None:
    sqqf.given(*LINES).ok("backup", "b.db")
    with log(sqqf).open("a", encoding="utf-8") as file:
        file.write(line)
    answer = sqqf("verify", "--json")
    assert (answer.code, told(answer)) == (0, [("heads_unreadable", "")])


def test_another_ledgers_heads_arent_missed(sqqf: Sqqf) -> None:
    sqqf.given(*LINES).ok("backup", "b.db")
    sqqf.ledger.unlink()
    sqqf.ok(*COUNTY.split())
    assert sqqf.json("verify")["ok"]


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_nothing_is_added_but_to_a_plain_file(sqqf: Sqqf, kind: str) -> None:
    sqqf.given(*LINES)
    (sqqf.folder / "target").write_text("", encoding="utf-8")
    log(sqqf).symlink_to(sqqf.folder / "target") if kind == "link" else log(sqqf).mkdir()
    answer = sqqf("backup", "b.db")
    assert answer.code == 0
    assert f"where this head went can't be kept in {log(sqqf)}" in answer.err
    assert (sqqf.folder / "target").read_text(encoding="utf-8") == ""
