"""``case check`` and ``lead check``: the findings on one case or lead, or on every open one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqqf.procedure.course.review import review
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.store import registers
from sqqf.store.index.following import keep_up
from sqqf.store.index.reading import pages
from sqqf.store.ledger.dossiers import links_of, read_dossier
from sqqf.store.ledger.ledger import Ledger

GRAVITY = ("defect", "risk", "note")


class Found(NamedTuple):
    """A finding, the number of its case or lead, and the rules that this goes by."""

    no: str
    profile: Profile
    finding: Finding


def findings(
    ledger: Ledger, today: date, dossier_id: str | None = None, track: str = "tolerance"
) -> Iterator[Found]:
    """The findings on one case or lead, or on every open one of the track in the order of registration.

    The gravest come first.
    """
    keep_up(ledger)
    opened = "SELECT n, id FROM dossiers WHERE track = ? AND open AND n > ? ORDER BY n LIMIT ?"
    wanted = [(0, dossier_id)] if dossier_id else pages(ledger.connection, opened, (track,), (0,))
    prefilings = {one["id"]: one for one in registers.prefilings(ledger)}
    linked = links_of(ledger)
    for _, one in wanted:
        dossier = read_dossier(ledger, one)
        profile = ledger.profile_of(dossier)
        setting = Setting(profile, ledger.level, ledger.workdays, today, linked)
        found = review(dossier, setting, prefilings)
        for finding in sorted(found, key=lambda finding: GRAVITY.index(finding.severity)):
            yield Found(str(dossier.number), profile, finding)
