"""The group's diary: wake-up dates, notices and meetings to come, read from the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.record import diary
from sqqf.procedure.rules.entries import OWN
from sqqf.procedure.time.lights import Clock, DeadlineLine, Running, limit_status
from sqqf.store.index.reading import DeadlineFilter
from sqqf.store.index.search import Particulars, particulars
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger


def wake_ups(ledger: Ledger) -> list[dict[str, Any]]:
    """The wake-up dates, those that are settled too."""
    return diary.wake_ups(own_acts(ledger, *diary.WAKE_UP_KINDS))


def meetings(ledger: Ledger) -> list[dict[str, Any]]:
    """The meetings, those that are over or off too."""
    return diary.meetings(own_acts(ledger, *diary.MEETING_KINDS))


def chases(ledger: Ledger) -> list[dict[str, Any]]:
    """Notices and instructions, those answered too."""
    return diary.chases(own_acts(ledger, *diary.CHASE_KINDS))


def chase_in_words(entry: dict[str, Any]) -> str:
    """Of whom what was asked."""
    return f"{entry['to']}：{entry['text']}"


def meeting_in_words(entry: dict[str, Any]) -> str:
    """What a meeting is on, and where."""
    return "、".join([*entry["cases"], *filter(None, [entry["place"]])])


def diary_lines(ledger: Ledger, wanted: DeadlineFilter, clock: Clock) -> Iterator[DeadlineLine]:
    """Wake-up dates that aren't settled, answers awaited, meetings to come, as limits are listed."""
    pending = [("wake_up", entry, entry["text"]) for entry in wake_ups(ledger) if entry["done_on"] is None]
    pending += [
        ("answer", entry, chase_in_words(entry))
        for entry in chases(ledger)
        if entry["due"] and entry["answered_on"] is None
    ]
    about = particulars(ledger, {entry["no"] for _, entry, _ in pending})
    for kind, entry, said in pending:
        one = about.get(entry["no"], Particulars())
        if wanted.officer in (None, one.officer) and (wanted.unit or "") in (one.unit or ""):
            yield _line(kind, entry["no"], entry["due"], said, one, clock)
    if wanted.officer is None and wanted.unit is None:
        for entry in meetings(ledger):
            if not entry["cancelled"] and entry["on"] >= iso(clock.today):
                said = meeting_in_words(entry)
                yield _line("meeting", entry["id"], entry["on"], said, Particulars(), clock)


def _line(kind: str, no: str, due: str, text: str, about: Particulars, clock: Clock) -> DeadlineLine:
    due_on = date.fromisoformat(due)
    return DeadlineLine(
        case=no,
        kind=OWN + kind,
        article=None,
        basis="practice",
        starts_on=due,
        working_days=None,
        original_due_on=due,
        due_on=due,
        met_on=None,
        **limit_status(Running(due_on, kind=OWN + kind), clock)._asdict(),
        provisional=False,
        officer=about.officer,
        party=about.party or "",
        item=None,
        unit=None,
        length=None,
        text=text,
    )
