"""Which sheets of a workbook are read, and as which of the two ledgers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sqqf.papers.sheets.incoming.line_in import Line
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.sheet_in import LeftOut
from sqqf.procedure.errors import BadInput
from tests.sheets import (
    HEADER,
    NOTED,
    ROW,
    entries,
    lead,
    left_out,
    lines,
    open_document,
    read,
    refused,
    workbook,
)


def test_a_workbook(tmp_path: Path) -> None:
    told: list[list[Any]] = [
        ["某县容错案件台账"],
        ["单位：某县纪委"],
        HEADER,
        [*ROW[:2], date(2025, 11, 6), *ROW[3:]],
    ]
    path = workbook(tmp_path / "台账.xlsx", 汇总=[["说明"]], 一季度=told, 二季度=[HEADER, ROW])
    (first, second) = read(path)
    assert (first[0].title, first[0].track, first[0].header_row) == ("一季度", "tolerance", 3)
    assert first[1] == [Line(4, NOTED, ())]
    assert (second[0].title, second[0].several) == ("二季度", True)
    assert second[1] == [Line(2, NOTED, ())]
    assert left_out(path) == [LeftOut("汇总", "no_headers")]


def test_sheets_that_do_not_show_are_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 旧=[HEADER, ROW, ROW], 新=[HEADER, ROW])
    book = openpyxl.load_workbook(path)
    book["旧"].sheet_state = "hidden"
    book.save(path)
    assert [sheet.title for sheet, _ in read(path)] == ["新"]
    assert left_out(path) == [LeftOut("旧", "hidden")]


@pytest.mark.parametrize("name", ["台账.xls", "台账.et", "台账.ET"])
def test_a_workbook_of_the_old_form(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((Path(__file__).parent / "ledgers" / "old.xls").read_bytes())
    [(sheet, found)] = read(path)
    assert [(line.row, line.entry["accepted_on"], line.faults) for line in found] == [
        (4, "2025-03-05", ()),
        (5, "2025-04-08", ()),
    ]
    assert (sheet.header_row, sheet.hidden_rows) == (3, None)
    assert left_out(path) == [LeftOut("草稿", "hidden")]


def test_a_workbook_of_open_document(tmp_path: Path) -> None:
    (line,) = lines(open_document(tmp_path / "a.ods", [[], ["某县容错案件台账"], HEADER, ROW]))
    assert line == Line(4, NOTED, ())


LEAD = ["L2026-1", "某县水务局", "王某", "推诿", "2026-11-02"]
LEAD_HEADER = ["线索编号", "被反映单位", "被反映人", "主要问题", "收到日期"]


def both(path: Path) -> Path:
    return workbook(path, 目录=[["目录"]], 容错案件=[HEADER, ROW], 为官不为线索=[LEAD_HEADER, LEAD])


def test_a_workbook_with_both_ledgers(tmp_path: Path) -> None:
    (cases, leads) = read(both(tmp_path / "a.xlsx"))
    assert (cases[0].track, leads[0].track) == ("tolerance", "inaction")
    assert cases[1] == [Line(2, NOTED, ())]
    about = {"unit": "某县水务局", "persons": [{"n": 1, "name": "王某", "post": None}], "text": "推诿"}
    assert leads[1] == [Line(2, lead(no="L2026-1", received_on="2026-11-02", **about), ())]


@pytest.mark.parametrize("track", ["tolerance", "inaction"])
def test_one_of_both_ledgers(tmp_path: Path, track: str) -> None:
    path = both(tmp_path / "a.xlsx")
    ((sheet, _),) = read(path, track)
    assert (sheet.track, sheet.several) == (track, False)
    other = {"tolerance": "inaction", "inaction": "tolerance"}[track]
    assert {(one.why, one.track) for one in left_out(path, track)} == {
        ("no_headers", None),
        ("other_track", other),
    }


@pytest.mark.parametrize(
    ("title", "track"),
    [
        ("容错案件", "tolerance"),
        ("2026年容错台账", "tolerance"),
        ("为官不为线索", "inaction"),
        ("2026年问题线索", "inaction"),
        ("2026年", "inaction"),
        ("线索（含容错）", "inaction"),
    ],
)
def test_the_track_is_told_by_the_title_else_by_the_headers(tmp_path: Path, title: str, track: str) -> None:
    path = workbook(tmp_path / "a.xlsx", **{title: [["编号", "被反映人", "主要问题", "线索来源"]]})
    assert read(path)[0][0].track == track
    assert read(path, "tolerance")[0][0].track == "tolerance"


def test_a_sheet_of_figures_is_left_out_and_an_empty_one_not_mentioned(tmp_path: Path) -> None:
    figures = [["序号", "单位", "件数"], ["1", "某局", "3"]]
    path = workbook(tmp_path / "a.xlsx", 统计=figures, 台账=[HEADER, ROW], 空=[])
    assert left_out(path) == [LeftOut("统计", "no_column", "tolerance", "parties")]
    assert entries(path) == [NOTED]
    alone = workbook(tmp_path / "b.xlsx", 统计=figures)
    assert (left_out(alone), len(lines(alone))) == ([], 1)


def test_headers_that_cant_be_read_are_told_with_the_sheet(tmp_path: Path) -> None:
    two = [["编号", "受理日", "受理时间", "当事人"], ["1", "", "2025-11-06", "陈某"]]
    path = workbook(tmp_path / "a.xlsx", 新=[HEADER, ROW], 旧=two)
    with pytest.raises(BadInput) as error:
        read(path)
    assert error.value.code == "two_columns"
    assert error.value.facts["path"] == f"{path}: 旧"


def test_a_header_of_the_map_stands_in_one_of_the_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 新=[HEADER, ROW], 旧=[["流水", "当事人"], ["1", "陈某"]])
    known = Map({"流水": "no"})
    assert len(read(path, None, known)) == 2
    assert refused(path, None, Map({"流水": "no", "何处": "zone"})) == "no_such_column"


def test_a_sheet_is_read_as_the_track_that_is_asked_for(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ["2026-1", "在办", "", "王某", "某县水务局", "李某"]])
    (line,) = lines(path, "inaction")
    persons = [{"n": 1, "name": "王某", "post": None}]
    known = {
        "no": "2026-1",
        "state": "verifying",
        "persons": persons,
        "unit": "某县水务局",
        "officer": "李某",
    }
    assert line == Line(2, lead(**known), ())
