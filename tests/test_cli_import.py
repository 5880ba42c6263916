"""``import``: a group with years of Excel starts today. Real files in the shapes that groups have, read by the program."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.conftest import CITY, COUNTY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sqqf

HEADERS = ("编号", "受理时间", "被反映人", "单位", "反映问题", "承办人", "办理情况")
ROWS = (
    ("1", "2026-10-08", "陈某", "某局", "项目延误", "李某", "在办"),
    ("某容[2026]3号", "2026年9月1日", "黄某、李某", "某镇", "补助标准不一", "王某", "已办结"),
)
TITLE = ("某县容错工作台账",)
TOTAL = ("合计", "2")


def sheet(folder: Path, *rows: tuple[str, ...], name: str = "台账.csv", encoding: str = "gb18030") -> Path:
    """A CSV as Excel saves it in China: a title above the header, a total below."""
    text = io.StringIO()
    csv.writer(text).writerows((TITLE, HEADERS, *rows, TOTAL))
    path = folder / name
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook(folder: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (TITLE, HEADERS, *rows, TOTAL):
        page.append(row)
    path = folder / "台账.xlsx"
    book.save(path)
    return path


def taken(sqqf: Sqqf) -> list[tuple[str | None, ...]]:
    """What is listed of each case, as far as the sheet says it."""
    return [
        (
            case["no"],
            case["state"],
            "、".join(party["name"] for party in case["parties"]),
            case["matter"],
            case["officer"],
            case["accepted_on"],
            case["received_on"],
        )
        for case in sqqf.json("case", "list")
    ]


CASES: list[tuple[str | None, ...]] = [
    ("县容〔2026〕1号", "investigating", "陈某", "项目延误", "李某", "2026-10-08", None),
    ("某容〔2026〕3号", "closed", "黄某、李某", "补助标准不一", "王某", "2026-09-01", None),
]


@pytest.mark.parametrize("form", ["gb18030", "utf-8", "utf-8-sig", "utf-16", "xlsx"])
def test_an_old_ledger_is_taken_over_with_its_numbers(county: Sqqf, form: str) -> None:
    """受理时间 is the day of acceptance; when the applications came in isn't known, and nobody guesses it."""
    folder = county.folder
    path = workbook(folder, *ROWS) if form == "xlsx" else sheet(folder, *ROWS, encoding=form)
    assert county.ok("import", path) == "taken over: 2 cases, 0 leads\n"
    assert taken(county) == CASES
    assert county.json("verify")["ok"] is True


def test_what_is_taken_over_is_marked_with_its_file_and_row(county: Sqqf) -> None:
    path = sheet(county.folder, *ROWS)
    answer = county.json("import", path)
    assert answer == {
        "file": "台账.csv",
        "sha256": answer["sha256"],
        "dry_run": False,
        "cases": 2,
        "leads": 0,
        "unchanged": 0,
        "states": {"cases": {"investigating": 1, "closed": 1}, "leads": {}},
        "overdue": [
            {"case": "县容〔2026〕1号", "kind": "investigation", "due_on": "2026-11-18", "officer": "李某"}
        ],
        "numbers": [
            {"row": 3, "was": "1", "no": "县容〔2026〕1号"},
            {"row": 4, "was": "某容[2026]3号", "no": "某容〔2026〕3号"},
        ],
        "read_as": [],
        "states_untold": [],
        "rows_left_out": [{"row": 5, "text": "合计 2"}],
        "rows_cleaned": [],
        "columns_left_out": [],
        "columns_noted": [],
        "compared": 0,
        "due_dates": [],
        "late": [],
        "unjudged": [
            {"case": "县容〔2026〕1号", "kinds": ["acceptance"]},
            {"case": "某容〔2026〕3号", "kinds": ["acceptance", "investigation", "filing"]},
        ],
    }
    assert len(answer["sha256"]) == 64
    shown = county.json("case", "show", "1")
    assert shown["taken_over"] == {"file": "台账.csv", "sha256": answer["sha256"], "row": 3, "no": "1"}
    assert [act["kind"] for act in shown["acts"]] == ["taken_over"]
    assert "taken over from 台账.csv, row 3\n" in county.ok("case", "show", "1")


def test_the_next_number_follows_and_the_case_goes_on(county: Sqqf) -> None:
    county.ok("import", sheet(county.folder, *ROWS))
    county.ok(
        *("case", "new", "--channel", "appeal", "--applicant", "周某", "--matter", "招商接待超出标准"),
        *("--point", "是否事先报告", "--received", "2026-11-20"),
    )
    assert county.json("case", "list")[-1]["no"] == "县容〔2026〕2号"
    county.ok("case", "point", "1", "--text", "是否报告", "--within-matter", "--agreed-on", "2026-11-10", "--reason", "原台账未列")  # fmt: skip
    county.ok("step", "add", "1", "--method", "hearing", "--point", "1", "--on", "2026-11-12", "--people", "李某", "--finding", "属实")  # fmt: skip
    county.ok("case", "conclude", "1", "--on", "2026-11-17", "--finding", "属实")
    shown = county.json("case", "show", "1")
    assert (shown["state"], shown["deadlines"][0]["kind"], shown["deadlines"][0]["status"]) == (
        "concluded",
        "investigation",
        "met",
    )


def test_the_same_file_once_more_changes_nothing(county: Sqqf) -> None:
    path = sheet(county.folder, *ROWS)
    county.ok("import", path)
    county.ok("case", "assign", "1", "--officer", "王某")
    before = county.json("verify")["head"]
    again = county.json("import", path)
    assert (again["cases"], again["leads"], again["unchanged"]) == (0, 0, 2)
    assert county.json("verify")["head"] == before


def test_a_trial_shows_each_row_and_keeps_nothing(county: Sqqf) -> None:
    before = county.json("verify")["head"]
    said = county.ok("import", sheet(county.folder, *ROWS), "--dry-run")
    assert said == (
        "row\tnumber\tparty\tstate\n"
        "3\t县容〔2026〕1号\t陈某\tinvestigating\n"
        "4\t某容〔2026〕3号\t黄某、李某\tclosed\n"
        "would take over: 2 cases, 0 leads\n"
        "cases by state: investigating 1, closed 1\n"
        "overdue tomorrow morning: 1 (县容〔2026〕1号 investigation limit 2026-11-18)\n"
        "numbers read as others: 1 → 县容〔2026〕1号, 某容[2026]3号 → 某容〔2026〕3号\n"
        "dates are missing, so it can't be judged whether every earlier limit was kept:"
        " 县容〔2026〕1号, 某容〔2026〕3号\n"
    )
    assert county.json("verify")["head"] == before
    assert county.json("case", "list") == []


BAD: dict[str, tuple[tuple[str, ...], str]] = {
    "a date that may be several": (
        ("4", "05/06", "张某", "某局", "延误", "李某", "在办"),
        "row 5 受理时间: “05/06” may be several dates: write 2026-11-16",
    ),
    "a date that doesn't exist": (
        ("4", "2026-02-30", "张某", "某局", "延误", "李某", "在办"),
        "row 5 受理时间: there is no such date: “2026-02-30”",
    ),
    "a date to come": (
        ("4", "2026-12-30", "张某", "某局", "延误", "李某", "在办"),
        "row 5 受理时间: 2026-12-30 is after today, 2026-11-23",
    ),
    "nobody": (
        ("4", "2026-10-30", "", "", "延误", "李某", "在办"),
        "row 5 被反映人: nobody is named whom it concerns",
    ),
    "no number": (
        ("四", "2026-10-30", "张某", "某局", "延误", "李某", "在办"),
        "row 5 编号: “四” isn't a number such as 阳容〔2026〕3号, 2026-3, or 3 with a date in the row",
    ),
    "a number that stands above": (
        ("1", "2026-10-30", "张某", "某局", "延误", "李某", "在办"),
        "row 5 编号: 县容〔2026〕1号 is already in row 3, with other content",
    ),
    "more people than are named": (
        ("4", "2026-10-30", "张某和李某", "", "延误", "李某", "在办"),
        "row 5 被反映人: “张某和李某” seems to be several: put one a line, or 、 between them",
    ),
    "a name with something beside it": (
        ("4", "2026-10-30", "张某某（已故）/某", "", "延误", "李某", "在办"),
        "row 5 被反映人: “张某某（已故）/某” is more than a name: what else it says belongs into columns of its own, 单位, Post; 、 between several names",
    ),
    "a year of two digits": (
        ("4", "26.10.30", "张某", "", "延误", "李某", "在办"),
        'row 5 受理时间: “26.10.30” has a year of two digits: write 2026-11-16, or in a map file: [dates] century = "20"',
    ),
}


@pytest.mark.parametrize(("row", "said"), BAD.values(), ids=list(BAD))
def test_a_bad_row_is_told_by_its_number_and_nothing_is_taken(
    county: Sqqf, row: tuple[str, ...], said: str
) -> None:
    before = county.json("verify")["head"]
    answer = county("import", sheet(county.folder, *ROWS, row))
    assert (answer.code, answer.out) == (2, "")
    lines = answer.err.splitlines()
    assert lines[0] == "read as “Cases”, headers in row 2"
    assert lines[-3:] == [
        said,
        f"sqqf: {county.folder / '台账.csv'}: rows that can't be taken over: 1; nothing was taken over",
        "  → mend these rows and try again; --dry-run only tries",
    ]
    assert county.json("verify")["head"] == before
    assert county.json("case", "list") == []


def test_of_a_word_that_nobody_knows_it_is_told_once_which_there_are(county: Sqqf) -> None:
    rows = [(str(n), "2026-10-30", "张某", "某局", "延误", "李某", "莫名") for n in (4, 5)]
    answer = county("import", sheet(county.folder, *rows), env={"SQQF_LANG": "zh"})
    told = [line for line in answer.err.splitlines() if "莫名" in line or "已登记" in line]
    assert told == [
        "第 3–4 行 办理情况（共 2 处）：不认识“莫名”；可在对照文件的 [values.state] 中说明其含义",
        told[-1],
    ]
    assert "[values.state]" in told[-1]
    assert "registered 已登记、investigating 调查中、concluded 调查终结" in told[-1]


def test_of_many_words_some_are_named_and_where_the_others_are(county: Sqqf) -> None:
    path = county.folder / "a.csv"
    path.write_text("编号,当事人,受理时间,情形\n1,张某,2026-10-30,99\n", encoding="utf-8")
    (told,) = (line for line in county("import", path).err.splitlines() if " c1 " in line)
    assert told.startswith("[values.circumstances] may name: c1 error in ")
    assert told.endswith(", … (sqqf rules list)")


WITHOUT: dict[str, tuple[str, str]] = {
    "of persons": (
        "编号,受理时间,承办人\n1,2026-10-30,李某\n2,2026-10-30,李某\n3,2026-10-30,李某\n",
        "row 2 and 2 more: nobody is named whom it concerns: a column 当事人, 被反映人, 被申请人, 被调查人 would do",
    ),
    "of numbers": (
        "当事人,受理时间\n陈某,2026-10-30\n王某,2026-10-30\n",
        "row 2 and 1 more: no number: a column 编号, 案号, 案件编号, 受理编号 would do",
    ),
}


@pytest.mark.parametrize(("content", "said"), WITHOUT.values(), ids=list(WITHOUT))
def test_a_column_that_isnt_there_is_told_once(county: Sqqf, content: str, said: str) -> None:
    path = county.folder / "a.csv"
    path.write_text(content, encoding="utf-8")
    answer = county("import", path)
    assert [line for line in answer.err.splitlines() if line.startswith("row ")] == [said]


def test_a_unit_merged_over_two_cases_is_that_of_both(county: Sqqf) -> None:
    path = workbook(county.folder, ROWS[0], ("2", "2026-10-09", "王某", "", "补助标准不一", "王某", "在办"))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("D3:D4")
    book.save(path)
    county.ok("import", path)
    assert [case["parties"][0]["unit"] for case in county.json("case", "list")] == ["某局", "某局"]


def test_what_stands_below_the_table_is_named_and_doesnt_block(county: Sqqf) -> None:
    path = sheet(county.folder, *ROWS, ("填表人：李某",))
    answer = county("import", path)
    assert (answer.code, answer.out) == (0, "taken over: 2 cases, 0 leads\n")
    assert answer.err.splitlines()[-1] == "not read: row 5 填表人：李某, row 6 合计 2"


def test_the_same_officer_however_the_name_is_spaced(county: Sqqf) -> None:
    spaced = ("4", "2026-10-30", "张 某", "某局", "延误", "李　某", "在办")
    county.ok("import", sheet(county.folder, ROWS[0], spaced))
    cases = county.json("case", "list")
    assert {case["officer"] for case in cases} == {"李某"}
    assert cases[-1]["parties"][0]["name"] == "张某"


def test_a_header_on_two_lines_is_told_on_one(county: Sqqf) -> None:
    path = county.folder / "a.csv"
    path.write_text('编号,"受理\n时间",当事人\n1,2026-10-30,陈某\n', encoding="utf-8")
    assert "受理 时间 → Accepted" in county("import", path).err


@pytest.mark.parametrize("track", ["为官不为", " Inaction"])
def test_a_track_is_called_as_in_an_export(county: Sqqf, track: str) -> None:
    path = county.folder / "a.csv"
    path.write_text("编号,收到日期,单位,反映问题\n7,2026-09-01,某局,久拖不决\n", encoding="utf-8")
    assert county.ok("import", path, "--track", track) == "taken over: 0 cases, 1 leads\n"
    county.ok("export", "线索.csv", "--track", track)


def test_a_track_that_there_isnt(county: Sqqf) -> None:
    answer = county("import", sheet(county.folder, *ROWS), "--track", "foo")
    assert answer.code == 2
    assert answer.err.splitlines() == [
        "sqqf: “foo” is not among the tracks",
        "  → one of: tolerance, inaction",
    ]


def test_every_bad_row_is_told_at_once(county: Sqqf) -> None:
    answer = county("import", sheet(county.folder, *(row for row, _ in BAD.values())))
    assert answer.code == 2
    told = [line.split(" ")[1] for line in answer.err.splitlines() if line.startswith("row ")]
    good = "8"  # alone with its number
    assert {*told, good} == {str(row) for row in range(3, 12)} - {"10"}


def test_a_map_file_names_headers_and_words_of_ones_own(county: Sqqf) -> None:
    path = county.folder / "own.csv"
    path.write_text("流水,开办日,谁,什么事,走到哪\n9,2026-10-08,陈某,项目延误,收官\n", encoding="utf-8")
    assert county("import", path).code == 2
    own = county.folder / "own.toml"
    own.write_text(
        '[columns]\n"流水" = "no"\n"开办日" = "accepted_on"\n"谁" = "parties"\n"什么事" = "matter"\n"走到哪" = "state"\n'
        '[values.state]\n"收官" = "closed"\n',
        encoding="utf-8",
    )
    assert county.ok("import", path, "--map", own) == "taken over: 1 cases, 0 leads\n"
    own_case = ("县容〔2026〕9号", "closed", "陈某", "项目延误", None, "2026-10-08", None)
    assert taken(county) == [own_case]


def test_what_the_text_says_stays_a_text(county: Sqqf) -> None:
    hostile = ("1", "2026-10-08", "=HYPERLINK(0)", "[link=x]某局", "请示[/]", "李某", "在办")
    county.ok("import", sheet(county.folder, hostile, encoding="utf-8"))
    shown = county.json("case", "show", "1")
    assert (shown["parties"][0]["name"], shown["matter"]) == ("=HYPERLINK(0)", "请示[/]")


def test_control_characters_are_taken_out_of_cells_and_that_is_said(county: Sqqf) -> None:
    hostile = ("1", "2026-10-08", "陈\x07某", "某\x9b局", "\x1b[31m请示\x00\t一\n二\x7f", "李某", "在办")
    path = sheet(county.folder, hostile, encoding="utf-8")
    assert county.json("import", path, "--dry-run")["rows_cleaned"] == [{"row": 3}]
    answer = county("import", path)
    assert answer.code == 0, answer.err
    assert "control characters taken out of cells in these rows: row 3\n" in answer.err
    shown = county.json("case", "show", "1")
    assert (shown["parties"][0]["name"], shown["matter"]) == ("陈某", "[31m请示\t一\n二")


def test_leads_are_taken_over_into_their_own_ledger(county: Sqqf) -> None:
    path = county.folder / "线索.csv"
    path.write_text(
        "线索编号,收到日期,被反映人,单位,反映问题,处置方式,处置时间\n"
        "7,2026-09-01,刘某,某县住建局,施工许可搁置,诫勉谈话,2026-10-20\n",
        encoding="utf-8",
    )
    assert county.ok("import", path, "--track", "inaction") == "taken over: 0 cases, 1 leads\n"
    lead = county.json("lead", "show", "7")
    assert (lead["no"], lead["state"], lead["persons"][0]["name"], lead["persons"][0]["measure"]) == (
        "L2026-7",
        "disposed",
        "刘某",
        "m2",
    )
    assert county.json("lead", "check", "7") == []


@pytest.mark.parametrize(("form", "cases"), [("xlsx", 1000), ("csv", 150)])
def test_a_ledger_goes_out_and_comes_in_without_a_difference(sqqf: Sqqf, form: str, cases: int) -> None:
    """What is exported, and taken over elsewhere, is exported there as it was."""
    demo, folder = ("--ledger", sqqf.folder / "demo.db"), sqqf.folder
    sqqf.ok("demo", "--cases", str(cases), *demo)
    sqqf.ok(*demo, "export", folder / "before.json")
    sqqf.ok("init", "--group", "某市容错调查工作小组", "--level", "city", "--prefix", "某容")
    if form == "xlsx":
        sqqf.ok(*demo, "export", folder / "a.xlsx")
        sqqf.ok("import", folder / "a.xlsx")
    else:
        for track in ("tolerance", "inaction"):
            sqqf.ok(*demo, "export", folder / f"{track}.csv", "--track", track)
            sqqf.ok("import", folder / f"{track}.csv", "--track", track)
    sqqf.ok("export", folder / "after.json")
    before, after = ((folder / name).read_text(encoding="utf-8") for name in ("before.json", "after.json"))
    assert len(json.loads(before)["cases"]) == cases
    assert after == before
    assert sqqf.json("verify")["ok"] is True
    assert _defects(sqqf) <= {"investigation_overdue", "answer_overdue"}


def _defects(sqqf: Sqqf) -> set[str]:
    found: list[dict[str, Any]] = sqqf.json("case", "check")
    return {one["code"] for one in found if one["severity"] == "defect"}


FILES: dict[str, tuple[str, bytes | None]] = {
    "no such file": ("nowhere.csv", None),
    "neither xlsx nor csv": ("a.pdf", b"%PDF-1.7"),
    "an xlsx that is none": ("a.xlsx", b"PK\x03\x04 and then nothing"),
    "a csv that is binary": ("a.csv", bytes(range(256)) * 40),
    "a sheet without a known header": ("a.csv", "甲,乙\n1,2\n".encode()),
    "an empty file": ("a.csv", b""),
}


@pytest.mark.parametrize(("name", "content"), FILES.values(), ids=list(FILES))
def test_a_file_that_cant_be_read_is_told_in_a_line_and_a_hint(
    city: Sqqf, name: str, content: bytes | None
) -> None:
    path = city.folder / name
    if content is not None:
        path.write_bytes(content)
    answer = city("import", path)
    assert (answer.code, answer.out) == (2, "")
    *_, first, hint = answer.err.splitlines()
    assert first.startswith("sqqf: ")
    assert hint.startswith("  → ")


def test_without_a_ledger_there_is_nothing_to_take_into(sqqf: Sqqf) -> None:
    assert sqqf("import", sheet(sqqf.folder, *ROWS)).code == 10


@pytest.mark.parametrize("level", [CITY, COUNTY], ids=["city", "county"])
def test_the_old_rows_have_no_finding_about_the_time_before(sqqf: Sqqf, level: str) -> None:
    """A closed case of which nothing but the name is known isn't a defect of this ledger."""
    sqqf.given(level)
    sqqf.ok("import", sheet(sqqf.folder, ("5", "2025-03-03", "陈某", "某局", "延误", "李某", "已办结")))
    assert sqqf.json("case", "check", "2025-5") == []
    assert sqqf.json("deadlines") == []


def test_a_wrong_import_is_taken_back_and_the_mended_file_goes_in(county: Sqqf) -> None:
    path = sheet(county.folder, *ROWS)
    county.ok("import", path)
    assert county.ok("import", "--undo", path) == (
        "taken back: 2 cases and leads of 台账.csv; their numbers are free again\n"
    )
    assert (county.json("case", "list"), county.json("verify")["ok"]) == ([], True)
    sheet(county.folder, *ROWS, ("4", "2026-11-02", "周某", "某局", "延误", "李某", "在办"))
    county.ok("import", path)
    assert len(county.json("case", "list")) == 3
    assert county.json("verify")["cases"] == 3


def test_an_import_is_named_by_its_hash_too(county: Sqqf) -> None:
    sha = county.json("import", sheet(county.folder, *ROWS))["sha256"]
    assert county.json("import", "--undo", sha[:8].upper()) == {
        "file": "台账.csv",
        "sha256": sha,
        "numbers": ["县容〔2026〕1号", "某容〔2026〕3号"],
    }


def test_what_cannot_be_taken_back_says_why(county: Sqqf) -> None:
    path = sheet(county.folder, *ROWS)
    refused = county("import", "--undo", path)
    assert (refused.code, refused.out) == (2, "")
    sha = county.json("import", path)["sha256"]
    county.ok("case", "assign", "1", "--officer", "王某")
    for given, code, said in (
        ((path,), 1, "something has been recorded since about what 台账.csv brought: 县容〔2026〕1号"),
        (("别的.csv",), 2, f"these stand: 台账.csv {sha}"),
        ((path, "--dry-run"), 2, "--undo, --dry-run exclude each other"),
    ):
        refused = county("import", "--undo", *given)
        assert (refused.code, refused.out, said in refused.err) == (code, "", True), refused.err
