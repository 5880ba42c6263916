"""Rectification (落实整改, 三(三)4): measures, reports in writing, sign-off item by item (销号).

A lead is closed when that is done, and nothing is open about anybody.
"""

from __future__ import annotations

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction.disposition import unsettled
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.referral import addressee
from sqqf.procedure.inaction.tolerance_check import exempted, not_before_check, pending, standing
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.items import (
    all_reported,
    charged_elsewhere,
    due_later,
    items,
    none_to_sign_off,
    not_reported,
    reported,
    untouched,
)
from sqqf.procedure.record.kinds import Kind, not_before
from sqqf.procedure.record.link import Links
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile


def outstanding(lead: Lead, profile: Profile, linked: Links) -> list[str]:
    """What is still to be done before closing: the codes of section ``lead_closing``, in its order."""
    listed = items(lead)
    disposed_of = lead.state == "unfounded" or (bool(lead.subjects) and not unsettled(lead, profile, linked))
    done = {
        "tolerance": not pending(lead, profile, linked),
        "disposition": disposed_of,
        "rectification": bool(listed) or not exempted(lead, profile, linked),
        "sign_off": all(item.signed_off_on for item in listed),
    }
    return [code for code, is_done in done.items() if not is_done]


def _to_the_right_organ(_lead: Lead, act: Act, setting: Setting) -> None:
    if addressee(setting.profile, act.body["to"]) is None:
        organs = [
            Term("organs", one.id) for one in setting.profile.section("organs") if "inaction" in one.more
        ]
        article = setting.profile.acts[act.kind].article
        raise Refused("report_elsewhere", article=article, to=Term("organs", act.body["to"]), organs=organs)


def _item_exists(lead: Lead, act: Act, _: Setting) -> None:
    """Measures may be put on record late, even of an item that is signed off."""
    count = len(items(lead))
    if not 1 <= act.body["item"] <= count:
        raise BadInput("unknown_item", n=act.body["item"], count=count)


def _all_done(lead: Lead, _: ActKind, office: Office) -> None:
    if missing := outstanding(lead, office.profile, office.linked):
        article = office.profile.entry("lead_closing", missing[0]).article
        names = [Term("lead_closing", one) for one in missing]
        raise Refused("not_ready_to_close", article=article, missing=names)


def _settled_by_then(lead: Lead, act: Act, setting: Setting) -> None:
    for earlier in lead.of("disposed", "cleared", "unfounded", "rectification_signed_off"):
        not_before(earlier, act, setting)
    for subject in exempted(lead, setting.profile, setting.linked):
        not_before_check(subject, standing(lead, subject, setting.linked), act, setting)


def _all_signed_off(lead: Lead, _: Office) -> bool:
    return all(item.signed_off_on for item in items(lead))


KINDS = (
    Kind(
        "rectification",
        {"on": "date", "text": "text", "due": "date", "responsible": "text"},
        aliases={"item": "text"},
        strikes=untouched,
    ),
    Kind("measures", {"on": "date", "text": "text"}, asks=(_item_exists,), done=_all_signed_off),
    Kind(
        "rectified",
        {"on": "date", "text": "text", "to": "text"},
        asks=(_to_the_right_organ, not_reported),
        done=all_reported,
        aliases={"report": "text"},
    ),
    Kind(
        "rectification_returned",
        {"on": "date", "reason": "text", "due": "date"},
        asks=(reported, due_later),
        done=none_to_sign_off,
    ),
    Kind("rectification_signed_off", {"on": "date"}, asks=(reported,), done=none_to_sign_off),
    Kind("lead_closed", {"on": "date"}, needs=(_all_done,), asks=(_settled_by_then,)),
)


# ── what is looked for ──


def _rectification(view: LeadView) -> Found:
    lead = view.lead
    spared = [one.name for one in exempted(lead, view.profile, view.linked)]
    if lead.has("disposed") and not view.items:
        yield "rectification_missing", {}
    elif spared and not view.items:
        yield "rectification_of_exempted", {"names": spared}
    for item in view.items:
        if item.is_open and view.today > item.due_on:
            reminded = item.reminders and item.reminders[-1] > item.due_on
            yield "rectification_overdue", {"n": item.n, "due": item.due_on}
            if not reminded:
                yield "overdue_unreminded", {"n": item.n}
        elif item.reported_on and item.reported_on > item.due_on:
            yield "rectification_late", {"n": item.n, "on": item.reported_on, "due": item.due_on}
        if item.reported_on and (item.measures_on is None or item.measures_on > item.reported_on):
            yield "measures_missing", {"n": item.n}


def _charged(view: LeadView) -> Found:
    names = [one.name for one in view.lead.persons]
    if view.lead.unit and (others := charged_elsewhere(view.items, [view.lead.unit, *names])):
        yield "rectified_by_another", {"names": [f"{one.responsible}（{one.n}）" for one in others]}


FINDINGS = (_rectification, _charged)
