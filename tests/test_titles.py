"""What a place's document is called for short, and that nothing calls it the Opinion where it is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sqqf.procedure.facts.words import counted
from sqqf.procedure.rules.title import short_title
from tests.cases import PROFILE
from tests.test_county_profile import COUNTY, INIT

if TYPE_CHECKING:
    from tests.conftest import Sqqf


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        (str(PROFILE.content["source"]), "《实施意见》", "the Opinion"),
        ("青禾县容错纠错实施办法（试行）", "《实施办法》", "the Measures"),
        ("某区容错免责暂行办法", "《暂行办法》", "the Measures"),
        ("某市关于建立容错机制的意见", "《意见》", "the Opinion"),
        ("某市容错纠错工作细则（试行）（2024年修订）", "《细则》", "the Detailed Rules"),
        ("某市容错纠错工作实施方案", "《实施方案》", "the Plan"),
        ("关于支持干部担当作为的若干措施", "《关于支持干部担当作为的若干措施》", "the rules"),
        ("某市意见汇编", "《某市意见汇编》", "the rules"),
    ],
)
def test_it_is_called_by_its_kind(source: str, zh: str, en: str) -> None:
    assert (short_title(source, "zh"), short_title(source, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("n", "said"), [(1, "一"), (2, "两"), (3, "三"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_a_number_that_counts(n: int, said: str) -> None:
    assert counted(n) == said


@pytest.mark.parametrize(
    ("lang", "headings", "never"),
    [
        (
            "en",
            [
                "The two distinctions",
                "The eleven circumstances",
                "The seven bars",
                "Not from the Measures; off",
            ],
            "Opinion",
        ),
        ("zh", ["两个区分", "十一种容错情形", "七种不予情形", "非《实施办法》规定，默认不启用"], "《意见》"),
    ],
)
def test_headings_count_and_name_the_document(sqqf: Sqqf, lang: str, headings: list[str], never: str) -> None:
    sqqf.ok(*INIT.split(), COUNTY)
    said = sqqf("rules", "list", env={"SQQF_LANG": lang}).out
    assert all(heading in said for heading in headings)
    assert never not in said


def test_what_is_missing_and_what_waits_name_the_document(sqqf: Sqqf) -> None:
    sqqf.ok(*INIT.split(), COUNTY)
    new = "case new --channel application --applicant 陈某 --matter 事项 --point 要点 --received 2026-11-16"
    answer = sqqf(*new.split(), env={"SQQF_LANG": "zh"})
    assert "尚缺《实施办法》要求随申请提交的材料：容错申请书" in answer.err
    assert "missing, though required with the application by the Measures: application form" in sqqf.ok(
        "case", "show", "1"
    )
    sqqf.ok("case", "accept", "1", "--on", "2026-11-18")
    sqqf.ok(
        *[
            "step",
            "add",
            "1",
            "--method",
            "document",
            "--point",
            "1",
            "--on",
            "2026-11-18",
            "--people",
            "李某",
            "--finding",
            "属实",
        ]
    )
    sqqf.ok(*["case", "conclude", "1", "--on", "2026-11-19", "--finding", "属实"])
    assert "Waiting, without a limit in the Measures" in sqqf.ok("summary")
