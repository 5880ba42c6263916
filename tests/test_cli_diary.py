"""The diary: wake-up dates on what has a number, and meetings to come with their agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sqqf.cli.render.report.forms import without_names
from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = "lead new --source s1 --area i1 --unit 某县水务局 --text 迟迟不修 --received 2026-11-17"
PROBLEM = "problem new --on 2026-11-20 --text 牵头机关不明确"
REMIND = "remind 1 --on 2026-11-25 --text 催收财务凭证"
MEETING = "meeting new --on 2026-12-03 --case 1 --case L2026-1 --place 三楼会议室"
NO = "阳容〔2026〕1号"


def own(sqqf: Sqqf, *options: str) -> list[tuple[Any, ...]]:
    """The dates in the diary as they are listed."""
    lines = sqqf.json("deadlines", "--own", *options)
    facts = ("case", "kind", "due_on", "status", "officer", "party", "text")
    return [
        tuple(line[fact] for fact in facts)
        for line in lines
        if line["kind"] in ("own.wake_up", "own.meeting")
    ]


# ── wake-up dates ──


def test_a_wake_up_date_stands_among_the_groups_own_dates_until_it_is_settled(sqqf: Sqqf) -> None:
    entry = sqqf.given(CITY, CASE).json(*REMIND.split())
    assert entry == {
        "id": "W2026-1",
        "no": NO,
        "due": "2026-11-25",
        "text": "催收财务凭证",
        "set_on": "2026-11-23",
        "done_on": None,
    }
    assert own(sqqf) == [(NO, "own.wake_up", "2026-11-25", "due_soon", "李某", "陈某", "催收财务凭证")]
    assert own(sqqf, "--officer", "李某") == own(sqqf, "--unit", "住建") == own(sqqf)
    assert own(sqqf, "--overdue") == []
    assert all(line["kind"] != "own.wake_up" for line in sqqf.json("deadlines"))
    assert sqqf.json("remind", "w2026-1", "--done", today="2026-11-26")["done_on"] == "2026-11-26"
    assert own(sqqf) == []
    assert sqqf.json("verify")["ok"]


def test_it_is_seen_in_the_morning_and_in_the_summary(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, REMIND)
    assert "wake-up: 催收财务凭证" in sqqf.ok("report", "daily")
    assert [line["status"] for line in sqqf.json("summary", today="2026-11-26")["own"]] == ["overdue"]


@pytest.mark.parametrize(
    ("line", "no", "full"),
    [(LEAD, "L2026-1", "L2026-1"), (PROBLEM, "n2026-1", "N2026-1")],
    ids=["a lead", "a problem"],
)
def test_whatever_has_a_number_may_have_one(sqqf: Sqqf, line: str, no: str, full: str) -> None:
    sqqf.given(CITY, line)
    assert sqqf.json("remind", no, "--on", "2026-11-25", "--text", "催问")["no"] == full
    assert [found[:3] for found in own(sqqf)] == [(full, "own.wake_up", "2026-11-25")]


def test_a_mail_without_names_doesnt_say_what_for(sqqf: Sqqf) -> None:
    """It may name somebody."""
    sqqf.given(CITY, CASE, "remind 1 --on 2026-11-25 --text 催问王某")
    assert "王某" not in str(without_names(sqqf.json("report", "daily")))


# ── meetings ──


def test_a_meeting_has_its_agenda_and_the_members(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, LEAD, "member add 赵某 --organ discipline --role lead")
    called = sqqf.json(*MEETING.split())
    assert called == {
        "id": "M2026-1",
        "on": "2026-12-03",
        "place": "三楼会议室",
        "cases": [NO, "L2026-1"],
        "cancelled": None,
        "agenda": [
            {
                "no": NO,
                "party": "陈某",
                "unit": "某县住建局",
                "matter": "老旧小区改造中变更施工方案",
                "officer": "李某",
                "state": "registered",
            },
            {
                "no": "L2026-1",
                "party": "某县水务局",
                "unit": "某县水务局",
                "matter": "迟迟不修",
                "officer": None,
                "state": "received",
            },
        ],
        "members": [{"name": "赵某", "organ": "discipline", "role": "lead"}],
    }
    assert sqqf.json("meeting", "show", "M2026-1") == called
    assert sqqf.ok("meeting", "show", "m2026-1").splitlines() == [
        "M2026-1  2026-12-03  三楼会议室",
        "",
        "Agenda",
        "  1.  阳容〔2026〕1号  陈某  某县住建局  老旧小区改造中变更施工方案  registered  李某",
        "  2.  L2026-1  某县水务局  某县水务局  迟迟不修  received",
        "",
        "Members",
        "  赵某  discipline and supervisory commissions  lead",
    ]


def test_it_is_among_the_own_dates_until_its_day_has_passed(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, LEAD, MEETING)
    said = f"{NO}、L2026-1、三楼会议室"
    assert own(sqqf) == [("M2026-1", "own.meeting", "2026-12-03", "open", None, "", said)]
    assert own(sqqf, "--kind", "own.meeting") == own(sqqf)
    assert own(sqqf, "--kind", "own.wake_up") == []
    sqqf.today = "2026-12-04"
    assert own(sqqf) == []
    assert sqqf.ok("meeting", "list").splitlines()[1].endswith("\tover")


def test_a_meeting_called_off_stays_on_the_list(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, LEAD, MEETING)
    assert sqqf.json("meeting", "cancel", "M2026-1", "--reason", "改期")["cancelled"] == "改期"
    assert own(sqqf) == []
    assert [one["cancelled"] for one in sqqf.json("meeting", "list")] == ["改期"]
    assert sqqf("meeting", "cancel", "M2026-1", "--reason", "改期").code == 1
