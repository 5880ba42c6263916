"""Ordered correction (责令纠错, 二(五)4): items listed with the conclusion, each carried out and reported.

An exemption doesn't make correction unnecessary (有错必纠).
"""

from __future__ import annotations

from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.items import (
    Item,
    all_reported,
    none_to_sign_off,
    not_reported,
    reported,
    untouched,
)
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.tolerance.feedback import feedback
from sqqf.procedure.tolerance.view import CaseView

KINDS = (
    Kind(
        "correction",
        {"on": "date", "text": "text", "due": "date", "responsible": "text"},
        strikes=untouched,
    ),
    Kind(
        "correction_reported",
        {"on": "date", "text": "text"},
        asks=(not_reported,),
        done=all_reported,
    ),
    Kind(
        "correction_returned",
        {"on": "date", "reason": "text", "due": "date"},
        asks=(reported,),
        done=none_to_sign_off,
    ),
    Kind("correction_signed_off", {"on": "date"}, asks=(reported,), done=none_to_sign_off),
)


# ── what is looked for ──


def _corrections(view: CaseView) -> Found:
    if view.is_over:
        return
    told = feedback(view.case)
    open_items = [item for item in view.items if item.is_open]
    for item in open_items:
        if view.today > item.due_on:
            yield "correction_overdue", {"n": item.n, "due": item.due_on}
    for item in view.items:
        if item.reported_on and item.reported_on > item.due_on:
            yield "correction_late", {"n": item.n, "on": item.reported_on, "due": item.due_on}
    if view.case.state == "closed" and open_items:
        yield "correction_unreported", {"items": [item.n for item in open_items]}
    if late := [item.n for item in view.items if told and _listed_after(item, told)]:
        yield "correction_listed_late", {"items": late}


def _listed_after(item: Item, told: list[Act]) -> bool:
    """Whether an item was listed after the conclusion had been fed back: by its own date where it has one."""
    first = min(told, key=lambda act: act.seq)
    return item.on > first.on if item.on and first.on else item.seq > first.seq


FINDINGS = (_corrections,)
