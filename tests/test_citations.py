"""How a profile cites its document: by parts, or by 条款项目; checked, and written out in papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sqqf.procedure.facts.words import brief, citations, spelled
from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.faults import ProfileFaults
from sqqf.procedure.rules.profile import Profile
from tests.cases import PROFILE, changed_profile
from tests.test_cli_papers import text_of
from tests.test_rules_in_force import CITY, SHIPPED

if TYPE_CHECKING:
    from tests.conftest import Sqqf

DECLARED = 'citations = "parts"'


def in_articles(text: str) -> str:
    """The shipped rules, citing 条 and 项: 二(三)2 becomes 第二条第(三)项."""
    text = text.replace(DECLARED, 'citations = "articles"')
    text = re.sub(r'article = "(.)\((.)\)[^"]*"', r'article = "第\1条第(\2)项"', text)
    return re.sub(r'article = "([一二三四五])"', r'article = "第\1条"', text)


def one_article(article: str, form: str) -> Profile:
    """The shipped rules with another article of their first limit, where any form is allowed or one is declared."""
    where = ('id = "acceptance"\narticle = "二(三)2"', f'id = "acceptance"\narticle = "{article}"')
    return changed_profile(where, (f"{DECLARED}\n", f"{form}\n"), read=parse)


@pytest.mark.parametrize(
    "article",
    [
        "第十二条",
        "第十二条第二款",
        "第十二条第二款第(三)项",
        "第一百零二条第(三)项第2目",
        "第九条之一",
        "第九条第（三）项",
    ],
)
def test_articles_of_the_other_form_hold_where_nothing_is_declared(article: str) -> None:
    limit = one_article(article, "").limits[0]
    assert limit.article == article.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(
    "article", ["十二条", "第十二", "第12条", "第十二条三", "第十二条第三项", "二(三)2(", "二.三"]
)
def test_what_is_of_no_form_is_refused_with_examples(article: str) -> None:
    with pytest.raises(ProfileFaults) as refused:
        one_article(article, "")
    (fault,) = refused.value.faults
    assert (fault.place, fault.code) == ("limits[0].article", "form")
    assert fault.facts["expected"] == "二(三)2 / 第十二条第二款第(三)项"


def test_a_declared_form_is_the_only_one() -> None:
    with pytest.raises(ProfileFaults) as refused:
        one_article("第十二条", DECLARED)
    assert [(one.place, one.code) for one in refused.value.faults] == [("limits[0].article", "form")]
    assert parse(in_articles(SHIPPED.read_text(encoding="utf-8"))).limits[0].article == "第二条第(三)项"
    with pytest.raises(ProfileFaults) as refused:
        changed_profile((DECLARED, 'citations = "paragraphs"'), read=parse)
    assert [(one.place, one.code) for one in refused.value.faults] == [("citations", "choice")]


def test_each_form_is_written_out() -> None:
    assert spelled("二(三)3(2)") == "第二部分第（三）项第3点第（2）小点"
    assert spelled("第十二条第二款第(三)项第1目") == "第十二条第二款第（三）项第1目"
    entry = PROFILE.section("circumstances")[0]
    assert brief(entry._replace(article="第九条第(三)项")).startswith("（三）")
    assert brief(entry._replace(article="第九条")) == entry.zh


def test_every_place_that_a_paper_cites_is_in_the_rules() -> None:
    text = (SHIPPED.parents[2] / "papers/data/papers.toml").read_text(encoding="utf-8")
    named = {
        ref
        for refs in re.findall(r"\{§([^{}…]+)\}", text)
        if "SECTION" not in refs
        for ref in refs.split("、")
    }
    assert named <= citations(PROFILE).keys()


def test_papers_cite_the_articles_of_the_rules_in_force(sqqf: Sqqf) -> None:
    path = sqqf.folder / "p.toml"
    path.write_text(in_articles(SHIPPED.read_text(encoding="utf-8")), encoding="utf-8")
    sqqf.ok(*CITY.split(), path)
    case = "case new --channel appeal --applicant 陈某 --matter 某事 --point 某点 --received 2026-11-16"
    for line in (case, "case accept 1 --on 2026-11-20", "paper make acceptance 1 --output a.docx"):
        sqqf.ok(*line.split())
    said = text_of(sqqf.folder / "a.docx")
    assert "第二条第（三）项" in said
    assert "于2026年11月20日决定予以受理" in said
    assert "部分第" not in said
    assert sqqf.json("deadlines")[0]["article"] == "第二条第(三)项"
