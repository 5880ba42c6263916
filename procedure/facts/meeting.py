"""The facts of a meeting over several cases (二(三)4): what is to be deliberated, and what was."""

from __future__ import annotations

from collections.abc import Sequence

from sqqf.procedure.errors import Refused
from sqqf.procedure.facts.findings import deliberated, opinion_lines
from sqqf.procedure.facts.intake import parties_of
from sqqf.procedure.facts.issuer import issued_by
from sqqf.procedure.facts.proposals import to_come
from sqqf.procedure.facts.record import due_of, every_paper
from sqqf.procedure.facts.words import Facts, Occasion, on_paper, together
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.time.limits import deadlines
from sqqf.procedure.tolerance.case import Case


def agenda_facts(cases: Sequence[Case], occasions: Sequence[Occasion]) -> Facts:
    """What the agenda of a meeting states, each case by its own rules; ``early``: the first not ready."""
    at = occasions[0]
    early = next((str(case.number) for case in cases if case.state != "concluded"), None)
    return {
        **_meeting(cases, at),
        **to_come(at),
        "meets_on": on_paper((at.proposed and at.proposed.on) or at.on),
        "cases": [_line(n, *one) for n, one in enumerate(zip(cases, occasions, strict=True), start=1)],
        "is_waiting": None if early else "是",
        "early": early,
        "chair": None,  # nobody presides before it is held
        "members": [
            {
                "name": name,
                "organ": at.profile.organ_name(member["organ"], at.on, "zh"),
                "role": at.term("roles", member["role"]),
            }
            for name, member in sorted(at.members.items(), key=lambda one: not at.is_lead(one[0]))
        ],
    }


def minutes_facts(cases: Sequence[Case], occasions: Sequence[Occasion]) -> Facts:
    """What the minutes of a meeting state; ``early``: the first case that wasn't deliberated.

    The meeting is the one on the paper's day where every case was deliberated then, else the last of each
    case. Raises Refused where that was on several days.
    """
    at = occasions[0]
    held = [held_on(case, at) for case in cases]
    early = next((str(case.number) for case, act in zip(cases, held, strict=True) if act is None), None)
    told = [(act, own) for act, own in zip(held, occasions, strict=True) if act]
    days = sorted({day_of(act) for act, _ in told})
    if len(days) > 1 and not early:
        raise Refused("not_one_meeting", article=at.profile.acts["deliberated"].article, days=days)
    present = dict.fromkeys(name for act, _ in told for name in act.body.get("present", ()))
    recused = dict.fromkeys(act.body["member"] for case in cases for act in case.of("recused"))
    absent = (
        name
        for name, member in at.members.items()
        if member["role"] in _IN_THE_MEETING and name not in present and name not in recused
    )
    members = {
        name: own.profile.organ_name(organ, day_of(act), "zh")
        for act, own in told
        for name, organ in act.body.get("members", {}).items()
        if name in present
    }
    chairs = dict.fromkeys(act.body["chair"] for act, _ in told if act.body.get("chair"))
    return {
        **_meeting(cases, at),
        "cases": [
            {**_line(n, case, own), **_said(case, act, own)}
            for n, (case, act, own) in enumerate(zip(cases, held, occasions, strict=True), start=1)
        ],
        "early": early,
        "meeting_on": on_paper(days[0]) if days and not early else None,
        "chair": together(chairs),
        "meeting_present": together(
            f"{name}（{at.in_the_meeting(name, organ)}）"
            for name, organ in sorted(members.items(), key=lambda one: not at.is_lead(one[0]))
        ),
        "meeting_absent": together(absent),
        "meeting_recused": together(recused),
        "meeting_guests": together(
            f"{one['name']}（{own.term('invited', one['kind'])}）"
            for act, own in told
            for one in act.body.get("invited", ())
        ),
    }


_IN_THE_MEETING = ("lead", "member")
"""The roles of those who deliberate; an officer reports."""


def held_on(case: Case, at: Occasion) -> Act | None:
    """The deliberation of a case on the paper's day, else its last."""
    found = case.of("deliberated")
    return next((act for act in found if act.on == at.on), found[-1] if found else None)


def _meeting(cases: Sequence[Case], at: Occasion) -> Facts:
    no = "、".join(str(case.number) for case in cases)
    return {**every_paper(no, at), **issued_by("group", at.group), "count": str(len(cases))}


def _line(n: int, case: Case, at: Occasion) -> Facts:
    found = deadlines(case, at.profile, at.level, at.workdays)
    running = [one for one in found if one.met_on is None and not one.lapsed]
    soonest = min(running, key=lambda one: one.due_on, default=None)
    return {
        "n": str(n),
        "no": str(case.number),
        "parties_full": parties_of(case) or None,
        "party_names": case.party_names or None,
        "matter": case.matter,
        "officer": case.officer,
        "next_due": f"{at.term('limits', soonest.kind)}至{due_of(soonest, soonest.due_on, at)}届满"
        if soonest
        else None,
    }


def _said(case: Case, deliberation: Act | None, at: Occasion) -> Facts:
    """What was deliberated on one case."""
    returned = deliberation.body.get("returned") if deliberation else None
    dissent = deliberation.body.get("dissent") if deliberation else None
    opinions = opinion_lines(case, deliberation, at, decided=False) if deliberation else []
    said = together((f"{one['said']}。{one['grounds']}" for one in opinions if one["said"]), "；")
    return {
        **deliberated(deliberation, at),
        "dissent_told": f"不同意见：{dissent}。" if dissent else None,
        "verdict": said or (at.term("returns", returned) if returned else None),
    }
