"""What follows the decision, as it is typed: feedback, clarification, results, referral, corrections, closing."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import ASSESSED, CLEARED, DECIDED, TODAY, TWO_PARTIES, answered, book
from tests.test_cli_terminal import at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

TWO_ASSESSED = (
    TWO_PARTIES,
    "accepted 2026-11-20",
    "step 2026-11-24",
    "concluded 2026-12-04",
    *CLEARED,
    answered("c9"),
)
TWO_DECIDED = (
    *TWO_ASSESSED,
    'deliberated 2026-12-07 opinions=["exempted","none"]',
    "submitted 2026-12-08",
    "approved 2026-12-10",
    "decided 2026-12-11",
)


def recorded(sqqf: Sqqf, *cases: tuple[str, ...]) -> Sqqf:
    """The program on 2026-12-31, with a city's ledger in which these cases went as far as their lines."""
    sqqf.today = TODAY.isoformat()
    with book(sqqf.ledger) as ledger:
        for lines in cases:
            ledger.open_case(*lines)
    return sqqf


def run(sqqf: Sqqf, *lines: str) -> None:
    for line in lines:
        sqqf.ok(*shlex.split(line))


def refused(sqqf: Sqqf, line: str, code: int = 1) -> str:
    """Hold that a line ends with this code and answers nothing; what it says on stderr."""
    answer = sqqf(*shlex.split(line))
    assert (answer.code, answer.out) == (code, ""), answer.err
    return answer.err


def last(sqqf: Sqqf, line: str) -> tuple[str, str | None, dict[str, Any]]:
    """Kind, day and body of the act that a command put on record."""
    act = sqqf.json(*shlex.split(line))["acts"][-1]
    return act["kind"], act["on"], act["body"]


def test_from_the_decision_to_the_close(sqqf: Sqqf) -> None:
    """An appellant is applicant and party in one: told once, told as both."""
    recorded(sqqf, DECIDED)
    early = refused(sqqf, "case close 1 --on 2026-12-14")
    missing = (
        "feedback to the applicant",
        "feedback to each party",
        "delivery of the conclusion to an organ",
    )
    assert all(name in early for name in missing)
    assert "二(三)5" in early
    assert [
        last(sqqf, line)
        for line in (
            "case feedback 1 --on 2026-12-14 --to 陈某 --role 申请人 --method 直接送达",
            "case feedback 1 --on 2026-12-14 --to 县委组织部 --role organ --use 提拔交流 --use integrity --use other:评先评优",
            "case clarify 1 --on 2026-12-15 --needed no --reason 未造成负面影响",
            "case apply 1 --way r4 --on 2026-12-16 --to 县委组织部 --party 1",
            "case close 1 --on 2026-12-17",
        )
    ] == [
        ("feedback", "2026-12-14", {"to": "陈某", "role": "applicant", "method": "direct"}),
        (
            "feedback",
            "2026-12-14",
            {"to": "县委组织部", "role": "organ", "uses": ["promotion", "integrity", "other:评先评优"]},
        ),
        ("clarified", "2026-12-15", {"needed": False, "reason": "未造成负面影响"}),
        ("applied", "2026-12-16", {"way": "r4", "to": "县委组织部", "party": 1}),
        ("closed", "2026-12-17", {}),
    ]
    case = sqqf.json("case", "show", "1")
    assert (case["state"], case["closed_on"], case["outcome"]) == ("closed", "2026-12-17", "exempted")


def test_feedback_goes_to_who_is_in_the_case(sqqf: Sqqf) -> None:
    recorded(sqqf, TWO_DECIDED)
    before = sqqf.ledger.read_bytes()
    for role, names in (("applicant", "县纪委"), ("party", "甲某, 乙局")):
        assert names in refused(sqqf, f"case feedback 1 --on 2026-12-14 --to 丙某 --role {role}", 2)
    for wrong in ("--role 证人", "--role organ --use 存档", "--role organ --method 托人"):
        refused(sqqf, f"case feedback 1 --on 2026-12-14 --to 某局 {wrong}", 2)
    assert sqqf.ledger.read_bytes() == before


def test_clarification_needed_says_how_and_by_whom(sqqf: Sqqf) -> None:
    recorded(sqqf, DECIDED)
    asked = "case clarify 1 --on 2026-12-15 --reason 网上有不实传言 --needed"
    assert "--way, --organ, --to" in refused(sqqf, f"{asked} 是", 2)
    assert "one of: yes, no" in refused(sqqf, f"{asked} unclear", 2)
    assert "--needed no, --way, --to" in refused(sqqf, f"{asked} no --way meeting --to 本单位", 2)
    assert last(sqqf, f"{asked} yes --way 会议澄清 --organ 县住建局 --to 本单位职工") == (
        "clarified",
        "2026-12-15",
        {
            "needed": True,
            "way": "meeting",
            "organ": "县住建局",
            "to": "本单位职工",
            "reason": "网上有不实传言",
        },
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_the_ways_are_listed_only_where_one_is_needed(sqqf: Sqqf) -> None:
    recorded(sqqf, DECIDED)
    known = ("case", "clarify", "1", "--on", "2026-12-15", "--reason", "r")
    answers = [("--needed", "yes"), ("--way", "当面澄清"), ("--organ", "县住建局"), ("--to", "职工")]
    seen = at_terminal(sqqf, *known, answers=answers)
    assert seen.code == 0, seen.screen
    assert "in_person" in seen.screen
    seen = at_terminal(sqqf, *known, answers=[("--needed", "no")])
    assert seen.code == 0, seen.screen
    assert "in_person" not in seen.screen


def test_results_are_for_the_exempted(sqqf: Sqqf) -> None:
    recorded(sqqf, TWO_DECIDED)
    for party in ("", " --party 2"):
        said = refused(sqqf, f"case apply 1 --way r1 --on 2026-12-15 --to 组织部{party}")
        assert "乙局" in said
        assert "二(四)" in said
    run(sqqf, "case apply 1 --way r4 --on 2026-12-15 --to 组织部 --party 1")
    refused(sqqf, "case apply 1 --way r5 --on 2026-12-15 --to 组织部 --party 1", 2)
    refused(sqqf, "case apply 1 --way r1 --on 2026-12-15 --to 组织部 --party 3", 2)


def test_accountability_follows_an_outcome_of_none(sqqf: Sqqf) -> None:
    recorded(sqqf, DECIDED, TWO_DECIDED)
    line = "--on 2026-12-15 --to 县纪委监委 --reason 不予容错"
    assert "二(二)2" in refused(sqqf, f"case refer 1 {line}")
    refused(sqqf, f"case refer 2 {line} --party 1")
    facts = {"to": "县纪委监委", "reason": "不予容错", "party": 2}
    assert last(sqqf, f"case refer 2 {line} --party 2") == ("referred", "2026-12-15", facts)


def test_an_objection_is_recorded_and_forwarded(sqqf: Sqqf) -> None:
    """Forwarded at once, or later by the very line that the hint gives; the outcome stays."""
    recorded(sqqf, DECIDED)
    line = "case objection 1 --on 2026-12-18 --from 陈某 --text 认定与事实不符"
    answer = sqqf(*line.split())
    assert answer.code == 0
    (hint,) = answer.err.splitlines()
    run(sqqf, hint.partition("sqqf ")[2].replace("=TEXT", "=市纪委监委").replace("TEXT", "已转送"))
    assert "forwarded_to = 市纪委监委" in sqqf.ok("case", "show", "1")
    told = sqqf(*line.split(), "--forwarded-to", "市纪委监委", "--json")
    assert (told.code, told.err) == (0, "")
    case = told.json()
    facts = {"name": "陈某", "text": "认定与事实不符", "forwarded_to": "市纪委监委"}
    assert (case["acts"][-1]["body"], case["state"], case["outcome"]) == (facts, "decided", "exempted")


ITEM = "--text 修订制度 --responsible 县住建局"


def test_an_item_is_reported_sent_back_and_signed_off(sqqf: Sqqf) -> None:
    """Each step needs the one before; the report meets the date, and one sent back is due again."""
    recorded(sqqf, DECIDED)
    run(sqqf, f"correction add 1 {ITEM} --due 2026-12-11")
    item = {
        "case": "阳容〔2026〕1号", "n": 1, "text": "修订制度", "responsible": "县住建局", "listed_on": "2026-12-31",
        "original_due_on": "2026-12-11", "due_on": "2026-12-11", "reported_on": None, "returned": 0,
        "signed_off_on": None, "status": "overdue", "working_days_left": -14, "days_overdue": 20,
        "officer": "李某", "party": "陈某",
    }  # fmt: skip
    assert sqqf.json("correction", "list") == [item]
    for early in ("return 1 1 --on 2026-12-16 --reason r --due 2027-01-15", "sign-off 1 1 --on 2026-12-16"):
        assert "correction report 2026-1 1" in refused(sqqf, f"correction {early}")
    refused(sqqf, "correction report 1 2 --on 2026-12-16 --text 已修订", 2)
    reported = last(sqqf, "correction report 1 1 --on 2026-12-16 --text 已修订")
    assert reported == ("correction_reported", "2026-12-16", {"item": 1, "text": "已修订"})
    met = {"reported_on": "2026-12-16", "status": "met_late", "working_days_left": None, "days_overdue": 5}
    assert sqqf.json("correction", "list", "1") == [item | met]
    assert sqqf.json("correction", "list", "--overdue") == []

    run(sqqf, "correction return 1 1 --on 2026-12-17 --reason 未附文本 --due 2027-01-08")
    again = {
        "due_on": "2027-01-08",
        "returned": 1,
        "status": "open",
        "working_days_left": 5,
        "days_overdue": 0,
    }
    assert sqqf.json("correction", "list") == [item | again]
    assert "sent back: 1" in sqqf.ok("correction", "list")
    run(sqqf, "correction report 1 1 --on 2026-12-21 --text 已附", "correction sign-off 1 1 --on 2026-12-22")
    done = {
        "reported_on": "2026-12-21",
        "signed_off_on": "2026-12-22",
        "status": "met",
        "working_days_left": None,
    }
    assert sqqf.json("correction", "list") == [item | again | done]
    refused(sqqf, "correction return 1 1 --on 2026-12-23 --reason r --due 2027-01-15")


def test_what_is_due_before_the_closing_is_shown_and_named_at_the_closing_and_stays(sqqf: Sqqf) -> None:
    """An exemption of which only the contract's list was done: the closing isn't refused for the rest."""
    told = ("feedback 2026-12-14", "feedback 2026-12-14 to=县纪委 role=organ")
    recorded(sqqf, (*DECIDED, *told))
    due = {
        "clarification_undecided": "sqqf case clarify",
        "result_unapplied": "sqqf case no-result",
        "correction_undecided": "sqqf correction none",
    }
    open_page = sqqf.ok("case", "show", "1")
    closing = sqqf("case", "close", "1", "--on", "2026-12-16")
    assert closing.code == 0
    for said in (open_page, closing.err, sqqf.ok("case", "show", "1")):
        assert all(command in said for command in due.values()), said
    assert "(二(五)4)" in closing.err
    run(
        sqqf,
        "case clarify 1 --on 2026-12-17 --needed no --reason 未造成负面影响",
        "case no-result 1 --on 2026-12-17 --reason 近期无考核事项",
        "correction none 1 --on 2026-12-17 --reason 已自行纠正",
    )
    assert not due.keys() & {one["code"] for one in sqqf.json("case", "check", "1")}
    assert "Due before the closing" not in sqqf.ok("case", "show", "1")


def test_a_case_with_an_open_item_is_not_closed(sqqf: Sqqf) -> None:
    told = ("feedback 2026-12-14", "feedback 2026-12-14 to=县纪委 role=organ")
    recorded(sqqf, (*DECIDED, "correction", *told))
    assert "a report on each correction item" in refused(sqqf, "case close 1 --on 2026-12-16")
    run(sqqf, "correction report 1 1 --on 2026-12-15 --text 已修订", "case close 1 --on 2026-12-16")


def test_items_of_all_cases_come_soonest_first(sqqf: Sqqf) -> None:
    """Of case 1 the second item is struck out again; case 2 was withdrawn, and its item lapsed."""
    recorded(
        sqqf,
        (*DECIDED, "correction due=2027-01-20", "correction due=2026-12-30", "correction due=2027-01-05"),
        (*ASSESSED, "correction due=2026-12-29", "withdrawn 2026-12-30"),
        DECIDED,
    )
    struck = sqqf.json("case", "show", "1")["acts"][-1]["seq"]
    run(sqqf, f"case amend 1 --act {struck} --strike --reason 重复")
    found = sqqf.json("correction", "list")
    assert [(one["case"], one["n"], one["due_on"], one["status"]) for one in found] == [
        ("阳容〔2026〕2号", 1, "2026-12-29", "lapsed"),
        ("阳容〔2026〕1号", 2, "2026-12-30", "overdue"),
        ("阳容〔2026〕1号", 1, "2027-01-20", "open"),
    ]
    overdue = sqqf.json("correction", "list", "--overdue")
    assert overdue == [found[1]]
    assert sqqf.json("correction", "list", "2") == [found[0]]
    assert sqqf.json("correction", "list", "3") == []
    header, row = sqqf.ok("correction", "list", "1", "--overdue").splitlines()
    assert header.count("\t") == row.count("\t")
    assert "overdue by 1 days" in row


def test_a_closing_is_refused_for_what_isnt_done_not_for_its_date(sqqf: Sqqf) -> None:
    recorded(sqqf, DECIDED)
    assert "feedback to the applicant" in refused(sqqf, "case close 1 --on 2026-12-09")
