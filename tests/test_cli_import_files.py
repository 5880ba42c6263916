"""From refusal to done in one round: unknown words once each, a map to fill in, a blank sheet to begin with."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sqqf

OWN = """编号,受理时间,被反映人,反映问题,承办人,办理情况,联系电话
1,2026-10-09,张某,拖延,李某,在走流程,1
2,2026-10-09,王某,拖延,李某,在走流程,2
3,2026-10-09,陈某,拖延,李某,搁置,3
4,2026-10-09,刘某,拖延,李某,在走流程,4
"""


@pytest.fixture
def own(county: Sqqf) -> Sqqf:
    (county.folder / "自用.csv").write_text(OWN, encoding="utf-8")
    return county


def test_an_unknown_word_is_told_once_with_all_its_rows(own: Sqqf) -> None:
    answer = own("import", "自用.csv")
    assert answer.code == 2
    assert [line for line in answer.err.splitlines() if "isn't known" in line] == [
        "row 2–3, 5 办理情况 (3 times): “在走流程” isn't known here; a map file can say what it means: [values.state]",
        "row 4 办理情况: “搁置” isn't known here; a map file can say what it means: [values.state]",
    ]
    assert "--map-out FILE writes a map file with these words to fill in\n" in answer.err


def test_a_map_is_written_filled_in_and_takes_the_ledger_in(own: Sqqf) -> None:
    assert own("import", "自用.csv", "--dry-run", "--map-out", "对照.toml").code == 2
    path = own.folder / "对照.toml"
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"columns": {}, "values": {"state": {"在走流程": "?", "搁置": "?"}}}
    assert '# "联系电话" = ""\n' in text
    assert "investigating" in text
    assert own("import", "自用.csv", "--map", path).code == 2  # not filled in yet
    path.write_text(
        text.replace('"在走流程" = "?"', '"在走流程" = "investigating"')
        .replace('"搁置" = "?"', '"搁置" = "ended"')
        .replace('# "联系电话" = ""', '"联系电话" = ""'),
        encoding="utf-8",
    )
    own.ok("import", "自用.csv", "--map", path)
    assert [case["state"] for case in own.json("case", "list")] == [
        *["investigating"] * 2,
        "ended",
        "investigating",
    ]


def test_a_second_map_has_what_the_first_one_told(own: Sqqf) -> None:
    (own.folder / "一.toml").write_text('[values.state]\n"在走流程" = "investigating"\n', encoding="utf-8")
    own("import", "自用.csv", "--map", "一.toml", "--map-out", "二.toml")
    told = tomllib.loads((own.folder / "二.toml").read_text(encoding="utf-8"))
    assert told["values"]["state"] == {"在走流程": "investigating", "搁置": "?"}


def test_no_map_is_written_where_all_is_known_or_over_another_file(own: Sqqf) -> None:
    (own.folder / "熟.csv").write_text("编号,受理时间,被反映人\n1,2026-10-09,张某\n", encoding="utf-8")
    answer = own("import", "熟.csv", "--dry-run", "--map-out", "对照.toml")
    assert (answer.code, "no map is needed" in answer.err) == (0, True)
    assert not (own.folder / "对照.toml").exists()
    (own.folder / "对照.toml").write_text("x = 1\n", encoding="utf-8")
    assert own("import", "自用.csv", "--map-out", "对照.toml").code == 2
    assert (own.folder / "对照.toml").read_text(encoding="utf-8") == "x = 1\n"


def test_words_of_a_ledger_are_only_text_in_a_map(county: Sqqf) -> None:
    odd = 'a" = "closed"\\'
    text = f'编号,受理时间,被反映人,办理情况\n1,2026-10-09,张某,"{odd.replace(chr(34), chr(34) * 2)}"\n'
    (county.folder / "怪.csv").write_text(text, encoding="utf-8")
    assert county("import", "怪.csv", "--map-out", "对照.toml").code == 2
    assert tomllib.loads((county.folder / "对照.toml").read_text(encoding="utf-8"))["values"]["state"] == {
        odd: "?"
    }


def filled_in(path: Path, sheet: str, **cells: str) -> None:
    """The blank sheet with a row below the example, by the headers."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    for at, (header,) in enumerate(page.iter_cols(max_row=1, values_only=True), start=1):
        page.cell(3, at).value = cells.get(str(header))
    book.save(path)


@pytest.mark.parametrize(
    ("track", "sheet", "cells", "command"),
    [
        (
            "tolerance",
            "容错案件",
            {
                "编号": "1",
                "状态": "调查中",
                "当事人": "张某、李某",
                "受理日期": "2026.11.2",
                "承办人": "王某",
            },
            "case",
        ),
        (
            "inaction",
            "为官不为线索",
            {"编号": "1", "单位": "某局", "收到日期": "2026-11-2", "反映问题": "拖延"},
            "lead",
        ),
    ],
)
def test_a_blank_sheet_is_filled_in_and_taken_over(
    county: Sqqf, track: str, sheet: str, cells: dict[str, str], command: str
) -> None:
    county.env["SQQF_LANG"] = "zh"
    county.ok("import", "--template", "空白.xlsx", "--track", track)
    page = openpyxl.load_workbook(county.folder / "空白.xlsx")[sheet]
    assert page["A2"].value == "示例"
    offered = [rule.formula1 for rule in page.data_validations.dataValidation]
    assert offered
    assert all(one.startswith("lists!") for one in offered)
    said = county("import", "空白.xlsx")
    assert (said.code, county.json(command, "list")) == (0, [])  # the example is no case
    filled_in(county.folder / "空白.xlsx", sheet, **cells)
    county.ok("import", "空白.xlsx")
    assert len(county.json(command, "list")) == 1


def test_without_a_track_there_is_a_sheet_for_each_and_no_ledger_is_needed(sqqf: Sqqf) -> None:
    sqqf.ok("import", "--template", "blank.xlsx")
    assert openpyxl.load_workbook(sqqf.folder / "blank.xlsx").sheetnames == ["Cases", "Leads", "lists"]
    assert sqqf("import", "--template", "blank.xlsx").code == 2  # it is there
    assert sqqf("import", "--template", "blank.csv").code == 2
    assert sqqf("import", "a.csv", "--template", "other.xlsx").code == 2
