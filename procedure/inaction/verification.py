"""Verification (调查核实, 三(三)2): by talk, site inspection or files, by the organ that leads the work."""

from __future__ import annotations

from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.referral import addressee, referrals
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.investigators import FINDINGS as INVESTIGATORS
from sqqf.procedure.record.kinds import Kind, not_before
from sqqf.procedure.record.setting import Office, Setting


def not_verified(lead: Lead, _: Office) -> bool:
    """Whether nobody has verified it, neither here nor before it was taken over."""
    before = lead.taken_over.body["state"] if lead.taken_over else None
    return not lead.has("verification") and before not in ("verified", "disposed")


def verified_before(lead: Lead, act: Act, setting: Setting) -> None:
    """Refuse what is dated before the first verification, or comes without one."""
    done = lead.of("verification")
    if done:
        not_before(min(done, key=day_of), act, setting)
    elif not_verified(lead, setting.office):
        raise Refused("not_verified", article=setting.profile.acts["verification"].article)


KINDS = (
    Kind(
        "verification",
        {
            "on": "date",
            "method": "verification",
            "people": "texts",
            "finding": "text",
            "responsibilities": "responsibilities…",
        },
        aliases={"responsibility": "responsibilities"},
    ),
    Kind("verified", {"on": "date"}),
)


def _elsewhere(view: LeadView) -> Found:
    """Verified while it was with an organ that doesn't lead such work (由纪检监察机关或组织部门牵头)."""
    for act in view.lead.recorded_here("verification"):
        held = [
            one.to
            for one in referrals(view.lead)
            if one.received_on and act.on and one.received_on <= act.on
            if one.returned_on is None or one.returned_on > act.on
        ]
        if held and addressee(view.profile, held[-1]) is None:
            yield "verified_elsewhere", {"to": Term("organs", held[-1]), "on": act.on}
            return


FINDINGS = (*INVESTIGATORS, _elsewhere)
