"""A lead (线索, 三(三)1): what its acts amount to, from its receipt to the sign-off of what was put right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.record.dossier import Move, OnRecord
from sqqf.procedure.rules.profile import Profile

_NUMBER = re.compile(r"\s*[Ll]?(?:(?P<year>\d{4})-)?0*(?P<serial>[1-9]\d{0,9})\s*", re.ASCII)


class LeadNumber(NamedTuple):
    """A lead's number; ``str()`` gives ``L2026-1``."""

    year: int
    serial: int

    def __str__(self) -> str:
        return f"L{self.year}-{self.serial}"


def sought(text: str) -> tuple[int | None, int] | None:
    """Read ``L2026-1``, ``2026-1`` or ``1`` as (year, serial); None where the text is none of these."""
    found = _NUMBER.fullmatch(text)
    return (int(found["year"]) if found["year"] else None, int(found["serial"])) if found else None


def is_lead_number(text: str) -> bool:
    """Whether a text names a lead and can't name a case."""
    return text.strip()[:1] in ("L", "l") and sought(text) is not None


class Official(NamedTuple):
    """Somebody whom a lead is about."""

    name: str
    post: str | None = None


class Subject(NamedTuple):
    """Whom a lead is about: an official by number, or with number 0 the unit itself, where no official is named."""

    n: int
    name: str


class _Facts(NamedTuple):
    id: str
    number: LeadNumber
    state: str
    source: str | None
    area: str | None
    unit: str | None
    persons: tuple[Official, ...]
    text: str | None
    received_on: date | None
    registered_on: date | None
    registered: Mapping[str, Any]
    """The body of the registration: what is shown but decides nothing."""
    officer: str | None = None
    lead_organ: str | None = None
    subject_kind: str | None = None
    gravity: str | None = None
    moved: Mapping[int, str] = {}
    """Officials who went into a lead of their own: its number by theirs."""
    moves: tuple[Move, ...] = ()
    ended: Mapping[str, Any] = {}
    """The body of the act that ended it, if one did."""
    named_by: tuple[int, ...] = ()
    """For each official the ``seq`` of the act that named them."""
    acts: tuple[Act, ...] = ()
    """All acts as recorded, in the ledger's order."""
    effective: Acts = Acts()
    """The acts as corrected by later ones; struck acts left out."""


class Lead(OnRecord, _Facts):
    """What the acts say. Which of its facts are not known is None or empty, never guessed."""

    __slots__ = ()
    track = "inaction"
    # A lead's clock isn't stopped, extended, or started by a decision on tolerance.
    pauses = ()
    extensions = ()
    decision_dates: ClassVar[list[tuple[date, date | None]]] = []

    @property
    def intake(self) -> str:
        """How it came in: the source; empty where a lead taken over doesn't say."""
        return self.source or ""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Whom it is about; empty while neither an official nor the unit is known.

        A unit that was disposed of before an official was named, or that an act names beside them, is one of them.
        Who went into a lead of its own is none of this one's any more.
        """
        named = tuple(
            Subject(n, person.name) for n, person in enumerate(self.persons, start=1) if n not in self.moved
        )
        beside = self.of("tolerance_checked", "disposed")
        counts = not self.persons or any(
            act.body.get("person") == 0 or (act.kind == "disposed" and self._is_of_unit(act))
            for act in beside
        )
        return (*named, *((Subject(0, self.unit),) if self.unit and counts else ()))

    @property
    def party_names(self) -> str:
        return "、".join(subject.name for subject in self.subjects)

    def milestone(self, name: str) -> date | None:
        """The date of a milestone that the profile's limits start at or are met by."""
        match name:
            case "received":
                return self.received_on
            case "settled":
                return self.first("disposed", "unfounded", "lead_closed")
            case _:
                return None

    def about(self, act: Act) -> tuple[Subject, ...]:
        """Whom an act is about: the one it names, or all who were known when it was recorded."""
        named = act.body.get("person")
        if named == 0 and self.unit:
            return (Subject(0, self.unit),)
        if named is None and self._is_of_unit(act):
            return tuple(one for one in self.subjects if not one.n)
        known = [n for n, seq in enumerate(self.named_by, start=1) if seq < act.seq]
        return tuple(one for one in self.subjects if one.n in ([named] if named is not None else known))

    def _is_of_unit(self, act: Act) -> bool:
        """Whether an act was recorded before any official was named."""
        return all(seq > act.seq for seq in self.named_by)


def begun(act: Act) -> Lead:
    """The lead as it is registered."""
    body = act.body
    received_on = date.fromisoformat(body["received_on"]) if "received_on" in body else None
    return Lead(
        id=act.case or "",
        number=LeadNumber(body["year"], body["serial"]),
        state="received",
        source=body.get("source"),
        area=body.get("area"),
        unit=body.get("unit"),
        persons=tuple(Official(**person) for person in body.get("persons", ())),
        text=body.get("text"),
        received_on=received_on,
        registered_on=act.on,
        registered=body,
        officer=body.get("officer"),
        lead_organ=body.get("lead_organ"),
        subject_kind=body.get("subject_kind"),
        gravity=body.get("gravity"),
        named_by=(act.seq,) * len(body.get("persons", ())),
        moves=(Move(received_on, "received", act.seq, act.kind),) if received_on else (),
        acts=(act,),
        effective=Acts((act,)),
    )


_CLASSIFIED = ("source", "area", "unit", "gravity", "subject_kind", "lead_organ")


def _classified(lead: Lead, act: Act, _: Profile) -> dict[str, Any]:
    """What has become known; officials come in addition to those known before."""
    known = {name: act.body[name] for name in _CLASSIFIED if name in act.body}
    return {**known, **_persons_added(lead, act)}


def _took_in(lead: Lead, act: Act, _: Profile) -> dict[str, Any]:
    return {"unit": lead.unit or act.body.get("unit"), **_persons_added(lead, act)}


def is_known(lead: Lead, person: Official) -> bool:
    """Whether somebody of this name is known; with another post it is somebody else."""
    same = [one for one in lead.persons if one.name == person.name]
    return any(one.post is None or person.post is None or one.post == person.post for one in same)


def _persons_added(lead: Lead, act: Act) -> dict[str, Any]:
    given = [Official(**person) for person in act.body.get("persons", ())]
    added = [person for person in given if not is_known(lead, person)]
    return {
        "persons": (*lead.persons, *added),
        "named_by": (*lead.named_by, *(act.seq for _ in added)),
    }


CHANGES: Mapping[str, Callable[[Lead, Act, Profile], dict[str, Any]]] = {
    "lead_assigned": lambda _lead, act, _: {"officer": act.body["officer"]},
    "classified": _classified,
    "took_in": _took_in,
    "split": lambda lead, act, _: {
        "moved": {**lead.moved, **dict.fromkeys(act.body.get("persons", ()), act.body["into"])}
    },
    "joined": lambda _lead, act, _: {"ended": act.body},
    "lead_voided": lambda _lead, act, _: {"ended": act.body},
}
"""What the acts change besides the state."""
