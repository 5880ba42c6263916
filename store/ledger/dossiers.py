"""Cases and leads, folded from their acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqqf.procedure.course.fold import fold
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import linked_case
from sqqf.store.ledger.journal import acts_of
from sqqf.store.ledger.ledger import Ledger

if TYPE_CHECKING:
    from sqqf.procedure.inaction.lead import Lead
    from sqqf.procedure.record.acts import Act
    from sqqf.procedure.record.link import Linked, Links
    from sqqf.procedure.tracks import AnyDossier


def read_dossier(ledger: Ledger, dossier_id: str) -> AnyDossier:
    """The case or the lead with this id, folded from its acts."""
    return dossier_from(ledger, acts_of(ledger, dossier_id))


def is_behind(ledger: Ledger, dossier: AnyDossier) -> bool:
    """Whether something has been recorded on the case or lead since it was read."""
    query = "SELECT seq FROM acts WHERE case_id=? ORDER BY seq DESC LIMIT 1"
    (last,) = ledger.connection.execute(query, (dossier.id,)).fetchone()
    return bool(last != dossier.acts[-1].seq)


def dossier_from(ledger: Ledger, acts: list[Act]) -> AnyDossier:
    """The case or the lead that these acts amount to, by the rules of its receipt."""
    return fold(acts, ledger.profile_recorded(acts[0].body["profile"]))


def read_case(ledger: Ledger, case_id: str) -> Case:
    """The case with this id, folded from its acts."""
    case = read_dossier(ledger, case_id)
    assert isinstance(case, Case)
    return case


def read_lead(ledger: Ledger, lead_id: str) -> Lead:
    """The lead with this id, folded from its acts."""
    lead = read_dossier(ledger, lead_id)
    assert not isinstance(lead, Case)
    return lead


def links_of(ledger: Ledger) -> Links:
    """How a tolerance case stands, by its number; None where it isn't in this ledger."""

    def linked(no: str) -> Linked | None:
        found = ledger.connection.execute("SELECT id FROM cases WHERE no=?", (no,)).fetchone()
        return linked_case(read_case(ledger, found[0])) if found else None

    return linked
