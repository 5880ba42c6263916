"""Who investigates or verifies (调查核实, 二(三)3, 三(三)2), and has the case or the lead in hand.

The Opinion lets the party be invited (二(三)1), and says nothing of investigating. That it takes two, and
nobody who is concerned, is of neighbouring rules; how many it takes is in the profile: ``investigators``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.names import among, same
from sqqf.procedure.rules.profile import Profile


class _View(Protocol):
    @property
    def dossier(self) -> Dossier: ...
    @property
    def profile(self) -> Profile: ...
    @property
    def kept_away(self) -> Sequence[str]:
        """Whom it is about, who applies for themselves, who recused themself."""

    @property
    def investigations(self) -> Sequence[Act]:
        """The steps or verifications that were recorded here."""


def _names(act: Act) -> list[str]:
    guests = {same(guest["name"]) for guest in act.body.get("invited", ())}
    return [name for name in act.body["people"] if same(name) not in guests]


def investigators(view: _View) -> Found:
    """Each step has as many investigators as the rules want, and none of them is concerned."""
    least = view.profile.investigators
    apart = {same(name) for name in view.kept_away}

    def enough(act: Act) -> bool:
        return len({*map(same, _names(act))} - apart) >= least

    def concerned(act: Act) -> list[str]:
        return among(_names(act), view.kept_away)

    sound = [act for act in view.investigations if enough(act) and not concerned(act)]
    open_ = [act for act in view.investigations if act not in sound and not _done_again(act, sound)]
    if lone := [f"#{act.seq} {act.on}" for act in open_ if not enough(act)]:
        yield "lone_investigator", {"acts": lone, "least": least}
    if names := list(dict.fromkeys(name for act in open_ for name in concerned(act))):
        yield "concerned_investigates", {"names": names}


def _done_again(act: Act, sound: Sequence[Act]) -> bool:
    """Whether what it looked into was looked into once more since, as it should be."""
    points = {*act.body.get("points", ())}
    since = [one for one in sound if one.follows(act)]
    return bool(since) and points <= {n for one in since for n in one.body.get("points", ())}


def officers(view: _View) -> Found:
    """Nobody has their own case in hand, now or at any time before."""
    acts = view.dossier.of("assigned", "lead_assigned")
    named = [view.dossier.registered.get("officer"), *(act.body["officer"] for act in acts)]
    if names := among(filter(None, named), view.kept_away):
        yield "officer_concerned", {"names": names}


FINDINGS = (investigators, officers)
