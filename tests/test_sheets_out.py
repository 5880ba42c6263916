"""The files themselves: sheets, CSV, calendars and JSON, opened again by the programs' own libraries."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from sqqf.papers import calendar as calendar_out
from sqqf.papers.calendar import Event
from sqqf.papers.sheets.columns import COLUMNS
from sqqf.papers.sheets.outgoing import csv_out, json_out, xlsx_out
from sqqf.papers.sheets.outgoing.xlsx_out import Cut, Sheet
from sqqf.papers.sheets.rows import Cell, header, row
from tests.test_rows import CASE, EN, LEAD, QUIET, ZH

ON = date(2026, 11, 23)
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+86",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "#N/A",
    "https://example.org",
    "007",
    "1e9",
    "TRUE",
    "2026-11-23",
    " 两头空白 ",
    "_x0041_",
    "<b>&\"'",
    "𠮷",
)
HELD = st.text(st.characters(exclude_categories=["Cs"]))


def case_row(**facts: Any) -> list[Cell]:
    return row("tolerance", {**CASE, **facts}, QUIET, ZH)


def lead_row(**standing: Any) -> list[Cell]:
    return row("inaction", LEAD, {**QUIET, "items": 2, "signed_off": 0, **standing}, ZH)


def workbook(path: Path, *sheets: Sheet, words: Any = ZH) -> list[Cut]:
    return xlsx_out.write(path, sheets, words, ON, lambda n: f"…（余{n}字）")


def texts(path: Path, key: str) -> list[Any]:
    """The cells of a column of the first sheet, without its header."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    at = next(at for at, column in enumerate(COLUMNS["tolerance"], start=1) if column.key == key)
    return [line[at - 1] for line in sheet.iter_rows(min_row=2)]


# ── xlsx ──


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    red = {"next_due_on": "2026-11-20", "working_days_left": -1, "light": "red"}
    assert not workbook(path, Sheet("tolerance", [case_row()] * 3), Sheet("inaction", [lead_row(**red)]))
    return path


def test_a_workbook_has_a_sheet_a_track_with_dates_numbers_and_texts(two_sheets: Path) -> None:
    book = openpyxl.load_workbook(two_sheets)
    assert book.sheetnames == ["容错案件", "为官不为线索"]
    cases, leads = (list(sheet.iter_rows()) for sheet in book)
    assert [cell.value for cell in cases[0]] == header("tolerance", "zh")
    assert len(cases) == 4
    for line, track, values in ((cases[3], "tolerance", case_row()), (leads[1], "inaction", None)):
        for cell, column in zip(line, COLUMNS[track], strict=True):
            if cell.value is not None:
                kind = {"date": "d", "count": "n"}.get(column.kind, "s")
                form = {"d": "yyyy-mm-dd", "n": "0", "s": "@"}[kind]
                assert (cell.data_type, cell.number_format, cell.hyperlink) == (kind, form, None)
        if values:
            shown = [cell.value.date() if isinstance(cell.value, datetime) else cell.value for cell in line]
            assert shown == values


def test_a_workbook_is_made_to_be_worked_with(two_sheets: Path) -> None:
    cases, leads = openpyxl.load_workbook(two_sheets).worksheets
    assert (cases.freeze_panes, cases.auto_filter.ref) == ("B2", "A1:AP4")
    assert all(cell.font.b for cell in cases[1])
    assert cases.print_title_rows == "$1:$1"
    widths = {
        column.key: cases.column_dimensions[get_column_letter(at)].width
        for at, column in _columns("tolerance")
    }
    assert widths["no"] == len("阳容〔2026〕1号".encode("gb18030")) + 2
    assert widths["matter"] > widths["state"] >= len("状态") * 2
    points = next(
        cell
        for cell, (_, column) in zip(cases[2], _columns("tolerance"), strict=True)
        if column.key == "points"
    )
    assert points.alignment.wrap_text
    assert cases.row_dimensions[2].height > 30
    light = leads[2][-1]
    assert (light.value, light.fill.fgColor.rgb) == ("红", "00F4B0A8")


def _columns(track: str) -> list[tuple[int, Any]]:
    return list(enumerate(COLUMNS[track], start=1))


def test_an_english_workbook(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", Sheet("tolerance", [case_row()]), words=EN)
    (sheet,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert (sheet.title, sheet["A1"].value, sheet["B1"].value) == ("Cases", "Number", "State")


def test_a_workbook_without_a_line_is_one(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", Sheet("tolerance", []))
    (sheet,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert (sheet.max_row, sheet.auto_filter.ref) == (1, "A1:AP1")


def test_the_same_facts_on_the_same_day_are_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        workbook(tmp_path / name, Sheet("tolerance", [case_row()]))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    days = {part.date_time for part in zipfile.ZipFile(tmp_path / "a").infolist()}
    assert days == {(2026, 11, 23, 0, 0, 0)}


def test_every_text_is_text(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", Sheet("tolerance", [case_row(matter=text) for text in HOSTILE]))
    found = texts(tmp_path / "a.xlsx", "matter")
    assert [cell.data_type for cell in found] == ["s"] * len(HOSTILE)
    assert [cell.value.replace("_x005F_", "_") for cell in found] == list(HOSTILE)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert not re.search("<f>|<hyperlink", sheet)
        assert not [name for name in archive.namelist() if "rels" in name and "sheet" in name]


def test_what_steers_or_misleads_is_shown(tmp_path: Path) -> None:
    hostile = "\x1b[31m\x00\x07陈\u202e某\x85\ufffe"
    workbook(tmp_path / "a.xlsx", Sheet("tolerance", [case_row(matter=hostile)]))
    (cell,) = texts(tmp_path / "a.xlsx", "matter")
    assert cell.value == "␛[31m␀␇陈\\u202e某\\x85\\ufffe"


@pytest.mark.parametrize("sign", ["长", "𠮷"])
def test_a_text_longer_than_a_cell_is_cut_and_that_is_said(tmp_path: Path, sign: str) -> None:
    long = sign * 40_000
    (cut,) = workbook(tmp_path / "a.xlsx", Sheet("tolerance", [case_row(matter=long)]))
    (cell,) = texts(tmp_path / "a.xlsx", "matter")
    kept = cell.value.count(sign)
    assert cut == Cut("阳容〔2026〕1号", "事项", 40_000 - kept)
    assert cell.value == sign * kept + f"…（余{40_000 - kept}字）"
    assert xlsx_out.MOST_UNITS - 4 <= len(cell.value.encode("utf-16-le")) // 2 <= xlsx_out.MOST_UNITS


@pytest.mark.skipif(not shutil.which("localc"), reason="needs LibreOffice Calc")
def test_an_office_program_shows_what_was_written(tmp_path: Path) -> None:
    said = ["=1+1", "+86", "007", "2026-11-23", "_x0041_", '甲"乙,丙']
    rows = [case_row(matter=text, officer="李某") for text in said]
    workbook(tmp_path / "a.xlsx", Sheet("tolerance", rows))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", to, "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")],
        check=True, capture_output=True,
    )  # fmt: skip
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        head, *shown = csv.reader(file)
    assert head == header("tolerance", "zh")
    facts = [dict(zip(head, line, strict=True)) for line in shown]
    assert [line["事项"] for line in facts] == said
    assert {line["收到日期"] for line in facts} == {"2026-11-16"}
    assert {line["核查要点"] for line in facts} == {"1. 是否研究\n2. 有无损失↵及补救"}


# ── csv ──


def test_a_csv_opens_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    cells: list[Cell] = [
        "阳容〔2026〕1号",
        "陈某\n王某",
        date(2026, 11, 23),
        -3,
        None,
        "=1+1",
        "'=x",
        "'n",
        '"，,',
    ]
    csv_out.write(path, ["编号", *"abcdefgh"], [cells])
    line = '阳容〔2026〕1号,"陈某\n王某",2026-11-23,-3,,\'=1+1,\'\'=x,\'n,"""，,"\r\n'
    assert path.read_bytes() == b"\xef\xbb\xbf" + f"编号,a,b,c,d,e,f,g,h\r\n{line}".encode()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HELD, min_size=1))
@pytest.mark.parametrize(
    "first",
    [
        *(
            "",
            "=",
            "+",
            "-",
            "@",
            "\t",
            "\r",
            "'",
            "'=",
            " ",
            "  =",
            "\n",
            "\n=",
            "\u3000",
            "\u3000＝",
            "\xa0+",
        ),
        *(
            "＝",
            "＋",
            "－",
            "＠",
            "'＝",
            "\u200b=",
            "\ufeff@",
            "\u2060-",
            "\x1f=",
            "\u2028=",
            "\U000e0020",
            "\U000110bd=",
        ),
    ],
)
def test_every_text_comes_back_from_a_csv(tmp_path: Path, first: str, texts: list[str]) -> None:
    told = [first + text for text in texts]
    csv_out.write(tmp_path / "a.csv", ["a"], [[text, "end"] for text in told])
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    assert [csv_out.unguarded(row[0]) for row in rows] == told
    unseen = [
        row[0] for row in rows if row[0][:1].isspace() or unicodedata.category(row[0][:1] or "x") == "Cf"
    ]
    assert not [*unseen, *(row[0] for row in rows if row[0][:1] in tuple("=+-@＝＋－＠"))]


# ── ics ──


def event(**facts: Any) -> Event:
    due = date(2026, 12, 28)
    return Event(
        of=("0" * 16, "阳容〔2026〕1号", "investigation", "0"),
        summary="阳容〔2026〕1号 调查时限到期（暂定）",
        due_on=due,
        sequence=2031,
        changed_at=datetime(2026, 11, 20, 2, 0, tzinfo=UTC),
        running=True,
        certain=False,
        reminders=(due - timedelta(5), due),
    )._replace(**facts)


def test_a_calendar_of_one_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    calendar_out.write(path, "某市容错调查工作小组", [event()])
    raw = path.read_bytes()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert raw.replace(b"\r\n ", b"").decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sqqf//sqqf//ZH",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:某市容错调查工作小组",
        "BEGIN:VEVENT",
        "SUMMARY:阳容〔2026〕1号 调查时限到期（暂定）",
        "DTSTART;VALUE=DATE:20261228",
        "DTEND;VALUE=DATE:20261229",
        "DTSTAMP:20261120T020000Z",
        f"UID:{calendar_out._uid(event().of)}",
        "SEQUENCE:2031",
        "LAST-MODIFIED:20261120T020000Z",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:阳容〔2026〕1号 调查时限到期（暂定）",
        "TRIGGER:-P4DT15H",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:阳容〔2026〕1号 调查时限到期（暂定）",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_uid_stays_whatever_else_changes(tmp_path: Path) -> None:
    changed = event(summary="陈某", due_on=date(2027, 1, 4), sequence=2040, running=False, certain=True)
    other = event(of=("0" * 16, "阳容〔2026〕1号", "investigation", "1"))
    calendar_out.write(tmp_path / "a.ics", "x", [event(), changed, other])
    first, second, third = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).events
    assert first["UID"] == second["UID"] != third["UID"]
    assert (second["STATUS"], second.subcomponents) == ("CANCELLED", [])


def test_a_hostile_name_stays_within_its_line(tmp_path: Path) -> None:
    name = "陈某\r\nATTACH:https://example.org\x1b\u202e;,\\n"
    calendar_out.write(tmp_path / "a.ics", name, [event(summary=name)])
    found = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    (one,) = found.events
    assert "ATTACH" not in one
    assert one["SUMMARY"] == "陈某\nATTACH:https://example.org␛\\u202e;,\\n"


def test_a_calendar_without_a_limit_is_one(tmp_path: Path) -> None:
    calendar_out.write(tmp_path / "a.ics", "x", [])
    assert icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).events == []


# ── json ──


@pytest.mark.parametrize("entries", [[], [{"a": 1}], [{"a": "陈\n某"}, {"a": None}]])
def test_a_json_document_is_whole(tmp_path: Path, entries: list[dict[str, Any]]) -> None:
    json_out.write(tmp_path / "a.json", json.dumps, {"group": "某组"}, {"cases": entries, "leads": []})
    said = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert json.loads(said) == {"group": "某组", "cases": entries, "leads": []}
    assert len(said.splitlines()) == len(entries) + (6 if entries else 5)
