"""A lead as the JSON document that is listed and shown: English keys, ISO dates, texts as entered.

Who gave it appears nowhere here: the journal itself holds no more than a salted hash of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso_or_none
from sqqf.procedure.course.admission import possible
from sqqf.procedure.inaction.disposition import subject_document, unsettled
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.rectification import outstanding
from sqqf.procedure.inaction.referral import desk, desk_document, referral_document, referrals
from sqqf.procedure.inaction.tolerance_check import pending
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.items import items, rectification_document
from sqqf.procedure.record.link import Links
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.profile import Profile


def lead_summary(lead: Lead, profile: Profile, level: str, linked: Links) -> dict[str, Any]:
    """What ``lead list`` shows of a lead; ``no`` and ``id`` are both its number."""
    no = str(lead.number)
    listed = items(lead)
    return {
        "no": no,
        "id": no,
        "state": lead.standing,
        "source": lead.source,
        "area": lead.area,
        "unit": lead.unit,
        "subject_kind": lead.subject_kind,
        "gravity": lead.gravity,
        "lead_organ": lead.lead_organ,
        "persons": [subject_document(lead, one, profile, linked) for one in lead.subjects if one.n],
        "subject": next(
            (subject_document(lead, one, profile, linked) for one in lead.subjects if not one.n), None
        ),
        "moved": [
            {"n": n, "name": lead.persons[n - 1].name, "into": into} for n, into in sorted(lead.moved.items())
        ],
        "text": lead.text,
        "officer": lead.officer,
        "received_on": iso_or_none(lead.received_on),
        "registered_on": iso_or_none(lead.registered_on),
        "verified_on": iso_or_none(lead.moved_on("verified", "tolerance_checked")),
        "disposed_on": iso_or_none(lead.moved_on("disposed")),
        "unfounded_on": iso_or_none(lead.moved_on("unfounded")),
        "closed_on": iso_or_none(lead.moved_on("lead_closed")),
        "desk": desk_document(desk(lead)),
        "informant": "informant" in lead.registered,
        "similar": list(lead.registered.get("similar", ())),
        "split_from": lead.registered.get("split_from"),
        "split_into": [act.body["into"] for act in lead.of("split")],
        "joined_into": lead.ended.get("into"),
        "took_in": [act.body["lead"] for act in lead.of("took_in")],
        "rectification": [rectification_document(item) for item in listed],
        "taken_over": lead.registered.get("taken_over"),
        "disclosed_on": iso_or_none(_latest(lead, "disclosed")),
        "published_on": iso_or_none(_latest(lead, "lead_published")),
        "waits_for": waits_for(lead, profile, linked),
        "outstanding": outstanding(lead, profile, linked)
        if lead.state in ("verified", "disposed", "unfounded")
        else [],
        "next": list(possible(lead, Office(profile, level, linked))),
    }


def lead_document(
    summary: Mapping[str, Any], lead: Lead, deadlines: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """What ``lead show`` prints: the summary, then limits, verifications, referrals, acts; ``next`` last."""
    rest = {key: value for key, value in summary.items() if key != "next"}
    return {
        **rest,
        "deadlines": list(deadlines),
        "verifications": [{"n": n, **_dated(act)} for n, act in enumerate(lead.of("verification"), start=1)],
        "tolerance_checks": [_dated(act) for act in lead.of("tolerance_checked")],
        "referrals": [referral_document(one) for one in referrals(lead)],
        "disclosures": [_dated(act) for act in lead.of("disclosed")],
        "attached": [dict(act.body) for act in lead.of("lead_attached")],
        "acts": [act.as_recorded() for act in lead.acts],
        "next": summary["next"],
    }


def waits_for(lead: Lead, profile: Profile, linked: Links) -> str | None:
    """What comes next without a limit in the Opinion; None where it is over, or a rectification date runs."""
    state = profile.states[lead.standing]
    if not state.open:
        return None
    if desk(lead).on_its_way:
        return "referral"
    if lead.state in ("received", "verifying", "verified"):
        waiting, left = pending(lead, profile, linked), unsettled(lead, profile, linked)
        if left and all(one in waiting for one in left):
            return "tolerance"
        if lead.state == "verified" and lead.subjects and not unsettled(lead, profile, linked):
            return _settled(lead)
        return state.waits_for
    if pending(lead, profile, linked):
        return "tolerance"
    if unsettled(lead, profile, linked) and lead.state == "disposed":
        return "disposition"
    return _settled(lead)


def _settled(lead: Lead) -> str | None:
    """What a lead waits for once nothing is open about anybody."""
    listed = items(lead)
    if any(item.is_open for item in listed):
        return None  # its date is a limit
    if not listed and lead.state != "unfounded":
        return "rectification"
    return "lead_closing"


def _dated(act: Act) -> dict[str, Any]:
    return {"seq": act.seq, "on": iso_or_none(act.on), **act.as_recorded()["body"]}


def _latest(lead: Lead, kind: str) -> date | None:
    found = lead.of(kind)
    return found[-1].on if found else None
