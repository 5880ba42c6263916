"""Decided cases like one: shared circumstances, elements and words, best first, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sqqf.procedure.tolerance.precedent import Compared, Likeness, compare, words_in_common
from tests.conftest import CITY
from tests.test_alike import MEMBERS, decided

if TYPE_CHECKING:
    from tests.conftest import Sqqf

TODAY = "2026-12-31"


def case(party: str, matter: str, *more: str) -> str:
    whom = f"--channel department --applicant 某县发改局 --party {party}:person:某县住建局"
    return " ".join([f"case new {whom} --matter {matter} --point 是否集体研究 --received 2026-11-16", *more])


EARLIER = (
    CITY,
    *MEMBERS,
    case("陈某", "老旧小区改造中变更施工方案", "--circumstance c9"),
    *decided(1, "exempted"),
    case("张某", "惠企补贴逾期未予发放", "--circumstance c9"),
    *decided(2, "mitigated"),
    case("黄某", "河道清淤招标流标", "--circumstance c3"),  # not decided
)
NEW = case("李某", "老旧小区改造时变更施工方案", "--circumstance c9")
ALONE = case("王某", "防汛物资储备不足")
ANSWERED = "assess circumstance 4 c9 --element 1=yes --element 2=yes --element 3=no --reason 有会议记录"
SHARED = ["c9", "c9.1", "c9.2"]


def test_decided_cases_stand_best_first_with_what_they_share_and_how_it_ended(sqqf: Sqqf) -> None:
    sqqf.today = TODAY
    found = sqqf.given(*EARLIER, NEW, ANSWERED).json("similar", "4")
    assert found == [
        {
            "no": "阳容〔2026〕1号",
            "outcome": "exempted",
            "shared": SHARED,
            "likeness": 0.67,
            "of_rules": 0.5,
            "of_words": 0.83,
            "words": ["老旧小区改造", "变更施工方案"],
            "reason": "集体研究",
            "outcomes": ["exempted"],
            "matter": "老旧小区改造中变更施工方案",
        },
        {
            "no": "阳容〔2026〕2号",
            "outcome": "mitigated",
            "shared": SHARED,
            "likeness": 0.25,
            "of_rules": 0.5,
            "of_words": 0.0,
            "words": [],
            "reason": "集体研究",
            "outcomes": ["mitigated"],
            "matter": "惠企补贴逾期未予发放",
        },
    ]
    assert sqqf.json("similar", "4", "--most", "1") == found[:1]


def test_what_is_listed_is_explained_in_words_and_what_is_left_out_is_said(sqqf: Sqqf) -> None:
    sqqf.today = TODAY
    answer = sqqf.given(*EARLIER, NEW, ANSWERED)("similar", "4", "--most", "1")
    assert answer.out.splitlines() == [
        "case\toutcome\talike\trules\twords\treason\tmatter",
        "阳容〔2026〕1号\texempted\t67%\t50% c9 c9.1 c9.2\t83% 老旧小区改造 变更施工方案\t集体研究\t老旧小区改造中变更施工方案",
    ]
    assert answer.err == "2 cases are alike; these are the first 1\n"


def test_a_case_that_is_alone_says_so(sqqf: Sqqf) -> None:
    sqqf.today = TODAY
    answer = sqqf.given(*EARLIER, ALONE)("similar", "4", "--json")
    assert (answer.code, answer.json()) == (0, [])
    assert "no decided case shares" in answer.err
    assert sqqf("similar", "4").out == ""


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        (("c9 c9.1", "修路"), ("c9 c9.1", "修路"), (1, 1, 0, "c9 c9.1")),
        (("c9 c9.1", "修建道路"), ("c9", "修建道路"), (0.75, 0.5, 1, "c9")),
        (("", "修建道路"), ("c9", "修建道路"), (1, 0, 1, "")),
        (("c3", "修建道路"), ("c9", "修建道路"), (0.5, 0, 1, "")),
        (("c3", "修建道路"), ("c9", "发放补贴"), None),
        (("", ""), ("c9", "发放补贴"), None),
    ],
    ids=["short", "an element less", "nothing answered yet", "words alone", "nothing", "blank"],
)
def test_the_likeness_is_the_mean_of_two_shares(
    one: tuple[str, str], other: tuple[str, str], like: tuple[float, float, float, str] | None
) -> None:
    here, there = (Compared(frozenset(rules.split()), matter) for rules, matter in (one, other))
    found = compare(here, there)
    if like is None:
        assert found is None
    elif one[1] == "修路":  # one pair of characters alone is too short to tell
        assert found == Likeness(0.5, 1, 0, frozenset(like[3].split()))
    else:
        assert found == Likeness(*like[:3], frozenset(like[3].split()))


def test_words_in_common_are_stretches_of_two_characters_or_more() -> None:
    assert words_in_common("老旧小区改造中变更", "小区改造后变更") == ["小区改造", "变更"]
