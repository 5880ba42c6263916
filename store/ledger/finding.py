"""Cases and leads found by the number that a user typed, and numbers made short."""

from __future__ import annotations

import json
from datetime import date

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record import number
from sqqf.procedure.rules.profile import Profile
from sqqf.store.ledger.ledger import Ledger


def find_case(ledger: Ledger, text: str, today: date) -> str:
    """The id of the case that a user named: ``阳容〔2026〕3号``, ``2026-3``, or ``3``.

    A bare ``3`` is the only open case with this serial, or the current year's; where these are two
    cases it is ambiguous. Raises BadInput.
    """
    asked = number.sought(text)
    if asked is None:
        raise BadInput("is_a_lead" if _is_a_lead(text) else "not_a_number", text=text)
    rows = ledger.connection.execute(
        "SELECT id, no, year, open FROM cases"
        " WHERE serial=?1 AND (?2 IS NULL OR year=?2) AND (?3 IS NULL OR prefix=?3)",
        (asked.serial, asked.year, asked.prefix),
    ).fetchall()
    fitting = rows
    if asked.year is None:
        opened = [row for row in rows if row[3]]
        this_year = [row for row in rows if row[2] == today.year]
        fitting = this_year if not opened or opened == this_year or len(opened) > 1 else opened + this_year
    if len(set(fitting)) == 1:
        return str(fitting[0][0])
    if fitting or rows:
        raise BadInput("ambiguous_number", text=text, numbers=[row[1] for row in fitting or rows])
    raise BadInput("no_such_case", text=text)


def find_lead(ledger: Ledger, text: str, today: date) -> str:
    """The id of the lead that a user named: ``L2026-1``, ``2026-1``, or ``1``.

    A bare ``1`` is the current year's or the only open one. Raises BadInput.
    """
    asked = number.sought_lead(text)
    if asked is None:
        raise BadInput("not_a_lead_number", text=text)
    year, serial = asked
    rows = ledger.connection.execute(
        "SELECT id, no, year, open FROM leads WHERE serial=?1 AND (?2 IS NULL OR year=?2)", (serial, year)
    ).fetchall()
    fitting = rows if year else [row for row in rows if row[2] == today.year or row[3]]
    if len(fitting) == 1:
        return str(fitting[0][0])
    if fitting:
        numbers = [row[1] for row in fitting]
        raise BadInput("ambiguous_number", text=text, numbers=numbers, track="inaction")
    raise BadInput("no_such_lead", text=text)


def find_dossier(ledger: Ledger, text: str, today: date) -> str:
    """The id of the lead that a user named where the number begins with an L, else of the case.

    Raises BadInput.
    """
    return (find_lead if _is_a_lead(text) else find_case)(ledger, text, today)


def _is_a_lead(text: str) -> bool:
    """Whether what was typed is a lead's number with its letter; a bare number is a case's."""
    return text.strip()[:1] in ("L", "l") and number.sought_lead(text) is not None


def rules_of(ledger: Ledger, dossier_id: str) -> Profile:
    """The rules that the case or the lead with this id was received under, from its first act alone."""
    query = "SELECT body FROM acts WHERE case_id=? ORDER BY seq LIMIT 1"
    (body,) = ledger.connection.execute(query, (dossier_id,)).fetchone()
    return ledger.profile_recorded(json.loads(body)["profile"])


def short_number(ledger: Ledger, no: str) -> str:
    """The short form of a case's full number, ``2026-3``; the full one where that is ambiguous."""
    full = number.parse(no)
    if full is None:  # a lead's number is short as it is
        return no
    (same,) = ledger.connection.execute(
        "SELECT count(*) FROM cases WHERE serial=? AND year=?", (full.serial, full.year)
    ).fetchone()
    return f"{full.year}-{full.serial}" if same == 1 else no
