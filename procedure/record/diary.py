"""The group's diary: days on which something is to be looked at again, meetings to come, answers awaited.

Each is folded from the ledger's own acts; an entry is numbered by its year and place, ``W2026-1``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqqf.calendar.dates import iso_or_none
from sqqf.procedure.record.acts import Act

WAKE_UP_KINDS = ("wake_up", "wake_up_done")
MEETING_KINDS = ("meeting", "meeting_cancelled")
CHASE_KINDS = ("chased", "chase_answered")


def wake_ups(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """Days on which something is to be looked at again, and what for; ``done_on``: when that was settled."""
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        if act.kind == "wake_up":
            found[act.body["id"]] = {**act.body, "set_on": iso_or_none(act.on), "done_on": None}
        else:
            found[act.body["id"]]["done_on"] = iso_or_none(act.on)
    return list(found.values())


def meetings(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """Meetings, each with its day, its place and the cases on its agenda; ``cancelled``: why it is off."""
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        if act.kind == "meeting":
            found[act.body["id"]] = {"place": None, **act.body, "cancelled": None}
        else:
            found[act.body["id"]]["cancelled"] = act.body["reason"]
    return list(found.values())


def chases(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """What was asked of somebody about a case, a lead or an entry, and what they answered.

    ``kind``: ``reminder`` and ``supervision`` (催办, 督办) by the group, ``instruction`` (批示) by ``from``.
    ``due``: by when an answer is wanted.
    """
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        if act.kind == "chased":
            told = {"from": None, "due": None, **act.body, "on": iso_or_none(act.on)}
            found[act.body["id"]] = {**told, "answered_on": None, "answer": None}
        else:
            found[act.body["id"]] |= {"answered_on": iso_or_none(act.on), "answer": act.body["text"]}
    return list(found.values())
