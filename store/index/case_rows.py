"""What the index holds of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.documents.case import case_document, summary_document
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.feedback import untold_applicant, untold_parties
from sqqf.store.index.rows import Basis, DossierRow, Indexed, Listing


def _indexed(case: Case, profile: Profile, basis: Basis, connected: Mapping[str, Any]) -> Indexed:
    """The case's row, and the case as ``case list`` prints it, with its links in both directions."""
    summary = summary_document(case, profile, basis.level)
    following = summary.pop("next")
    summary |= {
        "arising_from": case.registered.get("arising_from"),
        "merged_into": case.ended.get("into"),
        **connected,
        "next": following,
    }
    return Indexed(_row(case, profile), summary)


def _row(case: Case, profile: Profile) -> DossierRow:
    """What is listed and searched of a case; the search text holds every word that ``--search`` looks at."""
    state = profile.states[case.standing]
    words = [
        str(case.number),
        *(word for person in case.people for word in (person.name, person.unit) if word),
        case.matter or "",
        *case.points,
        case.officer or "",
    ]
    return DossierRow(
        case.id,
        str(case.number),
        *case.number,
        case.standing,
        int(state.open),
        iso(case.suspended_on or case.moves[-1].on),
        _waits_for(case, profile),
        case.officer,
        case.party_names,
        case.registered.get("arising_from"),
        case.ended.get("into"),
        "\n".join(dict.fromkeys(words)).casefold(),
        case.track,
    )


def _waits_for(case: Case, profile: Profile) -> str | None:
    """What comes next and has no limit; a decided case waits for feedback until everybody has had it."""
    if case.suspended_on:
        return "resumption"
    if case.state == "investigating" and case.is_sent_back_undated:
        return "supplement"
    state = profile.states[case.standing]
    if case.taken_over and case.is_uncounted:
        return "dates"
    if state.waits_for == "feedback" and not untold_applicant(case) and not untold_parties(case):
        return None
    return state.waits_for


LISTING = Listing(_indexed, case_document)
