"""A typical case made public: what is known to be a name, by what it is shortened, and what only looks like one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sqqf.procedure.course.fold import fold
from sqqf.procedure.publicity.names import Names, known, words_of
from sqqf.procedure.publicity.redaction import HIDDEN, INFORMANT, KeptApart, Shortening, level_of
from sqqf.procedure.publicity.stand_ins import places_in, post_short, surname, unit_short
from sqqf.procedure.publicity.suspects import unsure
from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.tolerance.case import Case
from tests.cases import DECIDED, PROFILE, SWITCHED, TWO_PARTIES, case_of, histories, lead_histories

WORDS = words_of(PROFILE)
LEVELS = ("light", "usual", "strict")


def shortening(
    people: Sequence[str] | Mapping[str, str | None] = (),
    units: Sequence[str] = (),
    level: str = "usual",
    numbers: Sequence[str] = (),
    apart: Sequence[KeptApart] = (),
) -> Shortening:
    posts = people if isinstance(people, Mapping) else dict.fromkeys(people)
    return Shortening(Names(posts, tuple(units), tuple(numbers)), WORDS, level_of(PROFILE, level), apart)


def short(text: str, *people: str, units: Sequence[str] = (), level: str = "usual", **more: Any) -> str:
    return shortening(people, units, level, **more).shorten(text).text


def doubts(text: str, *people: str, units: Sequence[str] = (), level: str = "usual") -> list[str]:
    by = shortening(people, units, level)
    return [one.text for one in unsure(by.shorten(text), by)]


# ── people ──


@pytest.mark.parametrize(
    ("name", "family"),
    [
        pytest.param("刘建国", "刘", id="one character"),
        pytest.param("欧阳明", "欧阳", id="two characters"),
        pytest.param("欧阳", "欧", id="nothing after them"),
        pytest.param("司马相如", "司马", id="two and two"),
    ],
)
def test_a_surname(name: str, family: str) -> None:
    assert surname(name, WORDS) == family


@pytest.mark.parametrize(
    ("text", "people", "result"),
    [
        pytest.param("刘建国搁置申请", ["刘建国"], "刘某搁置申请", id="one"),
        pytest.param("欧阳明知情", ["欧阳明"], "欧阳某知情", id="compound surname"),
        pytest.param(
            "刘志强、刘建国", ["刘建国", "刘志强"], "刘某甲、刘某乙", id="same surname, as they appear"
        ),
        pytest.param("刘建国", ["刘建国", "刘志强"], "刘某", id="only who appears counts"),
        pytest.param(
            "刘建国、欧阳明、欧建", ["刘建国", "欧阳明", "欧建"], "刘某、欧阳某、欧某", id="欧阳 and 欧"
        ),
        pytest.param("陈某、陈建国", ["陈某", "陈建国"], "陈某、陈某甲", id="one shortened before"),
        pytest.param("陈某的", ["陈某"], "陈某的", id="shortened before"),
        pytest.param("刘建国强到场", ["刘建国", "刘建国强"], "刘某到场", id="the longest first"),
        pytest.param("刘建国的刘建国", ["刘建国"], "刘某的刘某", id="wherever it occurs"),
        pytest.param("client li signed", ["li"], "client l某 signed", id="Latin: whole words only"),
    ],
)
def test_people(text: str, people: list[str], result: str) -> None:
    assert short(text, *people) == result


def test_more_of_one_surname_than_there_are_stems() -> None:
    people = [f"刘{character}平" for character in "一二三四五六七八九十百千"]
    found = short("、".join(people), *people).split("、")
    assert found[0] == "刘某甲"
    assert found[-3:] == ["刘某癸", "刘某11", "刘某12"]


@pytest.mark.parametrize(
    ("post", "stand_in"),
    [
        ("科长", "某科长"),
        ("江城区住建局副局长", "某副局长"),
        ("一级主任科员", "某工作人员"),
        (None, "某工作人员"),
    ],
)
def test_nobody_named(post: str | None, stand_in: str) -> None:
    assert post_short(post, WORDS) == stand_in
    assert shortening({"刘建国": post}, level="strict").shorten("刘建国到场").text == f"{stand_in}到场"


# ── units and places ──


@pytest.mark.parametrize(
    ("unit", "result"),
    [
        pytest.param("某县住建局", "某县某局", id="shortened in part"),
        pytest.param("阳江市江城区住房和城乡建设局", "某市某区某局", id="places before it"),
        pytest.param("阳江市市场监督管理局", "某市某局", id="市场 is no place"),
        pytest.param("江城区城市管理和综合执法局", "某区某局", id="城市 is no place"),
        pytest.param("阳西县农业农村局", "某县某局", id="农村 is no place"),
        pytest.param("阳江市人民政府", "某市人民政府", id="what every place has"),
        pytest.param("阳江市人民政府办公室", "某市某办公室", id="the longest ending"),
        pytest.param("阳江市纪委监委", "某市某委", id="委"),
        pytest.param("县委", "县委", id="nothing to shorten"),
        pytest.param("阳东区合山镇", "某区某镇", id="a place alone"),
        pytest.param("阳江高新区管委会", "某高新区管委会", id="高新区"),
        pytest.param("城东街道办事处", "某街道办事处", id="街道"),
        pytest.param("恒发建材有限公司", "某公司", id="a company"),
        pytest.param("阳江市青联", "某市某单位", id="no ending known"),
        pytest.param("青联", "某单位", id="neither"),
    ],
)
def test_units(unit: str, result: str) -> None:
    assert unit_short(unit, WORDS) == result
    assert short(f"由{unit}办理", units=[unit]) == f"由{result}办理"
    assert short(f"由{unit}办理", units=[unit], level="strict") == "由某单位办理"
    assert short(f"由{unit}办理", units=[unit], level="light") == f"由{unit}办理"


def test_a_places_own_name_goes_too() -> None:
    units = ["阳江市江城区住房和城乡建设局"]
    assert places_in(units[0], WORDS)[0] == [("阳江市", "市"), ("江城区", "区")]
    assert short("江城区和阳江市的工地", units=units) == "某区和某市的工地"
    assert short("江城区和阳江市的工地", units=units, level="strict") == "某地和某地的工地"


# ── numbers and dates ──


@pytest.mark.parametrize(
    "number",
    [
        *("13812345678", "138-1234-5678", "+86 138 1234 5678", "0662-3123456", "(0662)3123456"),
        *("440902199001011234", "44090219900101123X", "6222021234567890123"),
        *("粤Q12345", "粤Q·D12345", "阳容〔2026〕3号", "阳江建函[2026]12号", "L2026-1", "liu.jg@example.com"),
    ],
)
@pytest.mark.parametrize("level", LEVELS)
def test_numbers(number: str, level: str) -> None:
    assert short(f"据{number}，属实", level=level) == f"据{HIDDEN}，属实"


@pytest.mark.parametrize("text", ["投资12000000元", "共 3 项、12 人", "完成率98.5%", "二(三)2", "1,200万元"])
def test_what_is_no_such_number(text: str) -> None:
    assert short(text, level="strict") == text
    assert doubts(text) == []


def test_a_known_number_in_another_form() -> None:
    assert short("见阳府办通报7", numbers=["阳府办通报7"]) == f"见{HIDDEN}"


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        ("2026年11月23日", "2026年11月", "2026年"),
        ("2026年11月23日至25日", "2026年11月", "2026年"),
        ("2026年11月", "2026年11月", "2026年"),
        ("二〇二六年十一月二十三日", "二〇二六年十一月", "二〇二六年"),
        ("2026-11-23", "2026-11", "2026"),
        ("2026/1/3", "2026/1", "2026"),
        ("20261123", "2026-11", "2026"),
        ("11月23日", "11月", "某日"),
        ("在11月底", "在11月底", "在某月底"),
        ("5日内，3个月", "5日内，3个月", "5日内，3个月"),
    ],
)
def test_dates(text: str, month: str, year: str) -> None:
    assert [short(text, level=level) for level in LEVELS] == [text, month, year]


# ── who gave a lead ──


def test_who_gave_the_lead_is_replaced_and_not_listed() -> None:
    by = shortening(["张三丰", "张三"], level="light", apart=[KeptApart("张三丰", "春城路8号")])
    found = by.shorten("张三丰（住春城路8号）称，张 三丰与张三同行")
    assert found.text == f"{INFORMANT}（住{HIDDEN}）称，{INFORMANT}与张某同行"
    assert found.replaced == (("张三", "张某"),)
    assert unsure(found, by) == ()


def test_a_longer_name_goes_before_that_of_who_gave_the_lead() -> None:
    found = shortening(["陈明亮"], apart=[KeptApart("陈明")]).shorten("陈明亮答复陈明")
    assert found.text == f"陈某答复{INFORMANT}"


# ── whose names are known ──


def test_everybody_who_takes_part_in_a_case_is_known() -> None:
    case = case_of(
        *DECIDED,
        "correction responsible=城东街道办事处",
        "feedback 2026-12-14 to=县纪委 role=organ",
        "objection 2026-12-15 name=何小平",
        "assigned officer=周大勇",
        'amended act=1 set={"applicant.name":"陈建国"}',
    )
    names = known(case, PROFILE, "某市容错调查工作小组")
    assert {"陈某", "陈建国", "李某", "王某", "赵某", "钱某", "何小平", "周大勇", "tester"} == set(
        names.people
    )
    assert {"某县住建局", "城东街道办事处", "县纪委", "某市容错调查工作小组"} <= set(names.units)
    assert {"阳容〔2026〕1号", "阳容决〔2026〕1号"} <= set(names.numbers)


@given(acts=histories | lead_histories)
def test_whatever_is_on_record_names_its_parties_and_officials(acts: list[Act]) -> None:
    dossier = fold(acts, SWITCHED)
    names = known(dossier, PROFILE, "某市容错调查工作小组")
    concerned = dossier.parties if isinstance(dossier, Case) else dossier.persons
    assert {one.name for one in concerned} <= {*names.people, *names.units}


def test_a_party_is_a_person_or_a_unit() -> None:
    case = case_of(TWO_PARTIES, "accepted 2026-11-18", "notified 2026-11-18 parties=[1]")
    names = known(case, PROFILE, "某组")
    assert "甲某" in names.people
    assert {"县纪委", "乙局"} <= set(names.units)


@pytest.mark.parametrize(
    ("entry", "people", "units"),
    [
        pytest.param("刘建国（局长）", {"刘建国": "局长"}, set(), id="post in brackets"),
        pytest.param("刘建国(县纪委)", {"刘建国": None}, {"县纪委"}, id="unit in brackets"),
        pytest.param("住建局局长刘建国", {"刘建国": "局长"}, {"住建局"}, id="unit, post, name"),
        pytest.param("刘建国科长", {"刘建国": "科长"}, set(), id="name, post"),
        pytest.param("刘 建国", {"刘 建国": None, "刘建国": None}, set(), id="a blank in it"),
        pytest.param("县纪委", {}, {"县纪委"}, id="a unit"),
        pytest.param("刘", {}, set(), id="a single character"),
    ],
)
def test_entries_that_say_more_than_a_name(
    entry: str, people: dict[str, str | None], units: set[str]
) -> None:
    case = case_of("received 2026-11-16 points=1", "step 2026-11-20 people=[]")
    step = case.acts[1]._replace(body={"people": [entry]})
    names = known(case._replace(acts=(step,), effective=Acts((step,))), PROFILE, "某组")
    assert {name: post for name, post in names.people.items() if name != "tester"} == people
    assert set(names.units) == {"某组", *units}


# ── what looks like a name ──


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("陈主任到场", ["陈主任"], id="surname and title"),
        pytest.param("陈大为书记到场", ["陈大为书记"], id="name and title"),
        pytest.param("由老刘和小陈办理", ["老刘", "小陈"], id="老, 小"),
        pytest.param("局长陈大伟到场", ["陈大伟"], id="title and name"),
        pytest.param("村民何小平，反映", ["何小平"], id="called and name"),
        pytest.param("建国当时在场", ["建国"], id="given name alone"),
        pytest.param("刘 建国与刘　建　国", ["刘 建国", "刘　建　国"], id="blanks in a known name"),
        pytest.param("阳春市水务局答复", ["阳春市水务局"], id="a unit that isn't known"),
        pytest.param("在春城镇", ["春城镇"], id="a place"),
        pytest.param("恒发集团开发阳光小区", ["恒发集团", "开发阳光小区"], id="a group, an estate"),
        pytest.param("与“ABC恒发公司”签约", ["ABC恒发公司"], id="in quotes"),
        pytest.param("阳江的办事效率低", ["阳江"], id="a known place without 市"),
        pytest.param("来电3123456", ["3123456"], id="a number that may be a telephone's"),
        pytest.param("老旧小区改造，市场监管部门会同社会各界处理", [], id="ordinary words"),
        pytest.param("刘建国主任在阳江市住建局", [], id="what is shortened"),
    ],
)
def test_what_looks_like_a_name(text: str, found: list[str]) -> None:
    assert doubts(text, "刘建国", units=["阳江市住建局"]) == found


def test_each_once_and_with_what_stands_around_it() -> None:
    by = shortening()
    text = "2026年起陈主任多次拖延办理施工许可\n陈主任答复"
    (found,) = unsure(by.shorten(text), by)
    assert found.text == "陈主任"
    assert found.context == "2026年起陈主任多次拖延办理施工许可"


def test_where_units_stay_none_is_pointed_out() -> None:
    assert doubts("阳春市水务局的陈主任", level="light") == ["陈主任"]


def test_the_notices_own_words_are_no_names() -> None:
    by = shortening()
    assert unsure(by.shorten("处理机关：市纪委"), by, {"处理机关", "市纪委"}) == ()


# ── laws ──

_character = st.sampled_from("刘陈欧阳建国志强明江城春恒发大平安华海")
_person = st.text(_character, min_size=2, max_size=4)
_unit = st.tuples(
    st.text(_character, min_size=1, max_size=4), st.sampled_from(["局", "市", "县教育局", "公司", ""])
)
_units = st.lists(_unit.map("".join).filter(lambda name: len(name) > 1), max_size=4, unique=True)
_people = st.lists(_person, max_size=5, unique=True)
_piece = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    st.text(_character, max_size=3),
    st.sampled_from(
        [*("2026年11月23日", "2026-11-23", "11月", "3日", "13812345678", "粤Q12345"), "〔2026〕3号", "局"]
    ),
)


@st.composite
def _told(draw: st.DrawFn) -> tuple[list[str], list[str], str]:
    """People, units, and a text in which they occur among other things."""
    people, units = draw(_people), draw(_units)
    parts = st.one_of(_piece, st.sampled_from([*people, *units])) if people or units else _piece
    return people, units, "".join(draw(st.lists(parts, max_size=12)))


@given(_told(), st.sampled_from(LEVELS))
def test_no_known_name_is_left(told: tuple[list[str], list[str], str], level: str) -> None:
    people, units, text = told
    by = shortening(people, units, level)
    found = by.shorten(text).text
    hidden = [name for name in people if name not in units or level == "light"]
    hidden += [] if level == "light" else [unit for unit in units if unit_short(unit, WORDS) != unit]
    assert [name for name in hidden if name in found] == []


@given(_told(), st.sampled_from(LEVELS))
def test_what_is_shortened_stays_as_it_is(told: tuple[list[str], list[str], str], level: str) -> None:
    people, units, text = told
    by = shortening(people, units, level)
    found = by.shorten(text).text
    assert by.shorten(found).text == found
    assert not by.hides_in(found)


@given(_told(), _person)
def test_who_gave_the_lead_is_never_left_nor_listed(
    told: tuple[list[str], list[str], str], name: str
) -> None:
    people, units, text = told
    by = shortening(people, units, apart=[KeptApart(name)])
    found = by.shorten(f"{text}{name}{text}")
    assert name not in found.text
    assert name not in [was for was, _ in found.replaced]


@given(_person, _character, st.sampled_from(LEVELS))
def test_the_longest_name_goes_first(name: str, more: str, level: str) -> None:
    """Of a name that begins like another nothing is left over."""
    longer = name + more
    assume(name not in longer[1:] and name not in WORDS.surnames)
    by = shortening([name, longer], level=level).shorten(f"（{longer}）").text
    assert by == shortening([longer], level=level).shorten(f"（{longer}）").text


@settings(deadline=None)
@given(_told(), st.sampled_from(LEVELS))
def test_doubts_are_in_the_text_and_each_once(told: tuple[list[str], list[str], str], level: str) -> None:
    people, units, text = told
    by = shortening(people, units, level)
    found = by.shorten(text)
    texts = [one.text for one in unsure(found, by)]
    assert len(texts) == len(set(texts))
    assert all(one in found.text for one in texts)
