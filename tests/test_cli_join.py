"""Two cases that are one are joined: one goes on, the other keeps its number and says where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

AGAIN = (
    "case new --channel department --applicant 某县审计局 --party 陈某 --matter 施工变更 --point 变更是否经集体研究"
    " --received 2026-11-18"
)
JOIN = "case join 2 --with 1 --reason 同一事项经两个渠道提出"


def test_a_joined_case_ends_today_and_names_the_other(sqqf: Sqqf) -> None:
    joined = sqqf.given(CITY, CASE, AGAIN).json(*JOIN.split(), today="2026-11-23")
    (ended,) = [act for act in joined["acts"] if act["kind"] == "ended"]
    assert (joined["state"], joined["ended_because"], joined["merged_into"]) == (
        "ended",
        "merged",
        "阳容〔2026〕1号",
    )
    assert (ended["on"], ended["body"]) == (
        "2026-11-23",
        {"reason": "merged", "into": "阳容〔2026〕1号", "text": "同一事项经两个渠道提出"},
    )
    assert sqqf.json("case", "show", "1")["merged_from"] == ["阳容〔2026〕2号"]
    assert "同一事项经两个渠道提出" in sqqf.ok("case", "show", "2")


def test_the_reason_of_a_joining_may_be_corrected(sqqf: Sqqf) -> None:
    seq = sqqf.given(CITY, CASE, AGAIN, JOIN).json("case", "show", "2")["acts"][-1]["seq"]
    line = f"case amend 2 --act {seq} --set text=同一事项重复提出 --reason 表述更正"
    sqqf.ok(*line.split())
    assert "同一事项重复提出" in sqqf.ok("case", "show", "2")
