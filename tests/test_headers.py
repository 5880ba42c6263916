"""Which column is which: header rows under titles, headers in the usual words, maps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sqqf.papers.sheets.columns import COLUMNS, KNOWN
from sqqf.papers.sheets.incoming import headers
from sqqf.papers.sheets.incoming.headers import Layout, Row, find, plain
from sqqf.papers.sheets.incoming.map_file import Map, read_map
from sqqf.procedure.errors import BadInput


@pytest.mark.parametrize(
    ("header", "means"),
    [
        ("受理时间", "受理时间"),
        (" 受理\n时间 ", "受理时间"),
        ("受理时间（年月日）", "受理时间"),
        ("受理时间(年月日)：", "受理时间"),
        ("受　理　时　间", "受理时间"),
        ("*编号", "编号"),
        ("编号＊", "编号"),
        ("Ｎｕｍｂｅｒ", "number"),
        ("Applicant’s unit", "applicant'sunit"),
        ("", ""),
    ],
)
def test_what_changes_nothing_is_left_out(header: str, means: str) -> None:
    assert plain(header) == means


@pytest.mark.parametrize("track", list(COLUMNS))
def test_no_header_means_two_columns(track: str) -> None:
    names = [
        (plain(name), column.key)
        for column in KNOWN[track]
        for name in {column.key, column.zh, column.en, *column.aliases}
    ]
    assert len({name for name, _ in names}) == len(set(names))


def layout(*cells: str, track: str | None = None, **mapping: str) -> Layout:
    found = read([(1, list(cells))], track, mapping)
    assert found
    return found


def read(
    rows: list[Row], track: str | None = None, mapping: Mapping[str, str] | None = None
) -> Layout | None:
    found = find(rows, track, mapping or {})
    return found and headers.layout(rows, found, mapping or {}, "台账.xlsx")


def test_the_usual_words() -> None:
    found = layout("编号", "受理时间", "被反映人", "单位", "承办人", "备注")
    assert found == Layout(
        "tolerance",
        1,
        ("编号", "受理时间", "被反映人", "单位", "承办人", "备注"),
        (("编号", "受理时间", "被反映人", "单位", "承办人", "备注"),),
        {"no": 0, "accepted_on": 1, "parties": 2, "party_units": 3, "officer": 4},
        {
            "no": "编号",
            "accepted_on": "受理时间",
            "parties": "被反映人",
            "party_units": "单位",
            "officer": "承办人",
        },
        ignored=(),
        noted={5: "备注"},
        year=None,
        year_at=None,
        ours=False,
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("track", list(COLUMNS))
def test_what_is_exported_is_recognised_as_ours(track: str, lang: str) -> None:
    found = layout(*(getattr(column, lang) for column in COLUMNS[track]))
    assert found.ours
    assert found.track == track
    assert list(found.at) == [column.key for column in COLUMNS[track] if not column.derived]
    assert found.ignored == ()


def test_the_header_row_stands_under_titles() -> None:
    rows = [
        (1, ["某县容错案件台账"]),
        (2, ["单位：某县纪委", "", "日期：2026-11-16"]),
        (4, ["编号", "当事人", "受理日期"]),
        (5, ["阳容〔2026〕1号", "陈某", "2026-11-16"]),
    ]
    found = read(rows)
    assert found
    assert found.row == 4


@pytest.mark.parametrize("cells", [["编号"], ["编号", "备注"], [], ["甲", "乙", "丙"]])
def test_no_header_row(cells: list[str]) -> None:
    assert find([(1, cells)], None, {}) is None
    assert find([], None, {}) is None


DEEP: dict[str, tuple[list[list[str]], dict[str, int]]] = {
    "a group that says nothing by itself": (
        [
            ["编号", "被反映人", "时间", "", "", "承办人"],
            ["", "", "收件", "受理", "办结", ""],
        ],
        {"no": 0, "parties": 1, "received_on": 2, "accepted_on": 3, "closed_on": 4, "officer": 5},
    ),
    "most of the headers below": (
        [
            ["编号", "当事人情况", "", "", "时限", "", "办理情况"],
            ["", "姓名", "单位", "职务", "收件时间", "受理时间", ""],
        ],
        {
            "no": 0,
            "parties": 1,
            "party_units": 2,
            "party_posts": 3,
            "received_on": 4,
            "accepted_on": 5,
            "state": 6,
        },
    ),
    "two groups with the same parts": (
        [["编号", "申请人", "", "被反映人", "", "承办人"], ["", "姓名", "单位", "姓名", "单位", ""]],
        {
            "no": 0,
            "applicant": 1,
            "applicant_unit": 2,
            "parties": 3,
            "party_units": 4,
            "officer": 5,
        },
    ),
    "a group named as a column": (
        [["编号", "基本情况", "", "办理情况", ""], ["", "受理时间", "被反映人", "承办人", "办理情况"]],
        {"no": 0, "accepted_on": 1, "parties": 2, "officer": 3, "state": 4},
    ),
    "groups within groups": (
        [
            ["编号", "对象", "", "办理情况", "", ""],
            ["", "被反映人", "", "时间", "", "结论"],
            ["", "姓名", "职务", "受理", "办结", ""],
        ],
        {"no": 0, "parties": 1, "party_posts": 2, "accepted_on": 3, "closed_on": 4, "outcomes": 5},
    ),
}


@pytest.mark.parametrize(("cells", "at"), DEEP.values(), ids=list(DEEP))
def test_headers_over_two_or_three_rows(cells: list[list[str]], at: dict[str, int]) -> None:
    found = read(list(enumerate([["某县台账"], *cells, ["1", "陈某"]], start=1)))
    assert found
    assert found.at == at
    assert found.row == 1 + len(cells)


@pytest.mark.parametrize(
    ("above", "year"),
    [
        (["2026年容错台账"], 2026),
        (["二期", "2026年11月27日"], None),
        (["2025—2026年台账", "2025年"], None),
        (["2025年度", "2026年11月27日"], 2025),
        (["阳容〔2026〕台账"], None),
    ],
)
def test_the_one_year_above_the_headers(above: list[str], year: int | None) -> None:
    found = read([(1, above), (2, ["编号", "被反映人"])])
    assert found
    assert found.year == year


def test_who_gave_a_lead_stays_in_no_note() -> None:
    header = ["线索编号", "被反映人", "主要问题", "举报人", "联系电话", "备注"]
    found = layout(*header, track="inaction")
    assert (found.ignored, [*found.noted.values()]) == (("举报人", "联系电话"), ["备注"])


@pytest.mark.parametrize(
    "cells",
    [
        [["编号", "被反映人", "单位", "", "承办人"], ["1", "陈某", "某局", "", "李某"]],
        [["编号", "被反映人", "单位", "", "承办人"], ["", "陈某", "某局", "某科", "李某"]],
        [["编号", "被反映人", "单位", "", "承办人"], ["", "", "某局", "2026", ""]],
        [["编号", "被反映人", "单位"], ["编号", "被反映人", "单位"]],
        [["编号", "被反映人", "单位"], []],
        [["编号", "被反映人", "单位"], ["", "", "", "示例"]],
        [["单位", "某局"], ["编号", "被反映人", "受理时间"]],
        [["某县台账", "", "", "日期"], ["编号", "被反映人", "受理时间"]],
    ],
)
def test_a_row_beside_the_headers_is_none_of_them(cells: list[list[str]]) -> None:
    assert read(list(enumerate(cells, start=1)))


@pytest.mark.parametrize(
    ("cells", "lacks"),
    [
        (["编号", "当事人"], None),
        (["编号", "申请人"], None),
        (["序号", "单位", "件数"], "parties"),
        (["当事人", "单位"], "no"),
        (["线索编号", "线索来源"], "persons"),
        (["线索编号", "主要问题"], None),
    ],
)
def test_without_which_column_no_row_could_be_taken(cells: list[str], lacks: str | None) -> None:
    found = find([(1, cells)], None, {})
    assert found
    assert found.lacks == lacks


@pytest.mark.parametrize(
    ("cells", "track"),
    [
        (["编号", "受理日期", "当事人"], "tolerance"),
        (["线索编号", "线索来源", "被反映人", "反映问题"], "inaction"),
        (["编号", "承办人"], "tolerance"),
    ],
)
def test_the_track_is_told_by_what_is_known(cells: list[str], track: str) -> None:
    assert layout(*cells).track == track
    assert layout("编号", "承办人", track="inaction").track == "inaction"


def test_the_exact_name_goes_before_others() -> None:
    found = layout("受理时间", "受理日期", "编号")
    assert found.at["accepted_on"] == 1
    assert found.noted == {0: "受理时间"}


def test_a_serial_is_the_number_only_where_there_is_no_other() -> None:
    assert layout("序号", "当事人").at["no"] == 0
    found = layout("序号", "案号", "当事人")
    assert found.at["no"] == 1
    assert found.ignored == ("序号",)


@pytest.mark.parametrize(
    "cells",
    [["编号", "受理时间", "受理日"], ["编号", "收件日期", "来件时间"], ["申请人", "单位", "当事人", "单位"]],
)
def test_two_columns_that_mean_the_same(cells: list[str]) -> None:
    with pytest.raises(BadInput) as error:
        layout(*cells)
    assert error.value.code == "two_columns"


def test_of_two_columns_that_say_the_same_the_more_usual_is_read_and_the_other_noted() -> None:
    found = layout("编号", "进展情况", "办理情况", "承办人")
    assert (found.at["state"], found.noted) == (2, {1: "进展情况"})


def test_derived_columns_are_known_and_not_read() -> None:
    found = layout("编号", "灯", "剩余工作日")
    assert list(found.at) == ["no"]
    assert found.ignored == ()


def test_a_map() -> None:
    found = layout("号", "人员", "结论", **{"号": "no", "人 员": "parties", "结论": ""})
    assert found.at == {"no": 0, "parties": 1}
    assert found.ignored == ("结论",)
    found = layout("号", "人员", "结论", **{"号": "no", "人 员": "parties", "结论": "note"})
    assert (found.ignored, found.noted) == ((), {2: "结论"})


def test_a_map_goes_before_what_is_known() -> None:
    assert layout("编号", "旧号", "当事人", 旧号="no").at == {"no": 1, "parties": 2}


def test_a_header_of_the_map_has_to_be_there() -> None:
    known = {"旧号": "no"}
    sheets = [layout("编号", "当事人", **known), layout("旧号", "当事人", **known)]
    headers.check_mapping(known, (), sheets, "台账.xlsx")
    with pytest.raises(BadInput) as error:
        headers.check_mapping(known, (), sheets[:1], "台账.xlsx")
    assert error.value.code == "no_such_column"
    headers.check_mapping({}, ("当事人",), sheets, "台账.xlsx")
    with pytest.raises(BadInput):
        headers.check_mapping({}, ("备注",), sheets, "台账.xlsx")


def test_a_map_file(tmp_path: Path) -> None:
    path = tmp_path / "表头.toml"
    path.write_text(
        '\ufeff[columns]\n"旧号" = "no"\n"备注" = ""\n[values.state]\n"正在核" = "investigating"\n', "utf-8"
    )
    assert read_map(path, path.read_bytes()) == Map(
        {"旧号": "no", "备注": ""}, {"state": {"正在核": "investigating"}}
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[columns]\n"旧号" = "nr"', "unknown_column"),
        ('[columns]\n"灯" = "light"', "unknown_column"),
        ('[values.matter]\n"甲" = "乙"', "column_without_words"),
        ('[values.nr]\n"甲" = "乙"', "unknown_column"),
        ('[column]\n"旧号" = "no"', "unknown_map_table"),
        ('"旧号" = "no"', "unknown_map_table"),
        ('[columns]\n"旧号" = 3', "not_a_map"),
        ('[values]\nstate = "x"', "not_a_map"),
        ("values = 3", "not_a_map"),
        ("旧号 → no", "broken_map"),
        ("x = " + "[" * 5000, "broken_map"),
        ("x" + ".x" * 20_000 + " = 1", "broken_map"),
        ("x = " + "9" * 5000, "broken_map"),
    ],
)
def test_no_map_file(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "表头.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput) as error:
        read_map(path, path.read_bytes())
    assert error.value.code == code


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[columns]\n"旧号" = “no”\n', (2, 8)),
        ('[columns]\n旧号 = "no"\n', (2, 1)),
        ('[columns]\n"旧号" = "no"\n[values.state]\n"在查" =', (4, 7)),
        ('[columns]\n"旧号" = "no"\n"旧号" = "no"\n', (3, 12)),
    ],
)
def test_where_a_map_breaks_off_is_told(tmp_path: Path, text: str, place: tuple[int, int]) -> None:
    path = tmp_path / "表头.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput) as error:
        read_map(path, path.read_bytes())
    assert error.value.code == "broken_map"
    assert (error.value.facts["line"], error.value.facts["column"]) == place


def test_a_map_as_chinese_editors_save_it(tmp_path: Path) -> None:
    path = tmp_path / "表头.toml"
    path.write_bytes('[columns]\r\n"旧号" = "no"\r\n'.encode("gb18030"))
    assert read_map(path, path.read_bytes()) == Map({"旧号": "no"}, {})


def test_a_map_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        read_map(tmp_path / "bytes", b"\xff\xfe\x00")
    assert error.value.code == "not_utf8"


def test_so_many_first_rows_are_looked_at() -> None:
    assert headers.HEAD == 10


EITHER: dict[str, tuple[str, tuple[str, ...], dict[str, str], tuple[str, ...]]] = {
    "beside the state it is the outcome": ("tolerance", ("办理情况", "办理结果"), {"outcomes": "办理结果"}, ()),
    "whichever comes first": ("tolerance", ("办理结果", "办理情况"), {"outcomes": "办理结果"}, ()),
    "beside the outcome it is the state": ("tolerance", ("结论", "办理结果"), {"state": "办理结果"}, ()),
    "beside the state of a lead it is the measure": ("inaction", ("状态", "办理结果"), {"measures": "办理结果"}, ()),
    "alone its words tell": ("tolerance", ("办理结果",), {"state": "办理结果"}, ()),
    "beside both it is something else": ("tolerance", ("状态", "结论", "办理结果"), {}, ("办理结果",)),
}  # fmt: skip


@pytest.mark.parametrize(("track", "cells", "known", "noted"), EITHER.values(), ids=list(EITHER))
def test_a_header_that_may_be_either_is_told_by_its_neighbour(
    track: str, cells: tuple[str, ...], known: dict[str, str], noted: tuple[str, ...]
) -> None:
    found = layout("编号", "被反映人姓名", *cells, track=track)
    assert known.items() <= found.headers.items()
    assert found.headers.get("parties", found.headers.get("persons")) == "被反映人姓名"
    assert tuple(found.noted.values()) == noted


def test_a_map_says_what_a_header_is_that_may_be_either() -> None:
    assert layout("编号", "当事人", "办理结果", 办理结果="state").headers["state"] == "办理结果"
    assert "outcomes" not in layout("编号", "当事人", "状态", "办理结果", 办理结果="").headers


def test_the_matter_under_its_usual_words() -> None:
    assert layout("编号", "受理时间", "被反映人", "主要问题").headers["matter"] == "主要问题"
    assert layout("编号", "被反映人", "主要问题", "线索来源").track == "inaction"


def test_a_header_on_two_lines_is_told_on_one() -> None:
    found = layout("编号", "受理\n时间", "当事人", "备\n注")
    assert (found.headers["accepted_on"], found.noted) == ("受理 时间", {3: "备 注"})
    assert found.at["accepted_on"] == 1
