"""The reports for the lead's meeting, what changed since a day, and the morning's report officer by officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = "lead new --source s1 --area i1 --unit 某县水务局 --text 迟迟不修 --received 2026-11-17"
OTHER = CASE.replace("李某", "王某").replace("某县住建局", "某县交通局").replace("2026-11-16", "2026-11-05")
LINES = (
    CITY,
    CASE,
    OTHER,
    "case accept 1 --on 2026-11-20",
    "case decline 2 --on 2026-11-21 --reason 不属范围",
    LEAD,
)


def changed(entry: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in ("no", "was", "state", "outcome"))


def test_what_changed_since_a_day_is_all_that_was_recorded(sqqf: Sqqf) -> None:
    found = sqqf.given(*LINES).json("summary", "--since", "2001-01-01")
    assert (found["since"], found["date"]) == ("2001-01-01", "2026-11-23")
    assert [*map(changed, found["changed"])] == [
        ("阳容〔2026〕1号", None, "investigating", None),
        ("阳容〔2026〕2号", None, "declined", "declined"),
        ("L2026-1", None, "received", None),
    ]
    told = [act for one in found["changed"] for act in one["acts"]]
    assert sorted([*told, *found["own"]], key=lambda act: act["seq"]) == sqqf.json("log")


def test_nothing_changed_is_said(sqqf: Sqqf) -> None:
    assert sqqf.given(*LINES).ok("summary", "--since", "2100-12-01").splitlines() == [
        "recorded from 2100-12-01 on",
        "nothing was recorded",
    ]


def test_since_and_as_of_exclude_each_other(sqqf: Sqqf) -> None:
    answer = sqqf.given(*LINES)("summary", "--since", "2026-11-01", "--as-of", "2026-11-20")
    assert answer.code == 2
    assert "--since" in answer.err


@pytest.mark.parametrize(
    ("kind", "first", "until"),
    [("weekly", "2026-11-17", "2026-11-30"), ("monthly", "2026-10-24", "2026-12-23")],
)
def test_a_meeting_hears_what_is_due_until_the_next(sqqf: Sqqf, kind: str, first: str, until: str) -> None:
    """Case 1's notice is due on 30 November; case 2, declined, was due on the 19th, and nobody was told."""
    report = sqqf.given(*LINES).json("report", kind)
    assert (report["kind"], report["from"], report["to"], report["until"]) == (
        kind,
        first,
        "2026-11-23",
        until,
    )
    limits = [(line["case"], line["kind"], line["due_on"]) for line in report["due"]]
    assert limits == [("阳容〔2026〕1号", "acceptance", "2026-11-30")]
    assert [(line["case"], line["status"]) for line in report["overdue"]] == [("阳容〔2026〕2号", "overdue")]
    assert report["counts"] == {name: len(report[name]) for name in report["counts"]}
    assert report["head"] == sqqf.json("verify")["head"]


def test_it_tells_new_from_moved_by_what_was_recorded_since(sqqf: Sqqf) -> None:
    """As the sample's clock had it: everything there was recorded on the day on which it happened."""
    sqqf.ok("demo", "--cases", "20", "--ledger", str(sqqf.ledger))
    report = sqqf.json("--today", "2026-11-20", "report", "weekly")
    first = sqqf.json("log", "--since", "2026-11-14")[0]["seq"]
    before = {entry["no"] for entry in sqqf.json("log") if entry["seq"] < first}
    states = {one["no"]: one["state"] for name in ("case", "lead") for one in sqqf.json(name, "list")}
    assert report["new"]
    assert report["moved"]
    for one in report["new"]:
        assert one["was"] is None
        assert one["no"] not in before
    for one in report["moved"]:
        assert one["was"] not in (None, one["state"])
        assert one["no"] in before
    assert all(one["state"] == states[one["no"]] for name in ("new", "moved") for one in report[name])


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_it_is_written_as_it_is_shown(sqqf: Sqqf, form: str) -> None:
    said = sqqf.given(*LINES).ok("report", "weekly", "--format", form)
    assert "阳容〔2026〕2号" in said
    sqqf.ok("report", "weekly", "--format", form, "--output", "周报")
    assert (sqqf.folder / "周报").read_text(encoding="utf-8") == said
    sqqf.ok("report", "weekly", "--format", form, "--output", "周报")  # over an earlier one


def test_the_morning_officer_by_officer(sqqf: Sqqf) -> None:
    sqqf.given(*LINES)
    report = sqqf.json("--today", "2026-11-26", "report", "daily", "--by", "officer")
    assert report["by"] == "officer"
    groups = [
        (one["officer"], [(line["case"], line["matter"]) for line in one["limits"]])
        for one in report["groups"]
    ]
    matter = "老旧小区改造中变更施工方案"
    assert groups == [
        ("王某", [("阳容〔2026〕2号", matter)]),
        ("李某", [("阳容〔2026〕1号", matter)]),
        (None, []),
    ]
    assert [line["case"] for line in report["groups"][-1]["waiting"]] == ["L2026-1"]
    plain = sqqf.json("--today", "2026-11-26", "report", "daily")
    assert {name: report[name] for name in plain} == plain


def test_the_morning_unit_by_unit(sqqf: Sqqf) -> None:
    said = sqqf.given(*LINES).ok("--today", "2026-11-26", "report", "daily", "--by", "单位").splitlines()
    titles = [line for line in said if line.startswith("某县")]
    assert titles == ["某县交通局 (1)", "某县住建局 (1)", "某县水务局: waiting"]


def test_limits_are_put_together_with_the_matter(sqqf: Sqqf) -> None:
    sqqf.given(*LINES).today = "2026-11-26"
    groups = sqqf.json("deadlines", "--by", "unit")
    assert [(one["unit"], [line["case"] for line in one["limits"]]) for one in groups] == [
        ("某县交通局", ["阳容〔2026〕2号"]),
        ("某县住建局", ["阳容〔2026〕1号"] * 2),
    ]
    flat = sqqf.json("deadlines")
    lines = [{name: line[name] for name in flat[0]} for one in groups for line in one["limits"]]
    assert sorted(lines, key=str) == sorted(flat, key=str)
    said = sqqf.ok("deadlines", "--by", "officer").splitlines()
    assert [line for line in said if line.endswith(")") and line[0] in "王李"] == ["王某 (1)", "李某 (2)"]
    assert sum("老旧小区改造中变更施工方案" in line for line in said) == 3
    assert sqqf.json("deadlines", "--own", "--by", "officer", "--kind", "wake_up") == []


def test_red_is_what_is_overdue_and_what_is_due_today(case: Sqqf) -> None:
    assert "red: 0 overdue, 1 due today" in case.ok("summary", today="2026-11-30").splitlines()
    assert "due today" not in case.ok("summary", today="2026-12-01")


@pytest.mark.parametrize(
    ("options", "said"),
    [("--by matter", "officer"), ("--by unit --mail office@example.org", "--mail")],
)
def test_what_it_cant_be_grouped_by(sqqf: Sqqf, options: str, said: str) -> None:
    answer = sqqf.given(*LINES)("report", "daily", *options.split())
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
