"""Of a sample ledger: what is to be put right on a lead, item by item. No date that was set runs out unmet."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from sqqf.store.sample import lead_texts as texts
from sqqf.store.sample.texts import Body

if TYPE_CHECKING:
    from sqqf.store.sample.lead_stories import LeadPlan

Event = tuple[int, str, Body]
"""An act on an item: on which working day, its kind and body."""


def put_right(plan: LeadPlan, at: int, count: int) -> int:
    """So many items from listing to sign-off, as far as the year has got; the day of the last sign-off."""
    luck = plan.luck
    dues = [at + 18 + luck.below(25) for _ in range(count)]
    events = [listed(plan, at, n, due) for n, due in enumerate(dues)]
    end = at
    for n, due in enumerate(dues, start=1):
        events.append((at + 1 + luck.below(5), "measures", {"item": n, "text": luck.of(texts.PLANS)}))
        if luck.random() < 0.25:
            events.append((due - 8, "reminded", {"item": n, "text": luck.of(texts.REMINDERS)}))
        reported = due - luck.below(6)
        events.append((reported, "rectified", _report(plan, n)))
        if luck.random() < 0.2:
            again = reported + 4 + luck.below(6)
            events.append((reported + 1, "rectification_returned", _flaw(plan, n, again + luck.below(4))))
            events.append((again, "rectified", _report(plan, n)))
            reported = again
        signed_off = reported + 1 + luck.below(4)
        events.append((signed_off, "rectification_signed_off", {"item": n}))
        end = max(end, signed_off)
    _put(plan, events)
    return end


def follow_up(plan: LeadPlan, at: int) -> None:
    """Four items, today in four ways: signed off, sent back and reminded of, under way, reported; talks disclosed."""
    today = plan.frame.due_today
    dues = (at + 24, at + 38, today + 12, today + 2)
    _put(
        plan,
        [
            *(listed(plan, at, n, due) for n, due in enumerate(dues)),
            *((at + 3, "measures", {"item": n, "text": plan.luck.of(texts.PLANS)}) for n in (1, 2, 3, 4)),
            (at + 14, "disclosed", {"text": texts.DISCLOSURES[0], "of": ["talk"]}),
            (at + 20, "rectified", _report(plan, 1)),
            (at + 23, "rectification_signed_off", {"item": 1}),
            (at + 35, "rectified", _report(plan, 2)),
            (at + 39, "rectification_returned", _flaw(plan, 2, today + 4)),
            (at + 60, "reminded", {"item": 2, "text": plan.luck.of(texts.REMINDERS)}),
            (plan.frame.last - 3, "rectified", _report(plan, 4)),
        ],
    )


def listed(plan: LeadPlan, at: int, n: int, due: int) -> Event:
    """The item is listed, with a date."""
    days, items = plan.frame.days, (*plan.matter.items, texts.ITEM)
    body = {
        "text": items[n % len(items)],
        "due": days[min(due, len(days) - 1)].isoformat(),
        "responsible": plan.unit,
    }
    return at, "rectification", body


def _report(plan: LeadPlan, n: int) -> Body:
    return {"item": n, "text": plan.luck.of(texts.REPORTS), "to": texts.REPORTED_TO}


def _flaw(plan: LeadPlan, n: int, due: int) -> Body:
    days = plan.frame.days
    return {
        "item": n,
        "reason": plan.luck.of(texts.FLAWS),
        "due": days[min(due, len(days) - 1)].isoformat(),
    }


def _put(plan: LeadPlan, events: Sequence[Event]) -> None:
    for at, kind, body in sorted(events, key=itemgetter(0)):
        plan.add(kind, at, body, dated=kind != "rectification")
