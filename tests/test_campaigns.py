"""Special supervision: items of leads put together, and how far they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.inaction import campaign as folded
from sqqf.procedure.record.acts import Act
from sqqf.store import campaigns
from sqqf.store.ledger.dossiers import read_lead
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction
from tests.cases import Book, book, day, stamp

TODAY = date(2026, 12, 31)
BEGUN = day("2026-11-20")


def lead_with(a: Book, *dues: str) -> str:
    """A lead disposed of, with an item due on each of these days; its id."""
    received = {"source": "s1", "area": "i8", "unit": "某局", "text": "窗口推诿", "received_on": "2026-10-08"}
    with transaction(a.ledger, stamp(a.today)) as writing:
        lead = writing.register_lead(received)
        found = {"method": "talk", "people": ["李某"], "finding": "属实"}
        writing.append(lead.id, "verification", found, day("2026-10-12"))
        reminded = {"measure": "m1", "responsibilities": ["direct"], "reason": "情节轻微"}
        writing.append(lead.id, "disposed", reminded, day("2026-10-14"))
        for due in dues:
            body = {"text": f"{due}前完成", "due": due, "responsible": "某局"}
            writing.append(lead.id, "rectification", body, day("2026-10-15"))
    return lead.id


def move(a: Book, lead_id: str, kind: str, on: str | None = None, **body: Any) -> None:
    with transaction(a.ledger, stamp(a.today)) as writing:
        writing.append(lead_id, kind, body, day(on) if on else None)


def report(a: Book, lead_id: str, item: int, on: str) -> None:
    move(a, lead_id, "rectified", on, item=item, text="已整改", to="discipline")


def begin(a: Book, *items: str, officer: str | None = None) -> dict[str, Any]:
    body = {"title": "惠民资金专项督查", **({"officer": officer} if officer else {})}
    return campaigns.begin(a.ledger, stamp(a.today), BEGUN, body, items)


def own(kind: str, on: str | None, **body: Any) -> Act:
    return Act(1, None, kind, day(on) if on else None, "2026-11-23T01:00:00Z", "tester", body)


# ── folded from the acts ──

ONE = own("campaign", "2026-11-20", id="C2026-1", title="督查", items=["L2026-1:1", "L2026-1:2"])
ADDED = own("campaign_item_added", None, id="C2026-1", items=["L2026-2:1"])
REMOVED = own(
    "campaign_item_removed", None, id="C2026-1", items=["L2026-1:1", "L2026-2:1"], reason="另行督办"
)
AGAIN = own("campaign_item_added", None, id="C2026-1", items=["L2026-1:1"])
OTHER = own("campaign", "2026-11-21", id="C2026-2", title="另一督查", officer="李某", items=[])

FOLDED: dict[str, tuple[list[Act], list[tuple[list[str], list[str]]]]] = {
    # the acts; of each campaign what is in it and what was taken out
    "none": ([], []),
    "begun": ([ONE], [(["L2026-1:1", "L2026-1:2"], [])]),
    "begun empty": ([OTHER], [([], [])]),
    "added": ([ONE, ADDED], [(["L2026-1:1", "L2026-1:2", "L2026-2:1"], [])]),
    "removed": ([ONE, ADDED, REMOVED], [(["L2026-1:2"], ["L2026-1:1", "L2026-2:1"])]),
    "back again, at the end": (
        [ONE, ADDED, REMOVED, AGAIN], [(["L2026-1:2", "L2026-1:1"], ["L2026-1:1", "L2026-2:1"])],
    ),
    "each its own": ([ONE, OTHER, ADDED], [(["L2026-1:1", "L2026-1:2", "L2026-2:1"], []), ([], [])]),
}  # fmt: skip


@pytest.mark.parametrize(("acts", "expected"), FOLDED.values(), ids=list(FOLDED))
def test_items_come_and_go(acts: list[Act], expected: list[tuple[list[str], list[str]]]) -> None:
    found = folded.campaigns(acts)
    assert [
        ([one["item"] for one in entry["items"]], [one["item"] for one in entry["removed"]])
        for entry in found
    ] == expected


def test_a_campaign_as_folded() -> None:
    assert folded.campaigns([ONE, REMOVED, OTHER]) == [
        {
            "id": "C2026-1", "title": "督查", "on": "2026-11-20", "officer": None,
            "items": [{"item": "L2026-1:2", "added_on": "2026-11-20"}],
            "removed": [
                {"item": "L2026-1:1", "on": "2026-11-23", "reason": "另行督办"},
                {"item": "L2026-2:1", "on": "2026-11-23", "reason": "另行督办"},
            ],
        },
        {"id": "C2026-2", "title": "另一督查", "on": "2026-11-21", "officer": "李某", "items": [], "removed": []},
    ]  # fmt: skip


def standing(status: str, reported: bool = False, signed_off: bool = False) -> dict[str, Any]:
    done = "2026-11-20"
    return {
        "status": status,
        "reported_on": done if reported else None,
        "signed_off_on": done if signed_off else None,
    }


TOTALS: dict[str, tuple[list[dict[str, Any]], tuple[int, int, int, int, float | None]]] = {
    # the rows; items, signed off, reported, overdue, share
    "none": ([], (0, 0, 0, 0, None)),
    "one open": ([standing("open")], (1, 0, 0, 0, 0.0)),
    "one overdue": ([standing("overdue")], (1, 0, 0, 1, 0.0)),
    "reported late isn't overdue": ([standing("met_late", reported=True)], (1, 0, 1, 0, 0.0)),
    "signed off stays reported": ([standing("signed_off", reported=True, signed_off=True)], (1, 1, 1, 0, 1.0)),
    "struck and void don't count": (
        [standing("struck"), standing("lapsed", reported=True), standing("due_soon")], (1, 0, 0, 0, 0.0),
    ),
    "only struck": ([standing("struck")], (0, 0, 0, 0, None)),
    "a third": (
        [standing("signed_off", reported=True, signed_off=True), standing("overdue"), standing("met", reported=True)],
        (3, 1, 2, 1, 0.333),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TOTALS.values(), ids=list(TOTALS))
def test_totals(rows: list[dict[str, Any]], expected: tuple[int, int, int, int, float | None]) -> None:
    assert tuple(folded.totals(rows).values()) == expected


# ── in a ledger ──


def test_progress_is_read_from_the_leads(tmp_path: Path) -> None:
    with book(tmp_path / "a.db", today=day("2026-11-23")) as a:
        one, two = lead_with(a, "2026-11-20", "2026-11-24", "2026-12-31"), lead_with(a, "2026-11-23")
        entry = begin(a, "L2026-1", "2:1", officer="李某")
        assert [(row["item"], row["status"]) for row in entry["items"]] == [
            ("L2026-1:1", "overdue"), ("L2026-1:2", "due_soon"), ("L2026-1:3", "open"), ("L2026-2:1", "due_today"),
        ]  # fmt: skip
        report(a, one, 1, "2026-11-23")
        report(a, two, 1, "2026-11-20")
        move(a, two, "rectification_signed_off", "2026-11-23", item=1)
        now = campaigns.campaign(a.ledger, a.today, "c2026-1")
        assert [row["status"] for row in now["items"]] == ["met_late", "due_soon", "open", "signed_off"]
        assert now["totals"] == {
            "items": 4, "signed_off": 1, "reported": 2, "overdue": 0, "share_signed_off": 0.25,
        }  # fmt: skip
        assert now["items"][3] == {
            "item": "L2026-2:1", "lead": "L2026-2", "n": 1, "text": "2026-11-23前完成", "responsible": "某局",
            "due_on": "2026-11-23", "reported_on": "2026-11-20", "signed_off_on": "2026-11-23",
            "status": "signed_off", "working_days_left": None, "days_overdue": 0, "added_on": "2026-11-20",
        }  # fmt: skip
        move(a, one, "rectification_returned", "2026-11-23", item=1, reason="没有附件", due="2026-12-04")
        (back, *_), totals = (
            campaigns.campaign(a.ledger, a.today, "C2026-1")[k] for k in ("items", "totals")
        )
        assert (back["status"], back["due_on"], totals["reported"]) == ("open", "2026-12-04", 1)
        assert a.problems() == []


def test_what_was_struck_out_or_is_void_stays_and_does_not_count(tmp_path: Path) -> None:
    with book(tmp_path / "a.db", today=day("2026-11-23")) as a:
        one, two = lead_with(a, "2026-11-20", "2026-11-20"), lead_with(a, "2026-11-20")
        begin(a, "L2026-1", "L2026-2")
        struck = read_lead(a.ledger, one).of("rectification")[-1].seq
        move(a, one, "amended", act=struck, struck=True, reason="重复")
        report(a, two, 1, "2026-11-19")
        move(a, two, "lead_voided", reason="重复登记", authority="赵某")
        entry = campaigns.campaign(a.ledger, a.today, "C2026-1")
        assert [row["status"] for row in entry["items"]] == ["overdue", "struck", "lapsed"]
        assert (entry["items"][1]["text"], entry["items"][1]["days_overdue"]) == (None, 0)
        assert entry["totals"]["items"] == 1
        taken = campaigns.remove(a.ledger, stamp(), "C2026-1", ["L2026-1:2"], "已删除")
        assert [row["item"] for row in taken["items"]] == ["L2026-1:1", "L2026-2:1"]


def test_an_item_is_in_a_campaign_once(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, "2026-11-20", "2026-11-24")
        lead_with(a, "2026-11-25")
        begin(a, "L2026-1:2", "1:2", "L2026-1：2")
        added = campaigns.add(a.ledger, stamp(), "C2026-1", ["L2026-1", "L2026-2", "L2026-2:1"])
        assert [row["item"] for row in added["items"]] == ["L2026-1:2", "L2026-1:1", "L2026-2:1"]
        taken = campaigns.remove(a.ledger, stamp(), "C2026-1", ["L2026-1", "L2026-1:1"], "另行督办")
        assert [row["item"] for row in taken["items"]] == ["L2026-2:1"]
        assert [one["item"] for one in taken["removed"]] == ["L2026-1:2", "L2026-1:1"]
        back = campaigns.add(a.ledger, stamp(), "C2026-1", ["L2026-1:1"])
        assert [row["item"] for row in back["items"]] == ["L2026-2:1", "L2026-1:1"]


def test_campaigns_are_numbered_by_their_year(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, "2026-11-20")
        for on in ("2025-12-30", "2026-01-05", "2026-01-05"):
            campaigns.begin(a.ledger, stamp(), day(on), {"title": "督查"}, ["L2026-1:1"])
        found = campaigns.campaigns(a.ledger, TODAY)
        assert [one["id"] for one in found] == ["C2025-1", "C2026-1", "C2026-2"]
        assert [one["totals"]["items"] for one in found] == [1, 1, 1]


def test_a_campaign_names_the_random_checks_made_in_it(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, "2026-11-20")
        begin(a, "L2026-1")
        begin(a)
        campaigns.sample(a.ledger, stamp(), BEGUN, campaigns.Draw(1, among="C2026-1"))
        campaigns.sample(a.ledger, stamp(), BEGUN, campaigns.Draw(1))
        assert [one["samplings"] for one in campaigns.campaigns(a.ledger, TODAY)] == [["S2026-1"], []]


Write = Callable[[Ledger, Stamp], object]

REFUSED: dict[str, tuple[Write, type[Exception], str, dict[str, Any]]] = {
    # what is tried; how it is refused, with what code and which facts
    "a campaign on a day to come": (
        lambda ledger, by: campaigns.begin(ledger, by, date(2027, 1, 1), {"title": "t"}, []), Refused, "dated_to_come", {"on": date(2027, 1, 1)},
    ),
    "a lead that isn't there": (
        lambda ledger, by: campaigns.begin(ledger, by, BEGUN, {"title": "t"}, ["L2026-9:1"]), BadInput, "no_such_lead", {"text": "L2026-9"},
    ),
    "an item that isn't there": (
        lambda ledger, by: campaigns.add(ledger, by, "C2026-1", ["L2026-1:3"]), BadInput, "unknown_item", {"n": 3, "count": 2},
    ),
    "item 0": (
        lambda ledger, by: campaigns.add(ledger, by, "C2026-1", ["L2026-1:0"]), BadInput, "unknown_item", {"n": 0},
    ),
    "a lead without items": (
        lambda ledger, by: campaigns.add(ledger, by, "C2026-1", ["L2026-2"]), BadInput, "no_items", {"lead": "L2026-2"},
    ),
    "what isn't an item": (
        lambda ledger, by: campaigns.add(ledger, by, "C2026-1", ["L2026-1:一"]), BadInput, "bad_item", {"text": "L2026-1:一"},
    ),
    "what isn't a lead": (
        lambda ledger, by: campaigns.add(ledger, by, "C2026-1", ["'; DROP TABLE acts:1"]), BadInput, "not_a_lead_number", {},
    ),
    "a campaign that isn't there": (
        lambda ledger, by: campaigns.add(ledger, by, "C2026-2", ["L2026-1:2"]), BadInput, "no_such_entry", {"ids": ["C2026-1"]},
    ),
    "only what is in it": (
        lambda ledger, by: campaigns.add(ledger, by, "C2026-1", ["L2026-1:1"]), Refused, "in_campaign", {"items": ["L2026-1:1"]},
    ),
    "to take out what isn't in it": (
        lambda ledger, by: campaigns.remove(ledger, by, "C2026-1", ["L2026-1:1", "L2026-1:2"], "误"), BadInput, "not_in_campaign", {"item": "L2026-1:2"},
    ),
    "to take out item 0": (
        lambda ledger, by: campaigns.remove(ledger, by, "C2026-1", ["L2026-1:0"], "误"), BadInput, "not_in_campaign", {"item": "L2026-1:0"},
    ),
    "to take out a lead that isn't in it": (
        lambda ledger, by: campaigns.remove(ledger, by, "C2026-1", ["L2026-2"], "误"), BadInput, "not_in_campaign", {"item": "L2026-2"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("write", "error", "code", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused_and_writes_nothing(
    tmp_path: Path, write: Write, error: type[Exception], code: str, facts: dict[str, Any]
) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, "2026-11-20", "2026-11-24")
        lead_with(a)
        begin(a, "L2026-1:1")
        head = a.ledger.head
        with pytest.raises(error) as refusal:
            write(a.ledger, stamp())
        assert isinstance(refusal.value, Refused | BadInput)
        assert refusal.value.code == code
        assert {name: refusal.value.facts[name] for name in facts} == facts
        assert a.ledger.head == head
