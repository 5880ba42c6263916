"""``case check`` and ``lead check``: the findings on one case or lead, on every one, or every open one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqqf.procedure.course.before import before
from sqqf.procedure.course.review import beside, late_before, review
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.store import registers
from sqqf.store.alike import around, whole
from sqqf.store.index.following import keep_up
from sqqf.store.index.reading import pages
from sqqf.store.ledger.dossiers import links_of, read_dossier
from sqqf.store.ledger.ledger import Ledger

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

GRAVITY = ("defect", "risk", "note")


class Found(NamedTuple):
    """A finding, the number of its case or lead, and the rules that this goes by."""

    no: str
    profile: Profile
    finding: Finding


class Asked(NamedTuple):
    """Which cases or leads are to be checked: all of the track, or one."""

    track: str = "tolerance"
    dossier_id: str | None = None
    only_open: bool = False
    taken_over: bool = False
    """What was late before they were taken over is told too."""


class Checked(NamedTuple):
    """What was found, the gravest of each case or lead first, in the order of registration."""

    found: list[Found]
    looked_at: int
    """So many cases or leads."""
    unjudged: list[str]
    """Those of which no dates tell whether every limit was kept before they were taken over."""


def checked(ledger: Ledger, today: date, asked: Asked) -> Checked:
    """The findings on what is asked for."""
    keep_up(ledger)
    entries = {one["id"]: one for one in (*registers.prefilings(ledger), *registers.guidance(ledger))}
    group = registers.group(ledger)
    register = around(ledger, asked.dossier_id) if asked.dossier_id else whole(ledger)
    done = Checked([], 0, [])
    for dossier_id in ids_of(ledger, asked):
        dossier = read_dossier(ledger, dossier_id)
        profile = ledger.profile_of(dossier)
        setting = Setting(profile, ledger.level, ledger.workdays, today, links_of(ledger), group)
        kept = register[str(dossier.number)]
        found = review(dossier, setting, entries) + beside(dossier, kept, register.beside(kept), profile)
        if asked.taken_over:
            found += [one for one in late_before(dossier, setting) if one not in found]
        no = str(dossier.number)
        in_order = sorted(found, key=lambda finding: GRAVITY.index(finding.severity))
        done.found.extend(Found(no, setting.profile, finding) for finding in in_order)
        if before(dossier, setting.profile, setting.level, setting.workdays).unjudged:
            done.unjudged.append(no)
        done = done._replace(looked_at=done.looked_at + 1)
    return done


def due_before_closing(ledger: Ledger, dossier: AnyDossier, today: date) -> list[Found]:
    """What is due before a case or lead is closed and isn't done; the closing isn't refused for it."""
    setting = Setting(ledger.profile_of(dossier), ledger.level, ledger.workdays, today, links_of(ledger))
    no, profile = str(dossier.number), setting.profile
    found = (Found(no, profile, finding) for finding in review(dossier, setting, {}))
    return [one for one in found if profile.entry("findings", one.finding.code).more.get("before_closing")]


def ids_of(ledger: Ledger, asked: Asked) -> Iterator[str]:
    """The cases or leads that are asked for."""
    if asked.dossier_id:
        yield asked.dossier_id
        return
    query = "SELECT n, id FROM dossiers WHERE track = ? AND (open OR ?) AND n > ? ORDER BY n LIMIT ?"
    for _, dossier_id in pages(ledger.connection, query, (asked.track, not asked.only_open), (0,)):
        yield dossier_id
