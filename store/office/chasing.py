"""Notices to who has to act (催办, 督办), a leader's instructions (批示), and what they answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.errors import BadInput, Refused
from sqqf.store.index.reading import DeadlineFilter, deadline_lines
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.office.appointments import named
from sqqf.store.office.diary import chases
from sqqf.store.registers import entry_in, next_id, not_before, not_to_come
from sqqf.store.writing.transaction import transaction

KINDS = ("reminder", "supervision", "instruction")


class Chase(NamedTuple):
    """What is asked of somebody, and since when."""

    to: str
    text: str
    on: date
    due: date | None
    """By when an answer is wanted."""
    kind: str | None
    """One of ``KINDS``; None: by the lights, supervision where something is red, else a reminder."""
    sender: str | None
    """Who gave an instruction."""


def chase(ledger: Ledger, stamp: Stamp, text: str, asked: Chase) -> dict[str, Any]:
    """Record it on a case, a lead or an entry of a register; it gets the year's next number, ``D2026-1``.

    Raises BadInput where nothing has this number, or an answer is wanted before it is asked; Refused for a
    day to come.
    """
    not_to_come(stamp, asked.on)
    if asked.due and asked.due < asked.on:
        raise BadInput("backwards", a=asked.on, b=asked.due)
    with transaction(ledger, stamp) as writing:
        no = named(ledger, stamp, text)
        number = next_id("D", asked.on.year, [one["id"] for one in chases(ledger)])
        body = {"id": number, "no": no, "kind": asked.kind or _by_lights(ledger, no, stamp.today)}
        body |= {"to": asked.to, "text": asked.text}
        body |= {"due": iso(asked.due)} if asked.due else {}
        body |= {"from": asked.sender} if asked.sender else {}
        writing.record("chased", body, asked.on)
    return entry_in(chases(ledger), number)


def answer(ledger: Ledger, stamp: Stamp, text: str, on: date, said: str) -> dict[str, Any]:
    """Record what was answered.

    Raises BadInput where there is no such entry; Refused where it is answered already, and for a day before
    it was asked or to come.
    """
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        entry = entry_in(chases(ledger), text)
        not_before(entry, on)
        if entry["answered_on"]:
            raise Refused("chase_answered", id=entry["id"], on=entry["answered_on"])
        writing.record("chase_answered", {"id": entry["id"], "text": said}, on)
    return entry_in(chases(ledger), text)


def about(ledger: Ledger, stamp: Stamp, text: str | None, *, unanswered: bool) -> list[dict[str, Any]]:
    """What was asked, about one number or all, in order. Raises BadInput where nothing has this number."""
    no = named(ledger, stamp, text) if text else None
    found = [one for one in chases(ledger) if no in (None, one["no"])]
    return [one for one in found if not (unanswered and one["answered_on"])]


def _by_lights(ledger: Ledger, no: str, today: date) -> str:
    row = ledger.connection.execute("SELECT id FROM dossiers WHERE no = ?", (no,)).fetchone()
    if row is None:  # an entry of a register, which has no limits
        return "reminder"
    red = DeadlineFilter(due_before=today + timedelta(1), case_id=row[0])
    return "supervision" if any(deadline_lines(ledger, red, today)) else "reminder"
