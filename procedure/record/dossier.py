"""What cases and leads have in common: acts are recorded on them, and lead them from state to state.

A dossier (卷) is either of them: the same journal, admission, limits, index and reports serve both tracks.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.rules.kinds import State


class Move(NamedTuple):
    """The dossier came into ``state`` on a date, by the act ``seq``. The first is its receipt."""

    on: date
    state: str
    seq: int
    kind: str
    earliest: date | None = None
    """Of lines taken over, where the day isn't known: the earliest it can have been; ``on`` is the latest."""
    own: str | None = None
    """The state that a place adds within ``state``, where it is one."""

    @classmethod
    def to(cls, state: State, act: Act, on: date) -> "Move":
        """An act leads to this state on a day."""
        own = state.id if state.within else None
        return cls(on, state.within or state.id, act.seq, act.kind, own=own)

    @property
    def standing(self) -> str:
        """Where it stands as the place's rules have it; ``state`` is where it stands for the program."""
        return self.own or self.state

    @property
    def begins(self) -> date:
        """The first day on which it can have been in the state."""
        return self.earliest or self.on


class Extension(NamedTuple):
    """More time, 二(三)3(3): either N working days after the due date before, or up to a fixed date."""

    agreed_on: date
    days: int | None
    to: date | None


class Pause(NamedTuple):
    """The clock stood still in (since, until]; up to now where ``until`` is None."""

    since: date
    until: date | None
    by: str = "suspended"
    """The kind of act that it began with."""


class ItemKinds(NamedTuple):
    """The kinds of act that an item to be put right goes through."""

    listed: str
    reported: str
    returned: str
    signed_off: str


class Dossier(Protocol):
    """A case or a lead, as far as both are alike. What isn't known is None or empty, never guessed."""

    @property
    def track(self) -> str:
        """The id of its track: ``tolerance`` or ``inaction``."""

    @property
    def item_kinds(self) -> ItemKinds: ...
    @property
    def ahead(self) -> Mapping[str, tuple[str, ...]]:
        """By milestone the states in which it is still to come, or can't any more."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> Any: ...
    @property
    def state(self) -> str: ...
    @property
    def standing(self) -> str:
        """The state as the place's rules have it, which may be one of their own within ``state``."""

    @property
    def received_on(self) -> date | None: ...
    @property
    def registered_on(self) -> date | None: ...
    @property
    def registered(self) -> Mapping[str, Any]:
        """The body of the act that it began with: what is shown but decides nothing."""

    @property
    def officer(self) -> str | None: ...
    @property
    def moves(self) -> tuple[Move, ...]: ...
    @property
    def ended(self) -> Mapping[str, Any]:
        """The body of the act that ended it, if one did."""

    @property
    def acts(self) -> tuple[Act, ...]:
        """All acts as recorded, in the ledger's order."""

    @property
    def effective(self) -> Acts:
        """The acts as corrected by later ones; struck acts left out."""

    @property
    def intake(self) -> str:
        """How it came in: the channel or the source; empty where nobody says."""

    @property
    def party_names(self) -> str: ...
    @property
    def extensions(self) -> tuple[Extension, ...]: ...
    @property
    def taken_over(self) -> Act | None: ...
    def milestone(self, name: str) -> date | None:
        """The date of a milestone that the profile's limits start at or are met by."""

    def of(self, *kinds: str) -> Sequence[Act]: ...
    def has(self, *kinds: str) -> bool: ...
    def moved_on(self, *kinds: str) -> date | None: ...
    def first(self, *kinds: str) -> date | None: ...
    def pauses_by(self, begins: str, ends: str) -> tuple[Pause, ...]: ...
    def is_told(self, act: Act) -> bool: ...
    def recorded_here(self, *kinds: str) -> Sequence[Act]: ...
    def is_unknown(self, milestones: Sequence[str]) -> bool: ...
    @property
    def list_is_out(self) -> bool:
        """Whether what is listed to be put right has gone out to whom it is for."""


D = TypeVar("D", bound=Dossier)


def replaced(dossier: D, changes: Mapping[str, Any]) -> D:
    """The dossier with these facts in place of its own."""
    return cast("D", cast("Any", dossier)._replace(**changes))


class OnRecord:
    """What is asked of the acts on a case or a lead alike."""

    __slots__ = ()

    @property
    def taken_over(self: Dossier) -> Act | None:
        """The act that took it over from a ledger kept elsewhere; None where it was registered here."""
        return self.acts[0] if "taken_over" in self.acts[0].body else None

    @property
    def standing(self: Dossier) -> str:
        """The state as the place's rules have it, which may be one of their own within ``state``."""
        return self.moves[-1].own or self.state

    def of(self: Dossier, *kinds: str) -> Sequence[Act]:
        """The acts of these kinds as corrected by later ones, in the order of their recording."""
        return self.effective.of(*kinds)

    def has(self: Dossier, *kinds: str) -> bool:
        """Whether an act of these kinds is on record, and not struck out."""
        return not self.effective.by_kind.keys().isdisjoint(kinds)

    def moved_on(self: Dossier, *kinds: str) -> date | None:
        """The date of the latest act of these kinds that moved it on."""
        return next((move.on for move in reversed(self.moves) if move.kind in kinds), None)

    def first(self: Dossier, *kinds: str) -> date | None:
        """The date of the first act of these kinds that moved it on."""
        return next((move.on for move in self.moves if move.kind in kinds), None)

    def pauses_by(self: Dossier, begins: str, ends: str) -> tuple[Pause, ...]:
        """When the clock stood still: from an act of the one kind to the next of the other."""
        if not self.has(begins):
            return ()
        found: list[Pause] = []
        for act in self.of(begins, ends):
            assert act.on
            if act.kind == begins:
                found.append(Pause(act.on, None, begins))
            elif found and found[-1].until is None:
                found[-1] = found[-1]._replace(until=act.on)
        return tuple(found)

    def is_told(self: Dossier, act: Act) -> bool:
        """Whether only the line that it was taken over by tells of an act; what that omits is unknown."""
        return self.taken_over is not None and act.seq == self.taken_over.seq

    def recorded_here(self: Dossier, *kinds: str) -> Sequence[Act]:
        """The acts of these kinds without those that only a line taken over tells of."""
        return [act for act in self.of(*kinds) if not self.is_told(act)]

    @property
    def list_is_out(self: Dossier) -> bool:
        return True

    def is_unknown(self: Dossier, milestones: Sequence[str]) -> bool:
        """Whether a milestone lay behind it when it was taken over, and nobody said when."""
        if self.taken_over is None:
            return False
        state, untold = self.taken_over.body["state"], self.taken_over.body.get("untold", ())
        return any(
            self.milestone(name) is None
            and (f"{name}_on" in untold or state not in self.ahead.get(name, (state,)))
            for name in milestones
        )
