"""What the shell offers for numbers and names: pairs of a value and what is said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqqf.store.index.bearers import units
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.opening import open_ledger
from sqqf.store.registers import in_service

Offers = list[tuple[str, str]]
MOST = 200


class Suggestions(NamedTuple):
    """What a ledger has to offer."""

    ledger: Ledger

    def cases(self) -> Offers:
        """Open cases, the latest first: the number in the short form; the full one and the party."""
        query = (
            "SELECT year || '-' || serial, no || ' ' || party FROM cases WHERE open ORDER BY n DESC LIMIT ?"
        )
        return self.ledger.connection.execute(query, (MOST,)).fetchall()

    def leads(self) -> Offers:
        """Open leads, the latest first: the number, and whom it is about."""
        query = "SELECT no, party FROM leads WHERE open ORDER BY n DESC LIMIT ?"
        return self.ledger.connection.execute(query, (MOST,)).fetchall()

    def officers(self) -> Offers:
        """Members in service, then officers of open cases and leads who aren't."""
        query = "SELECT DISTINCT officer FROM dossiers WHERE open AND officer IS NOT NULL ORDER BY officer"
        officers = [name for (name,) in self.ledger.connection.execute(query).fetchall()]
        return [(name, "") for name in dict.fromkeys([*in_service(self.ledger), *officers])]

    def units(self) -> Offers:
        """Units of cases and leads."""
        return [(name, "") for name in sorted(units(self.ledger))[:MOST]]

    def entries(self, *kinds: str) -> Offers:
        """What acts of these kinds put into a register, the latest first: the number, and its title."""
        titles = ", ".join(f"json_extract(body, '$.{name}')" for name in ("title", "text", "county", "id"))
        query = (
            f"SELECT json_extract(body, '$.id'), coalesce({titles}) FROM acts"
            f" WHERE case_id IS NULL AND kind IN ({', '.join('?' * len(kinds))}) ORDER BY seq DESC LIMIT ?"
        )
        return self.ledger.connection.execute(query, (*kinds, MOST)).fetchall()

    def members(self) -> Offers:
        """Members in service."""
        return [(name, "") for name in in_service(self.ledger)]


@contextmanager
def suggestions(path: Path) -> Iterator[Suggestions]:
    """The suggestions of this ledger, while it is open. Raises NoLedger, Damaged."""
    with open_ledger(path) as ledger:
        yield Suggestions(ledger)
