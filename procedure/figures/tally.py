"""Counting dossiers and, counted apart, the persons and the units that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.procedure.time.period import Period

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier, Move
    from sqqf.procedure.rules.profile import Profile


class Span(NamedTuple):
    """The days that are counted: those of a period, up to today, both ends included; of a future one none."""

    first: date
    last: date

    @classmethod
    def of(cls, period: Period, today: date) -> Span:
        return cls(period.first, min(period.last, today))

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; one that isn't known doesn't."""
        return day is not None and self.first <= day <= self.last


class Headcount(NamedTuple):
    """So many persons and units."""

    persons: int = 0
    units: int = 0


class Tally:
    """How many there were, and whom they were about."""

    __slots__ = ("n", "persons", "units")

    def __init__(self) -> None:
        self.n = self.persons = self.units = 0

    def count(self, who: Headcount, n: int = 1) -> None:
        """One more; none with ``n`` 0, only some more of whom it was about."""
        self.n += n
        self.persons += who.persons
        self.units += who.units

    def document(self, of: str) -> dict[str, int]:
        """``of`` names what was counted: ``cases``, ``leads``, ``times``."""
        return {of: self.n, "persons": self.persons, "units": self.units}


class Table:
    """Tallies by something: a row for each code that the rules know, and for whatever else there is.

    What isn't known has a row of its own (None).
    """

    def __init__(self, columns: Sequence[str], codes: Iterable[str] = ()) -> None:
        self._columns = columns
        self._rows: dict[str | None, dict[str, Tally]] = {code: self._blank() for code in codes}
        self._known = tuple(self._rows)

    def count(self, code: str | None, column: str, who: Headcount, n: int = 1) -> None:
        """One more under a code, as ``Tally.count`` does."""
        if code not in self._rows:
            self._rows[code] = self._blank()
        self._rows[code][column].count(who, n)

    def documents(self, name: str, of: str) -> list[dict[str, Any]]:
        """The rows, each with its code under ``name``; with one column the row itself has the numbers."""
        others = sorted(code for code in self._rows if code is not None and code not in self._known)
        order = [*self._known, *others, *([None] if None in self._rows else [])]
        found = []
        for code in order:
            cells = {column: tally.document(of) for column, tally in self._rows[code].items()}
            found.append({name: code, **(cells[self._columns[0]] if len(cells) == 1 else cells)})
        return found

    def _blank(self) -> dict[str, Tally]:
        return {column: Tally() for column in self._columns}


def main_code(code: str | None) -> str | None:
    """``m4`` for ``m4.1``, ``other`` for ``other:TEXT``."""
    return code.partition(":")[0].partition(".")[0] if code else None


def columns(
    dossier: Dossier, span: Span, profile: Profile, moved: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The columns that a case or a lead counts in, each with the kind of act that moved it there, if one did.

    ``moved`` are the columns by the kinds of the acts that change a state.
    """
    if span.holds(dossier.received_on):
        yield "received", ""
    elif dossier.received_on is None and span.holds(dossier.moves[0].on):
        yield "undated", ""
    for move in dossier.moves:
        if move.kind in moved and span.holds(move.on):
            yield moved[move.kind], move.kind
    line = line_taken_over_in(dossier, span)
    if len(line) > 1 and line[-1].earliest is not None and not profile.states[line[-1].state].open:
        yield "undated_end", ""  # over when it was taken over, nobody knows since when
    if is_open_on(dossier, span.last, profile):
        yield "open_at_end", ""


def line_taken_over_in(dossier: Dossier, span: Span) -> list[Move]:
    """Its way up to the taking over, as the old line has it, if the last day known of it is in the period."""
    taken = dossier.taken_over
    line = [move for move in dossier.moves if taken and move.seq == taken.seq]
    return line if line and span.holds(max(line[-1].begins, line[0].on)) else []


def is_open_on(dossier: Dossier, day: date, profile: Profile) -> bool:
    """Whether something was still to be done at the end of a day, by the acts' own dates.

    What was taken over closed, nobody knows since when, counts as closed from the last day known of it.
    """
    state = None
    for move in dossier.moves:
        if (move.on if profile.states[move.state].open else move.begins) <= day:
            state = move.state
    return state is not None and profile.states[state].open


def rate(part: int, whole: int) -> float | None:
    """The share; None where there is nothing to have a share of."""
    return part / whole if whole else None
