"""The lists of cases and of leads, narrowed and in order; a case shown by what one knows of it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

BARRED = "assess bar 2 x1 --established no --reason 经核实无此情形"
ANSWERED = "assess circumstance 2 c10 --element 1=yes --element 2=no --reason 有会议记录"
CASES = (
    CITY,
    CASE,
    (
        "case new --channel department --applicant 某县发改局 --party 王某:person:某县水务局 --matter 河道清淤招标流标"
        " --point 招标程序 --received 2026-11-02 --circumstance c9"
    ),
    (
        "case new --channel appeal --applicant 张某 --unit 某县住建局 --matter 惠企补贴逾期未予发放 --point 发放时限"
        " --received 2026-11-09 --officer 孙某"
    ),
    "case accept 2 --on 2026-11-05",
    "case decline 3 --on 2026-11-10 --reason 不属于受理范围",
    BARRED,
    ANSWERED,
)
LEADS = (
    CITY,
    "lead new --source s1 --area i1 --unit 某县水务局 --person 王某 --text 迟迟不修 --received 2026-11-02",
    "lead new --source s1 --area i8 --unit 某县住建局 --text 推诿扯皮 --received 2026-11-09 --officer 李某",
    "lead verify 1 --method talk --on 2026-11-05 --people 李某,王某 --finding 属实",
    "lead tolerance 1 --result none --on 2026-11-06 --reason 无符合情形",
    "lead dispose 1 --on 2026-11-09 --measure m1 --responsibility direct --reason 情节较轻",
    "lead verify 2 --method files --on 2026-11-10 --people 李某,王某 --finding 不属实",
    "lead unfounded 2 --on 2026-11-10 --reason 查无实据",
    "lead close 2 --on 2026-11-10",
)


def numbers(sqqf: Sqqf, line: str) -> list[int]:
    return [
        int(one["no"].strip("号L").replace("-", "〕").split("〕")[1]) for one in sqqf.json(*shlex.split(line))
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("--open", [1, 2, 3]),
        ("--party 王某", [2]),
        ("--party 某", [1, 2, 3]),
        ("--circumstance c9", [2]),
        ("--circumstance c10", [2]),
        ("--circumstance c11", []),
        ("--outcome declined", [3]),
        ("--outcome 不予受理", [3]),
        ("--outcome exempted", []),
        ("--since 2026-11-09", [1, 3]),
        ("--since 2026-11-09 --unit 住建 --officer 李某", [1]),
        ("--sort received", [2, 3, 1]),
        ("--sort -received", [1, 3, 2]),
        ("--sort officer", [3, 1, 2]),
        ("--sort 经办人", [3, 1, 2]),
        ("--sort unit", [1, 3, 2]),
        ("--sort due --open", [2, 3, 1]),
    ],
)
def test_cases_are_narrowed_and_put_in_order(sqqf: Sqqf, options: str, found: list[int]) -> None:
    sqqf.given(*CASES)
    assert numbers(sqqf, f"case list {options}") == found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("--open", [1]),
        ("--party 王某", [1]),
        ("--party 住建局", [2]),
        ("--measure m1", [1]),
        ("--measure m2", []),
        ("--since 2026-11-03", [2]),
        ("--sort -received", [2, 1]),
        ("--sort unit", [2, 1]),
    ],
)
def test_leads_are_narrowed_and_put_in_order(sqqf: Sqqf, options: str, found: list[int]) -> None:
    sqqf.given(*LEADS)
    assert numbers(sqqf, f"lead list {options}") == found


def test_what_was_answered_on_an_earlier_day_isnt_listed(sqqf: Sqqf) -> None:
    answer = sqqf.given(CITY, CASE)("case", "list", "--as-of", "2026-11-23", "--circumstance", "c9")
    assert (answer.code, answer.out) == (2, "")


# ── shown by what one knows ──


def test_a_case_or_a_lead_is_shown_by_what_one_knows_of_it(sqqf: Sqqf) -> None:
    sqqf.given(*CASES, *LEADS[1:3])
    assert sqqf.json("case", "show", "王某")["no"] == "阳容〔2026〕2号"
    assert sqqf.json("case", "show", "住建局 补贴")["no"] == "阳容〔2026〕3号"
    assert sqqf.json("lead", "show", "水务局")["no"] == "L2026-1"


def test_of_several_none_is_shown_and_all_are_listed_when_asked_for(sqqf: Sqqf) -> None:
    answer = sqqf.given(*CASES)("case", "show", "住建局")
    assert (answer.code, answer.out) == (2, "")
    assert "阳容〔2026〕1号 陈某, 阳容〔2026〕3号 张某" in answer.err
    assert [one["no"] for one in sqqf.json("case", "show", "住建局", "--list")] == [
        "阳容〔2026〕1号",
        "阳容〔2026〕3号",
    ]
    assert sqqf.ok("case", "show", "王某", "--list").splitlines()[1].startswith("阳容〔2026〕2号\t")
    assert sqqf("case", "show", "赵六", "--list").code == 2
