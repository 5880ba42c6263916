"""What a ledger's cells mean that say it in another way: days as numbers, two officers, words for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sqqf.papers.sheets.incoming import people_in, serial

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sqqf


@pytest.mark.parametrize(
    ("counted", "from_1904", "day"),
    [
        pytest.param("46098", False, "2026-03-17", id="from 1900"),
        pytest.param("44636", True, "2026-03-17", id="from 1904"),
        pytest.param("46098.4", False, "2026-03-17", id="with a time"),
        pytest.param("32874", False, "1990-01-01", id="the first that is likely"),
        pytest.param("32873", False, None, id="the one before"),
        pytest.param("73415", False, "2100-12-31", id="the last that is likely"),
        pytest.param("73416", False, None, id="the one behind"),
        pytest.param("20263", False, None, id="a month without its zero"),
        pytest.param("1e400", False, None, id="no number of days"),
    ],
)
def test_a_number_is_a_day_where_that_is_likely(counted: str, from_1904: bool, day: str | None) -> None:
    assert serial.day(counted, from_1904=from_1904) == day


def numbered(folder: Path, rows: list[list[Any]], *, from_1904: bool = False) -> Path:
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


ROWS: list[list[Any]] = [
    ["编号", "受理时间", "被反映人", "承办人", "办理情况"],
    ["2026-1", 46098, "张某", "李某、王某", "正在办理"],
    ["2026-2", 20260318, "陈某", "李某（组长）", "正在办理"],
]


def test_a_day_without_the_form_of_one_is_read_and_told(county: Sqqf) -> None:
    path = numbered(county.folder, ROWS)
    told = county.json("import", path, "--dry-run")
    assert told["read_as"] == [
        {"row": 2, "column": "officer", "was": "李某、王某", "now": "李某"},
        {"row": 2, "column": "accepted_on", "was": "46098", "now": "2026-03-17"},
        {"row": 3, "column": "officer", "was": "李某（组长）", "now": "李某"},
    ]
    said = county("import", path, "--dry-run").out
    assert (
        "cells read as something else: 承办人 李某、王某 → 李某, 受理时间 46098 → 2026-03-17,"
        " 承办人 李某（组长） → 李某\n"
    ) in said
    county.ok("import", path)
    assert [one["accepted_on"] for one in county.json("case", "list")] == ["2026-03-17", "2026-03-18"]


def test_it_is_counted_as_the_workbook_does(county: Sqqf) -> None:
    rows = [ROWS[0], ["2026-1", 44636, "张某", "李某", "正在办理"]]
    county.ok("import", numbered(county.folder, rows, from_1904=True))
    assert county.json("case", "list")[0]["accepted_on"] == "2026-03-17"


def test_a_number_that_may_be_anything_is_told(county: Sqqf) -> None:
    answer = county("import", numbered(county.folder, [ROWS[0], ["2026-1", 20263, "张某", "", "正在办理"]]))
    assert (answer.code, "“20263” is a number: give the cell the form of a date" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("李某、王某", "李某"),
        ("李某 王某", "李某"),
        ("李某\n王某", "李某"),
        ("李某（组长）、王某", "李某"),
        ("李某等3人", "李某"),
        ("科长李某", "李某"),
        ("李某（牵头）", "李某"),
        ("王某（女）", "王某"),
    ],
)
def test_of_several_the_first_is_the_officer(cell: str, name: str) -> None:
    told = people_in.officer(cell)
    assert told
    assert (told.name, told.beside) == (name, True)


def test_the_others_stay_as_a_note(county: Sqqf) -> None:
    county.ok("import", numbered(county.folder, ROWS))
    notes = [
        act["body"]["text"] for act in county.json("case", "show", "2026-1")["acts"] if act["kind"] == "noted"
    ]
    body = county.json("case", "show", "2026-1")["acts"][0]["body"]
    assert "承办人：李某、王某" in [*notes, *body.get("notes", ())]
    assert [one["officer"] for one in county.json("summary")["officers"]] == ["李某"]


OWN = """案由名,什么时候收的,谁,哪里的
甲,2026-10-09,张某,某局
"""


def test_a_map_is_written_though_no_header_is_known(county: Sqqf) -> None:
    (county.folder / "怪.csv").write_text(f"某县自用登记簿,,,\n{OWN}", encoding="utf-8")
    answer = county("import", "怪.csv", "--map-out", "对照.toml")
    assert (answer.code, "to fill in: 对照.toml" in answer.err) == (2, True)
    path = county.folder / "对照.toml"
    text = path.read_text(encoding="utf-8")
    for header, key in (
        ("案由名", "matter"),
        ("什么时候收的", "received_on"),
        ("谁", "parties"),
        ("哪里的", "party_units"),
    ):
        assert f'# "{header}" = ""\n' in text
        text = text.replace(f'# "{header}" = ""', f'"{header}" = "{key}"')
    path.write_text(text, encoding="utf-8")
    assert "no number" in county("import", "怪.csv", "--map", path).err  # the headers are found


def test_columns_that_stay_as_a_note_are_named(county: Sqqf) -> None:
    (county.folder / "台账.csv").write_text(
        "编号,受理时间,被反映人,备注,密级\n1,2026-10-09,张某,九月来函,内部\n", encoding="utf-8"
    )
    told = county.json("import", "台账.csv", "--dry-run")
    assert (told["columns_noted"], told["columns_left_out"]) == (["备注", "密级"], [])
    told = county.json("import", "台账.csv", "--dry-run", "--drop", "密级")
    assert (told["columns_noted"], told["columns_left_out"]) == (["备注"], ["密级"])


DUE = """编号,收到日期,受理期限,受理日期,被反映人,决定日期,备案截止日期,备案日期,办理情况
1,2026-04-22,2026-05-07,2026-05-06,张某,2026-05-20,2026-05-26,2026-05-27,已办结
2,2026-04-22,10个工作日,2026-05-06,李某,2026-05-20,2026-05-27,2026-05-26,已办结
"""


def test_due_dates_of_acceptance_and_filing_are_compared_too(county: Sqqf) -> None:
    (county.folder / "台账.csv").write_text(DUE, encoding="utf-8")
    told = county.json("import", "台账.csv", "--dry-run")
    assert told["compared"] == 3
    assert [(one["case"][-2], one["kind"], one["was"], one["due_on"]) for one in told["due_dates"]] == [
        ("1", "acceptance", "2026-05-07", "2026-05-09"),
        ("1", "filing", "2026-05-26", "2026-05-27"),
    ]
    county.ok("import", "台账.csv")
    assert "受理期限：10个工作日" in str(county.json("case", "show", "2026-2"))
    assert county.json("report", "takeover", "--format", "json")["compared"] == 3


LEADS = """线索编号,来源,被反映单位,反映对象,反映内容,收到时间,处理情况,整改事项,整改责任人,整改期限,整改完成日期,是否销号
1,群众举报,某县水务局,王某,推诿扯皮,2025.3.5,提醒谈话,完善限时办结制度,王某,2025.5.1,2025.5.9,是
2,12345,某县教育局,,久拖不决,2025.4.8,通报批评,公开办事流程,,2025.6.1,,否
3,12345,某县教育局,,久拖不决,2025.4.8,,,,,,否
4,来信,某县住建局,李某,慢作为,2025.4.8,谈话,立行立改,,立行立改,,是
5,来信,某县住建局,李某,慢作为,2025.4.8,谈话,建台账,,2025.6.1,已完成,是
6,来信,某县住建局,张某,慢作为,2026.10.8,谈话,,,2026.12.31,,否
"""


@pytest.fixture
def leads(county: Sqqf) -> Sqqf:
    (county.folder / "线索.csv").write_text(LEADS, encoding="utf-8")
    return county


def test_what_is_to_be_put_right_comes_with_its_date(leads: Sqqf) -> None:
    told = leads.json("import", "线索.csv")
    assert told["states_untold"] == ["L2025-2", "L2025-3", "L2026-6"]
    assert [
        (one["case"], one["kind"], one["due_on"], one["met_on"], one["days"]) for one in told["late"]
    ] == [("L2025-1", "rectification", "2025-05-01", "2025-05-09", 8)]
    assert {"case": "L2025-5", "kinds": ["rectification"]} in told["unjudged"]
    limits = leads.json("deadlines", "--all")
    assert [(one["case"], one["kind"], one["due_on"], one["met_on"], one["status"]) for one in limits] == [
        ("L2025-1", "rectification", "2025-05-01", "2025-05-09", "met_late"),
        ("L2025-2", "rectification", "2025-06-01", None, "overdue"),
        ("L2026-6", "rectification", "2026-12-31", None, "open"),
    ]
    items = leads.json("lead", "items")
    assert [(one["text"], one["responsible"]) for one in items] == [
        ("完善限时办结制度", "王某"),
        ("公开办事流程", None),
        ("慢作为", None),  # what the lead is about is put right
    ]
    shown = leads.ok("lead", "show", "L2025-2")
    assert "1  公开办事流程, due 2025-06-01: no report yet" in shown.replace("  1", "1")


def test_what_has_no_day_stays_as_a_note(leads: Sqqf) -> None:
    leads.ok("import", "线索.csv")
    assert "整改期限：立行立改" in str(leads.json("lead", "show", "L2025-4"))
    assert leads.json("lead", "show", "L2025-4")["rectification"] == []
    assert leads.json("lead", "show", "L2025-5")["rectification"][0]["reported_on"] is None


def test_not_over_is_no_state(leads: Sqqf) -> None:
    leads.ok("import", "线索.csv")
    lead = leads.json("lead", "show", "L2025-3")
    assert lead["state"] == "received"
    assert "是否销号：否" in str(lead)
    assert "lead_idle" not in str(leads.json("lead", "check"))  # nobody knows since when


def test_a_row_that_is_over_and_not_is_bad(county: Sqqf) -> None:
    (county.folder / "线索.csv").write_text(
        "线索编号,被反映单位,反映内容,收到时间,销号时间,是否销号\n1,某局,拖延,2026-3-5,2026-5-6,否\n",
        encoding="utf-8",
    )
    answer = county("import", "线索.csv")
    assert answer.code == 2
    assert "“否” says that it isn't closed, and a date here (2026-05-06) that it is" in answer.err


SEVERAL = """线索编号,被反映单位,被反映人,反映内容,收到时间,整改事项,整改期限,整改完成时间
1,某县水务局,王某,推诿扯皮,2026-3-5,建制度,2026-5-1,2026-4-28
,,,,,开培训,2026-6-1,
,,,,,"公开流程
并上墙",2026-7-1,2026-7-3
2,某县教育局,李某,久拖,2026-3-6,"1.公开
2.培训",2026-5-6,2026-5-6
"""


def test_several_things_to_put_right_stand_on_rows_of_their_own_or_in_one_cell(county: Sqqf) -> None:
    (county.folder / "线索.csv").write_text(SEVERAL, encoding="utf-8")
    county.ok("import", "线索.csv")
    found = [
        [
            (one["text"], one["due_on"], one["reported_on"])
            for one in county.json("lead", "show", no)["rectification"]
        ]
        for no in ("L2026-1", "L2026-2")
    ]
    assert found == [
        [
            ("建制度", "2026-05-01", "2026-04-28"),
            ("开培训", "2026-06-01", None),
            ("公开流程\n并上墙", "2026-07-01", "2026-07-03"),
        ],
        [("公开", "2026-05-06", "2026-05-06"), ("培训", "2026-05-06", "2026-05-06")],
    ]


def test_corrections_of_a_case_likewise(county: Sqqf) -> None:
    (county.folder / "台账.csv").write_text(
        "编号,受理时间,被反映人,结论,办理情况,整改事项,整改期限,整改完成日期\n"
        "1,2026-3-5,张某,免责,已决定,完善程序,2026-12-5,\n"
        "2,2026-3-5,李某,免责,已办结,完善程序,2026-6-5,\n",
        encoding="utf-8",
    )
    county.ok("import", "台账.csv")
    found = [one for one in county.json("deadlines", "--all") if one["kind"] == "correction"]
    assert [(one["case"][-2], one["due_on"], one["status"]) for one in found] == [("1", "2026-12-05", "open")]
    assert county.json("verify")["ok"]


@pytest.mark.parametrize(
    ("decided", "filing"),
    [
        pytest.param("2024-03-05", [], id="long ago: nobody knows"),
        pytest.param("2026-11-19", ["2026-11-26"], id="just now: it runs"),
    ],
)
def test_a_filing_without_a_column_is_no_red_light(county: Sqqf, decided: str, filing: list[str]) -> None:
    (county.folder / "台账.csv").write_text(
        f"编号,受理时间,被反映人,决定日期,结论,状态\n1,2024-02-05,张某,{decided},免责,已决定\n",
        encoding="utf-8",
    )
    told = county.json("import", "台账.csv")
    limits = [one["due_on"] for one in county.json("deadlines") if one["kind"] == "filing"]
    assert limits == filing
    assert ("filing" in str(told["unjudged"])) is not bool(filing)
    assert county.json("deadlines", "--overdue") == []


OTHERWISE = """编号,收件日期,被反映人,单位及职务,来源,受理情况
1,2026-10-09,张某等3人,某县住建局,县纪委监委移送,不予受理
2,2026-10-09,李某,某镇政府,个人申请,已受理
"""


def test_what_a_ledger_says_in_its_own_way_is_kept(county: Sqqf) -> None:
    (county.folder / "台账.csv").write_text(OTHERWISE, encoding="utf-8")
    told = county.json("import", "台账.csv")
    assert told["read_as"] == [{"row": 2, "column": "parties", "was": "张某等3人", "now": "张某"}]
    first, second = county.json("case", "list")
    assert [(one["state"], one["channel"]) for one in (first, second)] == [
        ("declined", "preliminary"),
        ("investigating", "appeal"),
    ]
    assert [(one["parties"][0]["unit"], one["parties"][0]["post"]) for one in (first, second)] == [
        ("某县住建局", None),
        ("某镇政府", None),
    ]
    shown = str([county.json("case", "show", one["no"]) for one in (first, second)])
    assert [
        said
        for said in ("被反映人：张某等3人", "受理情况：不予受理", "受理情况：已受理")
        if said not in shown
    ] == []
