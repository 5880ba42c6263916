"""The index rows of what one write transaction touches, and of what that names or is named by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqqf.store.index import index
from sqqf.store.index.rows import Basis, Rows
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.ledger import Ledger

if TYPE_CHECKING:
    from sqqf.procedure.record.link import Links
    from sqqf.procedure.tracks import AnyDossier


class Touched:
    """What one write transaction touched, in that order; ``dossier`` and ``linked``: how it stands in it."""

    def __init__(self, ledger: Ledger, dossier: Callable[[str], AnyDossier], linked: Links) -> None:
        self._ledger = ledger
        self._connection = ledger.connection
        self._dossier = dossier
        self._linked = linked
        self._ids: dict[str, None] = {}
        self._rows: dict[str, int] = {}
        """The index keys of the cases and leads registered here, given in the order of registration."""
        self._last_row: int = self._connection.execute("SELECT ifnull(max(n),0) FROM dossiers").fetchone()[0]
        self._named: set[str] = set()
        """The numbers of the cases that those touched here name, or named before."""
        self._takes_over = False

    def begin(self, dossier_id: str) -> None:
        """It is registered now: it gets the next index key."""
        self._last_row += 1
        self._rows[dossier_id] = self._last_row

    def add(self, dossier: AnyDossier) -> None:
        """Something is recorded on it."""
        self._ids[dossier.id] = None
        self.add_named(dossier)

    def add_named(self, dossier: AnyDossier) -> None:
        """What it names now is listed anew, whatever is recorded on it after this."""
        self._named.update(_named_by(dossier))

    def take_over(self, lines: Sequence[Rows]) -> None:
        """Write the rows of lines of an older ledger, whose acts are in the next places of the journal."""
        if not self._takes_over:  # what names it may have been there before it
            self._named.update(index.named(self._connection))
            self._takes_over = True
        for one in lines:
            self._named.update(no for no in (one.dossier.arising_from, one.dossier.merged_into) if no)
        index.write_new(self._connection, self._last_row + 1, lines)
        self._last_row += len(lines)

    def settle(self, dossier: AnyDossier) -> None:
        """Write its rows, and those of what it is linked to that isn't touched, and forget it."""
        self._write(dossier)
        for no in _named_by(dossier):
            found = self._id_of(no)
            if found and found not in self._ids:
                self._write(read_dossier(self._ledger, found))
        for lead_id in index.waiting_for(self._connection, str(dossier.number)):
            if lead_id not in self._ids:
                self._write(read_dossier(self._ledger, lead_id))
        self._ids.pop(dossier.id, None)

    def finish(self) -> None:
        """Write the rows of all that was touched, of what it names or named, and of what awaits it."""
        for dossier_id in self._ids:
            self._write(self._dossier(dossier_id))
        # Only now does every row stand that a link is read from.
        touched = [str(self._dossier(dossier_id).number) for dossier_id in self._ids]
        for no in sorted(self._named):
            if found := self._id_of(no):
                self._write(self._dossier(found))
        for no in touched:
            for lead_id in index.waiting_for(self._connection, no):
                self._write(self._dossier(lead_id))
        self._ids.clear()

    def _id_of(self, no: str) -> str | None:
        found = self._connection.execute("SELECT id FROM dossiers WHERE no=?", (no,)).fetchone()
        return found[0] if found else None

    def _write(self, dossier: AnyDossier) -> None:
        n = self._rows.pop(dossier.id, None)
        new = n is not None  # it has no row yet
        if n is None:
            (n,) = self._connection.execute("SELECT n FROM dossiers WHERE id=?", (dossier.id,)).fetchone()
        no = str(dossier.number)
        connected = index.NO_LINKS if new and no not in self._named else index.links(self._connection, no)
        basis = Basis(self._ledger.level, self._ledger.workdays, self._linked)
        entry = index.indexed(dossier, self._ledger.profile_of(dossier), basis, connected)
        if new:
            index.write_new(self._connection, n, [index.rows(entry)])
        else:
            index.write(self._connection, n, entry)


def _named_by(dossier: AnyDossier) -> list[str]:
    """The numbers of what this one names; their own index rows name it back."""
    named = [dossier.registered.get("arising_from"), dossier.ended.get("into")]
    named += [act.body.get("case") for act in dossier.of("tolerance_checked")]
    return [no for no in named if no]
