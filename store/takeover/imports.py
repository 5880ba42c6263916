"""The files that were taken over, and those taken back since: read off the journal alone."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqqf.procedure.record.acts import Act
from sqqf.procedure.tracks import IDS, track
from sqqf.store.ledger.journal import ACT_COLUMNS, LATEST, acts_from, own_acts
from sqqf.store.ledger.ledger import Ledger


class Import(NamedTuple):
    """A file taken over: its lines are the acts from ``first`` to the one before ``seq``, without a gap."""

    seq: int
    """The act on the ledger that says so."""
    first: int
    file: str
    sha256: str
    on: date | None


def imports(ledger: Ledger) -> list[Import]:
    """The files that were taken over and not taken back since, in order."""
    undone = _undone(ledger, LATEST)
    return [one for one in _all(ledger, LATEST) if one.seq not in undone]


def taken_back(ledger: Ledger, last: int = LATEST) -> list[Import]:
    """The files that were taken over and taken back again, up to the act ``last``, in order."""
    undone = _undone(ledger, last)
    return [one for one in _all(ledger, last) if one.seq in undone] if undone else []


def first_acts(ledger: Ledger, one: Import) -> list[Act]:
    """The acts that took its lines over, each the first on its case or lead."""
    query = f"SELECT {ACT_COLUMNS} FROM acts WHERE seq >= ? AND seq < ? ORDER BY seq"
    return acts_from(ledger.connection.execute(query, (one.first, one.seq)).fetchall())


def number_of(act: Act) -> str:
    """The number that such an act gave to its case or lead."""
    [number] = [track(name).number for name in IDS if track(name).common.taken_over == act.kind]
    return str(number(*(act.body[name] for name in number._fields)))


def _all(ledger: Ledger, last: int) -> list[Import]:
    told = ((act, sum(act.body["lines"].values())) for act in own_acts(ledger, "imported", last=last))
    return [Import(act.seq, act.seq - n, act.body["file"], act.body["sha256"], act.on) for act, n in told]


def _undone(ledger: Ledger, last: int) -> set[int]:
    return {act.body["import"] for act in own_acts(ledger, "import_undone", last=last)}
