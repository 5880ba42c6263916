"""What comes of an import: where its cases and leads stand, what is overdue next, what the old dates say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqqf.procedure.course.before import Before
from sqqf.store.index.rows import Rows
from sqqf.store.takeover.drafting import Draft, Entered


class Tried(NamedTuple):
    """A line that would be taken over."""

    row: int
    no: str
    who: str
    state: str
    sheet: str | None = None


class Overdue(NamedTuple):
    """A limit that is overdue from tomorrow on, or was before."""

    no: str
    kind: str
    due_on: str
    officer: str | None


class Renumbered(NamedTuple):
    """A number that the sheet wrote otherwise."""

    row: int
    was: str
    no: str
    sheet: str | None = None


class ReadAs(NamedTuple):
    """A cell in which something else is read than stands there."""

    row: int
    track: str
    column: str
    """By its key."""
    was: str
    now: str
    sheet: str | None = None


class Old(NamedTuple):
    """What a line says of the time before, with its number."""

    no: str
    track: str
    before: Before


class Lookback(NamedTuple):
    """The same of many lines: those of which there is something to say."""

    old: Sequence[Old]
    compared: int
    """So many old due dates could be compared with the counted ones."""


class Outlook:
    """Gathered line by line."""

    def __init__(self, today: date) -> None:
        self.states: dict[str, Counter[str]] = {}
        """How many stand in each state, by track."""
        self.overdue: list[Overdue] = []
        self.renumbered: list[Renumbered] = []
        self.read_as: list[ReadAs] = []
        self.states_untold: list[str] = []
        """The numbers of which only that they aren't over is told, not how far they are."""
        self._old: list[Old] = []
        self._compared = 0
        self.tried: list[Tried] = []
        self._last = today.isoformat()

    def add(self, line: Entered, draft: Draft, rows: Rows) -> None:
        """One more that is taken over."""
        row, given = rows.dossier, str(line.entry.get("no") or "")
        self.states.setdefault(line.track, Counter())[row.state] += 1
        self.tried.append(Tried(line.row, row.no, row.party, row.state, line.sheet))
        for limit in rows.deadlines:
            runs = limit.met_on is None and not limit.lapsed and not limit.paused
            if runs and limit.due_on <= self._last:
                self.overdue.append(Overdue(row.no, limit.kind, limit.due_on, row.officer))
        if given != row.no:
            self.renumbered.append(Renumbered(line.row, given, row.no, line.sheet))
        self.read_as += [ReadAs(line.row, line.track, *one, line.sheet) for one in line.read_as]
        if line.entry.get("not_over"):
            self.states_untold.append(row.no)
        self._compared += draft.before.compared
        if draft.before.says_something:
            self._old.append(Old(row.no, line.track, draft.before))

    @property
    def lookback(self) -> Lookback:
        """What the lines say of the time before."""
        return Lookback(self._old, self._compared)
