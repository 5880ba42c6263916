"""The index made from the acts: what is listed, searched and sorted, written in the act's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import deadlines
from sqqf.store.index import case_rows
from sqqf.store.index.rows import Basis, DeadlineRow, DossierRow, Indexed, Listing, Rows, deadline_rows
from sqqf.store.ledger.dossiers import links_of
from sqqf.store.ledger.ledger import Ledger

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


def basis_of(ledger: Ledger) -> Basis:
    """What index rows are made by, as the ledger stands now."""
    return Basis(ledger.level, ledger.workdays, links_of(ledger))


def indexed(dossier: AnyDossier, profile: Profile, basis: Basis, connected: Mapping[str, Any]) -> Indexed:
    """What the index has to hold of a case or a lead; ``connected`` comes from ``links``."""
    entry = listing_of(dossier).indexed(dossier, profile, basis, connected)
    return entry._replace(limits=deadlines(dossier, profile, basis.level, basis.workdays))


def listing_of(dossier: Dossier) -> Listing:
    """How a case, or a lead, is listed and shown."""
    if dossier.track == "tolerance":
        return case_rows.LISTING
    from sqqf.store.index import lead_rows  # noqa: PLC0415  (a command about cases needs nothing of leads)

    return lead_rows.LISTING


def links(connection: sqlite3.Connection, no: str) -> dict[str, list[str]]:
    """The numbers of the cases that arose from this one or were merged into it, and of its leads."""
    return {name: [other for (other,) in connection.execute(query, (no,))] for name, query in _LINKS.items()}


def named(connection: sqlite3.Connection) -> list[str]:
    """The numbers that any case or lead names."""
    query = (
        "SELECT arising_from FROM dossiers WHERE arising_from IS NOT NULL"
        " UNION SELECT merged_into FROM dossiers WHERE merged_into IS NOT NULL UNION SELECT no FROM checks"
    )
    return [no for (no,) in connection.execute(query).fetchall()]


_LINKS = {
    "gave_rise_to": "SELECT no FROM dossiers WHERE arising_from=? ORDER BY n",
    "merged_from": "SELECT no FROM dossiers WHERE merged_into=? ORDER BY n",
    "leads": "SELECT dossiers.no FROM checks JOIN dossiers USING (n) WHERE checks.no=? ORDER BY n",
}


NO_LINKS: Mapping[str, list[str]] = {"gave_rise_to": [], "merged_from": [], "leads": []}


def rows(entry: Indexed) -> Rows:
    """The rows that are written of it."""
    return Rows(entry.row, _encode(entry.summary), deadline_rows(0, entry.limits), entry.checks)


def rows_of_each(dossiers: Sequence[tuple[AnyDossier, Profile]], basis: Basis) -> list[Rows]:
    """The rows of cases and leads that nothing names: one step for all of them, then the next.

    Each step is long enough to push the others out of the processor's cache: one dossier after the other
    takes a third longer.
    """
    limits = [deadlines(dossier, profile, basis.level, basis.workdays) for dossier, profile in dossiers]
    entries = [
        listing_of(dossier).indexed(dossier, profile, basis, NO_LINKS) for dossier, profile in dossiers
    ]
    return [rows(entry._replace(limits=of)) for entry, of in zip(entries, limits, strict=True)]


def write(connection: sqlite3.Connection, n: int, entry: Indexed) -> None:
    """Write the index rows of a case or a lead, in place of any that it had."""
    for table in ("deadlines", "checks"):
        connection.execute(f"DELETE FROM {table} WHERE n=?", (n,))
    _write(connection, n, [rows(entry)], _PUT_DOSSIER, _PUT_DOCUMENT)


def write_new(connection: sqlite3.Connection, n: int, new: Sequence[Rows]) -> None:
    """Write the index rows of cases and leads that have none, under the keys from ``n`` on."""
    _write(connection, n, new, _INSERT_DOSSIER, _INSERT_DOCUMENT)


def _write(connection: sqlite3.Connection, n: int, rows: Sequence[Rows], dossier: str, document: str) -> None:
    keyed = [*enumerate(rows, start=n)]
    connection.executemany(dossier, [(n, *one.dossier) for n, one in keyed])
    connection.executemany(document, [(n, one.document) for n, one in keyed])
    connection.executemany(_INSERT_DEADLINE, [(n, *row[1:]) for n, one in keyed for row in one.deadlines])
    if checks := [(no, n) for n, one in keyed for no in one.checks]:
        connection.executemany("INSERT INTO checks VALUES (?,?)", checks)


def forget(connection: sqlite3.Connection, dossier_id: str) -> None:
    """Take what is listed of a case or a lead off the index; its acts stay."""
    (n,) = connection.execute("SELECT n FROM dossiers WHERE id=?", (dossier_id,)).fetchone()
    for table in ("deadlines", "checks", "documents", "dossiers"):
        connection.execute(f"DELETE FROM {table} WHERE n=?", (n,))


def write_document(connection: sqlite3.Connection, n: int, summary: Mapping[str, Any]) -> None:
    """Write what is listed of a case or a lead, in place of what it had."""
    connection.execute(_PUT_DOCUMENT, (n, _encode(summary)))


def waiting_for(connection: sqlite3.Connection, no: str) -> list[str]:
    """The ids of the leads that wait for this case or one merged into it: their rows say how it stands."""
    found = connection.execute(
        "WITH RECURSIVE one(no) AS"
        " (VALUES (?) UNION SELECT d.no FROM one CROSS JOIN dossiers d ON d.merged_into = one.no)"
        " SELECT DISTINCT id FROM one CROSS JOIN checks USING (no) JOIN dossiers USING (n)",
        (no,),
    )
    return [dossier_id for (dossier_id,) in found.fetchall()]


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_FIELDS = ",".join(DossierRow._fields)
_INSERT_DOSSIER = (
    f"INSERT INTO dossiers (n,{_FIELDS}) VALUES ({','.join('?' * (len(DossierRow._fields) + 1))})"
)
_ANEW = ",".join(f"{name}=excluded.{name}" for name in DossierRow._fields)
_PUT_DOSSIER = f"{_INSERT_DOSSIER} ON CONFLICT (n) DO UPDATE SET {_ANEW}"
_INSERT_DOCUMENT = "INSERT INTO documents VALUES (?,?)"
_PUT_DOCUMENT = f"{_INSERT_DOCUMENT} ON CONFLICT (n) DO UPDATE SET document=excluded.document"
_INSERT_DEADLINE = f"INSERT INTO deadlines VALUES ({','.join('?' * len(DeadlineRow._fields))})"
