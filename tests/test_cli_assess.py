"""The assessment as the officer works on it: answering one question after the other, and reading what remains open."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import PROFILE
from tests.conftest import CITY
from tests.test_cli_terminal import at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

CASE = (
    "case new --channel department --applicant 某局 --party 陈某:person:某县住建局 --party 某中心:unit --matter 变更施工方案"
    " --point 变更是否经集体研究 --received 2026-11-16 --officer 李某 --circumstance 9 --document 初步意见 --document 证据"
)
READY = (
    CITY,
    "member add 赵某 --organ discipline --role lead",
    "member add 钱某 --organ organization",
    CASE,
    "case accept 1 --on 2026-11-17",
    "step add 1 --method hearing --point 1 --on 2026-11-18 --people 李某 --finding 属实",
    "case conclude 1 --on 2026-11-19 --finding 变更经集体研究",
)
"""A case of two parties, its investigation concluded on 2026-11-19, and nothing answered yet."""
CLEARED = (
    *READY,
    *(f"assess bar 1 x{n} --established no --reason 未发现" for n in range(1, 7)),
    *(f"assess distinction 1 d{n} --side tolerant --reason 属探索" for n in range(1, 4)),
)
"""The same case with every bar and distinction answered, and no circumstance yet."""
C9 = "assess circumstance 1 c9 " + " ".join(f"--element {n}=yes" for n in range(1, 6)) + " --reason 纪要载明"


def unanswered(elements: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    return [
        {"n": n, "text": element["zh"], "text_en": element["en"], "answer": None}
        for n, element in enumerate(elements, start=1)
    ]


def document(*parties: dict[str, Any]) -> dict[str, Any]:
    return {"no": "阳容〔2026〕1号", "claimed": ["c9"], "parties": list(parties)}


def party(n: int, name: str, answered: dict[str, Any], **rest: list[str]) -> dict[str, Any]:
    """A party's assessment with nothing in it but what was answered, by the ids of the rules."""
    nothing: dict[str, Any] = {"reason": None, "evidence": []}
    circumstances = []
    for entry in PROFILE.section("circumstances"):
        elements = [one | nothing for one in unanswered(entry.more["elements"])]
        one = {"id": entry.id, "class": entry.more["class"], "article": entry.article, "elements": elements}
        reliefs = [] if entry.id == "c20" else entry.more["reliefs"]
        one |= {"established": None, "reliefs": reliefs, "basis": None}
        for place, answer in answered.get(entry.id, {}).items():
            elements[int(place) - 1] |= answer
        circumstances.append(one)
    bars = [
        {"id": bar.id, "article": bar.article, "established": None, **nothing, "basis": None}
        | {"elements": unanswered(bar.more.get("elements", ()))}
        | answered.get(bar.id, {})
        for bar in PROFILE.section("bars")
    ]
    distinctions = [
        {"id": one.id, "article": one.article, "side": None, **nothing} | answered.get(one.id, {})
        for one in PROFILE.section("distinctions")
    ]
    questions = {"circumstances": circumstances, "bars": bars, "distinctions": distinctions}
    return {"n": n, "name": name, **questions, "open_reliefs": [], "blocked_by": [], **rest}


def test_the_whole_document(sqqf: Sqqf) -> None:
    sqqf.given(
        *READY,
        "assess circumstance 1 c9 --element 1=yes --element 2=不明 --reason 纪要载明 --evidence step:1 --evidence 来函",
        "assess bar 1 x2 --established no --reason 未发现谋利",
        "assess bar 1 2 --established 是 --reason 查实 --party 2",
        "assess distinction 1 d3 --side n/a --reason 无涉",
    )
    shown = {"reason": "纪要载明", "evidence": [{"step": 1}, {"text": "来函"}]}
    both = {
        "c9": {"1": {"answer": "yes", **shown}, "2": {"answer": "unclear", **shown}},
        "d3": {"side": "n/a", "reason": "无涉"},
    }
    first = {**both, "x2": {"established": False, "reason": "未发现谋利"}}
    second = {**both, "x2": {"established": True, "reason": "查实"}}
    unanswered = ["x1", "x3", "x4", "x5", "x6", "d1", "d2"]
    assert sqqf.json("assess", "show", "1") == document(
        party(1, "陈某", first, unanswered=unanswered),
        party(2, "某中心", second, blocked_by=["x2"], unanswered=unanswered),
    )


def test_each_answer_says_what_is_open_now(sqqf: Sqqf) -> None:
    sqqf.given(*CLEARED)

    def said(line: str) -> list[str]:
        return sqqf.ok(*shlex.split(line)).splitlines()

    assert said("assess circumstance 1 9 --element 1=yes --element 2=unclear --reason 纪要") == [
        f"阳容〔2026〕1号  陈某, 某中心  c9 {PROFILE.term('circumstances', 'c9', 'en')}: 1 yes, 2 unclear",
        *(
            f"  {name}: no relief is open: no circumstance is established; elements still open: c9 (2, 3, 4, 5)"
            for name in ("陈某", "某中心")
        ),
    ]
    assert said(C9)[1:] == [
        f"  {name}: open: exempted (c9), mitigated (c9), lenient (c9)" for name in ("陈某", "某中心")
    ]
    c17 = "assess circumstance 1 c17 --party 1 --element 1=yes --element 2=yes --element 3=yes --reason 及时如实"
    assert said(c17)[1:] == ["  陈某: open: exempted (c9), mitigated (c9, c17), lenient (c9, c17)"]
    assert said("assess circumstance 1 c9 --element 5=no --reason 并无偏差 --party 2")[1:] == [
        "  某中心: no relief is open: no circumstance is established; elements answered no: c9 (5)"
    ]
    x6 = "assess bar 1 x6 --established yes --reason 查实 --basis 某条例 --party 1"
    assert said(x6)[1:] == [
        "  陈某: no relief is open: x6 other crime, unlawful act or grave breach of discipline (二(二)2(6))"
    ]
    # An answer is revised, and both stay on record; who was answered for alone is answered anew.
    assert said("assess bar 1 x6 --established no --reason 复核后不成立")[1].startswith(
        "  陈某: open: exempted"
    )
    acts = sqqf.json("assess", "distinction", "1", "2", "--side", "应究", "--reason", "明令禁止后仍为")[
        "acts"
    ]
    assert [act["body"]["answers"] for act in acts if act["body"].get("code") == "x6"] == [
        {"1": "no"}, {"1": "yes"}, {"1": "no"},
    ]  # fmt: skip
    assert acts[-1]["body"] == {
        "section": "distinctions",
        "code": "d2",
        "answers": {"1": "culpable"},
        "reason": "明令禁止后仍为",
    }
    assert [one["blocked_by"] for one in sqqf.json("assess", "show", "1")["parties"]] == [["d2"]] * 2


def test_what_rests_on_another_rule_names_it(sqqf: Sqqf) -> None:
    sqqf.given(*CLEARED)
    first = "assess circumstance 1 c20 --element 1=yes --reason 有规定"
    refused = sqqf(*shlex.split(first))
    assert (refused.code, refused.out) == (2, "")
    assert "--basis, --relief" in refused.err
    sqqf.ok(*shlex.split(f"{first} --basis 某规定第三条 --relief 从轻 --relief mitigated"))
    # The rule was named: it needn't be named again.
    said = sqqf.ok("assess", "circumstance", "1", "c20", "--element", "2=yes", "--reason", "该条准许")
    assert said.splitlines()[1] == "  陈某: open: lenient (c20), mitigated (c20)"
    shown = sqqf.ok("assess", "show", "1")
    assert "          rests on 某规定第三条: lenient, mitigated\n" in shown
    found = sqqf.json("assess", "show", "1")["parties"][0]
    assert found["open_reliefs"] == ["lenient", "mitigated"]
    assert found["circumstances"][-1]["basis"] == "某规定第三条"


SEVERAL = [
    ("bar 1 x1-x6 --established no --reason r --evidence step:1", [f"x{n}" for n in range(1, 7)]),
    ("bar 1 x1,3、x5–x6 --established no --reason r", ["x1", "x3", "x5", "x6"]),
    ("distinction 1 1至3 --side tolerant --reason r", ["d1", "d2", "d3"]),
    ("circumstance 1 c9,c17 --element 1-3=yes --reason r", ["c9", "c17"]),
]


@pytest.mark.parametrize(("line", "codes"), SEVERAL, ids=[line for line, _ in SEVERAL])
def test_one_answer_may_cover_several(sqqf: Sqqf, line: str, codes: list[str]) -> None:
    """An act for each, so that each can be amended by itself; at a terminal's end each is named."""
    acts = sqqf.given(*READY).json("assess", *shlex.split(line))["acts"]
    bodies = [act["body"] for act in acts if act["kind"] == "assessed"]
    assert [body.pop("code") for body in bodies] == codes
    assert [body for body in bodies if body != bodies[0]] == []


def test_of_several_all_are_recorded_or_none(sqqf: Sqqf) -> None:
    refused = sqqf.given(*READY)("assess", *shlex.split("circumstance 1 c9-c10 --element 4=yes --reason r"))
    assert refused.code == 2
    assert not [act for act in sqqf.json("case", "show", "1")["acts"] if act["kind"] == "assessed"]


def test_a_bar_may_be_taken_apart(sqqf: Sqqf) -> None:
    sqqf.given(*READY, "assess bar 1 x4 --established yes --element 1=yes --element 2=unclear --reason r")
    bar = sqqf.json("assess", "show", "1")["parties"][0]["bars"][3]
    assert (bar["established"], [one["answer"] for one in bar["elements"]]) == (True, ["yes", "unclear"])
    assert "        √ 1. there was dereliction of duty" in sqqf.ok("assess", "show", "1").splitlines()


REFUSED = [
    ("circumstance 1 c9 --element 4-2=yes --reason r", 2, "isn't K=yes|no|unclear"),
    ("circumstance 1 c9 --element 1-3=yes --element 2=no --reason r", 2, "exclude each other"),
    ("bar 1 x6-x1 --established no --reason r", 2, "“x6-x1” is not among the bars"),
    ("bar 1 x4 --established yes --element 3=yes --reason r", 2, "x4 has no element 3; it has 2"),
    ("bar 1 x1-x6 --established yes --reason r", 2, "missing: --basis"),
    ("circumstance 1 c21 --element 1=yes --reason r", 2, "“c21” is not among the circumstances"),
    ("circumstance 1 c9 --element 6=yes --reason r", 2, "c9 has no element 6; it has 5"),
    (f"circumstance 1 c9 --element {'1' * 5000}=yes --reason r", 2, "isn't K=yes|no|unclear"),
    ("circumstance 1 c9 --element 1=maybe --reason r", 2, "“maybe” is not among the answers"),
    ("circumstance 1 c9 --element 1=yes --element 1=no --reason r", 2, "1=yes, 1=no exclude each other"),
    ("circumstance 1 c9 --element 1=yes --reason r --basis 某规定", 2, "c9 rests on no other rule"),
    ("circumstance 1 c9 --element 1=yes --reason r --evidence step:2", 2, "there is no step 2; the case has 1"),
    ("circumstance 1 c9 --element 1=yes --reason r --evidence prefiling:P2026-1", 2, "there is no “P2026-1”"),
    ("circumstance 1 c9 --element 1=yes --reason r --party 3", 2, "there is no party 3; the case has 2"),
    ("circumstance 1", 2, "missing: cN, --element, --reason"),
    ("bar 1 x1 --established unclear --reason r", 2, "one of: yes, no\n"),
    ("bar 1 x6 --established yes --reason r", 2, "missing: --basis"),
    ("distinction 1 d1 --side good --reason r", 2, "“good” is not among the sides"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "said"), REFUSED, ids=[row[0][:60] for row in REFUSED])
def test_what_is_refused(sqqf: Sqqf, line: str, code: int, said: str) -> None:
    answer = sqqf.given(*READY)("assess", *shlex.split(line))
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_the_matrix_in_a_pipe(sqqf: Sqqf) -> None:
    sqqf.given(
        *READY,
        "assess circumstance 1 c9 --element 1=yes --element 2=yes --reason 纪要载明 --evidence step:1",
        "assess circumstance 1 c9 --element 3=unclear --reason 尚无定论",
        "assess circumstance 1 c13 --element 3=no --reason 未提出 --party 1",
        "assess bar 1 x1 --established no --reason 未发现",
    )
    page = sqqf.ok("assess", "show", "1")
    assert "\x1b" not in page
    head, first, second = page.split("\n\n")
    assert head == "阳容〔2026〕1号\n√ yes   × no   ? unclear   · not answered   ◆ claimed"
    # Circumstances stand by class, the one claimed with its elements although another party's was answered.
    lines = first.splitlines()
    assert lines[0] == "party 1: 陈某"
    assert [line.strip() for line in lines if line.startswith("  class ")] == [
        f"class {entry.id}: {entry.en}" for entry in PROFILE.section("classes")
    ]
    at = lines.index("  class 3: best effort in duty")
    assert lines[at + 2 : at + 10] == [
        "    c9  ◆ √ √ ? · ·        undecided        deviation in exploratory trials where nothing is expressly restricted",
        "          √ 1. no rule expressly restricted the field and matter",
        "          √ 2. it was an exploratory trial",
        "               纪要载明",
        "               evidence: step 1",
        "          ? 3. rules for it were designed beforehand, on the person's own initiative",
        "               尚无定论",
        "          · 4. those rules were strictly followed",
    ]
    assert "    c13   · · ×            not established  clear objection to a wrong decision" in lines
    assert "    c13   · · ·                             clear objection to a wrong decision" in second
    at = lines.index("  The six bars")
    assert lines[at + 1 : at + 4] == [
        "    x1  not established  reckless conduct carried on after law had expressly banned it",
        "        未发现",
        "    x2  not answered     private gain under cover of office, found to breach law or discipline",
    ]
    assert lines[-4:] == [
        "  Reliefs",
        "    no relief is open yet; to be answered: x2, x3, x4, x5, x6, d1, d2, d3",
        "    elements still open: c9 (3, 4, 5)",
        "    elements answered no: c13 (3)",
    ]


QUESTIONS = [
    ("cN", "21"),  # no such circumstance: asked again
    ("cN", "20"),
    ("--element", "1=yes"),
    ("another", "2=是"),
    ("another", ""),
    ("--reason", "有规定"),
    ("--evidence", ""),  # not needed: skipped
    ("--basis", "某规定"),
    ("--relief", "免除"),  # no such relief: asked again
    ("--relief", "从轻"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_it_asks_with_the_elements_before_the_eyes(sqqf: Sqqf) -> None:
    sqqf.given(*CLEARED)
    seen = at_terminal(sqqf, "assess", "circumstance", "1", answers=QUESTIONS)
    assert seen.code == 0, seen.screen
    assert "  1. there is a rule it rests on" in seen.screen
    assert "open: lenient (c20)" in seen.screen
    # Where an answer makes nothing else needed, nothing else is asked.
    seen = at_terminal(
        sqqf,
        "assess",
        "bar",
        "1",
        "6",
        "--reason",
        "r",
        answers=[("--established", "no"), ("--evidence", "")],
    )
    assert seen.code == 0, seen.screen
    assert "--basis" not in seen.screen
