"""Disposition (处置方式, 三(三)3): by gravity, from a reminder talk to party or administrative discipline.

From m2 on it holds somebody accountable, and the tolerance check comes first. For a grave lead both sides are
looked into (一案双查, 四(六)): direct and leadership responsibility, main and supervisory responsibility.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqqf.calendar.dates import iso_or_none
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction.lead import Lead, Subject
from sqqf.procedure.inaction.tolerance_check import (
    CheckStanding,
    checks_of,
    effect,
    nobody_known,
    person_exists,
    refuse_where_it_stands,
    somebody_known,
    standing,
)
from sqqf.procedure.inaction.verification import not_verified, verified_before
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.acts import Act, effective
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.link import Links
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.profile import Profile


def holds_accountable(profile: Profile, measure: str) -> bool:
    """Whether a measure holds somebody accountable (from m2 on), 二(三)2; one in words is taken to do so."""
    if measure.startswith("other:"):
        return True
    main = profile.entry("measures", measure.partition(".")[0])
    return bool(main.more.get("accountable"))


def is_talk(profile: Profile, measure: str) -> bool:
    """Whether a measure is a talk with whom it is about, of which a record is kept, 三(三)3."""
    if measure.startswith("other:"):
        return False
    return bool(profile.entry("measures", measure.partition(".")[0]).more.get("talk"))


def dispositions(lead: Lead, subject: Subject) -> list[Act]:
    """The dispositions of a subject, the first first; one that names nobody leaves out the cleared."""
    found = [act for act in lead.of("disposed") if subject in lead.about(act)]
    return [act for act in found if "person" in act.body] if is_cleared(lead, subject) else found


def is_cleared(lead: Lead, subject: Subject) -> bool:
    """Whether nothing was found against a subject while the lead went on against others."""
    return any(subject in lead.about(act) for act in lead.of("cleared"))


def unsettled(lead: Lead, profile: Profile, linked: Links) -> list[Subject]:
    """The subjects that are neither disposed of, nor cleared, nor exempted.

    On a lead taken over after its disposition nobody is: the measure may be unknown.
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


def gravest(profile: Profile, measures: list[str]) -> str | None:
    """The gravest of several measures; the profile lists them lightest first. One in words counts least."""
    order = [entry.id for entry in profile.section("measures")]
    return max(measures, key=lambda code: _rank(order, code), default=None)


def _rank(order: list[str], code: str) -> int:
    main = code.partition(".")[0]
    return order.index(main) if main in order else -1


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
        "dispositions": [{"seq": act.seq, "on": iso_or_none(act.on), **act.body} for act in measures],
        "cleared": is_cleared(lead, subject),
        "tolerance": None
        if found is None
        else {
            "result": found.act.body["result"],
            "on": iso_or_none(found.act.on),
            "case": found.case,
            "standing": found.code,
            "effect": effect(profile, found),
        },
    }


# ── the acts ──


def _not_cleared(lead: Lead, act: Act, setting: Setting) -> None:
    for subject in lead.about(act) if "person" in act.body else ():
        if is_cleared(lead, subject):
            raise Refused(
                "person_cleared", article=setting.profile.acts["cleared"].article, person=subject.name
            )


def _tolerance_allows(lead: Lead, act: Act, setting: Setting) -> None:
    """From m2 on each person held accountable has been checked, and no tolerance case stands in the way."""
    if not holds_accountable(setting.profile, act.body["measure"]):
        return
    for subject in lead.about(act):
        if "person" not in act.body and is_cleared(lead, subject):
            continue
        refuse_where_it_stands(subject, standing(lead, subject, setting.linked), act, setting)


def _others_remain(lead: Lead, act: Act, setting: Setting) -> None:
    """Nobody with a disposition can be cleared; and where nobody is left, the lead itself is unfounded."""
    article = setting.profile.acts[act.kind].article
    subject = next((one for one in lead.subjects if one.n == act.body["person"]), None)
    if subject is None:
        raise BadInput("unknown_person", n=act.body["person"], count=len(lead.persons))
    if dispositions(lead, subject):
        raise Refused("person_disposed", article=article, person=subject.name)
    others = [one for one in lead.subjects if one != subject and not is_cleared(lead, one)]
    if not others:
        raise Refused("nobody_left", article=article)


def _cannot_be_disposed(lead: Lead, office: Office) -> bool:
    return nobody_known(lead, office) or not_verified(lead, office)


def _nobody_else(lead: Lead, _: Office) -> bool:
    return len(lead.subjects) < 2


KINDS = (
    Kind(
        "disposed",
        {
            "on": "date",
            "measure": "measures",
            "responsibilities": "responsibilities…",
            "reason": "text",
            "person": "number",
        },
        asks=(person_exists, somebody_known, verified_before, _not_cleared, _tolerance_allows),
        aliases={"responsibility": "responsibilities"},
        done=_cannot_be_disposed,
    ),
    Kind(
        "cleared",
        {"on": "date", "reason": "text", "person": "number"},
        asks=(person_exists, _others_remain),
        done=_nobody_else,
    ),
    Kind("unfounded", {"on": "date", "reason": "text"}),
)


# ── what is looked for ──


def _overdue(view: LeadView) -> Found:
    for limit in view.all_deadlines:
        runs = limit.span and limit.met_on is None and not limit.lapsed
        if runs and view.today > limit.due_on:
            yield "disposition_overdue", {"due": limit.due_on, "article": limit.article}


def _unfounded(view: LeadView) -> Found:
    lead = view.lead
    if not lead.has("unfounded"):
        return
    if not lead.has("verification"):
        yield "unfounded_unverified", {}
    found = [effect(view.profile, standing(lead, one, view.linked)) for one in lead.subjects]
    if {"wait", "barred"} & {*found}:
        yield "unfounded_after_check", {}


def _held_accountable(view: LeadView, subject: Subject) -> list[Act]:
    """The dispositions from m2 on."""
    found = dispositions(view.lead, subject)
    return [act for act in found if holds_accountable(view.profile, act.body["measure"])]


def _accountable(view: LeadView) -> Found:
    """Each person held accountable was checked before, and no tolerance case stands against it now."""
    for subject in view.lead.subjects:
        held = _held_accountable(view, subject)
        if not held:
            continue
        found = standing(view.lead, subject, view.linked)
        act = held[-1]
        first = min((one.on for one in held if one.on), default=None)
        name = {"person": subject.name, "on": first}
        match effect(view.profile, found):
            case "unchecked" if not view.lead.is_told(act):
                yield "accountable_unchecked", name
            case "wait" if found and found.act.follows(act):
                pass  # an appeal that came after: the order was kept
            case "wait":
                yield "accountable_pending", {**name, "case": found and found.case}
            case "barred":
                yield "accountable_exempted", {**name, "case": found and found.case}
            case "again":
                yield "accountable_again", {**name, "case": found and found.case}
            case "lighter":
                measure = Term("measures", act.body["measure"])
                yield "measure_lighter", {**name, "measure": measure, "outcome": _code(found)}
        checks = [one.on for one in checks_of(view.lead, subject) if one.on]
        if checks and first and first < min(checks):
            yield "checked_after", {**name, "checked": min(checks)}


def _code(found: CheckStanding | None) -> Term | None:
    return Term("tolerance_effects", found.code) if found and found.code else None


def _gravity(view: LeadView) -> Found:
    lead, profile = view.lead, view.profile
    if lead.gravity is None:
        return
    entry = profile.entry("gravities", lead.gravity)
    for act in lead.of("disposed"):
        measure = act.body["measure"]
        if not measure.startswith("other:") and measure.partition(".")[0] not in entry.more["measures"]:
            facts = {"measure": Term("measures", measure), "gravity": Term("gravities", lead.gravity)}
            yield "measure_against_gravity", {**facts, "on": act.on}
    if entry.more.get("dual_inquiry") and lead.recorded_here("disposed"):
        looked = looked_into(lead)
        both = [code.id for code in profile.section("responsibilities")]
        if missing := [code for code in both if code not in looked]:
            yield (
                "one_side_only",
                {
                    "looked": [Term("responsibilities", code) for code in looked],
                    "missing": [Term("responsibilities", code) for code in missing],
                },
            )


def _lowered(view: LeadView) -> Found:
    """The gravity made lighter once there was a disposition: by which act, for ever."""
    lead = view.lead
    order = [entry.id for entry in view.profile.section("gravities")]  # the lightest first
    disposed = lead.of("disposed")
    for at, act in enumerate(lead.acts):
        if not disposed or act.seq < disposed[0].seq or act.kind not in ("classified", "amended"):
            continue
        before, after = (_gravity_by(lead.acts[:n]) for n in (at, at + 1))
        if before in order and after in order[: order.index(before)]:
            was, now = Term("gravities", before), Term("gravities", after)
            yield "gravity_lowered", {"act": f"#{act.seq}", "was": was, "now": now}


def _gravity_by(acts: Sequence[Act]) -> str | None:
    """The gravity on record by these acts."""
    told = (act.body.get("gravity") for act in effective(acts) if act.kind in _CLASSIFIES)
    return next((code for code in reversed([*told]) if code), None)


_CLASSIFIES = ("lead", "lead_taken_over", "classified")

FINDINGS = (_overdue, _unfounded, _accountable, _gravity, _lowered)
