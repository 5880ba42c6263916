"""New situations and problems: noted, reported upward, answered, 五(二)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.store import registers
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from tests.cases import Book, book, day, stamp

NOTED = day("2026-11-20")
REPORTED = day("2026-11-23")
PROBLEM = {"text": "功能区线索的牵头机关不明确"}


def note(a: Book, **more: str) -> dict[str, Any]:
    return registers.note_problem(a.ledger, stamp(), NOTED, {**PROBLEM, **more})


def test_a_problem_goes_upward_and_comes_back(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        entry = note(a, lead="L2026-1")
        assert entry == {
            "id": "N2026-1", "state": "noted", "on": "2026-11-20", **PROBLEM, "case": None, "lead": "L2026-1",
            "reports": [], "answers": [],
        }  # fmt: skip
        once = registers.report_problem(a.ledger, stamp(), "n2026-1", REPORTED, " discipline ")
        assert (once["state"], once["reports"]) == (
            "reported",
            [{"on": "2026-11-23", "to": "discipline", "organ": "discipline"}],
        )
        twice = registers.report_problem(a.ledger, stamp(), "N2026-1", NOTED, "市委组织部")
        assert twice["reports"][1] == {"on": "2026-11-20", "to": "市委组织部", "organ": "organization"}
        registers.answer_problem(a.ledger, stamp(), "N2026-1", REPORTED, "由市纪委监委牵头")
        both = registers.answer_problem(a.ledger, stamp(), "N2026-1", day("2026-12-01"), "同意")
        assert (both["state"], len(both["answers"])) == ("answered", 2)
        assert both["answers"][0] == {"on": "2026-11-23", "text": "由市纪委监委牵头"}
        later = registers.report_problem(a.ledger, stamp(), "N2026-1", day("2026-12-02"), "市纪委监委")
        assert later["state"] == "answered"
        assert registers.problem(a.ledger, "n2026-1") == later
        assert a.problems() == []


@pytest.mark.parametrize(
    ("to", "organ"),
    [
        ("discipline", "discipline"),
        ("纪检监察机关", "discipline"),
        ("市纪委（市监察局）", "discipline"),
        ("organization", "organization"),
        ("组织部门", "organization"),
        ("中共某市委组织部", "organization"),
    ],
)
def test_it_goes_to_one_of_the_two_organs(tmp_path: Path, to: str, organ: str) -> None:
    with book(tmp_path / "a.db") as a:
        note(a)
        (report,) = registers.report_problem(a.ledger, stamp(), "N2026-1", REPORTED, to)["reports"]
        assert (report["to"], report["organ"]) == (to, organ)


@pytest.mark.parametrize("to", ["市政府", "audit", "某局"])
def test_it_goes_to_no_other(tmp_path: Path, to: str) -> None:
    with book(tmp_path / "a.db") as a:
        note(a)
        with pytest.raises(Refused) as refusal:
            registers.report_problem(a.ledger, stamp(), "N2026-1", REPORTED, to)
        assert (refusal.value.code, refusal.value.article) == ("problem_elsewhere", "五(二)")
        organs = [Term("organs", "discipline"), Term("organs", "organization")]
        assert refusal.value.facts == {"to": to, "organs": organs}


def test_problems_are_numbered_by_their_year(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        for on in ("2025-12-30", "2026-01-05", "2026-01-05"):
            registers.note_problem(a.ledger, stamp(), day(on), PROBLEM)
        assert [one["id"] for one in registers.problems(a.ledger)] == ["N2025-1", "N2026-1", "N2026-2"]


Write = Callable[[Ledger, Stamp], object]

REFUSED: dict[str, tuple[Write, type[Exception], str, dict[str, Any]]] = {
    # what is tried, N2026-1 being noted and N2026-2 reported; how it is refused, with what code and which facts
    "a problem on a day to come": (
        lambda ledger, by: registers.note_problem(ledger, by, date(2027, 1, 1), PROBLEM), Refused, "dated_to_come", {},
    ),
    "a report on a day to come": (
        lambda ledger, by: registers.report_problem(ledger, by, "N2026-1", date(2027, 1, 1), "discipline"), Refused, "dated_to_come", {},
    ),
    "a report from before": (
        lambda ledger, by: registers.report_problem(ledger, by, "N2026-1", day("2026-11-19"), "discipline"), Refused, "before_entry", {"id": "N2026-1", "entry_on": "2026-11-20"},
    ),
    "a report of what isn't there": (
        lambda ledger, by: registers.report_problem(ledger, by, "N2026-3", REPORTED, "discipline"), BadInput, "no_such_entry", {"ids": ["N2026-1", "N2026-2"]},
    ),
    "an answer to what wasn't reported": (
        lambda ledger, by: registers.answer_problem(ledger, by, "N2026-1", REPORTED, "同意"), Refused, "problem_unreported", {"id": "N2026-1"},
    ),
    "an answer from before the report": (
        lambda ledger, by: registers.answer_problem(ledger, by, "N2026-2", day("2026-11-22"), "同意"), Refused, "before_report", {"reported_on": "2026-11-23"},
    ),
    "an answer on a day to come": (
        lambda ledger, by: registers.answer_problem(ledger, by, "N2026-2", date(2027, 1, 1), "同意"), Refused, "dated_to_come", {},
    ),
    "an answer to what isn't there": (
        lambda ledger, by: registers.answer_problem(ledger, by, "G2026-1", REPORTED, "同意"), BadInput, "no_such_entry", {"text": "G2026-1"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("write", "error", "code", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused_and_writes_nothing(
    tmp_path: Path, write: Write, error: type[Exception], code: str, facts: dict[str, Any]
) -> None:
    with book(tmp_path / "a.db") as a:
        note(a)
        note(a)
        registers.report_problem(a.ledger, stamp(), "N2026-2", REPORTED, "discipline")
        head = a.ledger.head
        with pytest.raises(error) as refusal:
            write(a.ledger, stamp())
        assert isinstance(refusal.value, Refused | BadInput)
        assert refusal.value.code == code
        assert {name: refusal.value.facts[name] for name in facts} == facts
        assert a.ledger.head == head
