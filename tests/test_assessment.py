"""The assessment: what is established for whom, what blocks, which reliefs remain and why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.answers import Assessment, assess, assessment_document
from tests.cases import CLEARED, CONCLUDED, PROFILE, RECEIVED, TWO_PARTIES, answered, case_of, changed_profile

CLEAR = (RECEIVED, *CLEARED)
ALL = ("exempted", "mitigated", "lenient")
LESS = ("mitigated", "lenient")


def assessed(*lines: str, profile: Profile = PROFILE) -> Assessment:
    """The assessment of the one party."""
    (found,) = assess(case_of(*lines, profile=profile), profile)
    return found


def circumstance(found: Assessment, code: str) -> Any:
    return next(one for one in found.circumstances if one.id == code)


# ── what is established ──

ELEMENTS: dict[str, tuple[list[str], bool | None]] = {
    "nothing answered": ([], None),
    "every element yes": ([answered("c9")], True),
    "one element open": ([answered("c9", answers={"1": "yes", "2": "yes", "3": "yes", "4": "yes"})], None),
    "one element unclear": ([answered("c9"), answered("c9", answers={"5": "unclear"})], None),
    "one no among the yes": ([answered("c9"), answered("c9", answers={"3": "no"})], False),
    "one no, the others open": ([answered("c9", answers={"3": "no"})], False),
    "one no, the others unclear": ([answered("c9", "unclear"), answered("c9", answers={"3": "no"})], False),
    "answered in two acts": (
        [answered("c9", answers={"1": "yes", "2": "yes"}), answered("c9", answers={"3": "yes", "4": "yes", "5": "yes"})],
        True,
    ),
    "revised from no to yes": ([answered("c9", "no"), answered("c9")], True),
    "revised from yes to unclear": ([answered("c9"), answered("c9", "unclear")], None),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "established"), ELEMENTS.values(), ids=list(ELEMENTS))
def test_a_circumstance_is_established_by_all_of_its_elements(
    lines: list[str], established: bool | None
) -> None:
    assert circumstance(assessed(RECEIVED, *lines), "c9").established is established


# ── where all of a class must hold ──

C13 = 'zh = "对错误决策明确提出过反对"\nen = "clear objection to a wrong decision"\nreliefs = ["exempted", "mitigated", "lenient"]'
TOGETHER = changed_profile(
    ('zh = "不可抗力"', 'all_of = true\nzh = "不可抗力"'), (C13, C13.replace('"exempted", ', "")), read=parse
)
"""The shipped rules with a class, c11 to c13, whose circumstances must all hold; c13 opens less."""


@pytest.mark.parametrize(
    ("codes", "reliefs", "lacking"),
    [
        pytest.param((), (), {"c11", "c12", "c13"}, id="none"),
        pytest.param(("c11",), (), {"c12", "c13"}, id="one"),
        pytest.param(("c11", "c12"), (), {"c13"}, id="all but one"),
        pytest.param(("c11", "c12", "c13"), LESS, set(), id="all: what each of them opens"),
        pytest.param(("c11", "c9"), ALL, {"c12", "c13"}, id="one, and another class"),
    ],
)
def test_a_class_that_must_hold_as_a_whole_opens_nothing_before(
    codes: tuple[str, ...], reliefs: tuple[str, ...], lacking: set[str]
) -> None:
    found = assessed(*CLEAR, *map(answered, codes), profile=TOGETHER)
    assert found.open_reliefs == reliefs
    assert {one.id for one in found.lacking} == lacking


@pytest.mark.parametrize("code", [entry.id for entry in PROFILE.section("circumstances")])
def test_an_element_with_alternatives_is_answered_as_a_whole(code: str) -> None:
    """However many alternatives an element has, it is one question."""
    elements = PROFILE.entry("circumstances", code).more["elements"]
    found = circumstance(assessed(RECEIVED, answered(code)), code)
    assert len(found.elements) == len(elements)
    assert found.established is True
    if code != "c20":
        short = {str(n): "yes" for n in range(1, len(elements))}
        assert circumstance(assessed(RECEIVED, answered(code, answers=short)), code).established is None


@pytest.mark.parametrize(
    "code", [entry.id for entry in PROFILE.section("circumstances") if entry.id != "c20"]
)
def test_a_circumstance_opens_what_the_opinion_says(code: str) -> None:
    """二(二)1: the first sixteen may be exempted and less, (17) to (19) only mitigated or lenient."""
    assert assessed(*CLEAR, answered(code)).open_reliefs == (LESS if code in ("c17", "c18", "c19") else ALL)


@pytest.mark.parametrize("reliefs", [["exempted"], ["lenient"], ["mitigated", "lenient"]])
def test_the_twentieth_opens_what_its_basis_grants(reliefs: list[str]) -> None:
    found = assessed(*CLEAR, answered("c20", basis="某规定第五条", reliefs=reliefs))
    assert found.open_reliefs == tuple(reliefs)
    assert circumstance(found, "c20").basis == "某规定第五条"


def test_the_twentieth_without_a_basis_opens_nothing() -> None:
    assert assessed(*CLEAR, answered("c20")).open_reliefs == ()


def test_the_basis_named_last_counts() -> None:
    named = (
        answered("c20", basis="甲办法", reliefs=["exempted"]),
        answered("c20", basis="乙办法", reliefs=["lenient"]),
    )
    found = assessed(*CLEAR, *named, answered("c20"))
    assert (circumstance(found, "c20").basis, found.open_reliefs) == ("乙办法", ("lenient",))


UNIONS = [
    (["c17"], LESS),
    (["c17", "c19"], LESS),
    (["c17", "c1"], ALL),
    ([], ()),
]


@pytest.mark.parametrize(("codes", "reliefs"), UNIONS, ids=["+".join(codes) or "none" for codes, _ in UNIONS])
def test_the_reliefs_of_several_circumstances_add_up(codes: list[str], reliefs: tuple[str, ...]) -> None:
    found = assessed(*CLEAR, *map(answered, codes))
    assert found.open_reliefs == reliefs
    assert sorted(one.id for one in found.established) == sorted(codes)


# ── what blocks ──

BLOCKED: dict[str, tuple[list[str], list[str], list[str]]] = {
    # what is answered besides; what blocks; what is unanswered
    "nothing": ([], [], []),
    "a bar": ([answered("x3", "yes")], ["x3"], []),
    "two bars, in their order": ([answered("x5", "yes"), answered("x1", "yes")], ["x1", "x5"], []),
    "the sixth bar with its basis": ([answered("x6", "yes", basis="刑法")], ["x6"], []),
    "a culpable side": ([answered("d2", "culpable")], ["d2"], []),
    "a bar and a culpable side": ([answered("d3", "culpable"), answered("x2", "yes")], ["x2", "d3"], []),
    "a side that doesn't apply": ([answered("d2", "n/a")], [], []),
    "a bar answered, then taken back": ([answered("x1", "yes"), answered("x1")], [], []),
}


@pytest.mark.parametrize(("lines", "blocked_by", "open_"), BLOCKED.values(), ids=list(BLOCKED))
def test_a_bar_or_a_culpable_side_rules_out_every_relief(
    lines: list[str], blocked_by: list[str], open_: list[str]
) -> None:
    found = assessed(*CLEAR, answered("c9"), *lines)
    assert [one.id for one in found.blocked_by] == blocked_by
    assert [one.id for one in found.unanswered] == open_
    assert found.open_reliefs == (() if blocked_by else ALL)


@pytest.mark.parametrize(
    "left_out", [entry.id for name in ("bars", "distinctions") for entry in PROFILE.section(name)]
)
def test_while_a_question_is_open_no_relief_is_and_nothing_blocks(left_out: str) -> None:
    rest = [line for line in CLEARED if f"code={left_out} " not in line]
    assert len(rest) == len(CLEARED) - 1
    found = assessed(RECEIVED, *rest, answered("c9"))
    assert [one.id for one in found.unanswered] == [left_out]
    assert (found.blocked_by, found.open_reliefs) == ((), ())


def test_every_question_is_open_in_a_case_just_registered() -> None:
    found = assessed(RECEIVED)
    assert [one.id for one in found.unanswered] == [*(f"x{n}" for n in range(1, 7)), "d1", "d2", "d3"]
    assert not any(one.begun for one in found.circumstances)


# ── whom an answer holds for, and since when ──

FOR_WHOM = [
    # what is said of x1; what holds for the first and the second party
    ("for all", [answered("x1", "yes")], ("yes", "yes")),
    ("for one", [answered("x1", "yes", party=2)], (None, "yes")),
    ("for all, then for one", [answered("x1"), answered("x1", "yes", party=2)], ("no", "yes")),
    ("for one, then for all", [answered("x1", "yes", party=2), answered("x1")], ("no", "no")),
    ("for each", [answered("x1", party=1), answered("x1", "yes", party=2)], ("no", "yes")),
]


@pytest.mark.parametrize(("lines", "values"), [row[1:] for row in FOR_WHOM], ids=[row[0] for row in FOR_WHOM])
def test_an_answer_without_a_party_holds_for_all_and_the_last_one_counts(
    lines: list[str], values: tuple[str | None, str | None]
) -> None:
    both = assess(case_of(TWO_PARTIES, *lines), PROFILE)
    assert tuple(one.bars[0].answer and one.bars[0].answer.value for one in both) == values


def test_each_party_has_an_assessment_of_its_own() -> None:
    lines = (
        TWO_PARTIES,
        *CLEARED,
        answered("c9", party=1),
        answered("c17", party=2),
        answered("x4", "yes", party=2),
    )
    first, second = assess(case_of(*lines), PROFILE)
    assert (first.n, first.open_reliefs, first.blocked_by) == (1, ALL, ())
    assert (second.n, second.open_reliefs, [one.id for one in second.blocked_by]) == (2, (), ["x4"])


def test_the_reason_and_what_shows_it_go_with_the_answer() -> None:
    revised = answered("c9", reason="笔录载明", answers={"2": "yes"}, evidence=[{"prefiling": "P2026-1"}])
    first, second, *_ = circumstance(assessed(*CONCLUDED, answered("c9"), revised), "c9").elements
    assert (first.reason, first.evidence) == ("有会议纪要为证", ({"text": "会议纪要"},))
    assert (second.reason, second.evidence) == ("笔录载明", ({"prefiling": "P2026-1"},))


def test_it_can_be_seen_as_it_stood_before_an_act() -> None:
    case = case_of(RECEIVED, answered("x1", "yes"), answered("x1"), answered("x2", "yes"))
    stood = {before: assess(case, PROFILE, before)[0].blocked_by for before in (2, 3, 4, 5)}
    assert {before: [one.id for one in blocked] for before, blocked in stood.items()} == {
        2: [], 3: ["x1"], 4: [], 5: ["x2"],
    }  # fmt: skip
    assert assess(case, PROFILE) == assess(case, PROFILE, 5)


# ── laws ──

_codes = [entry.id for name in ("circumstances", "bars", "distinctions") for entry in PROFILE.section(name)]
_values = {"c": ["yes", "no", "unclear"], "x": ["yes", "no"], "d": ["tolerant", "culpable", "n/a"]}


@st.composite
def _answer(draw: st.DrawFn) -> str:
    code = draw(st.sampled_from(_codes))
    more: dict[str, Any] = {}
    if code == "c20" and draw(st.booleans()):
        more = {"basis": "某规定", "reliefs": draw(st.lists(st.sampled_from(ALL), min_size=1, unique=True))}
    if draw(st.booleans()):
        more["party"] = draw(st.integers(1, 2))
    return answered(code, draw(st.sampled_from(_values[code[0]])), **more)


_answers = st.tuples(st.booleans(), st.lists(_answer(), max_size=15)).map(
    lambda drawn: [TWO_PARTIES, *(CLEARED if drawn[0] else ()), *drawn[1]]
)


@given(_answers)
def test_no_relief_is_open_that_no_established_circumstance_grants(lines: list[str]) -> None:
    for found in assess(case_of(*lines), PROFILE):
        granted = {relief for one in found.established for relief in one.reliefs}
        assert set(found.open_reliefs) <= granted
        assert not (found.open_reliefs and (found.blocked_by or found.unanswered))
        assert set(found.open_reliefs) == granted or found.blocked_by or found.unanswered


@given(_answers, st.integers(1, 6))
def test_an_established_bar_always_closes_every_relief(lines: list[str], bar: int) -> None:
    for found in assess(case_of(*lines, answered(f"x{bar}", "yes")), PROFILE):
        assert found.open_reliefs == ()
        assert f"x{bar}" in [one.id for one in found.blocked_by]


@given(_answers)
def test_answering_for_each_party_is_answering_for_all(lines: list[str]) -> None:
    apart = [
        one
        for line in lines
        for one in ([line] if not line.startswith("assessed") or "party=" in line else [f"{line} party=1", f"{line} party=2"])
    ]  # fmt: skip
    assert assess(case_of(*apart), PROFILE) == assess(case_of(*lines), PROFILE)


# ── as a document, and elsewhere ──


def test_the_document_of_the_contract() -> None:
    case = case_of(f'{RECEIVED} circumstances=["c9"]', answered("c9", "unclear", answers={"2": "unclear"}), answered("x2", "yes"), answered("d1", "n/a"))  # fmt: skip
    shown = assessment_document(case, PROFILE)
    assert (shown["no"], shown["claimed"]) == ("阳容〔2026〕1号", ["c9"])
    (party,) = shown["parties"]
    assert (party["n"], party["name"]) == (1, "陈某")
    c9 = party["circumstances"][8]
    assert (c9["id"], c9["class"], c9["established"]) == ("c9", 3, None)
    assert [(one["n"], one["answer"]) for one in c9["elements"]] == [
        (1, None), (2, "unclear"), (3, None), (4, None), (5, None),
    ]  # fmt: skip
    assert c9["elements"][1]["text"] == "属探索性试验"
    assert [(bar["id"], bar["established"], bar["reason"]) for bar in party["bars"][:2]] == [
        ("x1", None, None),
        ("x2", True, "有会议纪要为证"),
    ]
    assert [(one["id"], one["side"]) for one in party["distinctions"]] == [
        ("d1", "n/a"),
        ("d2", None),
        ("d3", None),
    ]
    assert (party["open_reliefs"], party["blocked_by"]) == ([], ["x2"])


def test_a_bar_that_isnt_established_says_so() -> None:
    (party,) = assessment_document(case_of(*CLEAR), PROFILE)["parties"]
    assert {bar["established"] for bar in party["bars"]} == {False}


def test_another_citys_circumstances_need_no_code() -> None:
    """A circumstance more, which opens one relief; a bar less; a distinction more."""
    theirs = {
        "id": "c21", "article": "二(二)1(21)", "class": 6, "zh": "初次失误", "en": "a first error",
        "reliefs": ["lenient"], "elements": [{"zh": "属初次", "en": "it was the first"}],
    }  # fmt: skip
    content = {
        **PROFILE.content,
        "circumstances": [*PROFILE.content["circumstances"], theirs],
        "bars": PROFILE.content["bars"][:5],
    }
    elsewhere = Profile(content)
    lines = [line for line in CLEAR if "code=x6 " not in line]
    told = 'assessed section=circumstances code=c21 answers={"1":"yes"}'
    found = assessed(*lines, told, profile=elsewhere)
    assert found.open_reliefs == ("lenient",)
    assert assessed(*lines, told).open_reliefs == (), "under the shipped rules x6 is still open"
