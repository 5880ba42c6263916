"""Special supervision, random checks, new problems: as they are typed."""

from __future__ import annotations

import json
import shlex
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CASE, CITY
from tests.inside import Earlier
from tests.test_cli_aftermath import refused, run
from tests.test_cli_refusals import ITEMS, LED, SAMPLED, SUPERVISED
from tests.test_cli_terminal import at_terminal
from tests.test_cli_texts import HARMFUL

if TYPE_CHECKING:
    from tests.conftest import Sqqf

MORE = "lead rectify 2 --item 约谈整改 --due 2026-11-24 --responsible 李某 --on 2026-10-15"
REPORTED = (
    *SUPERVISED,
    MORE,
    "campaign add C2026-1 --item L2026-1 --item L2026-2",
    "lead rectified 1 1 --on 2026-11-18 --report 已建立 --to discipline",
    "lead sign-off 1 1 --on 2026-11-19",
    "lead rectified 1 2 --on 2026-11-18 --report 已完善 --to organization",
)

# ── special supervision ──


def test_a_campaign_shows_how_far_its_items_are(sqqf: Sqqf) -> None:
    sqqf.given(*REPORTED)
    assert sqqf.ok("campaign", "show", "C2026-1", today="2026-11-25").splitlines() == [
        "C2026-1  专项督查",
        "since 2026-11-20",
        "items: 3  reported: 2  signed off: 1 (33%)  overdue: 1",
        "",
        "lead\titem\ttext\tresponsible\tdue\treport\tsigned off\tstatus",
        "L2026-1\t1\t建立台账\t某局\t2026-11-20\t2026-11-18\t2026-11-19\tsigned off",
        "L2026-1\t2\t完善制度\t某局\t2026-12-25\t2026-11-18\t\tmet on 2026-11-18",
        "L2026-2\t1\t约谈整改\t李某\t2026-11-24\t\t\toverdue by 1 days (1 working days)",
    ]
    shown = sqqf.json("campaign", "show", "c2026-1")
    assert {name: shown[name] for name in ("id", "title", "on", "officer", "removed", "samplings")} == {
        "id": "C2026-1", "title": "专项督查", "on": "2026-11-20", "officer": None, "removed": [], "samplings": [],
    }  # fmt: skip
    assert shown["totals"] == {
        "items": 3, "signed_off": 1, "reported": 2, "overdue": 0, "share_signed_off": 0.333,
    }  # fmt: skip
    assert shown["items"][2] == {
        "item": "L2026-2:1", "lead": "L2026-2", "n": 1, "text": "约谈整改", "responsible": "李某",
        "due_on": "2026-11-24", "reported_on": None, "signed_off_on": None, "status": "due_soon",
        "working_days_left": 1, "days_overdue": 0, "added_on": "2026-11-23",
    }  # fmt: skip
    assert [item["status"] for item in shown["items"]] == ["signed_off", "met", "due_soon"]
    assert sqqf.json("campaign", "list") == [shown]


def test_items_come_and_go(sqqf: Sqqf) -> None:
    sqqf.given(*SUPERVISED)
    line = "campaign new --title 第二次督查 --on 2026-11-22 --item 1:2 --item L2026-1 --officer 李某"
    said = sqqf(*shlex.split(line))
    assert (said.code, said.err) == (0, "")
    assert said.out == "C2026-2  第二次督查  items: 2  reported: 0  signed off: 0 (0%)  overdue: 1\n"
    run(sqqf, "campaign remove C2026-2 --item L2026-1:1 --reason 另行督办")
    page = sqqf.ok("campaign", "show", "C2026-2").splitlines()
    assert page[1] == "since 2026-11-22  officer: 李某"
    assert page[-2:] == ["", "taken out on 2026-11-23: L2026-1:1  另行督办"]
    assert sqqf.ok("campaign", "list").splitlines() == [
        "number\ttitle\ton\tofficer\titems\treported\tsigned off\toverdue",
        "C2026-1\t专项督查\t2026-11-20\t\t1\t0\t0 (0%)\t1",
        "C2026-2\t第二次督查\t2026-11-22\t李某\t1\t0\t0 (0%)\t0",
    ]
    empty = sqqf.json(*shlex.split("campaign new --title 待定 --on 2026-11-22"))
    assert (empty["items"], empty["totals"]["share_signed_off"]) == ([], None)


def test_an_officer_who_is_no_member_is_pointed_out(sqqf: Sqqf) -> None:
    sqqf.given(*SUPERVISED, "member add 赵某 --organ audit")
    answer = sqqf("campaign", "new", "--title", "督查", "--on", "2026-11-22", "--officer", "王某", "--json")
    assert (answer.code, answer.json()["officer"]) == (0, "王某")
    assert "王某 isn't on the list of members" in answer.err


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("campaign new --title 督查 --on 2026-11-24", 1),
        ("campaign new --on 2026-11-20", 2),
        ("campaign new --title 督查 --on 2026-11-20 --item L2026-7", 2),
        ("campaign new --title 督查 --on 2026-11-20 --item L2026-1:3", 2),
        ("campaign new --title 督查 --on 2026-11-20 --item L2026-2", 2),
        ("campaign add C2026-1", 2),
        ("campaign add C2026-2 --item L2026-1:2", 2),
        ("campaign add G2026-1 --item L2026-1:2", 2),
        ("campaign add C2026-1 --item 1:1", 1),
        ("campaign remove C2026-1 --item L2026-1:1", 2),
        ("campaign remove C2026-1 --item L2026-1:2 --reason 误", 2),
        ("campaign show C2025-1", 2),
        ("sampling new --on 2026-11-20", 2),
        ("sampling new --count 0 --on 2026-11-20", 2),
        ("sampling new --count 1 --on 2026-11-24", 1),
        ("sampling new --count 3 --on 2026-11-20", 1),
        ("sampling new --count 1 --on 2026-11-19 --campaign C2026-1", 1),
        ("sampling new --count 1 --on 2026-11-20 --campaign C2026-2", 2),
        ("sampling new --count 1 --on 2026-11-20 --of reported", 1),
        ("sampling show S2026-2", 2),
        ("sampling result S2026-1 --item L2026-1:1 --on 2026-11-19 --finding 属实", 1),
        ("sampling result S2026-1 --item L2026-1:2 --on 2026-11-20 --finding 属实", 2),
        ("sampling result S2026-1 --item L2026-1:1 --on 2026-11-20", 2),
    ],
)
def test_what_is_refused_writes_nothing(sqqf: Sqqf, line: str, code: int) -> None:
    sqqf.given(*SAMPLED)
    before = sqqf.ledger.read_bytes()
    assert refused(sqqf, line, code).startswith("sqqf: ")
    assert sqqf.ledger.read_bytes() == before


def test_whoever_writes_at_once_gets_a_number_of_their_own(sqqf: Sqqf) -> None:
    sqqf.given(*SUPERVISED)
    line = "sampling new --count 1 --on 2026-11-20 --json"
    ends = [process.communicate(timeout=120) for process in [sqqf.start(*line.split()) for _ in range(5)]]
    made = [json.loads(out) for out, _ in ends]
    assert sorted(one["id"] for one in made) == [f"S2026-{n}" for n in range(1, 6)]
    assert len({one["seed"] for one in made}) == 5


# ── random checks ──


def test_a_random_check_can_be_drawn_again(sqqf: Sqqf) -> None:
    """The same seed on the same items draws the same: here in two ledgers."""
    sqqf.given(*REPORTED)
    line = shlex.split("sampling new --count 2 --on 2026-11-20 --seed 2026年第四季度")
    first, second = sqqf.json(*line), sqqf.json(*line)
    assert (first["id"], second["id"]) == ("S2026-1", "S2026-2")
    assert first["drawn"] == second["drawn"]
    assert first["population"] == ["L2026-1:1", "L2026-1:2", "L2026-2:1"]
    sqqf.given(CITY, *LED, *reversed(ITEMS), MORE)
    assert [one["item"] for one in sqqf.json(*line)["drawn"]] == [one["item"] for one in first["drawn"]]


def test_a_random_check_is_shown_with_what_was_found(sqqf: Sqqf) -> None:
    sqqf.given(*REPORTED)
    made = sqqf.ok(
        *shlex.split("sampling new --count 1 --on 2026-11-20 --of signed_off --campaign c2026-1 --seed 甲")
    )
    assert made == "S2026-1  1 of 1 drawn: L2026-1:1  (seed 甲)\n"
    found = sqqf.json(*shlex.split("sampling result s2026-1 --item 1:1 --on 2026-11-22 --finding 整改属实"))
    assert found["drawn"][0]["results"] == [{"on": "2026-11-22", "finding": "整改属实"}]
    run(sqqf, "sampling result S2026-1 --item L2026-1:1 --on 2026-11-23 --finding 资料齐全")
    assert sqqf.ok("sampling", "show", "S2026-1").splitlines() == [
        "S2026-1",
        "drawn on 2026-11-20: 1 of 1 (campaign C2026-1; signed off)",
        "seed: 甲",
        "to draw again: by the SHA-256 of seed, line break and item, smallest first; --json has the whole list",
        "",
        "lead\titem\ttext\tresponsible\tstatus\tfinding",
        "L2026-1\t1\t建立台账\t某局\tsigned off\t2026-11-22 整改属实; 2026-11-23 资料齐全",
    ]
    run(sqqf, "sampling new --count 1 --on 2026-11-20 --of open --seed 乙")
    assert sqqf.ok("sampling", "list").splitlines() == [
        "number\ton\tseed\tcampaign\tdrawn from\tdrawn\tresults",
        "S2026-1\t2026-11-20\t甲\tC2026-1\tsigned off: 1\tL2026-1:1\t1/1",
        "S2026-2\t2026-11-20\t乙\t\tnot reported yet: 1\tL2026-2:1\t0/1",
    ]
    assert [one["id"] for one in sqqf.json("sampling", "list")] == ["S2026-1", "S2026-2"]
    assert sqqf.json("campaign", "show", "C2026-1")["samplings"] == ["S2026-1"]
    assert sqqf.ok("campaign", "show", "C2026-1").splitlines()[-1] == "random checks: S2026-1"


# ── new situations and problems ──


def test_a_new_problem_is_reported_upward_and_answered(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, LED[0])
    entry: dict[str, Any] = {
        "id": "N2026-1", "state": "noted", "on": "2026-11-20", "text": "牵头机关不明确", "case": None,
        "lead": "L2026-1", "reports": [], "answers": [],
    }  # fmt: skip
    assert sqqf.json(*shlex.split("problem new --on 2026-11-20 --text 牵头机关不明确 --lead 1")) == entry
    run(sqqf, "problem new --on 2026-11-21 --text 时限起算有疑问 --case 1")
    assert "not reported upward yet (五(二))" in sqqf.ok("problem", "show", "N2026-1")
    run(sqqf, "problem report n2026-1 --on 2026-11-21 --to discipline")
    assert sqqf.ok("problem", "show", "N2026-1").splitlines()[-1] == "  no answer yet"
    run(sqqf, "problem report N2026-1 --on 2026-11-22 --to 市委组织部")
    answered = sqqf.json(*shlex.split("problem answer N2026-1 --on 2026-11-23 --text 由市纪委监委牵头"))
    reports = [
        {"on": "2026-11-21", "to": "discipline", "organ": "discipline"},
        {"on": "2026-11-22", "to": "市委组织部", "organ": "organization"},
    ]
    answers = [{"on": "2026-11-23", "text": "由市纪委监委牵头"}]
    assert answered == entry | {"state": "answered", "reports": reports, "answers": answers}
    assert sqqf.json("problem", "show", "N2026-1") == answered
    assert sqqf.ok("problem", "show", "N2026-1").splitlines() == [
        "N2026-1  牵头机关不明确",
        "noted on 2026-11-20, concerns L2026-1",
        "  2026-11-21  reported to discipline and supervisory commissions",
        "  2026-11-22  reported to 市委组织部",
        "  2026-11-23  answer: 由市纪委监委牵头",
    ]
    assert [one["id"] for one in sqqf.json("problem", "list")] == ["N2026-1", "N2026-2"]
    (still_open,) = sqqf.json("problem", "list", "--open")
    assert (still_open["case"], still_open["state"]) == ("阳容〔2026〕1号", "noted")
    assert sqqf.ok("problem", "list").splitlines()[2].split("\t")[3:5] == ["阳容〔2026〕1号", "noted"]


def test_what_the_register_of_problems_refuses(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, LED[0], "problem new --on 2026-11-20 --text t")
    before = sqqf.ledger.read_bytes()
    assert "(五(二))" in refused(sqqf, "problem report N2026-1 --on 2026-11-21 --to 市政府")
    assert "(五(二))" in refused(sqqf, "problem answer N2026-1 --on 2026-11-21 --text t")
    assert "2026-11-20" in refused(sqqf, "problem report N2026-1 --on 2026-11-19 --to discipline")
    refused(sqqf, "problem new --on 2026-11-24 --text t")
    refused(sqqf, "problem report N2026-1 --on 2026-11-24 --to discipline")
    assert "N2026-1" in refused(sqqf, "problem show N2026-2", 2)
    assert "--case, --lead" in refused(sqqf, "problem new --on 2026-11-20 --text t --case 1 --lead 1", 2)
    refused(sqqf, "problem new --on 2026-11-20 --text t --lead 7", 2)
    refused(sqqf, "problem new --on 2026-11-20 --text t --case L2026-1", 2)
    assert "--on, --text" in refused(sqqf, "problem new", 2)
    assert sqqf.ledger.read_bytes() == before


# ── everywhere ──


def test_an_empty_register_is_an_empty_list(city: Sqqf) -> None:
    for group in ("campaign", "sampling", "problem"):
        assert city.json(group, "list") == []
        assert len(city.ok(group, "list").splitlines()) == 1
        assert "–" in refused(city, f"{group} show X2026-1", 2)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_items_are_asked_for_one_by_one(sqqf: Sqqf) -> None:
    sqqf.given(*SUPERVISED, MORE)
    seen = at_terminal(
        sqqf, "campaign", "add", "C2026-1", answers=[("--item", "L2026-1:2"), ("another", "L2026-2"), ("another", "")]
    )  # fmt: skip
    assert seen.code == 0, seen.screen
    assert [one["item"] for one in sqqf.json("campaign", "show", "C2026-1")["items"]] == [
        "L2026-1:1", "L2026-1:2", "L2026-2:1",
    ]  # fmt: skip


def test_what_these_registers_show_steers_nothing(sqqf: Sqqf) -> None:
    text = "\x1b[31m红\u202e[/] {no}\t\n"
    dated = ("--on", "2026-11-20")
    sqqf.given(CITY, *LED)
    rectify = ("lead", "rectify", "1", "--item", text, "--due", "2026-11-20", "--responsible", text)
    lines = (
        (*rectify, "--on", "2026-10-15"),
        ("campaign", "new", "--title", text, *dated, "--officer", text),
        ("campaign", "add", "C2026-1", "--item", "L2026-1"),
        ("sampling", "new", "--count", "1", *dated, "--seed", text),
        ("sampling", "result", "S2026-1", "--item", "L2026-1:1", *dated, "--finding", text),
        ("campaign", "remove", "C2026-1", "--item", "L2026-1", "--reason", text),
        ("campaign", "add", "C2026-1", "--item", "L2026-1"),
        ("problem", "new", *dated, "--text", text),
        ("problem", "report", "N2026-1", *dated, "--to", f"{text}纪委"),
        ("problem", "answer", "N2026-1", *dated, "--text", text),
    )
    earlier = Earlier(sqqf.folder, sqqf.shelf)
    for line in lines:
        answer = earlier(*line)
        assert answer.code == 0, answer.err
        assert not HARMFUL.search(answer.out)
        assert not HARMFUL.search(answer.err)
    for shown, rows in (
        ("campaign list", 2), ("campaign show C2026-1", 8), ("sampling list", 2), ("sampling show S2026-1", 7),
        ("problem list", 2), ("problem show N2026-1", 4),
    ):  # fmt: skip
        page = sqqf.ok(*shown.split())
        assert not HARMFUL.search(page)
        assert "␛[31m红\\u202e[/] {no}" in page
        assert len(page.splitlines()) == rows
        assert not HARMFUL.search(sqqf.ok(*shown.split(), "--json"))
    for shown in (
        "campaign add C2026-1 --item",
        "sampling result S2026-1 --finding x --on 2026-11-20 --item",
    ):
        said = sqqf(*shown.split(), f"L2026-1:{text}")
        assert said.code == 2
        assert not HARMFUL.search(said.err)
    assert sqqf("verify").code == 0
