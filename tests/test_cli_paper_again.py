"""A paper made again about the same act keeps its number; a draft takes none and stands on no record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.test_cli_papers import APPEAL, NOTICED, admonish, files, made, template, text_of
from tests.test_cli_refusals import LEAD, PUT_RIGHT, VERIFIED, told

if TYPE_CHECKING:
    from tests.conftest import Sqqf

DECIDED = (*APPEAL, "decided 2026-11-12 document=null")


def margins(path: Path) -> list[str]:
    """What stands above the pages, odd and even."""
    (section,) = Document(str(path)).sections
    heads = (section.header, section.even_page_header)
    return ["\n".join(paragraph.text for paragraph in head.paragraphs).strip() for head in heads]


# ── made again ──


@pytest.mark.parametrize(
    ("story", "line"),
    [
        pytest.param(NOTICED, "acceptance 1", id="notice"),
        pytest.param(APPEAL, "step 1", id="step"),
        pytest.param(APPEAL, "extension 1", id="extension"),
        pytest.param(APPEAL, "minutes 1", id="meeting"),
        pytest.param(DECIDED, "corrections 1", id="list"),
        pytest.param((*PUT_RIGHT,), "sign-off L2026-1 --n 1", id="item"),
        pytest.param((LEAD, VERIFIED), "talk L2026-1", id="verification"),
    ],
)
def test_a_paper_made_again_about_the_same_act_keeps_its_number(
    sqqf: Sqqf, story: tuple[str, ...], line: str
) -> None:
    told(*story)(sqqf)
    number = ("--number", "某纪〔2026〕9号") if "L2026-1" in line else ()
    first = made(sqqf, *line.split(), *number)
    answer = sqqf("paper", "make", *line.split(), "--red-head")
    assert f"takes the place of {Path(first['path']).name}" in answer.err
    no = line.split()[1]
    listed = sqqf.json("paper", "list", no)
    assert [one["number"] for one in listed] == [first["number"]] * 2
    assert len({one["name"] for one in listed}) == 2
    assert len(files(sqqf)) == 2, "the earlier file stays"
    assert sqqf.json("verify")["ok"]


def test_another_act_another_party_and_another_organ_take_numbers_of_their_own(sqqf: Sqqf) -> None:
    told(*DECIDED)(sqqf)
    first = made(sqqf, "step", "1")["number"]
    told_to = [made(sqqf, "submission", "1", "--to", to)["number"] for to in ("县委", "县政府", "县委")]
    assert told_to == ["阳容请〔2026〕1号", "阳容请〔2026〕2号", "阳容请〔2026〕1号"]
    assert first == "阳容录〔2026〕1号"


def test_the_second_step_has_another_record_and_the_first_keeps_its_own(case: Sqqf) -> None:
    case.ok("case", "accept", "1", "--on", "2026-11-17")
    step = "step add 1 --method document --on 2026-11-18 --people 李某,赵某 --finding 属实 --point"
    case.ok(*step.split(), "1")
    numbers = [made(case, "step", "1")["number"]]
    case.ok(*step.split(), "2")
    numbers += [made(case, "step", "1", *which)["number"] for which in ((), ("--n", "1"), ("--n", "2"))]
    assert [no[-2] for no in numbers] == ["1", "2", "1", "2"]


def test_a_record_of_service_and_advice_keep_theirs_too(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    made(sqqf, "acceptance", "1")
    assert {made(sqqf, "service", "1")["number"] for _ in range(2)} == {"阳容证〔2026〕1号"}
    admonish(sqqf, "纪检监察建议书")
    admonish(sqqf, "纪检监察建议书", "2026-11-18")
    assert made(sqqf, "advice", "1", "--n", "1", "--number", "某纪建1号")["number"] == "某纪建1号"
    assert made(sqqf, "advice", "1", "--n", "1")["number"] == "某纪建1号"
    assert made(sqqf, "advice", "1", "--n", "2")["number"] is None


def test_a_paper_that_was_struck_out_gives_its_number_to_none(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    made(sqqf, "acceptance", "1")
    seq = str(sqqf.json("case", "show", "1")["acts"][-1]["seq"])
    sqqf.ok("case", "amend", "1", "--act", seq, "--strike", "--reason", "误制")
    assert made(sqqf, "acceptance", "1")["number"] == "阳容受〔2026〕2号"


def test_a_number_of_ones_own_goes_before_the_kept_one(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    made(sqqf, "acceptance", "1")
    assert made(sqqf, "acceptance", "1", "--number", "阳容受〔2026〕7号")["number"] == "阳容受〔2026〕7号"
    assert made(sqqf, "acceptance", "1")["number"] == "阳容受〔2026〕7号", "that of the last one"


# ── drafts ──


def test_a_draft_takes_no_number_is_no_act_and_says_so_in_the_margin(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    head = sqqf.json("verify")["head"]
    papers = [made(sqqf, "acceptance", "1", "--draft") for _ in range(2)]
    assert [(one["number"], one["draft"]) for one in papers] == [(None, True)] * 2
    assert files(sqqf) == ["受理告知书-草稿-阳容〔2026〕1号-2.docx", "受理告知书-草稿-阳容〔2026〕1号.docx"]
    path = Path(papers[0]["path"])
    assert margins(path) == ["草稿", "草稿"]
    assert "〔发文字号" in text_of(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert sqqf.json("verify")["head"] == head
    assert sqqf.json("paper", "list", "1") == []
    paper = made(sqqf, "acceptance", "1")
    assert paper["number"] == "阳容受〔2026〕1号"
    assert margins(Path(paper["path"])) == ["", ""]


def test_a_draft_for_comment_is_called_so_and_may_be_dated_ahead(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    line = ("acceptance", "1", "--margin", "征求意见稿", "--on", "2026-12-01", "--output", "d.docx")
    assert sqqf.ok("paper", "make", *line) == "阳容〔2026〕1号  陈某  受理告知书  d.docx\n"
    assert margins(sqqf.folder / "d.docx") == ["征求意见稿"] * 2
    assert "\n2026年12月1日\n" in text_of(sqqf.folder / "d.docx")
    assert sqqf("paper", "make", *line).code == 2, "never over a file"


def test_a_draft_from_a_template_has_its_margin_too(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    (sqqf.folder / "templates").mkdir()
    template(sqqf.folder / "templates" / "acceptance.docx", "{{ matter }}")
    sqqf.ok("paper", "make", "acceptance", "1", "--draft", "--output", "d.docx")
    assert Document(str(sqqf.folder / "d.docx")).sections[0].header.paragraphs[0].text == "草稿"


def test_a_draft_is_refused_where_the_paper_would_be_and_names_no_informant(city: Sqqf) -> None:
    lead = "lead new --source s1 --area i5.4 --unit 某局 --received 2026-11-02 --informant 方某某 --text 申请搁置"
    city.ok(*lead.split())
    assert city("paper", "make", "advice", "L2026-1", "--draft").code == 1
    verified = "lead verify 1 --method files --on 2026-11-05 --people 李某 --finding 属实 --complete"
    city.ok(*verified.split())
    for option in (("--to", "方某某"), ("--output", "方某某.docx"), ("--margin", "方某某")):
        answer = city("paper", "make", "advice", "L2026-1", "--draft", *option)
        assert (answer.code, answer.out) == (2, "")
        assert "names who gave the lead" in answer.err
    assert files(city) == []
