"""``correction list`` and ``lead items``: what is put right item by item, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqqf.procedure.record.items import items
from sqqf.procedure.tracks import track as track_named
from sqqf.store.index.reading import DeadlineFilter, deadline_lines
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.ledger import Ledger


def corrections(
    ledger: Ledger,
    today: date,
    dossier_id: str | None = None,
    *,
    overdue: bool = False,
    track: str = "tolerance",
) -> Iterator[dict[str, Any]]:
    """The items of cases, or of leads, soonest first, as they stand on ``today``.

    With ``overdue`` only those without a report in time.
    """
    its_track = track_named(track)

    @cache
    def listed(no: str) -> Mapping[int, dict[str, Any]]:
        (found,) = ledger.connection.execute("SELECT id FROM dossiers WHERE no=?", (no,)).fetchone()
        return {item.n: its_track.item(item) for item in items(read_dossier(ledger, found))}

    before = today if overdue else None
    kind = its_track.common.item
    wanted = DeadlineFilter(kind=kind, case_id=dossier_id, settled=not overdue, due_before=before)
    for line in deadline_lines(ledger, wanted, today):
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
