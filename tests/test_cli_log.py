"""``sqqf log`` tells who recorded what, when; ``sqqf find`` names what is known by other than its number."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.calendar.dates import day_in_china
from sqqf.cli.render.log import OWN
from sqqf.procedure.rules.added import RESERVED
from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = (
    "lead new --source s1 --area i1 --unit 某县水务局 --person 王某:局长 --text 老旧小区排水迟迟不修"
    " --received 2026-11-17"
)
LINES = (
    CITY,
    "--by 孙某 member add 赵某 --organ discipline",
    CASE,
    LEAD,
    "--by 李某 case accept 1 --on 2026-11-20",
)


def told(entry: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in ("seq", "on", "kind", "no", "text"))


def test_every_act_is_told_in_the_order_of_recording(sqqf: Sqqf) -> None:
    entries = sqqf.given(*LINES).json("log")
    assert [*map(told, entries)] == [
        (1, "2026-11-23", "opened", None, "ledger opened  阳江市容错调查工作小组"),
        (2, None, "profile", None, "rules put in force  yangjiang"),
        (3, None, "member_added", None, "member added  赵某  discipline inspection and supervision organ"),
        (4, "2026-11-23", "registered", "阳容〔2026〕1号", "registered  陈某  老旧小区改造中变更施工方案"),
        (5, "2026-11-23", "lead", "L2026-1", "lead registered  王某  老旧小区排水迟迟不修"),
        (6, "2026-11-20", "accepted", "阳容〔2026〕1号", "accepted"),
    ]
    assert [entry["by"] for entry in entries][2::3] == ["孙某", "李某"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry["recorded_at"]) for entry in entries)


@pytest.mark.parametrize(
    ("asked", "seqs"),
    [
        ("--case 1", [4, 6]),
        ("--case 阳容〔2026〕1号", [4, 6]),
        ("--case L2026-1", [5]),
        ("--by 李某", [6]),
        ("--kind accepted", [6]),
        ("--kind 受理", [6]),
        ("--kind member_added", [3]),
        ("--kind 'member added'", [3]),
        ("--since 2000-01-01 --by 孙某", [3]),
        ("--kind extended", []),
    ],
)
def test_only_what_is_asked_for(sqqf: Sqqf, asked: str, seqs: list[int]) -> None:
    assert [entry["seq"] for entry in sqqf.given(*LINES).json("log", *shlex.split(asked))] == seqs


def test_what_was_recorded_before_a_day_is_left_out(sqqf: Sqqf) -> None:
    """By the real moment of recording, not by the day that the acts are about, nor by another today."""
    assert sqqf.given(*LINES).json("log", "--since", "2100-12-31") == []
    assert len(sqqf.json("log", "--since", "2001-01-01")) == 6


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("周五", "2026-11-20"),
        ("星期五", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("周日", "2026-11-22"),
        ("周一", "2026-11-23"),
        ("周二", "2026-11-17"),
        ("昨天", "2026-11-22"),
    ],
)
def test_since_takes_a_day_of_the_week(sqqf: Sqqf, typed: str, day: str) -> None:
    """The last one, or today, which is Monday, 23 November 2026."""
    assert sqqf.given(*LINES).json("summary", "--since", typed)["since"] == day


def test_the_log_begins_with_a_day_in_china(sqqf: Sqqf) -> None:
    """As the sample's clock had it: what was recorded on that day is told, and nothing of the day before."""
    sqqf.ok("demo", "--cases", "5", "--ledger", str(sqqf.ledger))
    every = sqqf.json("log")
    middle = day_in_china(every[len(every) // 2]["recorded_at"]).isoformat()
    told = [entry for entry in every if day_in_china(entry["recorded_at"]).isoformat() >= middle]
    assert sqqf.json("log", "--since", middle) == told
    assert 0 < len(told) < len(every)


def test_in_a_pipe_the_words_stand_in_columns(sqqf: Sqqf) -> None:
    first, *rows = sqqf.given(*LINES).ok("log", "--kind", "accepted").splitlines()
    assert first == "recorded\ton\tby\tno.\tact\twhat"
    ((recorded, *row),) = (line.split("\t") for line in rows)
    assert row == ["2026-11-20", "李某", "阳容〔2026〕1号", "#6", "accepted"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", recorded)


def test_what_an_import_took_over_is_told_though_it_was_undone(sqqf: Sqqf) -> None:
    sqqf.given(CITY)
    sheet = sqqf.folder / "台账.csv"
    sheet.write_text("编号,收到日期,当事人,事项\n2026-1,2026-11-16,陈某,某事项\n", encoding="utf-8")
    sqqf.ok("import", "台账.csv")
    sqqf.ok("import", "--undo", "台账.csv")
    (entry,) = sqqf.json("log", "--kind", "taken_over")
    assert entry["no"] == "阳容〔2026〕1号"
    assert [told(one)[2] for one in sqqf.json("log")[3:]] == ["imported", "import_undone"]


def test_every_act_on_the_ledger_itself_has_a_name() -> None:
    of_each_track = {"begun", "taken_over", "assigned", "noted", "attached", "voided", "closed", "paper_made"}
    assert {*RESERVED} - of_each_track - {"published", "item"} == {*OWN}


# ── find ──


def test_a_name_a_unit_or_words_of_the_matter_find_both_tracks(sqqf: Sqqf) -> None:
    case = {
        "no": "阳容〔2026〕1号",
        "track": "tolerance",
        "state": "investigating",
        "party": "陈某",
        "unit": "某县住建局",
        "matter": "老旧小区改造中变更施工方案",
        "officer": "李某",
        "due_on": "2026-11-30",
    }
    lead = {
        "no": "L2026-1",
        "track": "inaction",
        "state": "received",
        "party": "王某",
        "unit": "某县水务局",
        "matter": "老旧小区排水迟迟不修",
        "officer": None,
        "due_on": None,
    }
    assert sqqf.given(*LINES).json("find", "老旧小区") == [case, lead]
    assert sqqf.json("find", "陈某") == [case]
    assert sqqf.json("find", "水务局 老旧") == [lead]
    assert sqqf.json("find", "王某 住建局") == []
    assert sqqf.ok("find", "水务局").splitlines()[1:] == [
        "L2026-1\treceived\t王某\t某县水务局\t\t\t老旧小区排水迟迟不修"
    ]
