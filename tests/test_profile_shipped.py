"""The shipped profile: all that it says, as a text to review, and what has to hold of it however it is worded.

The text is ``tests/golden/profile.txt``; renewing it: see test_cli_golden.py. It has the Chinese words and every fact;
that each has English words too is one of the laws.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest

from sqqf.calendar.days import Span
from sqqf.cli.app import COMMANDS, GROUPS
from sqqf.procedure.rules.check import parse
from tests.test_cli_golden import held

PROFILE = parse(files("sqqf.procedure.data").joinpath("yangjiang.toml").read_text("utf-8"))

OUTLINE = {
    # What the Opinion is divided into: an item, and how far its own items are numbered.
    **{f"一({n})": 0 for n in "一二三四"},
    "二(一)": 3, "二(二)": 2, "二(二)1": 20, "二(二)2": 6, "二(三)": 5, "二(三)3": 3, "二(四)": 4, "二(五)": 4,
    "三(一)": 0, "三(二)": 8, "三(三)": 4,
    **{f"四({n})": 0 for n in "一二三四五六"},
    **{f"五({n})": 0 for n in "一二三"},
}  # fmt: skip
ARTICLES = {*OUTLINE} | {
    f"{item}({n})" if item[-1].isdigit() else f"{item}{n}"
    for item, last in OUTLINE.items()
    for n in range(1, last + 1)
}


def lines(name: str, value: Any, indent: str = "") -> Iterator[str]:
    """A value of the profile as text: a table's first line has its id, article and Chinese words, the next its facts."""
    if isinstance(value, dict):
        head = (name, value.get("id"), value.get("article"), value.get("zh"))
        yield indent + "  ".join(part for part in head if part)
        rest = {key: one for key, one in value.items() if key not in ("id", "article", "zh", "en")}
        facts = {key: one for key, one in rest.items() if not any(tables(one))}
        if facts:
            yield f"{indent}    {', '.join(f'{key}={told(one)}' for key, one in facts.items())}"
        for key, one in rest.items():
            if key not in facts:
                yield from lines(key, one, indent + "    ")
    elif any(tables(value)):
        yield f"{indent}{name}:"
        for one in value:
            yield from lines("", one, indent + "  ")
    else:
        yield f"{indent}{name}={told(value)}"


def told(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Every table in a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from tables(part)


def test_what_the_shipped_rules_say() -> None:
    sections = ("\n".join(lines(name, value)) for name, value in PROFILE.content.items())
    held("profile.txt", "\n\n".join(sections) + "\n")


# ── laws ──

Wrong = Iterator[object]
"""What a law doesn't hold for."""


def an_article_is_one_of_the_opinions() -> Wrong:
    cited = {table["article"] for table in tables(PROFILE.content) if "article" in table}
    yield from cited - ARTICLES


def a_rule_cites_its_article_or_says_what_else_it_rests_on() -> Wrong:
    for code, entry in PROFILE.rules.items():
        if entry.article is None and entry.more.get("basis") not in ("analogy", "practice", "other_rules"):
            yield code


def a_code_has_the_number_of_its_article() -> Wrong:
    for prefix, article in {"c": "二(二)1({})", "x": "二(二)2({})", "r": "二(四){}", "i": "三(二){}"}.items():
        for code, entry in PROFILE.rules.items():
            if re.fullmatch(rf"{prefix}\d+", code) and entry.article != article.format(code[1:]):
                yield code


def what_stands_under_a_rule_has_its_code() -> Wrong:
    for section in PROFILE.content:
        for entry in PROFILE.section(section):
            yield from (item.id for item in entry.items if not item.id.startswith(f"{entry.id}."))


def every_wording_is_there_in_both_languages() -> Wrong:
    for table in tables(PROFILE.content):
        if {"zh", "en"} & set(table):
            zh, en = table.get("zh", ""), table.get("en", "").replace("〔year〕", "[year]")
            is_chinese = re.search(r"[\u4e00-\u9fff]", zh) or zh.isdigit()
            if not is_chinese or not en.strip() or re.search(r"[\u3000-\u303f\u4e00-\u9fff]", en):
                yield table


def a_finding_names_the_same_facts_in_both_languages() -> Wrong:
    for entry in PROFILE.section("findings"):
        zh, en = (Counter(re.findall(r"\{(\w+)\}", text)) for text in (entry.zh, entry.en))
        if zh != en:
            yield entry.id


def a_defect_is_of_what_the_opinion_obliges_to() -> Wrong:
    for entry in PROFILE.section("findings"):
        if entry.more["severity"] == "defect" and not (entry.article or "").startswith("二"):
            yield entry.id


def a_circumstance_opens_the_reliefs_that_its_article_names() -> Wrong:
    """1–16 may be exempted, 17–19 are only lighter, 20 may be any of them where some rule says so."""
    for n, entry in enumerate(PROFILE.section("circumstances"), start=1):
        reliefs = ["mitigated", "lenient"] if 17 <= n <= 19 else ["exempted", "mitigated", "lenient"]
        if [*entry.more["reliefs"]] != reliefs or entry.more.get("needs_basis", False) != (n == 20):
            yield entry.id


def a_circumstance_is_shown_by_more_than_one_element() -> Wrong:
    for entry in PROFILE.section("circumstances"):
        alternatives = [one["any_of"] for one in entry.more["elements"] if "any_of" in one]
        if len(entry.more["elements"]) < 2 or any(len(one) < 2 for one in alternatives):
            yield entry.id


def the_classes_follow_each_other() -> Wrong:
    classes = [entry.more["class"] for entry in PROFILE.section("circumstances")]
    if classes != sorted(classes) or {*map(str, classes)} != {one.id for one in PROFILE.section("classes")}:
        yield classes


def what_a_tolerance_case_comes_to_has_an_effect_on_a_lead() -> Wrong:
    effects = {one.id for one in PROFILE.section("tolerance_effects")}
    yield from {one.id for one in PROFILE.section("outcomes")} - effects


def what_is_not_from_the_opinion_is_off_and_says_so() -> Wrong:
    for entry in PROFILE.section("optional"):
        named = "非《意见》规定" in entry.zh and "not from the Opinion" in entry.en
        if entry.article or entry.more["enabled"] or not named:
            yield entry.id


LAWS = [
    an_article_is_one_of_the_opinions,
    a_rule_cites_its_article_or_says_what_else_it_rests_on,
    a_code_has_the_number_of_its_article,
    what_stands_under_a_rule_has_its_code,
    every_wording_is_there_in_both_languages,
    a_finding_names_the_same_facts_in_both_languages,
    a_defect_is_of_what_the_opinion_obliges_to,
    a_circumstance_opens_the_reliefs_that_its_article_names,
    a_circumstance_is_shown_by_more_than_one_element,
    the_classes_follow_each_other,
    what_a_tolerance_case_comes_to_has_an_effect_on_a_lead,
    what_is_not_from_the_opinion_is_off_and_says_so,
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_it_holds_that(law: Callable[[], Wrong]) -> None:
    assert list(law()) == []


@pytest.mark.parametrize(
    ("section", "count"),
    [
        *(("principles", 4), ("distinctions", 3), ("classes", 6), ("circumstances", 20), ("bars", 6)),
        *(("organs", 7), ("invited", 5), ("channels", 3), ("methods", 4), ("results", 4), ("corrections", 4)),
        *(("areas", 8), ("sources", 6), ("verification", 3), ("measures", 5), ("mechanisms", 6)),
    ],
)
def test_it_has_as_many_as_the_opinion(section: str, count: int) -> None:
    assert len(PROFILE.section(section)) == count


@pytest.mark.parametrize(
    ("section", "code", "says", "never"),
    [
        *(
            ("circumstances", "c4", "一定影响", "仅"),
            ("circumstances", "c10", "it is one of these", "可以理解"),
        ),
        *(
            ("circumstances", "c18", "the negative effect", "reputation"),
            ("bars", "x1", "已明令", "going on"),
        ),
        *(("bars", "x5", "法定职责", "duty not done"), ("areas", "i1.3", "法规制度", "important rules or")),
        *(("areas", "i1.5", "按时按质", "如期"), ("areas", "i2.1", "不认真", "不作调研")),
        *(("areas", "i3.3", "班子成员", "丢掉"), ("areas", "i6.2", "不积极", "不回应")),
        *(("areas", "i8.5", "耐心", "推了之"), ("areas", "i8.6", "主动", "能办也不办")),
        *(("sources", "s1.5", "媒体", "网络"), ("sources", "s1.6", "网络", "媒体")),
        *(("duties", "check_first", "情形和条件", "够得上"), ("duties", "feedback", "反馈", "告诉")),
    ],
)
def test_an_entry_says_no_more_and_no_less_than_its_article(
    section: str, code: str, says: str, never: str
) -> None:
    said = next(
        json.dumps(one, ensure_ascii=False)
        for one in tables(PROFILE.content[section])
        if one.get("id") == code
    )
    assert says in said
    assert never not in said


@pytest.mark.parametrize(
    ("limit", "article", "days"),
    [("acceptance", "二(三)2", 10), ("investigation", "二(三)3(3)", 30), ("filing", "二(三)4", 5)],
)
def test_the_limits_of_the_opinion(limit: str, article: str, days: int) -> None:
    (found,) = [one for one in PROFILE.limits if one.id == limit]
    assert (found.article, found.span, found.basis_for("appeal")) == (
        article,
        Span("working_day", days),
        "letter",
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_findings_remedy_names_commands_that_exist(lang: str) -> None:
    """Each remedy names at least one command, and each of them is there."""
    for entry in PROFILE.section("findings"):
        named = re.findall(r"sqqf ([a-z]+)(?: ([a-z]+(?:-[a-z]+)*))?", entry.more["remedy"][lang])
        assert named, entry.id
        for group, name in named:
            assert group in COMMANDS, (entry.id, group)
            assert group not in GROUPS or not name or name in GROUPS[group], (entry.id, group, name)
