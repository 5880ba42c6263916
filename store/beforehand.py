"""Whether an act can go on record at all, looked up before anybody is asked what it says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqqf.procedure.course.admission import admit_beforehand
from sqqf.procedure.errors import Refused
from sqqf.procedure.record.setting import Setting
from sqqf.store.ledger.dossiers import links_of, read_dossier
from sqqf.store.ledger.finding import short_number
from sqqf.store.ledger.ledger import Ledger


def check_beforehand(
    ledger: Ledger, dossier_id: str, commands: Collection[str], today: date, on: date | None = None
) -> None:
    """Raise Refused where none of these commands' acts can go on this case or lead now, or on that day."""
    dossier = read_dossier(ledger, dossier_id)
    profile = ledger.profile_of(dossier)
    setting = Setting(profile, ledger.level, ledger.workdays, today, links_of(ledger))
    refusals = []
    for kind in profile.acts.values():
        if kind.track == dossier.track and kind.command in commands:
            try:
                admit_beforehand(dossier, kind, setting, on)
            except Refused as refusal:
                refusals.append(refusal)
            else:
                return
    if refusals:
        first = refusals[0]
        first.facts.setdefault("no", short_number(ledger, str(dossier.number)))
        first.facts.setdefault("track", dossier.track)
        raise first
