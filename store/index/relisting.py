"""What an older program listed, listed anew."""

from __future__ import annotations

import contextlib

from sqqf.store.index import index
from sqqf.store.index.rows import deadline_rows
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.errors import UNSOUND, Damaged
from sqqf.store.ledger.ledger import Ledger


def list_anew(ledger: Ledger) -> None:
    """Make every document anew: what an older program listed lacks what has been added since.

    Rows and due dates stay: where the journal's tail was cut off, that is how it shows. Only whether a limit
    waits, or its clock stands still, is written anew.
    """
    basis = index.basis_of(ledger)
    for n, dossier_id in ledger.connection.execute("SELECT n, id FROM dossiers").fetchall():
        # ``verify`` says what is wrong.
        with contextlib.suppress(Damaged, *UNSOUND):
            dossier = read_dossier(ledger, dossier_id)
            connected = index.links(ledger.connection, str(dossier.number))
            entry = index.indexed(dossier, ledger.profile_of(dossier), basis, connected)
            index.write_document(ledger.connection, n, entry.summary)
            rows = deadline_rows(n, entry.limits)
            ledger.connection.executemany(_PAUSED, [(row.paused, n, row.kind, row.item) for row in rows])


_PAUSED = "UPDATE deadlines SET paused = ? WHERE n = ? AND kind = ? AND item = ?"
