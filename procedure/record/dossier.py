"""What cases and leads have in common: acts are recorded on them, and lead them from state to state.

A dossier (卷) is either of them: the same journal, admission, limits, index and reports serve both tracks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from sqqf.procedure.record.acts import Act, Acts

if TYPE_CHECKING:
    from sqqf.procedure.inaction.lead import Lead
    from sqqf.procedure.tolerance.case import Case

    Dossier: TypeAlias = Case | Lead


TAKEN_OVER = {"tolerance": "taken_over", "inaction": "lead_taken_over"}
"""The kind of act that takes over a line of a ledger kept elsewhere, by track."""
_TAKEN_OVER = frozenset(TAKEN_OVER.values())


class Move(NamedTuple):
    """The dossier came into ``state`` on a date, by the act ``seq``. The first is its receipt."""

    on: date
    state: str
    seq: int
    kind: str
    earliest: date | None = None
    """Where it isn't known when: the earliest day that it can have been, ``on`` being the latest. Of lines taken over."""

    @property
    def begins(self) -> date:
        """The first day on which it can have been in the state."""
        return self.earliest or self.on


class _HasActs(Protocol):
    @property
    def acts(self) -> tuple[Act, ...]: ...
    @property
    def effective(self) -> Acts: ...
    @property
    def moves(self) -> tuple[Move, ...]: ...


class OnRecord:
    """What is asked of the acts on a case or a lead alike."""

    __slots__ = ()

    @property
    def taken_over(self: _HasActs) -> Act | None:
        """The act that took it over from a ledger kept elsewhere; None where it was registered here."""
        first = self.acts[0]
        return first if first.kind in _TAKEN_OVER else None

    def of(self: _HasActs, *kinds: str) -> Sequence[Act]:
        """The acts of these kinds as corrected by later ones, in the order of their recording."""
        return self.effective.of(*kinds)

    def has(self: _HasActs, *kinds: str) -> bool:
        """Whether an act of these kinds is on record, and not struck out."""
        return not self.effective.by_kind.keys().isdisjoint(kinds)

    def moved_on(self: _HasActs, *kinds: str) -> date | None:
        """The date of the latest act of these kinds that moved it on."""
        for move in reversed(self.moves):
            if move.kind in kinds:
                return move.on
        return None

    def first(self: _HasActs, *kinds: str) -> date | None:
        """The date of the first act of these kinds that moved it on."""
        for move in self.moves:
            if move.kind in kinds:
                return move.on
        return None
