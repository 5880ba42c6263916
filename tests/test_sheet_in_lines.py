"""What a row of a ledger says of a case or a lead, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sqqf.papers.sheets.incoming.line_in import Line
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.errors import BadInput
from tests.cases import PROFILE
from tests.sheets import as_csv, case, entries, lines, party, read

FULL = {
    "序号": "1",
    "案号": "阳容(2025)7号",
    "受理渠道": "个人申诉",
    "申请人": "陈某",
    "被反映人": "陈某\n某县住建局",
    "工作单位": "某县住建局",
    "职务": "副局长\n—",
    "申请事项": "老旧小区改造中变更施工方案",
    "核查要点": "1、是否集体研究\n2、是否造成损失",
    "要点步骤数": "2\n0",
    "容错情形": "第9项、第10项",
    "经办人": "李某",
    "收件时间": "2025.11.3",
    "受理时间": "2025年11月10日",
    "结论": "免责\n减轻",
    "附件": "书面申诉；会议纪要",
    "办理情况": "已结案",
    "归档日期": "20260105",
}


def test_a_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(as_csv([list(FULL), list(FULL.values())]), "utf-8")
    unit = party(2, "某县住建局", kind="unit", unit="某县住建局", outcome="mitigated")
    assert lines(path) == [
        Line(
            2,
            case(
                no="阳容(2025)7号",
                state="closed",
                channel="appeal",
                applicant={"name": "陈某", "kind": "person", "unit": None, "post": None},
                parties=[party(1, "陈某", unit="某县住建局", post="副局长", outcome="exempted"), unit],
                matter="老旧小区改造中变更施工方案",
                points=[
                    {"n": 1, "text": "是否集体研究", "steps": 2},
                    {"n": 2, "text": "是否造成损失", "steps": 0},
                ],
                circumstances=["c9", "c10"],
                officer="李某",
                received_on="2025-11-03",
                accepted_on="2025-11-10",
                closed_on="2026-01-05",
                documents=["书面申诉", "会议纪要"],
            ),
            (),
        )
    ]


def test_everything_that_is_wrong_with_a_row(tmp_path: Path) -> None:
    wrong = {
        **FULL,
        "职务": "副局长\n科长\n股长",
        "收件时间": "05/06",
        "受理时间": "2025-02-31",
        "归档日期": "不久",
        "办理情况": "悬着",
        "要点步骤数": "一",
        "容错情形": "9、99",
        "申请人": "",
        "申请人单位": "某县住建局",
        "结论": "免责\n可以",
        "承办人": "#REF!",
    }
    wrong.pop("经办人")
    path = tmp_path / "台账.csv"
    path.write_text(as_csv([list(wrong), list(wrong.values())]), "utf-8")
    (line,) = lines(path)
    assert line.faults == (
        Fault("error_value", {"column": "officer", "value": "#REF!"}),
        Fault("ambiguous_date", {"column": "received_on", "value": "05/06"}),
        Fault("no_such_date", {"column": "accepted_on", "value": "2025-02-31"}),
        Fault("not_a_date", {"column": "closed_on", "value": "不久"}),
        Fault("unknown_code", {"column": "state", "value": "悬着", "section": "states"}),
        Fault("uneven_lines", {"column": "party_posts", "count": 3, "expected": 2}),
        Fault("unknown_code", {"column": "outcomes", "value": "可以", "section": "outcomes"}),
        Fault("missing", {"column": "applicant"}),
        Fault("not_a_count", {"column": "steps", "value": "一"}),
        Fault("unknown_code", {"column": "circumstances", "value": "99", "section": "circumstances"}),
    )


@pytest.mark.parametrize(
    ("channel", "name", "kind"),
    [
        ("申诉", "王某", "person"),
        ("申诉", "某县住建局", "unit"),
        ("初步意见", "某县纪委", "unit"),
        ("", "陈某", "person"),
        ("", "某县纪委", "unit"),
    ],
)
def test_what_an_applicant_is(tmp_path: Path, channel: str, name: str, kind: str) -> None:
    path = tmp_path / "台账.csv"
    row = [channel, name, "陈某\n某县住建局", "某县住建局"]
    path.write_text(as_csv([["渠道", "申请人", "当事人", "单位"], row]), "utf-8")
    assert entries(path)[0]["applicant"] == {"name": name, "kind": kind, "unit": None, "post": None}


APPEALS: dict[str, tuple[list[str], list[str], list[dict[str, Any]]]] = {
    "who appeals is concerned": (
        ["编号", "渠道", "申请人", "单位", "职务"],
        ["1", "书面申诉", "陈某", "某局", "科长"],
        [party(1, "陈某", unit="某局", post="科长")],
    ),
    "a unit that appeals": (["编号", "渠道", "申请人", "申请人类别"], ["1", "申诉", "某局", "单位"], [party(1, "某局", kind="unit")]),
    "its unit and post beside it": (
        ["编号", "渠道", "申请人", "申请人单位", "申请人职务"],
        ["1", "申诉", "陈某", "某局", "科长"],
        [party(1, "陈某", unit="某局", post="科长")],
    ),
    "who sends it in isn't": (["编号", "渠道", "申请人"], ["1", "纪委报送", "某纪委"], []),
    "nobody says how it came": (["编号", "申请人"], ["1", "陈某"], []),
    "there is a column for it": (["编号", "渠道", "申请人", "当事人"], ["1", "申诉", "陈某", ""], []),
}  # fmt: skip


@pytest.mark.parametrize(("header", "row", "parties"), APPEALS.values(), ids=list(APPEALS))
def test_who_applies_is_concerned_only_where_it_is_an_appeal(
    tmp_path: Path, header: list[str], row: list[str], parties: list[dict[str, Any]]
) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(as_csv([header, row]), "utf-8")
    assert entries(path)[0]["parties"] == parties


@pytest.mark.parametrize(
    ("state", "outcome", "known"),
    [
        ("已办结（免责）", "", ("closed", "exempted")),
        ("办结(不予容错)", "", ("closed", "none")),
        ("已决定（从轻）", "从轻", ("decided", "lenient")),
        ("已办结", "免责", ("closed", "exempted")),
        ("已办结（免责）", "从轻", None),
        ("调查中（免责）", "", None),
        ("已办结（归档）", "", None),
        ("中止", "", None),
    ],
)
def test_an_outcome_in_brackets_behind_the_state(
    tmp_path: Path, state: str, outcome: str, known: tuple[str, str] | None
) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(
        as_csv([["编号", "当事人", "办理情况", "结论"], ["1", "陈某、李某", state, outcome]]), "utf-8"
    )
    (line,) = lines(path)
    if known is None:
        assert line.faults == (
            Fault("unknown_code", {"column": "state", "value": state, "section": "states"}),
        )
    else:
        assert line.faults == ()
        assert (line.entry["state"], [one["outcome"] for one in line.entry["parties"]]) == (
            known[0],
            [known[1]] * 2,
        )


def test_a_unit_holds_for_all_and_of_a_post_nobody_knows_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(
        as_csv([["编号", "当事人", "单位", "职务"], ["1", "陈某、李某", "某局", "科长"]]), "utf-8"
    )
    (line,) = lines(path)
    assert [one["unit"] for one in line.entry["parties"]] == ["某局", "某局"]
    assert [one["post"] for one in line.entry["parties"]] == [None, None]
    assert (line.entry["notes"], line.faults) == (["职务：科长"], ())


def test_measures_are_those_of_each_official_or_of_the_unit(tmp_path: Path) -> None:
    path = tmp_path / "线索.csv"
    told = [
        ["线索编号", "单位", "被反映人", "处置方式"],
        ["1", "某局", "王某、李某", "诫勉谈话\n提醒谈话"],
        ["2", "某局", "王某、李某", "通报批评"],
        ["3", "某局", "", "通报批评"],
        ["4", "某局", "王某、李某", ""],
    ]
    path.write_text(as_csv(told), "utf-8")
    assert [line.entry["measures"] for line in lines(path)] == [
        ["m2", "m1"],
        ["m3", "m3"],
        ["m3"],
        [None, None],
    ]


def test_a_map(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(as_csv([["号", "人员", "办到哪了"], ["3", "陈某", "正在核"]]), "utf-8")
    known = Map({"号": "no", "人员": "parties", "办到哪了": "state"}, {"state": {"正在核": "调查中"}})
    (line,) = lines(path, None, known)
    assert line == Line(2, case(no="3", state="investigating", parties=[party(1, "陈某")]), ())
    wrong = known._replace(values={"state": {"正在核": "某"}})
    with pytest.raises(BadInput) as error:
        read(path, None, wrong)
    assert error.value.code == "unknown_map_value"
    assert error.value.facts["choices"] == PROFILE.states_of("tolerance")
