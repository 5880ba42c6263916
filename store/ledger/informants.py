"""Who gave a lead: kept apart from it, in a table of its own of which the journal holds only a salted hash.

Nothing else reads this table: no list, export, paper, publication or log. Whoever looks is on record.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import canonical
from sqqf.store.ledger.ledger import Ledger


class Informant(NamedTuple):
    """Who gave a lead, and how to reach them; ``salt`` keeps the hash from being guessed by trying names."""

    name: str
    contact: str | None
    salt: str

    @property
    def hash(self) -> str:
        """What the journal holds: SHA-256 over salt, name and contact."""
        told = canonical({"contact": self.contact, "name": self.name, "salt": self.salt})
        return hashlib.sha256(told.encode()).hexdigest()

    def check_unnamed(self, text: str) -> None:
        """Raise BadInput where a text that goes on record names who gave the lead, or how to reach them."""
        if any(told and told in text for told in (self.name, self.contact)):
            raise BadInput("names_informant")


_FREE_TEXTS = ("text", "finding", "reason", "title", "external")
"""What is written on a lead in somebody's own words."""


def check_unnamed(ledger: Ledger, lead_id: str, body: Mapping[str, Any]) -> None:
    """Raise BadInput where an act's words would put on record who gave the lead."""
    kept = informant(ledger, lead_id)
    for name in _FREE_TEXTS if kept else ():
        assert kept
        kept.check_unnamed(str(body.get(name) or ""))


def _random_salt() -> str:
    return os.urandom(16).hex()


def new_informant(name: str, contact: str | None, salt: Callable[[], str] = _random_salt) -> Informant:
    """Who gave a lead, with a salt of their own."""
    return Informant(name, contact, salt())


def keep(connection: sqlite3.Connection, lead_id: str, informant: Informant) -> None:
    """Keep who gave a lead, in the transaction in which the lead is registered."""
    connection.execute("INSERT INTO informants VALUES (?,?,?,?)", (lead_id, *informant))


def informant(ledger: Ledger, lead_id: str) -> Informant | None:
    """Who gave the lead; None where that isn't kept."""
    query = "SELECT name, contact, salt FROM informants WHERE lead_id=?"
    found = ledger.connection.execute(query, (lead_id,)).fetchone()
    return Informant(*found) if found else None


def hashes(ledger: Ledger) -> dict[str, str]:
    """What the journal should hold of everybody who is kept, by the lead's id."""
    rows = ledger.connection.execute("SELECT lead_id, name, contact, salt FROM informants").fetchall()
    return {lead_id: Informant(*kept).hash for lead_id, *kept in rows}
