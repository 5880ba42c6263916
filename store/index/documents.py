"""A case or a lead in full, and how its limits were counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqqf.procedure.documents.case import case_document
from sqqf.procedure.documents.clock import counting, extensions
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import deadlines
from sqqf.procedure.tolerance.case import Case
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
    limits = [{**line._asdict(), "extensions": extended[line.kind, line.item or 0]} for line in lines]
    return _in_full(read_summary(ledger, dossier.id), dossier, profile, limits)


def _in_full(
    summary: _Document, dossier: AnyDossier, profile: Profile, limits: Sequence[_Document]
) -> _Document:
    if isinstance(dossier, Case):
        return case_document(summary, dossier, profile, limits)
    from sqqf.procedure.documents.lead import lead_document

    return lead_document(summary, dossier, limits)


def explained(ledger: Ledger, dossier: AnyDossier, kind: str | None, today: date) -> list[_Document]:
    """The limits, or the one of this kind, each with its days, extensions and the calendar's sources."""
    found = deadlines(dossier, ledger.profile_of(dossier), ledger.level, ledger.workdays)
    counted = {(limit.kind, limit.item): limit for limit in found}
    lines = deadline_lines(ledger, DeadlineFilter(settled=True, case_id=dossier.id, kind=kind), today)
    return [
        {**line._asdict(), **counting(counted[line.kind, line.item or 0], ledger.workdays)} for line in lines
    ]
