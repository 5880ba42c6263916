"""A lead as a line of the ledger (台账): how it is exported, and what an older ledger's line tells of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record import number
from sqqf.procedure.record.line import Aside, Line, Told, items_of, items_told, without_empty
from sqqf.procedure.record.number import LeadNumber, sought_lead
from sqqf.procedure.record.old_number import read_old

FIELDS = (
    "no",
    "state",
    "source",
    "area",
    "unit",
    "persons",
    "text",
    "officer",
    "lead_organ",
    "subject_kind",
    "gravity",
    "received_on",
    "registered_on",
    "verified_on",
    "disposed_on",
    "measures",
    "unfounded_on",
    "closed_on",
    "joined_into",
    "split_from",
)


def entry(summary: Mapping[str, Any], _investigation_due_on: str | None = None) -> dict[str, Any]:
    """The lead's line from what ``lead list`` shows of it: names, posts and measures of its officials."""
    subjects = summary["persons"] or [summary["subject"] or {"measure": None}]
    known = {
        **summary,
        "persons": [{name: one[name] for name in ("n", "name", "post")} for one in summary["persons"]],
        "measures": [one["measure"] for one in subjects],
    }
    return {name: known[name] for name in FIELDS}


def _number(text: str, _prefix: str, year: int | None) -> LeadNumber | None:
    """Leads are numbered L2026-1 here, whatever form the line had; that stays in the act."""
    asked = sought_lead(text) if number.is_lead_number(text) else None
    if asked is None and (told := read_old(text)):
        asked = told.year, told.serial
    own = asked and (asked[0] or year)
    return LeadNumber(own, asked[1]) if asked and own else None


def _body(known: dict[str, Any]) -> dict[str, Any]:
    """Officials without numbers; a place for each one's measure, or the unit's, once there must be one."""
    persons = [without_empty(one, "n") for one in known.get("persons", ())]
    measures = known.pop("measures", [])
    settled = known["state"] in ("disposed", "closed") and "unfounded_on" not in known
    if settled or any(measures):
        measures = [*measures, *[None] * (max(len(persons), 1) - len(measures))]
    return {
        **({"persons": persons} if persons else {}),
        **({"measures": measures} if measures else {}),
        **items_of(known, closed=known["state"] == "closed"),
    }


def _told(body: Mapping[str, Any]) -> Iterator[Told]:
    yield Told("lead", "registered_on", body)
    if "disposed_on" in body or body["state"] in ("disposed", "closed"):
        for n, measure in enumerate(body.get("measures", ()), start=1):
            person = n if body.get("persons") else 0
            if measure:
                says = {"measure": measure, "responsibilities": [], "person": person}
                yield Told("disposed", "disposed_on", says)
    yield from items_told(body, Lead.item_kinds)
    for note in body.get("notes", ()):
        yield Told("lead_noted", "", {"text": note})
    if body["state"] == "joined":
        yield Told("joined", "", {"into": body["joined_into"]} if "joined_into" in body else {})


def _settled(known: Mapping[str, Any]) -> str | None:
    """A lead about which a measure was taken is at least disposed of."""
    return "disposed" if any(known.get("measures", ())) else None


LINE = Line(
    fields=FIELDS,
    older=("items",),
    state="received",
    settled=_settled,
    unmoved=("received", "verifying"),
    stopped=(),
    asides=(Aside("received_on"), Aside("registered_on")),
    stages=(
        ("verified_on", "verified", "verified"),
        ("disposed_on", "disposed", "disposed"),
        ("unfounded_on", "unfounded", "unfounded"),
        ("closed_on", "lead_closed", "closed"),
    ),
    ends=(),
    not_with={},
    only_with={"closed_on": ("closed", "void")},
    whom=("persons", "unit", "text"),
    body=_body,
    told=_told,
    number=_number,
    entry=entry,
)
