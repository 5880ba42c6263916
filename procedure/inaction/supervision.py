"""Supervision (督查督办, 四(三)): what is overdue is chased, talks and rectification are made public.

Campaigns and random checks follow the items of many leads: ``campaign``, ``sampling``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqqf.procedure.errors import Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.referral import referrals
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.items import items, open_item
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.time.own import Owed, done_late


def _item_open(lead: Lead, act: Act, setting: Setting) -> None:
    if "item" in act.body and (item := open_item(lead, act, setting)).reported_on:
        article = setting.profile.acts[act.kind].article
        raise Refused("item_reported", article=article, n=item.n, on=item.reported_on)


KINDS = (
    Kind("reminded", {"on": "date", "text": "text", "to": "text"}, asks=(_item_open,)),
    Kind("disclosed", {"on": "date", "text": "text", "of": "disclosures…"}),
)


# ── what is looked for ──


def _disclosure(view: LeadView) -> Found:
    """Talks and rectification are to be made public, 四(三), once they have happened."""
    lead = view.lead
    talks = [act.on for act in lead.of("verification") if act.on and act.body["method"] == "talk"]
    signed_off = [item.signed_off_on for item in view.items]
    done = [day for day in signed_off if day]
    if talks and lead.has("disposed") and not _disclosed(lead, "talk", min(talks)):
        yield "talk_undisclosed", {}
    if done and len(done) == len(signed_off) and not _disclosed(lead, "rectification", max(done)):
        yield "rectification_undisclosed", {}


def _disclosed(lead: Lead, what: str, since: date) -> bool:
    return any(act.on and act.on >= since and what in act.body["of"] for act in lead.of("disclosed"))


def owed(lead: Lead) -> Iterator[Owed]:
    """What is to be done promptly: a referral received, and a rectification made public once signed off."""
    for one in referrals(lead):
        yield Owed(("waits", "referral"), one.on, one.received_on or one.returned_on)
    signed_off = [item.signed_off_on for item in items(lead)]
    done = [day for day in signed_off if day]
    if done and len(done) == len(signed_off):
        public = [act.on for act in lead.of("disclosed") if "rectification" in act.body["of"] and act.on]
        after = (day for day in public if day >= max(done))
        yield Owed(("duty", "disclosure"), max(done), min(after, default=None))


def _in_time(view: LeadView) -> Found:
    for late in done_late(owed(view.lead), view.profile, view.workdays):
        yield "own_date_late", late


FINDINGS = (_disclosure, _in_time)
