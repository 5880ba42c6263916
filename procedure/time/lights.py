"""How a limit stands on a day, and its light: blue (on track), yellow (due soon), red (due today or overdue).

Lists are made with this alone: it knows no dossier.
"""

from datetime import date
from typing import Any, NamedTuple, Protocol

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.rules.entries import Yellow


class LimitDates(Protocol):
    """What decides how a limit stands: a ``Deadline`` has it, and so has a row of the index."""

    @property
    def kind(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def met_on(self) -> date | None: ...
    @property
    def lapsed(self) -> bool: ...
    @property
    def paused(self) -> bool: ...
    @property
    def waits(self) -> bool: ...


class Running(NamedTuple):
    """A limit of which only the due date is known, and perhaps what became of it."""

    due_on: date
    met_on: date | None = None
    lapsed: bool = False
    paused: bool = False
    kind: str = ""
    waits: bool = False


class Clock(NamedTuple):
    """What limits are looked at by; ``soon`` says how many working days left, or fewer, are due soon."""

    today: date
    workdays: Workdays
    soon: Yellow


class LimitStatus(NamedTuple):
    """How a limit stands on a day. ``working_days_left`` counts (today, due], below zero when overdue.

    ``days_overdue`` is in calendar days; for a limit met late, how late it was met.
    """

    status: str
    working_days_left: int | None
    days_overdue: int


class DeadlineLine(NamedTuple):
    """A limit as it is listed on a day: the fields of the contract, in its order, dates as ISO texts."""

    case: str
    kind: str
    article: str | None
    """None for a date of the group's own."""
    basis: str
    starts_on: str
    working_days: int | None
    original_due_on: str
    due_on: str
    met_on: str | None
    status: str
    working_days_left: int | None
    days_overdue: int
    provisional: bool
    officer: str | None
    party: str
    item: int | None
    """Which one, where the case may have several of the kind, such as the number of a correction item."""
    unit: str | None
    length: int | None
    """How long it is; ``working_days`` says it too where that is the unit. None for a date that was set."""
    text: str | None = None
    """What for: of a date in the diary only."""

    def as_json(self) -> dict[str, Any]:
        """The line as it is listed; what it is for stands there only where it is for something."""
        listed = self._asdict()
        if self.text is None:
            del listed["text"]
        return listed


LIGHTS = {"open": "blue", "due_soon": "yellow", "due_today": "red", "overdue": "red"}
"""The three lights by status; a limit met, lapsed or suspended shows none."""


def limit_status(limit: LimitDates, clock: Clock) -> LimitStatus:
    """How a limit stands today."""
    due_on, met_on, today = limit.due_on, limit.met_on, clock.today
    if met_on:
        late = max((met_on - due_on).days, 0)
        return LimitStatus("met_late" if late else "met", None, late)
    if limit.lapsed:
        return LimitStatus("lapsed", None, 0)
    if limit.paused and not limit.waits:
        return LimitStatus("suspended", None, 0)
    left = clock.workdays.between(today, due_on)
    if limit.waits:
        return LimitStatus("open", left if today <= due_on else None, 0)
    if today > due_on:
        return LimitStatus("overdue", left, (today - due_on).days)
    if today == due_on:
        return LimitStatus("due_today", left, 0)
    return LimitStatus("due_soon" if left <= clock.soon.of(limit.kind) else "open", left, 0)
