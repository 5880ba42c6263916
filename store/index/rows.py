"""The rows of the index, and what of a case or a lead they are made from."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from sqqf.calendar.dates import iso
from sqqf.calendar.days import Span, Unit
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.record.dossier import Extension, Pause
from sqqf.procedure.record.link import Links
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline
from sqqf.store.index.reading import WAITS


class Basis(NamedTuple):
    """What index rows are made by besides the case or lead and its rules."""

    level: str
    """``city`` or ``county``: whose ledger it is"""
    workdays: Workdays
    linked: Links
    """How a tolerance case stands, by its number."""


class DossierRow(NamedTuple):
    """A row of ``dossiers``, a case or a lead, without its key."""

    id: str
    no: str
    prefix: str
    year: int
    serial: int
    state: str
    open: int
    since: str
    waits_for: str | None
    officer: str | None
    party: str
    arising_from: str | None
    merged_into: str | None
    search: str
    track: str


class DeadlineRow(NamedTuple):
    """A row of ``deadlines``."""

    n: int
    kind: str
    item: int
    article: str
    basis: str
    starts_on: str
    counted_from: str
    working_days: int | None
    extensions: str | None
    original_due_on: str
    due_on: str
    met_on: str | None
    lapsed: int
    provisional: int
    pauses: str | None
    paused: int
    unit: str | None
    length: int | None

    @property
    def span(self) -> Span | None:
        """How long the limit is; None for a date that was set."""
        return Span(cast("Unit", self.unit), self.length) if self.length else None


class Indexed(NamedTuple):
    """What the index holds of a case or a lead."""

    row: DossierRow
    summary: Mapping[str, Any]
    """As it is listed."""
    checks: tuple[str, ...] = ()
    """The numbers of the tolerance cases that a lead was checked by."""
    limits: tuple[Deadline, ...] = ()


class Listing(NamedTuple):
    """What makes of a case, or of a lead, what is listed of it, and what is shown of it in full."""

    indexed: Callable[[Any, Profile, Basis, Mapping[str, Any]], Indexed]
    in_full: Callable[[Mapping[str, Any], Any, Profile, Iterable[Mapping[str, Any]]], dict[str, Any]]
    """From the summary, the dossier, its rules, and its limits."""


class Rows(NamedTuple):
    """What the index holds of a case or a lead as rows of its tables, without the key."""

    dossier: DossierRow
    document: str
    deadlines: Sequence[DeadlineRow]
    checks: tuple[str, ...]


def deadline_rows(n: int, limits: Iterable[Deadline]) -> list[DeadlineRow]:
    """The rows of a dossier's limits, under its key."""
    return [
        DeadlineRow(
            n,
            limit.kind,
            limit.item,
            limit.article,
            limit.basis,
            iso(limit.starts_on),
            iso(limit.counted_from),
            limit.working_days,
            _extensions_text(limit.extensions),
            iso(limit.original_due_on),
            iso(limit.due_on),
            iso(limit.met_on) if limit.met_on else None,
            int(limit.lapsed),
            int(limit.provisional),
            _pauses_text(limit.pauses),
            WAITS if limit.waits and limit.paused else int(limit.paused),
            *(limit.span or (None, None)),
        )
        for limit in limits
    ]


def _extensions_text(extensions: Iterable[Extension]) -> str | None:
    listed = [
        {"agreed_on": iso(one.agreed_on), "days": one.days, "to": iso(one.to) if one.to else None}
        for one in extensions
    ]
    return json.dumps(listed) if listed else None


def _pauses_text(pauses: Iterable[Pause]) -> str | None:
    listed = [[iso(pause.since), iso(pause.until) if pause.until else None] for pause in pauses]
    return json.dumps(listed) if listed else None


def pauses_from(text: str | None) -> tuple[Pause, ...]:
    """When the clock stood still, as a row of ``deadlines`` keeps it."""
    return tuple(
        Pause(date.fromisoformat(since), date.fromisoformat(until) if until else None)
        for since, until in json.loads(text or "[]")
    )


def extensions_from(text: str | None) -> tuple[Extension, ...]:
    """The extensions as a row of ``deadlines`` keeps them."""
    return tuple(
        Extension(
            date.fromisoformat(one["agreed_on"]),
            one["days"],
            date.fromisoformat(one["to"]) if one["to"] else None,
        )
        for one in json.loads(text or "[]")
    )
