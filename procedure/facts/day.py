"""The day that a paper bears where none was asked for: that of the act that it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqqf.procedure.inaction.disposition import is_talk
from sqqf.procedure.record.acts import Act, day_of

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier
    from sqqf.procedure.rules.profile import Profile


class Chosen(NamedTuple):
    """Which of several it is about, to whom it goes, and the rules that say what a disposition is."""

    profile: Profile
    n: int | None = None
    to: str | None = None


def day_of_paper(
    kind: str | None, dossier: Dossier, n: int | None, to: str | None, profile: Profile
) -> date | None:
    """The day of the act that a paper is about; None where there is no such act yet, or it is about none."""
    return _DAYS[kind](dossier, Chosen(profile, n, to)) if kind else None


def act_of_paper(kind: str | None, dossier: Dossier, n: int | None, profile: Profile) -> int | None:
    """The place of the act that a paper is about; None for none: each is then a paper of its own."""
    if kind is None:
        return None
    acts: Sequence[Act] = dossier.of(*_ABOUT.get(kind, (kind,)))
    place = -1 if n is None else n - 1
    if kind == "talked":
        acts = talks(dossier, profile)
        place = (last_talk(acts) or 0) if n is None else place
    elif kind == "signed_off":
        acts, place = [act for act in acts if n in (None, act.body["item"])], -1
    elif kind not in ("step", "extended"):
        place = -1
    return acts[place].seq if -1 <= place < len(acts) and acts else None


_ABOUT = {
    "noticed": ("accepted", "declined"),
    "told": ("decided",),
    "delivered": ("decided",),
    "met": ("deliberated",),
    "listed": ("rectification",),
    "signed_off": ("rectified",),
}
"""The acts of which a paper is about the last, where they aren't called like its day."""


def is_day_unknown(kind: str | None, dossier: Dossier) -> bool:
    """Whether the day that a paper bears was before the taking over, and is unknown."""
    return kind is not None and dossier.is_unknown((_MILESTONES.get(kind, kind),))


_MILESTONES = {"noticed": "answered", "told": "decided", "delivered": "decided"}
"""The milestone whose day a paper bears at least, where that day isn't called like it."""


def talks(dossier: Dossier, profile: Profile) -> list[Act]:
    """What a record of a talk can be of, as recorded: the verifications, and the dispositions by a talk."""
    return [
        act
        for act in dossier.of("verification", "disposed")
        if act.kind == "verification" or is_talk(profile, act.body["measure"])
    ]


def last_talk(acts: Sequence[Act]) -> int | None:
    """The place of the last talk by day, whatever it was for; without any, that of the last verification."""
    talked = [n for n, act in enumerate(acts) if act.kind == "disposed" or act.body["method"] == "talk"]
    return max(talked, key=lambda n: (day_of(acts[n]), n), default=len(acts) - 1) if acts else None


def _moved(*kinds: str) -> Callable[[Dossier, Chosen], date | None]:
    return lambda dossier, _: dossier.moved_on(*kinds)


def _last(*kinds: str) -> Callable[[Dossier, Chosen], date | None]:
    """The day of the last such act, or of the one chosen."""

    def day(dossier: Dossier, chosen: Chosen) -> date | None:
        acts = dossier.of(*kinds)
        place = (chosen.n or len(acts)) - 1
        return acts[place].on if 0 <= place < len(acts) else None

    return day


def _latest(*kinds: str) -> Callable[[Dossier, Chosen], date | None]:
    """The day of the last such act, whatever ``n`` counts."""
    return lambda dossier, chosen: _last(*kinds)(dossier, Chosen(chosen.profile))


def _noticed(dossier: Dossier, _: Chosen) -> date | None:
    """When the last party was told in writing, else when it was answered."""
    return dossier.milestone("notified") or dossier.moved_on("accepted", "declined")


def _fed_back(*roles: str) -> Callable[[Dossier, Chosen], date | None]:
    """When the conclusion went to somebody, else when it was decided."""

    def day(dossier: Dossier, chosen: Chosen) -> date | None:
        told = [act for act in dossier.of("feedback") if act.body["role"] in roles]
        days = [act.on for act in told if chosen.to in (None, act.body.get("to"))]
        return days[-1] if days else dossier.moved_on("decided")

    return day


def _clarified(dossier: Dossier, _: Chosen) -> date | None:
    needed = [act.on for act in dossier.of("clarified") if act.body.get("needed")]
    return needed[-1] if needed else None


def _talked(dossier: Dossier, chosen: Chosen) -> date | None:
    acts = talks(dossier, chosen.profile)
    place = last_talk(acts) if chosen.n is None else chosen.n - 1
    return acts[place].on if place is not None and place < len(acts) else None


def _listed(dossier: Dossier, _: Chosen) -> date | None:
    listed = dossier.of("rectification")
    return day_of(listed[-1]) if listed else None


def _signed_off(dossier: Dossier, chosen: Chosen) -> date | None:
    """When the item was signed off, else when it was reported."""
    reported = dossier.of("rectified")
    item = chosen.n or (reported[-1].body["item"] if reported else None)
    done = [act.on for act in dossier.of("rectified", "rectification_signed_off") if act.body["item"] == item]
    return done[-1] if done else None


_DAYS: Mapping[str, Callable[[Dossier, Chosen], date | None]] = {
    "noticed": _noticed,
    "extended": _last("extended"),
    "step": _last("step"),
    "concluded": _moved("concluded"),
    "deliberated": _moved("deliberated"),
    "met": _latest("deliberated"),
    "submitted": _latest("submitted"),
    "decided": _moved("decided"),
    "told": _fed_back("applicant", "party"),
    "delivered": _fed_back("organ"),
    "filed": _latest("filed"),
    "clarified": _clarified,
    "talked": _talked,
    "listed": _listed,
    "signed_off": _signed_off,
}
