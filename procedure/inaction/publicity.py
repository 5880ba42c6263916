"""Publicity (公开曝光, 四(六)): typical cases of inaction and the dispositions in them are made public."""

from __future__ import annotations

from sqqf.procedure.errors import Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.tolerance_check import exempted
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.setting import Office, Setting


def _has_dispositions(lead: Lead, act: Act, setting: Setting) -> None:
    spared = exempted(lead, setting.profile, setting.linked)
    if all(one in spared for act in lead.of("disposed") for one in lead.about(act)):
        raise Refused("nothing_to_publish", article=setting.profile.acts[act.kind].article)


def _nobody_disposed_of(lead: Lead, _: Office) -> bool:
    return not lead.has("disposed")


def _is_settled(lead: Lead, _: Office) -> bool:
    return not lead.has("disposed") or lead.has("lead_published", "unexposed")


KINDS = (
    Kind("lead_published", {"on": "date"}, asks=(_has_dispositions,), done=_nobody_disposed_of),
    Kind("unexposed", {"on": "date", "reason": "text"}, done=_is_settled),
)


# ── what is looked for ──


def _exposure(view: LeadView) -> Found:
    """Of what is serious it is decided whether it is made public, before the lead is closed."""
    lead, profile = view.lead, view.profile
    disposed = lead.of("disposed")
    serious = lead.gravity and profile.entry("gravities", lead.gravity).more.get("dual_inquiry")
    if not serious or not disposed or lead.has("lead_published", "unexposed"):
        return
    waited = view.workdays.between(max(map(day_of, disposed)), view.today)
    early = lead.state != "closed" and waited <= profile.promptness
    yield "exposure_undecided", {"severity": "note"} if early else {}


FINDINGS = (_exposure,)
