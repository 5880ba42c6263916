"""What the file of a case (案卷) holds at any stage: its officer, notes, attachments, corrections, papers."""

from __future__ import annotations

from typing import Any

from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.kinds import Kind, always
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case


def _assigned(_case: Case, act: Act, _profile: Profile) -> dict[str, Any]:
    return {"officer": act.body["officer"]}


def _attached(case: Case, act: Act, _: Profile) -> dict[str, Any]:
    return {"attached": (*case.attached, act.body)}


KINDS = (
    Kind("assigned", {"officer": "text"}, changes=_assigned),
    Kind("noted", {"text": "text"}),
    Kind("attached", {"title": "text"}, changes=_attached),
    Kind("amended"),
    Kind("paper_made", {}, done=always),  # made in error, it can be struck out; its number stays taken
)
