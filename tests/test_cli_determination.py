"""Deliberation, submission, approval, decision, in that order; what the case's page shows of it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from sqqf.cli.app import app
from sqqf.cli.render.case import NEXT
from tests.cases import PROFILE
from tests.conftest import CITY
from tests.test_cli_assess import C9, CLEARED, READY
from tests.test_cli_terminal import at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

ASSESSED = (*CLEARED, C9, "assess bar 1 x2 --established yes --reason 查实 --party 2")
"""Every relief is open to party 1; party 2 is barred."""
DELIBERATE = "case deliberate 1 --on 2026-11-20 --present 赵某,钱某"
DELIBERATED = (*ASSESSED, f"{DELIBERATE} --opinion 1:exempted --opinion 2:none --reason 责任不同")
SUBMITTED = (*DELIBERATED, "case submit 1 --on 2026-11-20 --to 市委")
APPROVED = (*SUBMITTED, "case approve 1 --on 2026-11-23 --body committee --reference 市委〔2026〕9号")
DECIDED = (*APPROVED, "case decide 1 --on 2026-11-23 --document 阳纪容决〔2026〕1号")


def test_a_decision_carries_what_it_rests_on(sqqf: Sqqf) -> None:
    case = sqqf.given(*DECIDED).json("case", "show", "1")
    assert (case["state"], case["outcome"]) == ("decided", None)
    assert [party["outcome"] for party in case["parties"]] == ["exempted", "none"]
    assert [case[name] for name in ("deliberated_on", "submitted_on", "approved_on", "decided_on")] == [
        "2026-11-20", "2026-11-20", "2026-11-23", "2026-11-23",
    ]  # fmt: skip
    assert case["decisions"] == [
        {
            "on": "2026-11-23",
            "seq": case["acts"][-1]["seq"],
            "document": "阳纪容决〔2026〕1号",
            "facts": "变更经集体研究",
            "parties": [
                {
                    "n": 1,
                    "name": "陈某",
                    "outcome": "exempted",
                    "circumstances": ["c9"],
                    "bars": [],
                    "distinctions": [],
                    "basis": [],
                    "articles": ["二(二)1(9)"],
                },
                {
                    "n": 2,
                    "name": "某中心",
                    "outcome": "none",
                    "circumstances": [],
                    "bars": ["x2"],
                    "distinctions": [],
                    "basis": [],
                    "articles": ["二(二)2(2)"],
                },
            ],
            "filed_on": None,
        }
    ]
    assert case["outstanding"] == ["feedback_applicant", "feedback_party", "delivery"]
    bodies = {act["kind"]: act["body"] for act in case["acts"]}
    assert bodies["deliberated"] == {
        "present": ["赵某", "钱某"],
        "members": {"赵某": "discipline", "钱某": "organization"},
        "opinions": ["exempted", "none"],
        "reason": "责任不同",
    }
    assert bodies["submitted"] == {"to": "市委"}
    assert bodies["approved"] == {"bodies": ["committee"], "reference": "市委〔2026〕9号"}


def test_the_page_shows_outcomes_decision_corrections_and_what_is_left(sqqf: Sqqf) -> None:
    sqqf.given(
        *DECIDED,
        "correction add 1 --text 修订制度 --due 2026-12-15 --responsible 某局",
        "correction add 1 --text 清退费用 --due 2026-11-20 --responsible 某局",
        "correction report 1 2 --on 2026-11-23 --text 已清退",
        "case feedback 1 --on 2026-11-23 --to 某县纪委 --role organ --use accountability --use 提拔交流",
        "case clarify 1 --on 2026-11-23 --needed no --reason 无负面影响",
    )
    page = sqqf.ok("case", "show", "1")
    lines = page.splitlines()
    assert lines[2:4] == ["party 1: 陈某（某县住建局）  [exempted]", "party 2: 某中心  [none]"]
    assert "deliberated 2026-11-20  submitted 2026-11-20  approved 2026-11-23  decided 2026-11-23" in page
    at = lines.index("Decision")
    assert lines[at + 1 : at + 6] == [
        "  2026-11-23  阳纪容决〔2026〕1号",
        "    found: 变更经集体研究",
        "    party 1: 陈某  [exempted]",
        "      c9 deviation in exploratory trials where nothing is expressly restricted (二(二)1(9))",
        "    party 2: 某中心  [none]",
    ]
    at = lines.index("Corrections")
    assert lines[at + 1 : at + 3] == [
        "  1  修订制度, responsible 某局, due 2026-12-15: no report yet",
        "  2  清退费用, responsible 某局, due 2026-11-20: reported 2026-11-23, not signed off",
    ]
    at = lines.index("To be done before it is closed")
    assert lines[at + 1 : at + 4] == [
        "  feedback to the applicant (二(三)5)",
        "  feedback to each party (二(三)5)",
        "  a report on each correction item (二(五)4)",
    ]
    assert "● correction, item 1: due 2026-12-15, 16 working days left (二(五)4)" in page
    for text in (
        "assessed  x2  established  查实  only party 2",
        "assessed  c9  1 yes, 2 yes, 3 yes, 4 yes, 5 yes  纪要载明",
        "钱某 (organization department)  party 1: exempted, party 2: none  责任不同",
        "approved  Party committee  市委〔2026〕9号",
        "feedback given  organ  for accountability, promotion and transfer  to 某县纪委",
        "clarification settled  not needed  无负面影响",
    ):
        assert text in page
    for command in ("sqqf case refer 2026-1 --to ORGAN", "sqqf correction sign-off 2026-1 N --on DATE"):
        assert f"  {command}" in page
    explained = sqqf.ok("case", "explain", "1", "--kind", "correction")
    assert explained.count("a date that was set on 2026-11-2") == 2
    assert "working days from" not in explained
    assert "correction, item 2: due 2026-11-20, met late on 2026-11-23" in explained


IN_ORDER = [
    (READY, f"{DELIBERATE} --opinion lenient --reason r", 1, "“lenient” isn't open to 陈某 yet, unanswered: x1, x2"),
    (CLEARED, f"{DELIBERATE} --opinion lenient --reason r", 1, "no circumstance is established"),
    (ASSESSED, f"{DELIBERATE} --opinion exempted --reason r", 1, "“exempted” is ruled out for 某中心 by x2"),
    (READY, "case deliberate 1 --on 2026-11-20 --present 赵某 --opinion none --reason r", 1, "2 are needed (二(三)4)"),
    (READY, f"{DELIBERATE} --opinion none --reason r --invited 钱某:expert", 1, "1 of those present are members"),
    (READY, f"{DELIBERATE} --opinion 1:none --reason r", 2, "has 2 parties; opinions given: 1"),
    (READY, f"{DELIBERATE} --opinion 3:none --reason r", 2, "sqqf case show 2026-1 lists the parties"),
    (READY, f"{DELIBERATE} --opinion none --opinion 2:none --reason r", 2, "none, 2:none exclude each other"),
    (READY, f"{DELIBERATE} --opinion declined --reason r", 2, "“declined” isn't an opinion"),
    (READY, f"{DELIBERATE} --opinion 0:none --reason r", 2, "“0:none” isn't an opinion"),
    (READY, f"{DELIBERATE} --opinion 1:reinvestigate --reason r", 2, "sends the whole case back"),
    (READY, f"{DELIBERATE} --opinion none --reason r --due 2026-12-01", 2, "--due goes with sending the case back"),
    (READY, "case deliberate 1", 2, "missing: --on, --present, --opinion, --reason"),
    (READY, "case submit 1 --on 2026-11-20 --to 市委", 1, "“submitted” isn't possible: the case is “concluded”"),
    (DELIBERATED, "case approve 1 --on 2026-11-23 --body committee", 1, "hasn't been submitted (二(三)4)"),
    (DELIBERATED, C9, 1, "“assessed” isn't possible: the case is “deliberated”"),
    (SUBMITTED, "case decide 1 --on 2026-11-23", 1, "“decided” isn't possible: the case is “deliberated”"),
    (SUBMITTED, "case approve 1 --on 2026-11-23 --body 党委 --returned deliberation", 2, "missing: --reason"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "line", "code", "said"), IN_ORDER, ids=[f"{row[1][5:70]}" for row in IN_ORDER]
)
def test_each_is_refused_without_the_one_before(
    sqqf: Sqqf, before: tuple[str, ...], line: str, code: int, said: str
) -> None:
    answer = sqqf.given(*before)(*shlex.split(line))
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_what_the_page_suggests_is_there_to_be_typed() -> None:
    tree = app()
    context = click.Context(tree)
    for word, line in NEXT.items():
        group, name, *rest = line.split()
        assert word == name or " " in word or group != "case"
        command = tree.get_command(context, group).get_command(context, name)  # type: ignore[attr-defined]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {part for part in rest if part.startswith("--")} <= options, line
    on_cases = [kind for kind in PROFILE.acts.values() if kind.track == "tolerance"]
    moving = {kind.command for kind in on_cases if kind.article and kind.command}
    assert moving - NEXT.keys() == {"point", "publish"}


def test_who_is_present_without_being_a_member_doesnt_count_and_is_told(sqqf: Sqqf) -> None:
    sqqf.given(*READY)
    line = (
        "case deliberate 1 --on 2026-11-20 --present 赵某,钱某,吴某 --present 周某、赵某 --opinion 不予容错 --reason 不符合"
        " --invited 周某:expert --dissent 钱某认为应从轻"
    )
    answer = sqqf(*shlex.split(line), "--json")
    assert answer.err == "not on the list of members, so not counted: 吴某\n"
    assert answer.json()["acts"][-1]["body"] == {
        "present": ["赵某", "钱某", "吴某", "周某"],
        "members": {"赵某": "discipline", "钱某": "organization"},
        "opinions": ["none", "none"],
        "reason": "不符合",
        "dissent": "钱某认为应从轻",
        "invited": [{"name": "周某", "kind": "expert"}],
    }
    page = sqqf.ok("case", "show", "1")
    assert "钱某 (organization department), 吴某 (not a member), 周某 (invited)" in page
    assert "dissent: 钱某认为应从轻" in page


def test_sent_back_without_a_date_it_is_said_how_one_is_set(sqqf: Sqqf) -> None:
    hint = "no date is set for the supplementary investigation: sqqf case amend 2026-1 --act {seq} --set due=DATE"
    sqqf.given(*ASSESSED)
    back = sqqf(*shlex.split(f"{DELIBERATE} --opinion reinvestigate --reason 损失未查清"))
    assert hint.format(seq=sqqf.json("case", "show", "1")["acts"][-1]["seq"]) in back.err
    for line in (
        "case conclude 1 --on 2026-11-20 --finding 损失已查清",
        f"{DELIBERATE} --opinion none --reason 第二项不予情形成立",
        "case submit 1 --on 2026-11-20 --to 市委",
    ):
        sqqf.ok(*shlex.split(line))
    approve = "case approve 1 --on 2026-11-23 --body 党委 --returned investigation --reason 理由不充分"
    back = sqqf(*shlex.split(approve))
    assert hint.format(seq=sqqf.json("case", "show", "1")["acts"][-1]["seq"]) in back.err


def test_sent_back_and_decided_in_the_end(sqqf: Sqqf) -> None:
    sqqf.given(*ASSESSED, f"{DELIBERATE} --opinion 补充调查 --reason 损失未查清 --due 2026-12-11")
    case = sqqf.json("case", "show", "1")
    assert case["state"] == "investigating"
    assert case["acts"][-1]["body"] == {
        "present": ["赵某", "钱某"],
        "members": {"赵某": "discipline", "钱某": "organization"},
        "opinions": [],
        "reason": "损失未查清",
        "returned": "investigation",
        "due": "2026-12-11",
    }
    limits = {limit["kind"]: limit for limit in case["deadlines"]}
    assert limits["investigation"]["met_on"] == "2026-11-19", "the first limit stays as it was met"
    assert (limits["supplementary"]["due_on"], limits["supplementary"]["met_on"]) == ("2026-12-11", None)
    explained = sqqf.ok("case", "explain", "1", "--kind", "supplementary")
    assert "a date that was set on 2026-11-20, not counted (二(三)4)" in explained
    assert "back to investigation  损失未查清  due 2026-12-11" in sqqf.ok("case", "show", "1")
    # Answers may be given again; the second time the approval sends it back to the deliberation only.
    for line in (
        "assess bar 1 x2 --established no --reason 复核后不成立 --party 2",
        "case conclude 1 --on 2026-11-20 --finding 损失已查清",
        f"{DELIBERATE} --opinion 从轻 --reason 符合第九种",
        "case submit 1 --on 2026-11-20 --to 市委",
    ):
        sqqf.ok(*shlex.split(line))
    back = (
        "case approve 1 --on 2026-11-23 --body 党委 --body government --returned 重新审议 --reason 理由不充分"
    )
    assert "not approved 2026-11-23  [concluded]" in sqqf.ok(*shlex.split(back))
    for line in (
        "case deliberate 1 --on 2026-11-23 --present 赵某,钱某 --opinion mitigated --reason 符合第九种情形",
        "case submit 1 --on 2026-11-23 --to 市委",
        "case approve 1 --on 2026-11-23 --body 党委",
        "case decide 1 --on 2026-11-23",
    ):
        sqqf.ok(*shlex.split(line))
    case = sqqf.json("case", "show", "1")
    assert case["outcome"] == "mitigated"
    assert case["decisions"][0]["facts"] == "损失已查清"
    page = sqqf.ok("case", "show", "1")
    assert "not approved  Party committee, government  back to deliberation  理由不充分" in page
    assert "  2026-11-23  without a number\n" in page


def test_a_suspension_is_said_in_page_list_and_explanation(sqqf: Sqqf) -> None:
    shipped = Path(__file__).parent.parent / "procedure/data/yangjiang.toml"
    text = shipped.read_text(encoding="utf-8").replace("enabled = false", "enabled = true")
    (sqqf.folder / "on.toml").write_text(text, encoding="utf-8")
    for line in (
        f"{CITY} --profile on.toml",
        "case new --channel appeal --applicant 陈某 --matter 事项 --point 要点 --received 2026-11-02",
        "case accept 1 --on 2026-11-04",
        "case suspend 1 --on 2026-11-12 --reason 等待鉴定",
    ):
        sqqf.ok(*shlex.split(line))
    assert "investigation limit: due 2026-12-16, suspended" in sqqf.ok("case", "show", "1")
    assert "suspended since 2026-11-12: the clock stands still" in sqqf.ok("case", "show", "1")
    assert "2026-12-16\tsuspended\t\t" in sqqf.ok("deadlines")
    sqqf.ok("case", "resume", "1", "--on", "2026-11-20")
    explained = sqqf.ok("case", "explain", "1", "--kind", "investigation")
    assert (
        "suspended from 2026-11-12 to 2026-11-20, not from the Opinion: 6 working days not counted"
        in explained
    )
    assert "originally due on 2026-12-16" in explained
    assert "due 2026-12-24" in explained
    assert explained.count("susp.") == 8


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_the_parties_are_shown_before_the_opinion_is_asked_for(sqqf: Sqqf) -> None:
    sqqf.given(*ASSESSED)
    asked = [
        ("--on", "2026-11-20"),
        ("--present", "赵某,钱某"),
        ("another", ""),
        ("--opinion", "1:lenient,2:none"),
        ("--reason", "责任不同"),
    ]
    seen = at_terminal(sqqf, "case", "deliberate", "1", answers=asked)
    assert seen.code == 0, seen.screen
    assert "1  陈某: open: exempted (c9), mitigated (c9), lenient (c9)" in seen.screen
    assert "2  某中心: no relief is open: x2" in seen.screen
    assert "reinvestigate" in seen.screen
    opinions = sqqf.json("case", "show", "1")["acts"][-1]["body"]["opinions"]
    assert opinions == ["lenient", "none"]


APPROVE = "case approve 1 --on 2026-11-23 --body"
BODIES: dict[str, tuple[str, dict[str, Any]]] = {
    "by its code": ("committee", {"bodies": ["committee"]}),
    "by its word": ("党委", {"bodies": ["committee"]}),
    "by name": ("某市委常委会", {"bodies": ["committee"], "named": ["某市委常委会"]}),
    "by the code of its level": ("city_government", {"bodies": ["government"], "named": ["市政府"]}),
    "one that can't": ("某市委组织部", {"bodies": ["other:某市委组织部"], "named": ["某市委组织部"]}),
    "in other words": ("other:某党工委", {"bodies": ["other:某党工委"]}),
}


@pytest.mark.parametrize(("typed", "body"), BODIES.values(), ids=list(BODIES))
def test_who_approves_is_typed_by_code_or_word(sqqf: Sqqf, typed: str, body: dict[str, Any]) -> None:
    case = sqqf.given(*SUBMITTED).json(*f"{APPROVE} {typed}".split())
    assert case["acts"][-1]["body"] == body


def test_a_body_that_nobody_knows_is_recorded_and_said_not_to_be_comparable(sqqf: Sqqf) -> None:
    answer = sqqf.given(*DELIBERATED)("case", "submit", "1", "--on", "2026-11-20", "--to", "某党工委")
    assert answer.code == 0
    assert "某党工委: the rules know no such body" in answer.err
    assert "body_unknown" in [one["code"] for one in sqqf.json("case", "check", "1")]
    assert sqqf(*f"{APPROVE} congress".split()).code == 2


def test_a_code_of_the_rules_stands_on_record_as_its_word(sqqf: Sqqf) -> None:
    sqqf.given(*DELIBERATED).ok("case", "submit", "1", "--on", "2026-11-20", "--to", "city_committee")
    assert sqqf.json("case", "show", "1")["acts"][-1]["body"] == {"to": "市委"}
