"""The registers beside the cases: members, guidance, prior filings. Nothing is deleted; each entry is numbered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.record import registers as folded
from sqqf.procedure.record.acts import Act
from sqqf.store import registers
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.registers import in_service
from sqqf.store.soundness import Asked, checked
from tests.cases import CLEARED, CONCLUDED, Book, answered, book, day, stamp

TODAY = date(2026, 12, 31)
GUIDANCE = {"kind": "admonition", "to": "李某", "measure": "admonition.talk", "text": "决策程序不完整"}
PREFILING = {
    "by_unit": "某区管委会",
    "title": "拆迁补偿试点方案",
    "to": ["市政府", "市住建局"],
    "start": "2026-07-01",
}


def own(kind: str, on: str | None, **body: Any) -> Act:
    """An act of the ledger itself, recorded on 2026-11-23 in China."""
    return Act(1, None, kind, day(on) if on else None, "2026-11-22T16:30:00Z", "tester", body)


# ── members ──


def member(name: str, organ: str = "audit", role: str = "member") -> Act:
    return own("member_added", None, name=name, organ=organ, role=role)


def retired(name: str, on: str | None = "2026-12-01") -> Act:
    return own("member_retired", on, name=name)


MEMBERS: dict[str, tuple[list[Act], list[tuple[str, str, str | None]], list[str]]] = {
    # the acts; who is listed, with organ and day of retirement; who is in service
    "nobody": ([], [], []),
    "two": ([member("赵某", "discipline"), member("钱某")], [("赵某", "discipline", None), ("钱某", "audit", None)], ["赵某", "钱某"]),
    "one retired": ([member("赵某"), member("钱某"), retired("赵某")], [("赵某", "audit", "2026-12-01"), ("钱某", "audit", None)], ["钱某"]),
    "retired on no day of its own": ([member("赵某"), retired("赵某", None)], [("赵某", "audit", "2026-11-23")], []),
    "retired and come back, to another organ": (
        [member("赵某"), member("钱某"), retired("赵某"), member("赵某", "legal")],
        [("赵某", "audit", "2026-12-01"), ("钱某", "audit", None), ("赵某", "legal", None)], ["钱某", "赵某"],
    ),
    "come back and retired again": (
        [member("赵某"), retired("赵某"), member("赵某", "legal"), retired("赵某", "2026-12-21")],
        [("赵某", "audit", "2026-12-01"), ("赵某", "legal", "2026-12-21")], [],
    ),
    "retired without having been there": ([retired("赵某")], [], []),
}  # fmt: skip


@pytest.mark.parametrize(("acts", "listed", "serving"), MEMBERS.values(), ids=list(MEMBERS))
def test_members_are_retired_not_deleted(
    acts: list[Act], listed: list[tuple[str, str, str | None]], serving: list[str]
) -> None:
    assert [(one["name"], one["organ"], one["retired_on"]) for one in folded.members(acts)] == listed
    assert list(folded.in_service(acts)) == serving


def test_a_member_as_listed() -> None:
    assert folded.members([member("赵某", "discipline", "lead")]) == [
        {"name": "赵某", "organ": "discipline", "role": "lead", "since": "2026-11-23", "retired_on": None}
    ]
    assert folded.in_service([member("赵某", "discipline", "lead")]) == {
        "赵某": {"organ": "discipline", "role": "lead"}
    }


@pytest.mark.parametrize(
    ("on", "serving"),
    [("2026-01-05", ["赵某", "钱某"]), ("2026-12-01", ["赵某", "钱某"]), ("2026-12-02", ["钱某"])],
    ids=["before the list was made", "on the day of retirement", "after it"],
)
def test_who_was_a_member_on_a_day(on: str, serving: list[str]) -> None:
    """What happened before is recorded later: who has retired since was a member then."""
    assert list(folded.in_service([member("赵某"), member("钱某"), retired("赵某")], day(on))) == serving


@pytest.mark.parametrize(
    ("on", "organ"),
    [
        ("2026-01-05", "audit"),
        ("2026-12-01", "audit"),
        ("2026-12-02", None),
        ("2026-12-13", None),
        ("2026-12-14", "legal"),
        ("2026-12-31", "legal"),
        (None, "legal"),
    ],
)
def test_who_came_back_counts_from_then_on(on: str | None, organ: str | None) -> None:
    """Between the two nobody is a member who wasn't; before, with the organ of then."""
    back = own("member_added", "2026-12-14", name="赵某", organ="legal", role="member")
    serving = folded.in_service([member("赵某"), retired("赵某"), back], day(on) if on else None)
    assert {name: one["organ"] for name, one in serving.items()} == ({"赵某": organ} if organ else {})


def test_who_belongs_to_the_group_follows_the_acts(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a, book(tmp_path / "a.db") as other:
        assert in_service(other.ledger) == {}
        added = registers.add_member(a.ledger, stamp(), "赵某", "discipline", "lead")
        assert (added["name"], added["since"], added["retired_on"]) == ("赵某", added["since"], None)
        assert list(in_service(a.ledger)) == ["赵某"]
        gone = registers.retire_member(a.ledger, stamp(), "赵某", date(2026, 12, 1))
        assert gone["retired_on"] == "2026-12-01"
        assert in_service(a.ledger) == {}
        assert list(in_service(a.ledger, date(2026, 11, 30))) == ["赵某"]
        registers.add_member(a.ledger, stamp(), "赵某", "legal", "member")
        assert in_service(a.ledger)["赵某"] == {"organ": "legal", "role": "member"}
        assert [one["retired_on"] for one in registers.members(a.ledger)] == ["2026-12-01", None]
        other.ledger.forget()
        assert list(in_service(other.ledger)) == ["赵某"]
        assert a.problems() == []


# ── guidance and prior filings ──


def test_guidance_as_listed(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        first = registers.give_guidance(a.ledger, stamp(), date(2026, 11, 10), GUIDANCE)
        assert first == {"id": "G2026-1", **GUIDANCE, "on": "2026-11-10", "case": None, "follow_ups": []}
        followed = registers.follow_up(a.ledger, stamp(), "g2026-1", date(2026, 12, 1), "已制定措施")
        assert followed["follow_ups"] == [{"on": "2026-12-01", "text": "已制定措施"}]
        registers.follow_up(a.ledger, stamp(), " G2026-1 ", date(2026, 11, 10), "当日约谈")
        assert [one["text"] for one in registers.guidance(a.ledger)[0]["follow_ups"]] == [
            "已制定措施",
            "当日约谈",
        ]
        named = registers.give_guidance(
            a.ledger, stamp(), date(2026, 12, 1), {**GUIDANCE, "case": "阳容〔2026〕1号"}
        )
        assert (named["id"], named["case"]) == ("G2026-2", "阳容〔2026〕1号")
        assert a.problems() == []


def test_a_prior_filing_as_listed(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        first = registers.register_prefiling(a.ledger, stamp(), date(2026, 6, 30), PREFILING)
        assert first == {"id": "P2026-1", **PREFILING, "on": "2026-06-30", "in_time": True, "replies": []} | {
            "recorded_on": first["recorded_on"],  # by the clock: this ledger was told no day
            "state": "filed",
            "tracked": [],
            **dict.fromkeys(("kind", "screened_on", "result", "reason")),
            **dict.fromkeys(("screening_due_on", "tracking_due_on")),
        }
        answer = registers.reply(a.ledger, stamp(), "P2026-1", date(2026, 7, 10), "同意试点")
        assert answer["replies"] == [{"on": "2026-07-10", "text": "同意试点"}]
        assert registers.prefiling(a.ledger, "p2026-1") == answer
        assert a.problems() == []


@pytest.mark.parametrize(
    ("on", "in_time"), [("2026-06-30", True), ("2026-07-01", False), ("2026-07-02", False)]
)
def test_a_prior_filing_is_prior_where_it_was_made_before_the_reform_began(on: str, in_time: bool) -> None:
    (one,) = folded.prefilings([own("prefiling", on, id="P2026-1", **PREFILING)])
    assert one["in_time"] is in_time


def test_entries_are_numbered_year_by_year_and_register_by_register(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        for on in ("2025-12-31", "2026-11-10", "2025-11-10", "2026-11-11"):
            registers.give_guidance(a.ledger, stamp(), day(on), GUIDANCE)
        registers.register_prefiling(a.ledger, stamp(), date(2026, 6, 30), PREFILING)
        assert [one["id"] for one in registers.guidance(a.ledger)] == [
            "G2025-1",
            "G2026-1",
            "G2025-2",
            "G2026-2",
        ]
        assert [one["id"] for one in registers.prefilings(a.ledger)] == ["P2026-1"]


@pytest.mark.parametrize(
    ("taken", "number"),
    [([], "G2026-1"), (["G2026-1", "G2026-2"], "G2026-3"), (["G2025-7"], "G2026-1"), ([f"G2026-{n}" for n in range(1, 12)], "G2026-12")],
)  # fmt: skip
def test_the_next_number(taken: list[str], number: str) -> None:
    assert registers.next_id("G", 2026, taken) == number


# ── refused ──

Write = Callable[[Ledger, Stamp], object]
REFUSED: dict[str, tuple[Write, type[Exception], str, dict[str, Any]]] = {
    "a member who is one already": (
        lambda ledger, by: registers.add_member(ledger, by, "赵某", "legal", "member"), Refused, "member_already", {"name": "赵某"},
    ),
    "retiring who isn't a member": (
        lambda ledger, by: registers.retire_member(ledger, by, "周某", None), BadInput, "no_such_member", {"names": ["赵某"]},
    ),
    "retiring on a day to come": (
        lambda ledger, by: registers.retire_member(ledger, by, "赵某", date(2027, 1, 1)),
        Refused, "dated_to_come", {"on": date(2027, 1, 1), "today": TODAY},
    ),
    "guidance on a day to come": (
        lambda ledger, by: registers.give_guidance(ledger, by, date(2027, 1, 1), GUIDANCE), Refused, "dated_to_come", {},
    ),
    "a follow-up on a day to come": (
        lambda ledger, by: registers.follow_up(ledger, by, "G2026-1", date(2027, 1, 1), "无"), Refused, "dated_to_come", {},
    ),
    "a follow-up from before": (
        lambda ledger, by: registers.follow_up(ledger, by, "G2026-1", date(2026, 11, 9), "无"),
        Refused, "before_entry", {"on": date(2026, 11, 9), "id": "G2026-1", "entry_on": "2026-11-10"},
    ),
    "a follow-up to what isn't there": (
        lambda ledger, by: registers.follow_up(ledger, by, "G2026-9", TODAY, "无"), BadInput, "no_such_entry", {"text": "G2026-9", "ids": ["G2026-1"]},
    ),
    "a follow-up to a prior filing": (
        lambda ledger, by: registers.follow_up(ledger, by, "P2026-1", TODAY, "无"), BadInput, "no_such_entry", {},
    ),
    "a prior filing on a day to come": (
        lambda ledger, by: registers.register_prefiling(ledger, by, date(2027, 1, 1), PREFILING), Refused, "dated_to_come", {},
    ),
    "a reply on a day to come": (
        lambda ledger, by: registers.reply(ledger, by, "P2026-1", date(2027, 1, 1), "无"), Refused, "dated_to_come", {},
    ),
    "a reply from before": (
        lambda ledger, by: registers.reply(ledger, by, "P2026-1", date(2026, 6, 29), "无"), Refused, "before_entry", {"id": "P2026-1"},
    ),
    "a reply to what isn't there": (
        lambda ledger, by: registers.reply(ledger, by, "P2025-1", TODAY, "无"), BadInput, "no_such_entry", {"ids": ["P2026-1"]},
    ),
    "what isn't a number": (lambda ledger, _: registers.prefiling(ledger, "%' OR 1"), BadInput, "no_such_entry", {}),
}  # fmt: skip


@pytest.mark.parametrize(("write", "error", "code", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused_and_writes_nothing(
    tmp_path: Path, write: Write, error: type[Exception], code: str, facts: dict[str, Any]
) -> None:
    with book(tmp_path / "a.db") as a:
        registers.add_member(a.ledger, stamp(), "赵某", "discipline", "lead")
        registers.give_guidance(a.ledger, stamp(), date(2026, 11, 10), GUIDANCE)
        registers.register_prefiling(a.ledger, stamp(), date(2026, 6, 30), PREFILING)
        head = a.ledger.head
        with pytest.raises(error) as refusal:
            write(a.ledger, stamp())
        assert isinstance(refusal.value, Refused | BadInput)
        assert refusal.value.code == code
        assert {name: refusal.value.facts[name] for name in facts} == facts
        assert a.ledger.head == head


def test_an_empty_register_is_said_to_be_empty(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        assert (
            registers.members(a.ledger),
            registers.guidance(a.ledger),
            registers.prefilings(a.ledger),
        ) == ([], [], [])
        with pytest.raises(BadInput) as refusal:
            registers.prefiling(a.ledger, "P2026-1")
        assert refusal.value.facts["ids"] == ["–"]


# ── in the assessment of a case ──


@pytest.mark.parametrize(("on", "codes"), [("2026-06-30", []), ("2026-07-01", ["prefiling_late"])])
def test_a_prior_filing_cited_as_evidence_is_looked_at(tmp_path: Path, on: str, codes: list[str]) -> None:
    with book(tmp_path / "a.db") as a:
        prior = registers.register_prefiling(a.ledger, stamp(), day(on), PREFILING)
        case = a.open_case(*CONCLUDED, *CLEARED, answered("c9", evidence=[{"prefiling": prior["id"]}]))
        assert about_prefilings(a, case) == codes


def about_prefilings(a: Book, case: str) -> list[str]:
    codes = [one.finding.code for one in checked(a.ledger, TODAY, Asked(dossier_id=case)).found]
    return [code for code in codes if code in ("prefiling_late", "prefiling_one_addressee")]
