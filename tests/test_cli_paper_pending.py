"""``paper pending`` and ``paper make --all``: what acts on record call for, and all of it made at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.papers.word.forms import forms
from tests.cases import PROFILE
from tests.test_cli_papers import APPEAL, NOTICED, files, made, template, text_of
from tests.test_cli_refusals import LEAD, PUT_RIGHT, VERIFIED, told

if TYPE_CHECKING:
    from tests.conftest import Sqqf


def due(sqqf: Sqqf, *line: str) -> list[tuple[str, int | None]]:
    return [(one["kind"], one["n"]) for one in sqqf.json("paper", "pending", *line)]


ALL_OF_AN_APPEAL = [
    ("acceptance", None),
    ("step", 1),
    ("extension", 1),
    ("report", None),
    ("opinion", None),
    ("minutes", None),
    ("submission", None),
    ("decision", None),
    ("feedback", None),
    ("delivery", None),
    ("filing", None),
    ("corrections", None),
    ("clarification", None),
    ("archive", None),
]


@pytest.mark.parametrize(
    ("story", "papers"),
    [
        pytest.param(NOTICED[:1], [], id="nothing yet"),
        pytest.param(NOTICED, ["acceptance"], id="accepted"),
        pytest.param((*NOTICED[:1], "declined 2026-11-18"), ["declining"], id="declined"),
        pytest.param((LEAD,), [], id="a lead"),
        pytest.param((LEAD, VERIFIED), ["talk"], id="verified"),
        pytest.param(
            (*PUT_RIGHT, VERIFIED, "rectification_signed_off 2026-11-20"),
            ["talk", "rectification", "sign-off"],
            id="signed off",
        ),
        pytest.param(
            (*APPEAL, "decided 2026-11-12", "clarified 2026-11-16 needed=false"),
            [kind for kind, _ in ALL_OF_AN_APPEAL if kind not in ("filing", "clarification", "archive")],
            id="no clarification",
        ),
    ],
)
def test_what_is_due_follows_the_acts_on_record(
    sqqf: Sqqf, story: tuple[str, ...], papers: list[str]
) -> None:
    told(*story)(sqqf)
    assert [kind for kind, _ in due(sqqf)] == papers


def closed(county: Sqqf) -> Sqqf:
    done = "feedback 2026-11-13 method=direct"
    organ = "feedback 2026-11-13 role=organ to=某县委组织部"
    clear = "clarified 2026-11-16 needed=true way=written organ=某局 to=陈某"
    told(
        *APPEAL,
        "decided 2026-11-12",
        done,
        organ,
        clear,
        "filed 2026-11-13",
        "correction_reported 2026-11-19",
        "correction_signed_off 2026-11-20",
        "closed 2026-11-23",
        level="county",
    )(county)
    return county


def test_a_case_to_its_end_has_come_to_need_every_paper_once(sqqf: Sqqf) -> None:
    closed(sqqf)
    assert due(sqqf) == [], "it has ended"
    assert due(sqqf, "--ended") == due(sqqf, "1") == ALL_OF_AN_APPEAL


def test_each_says_since_when_by_which_article_and_how_to_make_it(case: Sqqf) -> None:
    case.ok("case", "accept", "1", "--on", "2026-11-17")
    (one,) = case.json("paper", "pending", "1")
    assert one == {
        "no": "阳容〔2026〕1号",
        "kind": "acceptance",
        "zh": "受理告知书",
        "en": "notice of acceptance",
        "n": None,
        "since": "2026-11-17",
        "article": "二(三)2",
        "command": "sqqf paper make acceptance 2026-1",
    }
    case.ok(*one["command"].split()[1:])
    assert case.json("paper", "pending") == []
    assert "no paper is due" not in case.ok("paper", "pending"), "a pipe gets rows alone"


def test_a_paper_made_for_an_earlier_act_isnt_that_of_a_later_one(case: Sqqf) -> None:
    case.ok("case", "accept", "1", "--on", "2026-11-17")
    step = "step add 1 --method document --on 2026-11-18 --people 李某,赵某 --finding 属实 --point 1"
    case.ok(*step.split())
    case.ok("paper", "make", "step", "1")
    assert due(case) == [("acceptance", None)]
    case.ok(*step.split())
    assert due(case) == [("acceptance", None), ("step", 2)]
    seq = str(case.json("case", "show", "1")["acts"][3]["seq"])
    case.ok("case", "amend", "1", "--act", seq, "--strike", "--reason", "误制")
    assert due(case) == [("acceptance", None), ("step", 1), ("step", 2)], "a struck one wasn't made"


def test_all_that_is_due_is_made_into_one_folder_with_a_list(sqqf: Sqqf) -> None:
    closed(sqqf)
    first = made(sqqf, "acceptance", "1")
    (sqqf.folder / "templates").mkdir()
    template(sqqf.folder / "templates" / "report.docx", "本单位样式：{{ finding }}")
    done = made(sqqf, "--all", "1", "--output", sqqf.folder / "out")
    assert [one["kind"] for one in done["made"]] == [kind for kind, _ in ALL_OF_AN_APPEAL[1:]]
    assert [one["number"] for one in done["made_before"]] == [first["number"]]
    assert {Path(one["path"]).parent.name for one in done["made"]} == {"out"}
    listed = Path(done["list"]).read_text(encoding="utf-8-sig").splitlines()
    assert listed[0] == "阳容〔2026〕1号　文书清单"
    assert len(listed) == 1 + len(ALL_OF_AN_APPEAL)
    assert "2026-11-03已制作" in listed[1]
    assert listed[2].startswith("2．书面审查记录　阳容录〔2026〕1号　文件：书面审查记录-")
    (report,) = [one for one in done["made"] if one["kind"] == "report"]
    assert text_of(Path(report["path"])).startswith("本单位样式：")
    assert due(sqqf, "1") == []
    assert made(sqqf, "--all", "1", "--output", sqqf.folder / "out")["made"] == []
    assert sqqf.json("verify")["ok"]


def test_drafts_of_all_that_is_due_take_no_numbers(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    head = sqqf.json("verify")["head"]
    done = made(sqqf, "--all", "1", "--draft")
    assert [(one["kind"], one["number"]) for one in done["made"]] == [("acceptance", None)]
    assert Path(done["list"]).parent.name == "阳容〔2026〕1号文书"
    assert sqqf.json("verify")["head"] == head
    assert due(sqqf) == [("acceptance", None)]


@pytest.mark.parametrize(
    "line", [("--all", "1", "2"), ("--all",), ("--all", "9")], ids=["two", "none", "unknown"]
)
def test_all_is_of_one_case(sqqf: Sqqf, line: tuple[str, ...]) -> None:
    told(*NOTICED, *NOTICED)(sqqf)
    answer = sqqf("paper", "make", *line)
    assert (answer.code, answer.out) == (2, "")
    assert files(sqqf) == []


def test_a_template_may_be_named_as_a_file(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    template(sqqf.folder / "ours.docx", "{{ matter }}")
    answer = sqqf("paper", "make", "acceptance", "1", "--template", "ours.docx", "--output", "a.docx")
    assert "made from the template ours.docx" in answer.err
    assert sqqf("paper", "make", "acceptance", "1", "--template", "no.docx").code == 2


def test_every_act_that_calls_for_a_paper_is_one_that_the_rules_know() -> None:
    known = PROFILE.acts
    assert {kind for form in forms() for kind in form.after} <= set(known)
