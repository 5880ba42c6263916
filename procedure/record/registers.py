"""What the group keeps beside its cases and leads.

Members, guidance (二(五)2–3), prior filings of reforms (二(五)1), new situations and problems (五(二)). Each
is folded from the ledger's own acts; an entry is numbered by its year and place, ``G2026-1``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqqf.calendar.dates import day_in_china, iso, iso_or_none
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.roster import roster

GUIDANCE_KINDS = ("guidance", "guidance_followed_up")
PREFILING_KINDS = ("prefiling", "prefiling_replied", "prefiling_screened", "prefiling_tracked")
PARTICULAR_KINDS = ("group_set",)
LOOKS = ("title_font", "body_font", "page_number")
PARTICULARS = ("address", "telephone", "contact", "postcode", "seal", *LOOKS)
"""What letters say of the group beside its name (``seal``: what is signed with, where not by that), and how
its papers look, where not as GB/T 9704 has it."""
PROBLEM_KINDS = ("problem", "problem_reported", "problem_answered")


def members(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """Everybody who was ever added: name, organ, role, since when, and until when where they have retired."""
    return [
        {
            "name": one.name,
            "organ": one.organ,
            "role": one.role,
            "since": iso(one.since),
            "retired_on": iso_or_none(one.retired_on),
        }
        for one in roster(acts)
    ]


def in_service(acts: Iterable[Act], on: date | None = None) -> dict[str, Mapping[str, str]]:
    """Who belongs to the group, by name, each with ``organ`` and ``role``: now, or on a day.

    A member may be put on the list after that day: the list is made when the program is taken up. Whoever
    came back counts from then on.
    """
    found: dict[str, Mapping[str, str]] = {}
    known: set[str] = set()
    for one in roster(acts):
        begun = one.name not in known or on is None or one.since <= on
        if begun and (one.retired_on is None or (on and one.is_in_service(on))):
            found[one.name] = {"organ": one.organ, "role": one.role}
        known.add(one.name)
    return found


def particulars(acts: Iterable[Act]) -> dict[str, str | None]:
    """Each of the group's particulars as it was told last; None for what wasn't, or was taken away."""
    found: dict[str, str | None] = dict.fromkeys(PARTICULARS)
    for act in acts:
        found |= {name: text for name, text in act.body.items() if name in PARTICULARS}
    return found


def guidance(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """Warnings and admonitions, each with its measure and what was followed up."""
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        body = act.body
        if act.kind == "guidance":
            found[body["id"]] = {
                "id": body["id"],
                "kind": body["kind"],
                "on": iso_or_none(act.on),
                "to": body["to"],
                "measure": body["measure"],
                "text": body["text"],
                "case": body.get("case"),
                "follow_ups": [],
            }
        else:
            found[body["id"]]["follow_ups"].append({"on": iso_or_none(act.on), "text": body["text"]})
    return list(found.values())


def prefilings(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """Prior filings, each with where it went and what came of it; ``in_time``: made before the reform began.

    ``recorded_on``: the day on which it was put on record, which may be long after its own.

    ``state``: ``filed``; where it was screened ``monitored``, ``refused``, or ``ended``.
    """
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        body = act.body
        if act.kind == "prefiling":
            assert act.on
            found[body["id"]] = {
                "id": body["id"],
                "kind": body.get("kind"),
                "state": "filed",
                "by_unit": body["by_unit"],
                "title": body["title"],
                "on": iso_or_none(act.on),
                "to": list(body["to"]),
                "start": body["start"],
                "in_time": act.on < date.fromisoformat(body["start"]),
                "recorded_on": iso(act.today or day_in_china(act.recorded_at)),
                "replies": [],
                "screened_on": None,
                "result": None,
                "reason": None,
                "tracked": [],
            }
            continue
        one = found[body["id"]]
        if act.kind == "prefiling_screened":
            one |= {"state": body["effect"], "screened_on": iso_or_none(act.on)}
            one |= {"result": body["result"], "reason": body.get("reason")}
        elif act.kind == "prefiling_tracked":
            one["tracked"].append({"on": iso_or_none(act.on), "text": body["text"]})
            one["state"] = "ended" if body.get("ended") else one["state"]
        else:
            one["replies"].append({"on": iso_or_none(act.on), "text": body["text"]})
    return list(found.values())


def problems(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """New situations and problems, each with whom it was reported to and what was answered.

    ``state``: ``noted``, ``reported`` or ``answered``. It may go to both organs, and both may answer.
    """
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        body = act.body
        if act.kind == "problem":
            found[body["id"]] = {
                "id": body["id"],
                "state": "noted",
                "on": iso_or_none(act.on),
                "text": body["text"],
                "case": body.get("case"),
                "lead": body.get("lead"),
                "reports": [],
                "answers": [],
            }
            continue
        problem = found[body["id"]]
        if act.kind == "problem_reported":
            problem["reports"].append({"on": iso_or_none(act.on), "to": body["to"], "organ": body["organ"]})
        else:
            problem["answers"].append({"on": iso_or_none(act.on), "text": body["text"]})
        problem["state"] = "answered" if problem["answers"] else "reported"
    return list(found.values())
