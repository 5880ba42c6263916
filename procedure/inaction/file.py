"""What the file of a lead (案卷) holds at any stage: its officer, notes, attachments, corrections, papers.

Who gave it is kept apart; whoever looks at that is on record.
"""

from __future__ import annotations

from typing import Any

from sqqf.procedure.errors import Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.kinds import Kind, always
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile


def _assigned(_lead: Lead, act: Act, _profile: Profile) -> dict[str, Any]:
    return {"officer": act.body["officer"]}


def _source_kept(lead: Lead, _kind: ActKind, _office: Office) -> None:
    if "informant" not in lead.registered:
        raise Refused("no_informant")


KINDS = (
    Kind("lead_assigned", {"officer": "text"}, changes=_assigned),
    Kind("lead_noted", {"text": "text"}),
    Kind("lead_attached", {"title": "text"}),
    Kind("source_shown", needs=(_source_kept,)),
    Kind("lead_paper_made", {}, done=always),
)
