"""The papers as forms: what each says of one whole case and one whole lead, and what it leaves blank.

The texts stand under ``tests/papers``, one a file, to be read as the people who get them would; renewing them: see
test_cli_golden.py. A blank is ``［label］`` there.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from sqqf.papers.word.filling import Marks, filled, plain
from sqqf.papers.word.forms import Form, find, forms, label, served_kinds, unmet
from sqqf.papers.word.paper import Blank, Paragraph, Table
from sqqf.papers.word.shape import ACROSS
from sqqf.papers.word.writing import width
from sqqf.procedure.facts.case import case_facts
from sqqf.procedure.facts.lead import lead_facts
from sqqf.procedure.facts.meeting import agenda_facts, minutes_facts
from sqqf.procedure.facts.words import Facts, Occasion, Proposed, spelled
from sqqf.procedure.rules.entries import UnknownCode
from tests.cases import (
    CLEARED,
    PROFILE,
    WORKDAYS,
    admitted,
    answered,
    case_of,
    day,
    lead_admitted,
    lead_of,
    setting,
)
from tests.test_cli_golden import held

GROUP = "某县容错调查工作小组"
ORGANS = {"discipline": "某县纪委监委", "organization": "某县委组织部"}
PEOPLE = {
    "赵某": {"organ": "discipline", "role": "lead"},
    "钱某": {"organ": "organization", "role": "member"},
}
CASE = (
    (
        'received 2026-11-16 circumstances=["c9"] points=["变更是否经集体研究","是否造成损失及补救"]'
        ' applicant={"name":"陈某","kind":"person","unit":"某县住建局","post":"科长"} documents=["书面申诉"]'
        " proceeding=某县纪委监委问责调查 managed_by=某县委"
    ),
    "accepted 2026-11-20",
    "notified 2026-11-23",
    (
        "step 2026-11-24 points=[1] finding=会议纪要载明集体研究 "
        'evidence=[{"name":"会议纪要.pdf","size":3,"sha256":"0"}] invited=[{"name":"周某","kind":"expert"}]'
    ),
    'step 2026-11-25 method=hearing points=[2] finding=当事人说明补救经过 evidence=[{"text":"谈话笔录"}]',
    "extended 2026-12-01 days=10",
    "concluded 2026-12-04",
    *CLEARED,
    answered("c9"),
    'deliberated 2026-12-07 chair=赵某 invited=[{"name":"周某","kind":"expert"}] dissent=孙某认为应予减轻',
    "correction due=2026-12-25",
    "submitted 2026-12-08",
    "approved 2026-12-10 reference=县委〔2026〕18号",
    "decided 2026-12-11",
    "filed 2026-12-14",
    (
        "paper_made 2026-12-11 kind=decision title=审查决定书 number=阳容决〔2026〕1号 to=陈某 name=决定.docx"
        ' sha256="00" issuer=discipline'
    ),
    "feedback 2026-12-14 method=direct",
    'feedback 2026-12-14 to=某县委组织部 role=organ uses=["promotion","performance"]',
    "clarified 2026-12-15 needed=true way=meeting organ=某县住建局 to=本单位职工 reason=单位内有不实议论",
    "applied 2026-12-15",
)
"""An appeal through to its end at a county's, with all that the ledger may know."""
AGAIN = (
    *CASE[:7],
    "deliberated 2026-12-04 returned=investigation opinions=[] due=2026-12-18 reason=补救的时间须查清",
    "concluded 2026-12-04 finding=损失当月补齐",
    *CASE[7:],
)
"""The same, sent back once to be investigated again."""
DECLINED = ("received 2026-11-16 documents=[]", "declined 2026-11-20", "notified 2026-11-23")
LEAD = (
    (
        'lead 2026-11-02 source=s1.4 persons=[{"name":"刘某","post":"科长"}] area=i5.4 unit=某县住建局'
        " text=施工许可申请搁置三个月未办 officer=李某 lead_organ=discipline gravity=ordinary"
    ),
    "verification 2026-11-05 method=files",
    'verification 2026-11-06 method=talk finding=当事人承认搁置 responsibilities=["direct"]',
    "tolerance_checked 2026-11-09",
    "disposed 2026-11-10 measure=m2",
    "rectification text=清理积压审批 due=2026-11-30 responsible=某县住建局",
    "rectification text=公布审批时限 due=2027-01-15 responsible=刘某",
    "measures 2026-11-12 text=成立专班逐件清理",
    "rectified 2026-12-04 text=积压全部办结",
    "rectification_signed_off 2026-12-07",
    (
        "lead_paper_made 2026-12-07 kind=advice title=纪检监察建议书 number=某县纪建〔2026〕1号 name=建议.docx"
        ' sha256="00" issuer=discipline'
    ),
)
ADMONITIONS = (
    {
        "kind": "admonition",
        "on": "2026-12-16",
        "to": "某县住建局",
        "measure": "admonition.advice",
        "text": "变更资料归档不全",
    },
    {
        "kind": "admonition",
        "on": "2026-12-17",
        "to": "陈某",
        "measure": "admonition.talks",
        "text": "变更前未征求财政部门意见",
    },
    {
        "kind": "admonition",
        "on": "2027-01-04",
        "to": "陈某",
        "measure": "admonition.talks",
        "text": "仍未补齐资料",
    },
)
BEFORE = {
    "acceptance-slip": (CASE[:1], Proposed("符合提出的条件", what="accept")),
    "invitation": (CASE[:3], Proposed(what="site", on=day("2027-01-05"), place="项目现场")),
    "meeting-invitation": (CASE[:7], Proposed(on=day("2027-01-05"), place="三楼会议室")),
    "disposition-slip": (LEAD[:4], Proposed("审批搁置属实", what="m2", responsibilities=["direct"])),
}
"""What a paper that goes before its act is made of: what is on record then, and what is proposed."""
INVITED = ("invitation", "meeting-invitation")
KINDS = {form.code: form for form in forms() if form.track == "tolerance"}
ON_LEADS = {form.code: form for form in forms() if form.track == "inaction"}


def occasion(form: Form, on: str = "2026-12-31", **more: Any) -> Occasion:
    more = {"organs": ORGANS, "members": PEOPLE, "admonitions": ADMONITIONS, "prefix": "阳容", **more}
    return Occasion(
        PROFILE,
        "county",
        GROUP,
        WORKDAYS,
        day(on),
        form.target,
        served=served_kinds(),
        issuer=form.issuer,
        **more,
    )


def facts_for(form: Form, *lines: str, **more: Any) -> Facts:
    """The facts of the case or the lead that is told in these lines, and of what is proposed for it."""
    if lines in (CASE, LEAD) and form.code in BEFORE:
        lines, more["proposed"] = BEFORE[form.code]
        more["to"] = "周某" if form.code in INVITED else None
    at = occasion(form, **more)
    if form.track == "inaction":
        return lead_facts(lead_of(*lines), at)
    case = case_of(*lines)
    if form.target == "meeting":
        return (minutes_facts if form.code == "minutes" else agenda_facts)([case], [at])
    return case_facts(case, at)


def paper(form: Form, *lines: str, **more: Any) -> tuple[str, list[str]]:
    facts = facts_for(form, *lines, **more)
    series = f"阳容{form.mark}〔2026〕1号" if facts["by_group"] else None
    made, missing = filled(
        form,
        facts,
        Marks(facts[form.numbered_by] if form.numbered_by else series, "2026年12月31日", "f" * 64),
    )
    return plain(made), missing


def test_the_case_and_the_lead_told_here_could_be_on_record() -> None:
    assert admitted(*CASE, under=setting(level="county")).state == "decided"
    assert admitted(*DECLINED).state == "declined"
    assert lead_admitted(*LEAD).state == "disposed"


_REACHED = ["电话"]
LEFT: dict[str, list[str]] = {
    "invitation": ["起止时间", "回复日期", *_REACHED],
    "meeting-invitation": ["起止时间", "回复日期", "联系人", *_REACHED],
    "advice": ["发文字号", *_REACHED],
    "talk": ["起止时间", "地点", "谈话人", "记录人"],
    "acceptance": ["提供材料的日期", *_REACHED, "地址"],
    "declining": [*_REACHED, "地址"],
    "step": ["起止时间", "地点", "记录人"],
    "submission": ["签发人", *_REACHED],
    "filing": ["签发人", *_REACHED],
    "decision": _REACHED,
    "feedback": ["发文字号", *_REACHED],
    "delivery": ["发文字号", *_REACHED],
    "corrections": _REACHED,
    "reminder": _REACHED,
    "service": ["地点"],
    "clarification": ["发文字号"],
    "agenda": ["起止时间", "地点", "主持人"],
    "minutes": ["起止时间", "地点", "记录人"],
    "lead-talk": ["起止时间", "地点", "谈话人", "记录人"],
    "lead-advice": ["发文字号", *_REACHED],
    "lead-rectification": ["发文字号", *_REACHED],
    "lead-reminder": ["发文字号", *_REACHED],
}
"""What no ledger knows: where it was, how to reach somebody, what another organ numbers."""


@pytest.mark.parametrize("code", KINDS)
def test_each_paper_on_a_case_says_all_that_the_ledger_knows(code: str) -> None:
    form = KINDS[code]
    lines = {"declining": DECLINED, "agenda": CASE[:7]}.get(code, CASE)
    said, missing = paper(form, *lines, n=1 if code == "reminder" else None)
    assert missing == LEFT.get(code, [])
    held(f"../papers/{code}.txt", said + "\n")


@pytest.mark.parametrize("code", ON_LEADS)
def test_each_paper_on_a_lead_says_all_that_the_ledger_knows(code: str) -> None:
    said, missing = paper(ON_LEADS[code], *LEAD, n=2 if code == "reminder" else None)
    assert missing == LEFT.get(f"lead-{code}", [])
    held(f"../papers/lead-{code}.txt", said + "\n")


def test_a_verification_by_a_talk_has_a_record_of_its_own() -> None:
    said, missing = paper(ON_LEADS["talk"], *LEAD, n=2)
    assert missing == ["起止时间", "地点", "记录人", "被谈话人", "核实事项"]
    held("../papers/lead-talk-verification.txt", said + "\n")


# ── limits and their dates ──


def test_a_due_date_past_the_published_calendar_is_marked() -> None:
    said, _ = paper(KINDS["filing"], *CASE[:-4], on="2026-12-31")
    assert "至2026年12月18日届满" in said
    said, _ = paper(KINDS["extension"], *CASE[:6])
    assert "至2027年1月4日（暂定）届满" in said


def test_a_report_tells_that_the_case_was_sent_back_and_how_that_limit_was_kept() -> None:
    said, _ = paper(KINDS["report"], *AGAIN)
    assert (
        "2026年12月4日曾调查终结，认定：变更经集体研究；2026年12月4日经集体讨论退回补充调查，"
        "限2026年12月18日（含当日）前查清，理由：补救的时间须查清。" in said
    )
    assert "补充调查第1次 | 定日 | 2026年12月18日 | 2026年12月4日 | 按期完成" in said
    assert "综合认定：损失当月补齐。" in said
    first, _ = paper(KINDS["report"], *AGAIN, on="2026-12-03")
    assert "退回补充调查" not in first
    assert "补充调查第1次" not in first


def test_each_extension_has_its_own_old_and_new_date() -> None:
    lines = (*CASE[:2], "extended 2026-12-01 days=5", "extended 2026-12-08 to=2027-02-26")
    first, _ = paper(KINDS["extension"], *lines, n=1)
    second, _ = paper(KINDS["extension"], *lines)
    assert "延长前到期日 | 2027年1月4日（暂定）" in first
    assert "延长后到期日 | 2027年1月11日（暂定）" in first
    assert "延长前到期日 | 2027年1月11日（暂定）" in second
    assert "延长后到期日 | 2027年2月26日（暂定）" in second
    assert "第2次" in second


def test_nobody_is_told_of_the_limits_that_the_group_itself_keeps() -> None:
    for code, lines in (("acceptance", CASE[:2]), ("declining", DECLINED)):
        said, _ = paper(KINDS[code], *lines)
        assert "届满" not in said
        assert "10个工作日" not in said
    overdue = CASE[:-5]  # decided
    said, _ = paper(KINDS["reminder"], *overdue, on="2027-02-01")
    assert "某县住建局：" in said
    assert "调查时限" not in said


def test_a_reminder_is_of_what_is_overdue_on_its_day() -> None:
    lines = ("received 2026-11-16", "accepted 2026-11-20")
    said, missing = paper(KINDS["reminder"], *lines, on="2026-12-02")
    assert "受理时限 | 李某 | 2026年11月30日 | 已逾期2日 | 第二部分第（三）项第2点" in said
    assert "李某：" in said
    assert missing == _REACHED
    assert facts_for(KINDS["reminder"], *lines, on="2026-11-30")["overdue"] == []


def test_an_item_that_isnt_due_yet_can_be_named() -> None:
    said, _ = paper(ON_LEADS["reminder"], *LEAD, n=2, on="2026-12-31")
    assert "整改期限第2项：公布审批时限 | 刘某 | 2027年1月15日 |" in said


# ── what is missing ──


def test_what_isnt_known_is_a_blank_with_its_name_listed_once() -> None:
    unknown = 'received 2026-11-16 applicant={"name":"陈某","kind":"person"} officer=null'
    said, missing = paper(
        KINDS["service"], unknown, *CASE[1:2], "paper_made 2026-11-20 kind=decision title=决定书 to=陈某"
    )
    assert missing == ["送达文书文号", "送达方式", "送达日期", "地点"], (
        "the group's own, by what was recorded"
    )
    assert "送达人 | 签名：" in said, "who served it isn't on record"
    assert missing == list(dict.fromkeys(missing))


def test_a_dissent_a_guest_or_a_correction_that_there_is_none_of_is_no_blank() -> None:
    plainest = (*CASE[:2], CASE[3], "concluded 2026-12-04", 'deliberated 2026-12-07 opinions=["none"]')
    said, missing = paper(KINDS["opinion"], *plainest)
    assert missing == []
    for word in ("不同意见", "受邀参加", "纠错"):
        assert word not in said


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_a_paper_that_is_too_early_says_what_is_missing(form: Form) -> None:
    first = LEAD[0] if form.track == "inaction" else CASE[0]
    need = unmet(form, facts_for(form, first, admonitions=()))
    assert (need is not None) == bool(form.needs)
    if need:
        assert need.fact in form.needs
        assert need.zh
        assert need.en


def test_nothing_ends_with_two_full_stops() -> None:
    ended = [line.replace("finding=会议纪要载明集体研究", "finding=已集体研究。") for line in CASE]
    said, _ = paper(KINDS["report"], *ended)
    assert "已集体研究。" in said
    assert "。。" not in said


# ── whom it is for ──


TWO = (
    (
        "received 2026-11-16 channel=preliminary"
        ' applicant={"name":"县纪委","kind":"unit"} parties=[{"name":"甲某","kind":"person"},{"name":"乙局","kind":"unit"}]'
    ),
    "accepted 2026-11-20",
    "step 2026-11-24",
    "concluded 2026-12-04",
    *CLEARED,
    answered("c10", party=1),
    answered("x4", "yes", party=2),
    'deliberated 2026-12-07 opinions=["exempted","none"]',
    *("submitted 2026-12-08", "approved 2026-12-10", "decided 2026-12-11"),
)


def test_each_party_has_an_outcome_and_grounds_of_its_own() -> None:
    said, _ = paper(KINDS["decision"], *TWO)
    assert "（一）对甲某予以免责。其行为符合《实施意见》第二部分第（二）项第1点第（10）种情形（" in said
    assert "（二）对乙局不予容错。其行为属于《实施意见》第二部分第（二）项第2点第（4）种情形（" in said
    assert "，依规依纪依法追究责任。" in said
    assert "，对甲某：党风廉政建设责任制检查考核的正面评定不受影响；" in said
    assert "，对乙局：" not in said


def test_a_notice_goes_to_the_parties_or_to_one_of_them() -> None:
    assert "\n甲某、乙局：\n" in paper(KINDS["acceptance"], *TWO)[0]
    assert "\n乙局：\n" in paper(KINDS["acceptance"], *TWO, party=2)[0]


def test_feedback_to_one_party_tells_only_its_own_outcome() -> None:
    said, _ = paper(KINDS["feedback"], *TWO, party=1)
    assert "\n甲某：\n" in said
    assert "免责" in said
    assert "不予容错" not in said


def test_a_letter_names_the_uses_recorded_for_its_organ() -> None:
    assert "作为提拔交流、绩效管理等方面的重要依据" in paper(KINDS["delivery"], *CASE)[0]
    other, _ = paper(KINDS["delivery"], *CASE, to="某县财政局")
    assert "\n某县财政局：\n" in other
    assert "作为问责、廉政评价、提拔交流、绩效管理等方面的重要依据" in other


def test_a_record_of_service_knows_when_and_how_the_paper_was_served() -> None:
    made = "paper_made 2026-11-20 kind=acceptance title=受理告知书 number=阳容受〔2026〕1号 to=陈某"
    said, _ = paper(KINDS["service"], *CASE[:2], made, CASE[2])
    assert "送达文书 | 受理告知书" in said
    assert "送达方式 | 直接送达" in said
    assert "送达日期 | 2026年11月23日" in said


# ── who issues it ──


def test_an_organ_whose_name_wasnt_told_signs_with_a_blank() -> None:
    for form, lines, label_ in (
        (KINDS["decision"], CASE, "纪检监察机关全称"),
        (ON_LEADS["advice"], LEAD, "纪检监察机关全称"),
        (ON_LEADS["advice"], (LEAD[0].replace("=discipline", "=organization"), *LEAD[1:]), "组织部门全称"),
        (ON_LEADS["archive"], ("lead 2026-11-02",), "牵头机关全称"),
    ):
        facts = facts_for(form, *lines, organs={})
        made, missing = filled(form, facts, Marks(None, "d", red_head=True))
        assert made.group == Blank(label_)
        assert label_ in missing


def test_the_organization_organ_gives_no_written_advice_of_the_discipline_organs() -> None:
    lead = (LEAD[0].replace("=discipline", "=organization"), *LEAD[1:])
    said, _ = paper(ON_LEADS["advice"], *lead)
    assert said.startswith("关于整改有关问题的建议\n")
    assert said.splitlines()[-3] == "某县委组织部"


def test_a_record_of_service_is_issued_by_whom_the_paper_is() -> None:
    served = "paper_made 2026-12-11 kind=decision title=审查决定书 number=纪决1号 to=陈某 issuer=discipline"
    said, missing = paper(KINDS["service"], *CASE[:-6], served)
    assert "送达机关 | 某县纪委监委（盖章）" in said
    assert "发文字号" not in missing, "a record of service isn't numbered by another organ"


# ── what a paper on a lead keeps to itself ──


def test_no_paper_on_a_lead_has_its_text() -> None:
    for form in ON_LEADS.values():
        said, _ = paper(
            form, *LEAD, "source_shown reason=核实需联系", n=2 if form.code == "reminder" else None
        )
        assert "施工许可" not in said
        assert "查看" not in said


def test_advice_waits_for_the_end_of_the_verification_and_isnt_given_on_what_is_unfounded() -> None:
    form = ON_LEADS["advice"]
    assert unmet(form, facts_for(form, *LEAD[:3])).fact == "is_verified"  # type: ignore[union-attr]
    cleared = (*LEAD[:3], "verified 2026-11-09", "unfounded 2026-11-10", "lead_closed 2026-11-11")
    assert unmet(form, facts_for(form, *cleared)).fact == "is_founded"  # type: ignore[union-attr]
    assert unmet(form, facts_for(form, *LEAD)) is None


# ── the Opinion ──


def test_an_article_is_spelled_out() -> None:
    assert spelled("二(三)2") == "第二部分第（三）项第2点"
    assert spelled("二(三)3(2)") == "第二部分第（三）项第3点第（2）小点"
    assert spelled("二(二)1(20)", "种情形") == "第二部分第（二）项第1点第（20）种情形"
    assert spelled("四(三)") == "第四部分第（三）项"
    assert spelled("第八条") == "第八条"
    assert spelled(None) is None


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_the_opinion_is_named_in_full_first_and_never_by_our_shorthand(form: Form) -> None:
    lines = LEAD if form.track == "inaction" else DECLINED if form.code == "declining" else CASE
    said, _ = paper(form, *lines, n=2 if form.track == "inaction" and form.target != "item" else 1)
    assert not ARTICLE.search(said)
    assert said.count("（以下简称《实施意见》）") == ("《实施意见》" in said)
    if "《实施意见》" in said:
        assert said.index("《实施意见》") == said.index("（以下简称") + len("（以下简称")


# ── entered texts are data ──


HOSTILE = "<w:p>{officer}{{x}}\x1b[31m请示[/]{% raw %}"


def test_what_a_user_entered_is_put_in_as_it_is_and_read_for_nothing() -> None:
    form = KINDS["acceptance"]
    hostile = {**facts_for(form, *CASE), "matter": HOSTILE, "told": HOSTILE}
    made, missing = filled(form, hostile, Marks("n", "d"))
    assert missing == LEFT["acceptance"]
    assert f"{HOSTILE}。涉及当事人" in plain(made)
    assert made.addressee == (HOSTILE,)


# ── the forms themselves ──

PLACE = re.compile(r"\{(\??\w+)\}")
ARTICLE = re.compile(r"[一二三四五](?:\([一二三四五六七]\))(?:\d+(?:\(\d+\))?)?")


def texts_of(form: Form) -> list[str]:
    """Every text that stands in a form, with the columns of its tables as placeholders."""
    found = [form.addressee or "", form.note or "", form.foot or "", form.title, *form.titles.values()]
    for part in form.body:
        found += [part.get("text", "")]
        found += [cell for row in part.get("rows", ()) for cell in row]
        found += [f"{{{fact}}}" for _, fact, _ in part.get("columns", ())]
    return found


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_every_placeholder_is_a_fact_and_has_a_label(form: Form) -> None:
    facts = facts_for(
        form,
        *(LEAD if form.track == "inaction" else (*AGAIN, "referred 2026-12-15", "declined 2026-12-16")),
        n=2 if form.track == "inaction" else 1,
        members=PEOPLE | {"孙某": {"organ": "audit", "role": "member"}},
    )
    for part in form.body:
        known = set(facts) | {"number", "head", "you"}
        if name := part.get("table") or part.get("for"):
            assert facts[name], f"{name} is empty here: nothing would be tested"
            known |= set(facts[name][0])
            assert part.get("where") is None or part["where"] in known
        for asked in ("when", "unless"):
            assert part.get(asked) is None or part[asked] in known
        texts = [part.get("text", ""), *(cell for row in part.get("rows", ()) for cell in row)]
        texts += part.get("lines", ())
        texts += [f"{{{fact}}}" for _, fact, _ in part.get("columns", ())]
        for fact in PLACE.findall("".join(texts)):
            assert fact.lstrip("?") in known, fact
            assert fact.startswith("?") or label(fact) != fact, f"no label for {fact}"
    for need in form.needs:
        assert need in facts


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_every_article_is_cited_as_the_rules_cite_it(form: Form) -> None:
    known = {entry.article for entry in PROFILE.rules.values() if entry.article}
    known |= {kind.article for kind in PROFILE.acts.values() if kind.article}
    assert bool(form.cites) == (form.article(PROFILE) is not None)
    cited = [one for text in texts_of(form) for one in ARTICLE.findall(text)]
    assert set(cited) <= known


def test_codes_names_and_series_tell_the_kinds_apart() -> None:
    for track in ("tolerance", "inaction"):
        of_track = [form for form in forms() if form.track == track]
        names = [
            name
            for form in of_track
            for name in {form.code, form.zh, form.en, *form.aliases, *form.titles.values()}
        ]
        assert len(names) == len(set(names))
        assert all(len(form.mark) == 1 for form in of_track)
        assert len({form.mark for form in of_track}) == len(of_track)
    assert {form.mark: form.code for form in forms()}["催"] == "reminder"
    assert all(len(code.replace("-", " ").split()) <= 2 for code in (*KINDS, *ON_LEADS))


def test_a_kind_is_found_by_its_code_or_its_chinese_name() -> None:
    for asked in ("step", "STEP ", "走访询问笔录", "record of a step"):
        assert find(asked, "tolerance").code == "step"
    assert find("催办函", "inaction").track == "inaction"
    with pytest.raises(UnknownCode) as caught:
        find("letter", "inaction")
    assert caught.value.choices == tuple(ON_LEADS)


def test_a_table_without_lines_says_so_and_a_table_has_a_width_for_each_column() -> None:
    bare = "received 2026-11-16 documents=[]"
    made, _ = filled(KINDS["archive"], facts_for(KINDS["archive"], bare), Marks("n", "d", "h"))
    assert Paragraph(("无。",)) in made.blocks
    for block in made.blocks:
        if isinstance(block, Table):
            assert all(len(row) == len(block.widths) for row in block.rows)
            assert not block.header or len(block.header) == len(block.widths)


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_a_signature_has_room_on_its_line(form: Form) -> None:
    for lines in (LEAD, LEAD[:3]) if form.track == "inaction" else (CASE,):
        made, _ = filled(form, facts_for(form, *lines), Marks("n", "d"))
        for block in made.blocks:
            if isinstance(block, Paragraph) and "（签名）" in "".join(map(str, block.text)):
                assert width(block.text) <= ACROSS


def test_no_paper_promises_what_the_opinion_does_not() -> None:
    assert not [form.code for form in forms() for text in texts_of(form) if "异议" in text]


def test_the_head_and_the_group_go_with_the_paper() -> None:
    facts = facts_for(KINDS["archive"], *CASE)
    made, _ = filled(KINDS["archive"], facts, Marks("n", "d", "h", True))
    assert (made.group, made.head, made.red_head) == (GROUP, "h", True)
    assert "制作前的台账校验码 | h" in plain(made)


def test_a_blank_stands_where_the_addressee_isnt_known() -> None:
    made, missing = filled(KINDS["delivery"], facts_for(KINDS["delivery"], *TWO), Marks("n", "d"))
    assert made.addressee == (Blank("送达单位"),)
    assert missing == ["送达单位", *_REACHED]
