"""Recusal, suspension, review: not from the Opinion, off by default, and what they do where a city turns them on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sqqf.store.registers import add_member
from tests.cases import ASSESSED, DECIDED, DONE, TODAY, Book, stamp
from tests.test_cli_aftermath import last, recorded, refused, run
from tests.test_rules_in_force import CITY, SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sqqf

RECUSE = "case recuse 1 --member 赵某 --grounds 与当事人有近亲属关系 --on 2026-12-05"
SUSPEND = "case suspend 1 --reason 等待鉴定结论 --on 2026-11-24"
REOPEN = "case reopen 1 --authority 市纪委监委 --reason 发现新证据 --on 2026-12-21"
ACCEPTED = ("received 2026-11-16", "accepted 2026-11-20", "notified 2026-11-20")


def turned_on(sqqf: Sqqf, *switches: str) -> Path:
    """The shipped rules as a city with these switches on would write them."""
    text = SHIPPED.read_text(encoding="utf-8")
    for switch in switches:
        entry = rf'(id = "{switch}"\nbasis = "other_rules"\n.*?enabled = )false'
        text, changed = re.subn(entry, r"\1true", text, count=1, flags=re.DOTALL)
        assert changed == 1
    path = sqqf.folder / "p.toml"
    path.write_text(text, encoding="utf-8")
    return path


def with_switches(sqqf: Sqqf, switches: tuple[str, ...], *lines: str) -> Book:
    """A ledger under such rules, with a case that went as far as these lines."""
    sqqf.today = TODAY.isoformat()
    sqqf.ok(*CITY.split(), turned_on(sqqf, *switches))
    book = Book(sqqf.ledger)
    book.open_case(*lines)
    return book


@pytest.mark.parametrize("line", [RECUSE, SUSPEND, "case resume 1 --on 2026-11-25", REOPEN])
def test_they_are_off_and_say_what_they_are(sqqf: Sqqf, line: str) -> None:
    recorded(sqqf, DECIDED)
    before = sqqf.ledger.read_bytes()
    assert "(not from the Opinion)" in refused(sqqf, line)
    assert "（非《意见》规定）" in sqqf(*line.split(), env={"SQQF_LANG": "zh"}).err
    assert sqqf.ledger.read_bytes() == before
    name = line.split()[1]
    assert "Off unless the group's rules turn" in sqqf.ok("case", name, "--help")
    assert name not in sqqf.json("case", "show", "1")["next"]


def test_one_switch_turns_on_no_other(sqqf: Sqqf) -> None:
    with_switches(sqqf, ("suspension",), *ACCEPTED)
    assert {"suspend", "recuse", "reopen"} & set(sqqf.json("case", "show", "1")["next"]) == {"suspend"}
    refused(sqqf, RECUSE)


def test_a_case_keeps_the_rules_of_its_receipt(sqqf: Sqqf) -> None:
    """Rules adopted later turn nothing on for the cases that were there."""
    recorded(sqqf, ACCEPTED)
    sqqf.ok("rules", "adopt", turned_on(sqqf, "recusal"), "--on", "2026-12-31")
    refused(sqqf, RECUSE)
    run(
        sqqf,
        "case new --channel appeal --applicant 王某 --matter m --point p --received 2026-12-31",
        "case recuse 2 --member 赵某 --grounds 近亲属 --on 2026-12-31",
    )


def test_who_is_recused_cannot_be_present(sqqf: Sqqf) -> None:
    book = with_switches(sqqf, ("recusal",), *ASSESSED)
    for name, organ in (("赵某", "discipline"), ("钱某", "audit"), ("孙某", "legal")):
        add_member(book.ledger, stamp(), name, organ, "member")
    facts = {"member": "赵某", "grounds": "与当事人有近亲属关系"}
    assert last(sqqf, RECUSE.replace("赵某", "' 赵某'")) == ("recused", "2026-12-05", facts)
    deliberate = "case deliberate 1 --on 2026-12-07 --opinion exempted --reason 符合 --present"
    assert "赵某" in refused(sqqf, f"{deliberate} 赵某,钱某,孙某")
    run(sqqf, f"{deliberate} 钱某,孙某")


def test_recusing_somebody_who_is_on_no_list_is_pointed_out(sqqf: Sqqf) -> None:
    book = with_switches(sqqf, ("recusal",), *ASSESSED)
    add_member(book.ledger, stamp(), "钱某", "audit", "member")
    answer = sqqf(*RECUSE.split())
    assert (answer.code, answer.err) == (0, "赵某 isn't on the list of members: sqqf member list shows it\n")


def test_a_suspension_stops_the_clock(sqqf: Sqqf) -> None:
    """30 working days from 20 November end on 4 January; four of them, 25 to 30 November, aren't counted."""
    with_switches(sqqf, ("suspension",), *ACCEPTED)
    (limit,) = sqqf.json("deadlines")
    assert (limit["due_on"], limit["status"]) == ("2027-01-04", "due_soon")
    assert last(sqqf, SUSPEND) == ("suspended", "2026-11-24", {"reason": "等待鉴定结论"})
    (limit,) = sqqf.json("deadlines")
    assert (limit["status"], limit["working_days_left"]) == ("suspended", None)
    assert sqqf("deadlines", "--overdue", "--exit-code", today="2027-06-01").code == 0
    assert "suspended" in sqqf.ok("case", "explain", "1")
    refused(sqqf, "case suspend 1 --reason 再次 --on 2026-11-25")
    assert "2026-11-24" in refused(sqqf, "case conclude 1 --on 2026-12-01 --finding f")
    refused(sqqf, "case resume 1 --on 2026-11-23")

    assert last(sqqf, "case resume 1 --on 2026-11-30") == ("resumed", "2026-11-30", {})
    (limit,) = sqqf.json("deadlines")
    assert (limit["due_on"], limit["original_due_on"], limit["status"]) == (
        "2027-01-08",
        "2027-01-04",
        "open",
    )
    (explained,) = sqqf.json("case", "explain", "1", "--kind", "investigation")
    assert explained["suspensions"] == [{"since": "2026-11-24", "until": "2026-11-30", "by": "suspended"}]
    still = [day for day in explained["days"] if day["suspended"]]
    assert [day["date"] for day in still if day["kind"] == "workday"] == [
        "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30",
    ]  # fmt: skip
    assert {day["counted"] for day in still} == {None}
    assert explained["days"][-1]["counted"] == 30
    said = sqqf.ok("case", "explain", "1", "--kind", "investigation")
    assert "suspended from 2026-11-24 to 2026-11-30, not from the Opinion: 4 working days not counted" in said
    assert "2026-11-30" in refused(sqqf, "case suspend 1 --reason 重叠 --on 2026-11-27")
    refused(sqqf, "case resume 1 --on 2026-12-01")


def test_a_reopened_case_is_decided_anew_and_keeps_its_first_outcome(sqqf: Sqqf) -> None:
    book = with_switches(sqqf, ("review",), *DONE)
    assert "before “closed”" in refused(sqqf, REOPEN.replace("12-21", "12-15"))
    assert last(sqqf, f"{REOPEN} --due 2027-01-21") == (
        "reopened",
        "2026-12-21",
        {"authority": "市纪委监委", "reason": "发现新证据", "due": "2027-01-21"},
    )
    case = sqqf.json("case", "show", "1")
    first = ("2026-12-11", ["exempted"])
    assert case["state"] == "investigating"
    assert [_decided(one) for one in case["decisions"]] == [first]
    assert [one["due_on"] for one in case["deadlines"] if one["met_on"] is None] == ["2027-01-21"]

    again = 'deliberated 2026-12-24 opinions=["none"]', "submitted 2026-12-25", "approved 2026-12-28"
    book.add(case["id"], "concluded 2026-12-23", *again, "decided 2026-12-29")
    case = sqqf.json("case", "show", "1")
    assert [_decided(one) for one in case["decisions"]] == [first, ("2026-12-29", ["none"])]
    assert (case["state"], case["outcome"]) == ("decided", "none")
    assert "feedback to the applicant" in refused(sqqf, "case close 1 --on 2026-12-30")


def _decided(decision: dict[str, object]) -> tuple[object, list[object]]:
    parties = decision["parties"]
    assert isinstance(parties, list)
    return decision["on"], [party["outcome"] for party in parties]
