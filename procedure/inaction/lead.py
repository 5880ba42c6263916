"""A lead (线索, 三(三)1): what its acts amount to, from its receipt to the sign-off of what was put right."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.record.dossier import Extension, ItemKinds, Move, OnRecord
from sqqf.procedure.record.number import LeadNumber


class Official(NamedTuple):
    """Somebody whom a lead is about."""

    name: str
    post: str | None = None


class Subject(NamedTuple):
    """Whom a lead is about: an official by number, or as number 0 the unit, where no official is named."""

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
    item_kinds = ItemKinds("rectification", "rectified", "rectification_returned", "rectification_signed_off")
    ahead: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "settled": ("received", "verifying", "verified", "void", "joined"),
    }
    extensions: ClassVar[tuple[Extension, ...]] = ()
    """None: a lead's limits aren't extended."""

    @property
    def intake(self) -> str:
        """How it came in: the source; empty where a lead taken over doesn't say."""
        return self.source or ""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Whom it is about; empty while neither an official nor the unit is known.

        The unit is one of them beside officials where an act names it, or where it was disposed of before
        anybody was named. Whoever went into a lead of their own is no longer one of this lead's subjects.
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


def is_known(lead: Lead, person: Official) -> bool:
    """Whether somebody of this name is known; with another post it is somebody else."""
    same = [one for one in lead.persons if one.name == person.name]
    return any(one.post is None or person.post is None or one.post == person.post for one in same)
