"""A county that there isn't, under rules of its own: on application only, tolerance only, nothing approved or filed upward.

It cites 条, has eleven circumstances in one class, seven working days to accept, two months to determine with one
extension of a month; its discipline organ's standing committee decides, the committee and the organization
organ are told after it: acts that the place adds.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.parts import PARTS
from sqqf.procedure.rules.schema import known_ids
from tests.cases import PROFILE
from tests.test_cli_papers import text_of

if TYPE_CHECKING:
    from tests.conftest import Sqqf

COUNTY = Path(__file__).parent / "profiles/county.toml"
INIT = "init --group 青禾县容错纠错工作小组 --level county --prefix 青容 --profile"
MEMBERS = ("赵某 --organ discipline", "钱某 --organ organization", "孙某 --organ audit")
NEW = (
    "case new --channel application --applicant 陈某 --unit 青禾县住建局 --post 科长 --matter 老旧小区改造中变更施工方案"
    " --point 变更是否经集体研究 --received 2026-03-02 --officer 李某 --circumstance 2 --document 容错申请书"
)
INVESTIGATED = (
    "case accept 1 --on 2026-03-06",
    "case notify 1 --on 2026-03-09 --method direct",
    "step add 1 --method hearing --point 1 --on 2026-03-16 --people 李某,周某 --finding 经集体研究 --evidence 询问笔录",
    "step add 1 --method document --point 1 --on 2026-03-16 --people 李某,周某 --finding 纪要载明 --evidence 会议纪要",
    "case conclude 1 --on 2026-04-20 --finding 变更经集体研究，损失已经补救",
)
ASSESSED = (
    "assess bar 1 x1-x7 --established no --reason 未发现此种情形 --evidence step:2",
    "assess distinction 1 d1-d2 --side tolerant --reason 属先行先试 --evidence step:2",
    "assess circumstance 1 c2 --element 1-3=yes --reason 有会议纪要 --evidence step:2",
)
DECIDED = (
    "case extend 1 --to 2026-06-05 --reason 涉及多个部门 --agreed-on 2026-04-28",
    "case deliberate 1 --on 2026-05-08 --present 赵某,钱某,孙某 --opinion exempted --reason 失误由探索引起",
    "case decide 1 --on 2026-05-12 --document 青纪容决〔2026〕1号",
)
TOLD = (
    "case feedback 1 --on 2026-05-13 --to 陈某 --role applicant",
    "case feedback 1 --on 2026-05-15 --to 青禾县委组织部 --role organ --use promotion",
    "case record 1 committee_informed --on 2026-05-15 --set 报备文号=青纪报〔2026〕3号",
    "case record 1 organization_told --on 2026-05-15 --set 接收人=吴某",
    "case clarify 1 --on 2026-05-15 --needed no --reason 未造成不良影响",
    "correction none 1 --on 2026-05-15 --reason 已自行纠正",
    "case apply 1 --way r1 --on 2026-05-18 --to 青禾县委组织部",
    "case close 1 --on 2026-05-20",
)
DECISION = """\
审查决定书
青纪容决〔2026〕1号
陈某：
你提出的容错申请（事项为“老旧小区改造中变更施工方案”，编号青容〔2026〕1号），\
青禾县容错纠错工作小组于2026年3月2日收到，2026年3月6日受理，2026年4月20日调查终结，2026年5月8日集体讨论提出审查意见。
根据《青禾县容错纠错实施办法（试行）》（以下简称《实施办法》）第十四条，经县纪委常委会研究，现作出如下决定：
一、查明的事实
变更经集体研究，损失已经补救。
二、决定
对陈某（青禾县住建局科长）予以免责。其行为符合《实施办法》第七条第（二）项（改革创新、先行先试的失误）。
按照《实施办法》第十七条，对陈某：年度考核不受影响；评先评优不受影响；提拔使用不受影响。
青禾县纪委监委
2026年5月12日
（联系人：李某，电话：〔电话＿＿＿＿＿＿〕）"""
NEVER = ("批准", "报批", "阳江", "《意见》", "实施意见", "为官不为", "报市")


def walked(sqqf: Sqqf, *lines: str) -> Sqqf:
    """A ledger under these rules in which these lines were typed, on 2026-05-29."""
    sqqf.today = "2026-05-29"
    sqqf.ok(*INIT.split(), COUNTY)
    for member in MEMBERS:
        sqqf.ok("member", "add", *member.split())
    sqqf.ok("paper", "issuer", "discipline", "青禾县纪委监委")
    for line in lines:
        sqqf.ok(*shlex.split(line))
    return sqqf


def decided(sqqf: Sqqf) -> Sqqf:
    return walked(sqqf, NEW, *INVESTIGATED, *ASSESSED, *DECIDED)


def test_its_rules_hold() -> None:
    rules = parse(COUNTY.read_text(encoding="utf-8"), known_ids(PROFILE.content))
    assert not any(map(rules.has, PARTS))
    counts = {name: len(rules.section(name)) for name in ("channels", "classes", "circumstances", "bars")}
    assert counts == {"channels": 1, "classes": 1, "circumstances": 11, "bars": 7}


def test_a_case_goes_from_its_registration_to_its_end_and_nothing_is_wrong_with_it(sqqf: Sqqf) -> None:
    decided(sqqf)
    nexts = sqqf.json("case", "show", "1")["next"]
    assert {"record committee_informed", "record organization_told", "feedback"} <= {*nexts}
    assert not {"close", "submit", "approve", "file"} & {*nexts}
    for line in TOLD:
        sqqf.ok(*shlex.split(line))
    case = sqqf.json("case", "show", "1")
    assert (case["state"], case["outcome"], case["outstanding"]) == ("closed", "exempted", [])
    assert sqqf.json("case", "check") == []
    limits = {one["kind"]: one for one in sqqf.json("deadlines", "--all")}
    assert {kind: (one["article"], one["due_on"], one["met_on"]) for kind, one in limits.items()} == {
        "acceptance": ("第十一条", "2026-03-11", "2026-03-09"),
        "investigation": ("第十三条", "2026-06-05", "2026-05-12"),
        "report_to_committee": ("第十五条第一款", "2026-05-19", "2026-05-15"),
    }


def test_its_decision_speaks_of_no_approval(sqqf: Sqqf) -> None:
    sqqf = decided(sqqf)
    sqqf.ok("paper", "make", "decision", "1", "--output", "d.docx")
    assert text_of(sqqf.folder / "d.docx") == DECISION


def test_none_of_its_papers_speaks_of_what_the_place_leaves_out(sqqf: Sqqf) -> None:
    sqqf = decided(sqqf)
    kinds = {one["kind"]: one["article"] for one in sqqf.json("paper", "list")}
    assert not {"submission", "filing", "rectification"} & kinds.keys()
    assert all(article is None or article.startswith("第") for article in kinds.values())
    for kind in ("acceptance", "report", "opinion", "decision", "feedback", "delivery", "minutes", "archive"):
        sqqf.ok("paper", "make", kind, "1", "--output", f"{kind}.docx")
        said = text_of(sqqf.folder / f"{kind}.docx")
        assert not [word for word in NEVER if word in said], said


def test_its_report_says_what_stood_on_its_day(sqqf: Sqqf) -> None:
    """The limit for determining was extended and met after the investigation had been reported."""
    sqqf = decided(sqqf)
    sqqf.ok("paper", "make", "report", "1", "--output", "r.docx")
    said = text_of(sqqf.folder / "r.docx")
    assert "（一）两个区分（《实施办法》第六条第（一）项）" in said
    assert "延长" not in said
    assert "5月12日" not in said


def test_what_its_document_says_nothing_of_cites_no_article(sqqf: Sqqf) -> None:
    """It has no part on supervision, nor on mechanisms."""
    sqqf = walked(sqqf)
    sqqf.ok(*["problem", "new", "--on", "2026-05-20", "--text", "牵头机关不明确"])
    answer = sqqf(*["problem", "report", "N2026-1", "--on", "2026-05-21", "--to", "audit"])
    assert (answer.code, "(" in answer.err.splitlines()[0]) == (1, False), answer.err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("case submit 1 --on 2026-05-11 --to 县委", "no approval"),
        ("case approve 1 --on 2026-05-11 --body committee", "no approval"),
        ("case file 1 --on 2026-05-13", "no filing upward"),
        ("paper make submission 1", "no approval"),
        ("paper make filing 1", "no filing upward"),
        (
            "lead new --source s1 --area i1 --unit 某局 --text 线索 --received 2026-05-11",
            "no part on inaction",
        ),
        ("lead show L2026-1", "no part on inaction"),
        ("campaign list", "no part on inaction"),
        ("sampling list", "no part on inaction"),
        ("filing list", "no filing upward"),
        ("export a.csv --track inaction", "no part on inaction"),
    ],
)
def test_commands_of_what_it_leaves_out_say_so(sqqf: Sqqf, line: str, says: str) -> None:
    sqqf = walked(sqqf, NEW)
    before = sqqf.ledger.read_bytes()
    answer = sqqf(*line.split())
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"sqqf: the rules of this place have {says}")
    assert sqqf.ledger.read_bytes() == before


def test_its_summary_figures_and_export_speak_of_cases_only(sqqf: Sqqf) -> None:
    sqqf = walked(sqqf, NEW)
    assert "leads" not in sqqf.json("summary")
    figures = sqqf.json("report", "stats", "--period", "2026")["figures"]
    assert "inaction" not in figures
    assert "filing" not in {limit["kind"] for limit in figures["limits"]}
    sqqf.ok("export", "a.json")
    assert '"leads"' not in (sqqf.folder / "a.json").read_text(encoding="utf-8")
    said = sqqf.ok("report", "stats", "--period", "2026") + sqqf.ok("summary") + sqqf.ok("report", "daily")
    assert not [word for word in ("lead", "Lead", "naction") if word in said]


def test_a_lead_that_began_under_earlier_rules_goes_on_and_no_other_begins(sqqf: Sqqf) -> None:
    lead = "lead new --source s1 --area i1 --unit 某局 --person 王某 --text 线索 --received"
    sqqf.ok(*["init", "--group", "某组", "--level", "county"])
    sqqf.ok(*lead.split(), "2026-11-02")
    sqqf.ok("rules", "adopt", COUNTY, "--on", "2026-11-10", "--yes")
    assert sqqf.json("summary")["leads"] == {"received": 1}
    sqqf.ok(
        *[
            "lead",
            "verify",
            "1",
            "--method",
            "talk",
            "--on",
            "2026-11-12",
            "--people",
            "李某",
            "--finding",
            "属实",
        ]
    )
    assert "talk" in {one["kind"] for one in sqqf.json("paper", "list")}
    answer = sqqf(*lead.split(), "2026-11-20")
    assert answer.code == 1
    assert "no part on inaction" in answer.err
    assert (
        sqqf.json("report", "stats", "--period", "2026-11")["figures"]["inaction"]["received"]["leads"] == 1
    )


@pytest.mark.parametrize(
    ("lines", "line", "code"),
    [
        (
            (NEW, *INVESTIGATED),
            "case extend 1 --to 2026-06-09 --reason 复杂 --agreed-on 2026-04-28",
            "at most",
        ),
        (
            (NEW, *INVESTIGATED, DECIDED[0]),
            "case extend 1 --to 2026-06-07 --reason 复杂 --agreed-on 2026-04-29",
            "once",
        ),
    ],
    ids=["more than a month", "twice"],
)
def test_two_months_are_extended_once_and_by_one_at_most(
    sqqf: Sqqf, lines: tuple[str, ...], line: str, code: str
) -> None:
    answer = walked(sqqf, *lines)(*line.split())
    assert (answer.code, "第十三条" in answer.err) == (1, True)


def test_it_isnt_closed_before_the_committee_and_the_organization_organ_are_told(sqqf: Sqqf) -> None:
    sqqf = decided(sqqf)
    for line in (TOLD[0], TOLD[1], TOLD[4], TOLD[5]):
        sqqf.ok(*shlex.split(line))
    assert sqqf(*shlex.split(TOLD[-1])).code == 1
    late = sqqf.json("case", "check", "1")
    assert [one["code"] for one in late if one["severity"] == "defect"] == ["committee_uninformed"]
