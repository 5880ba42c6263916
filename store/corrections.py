"""``correction list``: the items of correction lists with where each stands, of one case or of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqqf.procedure.correction import item_document, items
from sqqf.store.ledger import Ledger
from sqqf.store.reading import Wanted


def corrections(
    ledger: Ledger, today: date, case_id: str | None = None, *, overdue: bool = False
) -> Iterator[dict[str, Any]]:
    """The items, soonest first, as they stand on ``today``; with ``overdue`` only those without a report in time."""

    @cache
    def listed(no: str) -> Mapping[int, dict[str, Any]]:
        (found,) = ledger.connection.execute("SELECT id FROM cases WHERE no=?", (no,)).fetchone()
        return {item.n: item_document(item) for item in items(ledger.case(found))}

    wanted = Wanted(
        kind="correction", case_id=case_id, settled=not overdue, due_before=today if overdue else None
    )
    for line in ledger.deadlines(wanted, today):
        item = listed(line.case).get(line.item or 0)
        if item is None:  # struck out since the line was read
            continue
        yield {
            "case": line.case,
            **item,
            "status": line.status,
            "working_days_left": line.working_days_left,
            "days_overdue": line.days_overdue,
            "officer": line.officer,
            "party": line.party,
        }
