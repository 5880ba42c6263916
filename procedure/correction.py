"""Ordered correction (责令纠错, 二(五)4): the items of a case's correction list, each with its report and sign-off."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.acts import day_of
from sqqf.procedure.case import Case


class Item(NamedTuple):
    """One item, numbered from 1. ``reported_on`` falls away when the report is sent back."""

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


def items(case: Case) -> tuple[Item, ...]:
    """The correction list as it stands."""
    found: list[Item] = []
    for act in case.of("correction", "correction_reported", "correction_returned", "correction_signed_off"):
        body = act.body
        if act.kind == "correction":
            due = date.fromisoformat(body["due"])
            found.append(
                Item(
                    len(found) + 1,
                    act.seq,
                    body["text"],
                    body["responsible"],
                    day_of(act),
                    due,
                    due,
                    on=act.on,
                )
            )
            continue
        place = body["item"] - 1
        if not 0 <= place < len(found):  # the item was struck out
            continue
        match act.kind:
            case "correction_reported":
                found[place] = found[place]._replace(reported_on=act.on)
            case "correction_returned":
                found[place] = found[place]._replace(
                    reported_on=None,
                    due_on=date.fromisoformat(body["due"]),
                    returned=found[place].returned + 1,
                )
            case _:
                found[place] = found[place]._replace(signed_off_on=act.on)
    return tuple(found)


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
