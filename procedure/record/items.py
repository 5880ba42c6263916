"""What is put right item by item, each with its report and sign-off.

Ordered correction (责令纠错, 二(五)4) on a case, rectification (整改, 三(三)4; 销号, 四(三)) on a lead.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.record.acts import Act, day_of

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier


class ItemKinds(NamedTuple):
    """The kinds of act that an item goes through."""

    listed: str
    reported: str
    returned: str
    signed_off: str


KINDS: Mapping[str, ItemKinds] = {
    "tolerance": ItemKinds(
        "correction", "correction_reported", "correction_returned", "correction_signed_off"
    ),
    "inaction": ItemKinds("rectification", "rectified", "rectification_returned", "rectification_signed_off"),
}
"""By track."""
_BESIDE = ("measures", "reminded")
"""Acts on a lead's item that don't move it."""


class Item(NamedTuple):
    """One item, numbered from 1. ``reported_on`` and ``reported_to`` fall away when the report is sent back."""

    n: int
    seq: int
    text: str
    responsible: str
    listed_on: date
    """Its own date, or the day on which it was put on record."""
    original_due_on: date
    due_on: date
    reported_on: date | None = None
    signed_off_on: date | None = None
    on: date | None = None
    """The date of its own, if it has one."""
    returned: int = 0
    """How often a report was sent back."""
    reported_to: str | None = None
    measures_on: date | None = None
    """When measures were first drawn up, 三(三)4."""
    reminders: tuple[date, ...] = ()


def items(dossier: Dossier, on: date | None = None) -> tuple[Item, ...]:
    """The list as it stands, or as it stood on a day: an item that nobody dated is taken to have been on it."""
    kinds = KINDS[dossier.track]
    if not dossier.has(kinds.listed):
        return ()
    found: list[Item] = []
    for act in dossier.of(*kinds, *_BESIDE):
        if act.kind == kinds.listed:
            found.append(_listed(len(found) + 1, act))
            continue
        place = act.body.get("item", 0) - 1
        known = 0 <= place < len(found)  # else the item was struck out, or it was no reminder of an item
        if known and (on is None or day_of(act) <= on):
            found[place] = found[place]._replace(**_changes(kinds, found[place], act))
    return tuple(one for one in found if on is None or one.on is None or one.on <= on)


def _listed(n: int, act: Act) -> Item:
    body = act.body
    due = date.fromisoformat(body["due"])
    return Item(n, act.seq, body["text"], body["responsible"], day_of(act), due, due, on=act.on)


def _changes(kinds: ItemKinds, item: Item, act: Act) -> dict[str, Any]:
    match act.kind:
        case kinds.reported:
            return {"reported_on": act.on, "reported_to": act.body.get("to")}
        case kinds.returned:
            due = date.fromisoformat(act.body["due"])
            changes = {"reported_on": None, "reported_to": None, "due_on": due}
            return {**changes, "returned": item.returned + 1}
        case kinds.signed_off:
            return {"signed_off_on": act.on}
        case "measures":
            days = [day for day in (item.measures_on, act.on) if day]
            return {"measures_on": min(days)}
        case _:
            return {"reminders": (*item.reminders, day_of(act))}


def item_document(item: Item) -> dict[str, Any]:
    """An item as it is listed."""
    return {
        "n": item.n,
        "text": item.text,
        "responsible": item.responsible,
        "listed_on": iso(item.listed_on),
        "original_due_on": iso(item.original_due_on),
        "due_on": iso(item.due_on),
        "reported_on": iso(item.reported_on) if item.reported_on else None,
        "returned": item.returned,
        "signed_off_on": iso(item.signed_off_on) if item.signed_off_on else None,
    }


def rectification_document(item: Item) -> dict[str, Any]:
    """An item of a lead as it is listed: also its measures, whom it was reported to, the reminders."""
    return {
        **item_document(item),
        "measures_on": iso(item.measures_on) if item.measures_on else None,
        "reported_to": item.reported_to,
        "reminders": [iso(day) for day in item.reminders],
    }
