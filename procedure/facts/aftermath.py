"""What the papers of a case state of what came after the decision, and of how a paper was served."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.errors import BadInput
from sqqf.procedure.facts.intake import names_of
from sqqf.procedure.facts.issuer import is_issuer
from sqqf.procedure.facts.record import made_on
from sqqf.procedure.facts.words import Facts, Occasion, in_place, on_paper, together
from sqqf.procedure.record.acts import Act
from sqqf.procedure.tolerance.case import Case

TALK, ADVICE = "guidance_talk", "guidance_advice"
"""What a paper on an admonition counts: those given in a talk, or those in writing."""


def admonition(at: Occasion) -> Mapping[str, Any] | None:
    """The admonition that a paper is about: the one chosen, else the last by its day. Raises BadInput."""
    listed = [one for one in at.admonitions if _is_talk(one, at) == (at.target == TALK)]
    wanted = at.chosen(at.target)
    if wanted and wanted > len(listed):
        raise BadInput("unknown_admonition", n=wanted, count=len(listed))
    by_then = listed[wanted - 1 : wanted] if wanted else [one for one in listed if one["on"] <= iso(at.on)]
    return by_then[-1] if by_then else None


def _is_talk(one: Mapping[str, Any], at: Occasion) -> bool:
    known = {item.id: item for item in at.profile.entry("corrections", one["kind"]).items}
    return one["measure"] in known and bool(known[one["measure"]].more.get("talk"))


def admonished(at: Occasion) -> Facts:
    """Whom it was about, how it was given, and what was wrong."""
    found = admonition(at) if at.target in (TALK, ADVICE) else None
    if found is None:
        return dict.fromkeys(_ADMONISHED)
    day, how = date.fromisoformat(found["on"]), at.term("corrections", found["measure"])
    told = (on_paper(day), at.to or found["to"], how.removeprefix("其他："), found["text"], None, None)
    heard = {"heard_as": "被谈话人", "asked_as": "谈话人"} if at.target == TALK else {}
    return dict(zip(_ADMONISHED, told, strict=True)) | heard


_ADMONISHED = (
    "admonished_on",
    "admonished",
    "admonished_by",
    "admonished_for",
    "talk_by",
    "talk_content",  # no ledger knows
)


def afterwards(case: Case, at: Occasion) -> Facts:
    """Feedback, letters to organs, clarification, and what the results were used for by the paper's day."""
    organ = at.organs.get("discipline")
    deliveries = [
        act
        for act in case.of("feedback")
        if act.body["role"] == "organ"
        if at.to or not is_issuer(act.body["to"], "discipline", organ, at)
    ]
    delivered = [act for act in deliveries if at.to in (None, act.body["to"])]
    needed = [act for act in case.of("clarified") if act.body.get("needed")]
    clarified: Mapping[str, Any] = needed[-1].body if needed else {}
    receipts = case.of("receipted")
    uses = delivered[-1].body.get("uses", ()) if delivered else ()
    every_use = [entry.zh for entry in at.profile.section("uses")]
    way = clarified.get("way")
    filed = case.of("filed")
    return {
        "organ": at.to or (delivered[-1].body["to"] if delivered else None),
        "uses": together(at.term("uses", code) for code in uses) or together(every_use),
        "told_by_feedback": at.to or (names_of(case, [at.party]) if at.party else _applicant(case, at)),
        "city_group": at.to or (receipts[-1].body.get("group") if receipts else None) or "市容错调查工作小组",
        "filed_on": on_paper(filed[-1].on) if filed else None,
        "clarified_on": on_paper(needed[-1].on) if needed else None,
        "clarified_way": at.term("clarification_ways", way) if way else None,
        "clarified_organ": clarified.get("organ"),
        "clarified_to": at.to or clarified.get("to"),
        "clarified_reason": clarified.get("reason"),
        "applied": [
            {
                "on": on_paper(act.on),
                "way": at.term("results", act.body["way"]),
                "to": act.body["to"],
                "names": names_of(case, [act.body["party"]] if "party" in act.body else None),
            }
            for act in case.of("applied")
            if act.on is None or act.on <= at.on
        ],
        "referrals": [
            {
                "on": on_paper(act.on),
                "to": act.body["to"],
                "reason": act.body["reason"],
                "names": names_of(case, [act.body["party"]] if "party" in act.body else None),
            }
            for act in case.of("referred")
            if act.on is None or act.on <= at.on
        ],
    }


def _applicant(case: Case, at: Occasion) -> str | None:
    """Whoever applied; the parties where that was the organ that gives the feedback."""
    if case.applicant is None:
        return None
    name = case.applicant.name
    own = is_issuer(name, "discipline", at.organs.get("discipline"), at)
    return names_of(case, None) if own else name


def served(case: Case, at: Occasion) -> Facts:
    """What a record of service says of the paper that it is about."""
    paper = served_paper(case, at)
    if paper is None:
        return dict.fromkeys(_SERVED)
    body = paper.body
    to = names_of(case, [at.party]) if at.party else at.to or body.get("to")
    served = _service(case, at.served.get(str(body.get("kind")), ""), to, paper)
    method = served.body.get("method") if served else None
    return {
        "served_title": body.get("title"),
        "served_issuer": body.get("issuer", "group"),
        "served_number": body.get("number"),
        "served_to": to,
        "served_on": on_paper(served.on) if served else None,
        "served_method": at.term("notice_methods", method) if method else None,
    }


def served_paper(case: Case, at: Occasion) -> Act | None:
    """What a record of service is of: the paper chosen, else the last that is served on somebody."""
    made = made_on(case)
    if at.chosen("paper"):
        place = in_place(at.chosen("paper"), len(made), "unknown_paper", str(case.number))
        return made[place] if place is not None else None
    return next((act for act in reversed(made) if act.body.get("kind") in at.served), None)


_SERVED = ("served_title", "served_issuer", "served_number", "served_to", "served_on", "served_method")


def _service(case: Case, kind: str, to: str | None, paper: Act) -> Act | None:
    """The act by which a paper reached somebody: the first from its day on, else the last before it."""
    wanted = set(to.split("、")) if to else {""}
    reached = [act for act in case.of(kind) if act.on and wanted <= _reached(case, act)]
    later = [act for act in reached if paper.on and act.on and act.on >= paper.on]
    return later[0] if later else reached[-1] if reached else None


def _reached(case: Case, act: Act) -> set[str]:
    """Whom a notice or a feedback reached."""
    return (
        {act.body["to"]} if act.body.get("to") else set(names_of(case, act.body.get("parties")).split("、"))
    )
