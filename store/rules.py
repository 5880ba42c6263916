"""Rules put in force."""

from __future__ import annotations

from datetime import date

from sqqf.procedure.errors import Refused
from sqqf.procedure.rules.profile import Profile
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.profiles import profile_body
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction


def adopt(ledger: Ledger, stamp: Stamp, profile: Profile, on: date) -> None:
    """Put a profile in force from a day on. Raises Refused for a day before that of an earlier profile.

    A case keeps the rules in force at its receipt.
    """
    with transaction(ledger, stamp) as writing:
        latest = ledger.connection.execute(
            "SELECT max(on_date) FROM acts WHERE kind='profile' AND case_id IS NULL"
        ).fetchone()[0]
        if latest and on.isoformat() < latest:
            raise Refused("profile_backwards", on=on, latest=latest)
        writing.record("profile", profile_body(profile), on)
