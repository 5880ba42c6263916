"""What papers say, held against the articles, in every state and in the cases that aren't plain.

Two parties of whom one is a unit, long matters, ten points, none, several outcomes: whole papers as text stand under
``tests/papers/several``. The laws hold for every kind of paper in every state of a case or a lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from dev import papers as pages
from sqqf.papers.word.filling import Marks, filled, plain
from sqqf.papers.word.forms import Form, forms, unmet
from sqqf.papers.word.paper import Paper, Paragraph
from sqqf.procedure.errors import SqqfError
from sqqf.procedure.facts.issuer import is_issuer
from sqqf.procedure.facts.words import Facts
from sqqf.procedure.record.number import LeadNumber, sought_lead
from tests.cases import ASSESSED, CLEARED, DONE, PROFILE, answered
from tests.test_cli_golden import held
from tests.test_forms import (
    ADMONITIONS,
    AGAIN,
    CASE,
    DECLINED,
    KINDS,
    LEAD,
    ON_LEADS,
    facts_for,
    occasion,
    paper,
)

MATTER = "老旧小区改造中因地下管线与原图纸不符而变更施工方案" * 4
SEVERAL = (
    (
        'received 2026-11-16 channel=preliminary managed_by=某县委 documents=["初步意见","证据材料"]'
        f" matter={MATTER}"
        ' applicant={"name":"县纪委","kind":"unit"}'
        ' parties=[{"name":"欧阳某某","kind":"person","unit":"某县住房和城乡建设局","post":"党组成员、副局长"},'
        '{"name":"王某","kind":"person","unit":"某县住房和城乡建设局","post":"科长"},'
        '{"name":"某县城市建设投资有限公司","kind":"unit"}]'
        f" points={[f'第{n}项变更是否经集体研究' for n in range(1, 11)]}".replace("'", '"').replace(", ", ",")
    ),
    "accepted 2026-11-20",
    "notified 2026-11-23",
    "step 2026-11-24 points=[1,2,3,4,5,6,7,8,9,10] method=site finding=现场与图纸不符",
    "step 2026-11-25 points=[2] method=hearing",
    "concluded 2026-12-04 finding=变更经集体研究，其中一项未报批",
    *CLEARED,
    answered("c9", party=1),
    answered("c17", party=2),
    answered("x2", "yes", party=3),
    (
        'deliberated 2026-12-07 opinions=["exempted","mitigated","none"] present=["李某","钱某","赵某"]'
        ' members={"钱某":"organization","赵某":"discipline"} dissent=孙某认为第二项应予从轻'
    ),
    "correction due=2026-12-25",
    "correction text=重新报批未报批的变更 due=2026-12-31 responsible=某县城市建设投资有限公司",
    "submitted 2026-12-08",
    "approved 2026-12-10 reference=县委〔2026〕18号",
    "decided 2026-12-11",
    "feedback 2026-12-14 to=欧阳某某 role=party",
    'feedback 2026-12-14 to=某县纪委监委 role=organ uses=["accountability"]',
    "applied 2026-12-15 party=1",
    "referred 2026-12-15 party=3",
)
"""Three parties, one a unit, each with an outcome of its own; ten points; a long matter."""
BARE = ('received 2026-11-16 points=[] documents=[] applicant={"name":"陈某","kind":"person"}', *CASE[1:2])
"""No points, no papers, no unit."""
OF_A_UNIT = (
    "lead 2026-11-02 source=s1 area=i8 unit=某县住建局 lead_organ=discipline",
    "verification 2026-11-05 method=files",
    "verified 2026-11-06",
    "disposed 2026-11-10 measure=m3",
    "rectification due=2026-11-30 responsible=某县住建局",
)
REFUSED = (
    *ASSESSED[:-1],
    answered("c9", "no"),
    answered("x2", "yes"),
    'deliberated 2026-12-07 opinions=["none"]',
)
CASES = (CASE, AGAIN, SEVERAL, BARE, DECLINED, DONE, REFUSED)
LEADS = (LEAD, OF_A_UNIT)


def every_paper(form: Form) -> Iterator[tuple[Paper, Facts]]:
    """The paper of this kind at each moment at which it can be made."""
    for lines in LEADS if form.track == "inaction" else CASES:
        for last in range(1, len(lines) + 1):
            try:
                facts = facts_for(form, *lines[:last], admonitions=ADMONITIONS[:2])
            except SqqfError:
                continue
            if unmet(form, facts) is None:
                yield filled(form, facts, Marks("阳容某〔2026〕1号", "2026年12月31日", "f" * 64))[0], facts


LEVELS = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\.(?!\d)", r"（\d+）")
DIGITS = "一二三四五六七八九十"


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_numbers_count_without_a_gap_and_no_level_is_skipped(form: Form) -> None:
    for made, _ in every_paper(form):
        assert gaps(made) == [], plain(made)


def gaps(made: Paper) -> list[str]:
    """The paragraphs whose number isn't the next one of its level, or that skip a level."""
    counts = [0, 0, 0, 0]
    wrong = []
    for block in made.blocks:
        if not isinstance(block, Paragraph) or block.form == "attachment":
            continue
        text = str(block.text[0]) if block.text else ""
        for level, form in enumerate(LEVELS):
            found = re.match(form, text)
            if not found:
                continue
            said = found[0].strip("、（）.")
            n = int(said) if said.isdigit() else _value(said)
            if n != counts[level] + 1 or (level and not counts[level - 1]):
                wrong.append(text)
            counts[level] = n
            counts[level + 1 :] = [0] * (3 - level)
    return wrong


def _value(chinese: str) -> int:
    tens, ten, ones = chinese.rpartition("十")
    return (DIGITS.index(tens) + 1 if tens else 1) * 10 * bool(ten) + (DIGITS.index(ones) + 1 if ones else 0)


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_nobody_writes_to_themselves(form: Form) -> None:
    for made, facts in every_paper(form):
        told = "".join(map(str, made.addressee or ())).split("、")
        code, name = facts["issuer_code"], facts["issuer"]
        assert not [one for one in told if is_issuer(one, code, name, occasion(form))]


_EXAMINED = {
    "bars": ("成立", "其行为属于"),
    "circumstances": ("成立", "其行为符合", "要件", "主张的情形", "尚未认定"),
    "distinctions": ("可予容错", "应予追究", "不涉及"),
}


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_what_was_examined_stands_nowhere_without_what_came_of_it(form: Form) -> None:
    named = [(entry.zh, said) for section, said in _EXAMINED.items() for entry in PROFILE.section(section)]
    for made, _ in every_paper(form):
        for line in plain(made).splitlines():
            for name, said in named:
                assert name not in line or any(word in line for word in said), line


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_a_record_of_what_somebody_said_has_no_finding_and_claims_nothing(form: Form) -> None:
    for made, facts in every_paper(form):
        said = plain(made)
        assert "已告知" not in said
        assert "与我所述一致" not in said
        if made.foot:
            assert facts["heard_as"]
            for line in ("问：", "答：", "告知事项", "核对意见"):
                assert line in said
            assert not [
                told
                for fact in ("step_finding", "talk_finding")
                if (told := facts.get(fact)) and told in said
            ]


@pytest.mark.parametrize("code", KINDS)
def test_a_case_of_several_parties(code: str) -> None:
    form = KINDS[code]
    lines: Sequence[str] = SEVERAL
    if code == "declining":
        lines = (SEVERAL[0], *DECLINED[1:])
    elif code == "agenda":
        lines = SEVERAL[:6]
    elif code == "extension":
        lines = (*SEVERAL[:3], "extended 2026-12-01 days=10")
    facts = facts_for(form, *lines, n=1 if code == "reminder" else None)
    if unmet(form, facts) is None:
        said, _ = paper(form, *lines, n=1 if code == "reminder" else None)
        held(f"../papers/several/{code}.txt", said + "\n")


@pytest.mark.parametrize("code", ON_LEADS)
def test_a_lead_about_a_unit(code: str) -> None:
    form = ON_LEADS[code]
    facts = facts_for(form, *OF_A_UNIT)
    if unmet(form, facts) is None:
        said, _ = paper(form, *OF_A_UNIT)
        held(f"../papers/several/lead-{code}.txt", said + "\n")


def test_an_outcome_that_refuses_says_so_everywhere() -> None:
    for code in ("opinion", "submission"):
        said, _ = paper(KINDS[code], *REFUSED)
        assert "对陈某（某县住建局）不予容错" in said
        assert "不受影响" not in said


def test_who_is_written_to_is_spoken_to_as_a_person_or_as_a_unit() -> None:
    assert "请你如实说明" in paper(KINDS["acceptance"], *CASE[:2])[0]
    assert "请你单位如实说明" in paper(KINDS["acceptance"], *SEVERAL[:2], party=3)[0]
    assert "请你们如实说明" in paper(KINDS["acceptance"], *SEVERAL[:2])[0]
    assert "请你（单位）如实说明" in paper(KINDS["acceptance"], *SEVERAL[:2], to="周某")[0]
    assert "你提出的书面申诉" in paper(KINDS["acceptance"], *CASE[:2])[0]
    assert "县纪委报送的初步意见" in paper(KINDS["acceptance"], *SEVERAL[:2])[0]
    assert "经核实，你单位刘某在“" in paper(ON_LEADS["advice"], *LEAD)[0]
    assert "经核实，你单位在“" in paper(ON_LEADS["advice"], *OF_A_UNIT)[0]
    assert "经核实，你在“" in paper(ON_LEADS["advice"], *LEAD, to="刘某")[0]


def test_a_report_proposes_by_what_the_assessment_opens_and_its_investigators_sign_it() -> None:
    said, _ = paper(KINDS["report"], *SEVERAL)
    assert "（一）建议对欧阳某某（某县住房和城乡建设局党组成员、副局长）予以免责。" in said
    assert "（二）建议对王某（某县住房和城乡建设局科长）减轻或者从轻问责。" in said
    assert "（三）建议对某县城市建设投资有限公司不予容错，依规依纪依法追究责任。" in said
    assert said.splitlines()[-2:] == [
        f"调查人员{name}（签名）：　　　　　年　　月　　日" for name in ("李某", "王某")
    ]


def test_a_report_on_what_isnt_assessed_leaves_its_proposal_to_a_person() -> None:
    _, missing = paper(KINDS["report"], *CASE[:7])
    assert "处理建议" in missing


@pytest.mark.parametrize(
    ("told", "same"),
    [
        pytest.param("某县纪委监委", True, id="by its name"),
        pytest.param("县纪委", True, id="short"),
        pytest.param("纪检监察机关", True, id="by its kind"),
        pytest.param("某县纪律检查委员会、某县监察委员会", True, id="in full"),
        pytest.param("市纪委监委", False, id="a level up"),
        pytest.param("驻某县住建局纪检组", False, id="posted elsewhere"),
        pytest.param("某县委组织部", False, id="another organ"),
        pytest.param("某县住建局", False, id="a unit"),
    ],
)
@pytest.mark.parametrize("name", ["某县纪委监委", None])
def test_an_organ_is_known_however_short_it_is_called(told: str, name: str | None, *, same: bool) -> None:
    assert is_issuer(told, "discipline", name, occasion(KINDS["delivery"])) is same


def test_a_letter_goes_to_the_organ_that_isnt_the_issuer_itself() -> None:
    assert facts_for(KINDS["delivery"], *SEVERAL)["organ"] is None
    other = (*SEVERAL, "feedback 2026-12-14 to=某县委组织部 role=organ", *SEVERAL[-3:-2])
    assert facts_for(KINDS["delivery"], *other)["organ"] == "某县委组织部"
    assert facts_for(KINDS["feedback"], *SEVERAL)["told_by_feedback"] == (
        "欧阳某某、王某、某县城市建设投资有限公司"
    ), "the organ that applied gives the feedback itself"


def test_a_lead_bears_the_number_of_its_series_and_is_found_by_it() -> None:

    assert LeadNumber(2026, 3).on_paper("阳容") == "阳容线〔2026〕3号"
    assert sought_lead("阳容线〔2026〕3号") == (2026, 3)
    assert sought_lead("阳容〔2026〕3号") is None


def test_an_index_lists_what_came_in_and_what_was_made() -> None:
    lines = (*CASE, "correction_reported 2026-12-22", "objection 2026-12-23", "attached title=照片")
    volume = facts_for(KINDS["archive"], *lines)["volume"]
    assert [(line["author"], line["title"], line["remark"]) for line in volume] == [
        ("陈某", "书面申诉", "收件"),
        ("　", "照片", "附卷"),
        ("　", "会议纪要.pdf", "第1步证据"),
        ("　", "谈话笔录", "第2步证据"),
        ("县委", "批准文件", "收件"),
        ("某县纪委监委", "审查决定书", "　"),
        ("某县住建局", "整改报告（第1项）", "收件"),
        ("陈某", "异议", "收件"),
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_about_papers_is_up_to_date_and_each_kind_has_its_picture(lang: str) -> None:
    assert pages.PAGES[lang].read_text(encoding="utf-8") == pages.page(lang), "make docs"
    for form in forms():
        assert (pages.PICTURES / f"{form.track}-{form.code}.png").exists(), "python -m dev.papers --pictures"
