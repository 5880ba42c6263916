"""Every paper as LibreOffice renders it: on A4, on few pages, whole, with nothing of the form left in it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sqqf.papers.word.filling import Marks, filled
from sqqf.papers.word.forms import Form, forms
from sqqf.papers.word.paper import Paper
from sqqf.papers.word.word import document
from tests.test_forms import CASE, DECLINED, LEAD, facts_for

MOST_PAGES = 8


def drawn_up(form: Form) -> Paper:
    """The paper on a case, or a lead, of which the ledger knows all that it may know."""
    lines = {"declining": DECLINED, "agenda": CASE[:7]}.get(form.code, CASE)
    facts = facts_for(form, *(LEAD if form.track == "inaction" else lines))
    marks = Marks(f"阳容{form.mark}〔2026〕1号", "2026年12月31日", "f" * 64)
    return filled(form, facts, marks)[0]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each paper as a PDF: LibreOffice starts once."""
    if not (shutil.which("soffice") and shutil.which("pdfinfo") and shutil.which("pdftotext")):
        pytest.skip("needs LibreOffice and poppler")
    folder = tmp_path_factory.mktemp("papers")
    sources = []
    for form in forms():
        source = folder / f"{form.track}-{form.code}.docx"
        source.write_bytes(document(drawn_up(form)))
        sources.append(str(source))
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(convert, capture_output=True, check=True)
    return folder


@pytest.mark.timeout(300)  # the first of them waits for LibreOffice to render all
@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.track}-{form.code}")
def test_each_paper_is_rendered_whole(rendered: Path, form: Form) -> None:
    path = str(rendered / f"{form.track}-{form.code}.pdf")
    info = subprocess.check_output(["pdfinfo", path], encoding="utf-8")
    (size,) = [line for line in info.splitlines() if line.startswith("Page size")]
    (pages,) = [int(line.split()[1]) for line in info.splitlines() if line.startswith("Pages:")]
    text = subprocess.check_output(["pdftotext", "-layout", path, "-"], encoding="utf-8")
    assert "A4" in size
    assert 1 <= pages <= MOST_PAGES
    assert text.count("\f") == pages
    paper = drawn_up(form)
    for n, page in enumerate(text.split("\f")[:-1], start=1):
        *_, last = (line for line in page.splitlines() if line.strip())
        assert "".join(last.split()) == f"—{n}—", "nothing stands below the page number"
    if paper.signed:
        before, _, _ = text.split("\f")[-2].partition(str(paper.group))
        assert before.strip(), "a signature has text on its page"
    title = paper.title
    assert "".join(title.split()) in "".join(text.split())
    assert not {"{", "}", "None"} & set(text.split())
    head = text[: text.index("\n\n\n")]
    assert "\n号" not in head.replace(" ", ""), "a number breaks nowhere in a title"
    signed = [line for line in text.splitlines() if "（签名）" in line and "年" in line]
    assert all("日" in line for line in signed), "a date to be signed keeps to its line"
