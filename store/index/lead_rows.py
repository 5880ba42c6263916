"""What the index holds of a lead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.documents.lead import lead_document, lead_summary
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.referral import desk
from sqqf.procedure.inaction.tolerance_check import standing
from sqqf.procedure.record.link import Links
from sqqf.procedure.rules.profile import Profile
from sqqf.store.index.rows import Basis, DossierRow, Indexed, Listing


def _indexed(lead: Lead, profile: Profile, basis: Basis, connected: Mapping[str, Any]) -> Indexed:
    """The lead's row, the lead as it is listed, and the tolerance cases that it was checked by."""
    summary = lead_summary(lead, profile, basis.level, basis.linked)
    following = summary.pop("next")
    summary |= {"gave_rise_to": connected["gave_rise_to"], "next": following}
    checks = dict.fromkeys(act.body["case"] for act in lead.of("tolerance_checked") if "case" in act.body)
    return Indexed(_row(lead, profile, summary["waits_for"], basis.linked), summary, tuple(checks))


def _row(lead: Lead, profile: Profile, waits_for: str | None, linked: Links) -> DossierRow:
    words = [
        str(lead.number),
        lead.unit or "",
        *(word for person in lead.persons for word in person if word),
        lead.text or "",
        lead.officer or "",
    ]
    return DossierRow(
        lead.id,
        str(lead.number),
        lead.number.prefix,
        *lead.number,
        lead.standing,
        int(profile.states[lead.state].open),
        iso(_since(lead, waits_for, linked)),
        waits_for,
        lead.officer,
        lead.party_names,
        None,
        lead.ended.get("into"),
        "\n".join(dict.fromkeys(words)).casefold(),
        lead.track,
    )


def _since(lead: Lead, waits_for: str | None, linked: Links) -> date:
    """Since when it stands as it does: moved on, checked, decided on the other track, or referred."""
    if waits_for == "referral":
        return desk(lead).since
    found = [standing(lead, one, linked) for one in lead.subjects]
    signed_off = (
        [act.on for act in lead.of("rectification_signed_off")] if waits_for == "lead_closing" else []
    )
    days = [*(one.on for one in found if one and one.case), *signed_off]
    return max([lead.moves[-1].on, *(day for day in days if day)])


LISTING = Listing(_indexed, lambda summary, lead, _profile, limits: lead_document(summary, lead, limits))
