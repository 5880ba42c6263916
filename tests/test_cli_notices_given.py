"""Notices to who has to act, a leader's instructions, and what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import icalendar

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = "lead new --source s1 --area i1 --unit 某县水务局 --text 迟迟不修 --received 2026-11-17"
NOTICE = "notice new 1 --to 某县住建局 --text 请报送整改情况 --on 2026-11-20 --due 2026-11-30"
INSTRUCTION = "notice new L2026-1 --kind 批示 --from 赵某 --to 某县水务局 --text 请限期核查 --on 2026-11-20 --due 2026-12-04"
NO = "阳容〔2026〕1号"


def own(sqqf: Sqqf, *options: str) -> list[tuple[str, str, str, str]]:
    lines = sqqf.json("deadlines", "--own", *options)
    return [
        (line["case"], line["due_on"], line["status"], line["text"])
        for line in lines
        if line["kind"] == "own.answer"
    ]


def test_a_notice_is_awaited_until_it_is_answered(sqqf: Sqqf) -> None:
    entry = sqqf.given(CITY, CASE).json(*NOTICE.split())
    assert entry == {
        "from": None,
        "due": "2026-11-30",
        "id": "D2026-1",
        "no": NO,
        "kind": "reminder",
        "to": "某县住建局",
        "text": "请报送整改情况",
        "on": "2026-11-20",
        "answered_on": None,
        "answer": None,
    }
    assert own(sqqf) == [(NO, "2026-11-30", "open", "某县住建局：请报送整改情况")]
    assert own(sqqf, "--kind", "answer", "--officer", "李某") == own(sqqf)
    assert "answer awaited: 某县住建局：请报送整改情况" in sqqf.ok("report", "daily", today="2026-11-27")
    answered = sqqf.json("notice", "answer", "d2026-1", "--on", "2026-11-23", "--text", "已完成整改")
    assert answered == {**entry, "answered_on": "2026-11-23", "answer": "已完成整改"}
    assert own(sqqf) == []
    assert sqqf.json("notice", "list") == [answered]
    assert sqqf.json("notice", "list", "--open") == []
    assert sqqf.json("verify")["ok"]
    assert [one["kind"] for one in sqqf.json("log")][-2:] == ["chased", "chase_answered"]


def test_where_something_is_red_it_is_supervision_unless_said_otherwise(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE).today = "2026-11-30"  # the last day of the limit
    assert sqqf.json(*NOTICE.split())["kind"] == "supervision"
    assert sqqf.json(*NOTICE.split(), "--kind", "催办")["kind"] == "reminder"
    sqqf.ok("problem", "new", "--on", "2026-11-20", "--text", "牵头机关不明确")
    assert sqqf.json("notice", "new", "N2026-1", *NOTICE.split()[3:])["kind"] == "reminder"


def test_an_instruction_names_who_gave_it_and_whom_it_goes_to(sqqf: Sqqf) -> None:
    entry = sqqf.given(CITY, CASE, LEAD, NOTICE).json(*INSTRUCTION.split())
    assert (entry["id"], entry["kind"], entry["from"], entry["to"]) == (
        "D2026-2", "instruction", "赵某", "某县水务局",
    )  # fmt: skip
    assert sqqf.ok("notice", "list", "L2026-1").splitlines()[1].split("\t") == [
        *("D2026-2", "2026-11-20", "L2026-1", "instruction", "赵某", "某县水务局", "请限期核查"),
        "answer wanted by 2026-12-04",
    ]
    assert sqqf.ok("notice", "list", today="2026-12-05").count("overdue") == 2
    missing = sqqf(*INSTRUCTION.replace("--from 赵某 ", "").split())
    assert (missing.code, "--from" in missing.err) == (2, True)


def test_nothing_is_answered_before_it_was_asked_nor_wanted_before(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, NOTICE)
    assert sqqf("notice", "answer", "D2026-1", "--on", "2026-11-19", "--text", "已办").code == 1
    assert sqqf("notice", "answer", "D2026-1", "--on", "2026-11-24", "--text", "已办").code == 1
    assert sqqf(*NOTICE.replace("2026-11-30", "2026-11-19").split()).code == 2
    assert sqqf("notice", "new", "2", *NOTICE.split()[3:]).code == 2
    assert len(sqqf.json("notice", "list")) == 1


def test_the_calendar_says_by_when_but_not_what(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, NOTICE)

    def events(*options: str) -> dict[str, str]:
        sqqf.ok("export", "a.ics", "--overwrite", *options)
        found = icalendar.Calendar.from_ical((sqqf.folder / "a.ics").read_bytes()).events
        return {str(one["SUMMARY"]): str(one["STATUS"]) for one in found}

    awaited = f"{NO} answer awaited"
    assert events()[awaited] == "CONFIRMED"
    assert f"{awaited} 某县住建局：请报送整改情况 陈某 李某" in events("--names")
    sqqf.ok("notice", "answer", "D2026-1", "--on", "2026-11-23", "--text", "已办")
    assert events()[awaited] == "CANCELLED"
