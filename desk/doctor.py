"""What the program stands on here, looked at piece by piece: the ledger, the calendar, mail, this machine."""

from __future__ import annotations

import importlib.metadata
import platform
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from sqqf.calendar.dates import CHINA
from sqqf.calendar.days import LAST
from sqqf.calendar.workdays import Workdays
from sqqf.desk.mailing import waiting
from sqqf.post import places
from sqqf.store.keeping.heads import known_of
from sqqf.store.keeping.surroundings import OK, POINT, PROBLEM, Finding, engine
from sqqf.store.ledger.connection import VERSION
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.verify import verify

_SOON = timedelta(45)
"""A calendar that ends sooner than this is worth a word."""


def look_into(ledger: Ledger, path: Path, tick: Callable[[], None]) -> Iterator[Finding]:
    """What there is to say of an open ledger: whether it is what was recorded, and its mail."""
    yield Finding("layout", OK, {"version": VERSION, "engine": engine()})
    verdict = verify(ledger, None, tick, known_of(ledger, path))
    if verdict.ok:
        counted = {name: getattr(verdict, name) for name in ("acts", "cases", "leads", "head")}
        yield Finding("as_recorded", OK, counted)
    else:
        yield Finding("not_as_recorded", PROBLEM, {"count": len(verdict.problems)})
    odd = sum(note.what.startswith("clock_") for note in verdict.notes)
    if odd:
        yield Finding("clock", POINT, {"count": odd, "now": _now()})
    mails = waiting(ledger)
    yield Finding("mail", POINT if mails else OK, {"count": len(mails), "path": str(places.outboxes())})


def look_at_machine(workdays: Workdays, today: date) -> Iterator[Finding]:
    """What there is to say of the calendar, the moment, and what is installed."""
    edge = _provisional_from(workdays, today)
    yield Finding("calendar", POINT if edge - today < _SOON else OK, {"provisional_from": edge.isoformat()})
    yield Finding("moment", OK, {"now": _now()})
    versions, missing = _installed()
    yield Finding("python", OK, {"python": platform.python_version(), "versions": versions})
    if missing:
        yield Finding("not_installed", POINT, {"extras": missing})


def _now() -> str:
    return f"{datetime.now(CHINA):%Y-%m-%d %H:%M}"


def _provisional_from(workdays: Workdays, today: date) -> date:
    """The first day from today on of which no notice speaks."""
    for year in range(today.year, LAST.year + 1):
        if edge := workdays.year(year).provisional_from:
            return max(edge, today)
    return LAST


def _installed() -> tuple[list[str], list[str]]:
    """The libraries with their versions, and the extras of which one is missing."""
    versions, missing = [], set()
    for wanted in importlib.metadata.requires("sqqf") or ():
        name = re.split(r"[^\w.-]", wanted, maxsplit=1)[0]
        extra = re.search(r"""extra\s*==\s*["']([\w-]+)""", wanted)
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.add(extra[1] if extra else name)
    return sorted(set(versions)), sorted(missing)
