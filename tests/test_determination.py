"""Deliberation, approval, decision: for each party its outcome and what it rests on; sent back, reopened, decided anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sqqf.procedure.documents.case import case_document, summary_document
from sqqf.procedure.time.limits import Deadline, deadlines
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import (
    decision_document,
    decisions,
    latest_deliberation,
    outcome_of,
    outcomes,
    present_members,
)
from tests.cases import (
    ASSESSED,
    CLEARED,
    DECIDED,
    DETERMINED,
    PROFILE,
    RECEIVED,
    SWITCHED,
    TOLD,
    TWO_PARTIES,
    WIDEST,
    WORKDAYS,
    admitted,
    answered,
    case_of,
)

# Exempted under c9; under a bar: none.
PARTED = (
    TWO_PARTIES,
    "accepted 2026-11-20",
    "notified 2026-11-23",
    "step 2026-11-24 method=hearing",
    "concluded 2026-12-04",
    *CLEARED,
    answered("c9", party=1),
    answered("x2", "yes", party=2),
)
PART_WAYS = (
    'deliberated 2026-12-07 opinions=["exempted","none"]',
    "submitted 2026-12-08",
    "approved 2026-12-10",
    "decided 2026-12-11",
)


def limits(case: Case, kind: str) -> list[Deadline]:
    return [limit for limit in deadlines(case, PROFILE, "county", WORKDAYS) if limit.kind == kind]


def whole(case: Case) -> dict[str, Any]:
    return case_document(summary_document(case, SWITCHED, "county"), case, SWITCHED, [])


# ── several parties ──


def test_two_parties_go_different_ways_from_registration_to_decision() -> None:
    case = admitted(*PARTED, *PART_WAYS)
    assert case.state == "decided"
    assert outcomes(case) == ["exempted", "none"]
    (decision,) = decisions(case, PROFILE)
    assert [(one.outcome, one.circumstances, one.bars, one.articles) for one in decision.parties] == [
        ("exempted", ("c9",), (), ("二(二)1(9)",)),
        ("none", (), ("x2",), ("二(二)2(2)",)),
    ]


def test_a_case_has_an_outcome_where_all_parties_have_the_same() -> None:
    assert outcome_of(["none", "none"]) == "none"
    assert outcome_of(["exempted", "none"]) is None
    assert outcome_of([None, None]) is None
    summary = whole(case_of(*PARTED, *PART_WAYS))
    assert summary["outcome"] is None
    assert [party["outcome"] for party in summary["parties"]] == ["exempted", "none"]


def test_before_the_decision_there_is_no_outcome() -> None:
    assert outcomes(case_of(*PARTED, *PART_WAYS[:3])) == [None, None]
    assert decisions(case_of(*PARTED, *PART_WAYS[:3]), PROFILE) == ()


BASES: dict[str, tuple[list[str], str, dict[str, tuple[str, ...]]]] = {
    # the answers, the opinion; what it rests on
    "only what grants the outcome": (
        [*CLEARED, answered("c9"), answered("c17")], "exempted", {"circumstances": ("c9",), "articles": ("二(二)1(9)",)},
    ),
    "everything that grants it": (
        [*CLEARED, answered("c9"), answered("c17")], "lenient",
        {"circumstances": ("c9", "c17"), "articles": ("二(二)1(9)", "二(二)1(17)")},
    ),
    "what its basis grants": (
        [*CLEARED, answered("c20", basis="某规定", reliefs=["mitigated"])], "mitigated",
        {"circumstances": ("c20",), "basis": ("某规定",), "articles": ("二(二)1(20)",)},
    ),
    "a basis that doesn't grant it is left out": (
        [*CLEARED, answered("c9"), answered("c20", basis="某规定", reliefs=["mitigated"])], "exempted",
        {"circumstances": ("c9",), "articles": ("二(二)1(9)",)},
    ),
    "none under a bar": (
        [*CLEARED, answered("x1", "yes"), answered("c9")], "none", {"bars": ("x1",), "articles": ("二(二)2(1)",)},
    ),
    "none on a culpable side": (
        [*CLEARED, answered("d3", "culpable"), answered("c9")], "none", {"distinctions": ("d3",), "articles": ("二(一)",)},
    ),
    "none under a bar and a culpable side": (
        [*CLEARED, answered("x1", "yes"), answered("d3", "culpable"), answered("c9", "no")], "none",
        {"bars": ("x1",), "distinctions": ("d3",), "articles": ("二(二)2(1)", "二(一)")},
    ),
    "none under the sixth bar": (
        [*CLEARED, answered("x6", "yes", basis="某条例")], "none",
        {"bars": ("x6",), "basis": ("某条例",), "articles": ("二(二)2(6)",)},
    ),
    "none, what was looked at not being established": (
        [*CLEARED, answered("c9", "no"), answered("c17", answers={"1": "unclear"})], "none",
        {"articles": ("二(二)1(9)", "二(二)1(17)")},
    ),
    "none in spite of what is established": ([*CLEARED, answered("c9"), answered("c17", "no")], "none", {"articles": ("二(二)1(17)",)}),
    "none without anything": ([], "none", {"articles": ("二(二)2",)}),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "opinion", "rests_on"), BASES.values(), ids=list(BASES))
def test_a_decision_names_what_it_rests_on(
    answers: list[str], opinion: str, rests_on: dict[str, tuple[str, ...]]
) -> None:
    way = (f'deliberated 2026-12-07 opinions=["{opinion}"]', *DETERMINED[1:])
    ((party,),) = [one.parties for one in decisions(admitted(*ASSESSED[:5], *answers, *way), PROFILE)]
    nothing = dict.fromkeys(("circumstances", "bars", "distinctions", "basis", "articles"), ())
    assert party._asdict() == {"n": 1, "outcome": opinion, **nothing, **rests_on}


def test_a_decision_as_it_is_shown() -> None:
    case = admitted(*DECIDED, "filed 2026-12-14", under=WIDEST)
    (decision,) = decisions(case, PROFILE)
    assert decision_document(decision, case) == {
        "on": "2026-12-11", "seq": 19, "document": "阳容决〔2026〕1号", "facts": "变更经集体研究",
        "parties": [
            {
                "n": 1, "name": "陈某", "outcome": "exempted", "circumstances": ["c9"], "bars": [], "distinctions": [],
                "basis": [], "articles": ["二(二)1(9)"],
            }
        ],
        "filed_on": "2026-12-14",
    }  # fmt: skip


def test_the_dates_of_the_way_stand_in_the_summary() -> None:
    summary = whole(admitted(*DECIDED, "filed 2026-12-14", under=WIDEST))
    names = (
        "concluded_on",
        "deliberated_on",
        "submitted_on",
        "approved_on",
        "decided_on",
        "filed_on",
        "closed_on",
    )
    assert [summary[name] for name in names] == [
        "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-10", "2026-12-11", "2026-12-14", None,
    ]  # fmt: skip
    assert (summary["state"], summary["outcome"], summary["decision"]) == (
        "decided",
        "exempted",
        "阳容决〔2026〕1号",
    )


def test_a_declined_case_has_its_outcome_without_a_decision() -> None:
    case = admitted(TWO_PARTIES, "declined 2026-11-24")
    assert (outcomes(case), outcome_of(outcomes(case))) == (["declined", "declined"], "declined")
    assert outcomes(admitted(TWO_PARTIES, "declined 2026-11-24", "voided")) == [None, None]


def test_a_decision_taken_over_without_a_deliberation_has_no_outcome() -> None:
    case = case_of(RECEIVED, "accepted 2026-11-20", "decided 2026-12-11")
    assert (outcomes(case), [one.parties for one in decisions(case, PROFILE)]) == ([None], [()])


PRESENT: dict[str, tuple[dict[str, Any], list[str]]] = {
    "members": ({}, ["赵某", "钱某"]),
    "somebody who isn't one": ({"present": ["赵某", "孙某"]}, ["赵某"]),
    "one who was invited": ({"invited": [{"name": "钱某", "kind": "expert"}]}, ["赵某"]),
    "one named twice": ({"present": ["赵某", "赵某"]}, ["赵某"]),
    "nobody": ({"members": {}}, []),
}


@pytest.mark.parametrize(("changes", "counted"), PRESENT.values(), ids=list(PRESENT))
def test_who_counts_among_those_present(changes: dict[str, Any], counted: list[str]) -> None:
    body = {"present": ["赵某", "钱某"], "members": {"赵某": "discipline", "钱某": "organization"}, **changes}
    assert present_members(body) == counted


# ── sent back ──

BACK_BY_DELIBERATION = "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-18"
SENT_BACK: dict[str, tuple[list[str], str]] = {
    "a deliberation finds the facts unclear": ([BACK_BY_DELIBERATION], "investigating"),
    "the approving body wants more facts": (
        [*DETERMINED[:2], "approved 2026-12-10 returned=investigation due=2026-12-18"], "investigating",
    ),
    "the approving body wants it deliberated anew": (
        [*DETERMINED[:2], "approved 2026-12-10 returned=deliberation"], "concluded",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "state"), SENT_BACK.values(), ids=list(SENT_BACK))
def test_what_is_sent_back_goes_the_whole_way_again(lines: list[str], state: str) -> None:
    case = admitted(*ASSESSED, *lines)
    assert case.state == state
    assert latest_deliberation(case) is None, "the opinion holds no more"
    again = (
        *(("step 2026-12-14", "concluded 2026-12-15") if state == "investigating" else ()),
        answered("c17"),
        'deliberated 2026-12-16 opinions=["lenient"]',
        "submitted 2026-12-17",
        "approved 2026-12-18",
        "decided 2026-12-21",
    )
    case = admitted(*ASSESSED, *lines, *again)
    assert (case.state, outcomes(case)) == ("decided", ["lenient"])
    ((party,),) = [one.parties for one in decisions(case, PROFILE)]
    assert party.circumstances == ("c9", "c17")


@pytest.mark.parametrize("lines", [lines for lines, state in SENT_BACK.values() if state == "investigating"])
def test_the_first_limit_stays_as_it_was_met_and_the_further_work_has_its_own(lines: list[str]) -> None:
    case = case_of(*ASSESSED, *lines)
    (first,) = limits(case, "investigation")
    assert (first.due_on, first.met_on) == (date(2027, 1, 4), date(2026, 12, 4))
    (further,) = limits(case, "supplementary")
    sent_back_on = case.moves[-1].on
    assert (further.starts_on, further.original_due_on, further.due_on) == (
        sent_back_on, date(2026, 12, 18), date(2026, 12, 18),
    )  # fmt: skip
    assert (further.working_days, further.met_on, further.lapsed) == (None, None, False)
    again = case_of(*ASSESSED, *lines, "step 2026-12-14", "concluded 2026-12-21")
    assert [limit.met_on for limit in limits(again, "investigation")] == [date(2026, 12, 4)]
    assert [limit.met_on for limit in limits(again, "supplementary")] == [date(2026, 12, 21)]


def test_sent_back_twice_each_time_has_its_date() -> None:
    case = case_of(
        *ASSESSED,
        BACK_BY_DELIBERATION,
        "concluded 2026-12-14",
        "deliberated 2026-12-15 returned=investigation opinions=[] due=2026-12-25",
    )
    assert [(limit.item, limit.due_on, limit.met_on) for limit in limits(case, "supplementary")] == [
        (1, date(2026, 12, 18), date(2026, 12, 14)),
        (2, date(2026, 12, 25), None),
    ]


@pytest.mark.parametrize(
    "line",
    ["deliberated 2026-12-07 returned=investigation opinions=[]", "deliberated 2026-12-07 due=2026-12-18"],
    ids=["no date was set", "not sent back"],
)
def test_without_a_date_or_without_more_to_investigate_no_limit_runs(line: str) -> None:
    assert limits(case_of(*ASSESSED, line), "supplementary") == []


EXTENSIONS: dict[str, tuple[list[str], str]] = {
    # the extensions after it was sent back to 18 December; the date in force
    "by days": (["extended 2026-12-10 days=5"], "2026-12-25"),
    "by days, twice": (["extended 2026-12-10 days=5", "extended 2026-12-11 days=1"], "2026-12-28"),
    "to a date": (["extended 2026-12-10 to=2026-12-26"], "2026-12-26"),
    "to a date before the one that the first limit had": (
        ["extended 2026-12-10 to=2026-12-21"],
        "2026-12-21",
    ),
    "on the day on which it was sent back": (["extended 2026-12-07 days=1"], "2026-12-21"),
    "agreed before the conclusion, recorded now": (["extended 2026-12-01 days=5"], "2026-12-18"),
}


@pytest.mark.parametrize(("lines", "due"), EXTENSIONS.values(), ids=list(EXTENSIONS))
def test_what_is_agreed_after_the_first_conclusion_extends_the_further_work(
    lines: list[str], due: str
) -> None:
    """The first limit was met, or it wasn't: nothing that is agreed later changes that."""
    case = admitted(*ASSESSED, BACK_BY_DELIBERATION, *lines)
    (further,) = limits(case, "supplementary")
    assert (further.original_due_on, further.due_on) == (date(2026, 12, 18), date.fromisoformat(due))
    (first,) = limits(case, "investigation")
    agreed_before = lines[0].startswith("extended 2026-12-01")
    assert [one.agreed_on for one in first.extensions] == [date(2026, 12, 1)] * agreed_before
    assert (first.due_on > first.original_due_on) is agreed_before


def test_an_extension_agreed_after_a_late_conclusion_leaves_it_late() -> None:
    lines = ("received 2026-10-26", "accepted 2026-11-02", "step 2026-11-24", "concluded 2026-12-15")
    back = "deliberated 2026-12-16 returned=investigation opinions=[] due=2026-12-25"
    (first,) = limits(admitted(*lines, back, "extended 2026-12-17 days=20"), "investigation")
    assert (first.due_on, first.met_on, first.extensions) == (date(2026, 12, 14), date(2026, 12, 15), ())


def test_each_time_it_was_sent_back_has_its_own_extensions() -> None:
    case = admitted(
        *(*ASSESSED, BACK_BY_DELIBERATION, "extended 2026-12-10 days=1", "concluded 2026-12-14"),
        *(
            "deliberated 2026-12-15 returned=investigation opinions=[] due=2026-12-23",
            "extended 2026-12-17 days=1",
        ),
    )
    assert [(limit.original_due_on, limit.due_on) for limit in limits(case, "supplementary")] == [
        (date(2026, 12, 18), date(2026, 12, 21)),
        (date(2026, 12, 23), date(2026, 12, 24)),
    ]


def test_where_no_date_was_set_there_is_none_to_extend() -> None:
    undated = BACK_BY_DELIBERATION.replace(" due=2026-12-18", "")
    case = admitted(*ASSESSED, undated, "extended 2026-12-10 to=2026-12-18")
    assert limits(case, "supplementary") == []
    (first,) = limits(case, "investigation")
    assert first.extensions == ()


def test_sent_back_to_deliberation_no_date_waits_for_a_conclusion_that_wont_come() -> None:
    line = "approved 2026-12-10 returned=deliberation due=2026-12-18"
    assert limits(case_of(*ASSESSED, *DETERMINED[:2], line), "supplementary") == []


def test_the_further_work_lapses_with_the_case() -> None:
    case = case_of(*ASSESSED, BACK_BY_DELIBERATION, "ended 2026-12-14")
    assert [limit.lapsed for limit in limits(case, "supplementary")] == [True]


# ── reopened ──

REOPENED = (
    *DECIDED,
    "filed 2026-12-14",
    *TOLD,
    "closed 2026-12-16",
    "reopened 2026-12-17 due=2026-12-28",
    "step 2026-12-18",
    "concluded 2026-12-21",
    answered("x1", "yes"),
    'deliberated 2026-12-22 opinions=["none"]',
    "submitted 2026-12-23",
    "approved 2026-12-24",
    "decided 2026-12-25 document=阳容决〔2026〕2号",
)


def test_a_reopened_case_shows_both_decisions() -> None:
    case = admitted(*REOPENED, under=WIDEST)
    first, second = decisions(case, SWITCHED)
    assert (first.on, first.document, first.parties[0].outcome) == (
        date(2026, 12, 11),
        "阳容决〔2026〕1号",
        "exempted",
    )
    assert first.parties[0].circumstances == ("c9",), "as the assessment stood then"
    assert (second.on, second.document, second.parties[0].outcome) == (
        date(2026, 12, 25),
        "阳容决〔2026〕2号",
        "none",
    )
    assert second.parties[0].bars == ("x1",)
    assert outcomes(case) == ["none"]
    shown = whole(case)
    assert [one["parties"][0]["outcome"] for one in shown["decisions"]] == ["exempted", "none"]
    assert (shown["decided_on"], shown["decision"], shown["outcome"]) == (
        "2026-12-25",
        "阳容决〔2026〕2号",
        "none",
    )


def test_while_it_is_reopened_the_earlier_outcome_stays_visible() -> None:
    shown = whole(admitted(*REOPENED[:-4], under=WIDEST))
    assert (shown["state"], shown["outcome"], len(shown["decisions"])) == ("concluded", "exempted", 1)


def test_the_filing_limit_runs_once_for_each_decision() -> None:
    first, second = limits(case_of(*REOPENED), "filing")
    assert (first.item, first.starts_on, first.due_on, first.met_on) == (
        0, date(2026, 12, 11), date(2026, 12, 18), date(2026, 12, 14),
    )  # fmt: skip
    assert (second.item, second.starts_on, second.met_on) == (1, date(2026, 12, 25), None)
    _, second = limits(case_of(*REOPENED, "filed 2026-12-28"), "filing")
    assert second.met_on == date(2026, 12, 28)


def test_a_decision_that_was_never_filed_is_filed_with_the_next_one() -> None:
    """A filing carries every decision on the case."""
    lines = [line for line in REOPENED if not line.startswith("filed")]
    assert [limit.met_on for limit in limits(case_of(*lines, "filed 2026-12-28"), "filing")] == [
        date(2026, 12, 28),
        date(2026, 12, 28),
    ]


def test_a_filing_of_the_first_decision_recorded_late_doesnt_file_the_second() -> None:
    lines = [line for line in REOPENED if not line.startswith("filed")]
    assert [limit.met_on for limit in limits(case_of(*lines, "filed 2026-12-14"), "filing")] == [
        date(2026, 12, 14),
        None,
    ]


def test_what_was_told_of_the_first_decision_isnt_told_of_the_second() -> None:
    summary = summary_document(admitted(*REOPENED, under=WIDEST), SWITCHED, "county")
    assert summary["outstanding"] == ["feedback_applicant", "feedback_party", "delivery", "filing"]
    told_late = (line.replace("12-14", "12-15") for line in TOLD)
    again = summary_document(admitted(*REOPENED, *told_late, under=WIDEST), SWITCHED, "county")
    assert again["outstanding"] == summary["outstanding"], "dated before the second decision"


def test_the_reopened_investigation_has_the_date_that_was_set() -> None:
    (further,) = limits(case_of(*REOPENED[:-6]), "supplementary")
    assert (further.starts_on, further.due_on, further.met_on) == (
        date(2026, 12, 17),
        date(2026, 12, 28),
        None,
    )
    assert len(limits(case_of(*REOPENED), "investigation")) == 1
