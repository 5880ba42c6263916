"""``sqqf deadlines``: which limits are listed, in which order, and what the exit code says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
