"""``group show`` and ``group set``: what letters say of the group, told once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.test_cli_papers import NOTICED, made, text_of
from tests.test_cli_refusals import told

if TYPE_CHECKING:
    from tests.conftest import Sqqf

ALL = (
    "group set --address 某县某路1号 --telephone 0662-0000000 --contact 赵某 --postcode 529500"
    " --issuer discipline:某县纪委监委 --issuer 组织部门：某县委组织部"
)
NOTHING = dict.fromkeys(
    ("address", "telephone", "contact", "postcode", "seal", "title_font", "body_font", "page_number")
)


def test_nothing_is_told_at_first_and_what_was_told_last_holds(county: Sqqf) -> None:
    named = {"group": "某县容错调查工作小组", "level": "county", "prefix": "县容"}
    assert county.json("group", "show") == {**named, **NOTHING, "issuers": {}}
    county.ok(*ALL.split())
    county.ok("group", "set", "--telephone", "0662-1111111", "--seal", "某县纪委监委（代章）")
    now = {
        **named,
        "address": "某县某路1号",
        "telephone": "0662-1111111",
        "contact": "赵某",
        "postcode": "529500",
        "seal": "某县纪委监委（代章）",
        "title_font": None,
        "body_font": None,
        "page_number": None,
        "issuers": {"discipline": "某县纪委监委", "organization": "某县委组织部"},
    }
    assert county.json("group", "show") == now
    assert county.json("group", "set", "--clear", "seal", "--clear", "contact") == {
        **now,
        "seal": None,
        "contact": None,
    }
    assert county.json("verify")["ok"]


def test_it_is_an_act_of_the_ledger_and_stands_in_its_log(county: Sqqf) -> None:
    county.ok("--by", "李某", *ALL.split())
    acts = county.json("log", "--by", "李某")
    assert [act["kind"] for act in acts] == ["group_set", "issuer", "issuer"]
    assert "某县某路1号" in acts[0]["text"]


def test_no_letter_has_the_particulars_blank_once_they_are_told(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    before = made(sqqf, "acceptance", "1")
    assert {"电话", "地址"} <= set(before["missing"])
    sqqf.ok(*ALL.split())
    sqqf.ok("group", "set", "--seal", "某县纪委监委（代章）")
    paper = made(sqqf, "acceptance", "1", "--red-head")
    assert paper["missing"] == ["提供材料的日期"]
    said = text_of(Path(paper["path"]))
    assert "联系人：赵某，电话：0662-0000000，地址：某县某路1号，邮编：529500）" in said
    assert said.startswith("某容错调查工作小组\n"), "the head is the name"
    assert "\n某县纪委监委（代章）\n2026年11月18日\n（联系人：" in said
    facts = sqqf.json("paper", "make", "acceptance", "1", "--facts")
    assert (facts["contact"], facts["postcode"]) == ("赵某", "529500")


def test_papers_look_as_the_group_told_and_name_what_stands_in_for_its_fonts(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    looks = ("--title-font", "小标宋 <&", "--body-font", "方正仿宋_GBK", "--page-number", "第 {n} 页")
    sqqf.ok("group", "set", *looks)
    with ZipFile(made(sqqf, "acceptance", "1")["path"]) as file:
        fonts, styles, foot = (
            file.read(f"word/{name}.xml").decode() for name in ("fontTable", "styles", "footer1")
        )
    assert '<w:font w:name="方正仿宋_GBK"><w:altName w:val="仿宋"/>' in fonts
    assert '<w:font w:name="小标宋 &lt;&amp;"><w:altName w:val="华文中宋"/>' in fonts
    assert "仿宋_GB2312" not in styles
    assert "方正小标宋简体" not in styles
    assert (">第 <" in foot, "> 页<" in foot) == (True, True)
    assert sqqf.json("group", "set", "--clear", "body-font")["body_font"] is None


def test_without_a_contact_letters_name_the_officer(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    sqqf.ok("case", "assign", "1", "--officer", "李某")
    facts = sqqf.json("paper", "make", "acceptance", "1", "--facts")
    assert facts["contact"] == facts["officer"] == "李某"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(("--page-number", "第页"), "not a form of the page number: “第页”", id="no number"),
        pytest.param(("--page-number", "{n}/{n}"), "not a form of the page number", id="two numbers"),
        pytest.param(("--body-font", "仿" * 32), "not the name of a font", id="font"),
        pytest.param((), "there is nothing to set", id="nothing"),
        pytest.param(("--clear", "name"), "no such particular of the group: “name”", id="particular"),
        pytest.param(("--issuer", "某县纪委"), "is not an organ and its name", id="issuer"),
        pytest.param(("--issuer", "audit:某审计局"), "“audit” is not among the", id="organ"),
        pytest.param(("--address", " "), "a text here is blank", id="blank"),
    ],
)
def test_what_cant_be_set_says_why_and_sets_nothing(county: Sqqf, line: tuple[str, ...], said: str) -> None:
    head = county.json("verify")["head"]
    answer = county("group", "set", "--telephone=1", *line) if line else county("group", "set")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert county.json("verify")["head"] == head
