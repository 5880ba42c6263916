"""A paper as a file for Word and WPS. The same paper is the same bytes: its hash on record can be checked."""

from __future__ import annotations

import re
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from sqqf.papers.office import load
from sqqf.papers.packing import packed
from sqqf.papers.text import printable
from sqqf.papers.word import shape
from sqqf.papers.word.paper import Blank, Paper, Paragraph, Table, Text
from sqqf.papers.word.table import table
from sqqf.papers.word.writing import add, keep_last, width, write

if TYPE_CHECKING:
    from docx.document import Document

_TITLE_ACROSS = 20
_NUMBER = re.compile(r".{0,4}〔\d+〕\d+号")
"""The number of a case or a paper, with the letters before it."""
_ATTACHED = "附件："
_NUMBERED = re.compile(r"\d+\.")
_DATE_FROM_RIGHT = 4
_BORDER = (
    '<w:pBdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:bottom w:val="single" w:sz="14" w:space="11" w:color="{shape.RED}"/></w:pBdr>'
)
_PAGE = (
    '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:instr="PAGE">'
    "<w:r><w:t>1</w:t></w:r></w:fldSimple>"
)


def document(paper: Paper) -> bytes:
    """The paper as a .docx in the shape of GB/T 9704. Raises BadInput without the extra ``office``."""
    made = shape.empty_document(paper.look, signed=bool(paper.foot))
    _head(made, paper)
    if paper.addressee is not None:
        add(made, "公文主送", (*paper.addressee, "："))
    for block in paper.blocks:
        table(made, block) if isinstance(block, Table) else _paragraph(made, block)
    _signature(made, paper)
    _foot(made, paper.foot, paper.look.page_number)
    if paper.margin:
        in_margin(made, paper.margin)
    _properties(made, paper)
    file = BytesIO()
    made.save(file)
    return packed(file.getvalue())


def _head(made: Document, paper: Paper) -> None:
    """Red head, number and red line; then the title. Without a red head the number stands below the title."""
    points = load("docx.shared").Pt
    number = (paper.number,) if paper.number else ()
    above = paper.red_head or paper.signing is not None
    if paper.red_head:
        name = add(made, "公文红头", (paper.group,))
        size = min(48, max(shape.TITLE, int(shape.WIDTH * 0.96 / (width((paper.group,)) or 1))))
        name.paragraph_format.line_spacing = points(size * 1.25)
        for run in name.runs:
            run.font.size = points(size)
    if above:
        line = _number_line(made, number, paper.signing)
    if paper.red_head:
        line.paragraph_format.space_before = points(2 * shape.LINE)
        line._p.get_or_add_pPr().insert_element_before(
            load("docx.oxml").parse_xml(_BORDER), "w:wordWrap", "w:tabs", "w:spacing", "w:ind", "w:jc"
        )
    last = title = add(made, "公文标题", (paper.title,))
    if above:
        title.paragraph_format.space_before = points(2 * shape.LINE)
    elif number:
        last = add(made, "公文文号", number)
        last.paragraph_format.space_before = points(6)
    last.paragraph_format.space_after = points(shape.LINE)
    if row := title_row(paper.title):
        side = max(0.0, (shape.WIDTH / shape.TITLE - row) / 2)
        shape.indent_left(title.paragraph_format, side, shape.TITLE)
        shape.indent_right(title.paragraph_format, side, shape.TITLE)


def _number_line(made: Any, number: Text, signing: str | Blank | None) -> Any:
    """The number in the middle; of a paper that goes up at the left, and at the right who signs it out."""
    if signing is None:
        return add(made, "公文文号", number)
    line = add(made, "公文上行文号", (*number, "\t签发人："))
    said = len(line.runs)
    write(line, (signing,))
    for run in line.runs[said:] if isinstance(signing, str) else ():
        run._r.style = shape.SIGNING
    return line


def title_row(title: str) -> float | None:
    """How wide the rows of a title are, in its characters; None where it fits on one, or has rows of its own.

    Two rows are of about one length, and none ends inside a number.
    """
    across = width((title,))
    rows = ceil(across / _TITLE_ACROSS)
    if rows <= 1 or "\n" in title:
        return None
    whole = [range(found.start() + 1, found.end()) for found in _NUMBER.finditer(title)]
    if rows == 2 and whole:
        for place in range(1, len(title)):
            first = width((title[:place],))
            fits = across - first <= first <= _TITLE_ACROSS
            if fits and not any(place in number for number in whole):
                # Digits are wider in some fonts; where they aren't, a character more fits there.
                return first + 0.3 + 0.15 * sum(char.isdigit() for char in title[:place])
    return ceil(across / rows) + 1.0


_FORMS = {
    "body": "公文正文",
    "plain": "公文顶格",
    "heading": "公文一级标题",
    "subheading": "公文二级标题",
    "line": "公文笔录",
    "closing": "公文笔录末",
}


_WRITTEN_ON = ("line", "closing")


def _paragraph(made: Document, block: Paragraph) -> None:
    if block.form == "closing":
        keep_last(made)
    if block.form != "attachment":
        add(made, _FORMS[block.form], (*block.text, "\t") if block.form in _WRITTEN_ON else block.text)
        return
    (told,) = block.text
    first = str(told).startswith(_ATTACHED)
    # 附件： stands two characters in; the next under the first number, a long name under its own beginning.
    name = str(told).removeprefix(_ATTACHED)
    if first:
        keep_last(made)
    hanging = (len(_ATTACHED) if first else 0) + (_NUMBERED.match(name) is not None)
    paragraph = add(made, "公文附件", block.text)
    before = 2 if first else 2 + len(_ATTACHED)
    shape.indent_hanging(paragraph.paragraph_format, before, hanging, shape.BODY)
    if first:
        paragraph.paragraph_format.space_before = load("docx.shared").Pt(shape.LINE)


def _signature(made: Document, paper: Paper) -> None:
    """The date four characters from the right, the group centred over it; a seal goes over both."""
    if not paper.signed or not paper.group or not paper.dated:
        return
    keep_last(made)
    signed = (paper.seal or paper.group,)
    # Both are centred on one axis, so that they stand right in whatever font; too long a name moves the axis.
    axis = max(_DATE_FROM_RIGHT + width(paper.dated) / 2, width(signed) / 2)
    left = max(0.0, shape.WIDTH / shape.BODY - 2 * axis)
    for style, text in (("公文署名", signed), ("公文日期", paper.dated)):
        last = add(made, style, text)
        shape.indent_left(last.paragraph_format, left, shape.BODY)
    if paper.note:
        last.paragraph_format.keep_with_next = True
        add(made, "公文正文", ("（", *paper.note, "）")).paragraph_format.keep_together = True


def _foot(made: Document, signed: Text, form: str) -> None:
    """The page number at the outer edge, one character in; above it what is signed on every page."""
    align = load("docx.enum.text").WD_ALIGN_PARAGRAPH
    section = made.sections[0]
    for foot, side, indent in (
        (section.footer, align.RIGHT, shape.indent_right),
        (section.even_page_footer, align.LEFT, shape.indent_left),
    ):
        foot.is_linked_to_previous = False
        (number,) = foot.paragraphs
        number.style = "公文页码"
        number.alignment = side
        indent(number.paragraph_format, 1, shape.PAGE_NUMBER)
        before, _, after = printable(form).partition("{n}")
        number.add_run(before)
        number._p.append(load("docx.oxml").parse_xml(_PAGE))
        number.add_run(after)
        if signed:
            write(number.insert_paragraph_before(style="公文逐页签名"), signed)


def in_margin(document: Document, text: str) -> None:
    """A word in the margin above every page, before what stands there: in a paper of a template too."""
    qn = load("docx.oxml.ns").qn
    for n, section in enumerate(document.sections):
        heads = [section.header]
        heads += [section.even_page_header] if document.settings.odd_and_even_pages_header_footer else []
        heads += [section.first_page_header] if section.different_first_page_header_footer else []
        for head in heads:
            if n and head.is_linked_to_previous:
                continue
            head.is_linked_to_previous = False
            run = head.paragraphs[0].insert_paragraph_before().add_run(printable(text))
            run.font.size, run.font.name = load("docx.shared").Pt(shape.BODY), shape.HEITI
            run._r.rPr.rFonts.set(qn("w:eastAsia"), shape.HEITI)


def _properties(made: Document, paper: Paper) -> None:
    """The file's properties: no library, and no times, which would make every file different."""
    properties = made.core_properties
    properties.author = printable(paper.group)[:255] if isinstance(paper.group, str) else ""
    properties.title = printable(paper.title)[:255]
    properties.comments = printable(f"台账校验码 {paper.head}") if paper.head else ""
    properties.language = "zh-CN"
    qn = load("docx.oxml.ns").qn
    for name in ("dcterms:created", "dcterms:modified"):
        for element in properties._element.findall(qn(name)):
            properties._element.remove(element)
