"""Who goes by a name: for one that nobody bears, an empty list would be an all-clear."""

from collections.abc import Collection
from difflib import get_close_matches

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.roster import MEMBER_KINDS, roster
from sqqf.store.index.narrowing import UNITS
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger

MOST = 5
"""So many names at most are said to be near."""


def expect(
    ledger: Ledger, officer: str | None = None, unit: str | None = None, party: str | None = None
) -> None:
    """Raise BadInput, with the nearest names, where nobody goes by this name.

    An officer goes by the name in full: of a case, of a lead, or of a member. A unit goes by any part of it,
    and so does whom a case or a lead is about.
    """
    if officer is not None:
        names = _officers(ledger)
        if officer not in names:
            raise unknown("no_such_officer", officer, names)
    if unit is not None:
        names = units(ledger)
        if not any(unit in name for name in names):
            raise unknown("no_such_unit", unit, names)
    if party is not None:
        names = parties(ledger)
        if not any(party in name for name in names):
            raise unknown("no_such_party", party, names)


def _officers(ledger: Ledger) -> Collection[str]:
    members = roster(own_acts(ledger, *MEMBER_KINDS))
    rows = ledger.connection.execute("SELECT DISTINCT officer FROM dossiers WHERE officer IS NOT NULL")
    return {*(one.name for one in members), *(name for (name,) in rows.fetchall())}


def units(ledger: Ledger) -> Collection[str]:
    """The units that cases and leads name."""
    rows = ledger.connection.execute(f"SELECT DISTINCT unit FROM ({UNITS}) WHERE unit IS NOT NULL")
    return {name for (name,) in rows.fetchall()}


def parties(ledger: Ledger) -> Collection[str]:
    """Whom the cases and leads are about."""
    rows = ledger.connection.execute("SELECT DISTINCT party FROM dossiers").fetchall()
    return {name for (together,) in rows for name in together.split("、") if name}


def unknown(code: str, wanted: str, names: Collection[str]) -> BadInput:
    """That nobody goes by this name, with the nearest of those who do."""
    ordered = sorted(names)
    near = get_close_matches(wanted, ordered, MOST, cutoff=0.3) or ordered[:MOST]
    return BadInput(code, value=wanted, choices=near) if near else BadInput("nobody_yet", value=wanted)
