"""Whom measures are for (三(三)3), sides looked into (四(六)), talks around the check (二(三)2)."""

from __future__ import annotations

from sqqf.procedure.errors import Term
from sqqf.procedure.inaction.disposition import dispositions
from sqqf.procedure.inaction.tolerance_check import effect, standing
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.finding import Found
from sqqf.procedure.rules.profile import Profile


def _fits_the_subject(view: LeadView) -> Found:
    """Discipline is for people: whom a measure is for stands in the profile."""
    for subject in view.lead.subjects:
        kind = "person" if subject.n else view.lead.subject_kind
        for act in dispositions(view.lead, subject):
            meant = _meant_for(view.profile, act.body["measure"])
            if meant and (kind not in meant if kind else not subject.n):
                measure = Term("measures", act.body["measure"])
                yield "measure_not_for", {"name": subject.name, "measure": measure, "on": act.on}


def _meant_for(profile: Profile, measure: str) -> list[str]:
    """The kinds of subject that a measure is for; none where the rules don't say."""
    if measure.startswith("other:"):
        return []
    main = profile.entry("measures", measure.partition(".")[0])
    own = next((item for item in main.items if item.id == measure), main)
    return list(own.more.get("for") or main.more.get("for", ()))


def _sides(view: LeadView) -> Found:
    lead = view.lead
    verified = lead.recorded_here("verification")
    if lead.has("disposed") and verified and not any(act.body.get("responsibilities") for act in verified):
        yield "responsibility_unlooked", {}


def _admonished(view: LeadView) -> Found:
    """An admonition talk outside the lead, with somebody whom nobody has checked for tolerance."""
    talks = {
        item.id
        for kind in view.profile.section("corrections")
        for item in kind.items
        if item.more.get("accountable")
    }
    given = [one for one in view.entries.values() if one.get("measure") in talks]
    for subject in view.lead.subjects:
        does = effect(view.profile, standing(view.lead, subject, view.linked))
        if does not in ("unchecked", "wait", "barred"):
            continue
        for one in given:
            since = view.lead.received_on
            if one["to"] == subject.name and since and one["on"] >= since.isoformat():
                yield "admonished_unchecked", {"person": subject.name, "id": one["id"], "on": one["on"]}


FINDINGS = (_fits_the_subject, _sides, _admonished)
