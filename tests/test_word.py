"""Papers as files for Word: the measures of GB/T 9704, what is unknown in sight, and every text as it was written."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph as Drawn
from docx.text.run import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.papers.text import printable
from sqqf.papers.word.apart import from_template
from sqqf.papers.word.paper import Blank, Paper, Paragraph, Table
from sqqf.papers.word.template import rendered
from sqqf.papers.word.word import document, title_row
from sqqf.papers.word.writing import width
from sqqf.procedure.errors import BadInput

HEAD = "ab12" * 16
NOTICE = Paper(
    title="受理通知书",
    number="阳容受〔2026〕3号",
    group="阳江市容错调查工作小组",
    addressee=("陈某",),
    blocks=(
        Paragraph(("一、基本情况",), "heading"),
        Paragraph(("（一）收件",), "subheading"),
        Paragraph(("你于", Blank("申请日期"), "提出的申诉收悉。")),
        Paragraph(("附：要点",), "plain"),
        Table(("序号", "要点"), ((("1",), ("变更是否经集体研究",)), (("2",), (Blank("要点"),))), (1, 5)),
        Table(
            (), ((("姓名",), ("陈某",), ("单位",), ("某县住建局",)), (("备注",), ("甲\n乙",))), (1, 2, 1, 2)
        ),
        Paragraph(("特此通知。",)),
    ),
    dated=("2026年11月23日",),
    red_head=False,
    head=HEAD,
)
PLAIN = NOTICE._replace(blocks=(Paragraph(("正文。",)),), head=None)
STYLES = [  # font, size in points
    ("Normal", "仿宋_GB2312", 16),
    ("公文标题", "方正小标宋简体", 22),
    ("公文红头", "方正小标宋简体", 36),
    ("公文正文", "仿宋_GB2312", 16),
    ("公文一级标题", "黑体", 16),
    ("公文二级标题", "楷体_GB2312", 16),
    ("公文表头", "黑体", 12),
    ("公文表格", "仿宋_GB2312", 12),
    ("公文页码", "宋体", 14),
]
FORMS = [
    ("受理通知书", "公文标题"),
    ("阳容受〔2026〕3号", "公文文号"),
    ("陈某：", "公文主送"),
    ("一、基本情况", "公文一级标题"),
    ("（一）收件", "公文二级标题"),
    ("你于〔申请日期＿＿＿＿＿＿〕提出的申诉收悉。", "公文正文"),
    ("附：要点", "公文顶格"),
    ("", "公文表后"),
    ("", "公文表后"),
    ("特此通知。", "公文正文"),
    ("阳江市容错调查工作小组", "公文署名"),
    ("2026年11月23日", "公文日期"),
]


def opened(file: bytes) -> Document:
    return docx.Document(BytesIO(file))


def style_of(drawn: Drawn | Run) -> str | None:
    return drawn.style.name if drawn.style else None


def forms(drawn: Document) -> list[tuple[str, str | None]]:
    return [(paragraph.text, style_of(paragraph)) for paragraph in drawn.paragraphs]


def drawn_as(drawn: Document, style: str) -> Drawn:
    return next(paragraph for paragraph in drawn.paragraphs if style_of(paragraph) == style)


def indent(paragraph: Drawn, name: str) -> int:
    """In hundredths of a character."""
    return int(paragraph._p.get_or_add_pPr().get_or_add_ind().get(qn(f"w:{name}Chars"), "0"))


def test_the_page_has_the_measures_of_the_standard() -> None:
    (section,) = opened(document(NOTICE)).sections
    lengths = [
        *(section.page_width, section.page_height),
        *(section.top_margin, section.bottom_margin, section.left_margin, section.right_margin),
    ]
    assert [round(length.mm) for length in lengths if length] == [210, 297, 37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    height = 297 - 37 - 35
    assert height / 25.4 * 72 // (int(grid.get(qn("w:linePitch"), "0")) / 20) == 22


def test_a_line_holds_28_characters() -> None:
    normal: Any = opened(document(NOTICE)).styles["Normal"]
    closer = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert (210 - 28 - 26) / 25.4 * 72 // (normal.font.size.pt + closer) == 28


@pytest.mark.parametrize(("name", "font", "size"), STYLES)
def test_fonts_go_by_name_in_every_script(name: str, font: str, size: float) -> None:
    style: Any = opened(document(NOTICE)).styles[name]
    fonts = style.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
    assert style.font.size.pt == size


def test_a_file_says_which_font_stands_in_where_a_machine_lacks_one() -> None:
    with zipfile.ZipFile(BytesIO(document(NOTICE))) as archive:
        table = archive.read("word/fontTable.xml").decode()
    for font in {name for _, name, _ in STYLES} - {"黑体", "宋体"}:
        assert f'w:name="{font}"><w:altName' in table, font


def test_each_part_has_its_form_and_a_blank_is_seen() -> None:
    drawn = opened(document(NOTICE))
    assert forms(drawn) == FORMS
    body: Any = drawn.styles["公文正文"]
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    runs = next(paragraph for paragraph in drawn.paragraphs if "申请日期" in paragraph.text).runs
    assert [style_of(run) for run in runs[1:4]] == ["公文待填说明", "公文待填", "公文待填说明"]


def test_a_red_head_comes_first_with_a_red_line_below_the_number() -> None:
    drawn = opened(document(NOTICE._replace(red_head=True)))
    assert [style for _, style in forms(drawn)[:3]] == ["公文红头", "公文文号", "公文标题"]
    style: Any = drawn.styles["公文红头"]
    assert str(style.font.color.rgb) == "FF0000"
    (line,) = drawn.element.xpath("//w:pBdr/w:bottom")
    assert line.get(qn("w:color")) == "FF0000"
    assert line.getparent().getparent().getparent() is drawn_as(drawn, "公文文号")._p


@pytest.mark.parametrize("length", [2, 11, 20, 40])
def test_a_red_head_fits_its_line(length: int) -> None:
    drawn = opened(document(PLAIN._replace(group="某" * length, red_head=True)))
    size = drawn_as(drawn, "公文红头").runs[0].font.size
    assert size
    assert 22 <= size.pt <= 48
    assert size.pt == 22 or size.pt * length < 442


@pytest.mark.parametrize(
    ("group", "dated", "from_right"),
    [
        ("阳江市容错调查工作小组", "2026年11月23日", (2, 4)),
        ("小组", "2026年11月23日", (6.5, 4)),
        ("某" * 21, "2026年1月3日", (0, 7.5)),  # too long for the one over the other: the date moves
    ],
)
def test_the_group_stands_over_the_middle_of_the_date(
    group: str, dated: str, from_right: tuple[float, float]
) -> None:
    drawn = opened(document(PLAIN._replace(group=group, dated=(dated,))))
    name, day = drawn_as(drawn, "公文署名"), drawn_as(drawn, "公文日期")
    room = (156 / 25.4 * 72 - indent(name, "left") / 100 * 16) / 16
    assert indent(name, "left") == indent(day, "left")
    assert [(room - width((text,))) / 2 for text in (group, dated)] == pytest.approx(from_right, abs=0.01)


@pytest.mark.parametrize("last", [Paragraph(("完",)), Table(("甲",), ((("乙",),),), (1,))])
def test_a_signature_never_stands_alone_on_a_page(last: Paragraph | Table) -> None:
    drawn = opened(document(NOTICE._replace(blocks=(last,))))
    *_, before, name, _ = drawn.paragraphs
    kept = [before, *(cell.paragraphs[0] for table in drawn.tables for cell in table.rows[-1].cells)]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in kept)
    assert name.style
    assert drawn.styles["公文署名"].element.xpath(".//w:keepNext")


@pytest.mark.parametrize(
    ("title", "first"),
    [
        pytest.param("关于报送县容〔2026〕1号案审查决定备案的报告", 14, id="after the number"),
        pytest.param("关于对陈某、李某、王某容错事项答复县容〔2026〕12号来函", 14, id="before it"),
    ],
)
def test_a_title_in_two_rows_keeps_a_number_whole(title: str, first: int) -> None:
    row = title_row(title)
    assert row
    for digit in (0.5, 0.64):  # wide in some fonts
        across = list(accumulate(digit if char.isdigit() else 1.0 for char in title))
        fitting = sum(end <= row for end in across)
        assert first <= fitting <= first + 1, title[:fitting]


def test_a_long_title_is_two_rows_of_one_length() -> None:
    drawn = opened(document(PLAIN._replace(title="某" * 23)))
    title = drawn_as(drawn, "公文标题")
    across = 20 - (indent(title, "left") + indent(title, "right")) / 100
    assert 12 <= across < 15
    short = drawn_as(opened(document(PLAIN)), "公文标题")
    assert indent(short, "left") == 0


def test_tables_have_borders_shares_and_a_header_on_every_page() -> None:
    drawn = opened(document(NOTICE))
    listed, form = drawn.tables
    assert [[cell.text for cell in row.cells] for row in listed.rows] == [
        ["序号", "要点"],
        ["1", "变更是否经集体研究"],
        ["2", "〔要点＿＿＿＿＿＿〕"],
    ]
    assert listed.style
    assert listed.style.name == "Table Grid"
    narrow, wide = (column.width.pt for column in listed.columns if column.width)
    assert narrow + wide == pytest.approx(156 / 25.4 * 72, abs=1)
    assert wide == pytest.approx(5 * narrow, abs=1)
    assert [marks(row, "tblHeader") for row in listed.rows] == [True, False, False]
    assert [cell.text for cell in form.rows[1].cells] == ["备注", *["甲\n乙"] * 3]
    assert not marks(form.rows[0], "tblHeader")


def marks(row: _Row, name: str) -> bool:
    return bool(row._tr.xpath(f"./w:trPr/w:{name}"))


@pytest.mark.parametrize(("text", "whole"), [("短", True), ("长" * 2000, False), ("一行\n" * 40, False)])
def test_a_row_is_split_only_where_it_is_long(text: str, whole: bool) -> None:
    table = Table(("甲",), (((text,),),), (1,))
    drawn = opened(document(PLAIN._replace(blocks=(table,))))
    assert marks(drawn.tables[0].rows[1], "cantSplit") is whole


def test_the_page_number_is_at_the_outer_edge_and_nothing_below_it() -> None:
    drawn = opened(document(NOTICE))
    (section,) = drawn.sections
    assert drawn.settings.odd_and_even_pages_header_footer
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (number,) = foot.paragraphs
        assert number.text == "—  —"  # the field's own text isn't counted
        assert number._p.xpath("./w:fldSimple/@w:instr") == ["PAGE"]
        assert str(number.alignment).startswith(side.upper())
        assert indent(number, side) == 100
    assert drawn.core_properties.comments == f"台账校验码 {HEAD}"
    assert opened(document(PLAIN)).core_properties.comments == ""


def test_what_a_paper_lacks_leaves_no_empty_line() -> None:
    bare = Paper("目录", "", "", None, (), ())
    assert forms(opened(document(bare))) == [("目录", "公文标题")]


def test_the_same_paper_is_the_same_bytes_and_has_no_time_in_it() -> None:
    again = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, tests.test_word as t; sys.stdout.buffer.write(t.document(t.NOTICE))",
        ],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "TZ": "America/New_York", "PATH": ""},
    ).stdout
    file = document(NOTICE)
    assert file == again
    assert file != document(NOTICE._replace(number="阳容受〔2026〕4号"))
    with zipfile.ZipFile(BytesIO(file)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert not any("python-docx" in archive.read(name).decode() for name in archive.namelist())
    properties = opened(file).core_properties
    assert (properties.title, properties.author) == ("受理通知书", "阳江市容错调查工作小组")
    assert properties.created is properties.modified is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("陈某 <b>&amp;</b> {{ 7*7 }}", "陈某 <b>&amp;</b> {{ 7*7 }}"),
        ("a\x1b[31mb\x00", "a␛[31mb␀"),
        ("一\r\n二\r三\n四\t五", "一\n二\n三\n四\t五"),
        ("\ud800\ufffe\uffff", "\\ud800\\ufffe\\uffff"),
        ("甲\u202e乙\u2028\x85", "甲\\u202e乙\\u2028\\x85"),
        ("陈\u200b某\u2060\u00ad\ufeff", "陈\\u200b某\\u2060\\u00ad\\ufeff"),
        ("\U000e0041\u3164", "\\udb40\\udc41\\u3164"),
        ("𠮷😀", "𠮷😀"),
    ],
)
def test_a_text_is_text(text: str, shown: str) -> None:
    assert printable(text) == shown


ANY = st.text(st.characters(codec=None), max_size=40)


@settings(deadline=None, max_examples=40)
@given(text=ANY, label=ANY)
def test_any_text_survives(text: str, label: str) -> None:
    table = Table((text,), (((text,),),), (1,))
    paper = Paper(
        text, text, text, (text,), (Paragraph((text, Blank(label)), "plain"), table), (text,), head=text
    )
    drawn = opened(document(paper))
    shown, blank = printable(text), f"〔{printable(label)}＿＿＿＿＿＿〕"
    texts = [text for text, style in forms(drawn) if style != "公文表后"]
    number, signed = ([shown], [shown, shown]) if text else ([], [])
    assert texts == [shown, *number, f"{shown}：", shown + blank, *signed]
    assert [cell.text for row in drawn.tables[0].rows for cell in row.cells] == [shown, shown]


# a group's own template


def template(*lines: str, footer: str = "") -> bytes:
    """A .docx with these lines, as a group would write it in Word."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if footer:
        made.sections[0].footer.paragraphs[0].text = footer
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def filled(*lines: str, **facts: Any) -> tuple[list[str], tuple[str, ...]]:
    file, missing, _odd = rendered(template(*lines), facts)
    return [paragraph.text for paragraph in opened(file).paragraphs], missing


def test_a_template_is_filled_in() -> None:
    lines = [
        "{{ no }}，{{ party.name }}",
        "{% for one in points %}{{ loop.index }}. {{ one.text }}；{% endfor %}",
        "{{ on }}，共{{ items }}项{% if closed_on %}，已结{% endif %}",
    ]
    points = [{"text": "集体研究"}, {"text": "损失"}]
    facts = {
        "no": "阳容〔2026〕3号",
        "party": {"name": "陈某"},
        "points": points,
        "items": 2,
        "closed_on": None,
    }
    assert filled(*lines, **facts, on=date(2026, 11, 3)) == (
        ["阳容〔2026〕3号，陈某", "1. 集体研究；2. 损失；", "2026年11月3日，共2项"],
        (),
    )


@pytest.mark.parametrize(
    ("line", "text", "missing"),
    [
        ("由{{ officer }}承办", "由〔经办人＿＿＿＿＿＿〕承办", ["officer"]),
        ("{{ a.b.c }}{{ a['b'] }}", "〔a.b.c＿＿＿＿＿＿〕〔a.b＿＿＿＿＿＿〕", ["a.b.c", "a.b"]),
        ("{{ decided_on }}", "〔审查决定日期＿＿＿＿＿＿〕", ["decided_on"]),
        ("{{ party.post }}", "〔party.post＿＿＿＿＿＿〕", ["party.post"]),
        ("{{ named }}", "〔决定日期＿＿＿＿＿＿〕", ["决定日期"]),
        ("{{ people[1].name }}", "〔people.2.name＿＿＿＿＿＿〕", ["people.2.name"]),
        ("{% for x in lines %}{{ x }}{% endfor %}无", "无", ["lines"]),
        ("{% if officer %}有{% else %}无{% endif %}", "无", []),
        ("{{ officer|default('待定') }}", "待定", []),
        ("{{ party.items }}", "三项", []),
    ],
)
def test_what_is_not_known_is_a_blank_and_named(line: str, text: str, missing: list[str]) -> None:
    facts = {
        "decided_on": None,
        "party": {"post": None, "items": "三项"},
        "named": Blank("决定日期"),
        "people": [{"name": "陈某"}, {"name": None}],
    }
    assert filled(line, **facts) == ([text], tuple(missing))


@settings(deadline=None, max_examples=40)
@given(text=ANY)
def test_any_fact_stays_text(text: str) -> None:
    file, missing, _odd = rendered(template("前{{ x }}后", footer="{{ x }}"), {"x": text})
    drawn = opened(file)
    assert [paragraph.text for paragraph in drawn.paragraphs] == [f"前{printable(text)}后"]
    assert drawn.sections[0].footer.paragraphs[0].text == printable(text)
    assert missing == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{_{ 7*7 }_}",
        "{_% if %_}",
        "{% for x in y %}",
        "<w:p/>",
        "</w:t></w:r>",
        "&lt;&amp;",
        "'\"",
        "\a\f",
    ],
)
@pytest.mark.parametrize(
    "line", ["{{ x }}", "{{ x|upper|lower }}", "{% autoescape false %}{{ x }}{% endautoescape %}"]
)
def test_a_hostile_fact_stays_text(line: str, text: str) -> None:
    assert filled(line, x=text) == ([printable(text).lower() if "|" in line else printable(text)], ())


@pytest.mark.parametrize(
    "line",
    [
        "{{ x",
        "{% if %}",
        "{% for x in y %}",
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ nothing.__class__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ x['__class__'] }}",
        "{{ '%s'|format(x).__class__ }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ x|attr('__class__') }}",
        "{{ x|safe }}",
        "{{ cycler.__init__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ range(10**9)|list }}",
        "{{ 1/0 }}",
        "{{ nothing() }}",
        "{{ nothing + 1 }}",
        "{{ x|nofilter }}",
        "{{ " + "(" * 5000 + " }}",
    ],
)
def test_a_hostile_template_is_refused(line: str) -> None:
    with pytest.raises(BadInput) as raised:
        rendered(template(line), {"x": "陈某"})
    assert raised.value.code == "bad_template"
    assert raised.value.facts["said"]
    assert "\n" not in raised.value.facts["said"]


def archive(name: str, text: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"no archive",
        b"PK\x03\x04",
        archive("a.txt", ""),
        archive("[Content_Types].xml", "<"),
        template("x")[:-900],
    ],
)
def test_what_is_no_word_file_is_refused(file: bytes) -> None:
    with pytest.raises(BadInput) as raised:
        rendered(file, {})
    assert raised.value.code == "bad_template"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",), id="time"
        ),
        pytest.param(("{% set x = 'x' * 2000000000 %}{{ x }}",), id="memory"),
        pytest.param(("{% for a in range(9999) %}{{ '长' * 99999 }}{% endfor %}",), id="length"),
        pytest.param(("{{ 9 ** (9 ** 9) }}",), id="number"),
    ],
)
def test_a_template_that_takes_too_much_ends_alone(lines: tuple[str, ...]) -> None:
    with pytest.raises(BadInput) as raised:
        from_template(template(*lines), {}, "a.docx")
    assert raised.value.code == "template_takes_too_much"
    assert raised.value.facts["path"] == "a.docx"


def test_a_process_of_its_own_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the folder one is in')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    file, facts = (
        template("{{ x }}{{ on }}{{ y }}{{ z }}"),
        {"x": "{{ 1 }}", "on": date(2026, 11, 3), "z": Blank("字号")},
    )
    assert from_template(file, facts, "a.docx") == rendered(file, facts)
    with pytest.raises(BadInput) as raised:
        from_template(template("{{ x"), {}, "a.docx")
    assert (raised.value.code, raised.value.facts["path"]) == ("bad_template", "a.docx")


def test_the_same_template_and_facts_are_the_same_bytes() -> None:
    file = template("{{ x }}")
    made, _, _odd = rendered(file, {"x": 1})
    assert made == rendered(file, {"x": 1})[0]
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_template_s_own_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    into = BytesIO()
    with zipfile.ZipFile(BytesIO(template("看&这里"))) as old, zipfile.ZipFile(into, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                entity = f'<!DOCTYPE w:document [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document'.encode()
                text = text.replace(b"<w:document", entity, 1).replace(b"&amp;", b"&e;")
            new.writestr(name, text)
    try:
        file, _, _odd = rendered(into.getvalue(), {})
    except BadInput:
        return
    assert b"geheim" not in b"".join(zipfile.ZipFile(BytesIO(file)).read(n) for n in ["word/document.xml"])


# rendered


@pytest.fixture
def pdf(tmp_path: Path) -> Any:
    """LibreOffice's picture of a paper: its size, its pages, each with its text."""
    if not (shutil.which("soffice") and shutil.which("pdfinfo") and shutil.which("pdftotext")):
        pytest.skip("needs LibreOffice and poppler")

    def made(paper: Paper) -> tuple[str, list[str]]:
        source = tmp_path / "paper.docx"
        source.write_bytes(document(paper))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        convert = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(source),
        ]
        subprocess.run(convert, capture_output=True, check=True)
        result = str(source.with_suffix(".pdf"))
        info = subprocess.check_output(["pdfinfo", result], text=True)
        text = subprocess.check_output(["pdftotext", "-layout", result, "-"], encoding="utf-8")
        return info, text.split("\f")[:-1]

    return made


def test_a_long_paper_is_rendered_in_its_measures(pdf: Any) -> None:
    line = "经核查，该项目在改造过程中因地下管线与原图纸不符，确需变更施工方案，变更前经集体研究"  # 42 characters
    rows = tuple(((f"第{n}行",), ("查阅会议纪要",)) for n in range(1, 61))
    body = [Paragraph((line * 2,))] * 14
    listed = Table(("次序", "所做工作"), rows, (1, 4))
    info, pages = pdf(
        NOTICE._replace(addressee=None, number="", blocks=(*body, listed, Paragraph(("特此报告。",))))
    )
    assert "A4" in info
    assert 4 <= len(pages) <= 6
    for n, page in enumerate(pages, start=1):
        assert re.search(rf"— ?{n} ?—", page)
        assert HEAD not in page.replace(" ", ""), "nothing stands below the page number"
    second = [text for text in pages[1].splitlines() if "经核查" in text or "改造" in text or "图纸" in text]
    assert second
    lines = [text.strip() for text in pages[0].splitlines() if text.strip()][1:-1]
    assert max(len(text) for text in lines) in (28, 29)  # a comma may hang over the edge
    assert len(lines) >= 19  # the title has taken the room of two or three
    assert sum("所做工作" in page for page in pages) >= 2
    assert "特此报告" in pages[-1]
    assert "阳江市容错调查工作小组" in pages[-1]
