"""``paper template``, odd braces in a template, ``paper make --pdf`` and ``--print``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.papers.word.forms import forms
from sqqf.papers.word.outline import outline
from sqqf.papers.word.word import document
from tests.test_cli_papers import APPEAL, NOTICED, files, made, template, text_of
from tests.test_cli_refusals import LEAD, VERIFIED, told

if TYPE_CHECKING:
    from tests.conftest import Sqqf

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
DECIDED = (*APPEAL, "decided 2026-11-12")


# ── our form as a template to start from ──


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_every_kind_makes_a_template(form: object) -> None:
    assert document(outline(form))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "no", "story"),
    [
        ("acceptance", "1", NOTICED),
        ("report", "1", DECIDED),
        ("decision", "1", DECIDED),
        ("corrections", "1", DECIDED),
        ("minutes", "1", DECIDED),
        ("archive", "1", DECIDED),
        ("talk", "L2026-1", (LEAD, VERIFIED)),
    ],
)
def test_a_paper_from_our_own_template_says_what_the_built_in_one_says(
    sqqf: Sqqf, kind: str, no: str, story: tuple[str, ...]
) -> None:
    told(*story)(sqqf)
    lead = ("--lead",) if no.startswith("L") else ()
    assert sqqf.ok("paper", "template", kind, "ours.docx", *lead) == "ours.docx\n"
    answer = sqqf("paper", "make", kind, no, "--draft", "--template", "ours.docx", "--output", "a.docx")
    assert answer.code == 0, answer.err
    assert "isn't among the facts" not in answer.err
    sqqf.ok("paper", "make", kind, no, "--draft", "--output", "b.docx")
    ours, built_in = (text_of(sqqf.folder / name) for name in ("a.docx", "b.docx"))
    assert "{{" not in ours
    assert "{%" not in ours
    facts = sqqf.json("paper", "make", kind, no, "--facts")
    known = [facts[name] for name in ("title", "matter", "finding", "officer") if facts.get(name)]
    assert [one in ours for one in known] == [one in built_in for one in known]


def test_a_template_goes_over_no_file_and_is_a_word_file(sqqf: Sqqf) -> None:
    sqqf.ok("paper", "template", "受理告知书", "a.docx")
    for file in ("a.docx", "a.pdf"):
        assert sqqf("paper", "template", "acceptance", file).code == 2
    assert sqqf("paper", "template", "letter", "b.docx").code == 2
    assert files(sqqf) == ["a.docx"]


def test_braces_that_mean_nothing_are_told(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    template(sqqf.folder / "t.docx", "｛｛ matter ｝｝，{ officer }，{{ no }}，{{ nobody }}")
    answer = sqqf("paper", "make", "acceptance", "1", "--template", "t.docx", "--output", "a.docx")
    assert answer.code == 0
    assert "the template has ｛ matter ｝, { officer } in it, which stays as it is" in answer.err
    assert "the template asks for nobody" in answer.err
    template(sqqf.folder / "u.docx", "{{ matter }}")
    assert "stays as it is" not in sqqf("paper", "make", "acceptance", "1", "--template", "u.docx").err


# ── PDF and printer ──


def programs(sqqf: Sqqf, **scripts: str) -> dict[str, str]:
    """An environment in which there are these programs and no others."""
    folder = sqqf.folder / "bin"
    folder.mkdir(exist_ok=True)
    for name, script in scripts.items():
        (folder / name).write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o700)
    return {"PATH": str(folder)}


COPIES = "import shutil, sys; shutil.copy(sys.argv[1], 'printed')"
NO_SHEBANG = pytest.mark.skipif(os.name == "nt", reason="programs there aren't scripts")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice isn't here")
def test_a_pdf_stands_beside_the_paper(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    paper = made(sqqf, "acceptance", "1", "--pdf")
    assert Path(paper["pdf"]) == Path(paper["path"]).with_suffix(".pdf")
    assert Path(paper["pdf"]).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("option", "said"), [("--pdf", "install LibreOffice"), ("--print", "lp, lpr")])
def test_where_a_program_isnt_there_nothing_is_made(sqqf: Sqqf, option: str, said: str) -> None:
    told(*NOTICED)(sqqf)
    head = sqqf.json("verify")["head"]
    answer = sqqf("paper", "make", "acceptance", "1", option, env=programs(sqqf))
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert files(sqqf) == []
    assert sqqf.json("verify")["head"] == head


@NO_SHEBANG
def test_it_goes_to_the_printer(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    answer = sqqf(
        "paper", "make", "acceptance", "1", "--print", "--output", "a.docx", env=programs(sqqf, lp=COPIES)
    )
    assert answer.code == 0
    assert (sqqf.folder / "printed").read_bytes() == (sqqf.folder / "a.docx").read_bytes()


@NO_SHEBANG
def test_a_program_that_fails_leaves_the_paper_and_that_is_said(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    fails = programs(sqqf, lp="raise SystemExit(1)", soffice="raise SystemExit(1)")
    answer = sqqf("paper", "make", "acceptance", "1", "--print", "--pdf", "--output", "a.docx", env=fails)
    assert answer.code == 0
    assert "LibreOffice made no PDF" in answer.err
    assert "couldn't be sent to the printer" in answer.err
    assert files(sqqf) == ["a.docx"]
