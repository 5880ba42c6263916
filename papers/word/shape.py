"""The shape of a paper by GB/T 9704: measures, fonts and styles, and an empty document that has them.

Fonts go by their names and none is shipped: an office machine has them. All lines are of an exact height, so
that a page has its 22 lines with whatever font stands in for a missing one.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import quoteattr

from sqqf.papers.office import load
from sqqf.papers.word.paper import Look

if TYPE_CHECKING:
    from docx.document import Document

FANGSONG, HEITI, KAITI, SONGTI = Look().body_font, "黑体", "楷体_GB2312", "宋体"
XIAOBIAOSONG = Look().title_font
STAND_INS = {XIAOBIAOSONG: "华文中宋", FANGSONG: "仿宋", KAITI: "楷体"}
"""The font that stands in where a machine lacks one: written into the file, so that Word and WPS take it."""
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
WIDTH_MM = 210 - LEFT - RIGHT
WIDTH = WIDTH_MM / 25.4 * 72
"""Of a line, in points."""
LINE = 28.95
"""22 of them fill the 225 mm between the margins."""
BODY, SMALL = 16.0, 12.0
BLANK_LABEL = 10.5
ACROSS = 28
"""Characters of the body in a line."""
TITLE = 22.0
PAGE_NUMBER = 14.0
RED = "FF0000"
TO_FILL_IN = "FFF2CC"
"""Behind a blank: seen at once on the screen, a light grey on paper."""


class Style(NamedTuple):
    """How one kind of paragraph looks; lengths in points, ``indent`` of its first line in characters."""

    font: str = FANGSONG
    size: float = BODY
    line: float = LINE
    align: str = "JUSTIFY"
    indent: int = 0
    before: float = 0
    keep: bool = False
    level: int | None = None
    colour: str | None = None
    tab: str | None = None
    """``line``: a tab draws a line to the edge; ``right``: what follows it ends one character before that."""


# The prefix keeps them apart from Word's own styles, which have Chinese names on a Chinese Word: 正文,
# 标题 1, 页脚.
STYLES = {
    "公文红头": Style(XIAOBIAOSONG, 36, 44, "CENTER", before=35 / 25.4 * 72, keep=True, colour=RED),
    "公文标题": Style(XIAOBIAOSONG, TITLE, 34, "CENTER", keep=True),
    "公文文号": Style(align="CENTER", keep=True),
    "公文主送": Style(align="LEFT", keep=True),
    "公文正文": Style(indent=2),
    "公文顶格": Style(),
    "公文一级标题": Style(HEITI, indent=2, keep=True, level=0),
    "公文二级标题": Style(KAITI, indent=2, keep=True, level=1),
    "公文表头": Style(HEITI, SMALL, 18, "CENTER"),
    "公文表格": Style(FANGSONG, SMALL, 18, "LEFT"),
    "公文表后": Style(FANGSONG, SMALL, 10),
    "公文署名": Style(align="CENTER", before=2 * LINE, keep=True),
    "公文日期": Style(align="CENTER"),
    "公文页码": Style(SONGTI, PAGE_NUMBER, 16),
    "公文上行文号": Style(keep=True, tab="right"),
    "公文附件": Style(align="LEFT", keep=True),
    "公文笔录": Style(align="LEFT", tab="line"),
    "公文笔录末": Style(align="LEFT", tab="line", keep=True),
    "公文逐页签名": Style(size=SMALL, line=LINE),
}
BLANK, BLANK_NAME, SIGNING = "公文待填", "公文待填说明", "公文签发人"
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}


def empty_document(look: Look, *, signed: bool) -> Document:
    """An empty document: A4, margins, grid, styles. ``signed``: a line of every page is for a signature."""
    document: Document = load("docx").Document()
    _strip(document)
    _set_page(document, LINE if signed else 0)
    chosen = {XIAOBIAOSONG: look.title_font, FANGSONG: look.body_font}
    _define_styles(document, chosen)
    _name_stand_ins(document, chosen)
    return document


def _strip(document: Document) -> None:
    """Remove what the library's template carries: a preview, a Mac's traces, a hundred table styles."""
    part = document.part
    for owner, kept in (
        (part.package, ("officeDocument", "core-properties")),
        (part, ("styles", "settings")),
    ):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] not in kept:
                del owner.rels[key]
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    settings = document.settings.element
    for name in ("w:savePreviewPicture", "w:rsids", "w:zoom", "w:shapeDefaults", "w:proofState"):
        for element in settings.xpath(f"./{name}"):
            settings.remove(element)
    # Word 2013 and later; 14 would open the paper in a mode of compatibility.
    for element in settings.xpath('.//w:compatSetting[@w:name="compatibilityMode"]'):
        element.set(_qn("w:val"), "15")
    for element in settings.xpath("./w:themeFontLang"):
        element.set(_qn("w:eastAsia"), "zh-CN")


_FONT_TABLE = "officeDocument/2006/relationships/fontTable"
_FONT_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"


def _name_stand_ins(document: Document, chosen: Mapping[str, str]) -> None:
    """Say in the file which font stands in for one that a machine lacks; a chosen one as what it replaces."""
    opc = load("docx.opc.part")
    fonts = "".join(
        f'<w:font w:name={quoteattr(chosen.get(font, font))}><w:altName w:val="{instead}"/></w:font>'
        for font, instead in STAND_INS.items()
    )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    table = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{main}">{fonts}</w:fonts>'
    )
    place = load("docx.opc.packuri").PackURI("/word/fontTable.xml")
    part = opc.Part(place, _FONT_TABLE_TYPE, table.encode(), document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/{_FONT_TABLE}")


def _set_page(document: Document, above: float) -> None:
    """The page, with so much room above its number for what is signed there."""
    shared = load("docx.shared")
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
    section.top_margin, section.bottom_margin = shared.Mm(TOP), shared.Mm(BOTTOM)
    section.bottom_margin += shared.Pt(above)
    section.left_margin, section.right_margin = shared.Mm(LEFT), shared.Mm(RIGHT)
    section.header_distance = shared.Mm(15)
    # The page number stands 7 mm below the text, and below what is signed on the page.
    section.footer_distance = shared.Mm(BOTTOM - 7) - shared.Pt(STYLES["公文页码"].line)
    document.settings.odd_and_even_pages_header_footer = True
    (grid,) = section._sectPr.xpath("./w:docGrid")
    grid.set(_qn("w:type"), "lines")
    grid.set(_qn("w:linePitch"), str(int(LINE * 20)))


def _define_styles(document: Document, chosen: Mapping[str, str]) -> None:
    kinds = load("docx.enum.style").WD_STYLE_TYPE
    for element in document.styles.element.xpath("./w:docDefaults//w:spacing | ./w:docDefaults//w:rFonts"):
        element.getparent().remove(element)
    for element in document.styles.element.xpath("./w:docDefaults//w:lang"):
        element.set(_qn("w:eastAsia"), "zh-CN")
    normal: Any = document.styles["Normal"]
    _dress(normal, Style(chosen[FANGSONG]))
    # 28 characters of 16 points are wider than a line. A grid of characters would do it for Word, but
    # LibreOffice sets every character of the paper two cells wide then; closer letters are read the same by
    # all.
    _tighten(normal)
    paragraph = normal.element.get_or_add_pPr()
    # Long words break anywhere, as a number of 64 digits must; no gap of a quarter between a digit and 年.
    # And 22 lines a page: none is held back so that two stay together.
    for name in ("w:widowControl", "w:wordWrap", "w:autoSpaceDE", "w:autoSpaceDN"):
        paragraph.insert_element_before(_flag(name, "0"), *_AFTER_SPACING)
    for name, style in STYLES.items():
        made: Any = document.styles.add_style(name, kinds.PARAGRAPH)
        made.base_style = normal
        made.quick_style = True
        _dress(made, style._replace(font=chosen.get(style.font, style.font)))
    line: Any = document.styles.add_style(BLANK, kinds.CHARACTER)
    for element in document.styles["Table Grid"].element.xpath(
        ".//w:tblCellMar/w:top | .//w:tblCellMar/w:bottom"
    ):
        element.set(_qn("w:w"), "57")  # a millimetre of air above and below
    label: Any = document.styles.add_style(BLANK_NAME, kinds.CHARACTER)
    shared = load("docx.shared")
    label.font.size = shared.Pt(BLANK_LABEL)
    signing: Any = document.styles.add_style(SIGNING, kinds.CHARACTER)
    _set_font(signing, KAITI)
    for made in (line, label):
        made.element.get_or_add_rPr().append(_shade(TO_FILL_IN))


def _shade(colour: str) -> Any:
    shade = load("docx.oxml").OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(_qn(f"w:{name}"), value)
    return shade


def _tighten(normal: Any) -> None:
    spacing = _flag("w:spacing", str(floor((WIDTH / ACROSS - BODY) * 20)))
    normal.element.rPr.insert_element_before(spacing, "w:sz", "w:szCs")


_AFTER_SPACING = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _set_font(made: Any, font: str) -> None:
    fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(_qn(f"w:{script}"), font)


def _dress(made: Any, style: Style) -> None:
    shared = load("docx.shared")
    text = load("docx.enum.text")
    _set_font(made, style.font)
    made.font.size = shared.Pt(style.size)
    if style.colour:
        made.font.color.rgb = shared.RGBColor.from_string(style.colour)
    shape = made.paragraph_format
    shape.alignment = text.WD_ALIGN_PARAGRAPH[style.align]
    shape.line_spacing_rule, shape.line_spacing = text.WD_LINE_SPACING.EXACTLY, shared.Pt(style.line)
    shape.space_before, shape.space_after = shared.Pt(style.before), shared.Pt(0)
    shape.keep_with_next = style.keep or None
    if style.indent:
        indent_first(shape, style.indent, style.size)
    if style.tab:
        edge = WIDTH if style.tab == "line" else WIDTH - BODY
        leader = text.WD_TAB_LEADER.LINES if style.tab == "line" else text.WD_TAB_LEADER.SPACES
        shape.tab_stops.add_tab_stop(shared.Pt(edge), text.WD_TAB_ALIGNMENT.RIGHT, leader)
    if style.line != LINE:
        # Word leaves exact lines off the grid by itself, LibreOffice doesn't.
        made.element.get_or_add_pPr().insert_element_before(_flag("w:snapToGrid", "0"), *_AFTER_SPACING)
    if style.level is not None:
        made.element.get_or_add_pPr().append(_flag("w:outlineLvl", str(style.level)))


def indent_first(shape: Any, characters: float, size: float) -> None:
    """Indent the first line by characters, as Word and WPS count, and by length for other programs."""
    shape.first_line_indent = load("docx.shared").Pt(characters * size)
    _ind(shape).set(_qn("w:firstLineChars"), str(round(characters * 100)))


def indent_hanging(shape: Any, characters: float, hanging: float, size: float) -> None:
    """The first line from the left margin, and the further ones so many characters behind its beginning."""
    indent_left(shape, characters + hanging, size)
    shape.first_line_indent = load("docx.shared").Pt(-hanging * size)
    _ind(shape).set(_qn("w:hangingChars"), str(round(hanging * 100)))


def indent_right(shape: Any, characters: float, size: float) -> None:
    """The whole paragraph from the right margin."""
    shape.right_indent = load("docx.shared").Pt(characters * size)
    _ind(shape).set(_qn("w:rightChars"), str(round(characters * 100)))


def indent_left(shape: Any, characters: float, size: float) -> None:
    """The whole paragraph from the left margin."""
    shape.left_indent = load("docx.shared").Pt(characters * size)
    _ind(shape).set(_qn("w:leftChars"), str(round(characters * 100)))


def _ind(shape: Any) -> Any:
    return shape._element.get_or_add_pPr().get_or_add_ind()


def _flag(name: str, value: str) -> Any:
    element = load("docx.oxml").OxmlElement(name)
    element.set(_qn("w:val"), value)
    return element


def _qn(name: str) -> str:
    qualified: str = load("docx.oxml.ns").qn(name)
    return qualified
