"""A case as a line of the ledger (台账): how it is exported, and what an older ledger's line tells of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqqf.procedure.record.line import Aside, Line, Told, items_of, items_told, without_empty
from sqqf.procedure.record.number import Number, is_lead_number
from sqqf.procedure.record.old_number import read_old
from sqqf.procedure.tolerance.case import STOPPED, Case

FIELDS = (
    "no",
    "state",
    "outcome",
    "channel",
    "applicant",
    "parties",
    "matter",
    "points",
    "circumstances",
    "officer",
    "received_on",
    "registered_on",
    "accepted_on",
    "declined_on",
    "notified_on",
    "investigation_due_on",
    "concluded_on",
    "deliberated_on",
    "submitted_on",
    "approved_on",
    "decided_on",
    "decision",
    "filed_on",
    "closed_on",
    "ended_on",
    "ended_because",
    "arising_from",
    "merged_into",
    "zone",
    "documents",
    "proceeding",
    "managed_by",
)


def entry(summary: Mapping[str, Any], investigation_due_on: str | None) -> dict[str, Any]:
    """The case's line from what ``case list`` shows of it, and the due date in force, extensions included."""
    known = {**summary, "investigation_due_on": investigation_due_on}
    return {name: known[name] for name in FIELDS}


def _number(text: str, prefix: str, year: int | None) -> Number | None:
    asked = None if is_lead_number(text) else read_old(text)
    own = asked and (asked.year or year)
    return Number(asked.prefix or prefix, own, asked.serial) if asked and own else None


def _body(known: dict[str, Any]) -> dict[str, Any]:
    """Parties apart from their outcomes, points from the number of their steps."""
    parties, points = known.get("parties", ()), known.get("points", ())
    found: dict[str, Any] = {"parties": [without_empty(one, "n", "outcome") for one in parties]}
    if "applicant" in known:
        found["applicant"] = without_empty(known["applicant"])
    # Once there must be some, each has a place, so that it can still be told.
    if known["state"] in ("deliberated", "approved", "decided", "closed") or any(
        one.get("outcome") for one in parties
    ):
        found["outcomes"] = [one.get("outcome") for one in parties]
    found["points"] = [one["text"] for one in points]
    if any(one.get("steps") for one in points):
        found["steps"] = [one.get("steps") or 0 for one in points]
    return found | items_of(known, closed=known["state"] == "closed")


def _told(body: Mapping[str, Any]) -> Iterator[Told]:
    yield Told("registered", "registered_on", body)
    outcomes = body.get("outcomes", ())
    opinions = list(outcomes) if all(outcomes) else []
    for field, kind, says in (
        ("accepted_on", "accepted", {}),
        ("declined_on", "declined", {}),
        ("notified_on", "notified", {"method": None, "written": True}),
        ("concluded_on", "concluded", {}),
        ("deliberated_on", "deliberated", {"opinions": opinions, "present": [], "members": {}}),
        ("submitted_on", "submitted", {"to": None}),
        ("approved_on", "approved", {"bodies": []}),
        ("decided_on", "decided", {"document": body.get("decision")}),
        ("filed_on", "filed", {}),
        ("closed_on", "closed", {}),
    ):
        if field in body:
            yield Told(kind, field, says)
    yield from items_told(body, Case.item_kinds)
    for note in body.get("notes", ()):
        yield Told("noted", "", {"text": note})
    if "extended_to" in body and "accepted_on" in body:
        yield Told("extended", "accepted_on", {"to": body["extended_to"], "reason": None})
    if body["state"] in STOPPED:
        kind = "voided" if body["state"] == "void" else body["state"]
        why = {"reason": body.get("ended_because"), "into": body.get("merged_into")}
        yield Told(kind, "ended_on", {name: fact for name, fact in why.items() if fact})


def _settled(known: Mapping[str, Any]) -> str | None:
    """A case that has a conclusion is at least decided, but while it may be the deliberation's."""
    outcomes = {one.get("outcome") for one in known.get("parties", ())} - {None}
    if not outcomes:
        return None
    if outcomes == {"declined"}:
        return "declined"
    return "deliberated" if "deliberated_on" in known else "decided"


LINE = Line(
    fields=FIELDS,
    older=("acceptance_due_on", "filing_due_on", "items"),
    state="registered",
    settled=_settled,
    unmoved=("registered", "investigating"),
    stopped=STOPPED,
    asides=(
        Aside("received_on"),
        Aside("registered_on"),
        Aside("notified_on", ("accepted_on", "declined_on")),
        Aside("submitted_on", ("deliberated_on",), ("investigating", "concluded", "deliberated")),
        Aside("filed_on", ("decided_on",), ("investigating", "concluded", "deliberated", "approved")),
    ),
    stages=(
        ("accepted_on", "accepted", "investigating"),
        ("declined_on", "declined", "declined"),
        ("concluded_on", "concluded", "concluded"),
        ("deliberated_on", "deliberated", "deliberated"),
        ("approved_on", "approved", "approved"),
        ("decided_on", "decided", "decided"),
        ("closed_on", "closed", "closed"),
        ("ended_on", "ended", "ended"),
    ),
    ends=("withdrawn", "ended"),
    not_with={"accepted_on": ("declined",)},
    only_with={
        "declined_on": ("declined", "closed", "ended", "void"),
        "closed_on": ("closed", "void"),
        "ended_on": ("withdrawn", "ended", "void"),
    },
    whom=("parties",),
    body=_body,
    told=_told,
    number=_number,
    entry=entry,
)
