"""What the papers of a case state of its way up to the report: who, what, when, the limits, the steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqqf.procedure.facts.record import limit_lines
from sqqf.procedure.facts.words import (
    NONE,
    Facts,
    Occasion,
    addressing,
    evidence_of,
    full,
    in_place,
    on_paper,
    place_of,
    together,
)
from sqqf.procedure.record.acts import day_of
from sqqf.procedure.time.limits import Deadline
from sqqf.procedure.tolerance.case import Case, Step
from sqqf.procedure.tolerance.outcomes import outcomes as outcomes_of


def people(case: Case, at: Occasion) -> Facts:
    in_place(at.party, len(case.parties), "unknown_party", str(case.number))
    told = at.to or names_of(case, [at.party] if at.party else None) or None
    applied = case.applicant.name if case.applicant and not at.party and not at.to else None
    outcomes = dict(enumerate(outcomes_of(case), start=1))
    declined = together(filter(None, (applied, *(told or "").split("、"))))
    return {
        "kinds": {
            one.name: one.kind for one in (*case.parties, *([case.applicant] if case.applicant else []))
        },
        "applicant": case.applicant.name if case.applicant else None,
        "applicant_full": full(case.applicant),
        "party_names": case.party_names or None,
        "titled_names": f"{case.parties[0].name}等" if len(case.parties) > 2 else case.party_names or None,
        "parties_full": parties_of(case) or None,
        "parties": [
            {
                "n": str(n),
                "name": party.name,
                "kind": at.term("person_kinds", party.kind),
                "unit": party.unit,
                "post": party.post,
                "full": full(party),
                "outcome": at.term("outcomes", code) if (code := outcomes[n]) else None,
            }
            for n, party in enumerate(case.parties, start=1)
        ],
        "told": told,
        "told_declined": declined,
        "application_told": _applied(case, at, told),
        "application_declined": _applied(case, at, declined),
        "officer": case.officer,
        "state": at.term("states", case.standing),
    }


def parties_of(case: Case) -> str:
    """The parties, each with unit and post."""
    return "、".join(full(party) or "" for party in case.parties)


def _applied(case: Case, at: Occasion, told: str | None = None) -> str | None:
    """What came in, and from whom: what the party applies with, or what an organ sends about it, 二(三)2.

    The first by the other name of the channel (书面申诉), the second by the paper wanted with it (初步意见).
    Whoever applied and is told alone is spoken to.
    """
    if case.applicant is None:
        return None
    channel = at.profile.entry("channels", case.channel) if case.channel else None
    if channel is None:
        kind = "提出的申请"
    elif channel.more["applicant_is_party"]:
        kind = f"提出的{next(iter(channel.more.get('aliases', ())), channel.zh)}"
    else:
        kind = f"报送的{at.term('expected', channel.more['expects'][0])}"
    alone = told == case.applicant.name
    return f"{addressing([case.applicant.kind]) if alone else full(case.applicant)}{kind}"


def application(case: Case, at: Occasion) -> Facts:
    registered = case.registered
    channel = at.profile.entry("channels", case.channel) if case.channel else None
    claimed = (at.profile.entry("circumstances", code) for code in registered.get("circumstances", ()))
    return {
        "channel": channel.zh if channel else None,
        "application": _applied(case, at),
        "matter": case.matter,
        "points": [
            {
                "n": str(n),
                "text": text,
                "findings": together(
                    (
                        f"经{at.term('methods', step.method)}（{on_paper(step.on)}），{found}"
                        for step in case.steps
                        if n in step.points and (found := step.body.get("finding"))
                    ),
                    "；",
                ),
            }
            for n, text in enumerate(case.points, start=1)
        ],
        "claimed": together(place_of(one, at.profile) for one in claimed),
        "documents": together(registered.get("documents", ())),
        "attached": together(str(one.get("title") or one["name"]) for one in case.attached),
        "proceeding": registered.get("proceeding"),
        "managed_by": registered.get("managed_by"),
        "zone": registered.get("zone"),
        "arising_from": registered.get("arising_from"),
    }


def course(case: Case, at: Occasion) -> Facts:
    concluded, declined = case.of("concluded"), case.of("declined")
    return {
        "received_on": on_paper(case.received_on),
        "registered_on": on_paper(case.registered_on),
        "accepted_on": on_paper(case.moved_on("accepted")),
        "declined_on": on_paper(case.moved_on("declined")),
        "decline_reason": declined[-1].body.get("reason") if declined else None,
        "notified_on": on_paper(case.notified_on),
        "notices": [
            {
                "on": on_paper(act.on),
                "method": at.term("notice_methods", method) if (method := act.body["method"]) else None,
                "names": names_of(case, case.meant_by(act)),
            }
            for act in case.of("notified")
        ],
        "concluded_on": on_paper(case.moved_on("concluded")),
        "finding": concluded[-1].body.get("finding") if concluded else None,
        "closed_on": on_paper(case.moved_on("closed")) if case.state == "closed" else None,
        "ended_on": on_paper(case.moved_on("withdrawn", "ended", "transferred")),
    }


def names_of(case: Case, numbers: Sequence[int] | None) -> str:
    places = numbers or range(1, len(case.parties) + 1)
    return "、".join(case.parties[n - 1].name for n in places if n <= len(case.parties))


def limits(found: Sequence[Deadline], at: Occasion) -> Facts:
    facts: Facts = {
        "limits": limit_lines(found, at),
        "investigated_limits": limit_lines(_reported(found, at), at),
    }
    facts["investigation_name"] = at.term("limits", "investigation")
    for kind in ("acceptance", "investigation", "filing"):
        of_kind = [one for one in found if one.kind == kind]
        last = of_kind[-1] if of_kind else None
        line = limit_lines([last], at)[0] if last else {}
        facts[f"{kind}_days"] = line.get("days")
        facts[f"{kind}_from"] = line.get("from", "次一工作日")
        facts[f"{kind}_due_on"] = line.get("due_on")
        facts[f"{kind}_original_due_on"] = line.get("original_due_on")
        facts[f"{kind}_standing"] = line.get("standing")
        facts[f"{kind}_basis"] = "参照" if last and last.basis == "analogy" else "依据"
    return facts


_UP_TO_THE_REPORT = ("acceptance", "investigation", "supplementary")


def _reported(found: Sequence[Deadline], at: Occasion) -> list[Deadline]:
    """The limits that the report on the investigation tells of: those that ran by its day, as they stood."""
    begun = (one for one in found if one.kind in _UP_TO_THE_REPORT and one.starts_on <= at.on)
    return [one._replace(met_on=None) if one.met_on and one.met_on > at.on else one for one in begun]


def sent_back(case: Case, at: Occasion) -> Facts:
    """Each time the case was sent back to be investigated again, and how the investigation had ended."""
    ends = case.of("concluded")
    lines = []
    for act in case.of("deliberated", "approved", "reopened"):
        ended = [one for one in ends if one.seq < act.seq]
        if act.kind != "reopened" and act.body.get("returned") != "investigation":
            continue
        if not any(one.seq > act.seq for one in ends) or day_of(act) > at.on:
            continue
        due = act.body.get("due")
        name = at.term("acts", "reopened") if act.kind == "reopened" else at.term("returns", "investigation")
        until = f"，限{on_paper(date.fromisoformat(due))}（含当日）前查清" if due else ""
        lines.append(
            {
                "earlier_on": on_paper(ended[-1].on) if ended else None,
                "earlier_finding": ended[-1].body.get("finding") if ended else None,
                "on": on_paper(act.on),
                "how": _SENT_BACK_BY[act.kind] + name + until,
                "reason": act.body.get("reason"),
            }
        )
    return {"sent_back": lines}


_SENT_BACK_BY = {"deliberated": "经集体讨论", "approved": "报批后", "reopened": ""}


def steps(case: Case, at: Occasion) -> Facts:
    lines = []
    for step in case.steps:
        invited = step.body.get("invited", ())
        served = [f"{n}．{case.points[n - 1]}" for n in step.points if n <= len(case.points)]
        lines.append(
            {
                "n": str(step.n),
                "on": on_paper(step.on),
                "method": at.term("methods", step.method),
                "points": "、".join(map(str, step.points)),
                "points_full": "；".join(served),
                "people": together(step.body.get("people", ())),
                "finding": step.body.get("finding"),
                "evidence": evidence_of(step.body.get("evidence", ())) or NONE,
                "invited": together(f"{one['name']}（{at.term('invited', one['kind'])}）" for one in invited)
                or NONE,
            }
        )
    place = in_place(at.chosen("step"), len(lines), "unknown_step", str(case.number))
    chosen: Facts = dict.fromkeys(_STEP) if place is None else lines[place]
    method = case.steps[place].method if place is not None else None
    heard = method in ("hearing", "inquiry")
    found = dict.fromkeys(name for step in case.steps for name in step.body.get("people", ()))
    return {
        "steps": lines,
        "step_method_code": method.partition(":")[0] if method else None,
        "heard_as": "被询问人" if heard else None,
        "asked_as": "询问人" if heard else None,
        "investigated_as": None if heard else "调查人员",
        "heard_label": "被询问人",
        "heard": at.to or (_heard(case, case.steps[place], at) if place is not None and heard else None),
        "investigators": [{"name": name} for name in found],
        **{f"step_{name}": chosen[name] for name in _STEP},
    }


def _heard(case: Case, step: Step, at: Occasion) -> str | None:
    """Whom a talk heard: the party wanted, else all that it names; else of a hearing the only party."""
    named = [at.party] if at.party else step.body.get("parties", ())
    if not named and step.method == "hearing" and len(case.parties) == 1:
        named = (1,)
    return together(full(case.parties[n - 1]) or "" for n in named if n <= len(case.parties))


_STEP = ("n", "on", "method", "points_full", "people", "finding", "evidence", "invited")
