"""Looking things up in a profile: by code, by word, by date, by rule; and another city's without code."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.calendar.days import Span
from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.entries import RULE_SECTIONS, UnknownCode
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.search import search

TEXT = files("sqqf.procedure.data").joinpath("yangjiang.toml").read_text("utf-8")
PROFILE = parse(TEXT)

OPEN = sorted(PROFILE.content["open"])
SECTIONS = sorted(name for name in PROFILE.content if PROFILE.section(name))


@pytest.mark.parametrize(
    ("section", "typed", "code"),
    [
        ("channels", "appeal", "appeal"),
        ("channels", " Appeal ", "appeal"),
        ("channels", "申诉", "appeal"),
        ("channels", "书面申诉", "appeal"),
        ("notice_methods", "直接送达", "direct"),
        ("notice_methods", "direct service", "direct"),
        ("methods", "走访询问", "inquiry"),
        ("methods", "other:电话核实", "other:电话核实"),
        ("methods", "其他：电话核实", "other:电话核实"),
        ("methods", "其他: 甲：乙", "other:甲：乙"),
        ("methods", "other：a:b", "other:a:b"),
        ("organs", "司法局", "legal"),
        ("organs", "法制办", "legal"),
        ("circumstances", "c9", "c9"),
        ("circumstances", "C9", "c9"),
        ("circumstances", "9", "c9"),
        ("areas", "i8.6", "i8.6"),
        ("areas", "8.6", "i8.6"),
        ("areas", "行政审批拖延，甚至搁置不办", "i5.4"),
        ("measures", "免职", "m4.5"),
        ("measures", "党纪政务处分", "m5"),
        ("measures", "m4.other:停职", "m4.other:停职"),
        ("sources", "S1.其他：市长信箱", "s1.other:市长信箱"),
        ("states", "调查中", "investigating"),
        ("person_kinds", "单位", "unit"),
        ("endings", "其他：主体撤销", "other:主体撤销"),
        ("zones", "高新区", "hi_tech"),
    ],
)
def test_finds_the_code_for_what_is_typed(section: str, typed: str, code: str) -> None:
    assert PROFILE.find(section, typed) == code


@pytest.mark.parametrize(
    ("section", "typed"),
    [
        ("channels", "other:电话"),  # the channels are three
        ("notice_methods", "其他：托人转告"),
        ("methods", "other:"),
        ("methods", "other: "),
        ("methods", "电话核实"),
        ("measures", "m1.other:提醒"),
        ("distinctions", "d1.other:甲"),
        ("circumstances", "21"),
        ("circumstances", ""),
        ("nothing", "c1"),
    ],
)
def test_an_unknown_code_carries_its_facts(section: str, typed: str) -> None:
    with pytest.raises(UnknownCode) as caught:
        PROFILE.find(section, typed)
    assert (caught.value.section, caught.value.value) == (section, typed)
    assert set(caught.value.choices) - {"other:TEXT"} == {entry.id for entry in PROFILE.section(section)}


def test_only_an_open_section_offers_other_among_the_choices() -> None:
    choices = {}
    for section in ("methods", "notice_methods"):
        with pytest.raises(UnknownCode) as caught:
            PROFILE.find(section, "?")
        choices[section] = caught.value.choices
    assert choices == {
        "methods": ("document", "site", "hearing", "inquiry", "other:TEXT"),
        "notice_methods": ("direct", "mail", "electronic", "left", "public", "oral"),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_code_and_its_term_lead_back_to_it(section: str, lang: str) -> None:
    for entry in PROFILE.section(section):
        for one in (entry, *entry.items):
            assert PROFILE.find(section, one.id) == one.id
            assert PROFILE.find(section, PROFILE.term(section, one.id, lang)) == one.id
            assert PROFILE.find(section, PROFILE.name_on(section, one.id, "2017-05-17", lang)) == one.id
            assert PROFILE.entry(section, one.id) == one


@settings(deadline=None)
@given(section=st.sampled_from(OPEN), said=st.text().filter(str.strip), lang=st.sampled_from(["zh", "en"]))
def test_what_is_said_under_other_survives_showing_and_typing(section: str, said: str, lang: str) -> None:
    code = PROFILE.find(section, f"other:{said}")
    assert code == f"other:{said.strip()}"
    assert PROFILE.find(section, PROFILE.term(section, code, lang)) == code


@pytest.mark.parametrize(
    ("section", "code", "zh", "en"),
    [
        ("methods", "site", "实地检查", "site inspection"),
        ("methods", "other:电话", "其他：电话", "other: 电话"),
        ("measures", "m4.other:停职", "其他：停职", "other: 停职"),
        ("states", "declined", "不予受理", "declined"),
        ("states", "of_a_later_version", "of_a_later_version", "of_a_later_version"),
        ("no_such_section", "x", "x", "x"),
    ],
)
def test_a_code_is_shown_by_its_term(section: str, code: str, zh: str, en: str) -> None:
    assert (PROFILE.term(section, code, "zh"), PROFILE.term(section, code, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("code", "on", "zh", "en"),
    [
        ("legal", "2017-05-17", "法制办", "legal affairs office"),
        ("legal", "2018-12-31", "法制办", "legal affairs office"),
        ("legal", "2019-01-01", "司法局", "judicial bureau"),
        ("legal", date(2026, 11, 23), "司法局", "judicial bureau"),
        ("discipline", date(2017, 12, 31), "纪委（监察局）", "discipline commission (supervision bureau)"),
        ("discipline", date(2018, 1, 1), "纪委监委", "discipline and supervisory commissions"),
        ("audit", "2017-05-17", "审计部门", "audit office"),
        ("other:信访局", "2026-11-23", "其他：信访局", "other: 信访局"),
    ],
)
def test_an_organ_is_called_what_it_was_called_on_the_day(
    code: str, on: date | str, zh: str, en: str
) -> None:
    assert PROFILE.organ_name(code, on, "zh") == zh
    assert PROFILE.organ_name(code, on, "en") == en


@pytest.mark.parametrize(
    ("section", "code", "before", "changed", "after"),
    [
        ("terms", "sanction", "党政纪处分", "2018-03-01", "党纪政务处分"),
        ("terms", "non_leading_post", "非领导职务", "2019-06-01", "职级"),
        ("measures", "m4.2", "改任非领导职务", "2019-06-01", "改任职级公务员"),
        ("measures", "m5", "党纪政纪处分", "2018-03-01", "党纪政务处分"),
    ],
)
def test_terms_change_on_their_day(section: str, code: str, before: str, changed: str, after: str) -> None:
    the_day = date.fromisoformat(changed)
    the_day_before = date.fromordinal(the_day.toordinal() - 1)
    assert PROFILE.name_on(section, code, the_day_before, "zh") == before
    assert PROFILE.name_on(section, code, the_day, "zh") == after


@pytest.mark.parametrize("section", ["organs", "terms", "measures"])
@settings(deadline=None)
@given(on=st.dates(date(1949, 10, 1), date(2100, 12, 31)))
def test_exactly_one_name_is_in_use_on_any_day(section: str, on: date) -> None:
    for entry in PROFILE.section(section):
        for one in (entry, *entry.items):
            names = one.more.get("names", [])
            day = on.isoformat()
            in_use = [name for name in names if name.get("from", "") <= day < name.get("to", "9999")]
            assert len(in_use) == bool(names)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("阳江高新区管委会", "hi_tech"),
        ("海陵岛经济开发试验区某局", "hailing"),
        ("滨海新区", "binhai"),
        ("某产业园管理办公室", "generic"),
        ("某县住建局", None),
        ("", None),
    ],
)
def test_a_unit_whose_name_says_a_zone(name: str, zone: str | None) -> None:
    found = PROFILE.zone_in(name)
    assert (found and found.id) == zone


@pytest.mark.parametrize(
    ("code", "article", "zh"),
    [
        ("c5", "二(二)1(5)", "招商引资、产业转型中的非主观失误"),
        ("C5", "二(二)1(5)", "招商引资、产业转型中的非主观失误"),
        ("x2", "二(二)2(2)", "假公济私，经查实有违纪违法谋取私利行为"),
        ("i1.2", "三(二)1", "不按规定公开信息"),
        ("m4.5", "四(五)", "免职"),
        ("limit.acceptance", "二(三)2", "受理时限"),
        ("channel.appeal", "二(三)2", "申诉"),
        ("mechanism.accountability.dual_inquiry", "四(六)", "一案双查"),
        ("counting", None, "起算日不计入，从次一工作日起数第一日"),
    ],
)
def test_a_rule_by_its_id(code: str, article: str | None, zh: str) -> None:
    rule = PROFILE.rule(code)
    assert (rule.article, rule.zh) == (article, zh)


def test_an_unknown_rule_offers_all_there_are() -> None:
    with pytest.raises(UnknownCode) as caught:
        PROFILE.rule("c21")
    assert caught.value.section == "rules"
    assert caught.value.choices == tuple(PROFILE.rules)


def test_rule_ids_are_unambiguous() -> None:
    entries = [one for name in RULE_SECTIONS for e in PROFILE.section(name) for one in (e, *e.items)]
    assert len(PROFILE.rules) == len(entries)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("招商引资", "zh", ("c5",)),
        ("招商引资", None, ("c5",)),
        ("招商引资", "en", ()),
        ("Attracting Investment", "en", ("c5",)),
        ("司法局", "zh", ("organ.legal", "term.legal_office")),
        ("二(二)1(7)", "zh", ("c7",)),
        ("二（二）2（6）", "en", ("x6",)),
        ("五(三)", None, ("supervision.inspection", "term.supervision_organ")),
    ],
)
def test_searching_rules(text: str, lang: str | None, found: tuple[str, ...]) -> None:
    assert search(PROFILE, text, lang) == found


def test_another_citys_profile_needs_no_code() -> None:
    """Fifteen days, its own zones, the start counted, its own prefix."""
    text = TEXT
    for ours, theirs in {
        'name = "yangjiang"': 'name = "elsewhere"',
        "working_days = 10": "working_days = 15",
        '["高新区", "高新技术产业开发区"]': '["临港新城"]',
        "start_counted = false": "start_counted = true",
        'default_prefix = "容"': 'default_prefix = "他容"',
        "yellow = 3 ": "yellow = 5 ",
    }.items():
        assert text.count(ours) == 1
        text = text.replace(ours, theirs)
    other = parse(text)
    zone = other.zone_in("临港新城管委会")
    assert zone
    assert (other.name, other.limits[0].span, zone.id) == ("elsewhere", Span("working_day", 15), "hi_tech")
    assert (other.start_counted, other.default_prefix, other.yellow) == (True, "他容", 5)
    assert PROFILE.zone_in("临港新城管委会") is None
    assert other.sha256 != PROFILE.sha256


def test_a_profile_read_back_from_json_is_the_same() -> None:
    again = Profile(json.loads(json.dumps(PROFILE.content)))
    assert again.sha256 == PROFILE.sha256
    assert again.rules == PROFILE.rules
    assert (again.limits, again.states, again.acts) == (PROFILE.limits, PROFILE.states, PROFILE.acts)


def test_the_hash_covers_content_not_its_order() -> None:
    backwards = Profile(dict(reversed(list(PROFILE.content.items()))))
    changed = Profile({**PROFILE.content, "version": "later"})
    assert backwards.sha256 == PROFILE.sha256 != changed.sha256
    assert len(PROFILE.sha256) == 64


def test_using_a_profile_loads_no_parser_and_no_schema() -> None:
    code = "import sys, sqqf.procedure.rules.profile; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"tomllib", "hashlib", "dataclasses", "sqqf.procedure.rules.check"} & set(loaded)
