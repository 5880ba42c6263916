"""Publicity (公开曝光, 四(六)): typical cases of inaction and the dispositions in them are made public."""

from __future__ import annotations

from sqqf.procedure.errors import Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.tolerance_check import exempted
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.setting import Office, Setting


def _has_dispositions(lead: Lead, act: Act, setting: Setting) -> None:
    spared = exempted(lead, setting.profile, setting.linked)
    if all(one in spared for act in lead.of("disposed") for one in lead.about(act)):
        raise Refused("nothing_to_publish", article=setting.profile.acts[act.kind].article)


def _nobody_disposed_of(lead: Lead, _: Office) -> bool:
    return not lead.has("disposed")


KINDS = (Kind("lead_published", {"on": "date"}, asks=(_has_dispositions,), done=_nobody_disposed_of),)
