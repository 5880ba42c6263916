"""A ledger in a text file: its encoding, its rows, what stands below its table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sqqf.papers.sheets.incoming import csv_in
from sqqf.papers.sheets.incoming.line_in import Line
from sqqf.papers.sheets.incoming.sheet_in import Sheet
from sqqf.papers.sheets.outgoing import csv_out
from sqqf.procedure.errors import BadInput
from tests.sheets import HEADER, NOTED, ROW, as_csv, case, entries, lines, party, read, refused, rows_left_out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(as_csv([HEADER, ROW], delimiter).encode(encoding))
    columns = {"no": "编号", "state": "状态", "accepted_on": "受理时间", "parties": "被反映人"}
    columns |= {"party_units": "单位", "officer": "承办人"}
    sheet = Sheet("台账", "tolerance", columns, (), 1, noted=("备注",))
    assert read(path) == [(sheet, [Line(2, NOTED, ())])]


def test_a_name_that_only_gb18030_has(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(as_csv([HEADER, [*ROW[:3], "𠮷某", *ROW[4:]]]).encode("gb18030"))
    assert entries(path)[0]["parties"][0]["name"] == "𠮷某"


def test_rows_are_counted_as_the_sheet_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    two = [*ROW[:3], "陈某\n王某", *ROW[4:]]
    told = [["某县容错案件台账", "", ""], HEADER, ROW, [], two, [""] * 7, ROW, ["合计", "3"]]
    path.write_text(as_csv(told), "utf-8")
    found = lines(path)
    assert [line.row for line in found] == [3, 5, 7]
    assert found[1].entry["parties"] == [
        party(1, "陈某", unit="某县住建局"),
        party(2, "王某", unit="某县住建局"),
    ]


def test_rows_that_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    told = [
        HEADER,
        ROW,
        HEADER,
        ["合计：5件"],
        ["小计"],
        ["", "总 计", "5"],
        ["—"] * 6 + ["x"],
        ["", "", "", "", "", "", "注"],
    ]
    path.write_text(as_csv(told), "utf-8")
    assert [line.row for line in lines(path)] == [2]


BELOW: dict[str, tuple[list[list[str]], list[tuple[int, str]], list[int]]] = {
    "a total": ([["合计", "2"]], [(3, "合计 2")], []),
    "who filled it in, and the total": ([["填表人：李某"], ["合计", "2"]], [(3, "填表人：李某"), (4, "合计 2")], []),
    "who filled it in": ([["填表人：李某"]], [(3, "填表人：李某")], []),
    "with spaces in it": ([["填 表 人: 李某　审核人：王某"]], [(3, "填 表 人: 李某 审核人：王某")], []),
    "the name in a cell of its own": ([["", "制表人", "李某", "", "审核人：", "王某"]], [(3, "制表人 李某 审核人： 王某")], []),
    "not signed": ([["填表人：", "审核人："]], [(3, "填表人： 审核人：")], []),
    "several, and lines between": (
        [["合计"], [""], ["填报单位（盖章）：某局", "填表日期：2026年11月20日"], [""], ["备注：空白的为在办"], ["说明：按月更新"]],
        [(3, "合计"), (5, "填报单位（盖章）：某局 填表日期：2026年11月20日"), (7, "备注：空白的为在办"), (8, "说明：按月更新")],
        [],
    ),
    "long": ([["备注：" + "长" * 100]], [(3, "备注：" + "长" * 27 + "…")], []),
    "with more in it": ([["备注：待补", "在办"]], [], [3]),
    "none that is known": ([["本表一式两份"]], [], [3]),
    "not at the end": ([["填表人：李某"], ROW], [], [3, 4]),
    "beside one that isn't known": ([["填表人：李某"], ["", "", "", "陈某"]], [(3, "填表人：李某")], [4]),
    "a note over several rows": (
        [["说明：1.按月更新；"], ["2.据实填写。"], ["填表人：李某"]],
        [(3, "说明：1.按月更新；"), (4, "2.据实填写。"), (5, "填表人：李某")],
        [],
    ),
    "more than a table has": ([["备注：某"]] * 51, [], list(range(3, 54))),
}  # fmt: skip


@pytest.mark.parametrize(("below", "named", "taken"), BELOW.values(), ids=list(BELOW))
def test_what_stands_below_the_table_is_left_out_and_named(
    tmp_path: Path, below: list[list[str]], named: list[tuple[int, str]], taken: list[int]
) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(as_csv([HEADER, ROW, *below]), "utf-8")
    assert rows_left_out(path) == named
    assert [line.row for line in lines(path)] == [2, *taken]


def test_a_row_with_something_is_none_of_those(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(as_csv([HEADER, ["", "", "", "", "", "王某"], ["合计某"]]), "utf-8")
    assert [line.entry for line in lines(path)] == [case(officer="王某"), case(no="合计某")]


def test_apostrophes_that_guard_are_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(as_csv([["编号", "事项"], ["1", "'=1+1"], ["2", "'某"], ["3", "'-x"]]), "utf-8")
    assert [entry["matter"] for entry in entries(path)] == ["=1+1", "'某", "-x"]


def test_a_file_that_is_written_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes("編號,當事人\n".encode("big5") + b"\xff\xff\x00")
    assert refused(path) == "unknown_encoding"


@pytest.mark.parametrize("row", ['1,"陈某\n2,李某\n', '1,"陈某"某\n', f"1,{'某' * 200_000}\n"])
def test_a_row_that_cannot_be_divided(tmp_path: Path, row: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("编号,当事人\n0,王某\n" + row, "utf-8")
    with pytest.raises(BadInput) as error:
        read(path)
    assert (error.value.code, error.value.facts["row"]) == ("broken_csv", 3)


@given(
    told=st.lists(st.lists(st.text(), min_size=1, max_size=4), min_size=1, max_size=5),
    delimiter=st.sampled_from(csv_in.DELIMITERS),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_texts_come_back_as_they_were_written(tmp_path: Path, told: list[list[str]], delimiter: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(
            [csv_out.guarded(text) for text in row] for row in told
        )
    encoding = csv_in.encoding_of(path)
    assert [row for _, row in csv_in.rows(path, encoding, delimiter)] == told
