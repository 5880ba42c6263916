"""tests/profiles/zone.toml: a whole set of rules of a zone, and a case walked by them with the program as people run it.

Six conditions that must all hold, a first screening within a working day, risk filings, a return visit within six months.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.store.ledger.profiles import read_profile
from tests.test_cli_golden import held
from tests.test_cli_papers import text_of

if TYPE_CHECKING:
    from tests.conftest import Sqqf

RULES = Path(__file__).parent / "profiles" / "zone.toml"
TO_THE_CONCLUSION = """
2026-03-02 member add 赵某 --organ discipline --role lead
2026-03-02 member add 钱某 --organ organization
2026-03-02 prefiling new --by-unit 新区招商局 --title 标准地出让试点 --kind 先行先试 --on 2026-03-02 --to 新区管委会 --start 2026-03-16
2026-03-03 prefiling screen P2026-1 --on 2026-03-03 --result 准予报备
2026-06-03 prefiling track P2026-1 --on 2026-06-03 --text 两宗用地按期开工，一宗退出
2026-07-06 case new --channel appeal --applicant 陈某 --unit 新区招商局 --post 科长 --matter 标准地出让试点中一宗用地未按期开工 --point 出让条件是否经集体研究 --point 企业退出后是否及时处置 --received 2026-07-06 --officer 李某 --document 申诉书 --proceeding 新区纪检监察工委 --circumstance 1
2026-07-07 case record 1 初审 --on 2026-07-07 --set 初审人=王某 --set 初审意见=建议受理
2026-07-08 case accept 1 --on 2026-07-08
2026-07-08 case notify 1 --on 2026-07-08 --method direct
2026-07-15 step add 1 --method document --point 1 --on 2026-07-15 --people 李某,王某 --finding 会议纪要载明经集体研究 --evidence 会议纪要
2026-07-16 step add 1 --method hearing --point 2 --on 2026-07-16 --people 李某,王某 --finding 企业退出后十日内收回用地 --evidence 谈话笔录
2026-07-24 case conclude 1 --on 2026-07-24 --finding 出让条件经集体研究，企业退出后及时收回用地
"""
ASSESSED = """
2026-07-27 assess circumstance 1 c1 --element 1=yes --element 2=yes --reason 试点为新区发展，未见私利 --evidence step:1
2026-07-27 assess circumstance 1 c2 --element 1=yes --reason 上级鼓励试点 --evidence step:1
2026-07-27 assess circumstance 1 c3 --element 1=yes --reason 经管委会集体研究 --evidence step:1
2026-07-27 assess circumstance 1 c4 --element 1=yes --element 2=yes --reason 事前报备，过程跟踪 --evidence prefiling:P2026-1
2026-07-27 assess circumstance 1 c5 --element 1=yes --reason 用地已收回，未造成损失 --evidence step:2 --evidence 收回用地通知
2026-07-27 assess distinction 1 d1 --side tolerant --reason 试点中缺乏经验 --evidence step:1
2026-07-27 assess distinction 1 d2 --side tolerant --reason 未见私利 --evidence step:1
2026-07-27 assess bar 1 x1 --established no --reason 未发现此种情形 --evidence step:1
2026-07-27 assess bar 1 x2 --established no --reason 未发现此种情形 --evidence step:1
2026-07-27 assess bar 1 x3 --established no --reason 未发现此种情形 --evidence step:1
2026-07-27 assess bar 1 x4 --established no --reason 未发现此种情形 --evidence step:1
2026-07-27 assess bar 1 x5 --established no --reason 未发现此种情形 --evidence step:1
2026-07-27 assess bar 1 x6 --established no --reason 未发现此种情形 --evidence step:1
"""
THE_SIXTH = "2026-07-27 assess circumstance 1 c6 --element 1=yes --element 2=yes --reason 主动报告并收回用地 --evidence step:2 --evidence 书面报告"
DELIBERATED = "2026-07-28 case deliberate 1 --on 2026-07-28 --present 赵某,钱某 --opinion exempted --reason 六项条件同时具备"
TO_THE_END = """
2026-07-29 case submit 1 --on 2026-07-29 --to 新区党工委
2026-07-31 case approve 1 --on 2026-07-31 --body 党工委 --reference 启党工〔2026〕12号
2026-08-03 case decide 1 --on 2026-08-03 --document 启容决〔2026〕1号
2026-08-03 paper make decision 1 --output 决定书.docx --to 陈某
2026-08-05 case feedback 1 --on 2026-08-05 --to 陈某 --role applicant --method direct
2026-08-05 case feedback 1 --on 2026-08-05 --to 新区纪检监察工委 --role organ --use accountability
2026-08-06 case clarify 1 --on 2026-08-06 --needed no --reason 未造成负面影响
2026-08-06 case apply 1 --way r3 --on 2026-08-06 --to 新区党群工作部
2026-08-06 correction none 1 --on 2026-08-06 --reason 已自行纠正
2026-08-10 case close 1 --on 2026-08-10
"""
VISITED = "2027-01-20 case record 2026-1 回访 --on 2027-01-20 --set 回访人=李某、王某 --set 回访结果=履职正常"
A_YEAR_LATER = "2027-02-10"
"""After the six months from the decision on 2026-08-03, which end on 2027-02-03."""


def walk(sqqf: Sqqf, *texts: str) -> None:
    """Run these lines, each on its own day."""
    for line in "\n".join(texts).split("\n"):
        if line:
            today, *words = shlex.split(line)
            sqqf.ok(*words, today=today)


@pytest.fixture
def zone(sqqf: Sqqf) -> Sqqf:
    """The zone's ledger, its case concluded; said in Chinese."""
    sqqf.env["SQQF_LANG"] = "zh"
    walk(sqqf, f"2026-03-02 init --group 启明新区容错纠错工作小组 --level city --profile '{RULES}'")
    walk(sqqf, TO_THE_CONCLUSION)
    return sqqf


def test_a_case_from_its_registration_to_the_return_visit(zone: Sqqf) -> None:
    walk(zone, ASSESSED, THE_SIXTH, DELIBERATED, TO_THE_END)
    held("../papers/zone-decision.txt", text_of(zone.folder / "决定书.docx") + "\n")
    case = zone.json("case", "show", "2026-1", today="2026-08-10")
    assert (case["state"], case["outcome"]) == ("closed", "exempted")
    dues = {one["kind"]: (one["due_on"], one["status"]) for one in case["deadlines"]}
    assert dues == {
        "screening": ("2026-07-07", "met"),
        "acceptance": ("2026-07-13", "met"),
        "investigation": ("2026-08-05", "met"),
        "return_visit": ("2027-02-03", "open"),
    }
    assert "record revisited" in case["next"]
    walk(zone, VISITED)
    assert zone.json("case", "check", "2026-1", today=A_YEAR_LATER) == []
    assert zone.json("deadlines", today=A_YEAR_LATER) == []
    assert zone.json("verify")["ok"]
    walk(zone, f"{A_YEAR_LATER} paper make archive 2026-1 --output 目录.docx")
    index = text_of(zone.folder / "目录.docx")
    assert "初审；初审人：王某；初审意见：建议受理" in index
    assert "回访；回访人：李某、王某；回访结果：履职正常" in index


def test_a_missing_return_visit_is_found(zone: Sqqf) -> None:
    walk(zone, ASSESSED, THE_SIXTH, DELIBERATED, TO_THE_END)
    assert not [
        one for one in zone.json("case", "check", "2026-1", today="2027-02-03") if one["severity"] != "note"
    ]
    found = zone.json("case", "check", "2026-1", today=A_YEAR_LATER)
    (visit,) = (one for one in found if one["severity"] != "note")
    assert (visit["code"], visit["severity"], visit["article"]) == (
        "return_visit_missing",
        "defect",
        "第十九条",
    )
    assert visit["text"] == "决定后六个月内没有回访（到期日2027-02-03）"
    assert [one["kind"] for one in zone.json("deadlines", "--overdue", today=A_YEAR_LATER)] == [
        "return_visit"
    ]


def test_five_of_the_six_conditions_open_nothing(zone: Sqqf) -> None:
    walk(zone, ASSESSED)
    said = zone.ok("assess", "show", "1", today="2026-07-28")
    assert "各项条件须同时具备，尚未认定成立的有c6" in said
    answer = zone(*shlex.split(DELIBERATED)[1:], today="2026-07-28")
    assert answer.code == 1
    assert "c6（第六条第(六)项）" in answer.err
    walk(zone, THE_SIXTH, DELIBERATED)


def test_what_wasnt_screened_isnt_accepted(sqqf: Sqqf) -> None:
    walk(sqqf, f"2026-03-02 init --group 启明新区容错纠错工作小组 --level city --profile '{RULES}'")
    walk(
        sqqf,
        "2026-07-06 case new --channel appeal --applicant 陈某 --matter 某事 --point 一 --received 2026-07-06",
    )
    answer = sqqf("case", "accept", "1", "--on", "2026-07-08", today="2026-07-08")
    assert answer.code == 1
    assert "record screened" in answer.err
    late = sqqf.json("case", "check", "1", today="2026-07-08")
    assert ("screening_overdue", "第十条") in [(one["code"], one["article"]) for one in late]


def test_its_rules_cite_articles_only_and_leave_two_parts_out() -> None:
    rules = read_profile(str(RULES))
    assert all(entry.article is None or entry.article.startswith("第") for entry in rules.rules.values())
    assert (rules.has("approval"), rules.has("filing"), rules.has("inaction")) == (True, False, False)
    assert "《意见》" not in RULES.read_text(encoding="utf-8")


def test_a_line_in_a_state_of_the_zone_stands_in_the_one_around_it(sqqf: Sqqf) -> None:
    """Its limits run as they do there: a screened case is still to be accepted."""
    walk(sqqf, f"2026-03-02 init --group 启明新区容错纠错工作小组 --level city --profile '{RULES}'")
    (sqqf.folder / "旧台账.csv").write_text(
        "编号,收到日期,当事人,事项,状态\n1,2026-07-10,陈某,某事,已初审\n", "utf-8"
    )
    walk(sqqf, "2026-07-20 import 旧台账.csv")
    case = sqqf.json("case", "show", "1", today="2026-07-20")
    assert case["state"] == "screened"
    assert [(one["kind"], one["status"]) for one in case["deadlines"]] == [("acceptance", "overdue")]
    walk(sqqf, "2026-07-20 case accept 1 --on 2026-07-20", "2026-07-20 export 台账.csv")
    assert sqqf.json("verify")["ok"]
