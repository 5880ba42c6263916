"""The end of the journal, where acts are added: each chained to the one before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.record.acts import GENESIS, Act, canonical, next_head

_INSERT_ACT = f"INSERT INTO acts VALUES ({','.join('?' * 10)})"
_HASH = -2
"""The place of an act's hash in its row."""


class Chain:
    """The last place and head of the journal, and the last hash of each case that acts are added to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        last = connection.execute("SELECT seq, head FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
        self.seq: int = last[0] if last else 0
        self.head: str = last[1] if last else GENESIS
        self._first_head = self.head
        self._hashes: dict[str | None, str] = {}

    def begin(self, dossier_id: str) -> None:
        """The next act with this id is the first one on a new case or lead."""
        self._hashes[dossier_id] = GENESIS

    def add(self, act: Act) -> None:
        """Add an act that has the next place."""
        row = self._row(act, canonical(act.body), self._hash_before(act.case))
        self._connection.execute(_INSERT_ACT, row)
        self._hashes[act.case] = row[_HASH]

    def add_first_ones(self, acts: Iterable[tuple[Act, str]]) -> None:
        """Add acts in the next places, each the first on its case or lead, with its canonical body."""
        self._connection.executemany(_INSERT_ACT, [self._row(act, body, GENESIS) for act, body in acts])

    def keep_head(self) -> None:
        """Keep the last head in the index too, by which a tail that is cut off shows."""
        if self.head != self._first_head:
            self._connection.execute("INSERT OR REPLACE INTO index_facts VALUES ('head', ?)", (self.head,))

    def forget(self, dossier_id: str) -> None:
        """Look its last hash up when an act is next added to it."""
        self._hashes.pop(dossier_id, None)

    def _row(self, act: Act, body: str, before: str) -> tuple[Any, ...]:
        """The act's row, chained to the hash of the case's act ``before`` it, and to the ledger's head."""
        act_hash = act.hash(before, body)
        self.seq, self.head = act.seq, next_head(self.head, act_hash)
        return (
            act.seq,
            act.case,
            act.kind,
            iso(act.on) if act.on else None,
            act.recorded_at,
            act.by,
            iso(act.today) if act.today else None,
            body,
            act_hash,
            self.head,
        )

    def _hash_before(self, dossier_id: str | None) -> str:
        if dossier_id not in self._hashes:
            found = self._connection.execute(
                # IS would read the whole journal: it can't use the index.
                f"SELECT hash FROM acts WHERE case_id {'= ?' if dossier_id else 'IS NULL'}"
                " ORDER BY seq DESC LIMIT 1",
                (dossier_id,) if dossier_id else (),
            ).fetchone()
            self._hashes[dossier_id] = found[0] if found else GENESIS
        return self._hashes[dossier_id]
