"""``paper make`` and ``paper list``: a paper in the official form, under the next number, on record; or nothing."""

from __future__ import annotations

import hashlib
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from sqqf.papers.word.filling import Marks, filled
from sqqf.papers.word.forms import forms, served_kinds, unmet
from sqqf.procedure.facts.case import case_facts
from sqqf.procedure.facts.lead import lead_facts
from sqqf.procedure.facts.meeting import agenda_facts, minutes_facts
from sqqf.procedure.facts.words import Occasion
from sqqf.store.ledger.dossiers import read_case, read_dossier, read_lead
from sqqf.store.ledger.finding import rules_of
from sqqf.store.opening import open_ledger
from sqqf.store.registers import in_service
from tests.cases import CLEARED, answered, day
from tests.inside import Earlier
from tests.test_cli_refusals import LEAD, ON_THE_LIST, PUT_RIGHT, VERIFIED, told

if TYPE_CHECKING:
    from tests.conftest import Sqqf

APPEAL = (
    'received 2026-11-02 applicant={"name":"陈某","kind":"person","unit":"某县住建局"}',
    "accepted 2026-11-03",
    "notified 2026-11-03",
    "step 2026-11-04",
    "extended 2026-11-05 days=5",
    "concluded 2026-11-06",
    *CLEARED,
    answered("c9"),
    "correction due=2026-11-20",
    "deliberated 2026-11-09",
    "submitted 2026-11-10",
    "approved 2026-11-11",
)
BY_HAND = {
    "电话",
    "地址",
    "签发人",
    "被询问人",
    "被谈话人",
    "起止时间",
    "记录人",
    "主持人",
    "核实事项",
    "谈话人",
    "提供材料的日期",
    "回复日期",
    "方式",
    "情节轻重",
    "发文字号",
}
"""What no ledger knows."""
NOTICED = ("received 2026-11-16", "accepted 2026-11-18")


def text_of(path: Path) -> str:
    """All that a .docx says, tables included, in its order."""
    document = Document(str(path))
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            found.append(block.text)
    return "\n".join(found)


def made(sqqf: Sqqf, *line: str | Path) -> Any:
    return sqqf.json("paper", "make", *line)


def files(sqqf: Sqqf) -> list[str]:
    return sorted(path.name for path in sqqf.folder.rglob("*.docx"))


# ── made, numbered, on record ──


def test_a_paper_is_written_and_stands_on_record_with_its_hash(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    head = sqqf.json("verify")["head"]
    paper = made(sqqf, "acceptance", "1")
    path = Path(paper["path"])
    assert path.name == "受理告知书-阳容受〔2026〕1号.docx"
    assert path.parent == sqqf.folder
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert paper == {
        "no": "阳容〔2026〕1号",
        "cases": ["阳容〔2026〕1号"],
        "kind": "acceptance",
        "title": "受理告知书",
        "number": "阳容受〔2026〕1号",
        "path": str(path),
        "sha256": sha256,
        "missing": ["提供材料的日期", "电话", "地址"],
        "draft": False,
    }
    seq = next(act["seq"] for act in sqqf.json("case", "show", "1")["acts"] if act["kind"] == "accepted")
    act = sqqf.json("case", "show", "1")["acts"][-1]
    assert (act["kind"], act["on"]) == ("paper_made", "2026-11-18")
    assert act["body"] == {
        "kind": "acceptance",
        "about": seq,
        "title": "受理告知书",
        "number": "阳容受〔2026〕1号",
        "name": path.name,
        "sha256": sha256,
        "size": path.stat().st_size,
        "to": "陈某",
        "blanks": paper["missing"],
    }
    said = text_of(path)
    assert "陈某：" in said
    assert "某容错调查工作小组" in said
    assert "某容错调查工作小组\n2026年11月18日\n（联系人：" in said
    assert Document(str(path)).core_properties.comments == f"台账校验码 {head}"
    assert sqqf.json("verify")["ok"]


def test_it_says_number_party_document_and_file_and_what_was_left_blank(sqqf: Sqqf) -> None:
    told(*APPEAL)(sqqf)
    answer = sqqf("paper", "make", "听取意见笔录", "1", "--output", "r.docx")
    assert answer.code == 0
    assert answer.out == "阳容〔2026〕1号  陈某  书面审查记录  阳容录〔2026〕1号  r.docx\n"
    assert answer.err == "left blank: 起止时间, 地点, 记录人\n"
    page = sqqf.ok("case", "show", "1")
    assert "书面审查记录  阳容录〔2026〕1号  r.docx" in page


def test_each_series_has_numbers_without_gaps_over_all_cases(sqqf: Sqqf) -> None:
    told(*NOTICED, *NOTICED)(sqqf)
    asked = [
        ("acceptance", "1"),
        ("archive", "1"),
        ("acceptance", "2"),
        ("案卷目录", "2"),
        ("archive", "1"),
    ]
    numbers = [made(sqqf, *line)["number"] for line in asked]
    assert numbers == [
        *(
            "阳容受〔2026〕1号",
            "阳容档〔2026〕1号",
            "阳容受〔2026〕2号",
            "阳容档〔2026〕2号",
            "阳容档〔2026〕3号",
        )
    ]
    sqqf.today = "2027-01-04"
    assert made(sqqf, "archive", "2026-1")["number"] == "阳容档〔2027〕1号"
    late = made(sqqf, "acceptance", "2026-1", "--on", "2027-01-04")
    assert late["number"] == "阳容受〔2027〕1号", "a number is of the year of its paper's day"


def test_a_refused_paper_takes_no_number(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    assert sqqf("paper", "make", "decision", "1").code == 1
    assert sqqf("paper", "make", "acceptance", "1", "--on", "2026-11-24").code == 1
    (sqqf.folder / "there.docx").write_text("mine", encoding="utf-8")
    head = sqqf.json("verify")["head"]
    answer = sqqf("paper", "make", "acceptance", "1", "--output", "there.docx")
    assert answer.code == 2
    assert "there.docx is there already" in answer.err
    assert (sqqf.folder / "there.docx").read_text(encoding="utf-8") == "mine"
    assert sqqf("paper", "make", "acceptance", "1", "--output", "nowhere/a.docx").code == 2
    assert files(sqqf) == ["there.docx"]
    assert sqqf.json("verify")["head"] == head
    assert made(sqqf, "acceptance", "1")["number"] == "阳容受〔2026〕1号"


def test_an_entry_made_in_error_is_struck_out_and_its_number_stays_taken(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    made(sqqf, "acceptance", "1")
    seq = sqqf.json("case", "show", "1")["acts"][-1]["seq"]
    sqqf.ok("case", "amend", "1", "--act", str(seq), "--strike", "--reason", "误制")
    assert made(sqqf, "acceptance", "1")["number"] == "阳容受〔2026〕2号"
    listed = sqqf.json("paper", "list", "1")
    assert [(one["number"], one["struck"]) for one in listed] == [
        ("阳容受〔2026〕1号", True),
        ("阳容受〔2026〕2号", False),
    ]


def test_a_decision_bears_the_number_that_it_was_given(sqqf: Sqqf) -> None:
    told(
        *APPEAL, "decided 2026-11-12 document=阳容决〔2026〕7号", *APPEAL, "decided 2026-11-12 document=null"
    )(sqqf)
    assert made(sqqf, "decision", "1")["number"] == "阳容决〔2026〕7号"
    paper = made(sqqf, "decision", "2")
    assert paper["number"] is None, "it is the discipline organ's to number, not the group's"
    assert "审查决定文号" in paper["missing"]
    assert Path(paper["path"]).name == "审查决定书-阳容〔2026〕2号.docx"
    body = sqqf.json("case", "show", "2")["acts"][-1]["body"]
    assert (body["number"], body["issuer"]) == (None, "discipline")
    assert made(sqqf, "decision", "2", "--number", "某纪决1号")["number"] == "某纪决1号"
    assert "审查决定书" in sqqf.ok("paper", "list", "2")
    assert "None" not in sqqf.ok("paper", "list", "2") + sqqf.ok("case", "show", "2")


def test_who_issues_a_paper_signs_it_with_the_name_told_last(sqqf: Sqqf) -> None:
    told(*APPEAL, "decided 2026-11-12", LEAD, VERIFIED)(sqqf)
    assert sqqf.json("paper", "issuer") == []
    unnamed = made(sqqf, "decision", "1")
    assert "纪检监察机关全称" in unnamed["missing"]
    assert "〔纪检监察机关全称" in text_of(Path(unnamed["path"]))
    assert sqqf.json("paper", "issuer", "discipline", "某县纪委") == {
        "organ": "discipline",
        "name": "某县纪委",
    }
    sqqf.ok("paper", "issuer", "纪检监察机关", "某县纪委监委")
    assert sqqf.json("paper", "issuer") == [{"organ": "discipline", "name": "某县纪委监委"}]
    paper = made(sqqf, "decision", "1", "--red-head")
    said = text_of(Path(paper["path"]))
    assert said.startswith("某县纪委监委\n")
    assert "某县纪委监委\n2026年11月12日\n（联系人：" in said
    assert "纪检监察机关全称" not in paper["missing"]
    assert sqqf.json("verify")["ok"]
    assert sqqf("paper", "issuer", "audit", "某审计局").code == 2
    assert sqqf("paper", "issuer", "discipline").code == 2


def test_minutes_of_two_days_are_refused_and_an_agenda_of_what_doesnt_wait(sqqf: Sqqf) -> None:
    later = [line.replace("deliberated 2026-11-09", "deliberated 2026-11-10") for line in APPEAL]
    told(*APPEAL, *later, *NOTICED)(sqqf)
    answer = sqqf("paper", "make", "minutes", "1", "2")
    assert answer.code == 1
    assert "2026-11-09, 2026-11-10" in answer.err
    for line in (("minutes", "1", "3"), ("agenda", "3"), ("agenda", "1")):
        answer = sqqf("paper", "make", *line)
        assert answer.code == 1
        assert "not on record yet" in answer.err
    assert files(sqqf) == []


def test_a_second_file_of_the_same_name_gets_another(sqqf: Sqqf) -> None:
    told(*APPEAL, "decided 2026-11-12")(sqqf)
    names = [Path(made(sqqf, "审查决定书", "1")["path"]).name for _ in range(2)]
    assert names == ["审查决定书-阳容决〔2026〕1号.docx", "审查决定书-阳容决〔2026〕1号-2.docx"]


# ── every kind ──


@pytest.mark.parametrize(
    ("level", "track"), [("county", "tolerance"), ("city", "inaction")], ids=["cases", "leads"]
)
def test_every_kind_can_be_made_and_lists_only_what_no_ledger_knows(
    sqqf: Sqqf, level: str, track: str
) -> None:
    lines = (
        (
            *APPEAL,
            "decided 2026-11-12",
            "feedback 2026-11-13 method=direct",
            "clarified 2026-11-16 needed=true way=written organ=某局 to=陈某",
        )
        if track == "tolerance"
        else (
            *PUT_RIGHT,
            VERIFIED,
            "verified 2026-11-18",
            "rectification 2026-11-18 due=2026-11-19",
            "lead_noted",
        )
    )
    others = (
        *NOTICED[:1],
        "declined 2026-11-18",
        *APPEAL[:4],
        "concluded 2026-11-06",
        *NOTICED[:1],
        *NOTICED,
    )
    told(*lines, *others, level=level)(sqqf)
    sqqf.ok("paper", "issuer", "discipline", "某县纪委监委")
    for measure in ("纪检监察建议书", "定期约谈") if track == "tolerance" else ():
        admonish(sqqf, measure)
    for form in (form for form in forms() if form.track == track):
        no = "L2026-1" if track == "inaction" else _ON.get(form.code, "1")
        more = {"delivery": "--to 县委组织部", **PROPOSED}.get(form.code, "")
        paper = made(sqqf, form.code, no, *more.split())
        known = {
            "地点",
            "送达方式",
            "送达日期",
            "经办人",
            "整改情况",
            "销号日期",
            "牵头机关全称",
            "回复期限",
        } | {"联系人"}
        assert set(paper["missing"]) <= known | BY_HAND, form.code
        said = text_of(Path(paper["path"]))
        assert (paper["number"] or "") in said
        assert paper["title"] in said
    assert sqqf.json("verify")["ok"]


_ON = {"declining": "2", "agenda": "3", "meeting-invitation": "3", "acceptance-slip": "4", "invitation": "5"}
PROPOSED = {
    "acceptance-slip": "--propose accept",
    "disposition-slip": "--propose m2 --responsibility direct --reason 搁置属实",
    "invitation": "--event 2026-12-01 --to 周某",
    "meeting-invitation": "--event 2026-12-01 --to 周某",
}
"""What a paper that goes before its act is made of."""


def admonish(sqqf: Sqqf, measure: str, on: str = "2026-11-16") -> None:
    about = ("--to", "某县住建局", "--text", "程序不规范", "--case", "1")
    sqqf.ok("guidance", "new", "--kind", "admonition", "--on", on, "--measure", measure, *about)


def test_an_admonition_about_a_case_has_a_paper_as_it_was_given(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    assert sqqf("paper", "make", "advice", "1").code == 1
    admonish(sqqf, "纪检监察建议书")
    admonish(sqqf, "诫勉谈话", "2026-11-19")
    assert sqqf("paper", "make", "talk", "1", "--n", "2").code == 2
    papers = {kind: made(sqqf, kind, "1") for kind in ("建议书", "谈话记录")}
    assert {kind: paper["title"] for kind, paper in papers.items()} == {
        "建议书": "纪检监察建议书",
        "谈话记录": "诫勉谈话记录",
    }
    on = [act["on"] for act in sqqf.json("case", "show", "1")["acts"] if act["kind"] == "paper_made"]
    assert on == ["2026-11-16", "2026-11-19"]
    assert "某县住建局：" in text_of(Path(papers["建议书"]["path"]))


def test_every_paper_of_the_sample_ledger_is_full(sqqf: Sqqf) -> None:
    sqqf.ok("demo", "--cases", "60", "--seed", "7", "--ledger", sqqf.ledger)
    left: dict[tuple[str, str], set[str]] = {}
    with open_ledger(sqqf.ledger) as ledger:
        ids = [one for (one,) in ledger.connection.execute("SELECT id FROM dossiers").fetchall()]
        for dossier in map(partial(read_dossier, ledger), ids):
            for form in (form for form in forms() if form.track == dossier.track and not form.levels):
                profile, on = rules_of(ledger, dossier.id), day("2026-11-23")
                facts = (ledger.group, ledger.workdays, on, form.target)
                at = Occasion(
                    profile,
                    ledger.level,
                    *facts,
                    members=in_service(ledger, on),
                    served=served_kinds(),
                    issuer=form.issuer,
                    organs={"discipline": "某纪委监委", "organization": "某组织部"},
                )
                if form.target == "meeting":
                    meeting = minutes_facts if form.code == "minutes" else agenda_facts
                    known = meeting([read_case(ledger, dossier.id)], [at])
                elif form.track == "inaction":
                    known = lead_facts(read_lead(ledger, dossier.id), at)
                else:
                    known = case_facts(read_case(ledger, dossier.id), at)
                if unmet(form, known) is None and form.code != "reminder":
                    _, missing = filled(form, known, Marks("n", "d", "h"))
                    left.setdefault((form.track, form.code), set()).update({*missing} - BY_HAND)
    assert {kind: blanks for kind, blanks in left.items() if blanks} == {
        ("tolerance", "step"): {"地点"},
        ("tolerance", "agenda"): {"地点"},
        ("tolerance", "minutes"): {"地点"},
        # Where the case hasn't come so far, or it isn't known yet whom the lead is about.
        ("tolerance", "submission"): {"报送机关"},
        ("tolerance", "delivery"): {"送达单位"},
        # Where not everything is assessed yet, nothing can be proposed.
        ("tolerance", "report"): {"处理建议"},
        ("inaction", "archive"): {"单位", "所涉对象"},
        ("inaction", "advice"): {"回复期限"},
        ("inaction", "talk"): {"地点"},
        ("inaction", "sign-off"): {"销号日期"},
    }
    rare = {*PROPOSED, "filing", "service", "clarification", "reminder", "advice", "talk"}
    assert {form.code for form in forms()} - {code for _, code in left} <= rare


def test_the_agenda_and_the_minutes_are_on_record_on_each_case(sqqf: Sqqf) -> None:
    told(*APPEAL, *APPEAL)(sqqf)
    paper = made(sqqf, "会议纪要", "1", "2", "--output", "m.docx")
    assert paper["cases"] == ["阳容〔2026〕1号", "阳容〔2026〕2号"]
    for no in ("1", "2"):
        body = sqqf.json("case", "show", no)["acts"][-1]["body"]
        assert (body["number"], body["sha256"]) == (paper["number"], paper["sha256"])
    said = text_of(sqqf.folder / "m.docx")
    assert "（一）" not in said
    assert "一、阳容〔2026〕1号" in said
    assert "二、阳容〔2026〕2号" in said
    assert made(sqqf, "minutes", "2")["number"] == "阳容纪〔2026〕2号"


def test_a_record_of_service_follows_the_paper_it_is_of(sqqf: Sqqf) -> None:
    told(*APPEAL)(sqqf)
    made(sqqf, "acceptance", "1")
    paper = made(sqqf, "送达回证", "1")
    said = text_of(Path(paper["path"]))
    assert "送达文书 | 受理告知书" in said
    assert "文号 | 阳容受〔2026〕1号" in said
    assert "受送达人 | 陈某" in said
    assert "送达日期 | 2026年11月3日" in said
    assert paper["missing"] == ["地点"]


# ── leads, and who gave them ──


def test_papers_on_a_lead_stand_on_its_record(sqqf: Sqqf) -> None:
    told(LEAD, VERIFIED)(sqqf)
    paper = made(sqqf, "谈话记录", "L2026-1")
    assert paper["title"] == "查核资料记录"
    assert sqqf.json("lead", "show", "1")["acts"][-1]["kind"] == "lead_paper_made"
    assert sqqf.json("paper", "list", "L2026-1")[0]["number"] is None
    assert sqqf("paper", "make", "decision", "L2026-1").code == 2


def test_who_gave_a_lead_stands_in_no_paper(sqqf: Sqqf) -> None:
    sqqf.given("init --group 某县容错调查工作小组 --level county --prefix 县容")
    lead = "lead new --source s1 --area i5.4 --unit 某局 --person 刘某 --received 2026-11-02 --informant 方某某 --contact 13900000000"
    sqqf.ok(*lead.split(), "--text", "申请搁置")
    sqqf.ok(
        *[
            "lead",
            "verify",
            "1",
            "--method",
            "talk",
            "--on",
            "2026-11-05",
            "--people",
            "李某",
            "--finding",
            "属实",
        ]
    )
    assert sqqf("paper", "make", "advice", "L2026-1").code == 1, "it isn't verified yet"
    line = "lead verify 1 --method files --on 2026-11-05 --people 李某 --finding 属实 --complete"
    sqqf.ok(*line.split())
    for kind in ("talk", "advice", "archive"):
        paper = made(sqqf, kind, "L2026-1")
        said = text_of(Path(paper["path"]))
        assert "方某某" not in said
        assert "13900000000" not in said
        assert "申请搁置" not in said
    for line in (
        "lead tolerance 1 --result possible --on 2026-11-06 --reason 属先行先试",
        "case accept 1 --on 2026-11-09",
        "step add 1 --method inquiry --point 1 --on 2026-11-10 --people 李某 --finding 一名群众证实",
    ):
        sqqf.ok(*line.split())
    said = text_of(Path(made(sqqf, "step", "1")["path"]))
    assert "一名群众证实" not in said, "what was found stands in the report"
    for kind in ("acceptance", "step"):
        paper = made(sqqf, kind, "1")
        assert "事项" in paper["missing"], "the lead's own words"
        assert "申请搁置" not in text_of(Path(paper["path"]))
    assert "方某某" not in said
    for option in (("--to", "方某某"), ("--output", "方某某.docx"), ("--number", "方某某1号")):
        answer = sqqf("paper", "make", "advice", "L2026-1", *option)
        assert answer.code == 2
        assert "names who gave the lead" in answer.err
    assert not (sqqf.folder / "方某某.docx").exists()


# ── entered texts ──

HOSTILE = "<w:p>&amp;{officer}{{7*7}}\x1b[31m请示[/]\u202e"


def test_hostile_names_are_text_in_the_paper_and_on_the_terminal(sqqf: Sqqf) -> None:
    sqqf.given("init --group 某组 --level city --prefix 阳容")
    texts = [f"--{name}={HOSTILE}" for name in ("applicant", "unit", "matter", "point", "officer")]
    earlier = Earlier(sqqf.folder, sqqf.shelf)
    earlier.ok("case", "new", "--channel", "appeal", "--received", "2026-11-16", *texts)
    sqqf.ok("case", "accept", "1", "--on", "2026-11-18")
    answer = sqqf("paper", "make", "acceptance", "1", "--output", "h.docx")
    assert answer.code == 0
    assert "\x1b" not in answer.out
    said = text_of(sqqf.folder / "h.docx")
    assert "<w:p>&amp;{officer}{{7*7}}␛[31m请示[/]" in said
    assert "\u202e" not in said
    (sqqf.folder / "templates").mkdir()
    template(sqqf.folder / "templates" / "acceptance.docx", "{{ matter }}")
    sqqf.ok("paper", "make", "acceptance", "1", "--output", "t.docx")
    assert "<w:p>&amp;{officer}{{7*7}}␛[31m请示[/]" in text_of(sqqf.folder / "t.docx")


# ── a group's own templates ──


def template(path: Path, *paragraphs: str) -> None:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))


def test_a_groups_own_template_is_used_and_named_by_its_hash(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    folder = sqqf.folder / "ours"
    folder.mkdir()
    path = folder / "受理告知书.docx"
    template(path, "本组 {{ group }}，{{ number }}", "{{ accepted_on }}，{{ finding }}", "{{ head }}")
    head = sqqf.json("verify")["head"]
    answer = sqqf("paper", "make", "acceptance", "1", "--template", "ours", "--output", "a.docx")
    assert answer.code == 0, answer.err
    assert answer.err == "made from the template ours/受理告知书.docx\nleft blank: 查明的事实\n"
    said = text_of(sqqf.folder / "a.docx")
    assert "本组 某容错调查工作小组，阳容受〔2026〕1号" in said
    assert "2026年11月18日，" in said
    assert head in said
    body = sqqf.json("case", "show", "1")["acts"][-1]["body"]
    assert body["template"] == hashlib.sha256(path.read_bytes()).hexdigest()
    by_environment = sqqf("paper", "make", "acceptance", "1", env={"SQQF_TEMPLATES": str(folder)})
    assert "left blank: 查明的事实" in by_environment.err
    assert sqqf("paper", "make", "acceptance", "1", "--template", "nowhere").code == 2


@pytest.mark.parametrize(
    ("kind", "no", "number", "story"),
    [
        ("acceptance", "1", None, NOTICED),
        ("decision", "1", "阳容决〔2026〕1号", (*APPEAL, "decided 2026-11-12")),
        ("talk", "L2026-1", None, (LEAD, VERIFIED)),
    ],
    ids=["the group's", "another organ's", "on a lead"],
)
def test_what_facts_lists_a_template_can_ask_for(
    sqqf: Sqqf, kind: str, no: str, number: str | None, story: tuple[str, ...]
) -> None:
    told(*story)(sqqf)
    head = sqqf.json("verify")["head"]
    facts = sqqf.json("paper", "make", kind, no, "--facts")
    assert sqqf.json("verify")["head"] == head
    assert files(sqqf) == []
    asked = {name: text for name, text in facts.items() if isinstance(text, str)}
    assert {"group", "title", "dated"} <= set(asked)
    assert facts["number"] == number  # of the group's own series: given when it is made
    (sqqf.folder / "templates").mkdir()
    template(sqqf.folder / "templates" / f"{kind}.docx", *(f"{name}：{{{{ {name} }}}}" for name in asked))
    sqqf.ok("paper", "make", kind, no, "--output", "t.docx")
    assert text_of(sqqf.folder / "t.docx").splitlines() == [f"{name}：{text}" for name, text in asked.items()]


def test_a_template_that_cant_be_read_leaves_nothing(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    folder = sqqf.folder / "templates"
    folder.mkdir()
    template(folder / "acceptance.docx", "{{ ''.__class__.__mro__ }}")
    head = sqqf.json("verify")["head"]
    assert sqqf("paper", "make", "acceptance", "1", "--output", "a.docx").code == 2
    assert sqqf.json("verify")["head"] == head
    assert files(sqqf) == ["acceptance.docx"]


# ── what there is, and what was made ──


def test_the_kinds_are_listed_with_article_track_and_series(sqqf: Sqqf) -> None:
    listed = sqqf.json("paper", "list")
    assert {"kind", "zh", "en", "article", "track", "mark", "needs", "target", "issuer"} == set(listed[0])
    assert [one["kind"] for one in listed] == [form.code for form in forms()]
    page = sqqf.ok("paper", "list")
    assert "acceptance\t受理告知书\tnotice of acceptance\t二(三)2\tcases\t受" in page


def test_the_list_of_a_case_shows_what_was_left_blank(sqqf: Sqqf) -> None:
    told(*APPEAL)(sqqf)
    assert sqqf.json("paper", "list", "1") == []
    made(sqqf, "step", "1", "--output", "s.docx")
    (one,) = sqqf.json("paper", "list", "1")
    assert (one["n"], one["kind"], one["title"], one["missing"], one["struck"]) == (
        1,
        "step",
        "书面审查记录",
        ["起止时间", "地点", "记录人"],
        False,
    )
    assert re.fullmatch("[0-9a-f]{64}", one["sha256"])
    assert "1\t2026-11-04\t书面审查记录\t阳容录〔2026〕1号" in sqqf.ok("paper", "list", "1")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        pytest.param("decision 1", 1, "not on record yet: the decision (二(三)4)", id="too-early"),
        pytest.param("reminder 1", 1, "nothing is overdue on 2026-11-23", id="nothing-overdue"),
        pytest.param("filing 1", 1, "isn't for a group of level", id="level"),
        pytest.param("step 1 --n 2", 2, "there is no step 2", id="step"),
        pytest.param("acceptance 1 --party 2", 2, "there is no party 2", id="party"),
        pytest.param("acceptance 1 2", 2, "is about one case or lead", id="several"),
        pytest.param("agenda 1 L2026-1", 2, "is about one case or lead", id="both-tracks"),
        pytest.param("letter 1", 2, "“letter” is not among the papers", id="kind"),
        pytest.param("acceptance 1 --output a.pdf", 2, "a paper is a Word file", id="suffix"),
        pytest.param("acceptance", 2, "missing: NO...", id="no-case"),
    ],
)
def test_what_cant_be_made_says_why(sqqf: Sqqf, line: str, code: int, said: str) -> None:
    told(*NOTICED, "step 2026-11-19", *NOTICED, *ON_THE_LIST)(sqqf)
    answer = sqqf("paper", "make", *line.split())
    assert answer.code == code, answer.err
    assert said in answer.err
    assert answer.out == ""
    assert files(sqqf) == []


def test_a_paper_is_in_chinese_whatever_the_interface_speaks(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    texts = []
    for lang in ("zh", "en"):
        sqqf.ok("--lang", lang, "paper", "make", "acceptance", "1", "--output", f"{lang}.docx")
        texts.append(text_of(sqqf.folder / f"{lang}.docx").splitlines()[2:])
    assert texts[0] == texts[1]


@pytest.mark.parametrize("own", [False, True], ids=["built in", "a template of its own"])
def test_braces_of_a_user_stay_text_in_the_archive_index(city: Sqqf, own: bool) -> None:
    said = "{{ 7*7777777 }}{% if x %}{no}{_{ 7*7777777 }_}{#a#}{§}"
    facts = [f"--{name}={said}" for name in ("applicant", "unit", "post", "matter", "point", "officer")]
    city.ok("--by", said, "case", "new", "--channel", "appeal", "--received", "2026-11-16", *facts)
    city.ok("case", "accept", "1", "--on", "2026-11-20")
    city.ok("paper", "make", "acceptance", "1", "--output", "{{ 7*7777777 }}{no}.docx")
    if own:
        made = Document()
        made.add_paragraph("{{ matter }}；{{ officer }}；{% for one in acts %}{{ one.by }}；{% endfor %}")
        made.add_paragraph("{% for one in papers %}{{ one.name }}；{{ one.title }}{% endfor %}")
        made.sections[0].footer.paragraphs[0].text = "{{ matter }}"
        made.save(str(city.folder / "archive.docx"))
    city.ok("paper", "make", "archive", "1", "--output", "i.docx", "--template", ".")
    found = Document(str(city.folder / "i.docx"))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    text = "".join([*(paragraph.text for paragraph in found.paragraphs), *cells])
    assert text.count(said) >= 3
    assert "{{ 7*7777777 }}{no}.docx" in text
    assert str(7 * 7777777) not in text
