"""What stands where on a day: the documents of ``summary`` and ``report daily``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import Any

from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.lights import LIGHTS, DeadlineLine
from sqqf.store.index import reading
from sqqf.store.index.following import current_workdays
from sqqf.store.index.moment import of_one_moment
from sqqf.store.index.reading import DeadlineFilter, deadline_lines
from sqqf.store.index.search import Particulars, particulars
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.own_dates import own_dates

LISTS = ("overdue", "due_today", "due_soon", "provisional", "waiting")
"""The lists of the daily report: of limits, or of what waits, each with its officer."""


@of_one_moment
def summary(ledger: Ledger, today: date, most_overdue: int | None = None) -> dict[str, Any]:
    """Cases and leads by state, the lights, load by officer, what waits without a limit, what is overdue.

    ``most_overdue`` cuts the list of what is overdue; the counts stay whole.
    """
    rules = ledger.profile_on(today)
    count = reading.count(ledger.connection, today, current_workdays(ledger), rules.yellows)
    lights = dict.fromkeys(("red", "yellow", "blue"), 0)
    for status, number in count.statuses.items():
        lights[LIGHTS[status]] += number
    return {
        "date": today.isoformat(),
        "working_day": ledger.workdays.is_working(today),
        "cases": _by_state(count, rules, "tolerance"),
        **({"leads": _by_state(count, rules, "inaction")} if ledger.ever_had("inaction") else {}),
        "lights": lights,
        "officers": [
            {"officer": officer, "open": opened, "overdue": overdue}
            for officer, opened, overdue in count.officers
        ],
        "waiting": waits(ledger, today),
        "overdue": _documents(ledger, DeadlineFilter(due_before=today), today, most_overdue),
        **_prefilings(ledger, today),
        "own": _own(ledger, DeadlineFilter(due_before=today), today),
    }


def _by_state(count: reading.Count, rules: Profile, track: str) -> dict[str, int]:
    """Every state of the rules in force; then those of earlier rules in which something still is."""
    counted = count.states.get(track, {})
    return {**dict.fromkeys(rules.states_of(track), 0), **counted}


@of_one_moment
def daily_report(ledger: Ledger, today: date, officer: str | None) -> dict[str, Any]:
    """The morning's report, of one officer or of all; ``head`` proves later what the ledger contained."""
    next_day = current_workdays(ledger).add(today, 1)
    soon = ledger.workdays.add(today, ledger.profile_on(today).yellows.longest + 1)
    urgent = list(
        deadline_lines(ledger, DeadlineFilter(due_before=max(soon, next_day), officer=officer), today)
    )
    by_status = {status: _of(urgent, status) for status in ("overdue", "due_today", "due_soon")}
    provisional = _documents(ledger, DeadlineFilter(provisional=True, officer=officer), today, None)
    waiting = waits(ledger, today, officer)
    running = reading.count_running(ledger.connection, officer)
    counts = {name: len(found) for name, found in by_status.items()}
    counts["on_track"] = running - sum(counts.values())
    counts |= {"provisional": len(provisional), "waiting": len(waiting)}
    return {
        "date": today.isoformat(),
        "working_day": ledger.workdays.is_working(today),
        "group": ledger.group,
        "officer": officer,
        **by_status,
        "provisional": provisional,
        "waiting": waiting,
        "own": _own(ledger, DeadlineFilter(due_before=soon, officer=officer), today),
        "counts": counts,
        **_prefilings(ledger, today),
        "head": ledger.head,
    }


@of_one_moment
def grouped(ledger: Ledger, report: dict[str, Any], by: str) -> dict[str, Any]:
    """The daily report with ``groups``: what presses and what waits by ``officer`` or by ``unit``."""
    limits = [line for name in ("overdue", "due_today", "due_soon") for line in report[name]]
    return {**report, "by": by, "groups": put_together(ledger, limits, report["waiting"], by)}


def put_together(
    ledger: Ledger, limits: Sequence[Mapping[str, Any]], waiting: Sequence[Mapping[str, Any]], by: str
) -> list[dict[str, Any]]:
    """What each officer, or each ``unit``, has: limits with the matter, soonest first, and what waits.

    Who has most overdue comes first. What has no officer, or no unit, stands under None, last.
    """
    lines = [*limits, *waiting]
    about = particulars(ledger, {line["case"] for line in lines})
    groups: dict[str | None, dict[str, Any]] = {}
    for n, line in enumerate(lines):
        named = about.get(line["case"], Particulars())
        name = line["officer"] if by == "officer" else named.unit
        group = groups.setdefault(name, {by: name, "limits": [], "waiting": []})
        group["limits" if n < len(limits) else "waiting"].append({**line, "matter": named.matter})
    ordered = sorted(groups.items(), key=lambda one: (one[0] is None, -_overdue(one[1]), one[0] or ""))
    return [group for _, group in ordered]


def _overdue(group: Mapping[str, Any]) -> int:
    return sum(line["status"] == "overdue" for line in group["limits"])


def _prefilings(ledger: Ledger, today: date) -> dict[str, Any]:
    """Prior filings to be screened or looked at by the next working day, where the rules want that."""
    rules = ledger.profile_on(today)
    if rules.prefiling is None:
        return {}
    from sqqf.store.registers import prefilings  # noqa: PLC0415 - hardly any place screens them

    until = ledger.workdays.add(today, 1).isoformat()
    found = [
        {"id": one["id"], "for": what, "due_on": due, "overdue": due < today.isoformat()}
        for one in prefilings(ledger)
        for what in ("screening", "tracking")
        if (due := one[f"{what}_due_on"]) and due <= until
    ]
    return {"prefilings": sorted(found, key=itemgetter("due_on"))}


def _own(ledger: Ledger, wanted: DeadlineFilter, today: date) -> list[dict[str, Any]]:
    return [line.as_json() for line in own_dates(ledger, wanted, today)]


def _of(lines: list[DeadlineLine], status: str) -> list[dict[str, Any]]:
    return [line.as_json() for line in lines if line.status == status]


def _documents(ledger: Ledger, wanted: DeadlineFilter, today: date, most: int | None) -> list[dict[str, Any]]:
    return [line.as_json() for line in islice(deadline_lines(ledger, wanted, today), most)]


def waits(ledger: Ledger, today: date, officer: str | None = None) -> list[dict[str, Any]]:
    """Cases and leads whose next act has no limit, longest first, of one officer or of all."""
    return [
        {
            "case": no,
            "for": waits_for,
            "since": since,
            "working_days": max(ledger.workdays.between(date.fromisoformat(since), today), 0),
            "officer": in_charge,
            "party": party,
        }
        for no, waits_for, since, in_charge, party in reading.waiting(ledger.connection, officer)
    ]
