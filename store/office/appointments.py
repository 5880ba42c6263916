"""Setting and settling wake-up dates; calling meetings, and calling them off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.errors import Refused
from sqqf.procedure.record import registers
from sqqf.store.index.search import particulars
from sqqf.store.ledger.finding import find_dossier
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.office.diary import meetings, wake_ups
from sqqf.store.registers import entry_in, in_service, next_id
from sqqf.store.writing.transaction import transaction

_REGISTERS = {
    "G": (registers.GUIDANCE_KINDS, registers.guidance),
    "P": (registers.PREFILING_KINDS, registers.prefilings),
    "N": (registers.PROBLEM_KINDS, registers.problems),
}
"""The registers whose entries something may be noted on, by the letter of their numbers."""


def remind(ledger: Ledger, stamp: Stamp, text: str, due: date, what: str) -> dict[str, Any]:
    """Note that a case, a lead or an entry of a register is to be looked at on a day, and what for.

    Raises BadInput where nothing has this number.
    """
    with transaction(ledger, stamp) as writing:
        no = named(ledger, stamp, text)
        number = next_id("W", stamp.today.year, [one["id"] for one in wake_ups(ledger)])
        body = {"id": number, "no": no, "due": iso(due), "text": what}
        writing.record("wake_up", body, stamp.today)
    return entry_in(wake_ups(ledger), number)


def settle(ledger: Ledger, stamp: Stamp, text: str) -> dict[str, Any]:
    """Note that a wake-up date is settled. Raises BadInput; Refused where it is already."""
    with transaction(ledger, stamp) as writing:
        entry = entry_in(wake_ups(ledger), text)
        if entry["done_on"]:
            raise Refused("wake_up_settled", id=entry["id"], on=entry["done_on"])
        writing.record("wake_up_done", {"id": entry["id"]}, stamp.today)
    return entry_in(wake_ups(ledger), text)


def meeting(ledger: Ledger, text: str) -> dict[str, Any]:
    """A meeting with its agenda, and who belongs to the group on its day. Raises BadInput."""
    entry = entry_in(meetings(ledger), text)
    about = particulars(ledger, entry["cases"])
    agenda = [{"no": no, **about[no]._asdict()} for no in entry["cases"] if no in about]
    members = in_service(ledger, date.fromisoformat(entry["on"]))
    return {**entry, "agenda": agenda, "members": [{"name": name, **one} for name, one in members.items()]}


def call(ledger: Ledger, stamp: Stamp, on: date, cases: Sequence[str], place: str | None) -> dict[str, Any]:
    """Call a meeting on these cases; it gets the year's next number, ``M2026-1``. Raises BadInput."""
    with transaction(ledger, stamp) as writing:
        numbers = list(dict.fromkeys(_number(ledger, find_dossier(ledger, no, stamp.today)) for no in cases))
        number = next_id("M", on.year, [one["id"] for one in meetings(ledger)])
        body = {"id": number, "on": iso(on), "cases": numbers, **({"place": place} if place else {})}
        writing.record("meeting", body, stamp.today)
    return meeting(ledger, number)


def cancel(ledger: Ledger, stamp: Stamp, text: str, reason: str) -> dict[str, Any]:
    """Call a meeting off. Raises BadInput; Refused where it is off already."""
    with transaction(ledger, stamp) as writing:
        entry = entry_in(meetings(ledger), text)
        if entry["cancelled"]:
            raise Refused("meeting_off", id=entry["id"], reason=entry["cancelled"])
        writing.record("meeting_cancelled", {"id": entry["id"], "reason": reason}, stamp.today)
    return meeting(ledger, text)


def named(ledger: Ledger, stamp: Stamp, text: str) -> str:
    """The number in full of the case, the lead or the entry of a register that was named. Raises BadInput."""
    if known := _REGISTERS.get(text.strip()[:1].upper()):
        kinds, folded = known
        return str(entry_in(folded(own_acts(ledger, *kinds)), text)["id"])
    return _number(ledger, find_dossier(ledger, text, stamp.today))


def _number(ledger: Ledger, dossier_id: str) -> str:
    (no,) = ledger.connection.execute("SELECT no FROM dossiers WHERE id = ?", (dossier_id,)).fetchone()
    return str(no)
