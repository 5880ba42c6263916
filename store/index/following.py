"""Following the built-in calendar: where it is another one than before, the due dates are counted anew.

No act: the dates are what this calendar makes of the acts.
"""

from __future__ import annotations

from sqqf.calendar.workdays import Workdays, built_in_mark
from sqqf.store.ledger.connection import immediate
from sqqf.store.ledger.ledger import Ledger


def keep_up(ledger: Ledger) -> None:
    """Count the due dates anew where they were counted with another built-in calendar than today's."""
    if not _is_up_to_date(ledger):
        with immediate(ledger.connection):
            follow_calendar(ledger)


def follow_calendar(ledger: Ledger) -> None:
    """The same, in the transaction that is open."""
    if _is_up_to_date(ledger):
        return
    from sqqf.store.index import recount  # noqa: PLC0415  (once a year; no list needs it)

    changed = list(recount.recounted(ledger.connection, ledger.workdays))
    recount.write_dates(ledger.connection, (after for _, after in changed))
    ledger.recounted += sum(before.due_on != after.due_on for before, after in changed)
    remember_calendar(ledger)


def current_workdays(ledger: Ledger) -> Workdays:
    """The calendar, once the due dates in the index are the ones that it makes."""
    keep_up(ledger)
    return ledger.workdays


def remember_calendar(ledger: Ledger) -> None:
    """Note that the due dates in the index are those of the built-in calendar there is now."""
    ledger.connection.execute("INSERT OR REPLACE INTO index_facts VALUES ('calendar', ?)", (built_in_mark(),))


def _is_up_to_date(ledger: Ledger) -> bool:
    found = ledger.connection.execute("SELECT value FROM index_facts WHERE name='calendar'").fetchone()
    return found is not None and found[0] == built_in_mark()
