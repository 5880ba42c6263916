"""Special supervision (专项督查, 四(三)): campaigns over the items of several leads, and how far these are.

An item is named by its lead and its number there, ``L2026-1:2``; so it is found again after it was amended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.record.acts import Act, day_of

KINDS = ("campaign", "campaign_item_added", "campaign_item_removed")
_DROPPED = ("struck", "lapsed")
"""What stands on the list and needn't be done any more: the item was struck out, or its lead is void."""


def item_name(lead: str, n: int) -> str:
    """``L2026-1:2``: item 2 of the lead ``L2026-1``."""
    return f"{lead}:{n}"


def parts(item: str) -> tuple[str, int]:
    """The lead's number and the item's own."""
    lead, _, n = item.partition(":")
    return lead, int(n)


def campaigns(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """Each campaign with its items in the order in which they came, and those that were taken out again."""
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        body, day = act.body, iso(day_of(act))
        if act.kind == "campaign":
            found[body["id"]] = {
                "id": body["id"],
                "title": body["title"],
                "on": day,
                "officer": body.get("officer"),
                "items": [],
                "removed": [],
            }
        campaign = found[body["id"]]
        named = body.get("items", ())
        if act.kind == "campaign_item_removed":
            campaign["items"] = [one for one in campaign["items"] if one["item"] not in named]
            reason = body["reason"]
            campaign["removed"] += [{"item": item, "on": day, "reason": reason} for item in named]
        else:
            campaign["items"] += [{"item": item, "added_on": day} for item in named]
    return list(found.values())


def row(item: str, standing: Mapping[str, Any] | None) -> dict[str, Any]:
    """An item as the table of progress shows it; without a standing it was struck out of its lead's list."""
    lead, n = parts(item)
    struck = {
        "text": None,
        "responsible": None,
        "due_on": None,
        "reported_on": None,
        "signed_off_on": None,
        "status": "struck",
        "working_days_left": None,
        "days_overdue": 0,
    }
    return {"item": item, "lead": lead, "n": n, **(standing or struck)}


def totals(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """How many items there are to be done, and how many of these are reported, signed off, overdue.

    What was reported stays so when signed off. ``share_signed_off`` is None where nothing is to be done.
    """
    due = [one for one in rows if one["status"] not in _DROPPED]
    signed_off = sum(one["signed_off_on"] is not None for one in due)
    return {
        "items": len(due),
        "signed_off": signed_off,
        "reported": sum(one["reported_on"] is not None for one in due),
        "overdue": sum(one["status"] == "overdue" for one in due),
        "share_signed_off": round(signed_off / len(due), 3) if due else None,
    }
