"""The figures in each of their forms, on the screen or as the bytes of a file."""

from __future__ import annotations

from datetime import date

from sqqf.cli.render.figures import figures
from sqqf.cli.render.figures.figures import Figures
from sqqf.cli.render.figures.tables import tables
from sqqf.cli.render.forms.html import html
from sqqf.cli.render.forms.markdown import markdown
from sqqf.cli.render.forms.text import page, text
from sqqf.cli.render.report.overview import head_line
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.papers.document import Document
from sqqf.papers.sheets.outgoing.figures_xlsx import workbook
from sqqf.papers.word.official import Made, official
from sqqf.papers.word.paper import Look
from sqqf.papers.word.word import document as paper

_FORMS = {"text": text, "md": markdown, "html": html}


def show(report: Figures, form: str) -> None:
    """Print them."""
    if form == "json":
        streams.show_json(report)
    elif form == "text":
        show_page(page(_document(report)))
    else:
        streams.say(_FORMS[form](_document(report)))


def content(report: Figures, form: str, look: Look) -> bytes:
    """The file; ``look``: of the group's papers. Raises BadInput where a library isn't installed."""
    if form == "docx":
        made = Made(report["group"], date.fromisoformat(report["date"]), report["head"], look)
        return paper(official(_document(report), made))
    if form == "xlsx":
        return workbook(_document(report))
    said = streams.as_json(report) if form == "json" else _FORMS[form](_document(report))
    return (said + "\n").encode()


def _document(report: Figures) -> Document:
    return Document(
        title=figures.title(report),
        under=[figures.period_line(report), *figures.known_line(report)],
        blocks=[*tables(report)],
        notes=figures.notes(),
        head=head_line(report),
        keys=figures.key_figures(report),
        periods=(figures.period_name(report["period"]), figures.period_name(report["period_before"])),
    )
