"""``sqqf deadlines``: which limits are listed, in which order, and what the exit code says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.test_alike import MEMBERS
from tests.test_cli_documents import DESK

if TYPE_CHECKING:
    from tests.conftest import Sqqf

# On the desk of 2026-11-23: case 4 overdue since 11-16, 3 due today, 2 due 11-26, 1 due 11-30,
# 5's investigation due 2027-01-04; 5 and 6 have limits met, 7's lapsed.
WANTED = [
    ("", [4, 3, 2, 1, 5]),
    ("--within 0", [4, 3]),
    ("--within 2", [4, 3]),
    ("--within 3", [4, 3, 2]),
    ("--within 5", [4, 3, 2, 1]),
    ("--within 2500", [4, 3, 2, 1, 5]),
    ("--overdue", [4]),
    ("--overdue --within 3", [4]),
    ("--officer 李某", [3, 1, 5]),
    ("--officer 王某", [2]),
    ("--kind acceptance", [4, 3, 2, 1]),
    ("--kind investigation", [5]),
    ("--kind 调查时限", [5]),
    ("--kind filing", []),
    ("--all", [6, 4, 3, 2, 1, 5, 7, 6, 5]),
    ("--all --kind 调查时限 --officer 王某", [6]),
    ("--all --overdue", [4]),
]


@pytest.mark.parametrize(("options", "cases"), WANTED, ids=[options or "none" for options, _ in WANTED])
def test_the_limits_asked_for_soonest_first(sqqf: Sqqf, options: str, cases: list[int]) -> None:
    answer = sqqf.given(*DESK)("deadlines", *options.split(), "--json", "--exit-code")
    found = answer.json()
    assert [line["case"] for line in found] == [f"阳容〔2026〕{serial}号" for serial in cases]
    assert [line["due_on"] for line in found] == sorted(line["due_on"] for line in found)
    assert answer.code == (3 if 4 in cases else 0)


@pytest.mark.parametrize(
    ("today", "status", "left", "days"),
    [
        ("2026-11-25", "open", 4, 0),
        ("2026-11-26", "due_soon", 3, 0),
        ("2026-11-27", "due_soon", 2, 0),
        ("2026-11-28", "due_soon", 2, 0),  # a Saturday: Monday and Tuesday are left
        ("2026-12-01", "due_today", 0, 0),
        ("2026-12-02", "overdue", -1, 1),
        ("2026-12-07", "overdue", -4, 6),
    ],
)
def test_where_a_limit_stands(sqqf: Sqqf, today: str, status: str, left: int, days: int) -> None:
    """Received on Tuesday 2026-11-17: due on Tuesday 2026-12-01, overdue from the day after."""
    sqqf.given(
        DESK[0], "case new --channel appeal --applicant 陈某 --matter m --point p --received 2026-11-17"
    )
    (line,) = sqqf.json("deadlines", today=today)
    assert line["due_on"] == "2026-12-01"
    found = (line["status"], line["working_days_left"], line["days_overdue"])
    assert found == (status, left, days)


def test_the_text_says_the_same_with_tabs(sqqf: Sqqf) -> None:
    lines = sqqf.given(*DESK).ok("deadlines", "--within", "3").splitlines()
    assert [line.split("\t") for line in lines] == [
        ["case", "limit", "due", "status", "left", "officer", "party"],
        ["阳容〔2026〕4号", "acceptance limit", "2026-11-16", "overdue", "-5", "", "丁某"],
        ["阳容〔2026〕3号", "acceptance limit", "2026-11-23", "due today", "0", "李某", "丙某"],
        ["阳容〔2026〕2号", "acceptance limit", "2026-11-26", "due soon", "3", "王某", "乙某"],
    ]


ITEM = "correction add 1 --text 完善审批制度 --due 2026-11-23 --responsible 某县住建局"
UNDECIDED = (
    "case new --channel appeal --applicant 陈某 --unit 某县住建局 --matter 变更方案 --point 是否集体研究 --received 2026-11-16",
    "case accept 1 --on 2026-11-16",
    "case notify 1 --on 2026-11-16 --method direct",
    "step add 1 --method hearing --point 1 --on 2026-11-17 --people 李某,王某 --finding 属实 --evidence 笔录",
    "case conclude 1 --on 2026-11-18 --finding 属实",
    ITEM,
)


@pytest.mark.parametrize("today", ["2026-11-23", "2026-12-07"], ids=["on its day", "after it"])
def test_an_item_listed_before_the_decision_is_open_and_shows_no_red(city: Sqqf, today: str) -> None:
    """The list goes out with the conclusion (二(五)4): until then nobody is late with it."""
    for line in UNDECIDED:
        city.ok(*line.split(), today="2026-11-20")
    (line,) = city.json("deadlines", "--kind", "correction", today=today)
    assert (line["status"], line["due_on"], line["days_overdue"]) == ("open", "2026-11-23", 0)
    assert city("deadlines", "--overdue", "--exit-code", today=today).code == 0
    summary, daily = (city.json(*words, today=today) for words in (("summary",), ("report", "daily")))
    assert (summary["lights"]["red"], summary["overdue"]) == (0, [])
    assert (daily["overdue"], daily["due_today"], daily["due_soon"]) == ([], [], [])
    shown = city.json("case", "show", "1", today=today)["deadlines"]
    assert [one["status"] for one in shown if one["kind"] == "correction"] == ["open"]


def test_from_the_decision_on_it_is_as_late_as_it_is(city: Sqqf) -> None:
    decided = (
        *MEMBERS,
        *(f"assess bar 1 x{n} --established no --reason 无此情形" for n in range(1, 7)),
        *(f"assess distinction 1 d{n} --side tolerant --reason 探索中的失误" for n in range(1, 4)),
        "case deliberate 1 --on 2026-11-19 --present 赵某,钱某 --opinion none --reason 集体研究",
        "case submit 1 --on 2026-11-20 --to 某市委",
        "case approve 1 --on 2026-11-20 --body committee",
        "case decide 1 --on 2026-11-20",
    )
    for line in (*UNDECIDED, *decided):
        city.ok(*line.split(), today="2026-11-20")
    statuses = [
        [one["status"] for one in city.json("deadlines", "--kind", "correction", today=today)]
        for today in ("2026-11-23", "2026-11-24")
    ]
    assert statuses == [["due_today"], ["overdue"]]
    assert city.json("summary", today="2026-11-24")["lights"]["red"] == 1


@pytest.mark.parametrize(
    "more", ["", ",2026-02-02", ",2026-02-02,2026-06-30"], ids=["no dates", "accepted", "decided"]
)
def test_a_case_taken_over_as_closed_is_never_overdue(city: Sqqf, more: str) -> None:
    header = "案号,当事人,收到日期,状态,受理日期,决定日期"
    row = f"阳容〔2026〕1号,陈某,2026-01-05,已办结{more}"
    (city.folder / "a.csv").write_text(f"{header}\n{row + ',' * (5 - row.count(','))}\n", encoding="utf-8")
    city.ok("import", "a.csv", today="2026-11-20")
    assert city.json("deadlines", "--overdue", today="2026-12-31") == []
    assert city.json("summary", today="2026-12-31")["lights"]["red"] == 0
    codes = {one["code"] for one in city.json("case", "check", today="2026-12-31")}
    assert not {code for code in codes if code.endswith("overdue")}, codes
