"""Leads (线索, 三(三)1; 三(二)): where one comes from, in which area, about whom; joining and splitting."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.inaction.disposition import dispositions
from sqqf.procedure.inaction.lead import Lead, Official, is_known
from sqqf.procedure.inaction.line import LINE
from sqqf.procedure.inaction.referral import desk
from sqqf.procedure.inaction.tolerance_check import effect, refusal, standing
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.record.dossier import Move
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.items import items
from sqqf.procedure.record.kinds import Kind, always, breaks
from sqqf.procedure.record.number import LeadNumber
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.record.voided import authority_once_begun
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile


def begun(act: Act) -> Lead:
    """The lead as it is registered."""
    body = act.body
    received_on = date.fromisoformat(body["received_on"]) if "received_on" in body else None
    return Lead(
        id=act.case or "",
        number=LeadNumber(body["year"], body["serial"]),
        state="received",
        source=body.get("source"),
        area=body.get("area"),
        unit=body.get("unit"),
        persons=tuple(Official(**person) for person in body.get("persons", ())),
        text=body.get("text"),
        received_on=received_on,
        registered_on=act.on,
        registered=body,
        officer=body.get("officer"),
        lead_organ=body.get("lead_organ"),
        subject_kind=body.get("subject_kind"),
        gravity=body.get("gravity"),
        named_by=(act.seq,) * len(body.get("persons", ())),
        moves=(Move(received_on, "received", act.seq, act.kind),) if received_on else (),
        acts=(act,),
        effective=Acts((act,)),
    )


_CLASSIFIED = ("source", "area", "unit", "gravity", "subject_kind", "lead_organ")


def _classified(lead: Lead, act: Act, _: Profile) -> dict[str, Any]:
    """What has become known; officials come in addition to those known before."""
    known = {name: act.body[name] for name in _CLASSIFIED if name in act.body}
    return {**known, **_persons_added(lead, act)}


def _took_in(lead: Lead, act: Act, _: Profile) -> dict[str, Any]:
    return {"unit": lead.unit or act.body.get("unit"), **_persons_added(lead, act)}


def _persons_added(lead: Lead, act: Act) -> dict[str, Any]:
    given = [Official(**person) for person in act.body.get("persons", ())]
    added = [person for person in given if not is_known(lead, person)]
    return {
        "persons": (*lead.persons, *added),
        "named_by": (*lead.named_by, *(act.seq for _ in added)),
    }


def _split(lead: Lead, act: Act, _: Profile) -> dict[str, Any]:
    return {"moved": {**lead.moved, **dict.fromkeys(act.body.get("persons", ()), act.body["into"])}}


def _ended(_lead: Lead, act: Act, _profile: Profile) -> dict[str, Any]:
    return {"ended": act.body}


def _officials_are_new(lead: Lead, act: Act, _: Setting) -> None:
    for person in act.body.get("persons", ()):
        if is_known(lead, Official(**person)):
            raise Refused("official_known", person=person["name"])


def _no_items(lead: Lead, kind: ActKind, _: Office) -> None:
    if items(lead):
        raise Refused("items_listed", article=kind.article)


def _no_check_stands(lead: Lead, act: Act, setting: Setting) -> None:
    """What a tolerance case has decided, or is to decide, stays with the lead that waits for it."""
    going = act.body.get("persons")
    for subject in lead.subjects:
        if act.kind == "split" and subject.n not in (going or ()):
            continue
        found = standing(lead, subject, setting.linked)
        if effect(setting.profile, found) in ("wait", "barred"):
            raise refusal(subject, found, setting.profile, "tolerance_stands")


def _may_go(lead: Lead, act: Act, setting: Setting) -> None:
    """Officials who go into a lead of their own: none with a disposition here, and not all of them."""
    going = act.body.get("persons", ())
    article = setting.profile.acts[act.kind].article
    for subject in lead.subjects:
        if subject.n in going and dispositions(lead, subject):
            raise Refused("person_disposed", article=article, person=subject.name)
    if going and all(subject.n in going for subject in lead.subjects):
        raise Refused("nobody_left", article=article)


def officials_stay(lead: Lead, act: Act, _: Setting) -> None:
    """Officials keep their numbers: one isn't struck out once others were named after, or acts name them."""
    named = next((one for one in lead.effective if one.seq == act.body["act"]), None)
    if named is None or not act.body.get("struck") or named.seq not in lead.named_by:
        return
    if named.kind == "lead":  # a registration is never struck
        return
    first = lead.named_by.index(named.seq) + 1
    for later in lead.effective:
        by_number = later.body.get("person", 0) >= first or later.kind in ("disposed", "split")
        if later.seq > named.seq and (later.seq in lead.named_by or by_number):
            raise breaks(named, later)


_KNOWN = {
    "source": "sources",
    "area": "areas",
    "unit": "unit",
    "persons.N.name": "text",
    "persons.N.post": "text",
    "lead_organ": "leading_organ",
    "subject_kind": "subject_kinds",
    "gravity": "gravities",
}
_LEAD = {"received_on": "date", **_KNOWN, "text": "text", "officer": "text"}
_OPTIONS = {"received": "received_on"}
_SEVERAL = {"person": "persons"}

KINDS = (
    Kind("lead", _LEAD, aliases=_OPTIONS, lists=_SEVERAL),
    Kind(
        "lead_taken_over",  # what the old ledger said, or left unknown
        {**_LEAD, **dict.fromkeys(LINE.dates, "date"), "measures.N": "measures"},
        aliases=_OPTIONS,
        lists=_SEVERAL,
    ),
    Kind("classified", _KNOWN, asks=(_officials_are_new,), changes=_classified),
    # Joined, taken in and split can be struck out, on either lead.
    Kind("joined", {}, needs=(_no_items,), asks=(_no_check_stands,), changes=_ended),
    Kind("took_in", {}, changes=_took_in, done=always),  # comes with the other lead's joining
    Kind("split", {}, asks=(_may_go, _no_check_stands), changes=_split),
    Kind(
        "lead_voided",
        {"reason": "text", "authority": "text"},
        asks=(authority_once_begun,),
        changes=_ended,
    ),
)


# ── what is looked for ──


def _intake(view: LeadView) -> Found:
    lead = view.lead
    if lead.state != "received" and not lead.subjects:
        yield "lead_subject_unknown", {}
    if lead.has("verification") and lead.lead_organ is None:
        yield "lead_organ_unset", {}
    if lead.has("disposed") and lead.gravity is None:
        yield "gravity_unset", {}
    where = desk(lead)
    if where.on_its_way and view.today > view.workdays.add(where.since, view.profile.promptness):
        yield "referral_unreceived", {"to": Term("organs", str(where.holder)), "since": where.since}
    if lead.state in ("received", "verifying", "verified"):
        since = lead.moves[-1].on
        if view.today > view.workdays.add(since, view.profile.idleness):
            yield "lead_idle", {"since": since, "state": Term("states", lead.standing)}


FINDINGS = (_intake,)
