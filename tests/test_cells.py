"""What a cell's text means, and what is never guessed at."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.calendar.days import FIRST, LAST
from sqqf.calendar.written import Beside
from sqqf.papers.sheets.columns import COLUMNS
from sqqf.papers.sheets.incoming import cells, codes, people_in
from sqqf.papers.sheets.incoming.bad import Bad
from sqqf.papers.sheets.incoming.persons import Person, unit_and_post
from sqqf.papers.sheets.incoming.vocabulary import NOT_OVER, WORDS
from sqqf.procedure.rules import check as profiles
from sqqf.procedure.rules.profile import Profile

ROOT = Path(__file__).resolve().parent.parent


@cache
def profile() -> Profile:
    return profiles.parse((ROOT / "procedure/data/yangjiang.toml").read_text(encoding="utf-8"))


def bad(read: Any, cell: str) -> str:
    with pytest.raises(Bad) as error:
        read(cell)
    return error.value.code


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-06",
        "2026-11-6",
        " 2026/11/06 ",
        "2026/11/6",
        "2026.11.06",
        "2026年11月6日",
        "2026年11月06号",
        "2026年11月6",
        "20261106",
        "２０２６年１１月６日",
        "2026-11-06 00:00:00",
        "2026-11-06T09:30:00.000",
        "2026/11/6 9:30",
        "2026年11月6日 星期五",
        "2026年11月6日（周五）",
        "2026 年 11 月 6 日",
        "2026.11.6.",
        "2026-11-6日",
        "2026/11/6 上午",
        "2026年11月6日下午3时",
        "二〇二六年十一月六日",
        "二O二六年十一月六号",
        "二零二六年 十一月六日",
    ],
)
def test_a_date_in_any_unambiguous_form(cell: str) -> None:
    assert cells.day(cell) == "2026-11-06"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("05/06", "ambiguous_date"),
        ("11月16日", "ambiguous_date"),
        ("26/11/16", "two_digit_year"),
        ("16/11/2026", "ambiguous_date"),
        ("2026年11月", "day_unknown"),
        ("2026-11", "day_unknown"),
        ("2026-02-31", "no_such_date"),
        ("2026年13月1日", "no_such_date"),
        ("1926-03-05", "date_too_old"),
        ("2126-03-05", "date_too_late"),
        ("46342", "unformatted_date"),
        ("46342.5", "unformatted_date"),
        ("上周五", "not_a_date"),
        ("2026-11-16 2026-11-20", "not_a_date"),
        ("2026-11-16\n2026-11-20", "not_a_date"),
        ("三", "not_a_date"),
        ("#REF!", "error_value"),
        ("²⁰²⁶", "not_a_date"),
        ("٢٠٢٦-١١-١٦", "not_a_date"),
    ],
)
def test_a_date_is_never_guessed(cell: str, code: str) -> None:
    assert bad(cells.day, cell) == code


def test_what_a_date_lacks_may_be_known_from_elsewhere() -> None:
    assert cells.day("11月6日", Beside(year=2026)) == "2026-11-06"
    assert cells.day("26.11.6", Beside(century="20")) == "2026-11-06"
    assert cells.day("’26年11月6日", Beside(century="20")) == "2026-11-06"
    with pytest.raises(Bad, match="ambiguous_date"):
        cells.day("11.6", Beside(year=2026))  # of November, or of June


@given(
    st.dates(FIRST, LAST),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y-%m-%d %H:%M:%S"]),
)
def test_any_date_survives_each_form(on: date, form: str) -> None:
    assert cells.day(on.strftime(form)) == on.isoformat()
    assert cells.day(f"{on.year}年{on.month}月{on.day}日") == on.isoformat()
    assert cells.day(f"{on.year}/{on.month}/{on.day}") == on.isoformat()


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_bad(cell: str) -> None:
    try:
        found = cells.day(cell)
    except Bad:
        return
    assert found is None or date.fromisoformat(found)


@pytest.mark.parametrize("cell", ["", "  ", "—", "-", "无", "/", "N/A", "\u3000", " 无 "])
@pytest.mark.parametrize("read", [cells.text, cells.number, cells.day])
def test_nothing_known(cell: str, read: Any) -> None:
    assert read(cell) is None


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("阳容[2026]3号", "阳容[2026]3号"),
        ("阳容【2026】第3号", "阳容【2026】第3号"),
        ("3", "3"),
        ("3.0", "3"),
        ("12.0", "12"),
        ("3.5", "3.5"),
        ("L2026-1", "L2026-1"),
    ],
)
def test_a_number_is_left_as_it_is(cell: str, found: str) -> None:
    assert cells.number(cell) == found


def test_what_a_formula_shows_is_no_text_where_it_is_an_error() -> None:
    assert bad(cells.text, "#REF!") == "error_value"
    assert cells.text("#3楼") == "#3楼"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("陈某", ["陈某"]),
        ("陈某、李某", ["陈某", "李某"]),
        ("陈某；李某，王某", ["陈某", "李某", "王某"]),
        ("陈某\r\n李某\n", ["陈某", "李某"]),
        ("陈 某", ["陈某"]),
        ("陈　某", ["陈某"]),
        ("陈 某、王某某", ["陈某", "王某某"]),
        ("欧 阳 某", ["欧阳某"]),
        ("阿某·买某", ["阿某·买某"]),
        ("阿某 · 买某", ["阿某 · 买某"]),
        ("陈某 王某", ["陈某", "王某"]),
        ("陈某\u3000王某某", ["陈某", "王某某"]),
        ("陈某 / 王某", ["陈某", "王某"]),
        ("陈某（科长） 王某（副科长）", ["陈某", "王某"]),
        ("无", []),
        ("、", []),
    ],
)
def test_names(cell: str, found: list[str]) -> None:
    assert [one.name for one in people_in.people(cell)] == found


@pytest.mark.parametrize(
    "cell",
    [
        *("陈某和王某", "陈某及王某某", "陈某与王某", "陈某等3人", "陈某等三名同志", "陈某等"),
        *("陈 某 王 某 某", "李某、陈某和王某"),
    ],
)
def test_names_that_seem_to_be_several_are_never_guessed_at(cell: str) -> None:
    assert bad(people_in.people, cell) == "several_names"


@pytest.mark.parametrize(
    "cell",
    [
        *("王和平", "某县教育和体育局", "住房和建设局", "某县 水利局", "Anna Li", "和" * 50_000),
        *("某建设（集团）有限公司", "某县教育局（某县教育工委）", "某县纪委（监委）", "丹麦某A/S", "Anna Li (Shanghai)", "阿某·买某"),
    ],
)  # fmt: skip
def test_names_that_are_one(cell: str) -> None:
    assert people_in.people(cell) == [Person(cell)]
    told = people_in.officer(cell)
    assert told
    assert (told.name, told.beside) == (cell, False)


BESIDE: dict[str, Person] = {
    "张某/某县教育局": Person("张某", "某县教育局"),
    "张某 | 某县教育局": Person("张某", "某县教育局"),
    "张某/科长": Person("张某", None, "科长"),
    "张某 某县水务局 科长": Person("张某", "某县水务局", "科长"),
    "吴某（科长）": Person("吴某", None, "科长"),
    "吴某[科长]": Person("吴某", None, "科长"),
    "吴某【某县水务局】": Person("吴某", "某县水务局"),
    "某县水务局吴某": Person("吴某", "某县水务局"),
    "吴 某(科长)": Person("吴某", None, "科长"),
    "阿某·买某（科长）": Person("阿某·买某", None, "科长"),
    "陈某（党组书记、局长）": Person("陈某", None, "党组书记、局长"),
    "陈某（某县住建局）": Person("陈某", "某县住建局"),
    "陈某（某县住建局局长）": Person("陈某", "某县住建局", "局长"),
    "局长陈某": Person("陈某", None, "局长"),
    "副镇长王某某": Person("王某某", None, "副镇长"),
    "某县住建局局长陈某": Person("陈某", "某县住建局", "局长"),
    "某县第一中学校长陈某": Person("陈某", "某县第一中学", "校长"),
    "某县财政局党组书记、局长李某": Person("李某", "某县财政局", "党组书记、局长"),
    "一级主任科员陈某": Person("陈某", None, "一级主任科员"),
}


@pytest.mark.parametrize(("cell", "found"), BESIDE.items(), ids=list(BESIDE))
def test_a_unit_or_a_post_beside_a_name_is_told_by_the_words_that_end_one(cell: str, found: Person) -> None:
    assert people_in.people(cell) == [found]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("某县住建局副局长", ("某县住建局", "副局长")),
        ("某县财政局党组书记、局长", ("某县财政局", "党组书记、局长")),
        ("某镇镇长", ("某镇", "镇长")),
        ("县委书记", ("县委", "书记")),
        ("某县住房和城乡建设局建筑管理股股长", ("某县住房和城乡建设局建筑管理股", "股长")),
        ("局长", (None, "局长")),
        ("三级调研员", (None, "三级调研员")),
    ],
)
def test_a_unit_and_a_post_in_one_column(place: str, found: tuple[str | None, str]) -> None:
    assert unit_and_post(place) == found


@pytest.mark.parametrize(
    "cell",
    [
        *("张 某/某局", "某县教育局/某县体育局", "陈某（局长/书记）"),
        *("陈某（科长、李某", "王某（女）", "阿某·买某（已故）"),
    ],
)
def test_what_else_stands_beside_a_name_is_never_guessed_at(cell: str) -> None:
    assert bad(people_in.people, cell) == "more_than_a_name"
    if cell not in ("陈某（局长/书记）", "王某（女）"):  # of an officer it stays as a note
        assert bad(people_in.officer, cell) == "more_than_a_name"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("李某", "李某"),
        ("李 某", "李某"),
        ("李　某", "李某"),
        ("欧阳 某某", "欧阳 某某"),
        ("Anna Li", "Anna Li"),
        ("无", None),
    ],
)
def test_an_officer_is_the_same_however_the_name_is_spaced(cell: str, found: str | None) -> None:
    told = people_in.officer(cell)
    assert (told and told.name) == found
    assert told is None or not told.beside


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("是否集体研究", ["是否集体研究"]),
        ("1. 是否集体研究\n2. 是否谋利", ["是否集体研究", "是否谋利"]),
        ("1、是否集体研究\n\n2、是否谋利", ["是否集体研究", "是否谋利"]),
        ("（1）是否集体研究\r\n（2）是否谋利", ["是否集体研究", "是否谋利"]),
        ("1.是否集体研究，\n以何形式\n2.是否谋利", ["是否集体研究，\n以何形式", "是否谋利"]),
        ("是否集体研究\n是否谋利", ["是否集体研究", "是否谋利"]),
        ("1. 甲\n3. 乙", ["1. 甲", "3. 乙"]),
        ("3. 甲\n4. 乙", ["3. 甲", "4. 乙"]),
        ("1.5万元去向", ["1.5万元去向"]),
        ("2026年的账目", ["2026年的账目"]),
        ("—", []),
    ],
)
def test_points(cell: str, found: list[str]) -> None:
    assert cells.points(cell) == found


@pytest.mark.parametrize(
    ("cell", "whom", "found"),
    [
        ("", 2, [None, None]),
        ("无", 2, [None, None]),
        ("某局", 1, ["某局"]),
        ("某局\n某委", 2, ["某局", "某委"]),
        ("某局\n—", 2, ["某局", None]),
        ("某局、某委", 2, ["某局", "某委"]),
        ("某局、某委", 1, ["某局、某委"]),
        ("某局\n\n某委", 2, ["某局", "某委"]),
        ("某局\n\n某委", 3, ["某局", None, "某委"]),
        ("某局", 3, ["某局"] * 3),
    ],
)
def test_what_is_said_of_each(cell: str, whom: int, found: list[str | None]) -> None:
    assert list(cells.along(cell, whom, ours=False, shared=True)) == found


@pytest.mark.parametrize(("cell", "whom"), [("某局\n某委", 3), ("某局\n某委", 1), ("甲\n乙\n丙", 2)])
def test_uneven_lines(cell: str, whom: int) -> None:
    assert bad(lambda text: cells.along(text, whom, ours=False, shared=True), cell) == "uneven_lines"
    assert bad(lambda text: cells.along(text, 2, ours=False), "某局") == "uneven_lines"


@pytest.mark.parametrize(
    ("track", "key", "cell", "found"),
    [
        ("tolerance", "state", "investigating", "investigating"),
        ("tolerance", "state", "调查中", "investigating"),
        ("tolerance", "state", "在办", "investigating"),
        ("tolerance", "state", "正在调查", "investigating"),
        ("tolerance", "state", "已受理", "investigating"),
        ("tolerance", "state", "待受理", "registered"),
        ("tolerance", "state", " 已结案。", "closed"),
        ("tolerance", "state", "办 结", "closed"),
        ("tolerance", "state", "了结", "closed"),
        ("tolerance", "state", "已作出审查决定", "decided"),
        ("tolerance", "state", "不予受理", "declined"),
        ("tolerance", "state", "撤回", "withdrawn"),
        ("inaction", "state", "已登记", "received"),
        ("inaction", "state", "已销号", "closed"),
        ("inaction", "state", "查否", "unfounded"),
        ("tolerance", "channel", "书面申诉", "appeal"),
        ("tolerance", "channel", "个人申请", "appeal"),
        ("tolerance", "outcomes", "予以免责", "exempted"),
        ("tolerance", "circumstances", "9", "c9"),
        ("tolerance", "circumstances", "第9项", "c9"),
        ("tolerance", "circumstances", "（9）", "c9"),
        ("inaction", "measures", "诫勉谈话", "m2"),
        ("inaction", "measures", "其他：约谈", "other:约谈"),
        ("inaction", "source", "12345热线", "s1.4"),
        ("tolerance", "state", "—", None),
    ],
)
def test_codes(track: str, key: str, cell: str, found: str | None) -> None:
    assert reader(track, key)(cell) == found


@pytest.mark.parametrize(
    ("track", "key", "cell"),
    [
        ("tolerance", "state", "核实中了"),
        ("tolerance", "state", "中止"),
        ("tolerance", "state", "审查决定"),
        ("inaction", "state", "了结"),
        ("tolerance", "state", "disposed"),
        ("inaction", "state", "investigating"),
        ("tolerance", "outcomes", "予以容错"),
    ],
)
def test_unknown_codes(track: str, key: str, cell: str) -> None:
    assert bad(reader(track, key), cell) == "unknown_code"


def reader(track: str, key: str) -> Any:
    section = next(column.section for column in COLUMNS[track] if column.key == key)
    assert section
    only = profile().states_of(track) if section == "states" else None
    return codes.codes_of(profile(), section, {}, WORDS[track].get(key, {}), only)


def test_the_words_of_a_map_come_first() -> None:
    read = codes.codes_of(profile(), "states", {"已结案": "decided"}, WORDS["tolerance"]["state"], None)
    assert read("已结案") == "decided"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("c9\nc12", ("c9", "c12")),
        ("9、12", ("c9", "c12")),
        ("9 12", ("c9", "c12")),
        ("第9项；第12项", ("c9", "c12")),
        ("招商引资、产业转型中的非主观失误", ("c5",)),
        ("9\n9", ("c9",)),
        ("无", ()),
    ],
)
def test_several_codes(cell: str, found: tuple[str, ...]) -> None:
    assert codes.several(cell, reader("tolerance", "circumstances")) == found


def test_a_code_among_several_that_is_unknown() -> None:
    assert (
        bad(lambda cell: codes.several(cell, reader("tolerance", "circumstances")), "9、99") == "unknown_code"
    )


@pytest.mark.parametrize(("cell", "found"), [("0\n3", (0, 3)), ("2.0", (2,)), ("—", ())])
def test_counts(cell: str, found: tuple[int, ...]) -> None:
    assert cells.counts(cell) == found
    assert bad(cells.counts, "-1") == "not_a_count"
    assert bad(cells.counts, "²") == "not_a_count"


@pytest.mark.parametrize("track", list(WORDS))
def test_the_usual_words_mean_codes_that_the_profile_has(track: str) -> None:
    sections = {column.key: column.section for column in COLUMNS[track]}
    for key, words in WORDS[track].items():
        section = sections[key]
        assert section
        for word, code in words.items():
            if code == NOT_OVER:
                continue
            assert profile().find(section, code) == code, word
            if section == "states":
                assert code in profile().states_of(track), word
