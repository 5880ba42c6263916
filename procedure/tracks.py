"""The two tracks by id, each loaded when first asked for: a command about cases needs nothing of leads."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from sqqf.procedure.inaction.lead import Lead
    from sqqf.procedure.record.dossier import Dossier
    from sqqf.procedure.record.kinds import Track
    from sqqf.procedure.rules.profile import Profile
    from sqqf.procedure.tolerance.case import Case

    AnyDossier: TypeAlias = Case | Lead
    """A dossier where it matters which of the two it is."""

IDS = ("tolerance", "inaction")


@cache
def track(name: str) -> Track:
    """The track with this id: ``tolerance`` or ``inaction``."""
    assert name in IDS, name
    found: Track = import_module(f"sqqf.procedure.{name}.track").TRACK
    return found


def track_of(dossier: Dossier) -> Track:
    """The track that a case or a lead is on."""
    return track(dossier.track)


def track_having(kind: str, profile: Profile) -> Track:
    """The track that has acts of this kind. Raises KeyError for a kind that the rules don't know."""
    return track(profile.acts[kind].track)
