"""The counties' lists of a quarter's decisions, against which the city sees what was never filed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqqf.procedure.errors import Refused
from sqqf.store.city.entries import city_only, due_on, entries, is_filed
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction


def add_quarter(ledger: Ledger, stamp: Stamp, on: date, body: Mapping[str, Any]) -> None:
    """Record a county's list of the decisions of a quarter, also an empty one; a later list takes its place.

    Raises Refused at a county's, and for a day to come.
    """
    city_only(ledger)
    decided = [date.fromisoformat(one["on"]) for one in body["decisions"] if one.get("on")]
    for day in (on, *decided):
        if day > stamp.today:
            raise Refused("dated_to_come", on=day, today=stamp.today)
    with transaction(ledger, stamp) as writing:
        for day in decided:
            due_on(day, ledger.profile_on(stamp.today), ledger.workdays)
        writing.record("filing_listed", dict(body), on)


def never_filed(ledger: Ledger, quarter: Mapping[str, Any]) -> list[str]:
    """The decisions on a county's list that no filing is there for."""
    known = entries(ledger)
    return [one["number"] for one in quarter["decisions"] if not is_filed(quarter["county"], one, known)]
