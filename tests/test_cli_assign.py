"""``sqqf assign`` hands an officer's open work over: an act on each, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = "lead new --source s1 --area i1 --unit 某县水务局 --text 迟迟不修 --received 2026-11-17 --officer"
LINES = (
    CITY,
    CASE,
    f"{CASE} --party 丁某",
    CASE.replace("李某", "王某"),
    f"{LEAD} 李某",
    "case void 2 --reason 重复登记",
)
GONE = [
    {"no": "阳容〔2026〕1号", "track": "tolerance", "state": "registered", "party": "陈某"},
    {"no": "L2026-1", "track": "inaction", "state": "received", "party": "某县水务局"},
]


def officers(sqqf: Sqqf) -> list[str]:
    return [one["officer"] for name in ("case", "lead") for one in sqqf.json(name, "list")]


def test_what_is_open_goes_and_what_is_over_stays(sqqf: Sqqf) -> None:
    answer = sqqf.given(*LINES).json("assign", "--from", "李某", "--to", "赵某")
    assert answer == {"from": "李某", "to": "赵某", "recorded": True, "assigned": GONE}
    assert officers(sqqf) == ["赵某", "李某", "王某", "赵某"]
    assert [act["kind"] for act in sqqf.json("log")[-2:]] == ["assigned", "lead_assigned"]
    assert sqqf.json("verify")["ok"]


def test_only_what_was_named_goes(sqqf: Sqqf) -> None:
    answer = sqqf.given(*LINES).json("assign", "--from", "李某", "--to", "赵某", "--only", "L2026-1")
    assert answer["assigned"] == GONE[1:]
    assert officers(sqqf) == ["李某", "李某", "王某", "赵某"]


def test_a_dry_run_records_nothing(sqqf: Sqqf) -> None:
    head = sqqf.given(*LINES).json("verify")["head"]
    answer = sqqf("assign", "--from", "李某", "--to", "赵某", "--dry-run")
    assert answer.out.splitlines() == [
        "no.\tstate\tparty",
        "阳容〔2026〕1号\tregistered\t陈某",
        "L2026-1\treceived\t某县水务局",
    ]
    assert "a dry run: nothing was recorded" in answer.err
    assert sqqf.json("verify")["head"] == head


def test_where_one_isnt_with_the_officer_none_goes(sqqf: Sqqf) -> None:
    answer = sqqf.given(*LINES)("assign", "--from", "李某", "--to", "赵某", "--only", "1", "--only", "3")
    assert answer.code == 2
    assert "阳容〔2026〕3号 isn't open with 李某" in answer.err
    assert officers(sqqf) == ["李某", "李某", "王某", "李某"]


def test_who_has_nothing_open_is_told_from_who_isnt_there(sqqf: Sqqf) -> None:
    sqqf.given(*LINES, "member add 赵某 --organ discipline")
    assert sqqf.json("assign", "--from", "赵某", "--to", "李某")["assigned"] == []
    unknown = sqqf("assign", "--from", "赵六", "--to", "李某")
    assert unknown.code == 2
    assert "赵某" in unknown.err
