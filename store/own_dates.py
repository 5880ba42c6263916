"""What is pending by the group's own dates, over cases, leads and registers."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from sqqf.procedure.record import registers
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.lights import Clock, DeadlineLine
from sqqf.procedure.time.own import OWING, SENT, Pending, own_lines
from sqqf.procedure.tracks import track_of
from sqqf.store.index.following import current_workdays
from sqqf.store.index.narrowing import DossierFilter
from sqqf.store.index.reading import DeadlineFilter, ids, waiting
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.office.diary import diary_lines


def own_dates(ledger: Ledger, wanted: DeadlineFilter, today: date) -> list[DeadlineLine]:
    """The dates of the group's own that are asked for, soonest first; what is done has none."""
    profile = ledger.profile_on(today)
    clock = Clock(today, current_workdays(ledger), profile.yellows)
    before = wanted.due_before.isoformat() if wanted.due_before else None
    found = [
        line
        for line in chain(
            own_lines(_pending(ledger, wanted, profile), profile, clock), diary_lines(ledger, wanted, clock)
        )
        if wanted.kind in (None, line.kind)
        and (before is None or line.due_on < before)
        and (line.provisional or not wanted.provisional)
    ]
    return sorted(found, key=lambda line: (line.due_on, line.case))


def _pending(ledger: Ledger, wanted: DeadlineFilter, profile: Profile) -> Iterator[Pending]:
    for no, waits_for, since, officer, party in waiting(
        ledger.connection, wanted.officer, wanted.unit, here=True
    ):
        yield Pending(("waits", waits_for), no, date.fromisoformat(since), officer, party)
    if any("duty" in entry.more for entry in profile.section("own_dates")):
        yield from _of_dossiers(ledger, wanted)
    if wanted.officer is None:
        for pending in _of_registers(ledger):
            if wanted.unit is None or wanted.unit in pending.party:
                yield pending


def _of_dossiers(ledger: Ledger, wanted: DeadlineFilter) -> Iterator[Pending]:
    """What is owed on a case or lead beside what it waits for."""
    asked = [DossierFilter(state=state, officer=wanted.officer, unit=wanted.unit) for state in OWING]
    found = [dossier_id for one in asked for dossier_id in ids(ledger.connection, one)]
    all_ = DossierFilter(officer=wanted.officer, unit=wanted.unit)
    if sent := sent_away(ledger.connection):
        found += [dossier_id for dossier_id in ids(ledger.connection, all_) if dossier_id in sent]
    for dossier_id in dict.fromkeys(found):
        dossier = read_dossier(ledger, dossier_id)
        for one in track_of(dossier).owed(dossier):
            if one.done_on is None and one.of[0] == "duty":
                no, names = str(dossier.number), dossier.party_names
                yield Pending(one.of, no, one.since, dossier.officer, names)


def sent_away(connection: sqlite3.Connection) -> set[str]:
    """The cases that were referred for accountability, or handed over to another group."""
    query = f"SELECT DISTINCT case_id FROM acts WHERE kind IN ({','.join('?' * len(SENT))})"
    return {case_id for (case_id,) in connection.execute(query, SENT).fetchall()}


def _of_registers(ledger: Ledger) -> Iterator[Pending]:
    """Nobody is in charge of what stands in a register."""

    def pending(of: str, one: dict[str, Any], party: str = "") -> Pending:
        return Pending(("register", of), one["id"], date.fromisoformat(one["on"]), None, party)

    for one in registers.guidance(own_acts(ledger, *registers.GUIDANCE_KINDS)):
        if not one["follow_ups"]:
            yield pending("guidance", one, one["to"])
    for one in registers.problems(own_acts(ledger, *registers.PROBLEM_KINDS)):
        if not one["reports"]:
            yield pending("problem", one)
    for one in registers.prefilings(own_acts(ledger, *registers.PREFILING_KINDS)):
        if not one["replies"] and one["state"] == "filed":
            yield pending("prefiling", one, one["by_unit"])
