"""The group's own particulars, as its letters have them: address, telephone, contact, postcode, seal line."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.procedure.record.registers import PARTICULAR_KINDS
from sqqf.procedure.record.registers import particulars as told_last
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.papers import ISSUER
from sqqf.store.writing.transaction import transaction


def particulars(ledger: Ledger) -> dict[str, str | None]:
    """Each particular as it was told last; None for what nobody has told."""
    return told_last(own_acts(ledger, *PARTICULAR_KINDS))


def set_particulars(
    ledger: Ledger, stamp: Stamp, told: Mapping[str, str | None], issuers: Mapping[str, str]
) -> None:
    """Record particulars, None taking one away, and full names of organs, by code; all or nothing."""
    with transaction(ledger, stamp) as writing:
        if told:
            writing.record("group_set", told, stamp.today)
        for organ, name in issuers.items():
            writing.record(ISSUER, {"organ": organ, "name": name}, stamp.today)
