"""Accountability for inaction: the tolerance check before it (二(三)2), the disposition (三(三)3), dual inquiry (四(六)).

Nobody is held accountable before somebody has checked whether the conduct may be excused. Where it may be, a case on
the other track decides, and what its outcome does to the lead stands in the profile's section ``tolerance_effects``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.inaction.lead import Lead, Subject
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.items import items
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.determination import outcomes

_UNDECIDED_ENDS = ("withdrawn", "ended", "void")
_DECIDED = ("decided", "closed", "declined")


class Linked(NamedTuple):
    """How a tolerance case stands that a lead waits for."""

    no: str
    state: str
    outcomes: tuple[tuple[str, str | None], ...]
    """Each party's name and outcome."""
    on: date | None = None
    """The day of the decision, or of declining."""
    into: str | None = None
    """The case that it was merged into."""
    transferred: bool = False
    """Another group has it now."""
    units: tuple[str | None, ...] = ()
    """Each party's unit."""
    arising_from: str | None = None
    """The lead whose check opened it."""


Links = Callable[[str], Linked | None]


def linked_case(case: Case) -> Linked:
    """How a tolerance case stands for the leads that were checked by it."""
    determined = zip(case.parties, outcomes(case), strict=True)
    state = case.state
    if state == "ended" and case.moves[-2].state in _DECIDED:
        state = case.moves[-2].state  # a death after the decision leaves it standing
    return Linked(
        str(case.number),
        state,
        tuple((party.name, outcome) for party, outcome in determined),
        case.moved_on("declined", "decided"),
        case.ended.get("into"),
        case.moves[-1].kind == "transferred",
        tuple(party.unit for party in case.parties),
        case.registered.get("arising_from"),
    )


class Standing(NamedTuple):
    """What the last tolerance check has come to for a subject.

    ``code`` is one of the profile's ``tolerance_effects``; None where the check found that no circumstance applies.
    """

    act: Act
    code: str | None
    case: str | None
    on: date | None
    """The day from which that holds."""


def checks_of(lead: Lead, subject: Subject) -> list[Act]:
    """The tolerance checks of a subject in the order of their days, whenever they were recorded."""
    return sorted((act for act in lead.of("tolerance_checked") if subject in lead.about(act)), key=day_of)


def standing(lead: Lead, subject: Subject, linked: Links) -> Standing | None:
    """What the tolerance check means for a subject now; None where there was none."""
    checks = checks_of(lead, subject)
    return standing_by(checks[-1], subject, linked) if checks else None


def standing_by(act: Act, subject: Subject, linked: Links) -> Standing:
    """What one tolerance check means for a subject now."""
    body = act.body
    if body["result"] == "none":
        return Standing(act, None, None, act.on)
    if "case" not in body:
        return Standing(act, body.get("outcome", "elsewhere"), body.get("external"), act.on)
    return _by_case(act, subject, body["case"], linked)


def _by_case(act: Act, subject: Subject, no: str, linked: Links) -> Standing:
    seen = set()
    case = linked(no)
    while case and case.into and case.into not in seen:
        seen.add(case.into)
        no = case.into
        case = linked(no)
    if case is None:
        return Standing(act, "elsewhere", no, act.on)
    if case.transferred:
        return Standing(act, "elsewhere", no, act.on)
    if case.state in _UNDECIDED_ENDS:
        return Standing(act, case.state, no, act.on)
    outcome = _outcome(case, act, subject) if case.state in _DECIDED else None
    return Standing(act, outcome or "pending", no, case.on if outcome else act.on)


def parties_of(case: Linked, act: Act, subject: Subject) -> list[int]:
    """The places of the parties that a check is about: the one it names, who has the name, or belongs to the unit.

    A case about officials of a unit, whom the lead doesn't name, is about the unit; of some the unit isn't known.
    """
    if "party" in act.body:
        return [act.body["party"] - 1] if act.body["party"] <= len(case.outcomes) else []
    named = [place for place, (name, _) in enumerate(case.outcomes) if name == subject.name]
    if named or subject.n:
        return named
    units = case.units or (None,) * len(case.outcomes)
    belonging = [place for place, unit in enumerate(units) if unit == subject.name]
    return belonging or [place for place, unit in enumerate(units) if unit is None]


def _outcome(case: Linked, act: Act, subject: Subject) -> str | None:
    """The outcome that the parties of the check have in common; None where there is none."""
    found = {case.outcomes[place][1] for place in parties_of(case, act, subject)}
    return found.pop() if len(found) == 1 else None


def effect(profile: Profile, found: Standing | None) -> str:
    """``unchecked``, or what the standing does: wait, barred, lighter, open, again."""
    if found is None:
        return "unchecked"
    if found.code is None:
        return "open"
    return str(profile.entry("tolerance_effects", found.code).more["effect"])


def holds_accountable(profile: Profile, measure: str) -> bool:
    """Whether a measure holds somebody accountable (m2 and above), 二(三)2; one that isn't named there may do so."""
    if measure.startswith("other:"):
        return True
    main = profile.entry("measures", measure.partition(".")[0])
    return bool(main.more.get("accountable"))


def is_talk(profile: Profile, measure: str) -> bool:
    """Whether a measure is a talk with whom it holds, of which a record is kept, 三(三)3."""
    if measure.startswith("other:"):
        return False
    return bool(profile.entry("measures", measure.partition(".")[0]).more.get("talk"))


def dispositions(lead: Lead, subject: Subject) -> list[Act]:
    """The dispositions of a subject, the first first; one that names nobody leaves out who was cleared."""
    found = [act for act in lead.of("disposed") if subject in lead.about(act)]
    return [act for act in found if "person" in act.body] if is_cleared(lead, subject) else found


def is_cleared(lead: Lead, subject: Subject) -> bool:
    """Whether nothing was found against a subject while the lead went on against others."""
    return any(subject in lead.about(act) for act in lead.of("cleared"))


def unsettled(lead: Lead, profile: Profile, linked: Links) -> list[Subject]:
    """The subjects that are neither disposed of, nor cleared, nor exempted.

    Of a lead taken over after its disposition nobody is: by which measure may be unknown.
    """
    if lead.taken_over and lead.taken_over.body["state"] in ("disposed", "closed"):
        return []
    return [
        subject
        for subject in lead.subjects
        if not dispositions(lead, subject)
        and not is_cleared(lead, subject)
        and effect(profile, standing(lead, subject, linked)) != "barred"
    ]


def exempted(lead: Lead, profile: Profile, linked: Links) -> list[Subject]:
    """The subjects whom a tolerance case has exempted."""
    return [one for one in lead.subjects if effect(profile, standing(lead, one, linked)) == "barred"]


def pending(lead: Lead, profile: Profile, linked: Links) -> list[Subject]:
    """The subjects for whom a tolerance case is undecided."""
    return [one for one in lead.subjects if effect(profile, standing(lead, one, linked)) == "wait"]


def gravest(profile: Profile, measures: list[str]) -> str | None:
    """The gravest of several measures: the profile lists them lightest first. One that it doesn't name counts least."""
    order = [entry.id for entry in profile.section("measures")]
    return max(measures, key=lambda code: _rank(order, code), default=None)


def _rank(order: list[str], code: str) -> int:
    main = code.partition(".")[0]
    return order.index(main) if main in order else -1


def outstanding(lead: Lead, profile: Profile, linked: Links) -> list[str]:
    """The codes of section ``lead_closing`` that aren't done yet, in its order."""
    listed = items(lead)
    disposed_of = lead.state == "unfounded" or (bool(lead.subjects) and not unsettled(lead, profile, linked))
    done = {
        "tolerance": not pending(lead, profile, linked),
        "disposition": disposed_of,
        "rectification": bool(listed) or not exempted(lead, profile, linked),
        "sign_off": all(item.signed_off_on for item in listed),
    }
    return [code for code, is_done in done.items() if not is_done]


def looked_into(lead: Lead) -> list[str]:
    """The kinds of responsibility that the verifications and dispositions looked into, 四(六)."""
    acts = lead.of("verification", "disposed")
    return list(dict.fromkeys(code for act in acts for code in act.body.get("responsibilities", ())))


def subject_document(lead: Lead, subject: Subject, profile: Profile, linked: Links) -> dict[str, Any]:
    """A subject as it is shown: person or unit, with the tolerance check and each disposition."""
    found = standing(lead, subject, linked)
    measures = dispositions(lead, subject)
    responsible = dict.fromkeys(code for act in measures for code in act.body["responsibilities"])
    return {
        "n": subject.n,
        "name": subject.name,
        "post": lead.persons[subject.n - 1].post if subject.n else None,
        "responsibility": list(responsible),
        "measure": gravest(profile, [act.body["measure"] for act in measures]),
        "dispositions": [
            {"seq": act.seq, "on": iso(act.on) if act.on else None, **act.body} for act in measures
        ],
        "cleared": is_cleared(lead, subject),
        "tolerance": None
        if found is None
        else {
            "result": found.act.body["result"],
            "on": iso(found.act.on) if found.act.on else None,
            "case": found.case,
            "standing": found.code,
            "effect": effect(profile, found),
        },
    }
