"""The search over both tracks: who or what it was is known, but not the number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqqf.procedure.tracks import IDS
from sqqf.store.index.narrowing import DUE, DossierFilter, narrowed
from sqqf.store.index.reading import pages
from sqqf.store.ledger.ledger import Ledger


class Found(NamedTuple):
    """A case or a lead in which the words occur."""

    no: str
    track: str
    state: str
    party: str | None
    unit: str | None
    matter: str | None
    """Of a lead its text."""
    officer: str | None
    due_on: str | None
    """The earliest date that is still to be met."""


def find(ledger: Ledger, text: str, tracks: Iterable[str] = IDS) -> Iterator[Found]:
    """The cases, then the leads, in which every word of ``text`` occurs, each track as it was registered.

    Number, names, units, matter, points, text and officer are looked at, whatever the state.
    """
    conditions, values = narrowed(DossierFilter(search=text))
    for track in tracks:
        where = " AND ".join(["+track=?", *conditions, "n > ?"])
        query = f"SELECT n, no, state, party, officer, {DUE}, document FROM dossiers JOIN documents USING (n)"
        rows = pages(ledger.connection, f"{query} WHERE {where} ORDER BY n LIMIT ?", (track, *values), (0,))
        for _, no, state, party, officer, due_on, document in rows:
            yield Found(no, track, state, party, *_unit_and_matter(document), officer, due_on)


class Particulars(NamedTuple):
    """What a case or a lead is about, and how it stands."""

    party: str | None = None
    unit: str | None = None
    """That a lead is about; of a case the first party's, else the applicant's."""
    matter: str | None = None
    """Of a lead its text."""
    officer: str | None = None
    state: str | None = None


def particulars(ledger: Ledger, numbers: Iterable[str]) -> dict[str, Particulars]:
    """The particulars of the cases and leads with these numbers."""
    rows = ledger.connection.execute(
        "SELECT no, party, officer, state, document FROM dossiers JOIN documents USING (n)"
        " WHERE no IN (SELECT value FROM json_each(?))",
        (json.dumps([*numbers]),),
    )
    return {
        no: Particulars(party, *_unit_and_matter(document), officer, state)
        for no, party, officer, state, document in rows.fetchall()
    }


def _unit_and_matter(document: str) -> tuple[str | None, str | None]:
    summary: dict[str, Any] = json.loads(document)
    parties, applicant = summary.get("parties") or [{}], summary.get("applicant") or {}
    unit = summary.get("unit") or parties[0].get("unit") or applicant.get("unit")
    return unit, summary.get("matter") or summary.get("text")
