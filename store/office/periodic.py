"""The report for the lead's meeting: what the past week or month brought, and what the next will ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqqf.calendar.days import Span
from sqqf.calendar.spans import nominal_end
from sqqf.store.index.moment import of_one_moment
from sqqf.store.index.reading import DeadlineFilter, deadline_lines
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.office.changes import Change, changes
from sqqf.store.overview import waits

SPANS: Mapping[str, tuple[Span, Span]] = {
    "weekly": (Span("calendar_day", -7), Span("calendar_day", 7)),
    "monthly": (Span("month", -1), Span("month", 1)),
}
"""How far each report looks back, and how far ahead, from today."""


@of_one_moment
def periodic_report(ledger: Ledger, today: date, kind: str) -> dict[str, Any]:
    """What was recorded in the days up to today, and what is due in as many from tomorrow on.

    ``kind``: ``weekly``, seven days, or ``monthly``, back to the day after today's in the month before. What
    is new, what stands in another state and what was settled go by when that was recorded.
    """
    back, ahead = SPANS[kind]
    first, until = nominal_end(today, back) + timedelta(1), nominal_end(today, ahead)
    found = changes(ledger, first).dossiers
    wanted = DeadlineFilter(due_before=until + timedelta(1))
    limits = [line.as_json() for line in deadline_lines(ledger, wanted, today)]
    lists = {
        "new": [_told(one) for one in found if one.was is None],
        "moved": [_told(one) for one in found if one.moved],
        "decided": [_told(one) for one in found if one.settled],
        "overdue": [line for line in limits if line["status"] == "overdue"],
        "due": [line for line in limits if line["status"] != "overdue"],
        "waiting": waits(ledger, today),
    }
    return {
        "kind": kind,
        "group": ledger.group,
        "from": first.isoformat(),
        "to": today.isoformat(),
        "until": until.isoformat(),
        **lists,
        "counts": {name: len(entries) for name, entries in lists.items()},
        "head": ledger.head,
    }


def _told(change: Change) -> dict[str, Any]:
    return {name: fact for name, fact in change._asdict().items() if name not in ("acts", "settled")}
