"""``export``: the ledger as a sheet, as JSON, or its dates as a calendar; read here as Excel and calendars read it."""

from __future__ import annotations

import csv
import json
import os
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import openpyxl
import pytest

from sqqf.papers.sheets.columns import CASES, LEADS
from tests.conftest import CASE, CITY
from tests.inside import Earlier

if TYPE_CHECKING:
    from tests.conftest import Sqqf

INFORMANT, CONTACT = "钱某某", "13800000000"
SECOND = (
    "case new --channel department --applicant 某市住建局 --party 赵某:person:某区住建局:科长 --party 某区住建局:unit"
    " --matter 未批先建处置 --point 是否请示 --received 2026-11-02 --officer 王某 --no 阳容〔2025〕7号"
)
LEAD = (
    "lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 --person 周某 --text 施工许可申请搁置三个月未办"
    f" --received 2026-11-16 --officer 李某 --informant {INFORMANT} --contact {CONTACT}"
)
LINES = (CITY, CASE, "case accept 1 --on 2026-11-20", SECOND, LEAD)
FORMS = (".xlsx", ".csv", ".json", ".ics")
KNOWN_AGAIN = (".xlsx", ".json", ".ics")
"""Of a csv nobody can tell whether it was worked on since."""
CASE_1: dict[str, Any] = {
    "no": "阳容〔2026〕1号",
    "state": "investigating",
    "outcome": None,
    "channel": "appeal",
    "applicant": {"name": "陈某", "kind": "person", "unit": "某县住建局", "post": None},
    "parties": [
        {"n": 1, "name": "陈某", "kind": "person", "unit": "某县住建局", "post": None, "outcome": None}
    ],
    "matter": "老旧小区改造中变更施工方案",
    "points": [
        {"n": 1, "text": "变更是否经集体研究", "steps": 0},
        {"n": 2, "text": "是否造成损失及补救", "steps": 0},
    ],
    "circumstances": [],
    "officer": "李某",
    "received_on": "2026-11-16",
    "registered_on": "2026-11-23",
    "accepted_on": "2026-11-20",
    "declined_on": None,
    "notified_on": None,
    "investigation_due_on": "2027-01-04",
    **dict.fromkeys(("concluded_on", "deliberated_on", "submitted_on", "approved_on", "decided_on")),
    **dict.fromkeys(("decision", "filed_on", "closed_on", "ended_on", "ended_because", "arising_from")),
    **dict.fromkeys(("merged_into", "zone")),
    "documents": [],
    "proceeding": None,
    "managed_by": None,
}
LEAD_1: dict[str, Any] = {
    "no": "L2026-1",
    "state": "received",
    "source": "s1.4",
    "area": "i5.4",
    "unit": "某县住建局",
    "persons": [{"n": 1, "name": "刘某", "post": "科长"}, {"n": 2, "name": "周某", "post": None}],
    "text": "施工许可申请搁置三个月未办",
    "officer": "李某",
    "lead_organ": None,
    "subject_kind": None,
    "gravity": None,
    "received_on": "2026-11-16",
    "registered_on": "2026-11-23",
    "verified_on": None,
    "disposed_on": None,
    "measures": [None, None],
    **dict.fromkeys(("unfounded_on", "closed_on", "joined_into", "split_from")),
}


@pytest.fixture
def full(sqqf: Sqqf) -> Sqqf:
    """Two cases, one of them of another year, and a lead whose informant is kept."""
    return sqqf.given(*LINES)


def document(sqqf: Sqqf, *options: str) -> Any:
    sqqf.ok("export", "a.json", *options)
    return json.loads((sqqf.folder / "a.json").read_text(encoding="utf-8"))


def exported(sqqf: Sqqf, *options: str) -> tuple[list[str], list[str]]:
    """The numbers that leave: cases, leads."""
    found = document(sqqf, *options)
    return [one["no"] for one in found["cases"]], [one["no"] for one in found["leads"]]


def lines(sqqf: Sqqf, *options: str) -> list[dict[str, str]]:
    """The lines of a CSV, by header, without what is empty."""
    sqqf.ok("export", "a.csv", "--overwrite", *options)
    with (sqqf.folder / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{name: cell for name, cell in line.items() if cell} for line in csv.DictReader(file)]


def events(sqqf: Sqqf, *options: str, today: str | None = None) -> dict[str, Any]:
    """The events of the calendar by their summary."""
    sqqf.ok("export", "a.ics", *options, today=today)
    found = icalendar.Calendar.from_ical((sqqf.folder / "a.ics").read_bytes()).events
    assert len({one["UID"] for one in found}) == len(found)
    return {str(one["SUMMARY"]): one for one in found}


def shown(path: Path) -> str:
    """Everything that stands in a file, packed or not."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


# ── what stands in them ──


def test_json_holds_the_facts_on_record_and_no_more(full: Sqqf) -> None:
    found = document(full)
    assert list(found) == ["group", "level", "cases", "leads"]
    assert (found["group"], found["level"]) == ("阳江市容错调查工作小组", "city")
    assert found["cases"][0] == CASE_1
    assert found["leads"] == [LEAD_1]
    assert [one["no"] for one in found["cases"]] == ["阳容〔2026〕1号", "阳容〔2025〕7号"]


def test_csv_holds_a_track(full: Sqqf) -> None:
    first, second = lines(full)
    assert first == {
        "Number": "阳容〔2026〕1号",
        "State": "investigating",
        "Channel": "appeal",
        "Applicant": "陈某",
        "Applicant is": "person",
        "Applicant’s unit": "某县住建局",
        "Parties": "陈某",
        "Party is": "person",
        "Unit": "某县住建局",
        "Matter": "老旧小区改造中变更施工方案",
        "Check points": "1. 变更是否经集体研究\n2. 是否造成损失及补救",
        "Steps by point": "0\n0",
        "Officer": "李某",
        "Received": "2026-11-16",
        "Registered": "2026-11-23",
        "Accepted": "2026-11-20",
        "Investigation due": "2027-01-04",
        "Next due": "2026-11-30",
        "Working days left": "5",
        "Light": "blue",
    }
    assert second["Next due"] == "2026-11-16"
    assert (second["Working days left"], second["Light"]) == ("-5", "red")
    assert [second[name] for name in ("Parties", "Unit", "Post")] == [
        "赵某\n某区住建局", "某区住建局\n—", "科长\n—",
    ]  # fmt: skip
    (lead,) = lines(full, "--track", "inaction")
    assert {lead["Officials"], lead["Posts"], lead["Items"], lead["Signed off"]} == {
        "刘某\n周某",
        "科长\n—",
        "0",
    }


def test_a_workbook_holds_both_tracks_in_the_users_language(full: Sqqf) -> None:
    full.ok("--lang", "zh", "export", "a.xlsx")
    book = openpyxl.load_workbook(full.folder / "a.xlsx")
    assert book.sheetnames == ["容错案件", "为官不为线索"]
    cases, leads = ([[cell.value for cell in row] for row in sheet] for sheet in book)
    assert (cases[0], leads[0]) == ([one.zh for one in CASES], [one.zh for one in LEADS])
    assert [row[:3] for row in cases[1:]] == [
        ["阳容〔2026〕1号", "调查中", "申诉"],
        ["阳容〔2025〕7号", "已登记", "职能部门报送"],
    ]
    assert [row[-1] for row in cases[1:]] == ["蓝", "红"]
    assert leads[1][:5] == [
        "L2026-1",
        "已收线索",
        "12345投诉举报平台",
        "行政审批拖延，甚至搁置不办",
        "某县住建局",
    ]


def test_texts_stay_texts(case: Sqqf) -> None:
    hostile = "=cmd|' /C calc'!A0\x1b[31m\u202e"
    Earlier(case.folder, case.shelf).ok("case", "assign", "1", "--officer", hostile)
    case.ok("export", "a.xlsx")
    sheet = openpyxl.load_workbook(case.folder / "a.xlsx").worksheets[0]
    at = [one.key for one in CASES].index("officer") + 1
    assert sheet.cell(2, at).data_type == "s"
    assert sheet.cell(2, at).value == "=cmd|' /C calc'!A0␛[31m\\u202e"
    assert lines(case)[0]["Officer"] == f"'{hostile}"
    assert document(case)["cases"][0]["officer"] == hostile
    assert set(events(case, "--names")) == {
        f"阳容〔2026〕1号 acceptance limit due 陈某 {sheet.cell(2, at).value}"
    }
    raw = shown(case.folder / "a.json")
    assert "\u202e" not in raw
    assert "\x1b" not in raw


def test_a_text_that_is_too_long_is_cut_and_that_is_said(case: Sqqf) -> None:
    case.ok("case", "point", "1", "--text", "要" * 33_000)
    answer = case("export", "a.xlsx")
    assert answer.code == 0
    assert re.match(
        "阳容〔2026〕1号: “Check points” is longer than a cell holds: \\d+ characters are left out\n",
        answer.err,
    )
    assert document(case)["cases"][0]["points"][2]["text"] == "要" * 33_000


# ── which ones ──


@pytest.mark.parametrize(
    ("options", "cases", "leads"),
    [
        ("--year 2026", ["阳容〔2026〕1号"], ["L2026-1"]),
        ("--year 2025", ["阳容〔2025〕7号"], []),
        ("--officer 王某", ["阳容〔2025〕7号"], []),
        ("--officer 李某", ["阳容〔2026〕1号"], ["L2026-1"]),
        ("--state 调查中", ["阳容〔2026〕1号"], []),
        ("--state received", [], ["L2026-1"]),
        ("--track tolerance", ["阳容〔2026〕1号", "阳容〔2025〕7号"], []),
        ("--track 为官不为", [], ["L2026-1"]),
        ("--year 2026 --state registered", [], []),
    ],
)
def test_only_some_leave(full: Sqqf, options: str, cases: list[str], leads: list[str]) -> None:
    assert exported(full, *options.split()) == (cases, leads)


def test_pages_leave_nothing_out(sqqf: Sqqf) -> None:
    sqqf.ok("demo", "--cases", "600", "--ledger", sqqf.ledger)
    for track, command in (("cases", "case"), ("leads", "lead")):
        listed = sqqf.json(command, "list")
        found = document(sqqf)[track]
        assert [one["no"] for one in found] == [one["no"] for one in listed]
        assert [one["state"] for one in found] == [one["state"] for one in listed]
    # An item of a correction list waits for the decision.
    waits = {one["no"] for one in sqqf.json("case", "list") if one["decided_on"] is None}
    running = [one for one in sqqf.json("deadlines") if one["status"] != "suspended"]
    counted = [one for one in running if one["kind"] != "correction" or one["case"] not in waits]
    due = {line["case"]: line for line in reversed(counted)}
    colours = {"open": "blue", "due_soon": "yellow", "due_today": "red", "overdue": "red"}
    for line in lines(sqqf):
        soonest = due.pop(line["Number"], None)
        told = (line.get("Next due"), line.get("Working days left"), line.get("Light"))
        assert told == (
            (soonest["due_on"], str(soonest["working_days_left"]), colours[soonest["status"]])
            if soonest
            else (None, None, None)
        )
    shown = [one for one in events(sqqf).values() if one["STATUS"] != "CANCELLED"]
    assert len(shown) == len(sqqf.json("deadlines"))


# ── the calendar ──


def test_the_calendar_has_numbers_only_unless_names_are_asked_for(full: Sqqf) -> None:
    names = re.compile("陈某|李某|王某|赵某|刘某|周某|住建局")
    assert set(events(full)) == {
        "阳容〔2026〕1号 acceptance limit due",
        "阳容〔2026〕1号 investigation limit due (provisional)",
        "阳容〔2025〕7号 acceptance limit due",
    }
    assert not names.search(shown(full.folder / "a.ics"))
    assert set(events(full, "--names", "--officer", "王某")) == {
        "阳容〔2025〕7号 acceptance limit due 赵某、某区住建局 王某"
    }


def test_wake_up_dates_and_meetings_stand_in_it_until_they_are_settled_or_off(case: Sqqf) -> None:
    case.ok("remind", "1", "--on", "2026-12-01", "--text", "催问王某")
    case.ok("meeting", "new", "--on", "2026-12-03", "--case", "1", "--place", "三楼")
    before = events(case)
    wake_up, meeting = "阳容〔2026〕1号 wake-up", "M2026-1 meeting"
    assert set(before) == {"阳容〔2026〕1号 acceptance limit due", wake_up, meeting}
    assert before[wake_up].decoded("DTSTART") == date(2026, 12, 1)
    assert "王某" not in shown(case.folder / "a.ics")
    assert set(events(case, "--names")) == {
        "阳容〔2026〕1号 acceptance limit due 陈某 李某",
        f"{wake_up} 催问王某 陈某 李某",
        f"{meeting} 阳容〔2026〕1号、三楼",
    }
    assert set(events(case, "--officer", "李某")) == {"阳容〔2026〕1号 acceptance limit due", wake_up}
    case.ok("remind", "W2026-1", "--done")
    case.ok("meeting", "cancel", "M2026-1", "--reason", "改期")
    after = events(case)
    for name in (wake_up, meeting):
        assert after[name]["UID"] == before[name]["UID"]
        assert after[name]["SEQUENCE"] > before[name]["SEQUENCE"]
        assert (before[name]["STATUS"], after[name]["STATUS"]) == ("CONFIRMED", "CANCELLED")


def test_an_event_is_a_day_with_two_reminders(case: Sqqf) -> None:
    (one,) = events(case).values()
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (date(2026, 11, 30), date(2026, 12, 1))
    # Wednesday is the first day with three working days left, and the due date itself: at nine.
    assert [str(alarm["TRIGGER"].to_ical(), "ascii") for alarm in one.subcomponents] == ["-P4DT15H", "PT9H"]
    assert (one["STATUS"], one["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")


def test_what_moves_moves_and_what_is_met_goes(case: Sqqf) -> None:
    case.ok("case", "accept", "1", "--on", "2026-11-20")
    before = events(case)["阳容〔2026〕1号 investigation limit due (provisional)"]
    case.ok("case", "extend", "1", "--days", "10", "--reason", "复杂", "--agreed-on", "2026-11-23")
    after = events(case)["阳容〔2026〕1号 investigation limit due (provisional)"]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt
    assert (before.decoded("DTSTART"), after.decoded("DTSTART")) == (date(2027, 1, 4), date(2027, 1, 18))
    case.ok("case", "notify", "1", "--on", "2026-11-23", "--method", "direct")
    met = events(case)["阳容〔2026〕1号 acceptance limit due"]
    assert (met["STATUS"], met.subcomponents) == ("CANCELLED", [])
    assert met["SEQUENCE"] > after["SEQUENCE"]
    case.ok("case", "withdraw", "1", "--on", "2026-11-23", "--reason", "撤回")
    assert {one["STATUS"] for one in events(case).values()} == {"CANCELLED"}
    assert events(case, today="2028-06-01") == {}


def test_a_notice_that_moves_a_date_raises_its_sequence(case: Sqqf) -> None:
    case.ok("case", "accept", "1", "--on", "2026-11-20")
    before = events(case)["阳容〔2026〕1号 investigation limit due (provisional)"]
    days = [{"name": "元旦", "date": f"2027-01-0{n}", "isOffDay": True} for n in (1, 2, 3, 4)]
    notice = {"year": 2027, "papers": [], "days": days}
    (case.folder / "2027.json").write_text(json.dumps(notice), encoding="utf-8")
    case.ok("calendar", "import", "2027.json", "--amend")
    (after,) = (one for name, one in events(case).items() if "investigation" in name)
    assert after.decoded("DTSTART") == date(2027, 1, 5)
    assert (after["UID"], after["STATUS"]) == (before["UID"], "TENTATIVE")
    assert after["SEQUENCE"] > before["SEQUENCE"]


# ── the file ──


@pytest.mark.parametrize("form", FORMS)
def test_the_same_ledger_gives_the_same_file_and_stays_as_it_is(full: Sqqf, form: str) -> None:
    head = full.json("verify")["head"]
    answers = [full("export", f"{name}{form}") for name in "ab"]
    assert {(answer.code, answer.out) for answer in answers} == {(0, "")}
    first, second = ((full.folder / f"{name}{form}").read_bytes() for name in "ab")
    assert first == second
    assert full.json("verify")["head"] == head


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("台账.xlsx", "2 cases, 1 leads"),
        ("台账.CSV", "2 cases"),
        ("a.json", "2 cases, 1 leads"),
        ("a.ics", "3 dates"),
    ],
)
def test_it_says_what_was_written(full: Sqqf, name: str, what: str) -> None:
    assert full("export", name).err == f"written to {name}: {what}\n"


@pytest.mark.parametrize("form", FORMS)
def test_who_gave_a_lead_stands_in_no_export(full: Sqqf, form: str) -> None:
    full.ok("export", f"a{form}", "--names", *(["--track", "inaction"] if form == ".csv" else []))
    assert INFORMANT not in shown(full.folder / f"a{form}")
    assert CONTACT not in shown(full.folder / f"a{form}")


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_ledger_gives_a_whole_file(city: Sqqf, form: str) -> None:
    city.ok("export", f"a{form}")
    if form == ".json":
        assert document(city)["cases"] == document(city)["leads"] == []
    if form == ".csv":
        assert lines(city) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("track", ["tolerance", "inaction"])
@pytest.mark.parametrize("form", KNOWN_AGAIN)
def test_an_earlier_export_is_replaced(full: Sqqf, form: str, track: str, lang: str) -> None:
    path = full.folder / f"a{form.upper()}"
    full.ok("--lang", lang, "export", path.name, "--track", track, "--officer", "李某", today="2026-11-30")
    earlier = path.read_bytes()
    path.chmod(0o640)
    full.ok("export", path.name)
    assert path.read_bytes() != earlier
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert {one.name for one in full.folder.iterdir() if one.name.startswith(".a")} == set()


def test_the_ledger_that_was_taken_over_is_not_replaced_by_the_export(city: Sqqf) -> None:
    old = city.folder / "台账.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in (("编号", "受理时间", "被反映人"), (3, date(2026, 10, 12), "陈某")):
        page.append(line)
    book.save(old)
    before = old.read_bytes()
    city.ok("import", old.name)
    answer = city("export", old.name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "sqqf: 台账.xlsx is there already, and isn't known to be an unchanged export of sqqf\n"
        "  → give another name; --overwrite replaces the file all the same\n"
    )
    assert old.read_bytes() == before
    city.ok("export", "导出.xlsx")
    city.ok("export", old.name, "--overwrite")
    assert openpyxl.load_workbook(old).sheetnames == ["Cases", "Leads"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "kept", [b"", b"old", b"{\n", b"PK\5\6" + bytes(18), b'{"cases": []}', "编号,状态\r\n".encode("gbk")]
)
def test_a_file_of_somebody_elses_is_not_replaced_unasked(full: Sqqf, form: str, kept: bytes) -> None:
    path = full.folder / f"a{form}"
    path.write_bytes(kept)
    answer = full("export", path.name)
    assert (answer.code, path.read_bytes()) == (2, kept)
    assert answer.err.startswith(f"sqqf: {path.name} is there already")
    full.ok("export", path.name, "--overwrite")
    assert full("export", path.name).code == (0 if form in KNOWN_AGAIN else 2)


@pytest.mark.parametrize("form", KNOWN_AGAIN)
def test_no_export_goes_through_a_link(full: Sqqf, form: str) -> None:
    kept, link = full.folder / f"kept{form}", full.folder / f"a{form}"
    full.ok("export", kept.name)
    link.symlink_to(kept)
    before = kept.read_bytes()
    for more in ((), ("--overwrite",)):
        assert full("export", link.name, *more, today="2026-11-30").code == 2
    assert (link.is_symlink(), kept.read_bytes()) == (True, before)


def test_an_export_that_was_worked_on_since_is_the_users_own(full: Sqqf) -> None:
    path = full.folder / "a.xlsx"
    full.ok("export", path.name)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A9"] = "电话催过"
    book.save(path)
    assert full("export", path.name).code == 2
    assert openpyxl.load_workbook(path).worksheets[0]["A9"].value == "电话催过"


def test_json_can_hold_every_act_on_record(full: Sqqf) -> None:
    full.ok("member", "add", "赵某", "--organ", "discipline")
    full.ok("export", "a.json", "--acts")
    found = json.loads((full.folder / "a.json").read_text(encoding="utf-8"))
    plain = document(full)
    assert {name: found[name] for name in plain} == plain
    of_cases = {no: full.json("case", "show", no)["acts"] for no in (one["no"] for one in plain["cases"])}
    for no, acts in of_cases.items():
        assert [{**act, "no": no} for act in acts] == [act for act in found["acts"] if act["no"] == no]
    assert [act["seq"] for act in found["acts"]] == list(range(1, full.json("verify")["acts"] + 1))
    own = [act["kind"] for act in found["acts"] if act["no"] is None]
    assert (own[:2], own[-1]) == (["opened", "profile"], "member_added")
    assert INFORMANT not in shown(full.folder / "a.json")
    full.ok("export", "b.json", "--acts", "--track", "inaction")
    some = json.loads((full.folder / "b.json").read_text(encoding="utf-8"))
    assert {act["no"] for act in some["acts"]} == {None, *(one["no"] for one in plain["leads"])}


def test_a_csv_that_was_worked_on_since_is_too(full: Sqqf) -> None:
    path = full.folder / "a.csv"
    full.ok("export", path.name)
    with path.open("a", encoding="utf-8") as file:
        file.write("电话催过\r\n")
    before = path.read_bytes()
    assert full("export", path.name).code == 2
    assert path.read_bytes() == before


def test_a_pipe_is_left_alone(full: Sqqf) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(full.folder / "a.json")
    assert full("export", "a.json").code == 2
    assert (full.folder / "a.json").is_fifo()


@pytest.mark.parametrize("name", ["a.db", "a", "a.xls", "ledger.db", ".csv", "a.xlsx.bak"])
def test_an_unknown_ending_is_refused_and_nothing_touched(full: Sqqf, name: str) -> None:
    before = full.ledger.read_bytes()
    answer = full("export", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("sqqf: no such format: “")
    assert "one of: .xlsx, .csv, .json, .ics" in answer.err
    assert full.ledger.read_bytes() == before


@pytest.mark.parametrize("name", ["nowhere/a.json", "folder.json"])
def test_where_it_cannot_be_written_one_line_says_so(full: Sqqf, name: str) -> None:
    (full.folder / "folder.json").mkdir()
    answer = full("export", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"sqqf: can't write {name}\n")
    assert not list(full.folder.glob(".folder*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_no_right_to_write_is_one_line(full: Sqqf) -> None:
    (full.folder / "shut").mkdir(mode=0o500)
    answer = full("export", "shut/a.json")
    assert answer.code == 2
    assert answer.err.startswith("sqqf: can't write shut/a.json\n")


def test_the_ledger_itself_is_never_written_over(full: Sqqf) -> None:
    kept = full.folder / "ledger.json"
    full.ledger.rename(kept)
    before = kept.read_bytes()
    answer = full("--ledger", kept, "export", kept)
    assert answer.code == 2
    assert kept.read_bytes() == before


def test_what_fails_midway_leaves_the_old_file(full: Sqqf) -> None:
    (full.folder / "openpyxl.py").write_text("raise ModuleNotFoundError(name='openpyxl')")
    (full.folder / "a.xlsx").write_text("old")
    answer = full("export", "a.xlsx", "--overwrite", env={"PYTHONPATH": str(full.folder)})
    assert answer.code == 2
    assert answer.err == "sqqf: this needs openpyxl, which isn't installed\n  → pip install 'sqqf[office]'\n"
    assert (full.folder / "a.xlsx").read_text() == "old"
    assert not list(full.folder.glob(".a.xlsx*"))
    for form in FORMS[1:]:
        assert full("export", f"a{form}", env={"PYTHONPATH": str(full.folder)}).code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("export", "missing: FILE.xlsx|.csv|.json|.ics"),
        ("export a.csv --track both", "“both” is not among the tracks"),
        ("export a.csv --state concluded --track inaction", "“concluded” is not among the states"),
        ("export a.csv --year soon", "“soon” is not a year of the calendar"),
        ("export a.csv --year 99", "“99” is not a year of the calendar"),
        ("export a.csv --year 1948", "“1948” is not a year of the calendar"),
        ("export a.csv --year 2101", "“2101” is not a year of the calendar"),
    ],
)
def test_bad_input_is_said_in_a_line(full: Sqqf, line: str, said: str) -> None:
    answer = full(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"sqqf: {said}")
    assert not (full.folder / "a.csv").exists()


def test_no_ledger_is_no_export(sqqf: Sqqf) -> None:
    assert sqqf("export", "a.json").code == 10
    assert list(sqqf.folder.iterdir()) == []
    (sqqf.folder / "a.json").write_text("old")
    assert sqqf("export", "a.json").code == 10
    assert (sqqf.folder / "a.json").read_text() == "old"


def test_a_name_that_can_be_none_is_refused(city: Sqqf) -> None:
    assert city("export", f"{'a' * 300}.json").code == 2
