"""The calendar of the commands: with the notices of the ledger where there is one, else as it is built in."""

from __future__ import annotations

from sqqf.calendar.workdays import Workdays
from sqqf.cli.session import session


def workdays() -> Workdays:
    """Working days as this run knows them."""
    run = session()
    return run.ledger.workdays if run.has_ledger else Workdays()
