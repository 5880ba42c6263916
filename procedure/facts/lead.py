"""The facts of a lead as its papers state them, in Chinese, ready to be printed.

Who gave it stands nowhere here, and neither does its text: a reader could tell who wrote it. A paper states
what was verified.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqqf.procedure.facts.day import last_talk, talks
from sqqf.procedure.facts.issuer import issued_by, to_others
from sqqf.procedure.facts.journal import act_lines
from sqqf.procedure.facts.proposals import disposition
from sqqf.procedure.facts.record import (
    as_listed,
    chosen_item,
    every_paper,
    item_lines,
    limit_lines,
    made_on,
    paper_lines,
    reminded_of,
)
from sqqf.procedure.facts.volume import filed_on_lead, volume
from sqqf.procedure.facts.words import NONE, Facts, Occasion, in_place, on_paper, together
from sqqf.procedure.inaction.disposition import holds_accountable
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.items import Item, items
from sqqf.procedure.time.limits import deadlines


def lead_facts(lead: Lead, at: Occasion) -> Facts:
    """All that a paper on the lead may state. Raises BadInput where ``n`` is none of the lead's."""
    no = lead.number.on_paper(at.prefix) if lead.number else ""
    listed = items(lead, at.on)
    found = as_listed(deadlines(lead, at.profile, at.level, at.workdays), listed)
    area = at.profile.entry("areas", lead.area) if lead.area else None
    organ = lead.lead_organ
    facts = {
        **every_paper(no, at),
        **issued_by(organ, at.organs.get(organ or "")),
        "unit": lead.unit,
        "advised": at.to or lead.unit,
        "whose": _whose(lead, at.to or lead.unit),
        "kinds": {one.name: "person" if one.n else "unit" for one in lead.subjects}
        | ({lead.unit: "unit"} if lead.unit else {}),
        "subjects": together(
            one.name + (f"（{post}）" if one.n and (post := lead.persons[one.n - 1].post) else "")
            for one in lead.subjects
        ),
        "area": area.zh if area else None,
        "gravity": at.term("gravities", lead.gravity) if lead.gravity else None,
        "officer": lead.officer,
        "contact": at.particulars.get("contact") or lead.officer,
        "lead_organ": at.profile.organ_name(organ, at.on, "zh") if organ else None,
        "received_on": on_paper(lead.received_on),
        "registered_on": on_paper(lead.registered_on),
        "closed_on": on_paper(lead.moved_on("lead_closed")),
        "state": at.term("states", lead.standing),
        "is_verified": "是" if lead.state in ("verified", "disposed", "closed") else None,
        "is_founded": None if lead.has("unfounded") else "是",
        **_talks(lead, at),
        **disposition(lead, at),
        "dispositions": [_disposition(lead, act, at) for act in lead.of("disposed") if day_of(act) <= at.on],
        "limits": limit_lines(found, at),
        **_items(lead, listed, at),
        **reminded_of(lead, listed, found, at),
        "acts": act_lines(lead.acts, at),
        "papers": paper_lines(made_on(lead)),
        "volume": volume(filed_on_lead(lead, at)),
    }
    told = (f"{one['on']}，{one['method']}：{one['finding']}" for one in facts["verifications"])
    facts["verified"] = together(told, "；")
    return to_others(facts, at)


def _whose(lead: Lead, told: str | None) -> str | None:
    """Whose conduct a paper is about, as it speaks to whoever gets it."""
    people = [one.name for one in lead.subjects if one.n]
    if people == [told]:
        return "你"
    unit = "你单位" if told == lead.unit else lead.unit
    return (unit or "") + "、".join(people) or None


def _talks(lead: Lead, at: Occasion) -> Facts:
    """Every verification, and what a record is made of: a verification, or a disposition by a talk."""
    acts = talks(lead, at.profile)
    verifications = [act for act in acts if act.kind == "verification"]
    lines = [
        _verification(verifications.index(act) + 1, act, at)
        if act.kind == "verification"
        else _talk(lead, act, at)
        for act in acts
    ]
    place = in_place(at.chosen("verification"), len(acts), "unknown_verification", str(lead.number))
    if at.target == "verification" and at.n is None:
        place = last_talk(acts)
    chosen: Facts = dict.fromkeys(_TALK) if place is None else lines[place]
    verified = place is not None and acts[place].kind == "verification"
    method = acts[place].body["method"] if place is not None and verified else None
    return {
        "verifications": [
            line
            for act, line in zip(acts, lines, strict=True)
            if act.kind == "verification" and day_of(act) <= at.on
        ],
        "talk_verifies": "是" if verified else None,
        "talk_method_code": method.partition(":")[0] if method else None,
        "heard_as": "被谈话人" if place is not None and (method == "talk" or not verified) else None,
        "asked_as": "谈话人",
        "heard_label": "被谈话人",
        "heard": at.to or chosen.get("names"),
        **{f"talk_{name}": chosen.get(name) for name in _TALK},
    }


_TALK = ("n", "on", "method", "people", "finding", "measure", "names", "reason", "by", "content")


def _verification(n: int, act: Act, at: Occasion) -> Facts:
    return {
        "n": str(n),
        "on": on_paper(act.on),
        "method": at.term("verification", act.body["method"]),
        "people": together(act.body.get("people", ())),
        "finding": act.body.get("finding"),
    }


def _talk(lead: Lead, act: Act, at: Occasion) -> Facts:
    """A disposition by a talk; who talked, and what was said, is known only to those who were there."""
    said = _disposition(lead, act, at)
    return {name: said[name] for name in ("on", "measure", "names", "reason")}


def _disposition(lead: Lead, act: Act, at: Occasion) -> Facts:
    measure = act.body["measure"]
    name = at.profile.name_on("measures", measure, act.on or at.on, "zh")
    return {
        "on": on_paper(act.on),
        "names": "、".join(one.name for one in lead.about(act)) or lead.unit,
        "measure": name,
        "responsibilities": together(
            at.term("responsibilities", code) for code in act.body.get("responsibilities", ())
        )
        or NONE,
        "reason": act.body.get("reason"),
        "accountable": "是" if holds_accountable(at.profile, measure) else "否",
    }


def _items(lead: Lead, listed: Sequence[Item], at: Occasion) -> Facts:
    lines = item_lines(listed)
    reports = {act.body["item"]: act for act in lead.of("rectified") if day_of(act) <= at.on}
    measures = {act.body["item"]: act for act in lead.of("measures") if day_of(act) <= at.on}
    for one, line in zip(listed, lines, strict=True):
        line["measures"] = measures[one.n].body.get("text") if one.n in measures else NONE
    place = chosen_item(listed, at, str(lead.number))
    if place is None and listed:  # a sign-off is of what was reported last
        reported = [n for n, one in enumerate(listed) if one.reported_on]
        place = max(reported, key=lambda n: reports[listed[n].n].seq, default=len(listed) - 1)
    names = ("n", "text", "responsible", "due_on", "measures")
    chosen: Facts = dict.fromkeys(names) if place is None else {name: lines[place][name] for name in names}
    item = listed[place] if place is not None else None
    report = reports.get(item.n) if item and item.reported_on else None
    to = item.reported_to if item else None
    return {
        "items": lines,
        "deadline": on_paper(max((one.due_on for one in listed if one.due_on >= at.on), default=None)),
        **{f"item_{name}": chosen[name] for name in names},
        "item_reported_on": on_paper(item.reported_on) if item else None,
        "item_report": report.body.get("text") if report else None,
        "item_reported_to": (at.organs.get(to) or at.profile.organ_name(to, at.on, "zh")) if to else None,
        "item_signed_off_on": on_paper(item.signed_off_on) if item else None,
    }
