"""An existing ledger read: every form of file, whole lines, files that are broken or hostile."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sqqf.papers.sheets import rows
from sqqf.papers.sheets.incoming import csv_in, sheet_in, xlsx_cells, xlsx_in
from sqqf.papers.sheets.incoming import merged as merged_cells
from sqqf.papers.sheets.incoming.aside import RowsLeftOut
from sqqf.papers.sheets.incoming.entry_in import Line
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.sheet_in import LeftOut, Sheet
from sqqf.papers.sheets.outgoing import csv_out, xlsx_out
from sqqf.papers.text import printable
from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.errors import BadInput
from sqqf.procedure.inaction.line import FIELDS as LEAD_FIELDS
from sqqf.procedure.rules import check as profiles
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.line import FIELDS as CASE_FIELDS

ROOT = Path(__file__).resolve().parent.parent
HEADER = ["编号", "状态", "受理时间", "被反映人", "单位", "承办人", "备注"]
ROW = ["阳容〔2025〕3号", "在办", "2025/11/6", "陈某", "某县住建局", "李某", "电话告知"]


@cache
def profile() -> Profile:
    return profiles.parse((ROOT / "procedure/data/yangjiang.toml").read_text(encoding="utf-8"))


def party(n: int, name: str, **more: str) -> dict[str, Any]:
    return {"n": n, "name": name, "kind": "person", "unit": None, "post": None, "outcome": None, **more}


def case(**known: Any) -> dict[str, Any]:
    lists: dict[str, Any] = {"parties": [], "points": [], "circumstances": [], "documents": []}
    return dict.fromkeys(CASE_FIELDS) | lists | known


def lead(**known: Any) -> dict[str, Any]:
    return dict.fromkeys(LEAD_FIELDS) | {"persons": [], "measures": [None]} | known


ENTRY = case(
    no="阳容〔2025〕3号",
    state="investigating",
    accepted_on="2025-11-06",
    parties=[party(1, "陈某", unit="某县住建局")],
    officer="李某",
)


def read(path: Path, track: str | None = None, known: Map | None = None) -> list[tuple[Sheet, list[Line]]]:
    told = sheet_in.read(path, track, known, profile())
    return [(one[0], list(one[1])) for one in told if not isinstance(one, LeftOut | RowsLeftOut)]


def left_out(path: Path, track: str | None = None) -> list[LeftOut]:
    return [one for one in sheet_in.read(path, track, None, profile()) if isinstance(one, LeftOut)]


def rows_left_out(path: Path) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for one in sheet_in.read(path, None, None, profile()):
        if isinstance(one, RowsLeftOut):
            found += one.rows
        elif not isinstance(one, LeftOut):
            list(one[1])
    return found


def lines(path: Path, track: str | None = None, known: Map | None = None) -> list[Line]:
    ((_, found),) = read(path, track, known)
    return found


def refused(path: Path, track: str | None = None, known: Map | None = None) -> str:
    with pytest.raises(BadInput) as error:
        read(path, track, known)
    return error.value.code


def entries(path: Path) -> list[dict[str, Any]]:
    found = lines(path)
    assert [line.faults for line in found] == [()] * len(found)
    return [line.entry for line in found]


def as_csv(told: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(told)
    return out.getvalue()


def workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, told in sheets.items():
        sheet = book.create_sheet(title)
        for row in told:
            sheet.append(list(row))
    book.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one part changed, or made."""
    into = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), part]):
            data = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(data) if name == part else data)
    return into


AFTERNOON = datetime(2026, 11, 16, 15, 30)  # noqa: DTZ001
SHEET1 = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def cells_of(path: Path) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet."""
    with closing(xlsx_in.Workbook(path)) as book:
        return list(book.sheets[0].rows())


def sharing(path: Path) -> Path:
    """The same with its texts shared among cells, as Excel has them."""
    texts: list[bytes] = []

    def share(found: re.Match[bytes]) -> bytes:
        texts.append(found[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    path = changed(
        path, SHEET1, lambda data: re.sub(rb't="inlineStr"><is>(.*?)</is>', share, data, flags=re.DOTALL)
    )
    told = b"".join(b"<si>" + text + b"</si>" for text in texts)
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = changed(path, STRINGS, lambda _: b'<sst xmlns="' + main + b'">' + told + b"</sst>")
    link = b'<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    return changed(path, "xl/_rels/workbook.xml.rels", lambda data: data.replace(b"</Relationships>", link))


# ── CSV ──


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(as_csv([HEADER, ROW], delimiter).encode(encoding))
    columns = {"no": "编号", "state": "状态", "accepted_on": "受理时间", "parties": "被反映人"}
    columns |= {"party_units": "单位", "officer": "承办人"}
    sheet = Sheet("台账", "tolerance", columns, ("备注",), 1)
    assert read(path) == [(sheet, [Line(2, ENTRY, ())])]


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


# ── workbooks ──


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
    assert first[1] == [Line(4, ENTRY, ())]
    assert (second[0].title, second[0].several) == ("二季度", True)
    assert second[1] == [Line(2, ENTRY, ())]
    assert left_out(path) == [LeftOut("汇总", "no_headers")]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        ("某", None, "某"),
        (3, None, "3"),
        (3.0, None, "3"),
        (-2.5, None, "-2.5"),
        (0.1 + 0.2, None, "0.3"),
        (12345678901234567890, None, "1.23456789012346e+19"),
        (True, None, "TRUE"),
        (date(2026, 11, 16), None, "2026-11-16"),
        (AFTERNOON, None, "2026-11-16"),
        (46342, 'yyyy"年"m"月"d"日";@', "2026-11-16"),
        (46342, "[$-804]yyyy-mm-dd aaaa", "2026-11-16"),
        (46342, 'yyyy"年"m"月"', "2026-11"),
        (46342, '0"days"', "46342"),
        (46342, "General", "46342"),
        (46342, "[Red]0", "46342"),
        (0.5, "h:mm", "0.5"),
        (60, "yyyy-mm-dd", "60"),
        (1e12, "yyyy-mm-dd", "1000000000000"),
        ("a&b<c>\"'", None, "a&b<c>\"'"),
        ("a\nb\tc", None, "a\nb\tc"),
        ("  a  ", None, "  a  "),
        ("𠮷", None, "𠮷"),
        ("_x000D_", None, "\r"),
        ("_x005F_x000D_", None, "_x000D_"),
        ("_xD842__xDFB7_", None, "𠮷"),
        ("", None, ""),
    ],
)
@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("shared", [False, True])
def test_what_a_cell_shows(
    tmp_path: Path, value: Any, number_format: str | None, shown: str, prefix: str, shared: bool
) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "甲"
    cell = book.worksheets[0]["C1"]
    cell.value = value
    if number_format:
        cell.number_format = number_format
    book.save(path)
    path = sharing(path) if shared else path
    path = prefixed(path) if prefix else path
    (row,) = cells_of(path)
    assert row == (1, ["甲", "", shown] if shown else ["甲"] if len(row[1]) == 1 else ["甲", "", ""])


def prefixed(path: Path) -> Path:
    """The same, each element of its sheets under a prefix: as other programs write it."""

    def change(data: bytes) -> bytes:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", data.decode())
        return text.replace("xmlns=", "xmlns:x=").encode()

    for part in (SHEET1, STRINGS):
        path = changed(path, part, change)
    return path


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B1" t="str"><f>A1&amp;"b"</f><v>ab</v></c>', "ab"),
        ('<c r="B1"><f t="shared" ref="B1:B2" si="0">1+1</f><v>2</v></c>', "2"),
        ('<c r="B1"><f t="shared" si="0"/><v>2</v></c>', "2"),
        ('<c r="B1"><f>1+1</f></c>', "#CALC!"),
        ('<c r="B1"><f>1+1</f><v></v></c>', "#CALC!"),
        ('<c r="B1"><f>1+1</f><v/></c>', "#CALC!"),
        ('<c r="B1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B1" t="e"><f>A9</f><v>#REF!</v></c>', "#REF!"),
        ('<c r="B1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="B1" t="d"><v>2026-11-16T00:00:00</v></c>', "2026-11-16T00:00:00"),
        (
            '<c r="B1" t="inlineStr"><is><r><t>某</t></r><r><rPr/><t>县</t></r><rPh><t>mou</t></rPh></is></c>',
            "某县",
        ),
        ('<c r="B1" t="inlineStr"><is><t><![CDATA[a</row>&b]]></t></is></c>', "a</row>&b"),
        ('<!-- </row> --><c r="B1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="B1" cm="1" t="inlineStr"><is><t>a&#x4E00;&amp;#65;</t></is></c>', "a一&#65;"),
        ('<c t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="B1"/>', ""),
        ('<c r="1"><v>1</v></c>', None),
        ('<c r="$B$1"><v>1</v></c>', None),
        ('<c r="B1" s="0"><v>  </v></c>', None),
        ('<c r="B1" t="s"><v>99</v></c>', None),
        ('<c r="B1" s="0"><v>x</v></c>', None),
        ('<c r="B1" t="inlineStr"><is><t>&nbsp;</t></is></c>', None),
        ('<c r="B1" t="inlineStr"><is><t>&#xD800;</t></is></c>', None),
        ('<c r="B1" t="inlineStr"><is><t>&amp</t></is></c>', None),
        ('<c r="B1"><v>1</v>', None),
    ],
)
def test_cells_of_every_form(tmp_path: Path, cell: str, shown: str | None) -> None:
    """Before it and after it stand plain ones: nothing is carried over from one to the next."""
    path = workbook(tmp_path / "a.xlsx", a=[["甲"]])
    inline = '<c r="A{n}" t="inlineStr"><is><t>甲</t></is></c>'
    told = [f'<row r="{n}">{inline.format(n=n)}{cell if n == 2 else ""}</row>' for n in (1, 2, 3)]
    body = f"<sheetData>{''.join(told).replace('B1', 'B2')}</sheetData>".encode()
    path = changed(path, SHEET1, lambda data: re.sub(rb"<sheetData>.*</sheetData>", lambda _: body, data))
    if shown is None:
        with pytest.raises(BadInput, match="not_a_sheet"):
            cells_of(path)
        return
    first, second, third = cells_of(path)
    assert (first, third) == ((1, ["甲"]), (3, ["甲"]))
    assert second == (2, ["甲", shown])


def test_texts_of_several_forms(tmp_path: Path) -> None:
    rich = CellRichText("某", TextBlock(InlineFont(b=True), "县"))
    book = openpyxl.Workbook()
    several: list[Any] = ["甲", rich, "乙", "丙"]
    for at, value in enumerate(several, start=1):
        book.worksheets[0].cell(1, at, value)
    book.save(tmp_path / "a.xlsx")
    aloud = b'<phoneticPr fontId="1" type="noConversion"/>'
    path = changed(
        sharing(tmp_path / "a.xlsx"),
        STRINGS,
        lambda data: data.replace(b"</t></si>", b"</t>" + aloud + b"</si>", 1),
    )
    assert cells_of(path) == [(1, ["甲", "某县", "乙", "丙"])]


def test_dates_of_a_workbook_that_begins_in_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = date(2026, 11, 16)
    book.save(tmp_path / "a.xlsx")
    assert cells_of(tmp_path / "a.xlsx") == [(1, ["2026-11-16"])]


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, cells in ((2, HEADER), (5, ROW), (9, ROW)):
        for at, value in enumerate(cells, start=1):
            sheet.cell(row, at, value)
    book.save(tmp_path / "a.xlsx")
    assert [line.row for line in lines(tmp_path / "a.xlsx")] == [5, 9]


NEXT = ["阳容〔2025〕4号", "在办", "2025/11/7", "王某", None, None]
MERGED: dict[str, tuple[list[str], list[list[str | None]]]] = {
    "nothing is merged": ([], [["某县住建局", "李某"], [None, None]]),
    "a unit over both cases": (["E3:E4"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "unit and officer, each": (["F3:F4", "E3:E4"], [["某县住建局", "李某"], ["某县住建局", "李某"]]),
    "over more rows than there are": (["E3:E1048576"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "beside, not downwards": (["E3:F3"], [["某县住建局", "李某"], [None, None]]),
    "a block: as one column": (["E3:F4"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "one above the other": (["E3:E4", "E4:E5"], [["某县住建局", "李某"], ["某县住建局", None]]),
    "a title and a header above": (["A1:G1", "E1:E3"], [["某县住建局", "李某"], [None, None]]),
}


@pytest.mark.parametrize(("merged", "known"), MERGED.values(), ids=list(MERGED))
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_what_is_merged_downwards_holds_for_each_row(
    tmp_path: Path, merged: list[str], known: list[list[str | None]], prefix: str
) -> None:
    path = with_merged(workbook(tmp_path / "a.xlsx", a=[["台账"], HEADER, ROW, NEXT]), merged)
    path = prefixed(path) if prefix else path
    assert [[one["parties"][0]["unit"], one["officer"]] for one in entries(path)] == [
        [one[0], one[1]] for one in known
    ]


def test_where_a_number_is_merged_a_case_stands_on_several_rows(tmp_path: Path) -> None:
    """Its second row is a row without a number; one that is only higher says nothing."""
    two = [*[None] * 3, "王某", None, None]
    path = with_merged(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW, two]), ["A2:A3", "C2:C3", "E2:E3"])
    assert [line.entry["no"] for line in lines(path)] == [ROW[0], None]
    only_noted: list[Any] = [*[None] * 6, "注"]
    higher = workbook(tmp_path / "b.xlsx", a=[HEADER, ROW, only_noted, NEXT])
    assert len(lines(with_merged(higher, [f"{column}2:{column}3" for column in "ABCDEF"]))) == 2


def with_merged(path: Path, merged: list[str]) -> Path:
    told = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    part = f"</sheetData><mergeCells>{told}</mergeCells>".encode()
    return changed(path, SHEET1, lambda data: data.replace(b"</sheetData>", part))


def test_merged_cells_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many: list[list[Any]] = [ROW, *[NEXT] * 20]
    path = with_merged(workbook(tmp_path / "a.xlsx", a=[HEADER, *many]), ["E2:E30"] * 40)
    assert {one["parties"][0]["unit"] for one in entries(path)} == {"某县住建局"}
    for name, most in (("MOST", 39), ("MOST_FILLED", 19)):
        with monkeypatch.context() as patch:
            patch.setattr(merged_cells, name, most)
            assert refused(path) == "not_a_sheet"


@pytest.mark.parametrize("size", range(250, 290, 3))
def test_a_merged_cell_across_two_pieces(size: int) -> None:
    """The part is read piece by piece; what stands across the border is found once."""
    part = b" " * size + b'<mergeCells><mergeCell ref="E2:E4"/></mergeCells>'
    pieces = _Pieces(part, 300)
    assert len(merged_cells.downwards(pieces)) == 1


class _Pieces(io.BytesIO):
    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self._size = size

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(self._size)


def test_sheets_that_do_not_show_are_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 旧=[HEADER, ROW, ROW], 新=[HEADER, ROW])
    book = openpyxl.load_workbook(path)
    book["旧"].sheet_state = "hidden"
    book.save(path)
    assert [sheet.title for sheet, _ in read(path)] == ["新"]


LEAD = ["L2026-1", "某县水务局", "王某", "推诿", "2026-11-02"]
LEAD_HEADER = ["线索编号", "被反映单位", "被反映人", "主要问题", "收到日期"]


def both(path: Path) -> Path:
    return workbook(path, 目录=[["目录"]], 容错案件=[HEADER, ROW], 为官不为线索=[LEAD_HEADER, LEAD])


def test_a_workbook_with_both_ledgers(tmp_path: Path) -> None:
    (cases, leads) = read(both(tmp_path / "a.xlsx"))
    assert (cases[0].track, leads[0].track) == ("tolerance", "inaction")
    assert cases[1] == [Line(2, ENTRY, ())]
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
    assert entries(path) == [ENTRY]
    alone = workbook(tmp_path / "b.xlsx", 统计=figures)
    assert (left_out(alone), len(lines(alone))) == ([], 1)


def test_headers_that_cant_be_read_are_told_with_the_sheet(tmp_path: Path) -> None:
    two = [["编号", "时间", "", "当事人"], ["", "收件", "受理", ""]]
    path = workbook(tmp_path / "a.xlsx", 新=[HEADER, ROW], 旧=two)
    with pytest.raises(BadInput) as error:
        read(path)
    assert error.value.code == "two_row_header"
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


# ── whole lines ──


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
        "职务": "副局长",
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
        Fault("uneven_lines", {"column": "party_posts", "count": 1, "expected": 2}),
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


def test_a_unit_holds_for_all_and_a_post_for_one(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(
        as_csv([["编号", "当事人", "单位", "职务"], ["1", "陈某、李某", "某局", "科长"]]), "utf-8"
    )
    (line,) = lines(path)
    assert [one["unit"] for one in line.entry["parties"]] == ["某局", "某局"]
    assert line.faults == (Fault("uneven_lines", {"column": "party_posts", "count": 1, "expected": 2}),)


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
    assert error.value.facts["choices"] == profile().states_of("tolerance")


# ── what is exported comes back ──


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda text: bool(text.strip())
)
# Of several in a cell: ↵ is a line break there, and — is nothing known.
ONE = TEXT.filter(lambda text: not set(text) & set("↵—\r"))
DAY = st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat)


def code(section: str) -> st.SearchStrategy[str]:
    return st.sampled_from([entry.id for entry in profile().section(section)])


@st.composite
def case_entries(draw: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {
        name: draw(DAY if name.endswith("_on") else st.none() | TEXT) for name in CASE_FIELDS
    }
    outcome = draw(st.none() | code("outcomes"))
    people = st.builds(
        party, st.just(0), ONE, kind=code("person_kinds"), unit=st.none() | ONE, post=st.none() | ONE
    )
    parties = [
        {**one, "n": n, "outcome": outcome}
        for n, one in enumerate(draw(st.lists(people, min_size=1, max_size=3)), 1)
    ]
    points = draw(
        st.lists(
            st.builds(lambda text, steps: {"text": text, "steps": steps}, ONE, st.integers(0, 20)), max_size=3
        )
    )
    return entry | {
        "state": draw(st.sampled_from(profile().states_of("tolerance"))),
        "outcome": outcome,
        "channel": draw(code("channels")),
        "applicant": {"name": draw(TEXT), "kind": draw(code("person_kinds")), "unit": draw(st.none() | TEXT), "post": None},
        "parties": parties,
        "points": [{"n": n, **point} for n, point in enumerate(points, start=1)],
        "circumstances": draw(st.lists(code("circumstances"), unique=True, max_size=3)),
        "documents": draw(st.lists(ONE, max_size=3)),
    }  # fmt: skip


@st.composite
def lead_entries(draw: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {
        name: draw(DAY if name.endswith("_on") else st.none() | TEXT) for name in LEAD_FIELDS
    }
    persons = draw(st.lists(st.tuples(ONE, st.none() | ONE), max_size=3))
    measures = st.none() | code("measures") | st.sampled_from(["m4.1", "m5.2", "other:约谈"])
    return entry | {
        "state": draw(st.sampled_from(profile().states_of("inaction"))),
        "source": draw(code("sources") | st.sampled_from(["s1.4", "s2.2"])),
        "area": draw(code("areas") | st.sampled_from(["i1.1", "i8.6", "i2.other:拖着"])),
        "persons": [{"n": n, "name": name, "post": post} for n, (name, post) in enumerate(persons, start=1)],
        "lead_organ": draw(st.none() | code("organs")),
        "subject_kind": draw(st.none() | code("subject_kinds")),
        "gravity": draw(st.none() | code("gravities")),
        "measures": draw(st.lists(measures, min_size=max(1, len(persons)), max_size=max(1, len(persons)))),
    }  # fmt: skip


STANDING = {"next_due_on": "2026-12-01", "working_days_left": 6, "light": "blue", "items": 2, "signed_off": 1}
ENTRIES = st.tuples(st.just("tolerance"), case_entries()) | st.tuples(st.just("inaction"), lead_entries())


@given(told=ENTRIES, lang=st.sampled_from(["zh", "en"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_what_is_exported_as_csv_comes_back(tmp_path: Path, told: tuple[str, Any], lang: str) -> None:
    track, entry = told
    said = rows.Words(profile(), lang, {"blue": "蓝"})
    csv_out.write(tmp_path / "a.csv", rows.header(track, lang), [rows.row(track, entry, STANDING, said)])
    assert lines(tmp_path / "a.csv") == [Line(2, entry, ())]


@given(told=ENTRIES, lang=st.sampled_from(["zh", "en"]))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=40,
)
def test_what_is_exported_as_a_workbook_comes_back(tmp_path: Path, told: tuple[str, Any], lang: str) -> None:
    track, entry = told
    said = rows.Words(profile(), lang, {"blue": "蓝"})
    sheet = xlsx_out.Sheet(track, [rows.row(track, entry, STANDING, said)])
    xlsx_out.write(tmp_path / "a.xlsx", [sheet], said, date(2026, 11, 23), str)
    assert lines(tmp_path / "a.xlsx") == [Line(2, shown(entry), ())]


def shown(told: Any) -> Any:
    """The same with its texts as a workbook can hold them."""
    if isinstance(told, str):
        return printable(told)
    if isinstance(told, dict):
        return {key: shown(value) for key, value in told.items()}
    return [shown(one) for one in told] if isinstance(told, list) else told


# ── broken and hostile files ──


def bomb(data: bytes) -> bytes:
    return re.sub(rb"^(<\?xml[^>]*\?>)?\s*", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', data)


@pytest.mark.parametrize("part", [SHEET1, "xl/workbook.xml", "xl/styles.xml", STRINGS, "_rels/.rels"])
def test_a_workbook_that_declares_something(tmp_path: Path, part: str) -> None:
    path = sharing(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW]))
    assert refused(changed(path, part, bomb)) == "not_a_sheet"


@pytest.mark.parametrize("part", [SHEET1, "xl/workbook.xml", STRINGS])
@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"</", b"<", 2),
        lambda data: data[:200] + b"\xff" + data[200:],
        lambda _: b"",
        lambda _: b"<html></html>",
    ],
)
def test_a_part_that_is_broken(tmp_path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    path = sharing(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW]))
    assert refused(changed(path, part, change)) in ("not_a_sheet", "no_headers", "empty_file")


@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="UTF-16"?>'])
def test_a_part_in_utf_16(tmp_path: Path, declared: str) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    wide = changed(path, SHEET1, lambda data: (declared + data.decode()).encode("utf-16"))
    assert entries(wide) == [ENTRY]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-7", "rot13", "x"])
def test_a_part_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    assert refused(changed(path, SHEET1, lambda data: declared + data)) == "not_a_sheet"


@given(at=st.integers(0, 10_000), byte=st.binary(min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_file_with_some_bytes_changed_is_read_or_refused(tmp_path: Path, at: int, byte: bytes) -> None:
    path = tmp_path / "a.xlsx"
    if not path.exists():
        workbook(path, a=[HEADER, ROW])
    data = bytearray(path.read_bytes())
    at %= len(data)
    data[at : at + len(byte)] = byte
    (tmp_path / "b.xlsx").write_bytes(bytes(data))
    try:
        read(tmp_path / "b.xlsx")
    except BadInput:
        return


@given(data=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    for begin in (b"", b"PK\3\4", "编号,当事人\n".encode()):
        path.write_bytes(begin + data)
        try:
            read(path)
        except BadInput:
            continue


@pytest.mark.parametrize("size", [0, 1, 2, 10, 100])
def test_a_workbook_cut_off(tmp_path: Path, size: int) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * size // 101])
    assert refused(path) == ("not_a_sheet" if size else "empty_file")


def test_a_workbook_that_would_fill_the_memory(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    blank = b" " * (xlsx_in.SHARPEST * 200_000)
    assert refused(changed(path, SHEET1, lambda data: data + blank)) == "not_a_sheet"


def test_a_row_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_in, "_SMALL", 100_000)
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    long = b"<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>" + b"a" * 300_000
    assert refused(changed(path, SHEET1, lambda data: data.replace(b"<sheetData>", long))) == "not_a_sheet"


def test_texts_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_in, "_SMALL", 100_000)
    path = sharing(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW]))
    long = b"<si><t>" + b"a" * 300_000 + b"</t>"
    assert refused(changed(path, STRINGS, lambda data: data.replace(b"<si>", long, 1))) == "not_a_sheet"


def test_what_stands_beside_the_rows_may_be_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_in, "_SMALL", 100_000)
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    blank = "".join(f'<row r="{n}"/>' for n in range(9, 30_000))
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(9, 30_000))
    beside = f"{blank}</sheetData><mergeCells>{merged}</mergeCells>".encode()
    long = changed(path, SHEET1, lambda data: data.replace(b"</sheetData>", beside))
    assert entries(long) == [ENTRY]


@pytest.mark.parametrize(
    ("says", "code"), [(b"", "old_workbook"), ("EncryptedPackage".encode("utf-16-le"), "locked_workbook")]
)
def test_a_workbook_of_the_old_form_or_with_a_password(tmp_path: Path, says: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000) + says + bytes(100))
    assert refused(path) == code


def test_a_zip_file_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refused(path) == "not_a_sheet"


@pytest.mark.parametrize("data", [b"<html><table></table></html>", "编号\n1\n".encode(), b"\0\1\2" * 99])
def test_a_file_without_headers(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert refused(path) == "no_headers"


NO_WORKBOOK: dict[str, tuple[str, bytes, str]] = {
    "a text": ("a.xlsx", "这是一段文字\n没有表格\n".encode(), "not_a_sheet"),
    "a page of the web": ("a.xls", b"<html><table></table></html>", "not_a_sheet"),
    "a picture": ("a.XLSX", b"\x89PNG\r\n\x1a\n\xff\xfe\0\1", "not_a_sheet"),
    "nothing": ("a.xlsx", b"", "empty_file"),
    "nothing, in a csv": ("a.csv", b"", "empty_file"),
    "blank lines": ("a.csv", b"\n\n,,\n", "empty_file"),
    "a text that says it is one": ("a.csv", "这是一段文字\n".encode(), "no_headers"),
}


@pytest.mark.parametrize(("name", "data", "code"), NO_WORKBOOK.values(), ids=list(NO_WORKBOOK))
def test_a_file_that_is_no_workbook_or_empty_is_called_so(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refused(path) == code


def test_a_workbook_without_a_filled_cell_is_empty(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", a=[], b=[[" "]])) == "empty_file"


def test_a_ledger_saved_as_text_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text(as_csv([HEADER, ROW]), "utf-8")
    assert entries(path) == [ENTRY]


@pytest.mark.parametrize("name", ["nowhere.xlsx", ".", "a\0b"])
def test_no_such_file(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == "no_such_file"


def test_a_sheet_as_wide_as_can_be(tmp_path: Path) -> None:
    wide = [*HEADER, *[None] * (xlsx_cells.MOST_COLUMNS - len(HEADER) - 1), "末"]
    path = workbook(tmp_path / "a.xlsx", a=[wide, ROW])
    assert entries(path) == [ENTRY]
    beyond = changed(path, SHEET1, lambda data: data.replace(b'r="XFD1"', b'r="ZZZZ1"'))
    assert entries(beyond) == [ENTRY]
