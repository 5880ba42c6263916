"""What an old ledger's dates say: due dates that were wrong, what was late, and what can't be judged."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from sqqf.calendar.days import Span
from sqqf.procedure.course.before import Before, before, is_extension
from sqqf.procedure.rules.limit import Limit
from tests.cases import PROFILE, WORKDAYS, Book, book, case_of
from tests.test_takeover import Entry, amended, body_of, gone_on, lead_line, line, taken
from tests.test_takeover_store import case, told, took

if TYPE_CHECKING:
    from tests.conftest import Sqqf

INVESTIGATION = next(one for one in PROFILE.limits if one.id == "investigation")
WRONG = {"accepted_on": "2026-09-21", "investigation_due_on": "2026-11-02"}
"""Thirty weekdays on a wall calendar; counted, with 25 September and a week in October off, it is 2026-11-09."""


def of(entry: Entry, **more: Any) -> Before:
    return before(taken(entry, **more), PROFILE, "county", WORKDAYS)


def test_an_old_due_date_stands_beside_the_counted_one() -> None:
    [old] = of(line("investigating", **WRONG)).dates
    assert (old.kind, str(old.was), str(old.due_on), old.days, old.extended) == (
        "investigation",
        "2026-11-02",
        "2026-11-09",
        -7,
        False,
    )
    assert [reason.code for reason in old.reasons] == ["makeup_day", "holiday"]


def test_a_right_due_date_is_compared_and_not_listed() -> None:
    found = of(line("investigating", accepted_on="2026-09-21", investigation_due_on="2026-11-09"))
    assert (found.dates, found.compared) == ((), 1)


@pytest.mark.parametrize(
    ("was", "expected"),
    [
        pytest.param("2026-05-11", False, id="a make-up day forgotten makes no extension"),
        pytest.param("2026-06-30", True, id="much later"),
        pytest.param("2026-05-09", False, id="the limit's own"),
        pytest.param("2026-04-30", False, id="earlier"),
    ],
)
def test_a_later_date_is_an_extension_unless_a_usual_mistake_explains_it(was: str, expected: bool) -> None:
    limit = INVESTIGATION._replace(span=INVESTIGATION.span and INVESTIGATION.span._replace(length=10))
    body = body_of(line("investigating", accepted_on="2026-04-22", investigation_due_on=was))
    assert is_extension(body, limit, PROFILE, WORKDAYS) is expected


def test_what_is_later_in_an_export_was_extended() -> None:
    body = body_of(line("investigating", accepted_on="2026-09-21", investigation_due_on="2026-11-10"))
    assert not is_extension(body, INVESTIGATION, PROFILE, WORKDAYS)  # begun a day late, in an office's ledger
    assert is_extension(body, INVESTIGATION, PROFILE, WORKDAYS, counted=True)


ACCEPTANCE = next(one for one in PROFILE.limits if one.id == "acceptance")
IN_MONTHS = INVESTIGATION._replace(span=Span("month", 1))
"""From 2026-03-05 it is due on 2026-04-07, after a holiday."""


@pytest.mark.parametrize(
    ("limit", "dates", "expected"),
    [
        (ACCEPTANCE, {"received_on": "2026-09-01", "acceptance_due_on": "2026-12-31"}, False),
        (INVESTIGATION, {"accepted_on": "2026-03-05"}, False),
        (INVESTIGATION, {"investigation_due_on": "2026-12-31"}, False),
        (INVESTIGATION._replace(span=None), {"accepted_on": "2026-03-05", "investigation_due_on": "2026-12-31"}, False),
        (IN_MONTHS, {"accepted_on": "2026-03-05", "investigation_due_on": "2026-04-08"}, True),
        (IN_MONTHS, {"accepted_on": "2026-03-05", "investigation_due_on": "2026-04-07"}, False),
    ],
    ids=["can't be extended", "no due date", "begun nobody knows when", "set, not counted", "in months", "in months, its own"],
)  # fmt: skip
def test_an_extension_needs_a_limit_that_has_some_and_both_its_dates(
    limit: Limit, dates: dict[str, str], expected: bool
) -> None:
    assert is_extension(body_of(line("investigating", **dates)), limit, PROFILE, WORKDAYS) is expected


def test_nothing_is_said_of_a_case_registered_here() -> None:
    assert (
        before(case_of("received 2026-09-01", "accepted 2026-10-30"), PROFILE, "county", WORKDAYS) == Before()
    )


LATE: tuple[tuple[str, dict[str, str], list[tuple[str, str, int]]], ...] = (
    (
        "accepted late",
        {"received_on": "2026-09-01", "accepted_on": "2026-09-18"},
        [("acceptance", "answered", 3)],
    ),
    (
        "told late",
        {"received_on": "2026-09-01", "accepted_on": "2026-09-08", "notified_on": "2026-09-16"},
        [("acceptance", "notified", 1)],
    ),
    ("in time", {"received_on": "2026-09-01", "accepted_on": "2026-09-15"}, []),
    (
        "concluded late",
        {"accepted_on": "2026-03-05", "concluded_on": "2026-04-20"},
        [("investigation", "concluded", 3)],
    ),
    ("filed late", {"decided_on": "2026-04-28", "filed_on": "2026-05-20"}, [("filing", "filed", 12)]),
    ("begun on a day unknown", {"concluded_on": "2026-04-20"}, []),
    (
        "concluded in the time that was added",
        {"accepted_on": "2026-03-05", "concluded_on": "2026-04-20", "extended_to": "2026-04-20"},
        [],
    ),
    (
        "accepted late, whatever was added to the investigation",
        {"received_on": "2026-09-01", "accepted_on": "2026-09-18", "extended_to": "2026-12-31"},
        [("acceptance", "answered", 3)],
    ),
)


@pytest.mark.parametrize(("dates", "expected"), [row[1:] for row in LATE], ids=[row[0] for row in LATE])
def test_two_dates_of_a_row_prove_a_lateness(
    dates: dict[str, str], expected: list[tuple[str, str, int]]
) -> None:
    extended_to = dates.get("extended_to")
    entry = line("closed", **{name: on for name, on in dates.items() if name != "extended_to"})
    found = of(entry, **({"extended_to": extended_to} if extended_to else {}))
    assert [(one.kind, one.met_by, one.days) for one in found.late] == expected
    assert not {one.kind for one in found.late} & set(found.unjudged)


ITEMS: tuple[tuple[str, dict[str, str], list[tuple[str, str, int]]], ...] = (
    ("on the last day", {"reported_on": "2026-10-09"}, []),
    ("a day late", {"reported_on": "2026-10-10"}, [("rectification", "reported", 1)]),
    ("not yet", {}, []),
)


@pytest.mark.parametrize(("dates", "expected"), [row[1:] for row in ITEMS], ids=[row[0] for row in ITEMS])
def test_so_does_the_report_on_what_a_lead_had_to_put_right(
    dates: dict[str, str], expected: list[tuple[str, str, int]]
) -> None:
    item = {"text": "限期公开办事流程", "due": "2026-10-09", **dates}
    lead = taken(lead_line("disposed", disposed_on="2026-09-01", items=[item]))
    found = before(lead, PROFILE, "county", WORKDAYS)
    assert [(one.kind, one.met_by, one.days) for one in found.late] == expected
    assert [str(one.due_on) for one in found.late] == ["2026-10-09"] * len(expected)


def test_what_no_date_tells_cannot_be_judged() -> None:
    assert of(line("closed", investigation_due_on="2026-11-02")).compared == 0
    assert of(line("closed")).unjudged == ("acceptance", "investigation", "filing")
    whole = {
        "received_on": "2026-03-02",
        "accepted_on": "2026-03-05",
        "notified_on": "2026-03-06",
        "concluded_on": "2026-04-10",
        "decided_on": "2026-04-28",
        "filed_on": "2026-05-06",
    }
    assert of(line("closed", **whole)) == Before()
    assert of(line("registered", received_on="2026-11-20")) == Before()
    for start, limit in (("received_on", "acceptance"), ("accepted_on", "investigation")):
        known = {name: on for name, on in whole.items() if name != start}
        assert limit in of(line("closed", **known)).unjudged
    assert "investigation" in of(line("investigating", received_on="2026-11-16")).unjudged


@pytest.mark.parametrize("name", ["dates", "late", "unjudged"])
def test_each_of_the_three_is_something_to_say(name: str) -> None:
    assert not Before(compared=1).says_something
    one: Any = {name: ("",)}
    assert Before(**one).says_something


def test_a_corrected_date_counts_as_corrected_and_later_acts_not_at_all() -> None:
    found = taken(line("investigating", received_on="2026-09-01", accepted_on="2026-09-18"))
    assert before(amended(found, "accepted_on=2026-09-14"), PROFILE, "county", WORKDAYS).late == ()
    later = gone_on(found, "concluded 2026-11-23 finding=属实")
    assert before(later, PROFILE, "county", WORKDAYS) == before(found, PROFILE, "county", WORKDAYS)


SHEET = """编号,收到日期,受理时间,被反映人,单位,反映问题,承办人,办理情况,到期日,调查终结日期
某容〔2026〕1号,2026-09-01,2026-09-20,张某,某县住建局,变更施工方案,李某,调查中,2026-11-02,
某容〔2026〕2号,,2026-03-05,王某,某局,采购程序倒置,李某,已办结,2026-04-16,2026-04-20
某容〔2026〕3号,,2026-10-12,王某,某局,工期延误,李某,调查中,2026-11-23,
"""


@pytest.fixture
def old(county: Sqqf) -> Sqqf:
    (county.folder / "旧.csv").write_text(SHEET, encoding="utf-8")
    return county


WRONG_DATES = """
Due dates that were wrong
number\tlimit\tfrom\told due date\tas counted\tdays apart\thow it may have come about
某容〔2026〕1号\tinvestigation limit\t2026-09-20\t2026-11-02\t2026-11-06\t-4\tbegun a day late; \
make-up days not counted: 2026-10-10; days off counted: 2026-09-25 … 2026-10-07 (6 days)
某容〔2026〕2号\tinvestigation limit\t2026-03-05\t2026-04-16\t2026-04-17\t-1\tdays off counted: 2026-04-06

Late by the dates on record
number\tlimit\tfrom\tdue\tmet on\tdays late
某容〔2026〕1号\tacceptance limit\t2026-09-01\t2026-09-15\t2026-09-20\t5
某容〔2026〕2号\tinvestigation limit\t2026-03-05\t2026-04-17\t2026-04-20\t3
"""


def test_an_import_lists_what_the_wall_calendar_got_wrong_and_so_does_the_report(old: Sqqf) -> None:
    assert old.ok("import", "旧.csv").endswith(WRONG_DATES)
    said = old.ok("report", "takeover")
    assert said.endswith(WRONG_DATES)
    assert said.startswith("old due dates compared: 3; different: 2; limits met late: 2\n")
    found = old.json("report", "takeover")
    assert found["due_dates"][1] == {
        "case": "某容〔2026〕2号",
        "kind": "investigation",
        "article": "二(三)3(3)",
        "starts_on": "2026-03-05",
        "was": "2026-04-16",
        "due_on": "2026-04-17",
        "days": -1,
        "reasons": [{"code": "holiday", "days": ["2026-04-06"], "event": None}],
        "extended": False,
    }
    shown = old.json("case", "show", "某容〔2026〕1号")["acts"][0]["body"]
    assert shown["investigation_due_on"] == "2026-11-02"


def test_in_a_csv_both_lists_are_one(old: Sqqf) -> None:
    old.ok("import", "旧.csv", "--dry-run", "--dates-out", "对照.csv")
    with (old.folder / "对照.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[3:7] == ["old due date", "as counted", "met on", "days apart"]
    assert [row[:1] + row[3:7] for row in rows] == [
        ["某容〔2026〕1号", "2026-11-02", "2026-11-06", "", "-4"],
        ["某容〔2026〕2号", "2026-04-16", "2026-04-17", "", "-1"],
        ["某容〔2026〕1号", "", "2026-09-15", "2026-09-20", "5"],
        ["某容〔2026〕2号", "", "2026-04-17", "2026-04-20", "3"],
    ]


@pytest.mark.parametrize("name", ["对照.xlsx", "对照.html", "对照.md", "对照.json", "对照.txt"])
def test_the_list_is_a_sheet_too(old: Sqqf, name: str) -> None:
    old.ok("import", "旧.csv", "--dry-run", "--dates-out", name)
    content = (old.folder / name).read_bytes()
    if name.endswith(".xlsx"):
        book = openpyxl.load_workbook(old.folder / name)
        assert book.sheetnames == ["Due dates", "Late"]
        assert [cell.value for cell in book["Due dates"][7]][:5] == [
            "某容〔2026〕1号", "investigation limit", "2026-09-20", "2026-11-02", "2026-11-06",
        ]  # fmt: skip
    elif name.endswith(".json"):
        assert json.loads(content)["compared"] == 3
    else:
        assert "2026-11-02" in content.decode()
    old.ok("import", "旧.csv")
    old.ok("report", "takeover", "--output", name)  # in the place of the one before


def test_lateness_before_is_told_by_check_only_when_asked_for(old: Sqqf) -> None:
    old.ok("import", "旧.csv")
    codes = [(one["case"], one["code"]) for one in old.json("case", "check")]
    late = [("某容〔2026〕1号", "answered_late"), ("某容〔2026〕2号", "investigated_late")]
    assert not [one for one in late if one in codes]
    found = old.json("case", "check", "--taken-over")
    assert [(one["case"], one["code"]) for one in found if (one["case"], one["code"]) not in codes] == late


def test_nothing_found_is_not_said_of_what_cannot_be_judged(county: Sqqf) -> None:
    (county.folder / "旧.csv").write_text("编号,被反映人,办理情况\n2026-1,张某,已办结\n", encoding="utf-8")
    county.ok("import", "旧.csv")
    answer = county("case", "check")
    assert answer.err == (
        "looked at: 1; dates are missing, so it can't be judged whether every earlier limit was kept: 县容〔2026〕1号\n"
    )
    assert "nothing found" not in answer.out + answer.err


@pytest.fixture
def a(tmp_path: Path) -> Iterator[Book]:
    with book(tmp_path / "county.db", level="county") as opened:
        yield opened


def test_a_wrong_date_that_is_later_moves_no_limit(a: Book) -> None:
    """Thirty days counted from the day on which they were told: no extension, the counted date is in force."""
    dates = {"accepted_on": "2026-09-21", "notified_on": "2026-09-24", "investigation_due_on": "2026-11-12"}
    took(a, case("某容〔2026〕1号", "investigating", **dates))
    assert a.rows("SELECT due_on FROM deadlines WHERE kind = 'investigation'") == ["2026-11-09"]
    assert told(a, "某容〔2026〕1号")["no"]


def test_a_declined_case_had_nothing_to_investigate() -> None:
    assert of(line("declined")).unjudged == ("acceptance",)
    assert (
        of(line("closed", received_on="2026-03-02", declined_on="2026-03-05", notified_on="2026-03-06"))
        == Before()
    )


def test_an_extension_by_a_day_comes_through_export_and_import(sqqf: Sqqf) -> None:
    sqqf.given(
        "init --group 某县容错调查工作小组 --level county --prefix 县容",
        "case new --channel appeal --applicant 陈某 --matter 变更施工方案 --point 是否集体研究 --received 2026-11-02",
        "case accept 1 --on 2026-11-09",
        "case extend 1 --days 1 --reason 材料未齐 --agreed-on 2026-11-16",
    )
    was = sqqf.json("deadlines", "--kind", "investigation")[0]["due_on"]
    sqqf.ok("export", "a.xlsx")
    sqqf.ok("--ledger", "b.db", "init", "--group", "某县", "--level", "county", "--prefix", "县容")
    sqqf.ok("--ledger", "b.db", "import", "a.xlsx")
    assert sqqf.json("--ledger", "b.db", "deadlines", "--kind", "investigation")[0]["due_on"] == was


CLOSED = "编号,收到日期,受理时间,被反映人,反映问题,承办人,调查终结日期,决定日期,结论{column}\n某容〔2025〕1号,2025-01-20,2025-01-24,张某,变更施工方案,李某,2025-02-25,2025-03-14,免责{cell}\n"


@pytest.mark.parametrize(
    ("column", "cell", "overdue"),
    [
        pytest.param("", "", [], id="no column says whether it was filed"),
        pytest.param(",备案日期", ",", ["filing"], id="the column is empty"),
        pytest.param(",状态", ",已决定", [], id="the state is told"),
        pytest.param(",状态", ",", [], id="the state isn't told"),
        pytest.param(",备案日期", ",2025-03-18", [], id="it was filed"),
    ],
)
def test_a_ledger_without_a_state_gives_no_red_light(
    county: Sqqf, column: str, cell: str, overdue: list[str]
) -> None:
    """A decision of last year may have been filed long ago: nobody says that it wasn't."""
    (county.folder / "旧.csv").write_text(CLOSED.format(column=column, cell=cell), encoding="utf-8")
    county.ok("import", "旧.csv")
    assert [one["kind"] for one in county.json("deadlines", "--overdue")] == overdue
    unjudged = county.json("report", "takeover")["unjudged"]
    assert ("filing" in [kind for one in unjudged for kind in one["kinds"]]) is (
        cell in ("", ",", ",已决定") and not overdue
    )
    assert county.json("verify")["ok"] is True
