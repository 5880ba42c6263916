"""Verification (调查核实, 三(三)2): by talk, site inspection or files, by the organ that leads the work."""

from __future__ import annotations

from sqqf.procedure.errors import Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act, day_of
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

FINDINGS = INVESTIGATORS
