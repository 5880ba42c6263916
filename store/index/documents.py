"""A case or a lead in full, and how its limits were counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqqf.procedure.documents.clock import counting, extensions
from sqqf.procedure.time.limits import deadlines
from sqqf.store.index.index import listing_of
from sqqf.store.index.reading import DeadlineFilter, deadline_lines, read_summary
from sqqf.store.ledger.ledger import Ledger

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

_Document = dict[str, Any]


def show_document(ledger: Ledger, dossier: AnyDossier, today: date) -> _Document:
    """The case or the lead in full, as ``show`` prints it on ``today``."""
    profile = ledger.profile_of(dossier)
    counted = deadlines(dossier, profile, ledger.level, ledger.workdays)
    extended = {(limit.kind, limit.item): extensions(limit, ledger.workdays) for limit in counted}
    lines = deadline_lines(ledger, DeadlineFilter(settled=True, case_id=dossier.id), today)
    limits = [{**line.as_json(), "extensions": extended[line.kind, line.item or 0]} for line in lines]
    return listing_of(dossier).in_full(read_summary(ledger, dossier.id), dossier, profile, limits)


def explained(ledger: Ledger, dossier: AnyDossier, kind: str | None, today: date) -> list[_Document]:
    """The limits, or the one of this kind, each with its days, extensions and the calendar's sources."""
    found = deadlines(dossier, ledger.profile_of(dossier), ledger.level, ledger.workdays)
    counted = {(limit.kind, limit.item): limit for limit in found}
    lines = deadline_lines(ledger, DeadlineFilter(settled=True, case_id=dossier.id, kind=kind), today)
    return [
        {**line.as_json(), **counting(counted[line.kind, line.item or 0], ledger.workdays)} for line in lines
    ]
