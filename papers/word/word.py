"""A paper as a file for Word and WPS. The same paper is the same bytes: its hash on record can be checked."""

from __future__ import annotations

import re
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from sqqf.papers.office import load
from sqqf.papers.packing import packed
from sqqf.papers.text import printable
from sqqf.papers.word import shape
from sqqf.papers.word.paper import Blank, Paper, Paragraph, Table, Text

if TYPE_CHECKING:
    from docx.document import Document

LINE = "＿"
BLANK_WIDTH = 6
"""Room to write by hand, in characters."""
_TITLE_ACROSS = 20
_NUMBER = re.compile(r".{0,4}〔\d+〕\d+号")
"""The number of a case or a paper, with the letters before it."""
_SHORT_ROW = 12
_ROW_HEIGHT = 30.0
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
    page_number, check = shape.STYLES["公文页码"].line, shape.STYLES["公文校验"].line
    made = shape.empty_document(foot=page_number + (check if paper.head else 0))
    _head(made, paper)
    if paper.addressee is not None:
        _add(made, "公文主送", (*paper.addressee, "："))
    for block in paper.blocks:
        _table(made, block) if isinstance(block, Table) else _paragraph(made, block)
    _signature(made, paper)
    _foot(made, paper.head)
    if paper.margin:
        in_margin(made, paper.margin)
    _properties(made, paper)
    file = BytesIO()
    made.save(file)
    return packed(file.getvalue())


def width(text: Text) -> float:
    """How wide the text is, in Chinese characters: a letter or digit is half of one."""
    return sum(
        BLANK_WIDTH + (len(part.label) + 2) * shape.BLANK_LABEL / shape.BODY
        if isinstance(part, Blank)
        else sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in part)
        for part in text
    )


def _write(paragraph: Any, text: Text) -> None:
    """A blank: its label in small grey brackets, with a line to write on: seen on screen and on paper.

    The line is of characters: underlined spaces would vanish at the end of a line.
    """
    for part in text:
        if isinstance(part, Blank):
            for words, style in (
                (f"〔{printable(part.label)}", shape.BLANK_NAME),
                (LINE * BLANK_WIDTH, shape.BLANK),
                ("〕", shape.BLANK_NAME),
            ):
                paragraph.add_run(words)._r.style = style
        elif part:
            paragraph.add_run(printable(part))


def _add(made: Any, style: str, text: Text) -> Any:
    paragraph = made.add_paragraph()
    paragraph._p.style = style  # by its id, which is its name: looking it up costs more than all the rest
    _write(paragraph, text)
    return paragraph


def _head(made: Document, paper: Paper) -> None:
    """Red head, number and red line; then the title. Without a red head the number stands below the title."""
    points = load("docx.shared").Pt
    number = (paper.number,) if paper.number else ()
    if paper.red_head:
        name = _add(made, "公文红头", (paper.group,))
        size = min(48, max(shape.TITLE, int(shape.WIDTH * 0.96 / (width((paper.group,)) or 1))))
        name.paragraph_format.line_spacing = points(size * 1.25)
        for run in name.runs:
            run.font.size = points(size)
        line = _add(made, "公文文号", number)
        line.paragraph_format.space_before = points(2 * shape.LINE)
        line._p.get_or_add_pPr().insert_element_before(
            load("docx.oxml").parse_xml(_BORDER), "w:wordWrap", "w:spacing", "w:ind", "w:jc"
        )
    last = title = _add(made, "公文标题", (paper.title,))
    if paper.red_head:
        title.paragraph_format.space_before = points(2 * shape.LINE)
    elif number:
        last = _add(made, "公文文号", number)
        last.paragraph_format.space_before = points(6)
    last.paragraph_format.space_after = points(shape.LINE)
    if row := title_row(paper.title):
        side = max(0.0, (shape.WIDTH / shape.TITLE - row) / 2)
        shape.indent_left(title.paragraph_format, side, shape.TITLE)
        shape.indent_right(title.paragraph_format, side, shape.TITLE)


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


def _paragraph(made: Document, block: Paragraph) -> None:
    style = {"body": "公文正文", "plain": "公文顶格"}.get(block.form)
    if style is None:
        # GB/T 9704 numbers the first level 一、 and the second （一）.
        first = next(iter(block.text), "")
        second = isinstance(first, str) and first.startswith(("（", "("))
        style = "公文二级标题" if second else "公文一级标题"
    _add(made, style, block.text)


def _table(made: Document, block: Table) -> None:
    shared = load("docx.shared")
    _keep_last(made)
    shares = [shape.WIDTH * share / sum(block.widths) for share in block.widths]
    table: Any = made.add_table(0, len(shares), "Table Grid")
    table.alignment = load("docx.enum.table").WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, points in zip(table.columns, shares, strict=True):
        column.width = shared.Pt(points)
    if block.header:
        row = _row(table, shares, tuple((name,) for name in block.header), range(len(shares)))
        row._tr.get_or_add_trPr().append(load("docx.oxml").OxmlElement("w:tblHeader"))
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    # A form: labels and what is filled in take turns, or the first column has the labels.
    labels = () if block.header else range(0, len(shares), 2) if len(shares) % 2 == 0 else (0,)
    for cells in block.rows:
        row = _row(table, shares, cells, labels)
        if not block.header:
            row.height = shared.Pt(_ROW_HEIGHT)
    # Two tables would grow together, and text would stick to the last line.
    _add(made, "公文表后", ())


def _row(table: Any, shares: list[float], cells: tuple[Text, ...], labels: Any) -> Any:
    """A row; one with fewer cells than columns has a last cell that spans the rest."""
    shared = load("docx.shared")
    row = table.add_row()
    drawn = row.cells
    if 0 < len(cells) < len(shares):
        drawn[len(cells) - 1].merge(drawn[-1])
    lines = 1
    for at, text in enumerate(cells):
        room = sum(shares[at:]) if at == len(cells) - 1 else shares[at]
        drawn[at].width = shared.Pt(room)
        drawn[at].vertical_alignment = load("docx.enum.table").WD_CELL_VERTICAL_ALIGNMENT.CENTER
        (paragraph,) = drawn[at].paragraphs
        paragraph._p.style = "公文表头" if at in labels else "公文表格"
        _write(paragraph, text)
        breaks = sum(part.count("\n") for part in text if isinstance(part, str))
        lines = max(lines, breaks + ceil(width(text) * shape.SMALL / max(room - 12, shape.SMALL)))
    if lines <= _SHORT_ROW:  # a longer one may go over the page: it might not fit on one at all
        row._tr.get_or_add_trPr().append(load("docx.oxml").OxmlElement("w:cantSplit"))
    return row


def _signature(made: Document, paper: Paper) -> None:
    """The date four characters from the right, the group centred over it; a seal goes over both."""
    if not paper.group or not paper.dated:
        return
    _keep_last(made)
    signed = (paper.seal or paper.group,)
    # Both are centred on one axis, so that they stand right in whatever font; too long a name moves the axis.
    axis = max(_DATE_FROM_RIGHT + width(paper.dated) / 2, width(signed) / 2)
    left = max(0.0, shape.WIDTH / shape.BODY - 2 * axis)
    for style, text in (("公文署名", signed), ("公文日期", paper.dated)):
        shape.indent_left(_add(made, style, text).paragraph_format, left, shape.BODY)


def _keep_last(made: Document) -> None:
    """Keep the last block with the next: a table with its heading, a signature with the text."""
    last = made.paragraphs[-1]
    last.paragraph_format.keep_with_next = True
    for table in made.tables[-1:]:
        if table._tbl.getnext() is last._p:  # the gap below the table
            for cell in table.rows[-1].cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True


def _foot(made: Document, head: str | None) -> None:
    """The page number at the outer edge, one character in; below it the ledger's head hash, on every page."""
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
        number.add_run("— ")
        number._p.append(load("docx.oxml").parse_xml(_PAGE))
        number.add_run(" —")
        if head:
            _add(foot, "公文校验", (f"台账校验码 {head}",))


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
    properties.comments, properties.language = "", "zh-CN"
    qn = load("docx.oxml.ns").qn
    for name in ("dcterms:created", "dcterms:modified"):
        for element in properties._element.findall(qn(name)):
            properties._element.remove(element)
