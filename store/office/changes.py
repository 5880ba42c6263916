"""What changed since a day, by when it was recorded: case by case, lead by lead, and on the ledger itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqqf.store.index.moment import of_one_moment
from sqqf.store.ledger.dossiers import dossier_from
from sqqf.store.ledger.journal import acts_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.office.log import Entry, LogFilter, log


class Change(NamedTuple):
    """A case or a lead on which something was recorded since."""

    no: str
    track: str
    party: str | None
    officer: str | None
    was: str | None
    """Its state before; None where it was registered since."""
    state: str
    outcome: str | None
    acts: Sequence[Entry]
    """What was recorded, in order."""
    settled: bool
    """Whether it was decided since, or disposed of."""

    @property
    def moved(self) -> bool:
        """Whether it stands in another state than before."""
        return self.was is not None and self.was != self.state


class Changes(NamedTuple):
    """What changed: in the order in which something was first recorded on each."""

    dossiers: Sequence[Change]
    own: Sequence[Entry]
    """Acts on the ledger itself; those of an import that was taken back too."""


_SETTLING = ("decided", "declined", "disposed", "unfounded")


@of_one_moment
def changes(ledger: Ledger, since: date) -> Changes:
    """What was recorded on the day ``since`` in China, or later."""
    touched: dict[str, list[Entry]] = {}
    own: list[Entry] = []
    for entry in log(ledger, LogFilter(since=since)):
        (touched.setdefault(entry.act.case, []) if entry.act.case else own).append(entry)
    dossiers = []
    for dossier_id, entries in touched.items():
        if change := _change(ledger, dossier_id, entries):
            dossiers.append(change)
        else:
            own += entries
    return Changes(dossiers, sorted(own, key=lambda entry: entry.act.seq))


def _change(ledger: Ledger, dossier_id: str, entries: Sequence[Entry]) -> Change | None:
    """What became of a case or a lead; None of one whose import was taken back."""
    row = ledger.connection.execute(
        "SELECT no, track, party, officer, state, document ->> '$.outcome' FROM dossiers"
        " JOIN documents USING (n) WHERE id = ?",
        (dossier_id,),
    ).fetchone()
    if row is None:
        return None
    no, track, party, officer, state, outcome = row
    before = acts_of(ledger, dossier_id, last=entries[0].act.seq - 1)
    was = dossier_from(ledger, before).state if before else None
    settled = any(entry.act.kind in _SETTLING for entry in entries)
    return Change(no, track, party, officer, was, state, outcome, tuple(entries), settled)
