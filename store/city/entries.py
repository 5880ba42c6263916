"""What counties filed, kept apart from the city's own cases.

Each filing is an act of the city's ledger itself: ``filing_received`` by file, ``filing_added`` on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqqf.calendar.spans import end_of
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.documents.filing import KINDS, place_of
from sqqf.procedure.errors import Refused
from sqqf.procedure.record import number
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import counts_from
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger

Entry = dict[str, Any]

SHOWN = (
    *("id", "by", "county", "case", "document", "outcomes", "decided_on", "sent_on", "received_on"),
    *("signed", "again", "chain", "forked", "digest", "head"),
)
"""The facts of an entry in the order shown; one that came by file has ``case_id`` and ``ledger`` too."""
NOTHING: Mapping[str, Any] = dict.fromkeys(SHOWN)


def city_only(ledger: Ledger) -> None:
    """Raise Refused at a county's: filings are taken in at the city."""
    if ledger.level != "city":
        article = ledger.profile_on(date.max).acts["filed"].article
        raise Refused("filings_are_the_citys", article=article)


def entries(ledger: Ledger) -> list[Entry]:
    """The filings received, by file or on paper."""
    return [entry_of(act.body, act.on) for act in own_acts(ledger, *KINDS[:2])]


def entry_of(body: Mapping[str, Any], received_on: date | None) -> Entry:
    """What an act says of a filing, by file or on paper."""
    filing = body.get("filing")
    received = received_on.isoformat() if received_on else None
    if filing is None:
        named = {key: body[key] for key in ("id", "county", "case", "decided_on", "sent_on")}
        return {
            **NOTHING,
            **named,
            "by": "paper",
            "document": body.get("document"),
            "outcomes": list(body.get("outcomes", ())),
            "received_on": received,
        }
    decision = filing["decisions"][-1]
    return {
        "id": body["id"],
        "by": "file",
        "county": filing["group"],
        "case": filing["case"],
        "document": decision["document"],
        "outcomes": [party["outcome"] for party in decision["parties"]],
        "decided_on": decision["on"],
        "sent_on": filing["sent_on"],
        "received_on": received,
        "signed": bool(body.get("signed")),
        "again": body.get("again"),
        "chain": body.get("chain"),
        "forked": body.get("forked"),
        "digest": filing["digest"],
        "head": filing["head"],
        "case_id": filing["id"],
        "ledger": filing["ledger"],
        "place": place_of(filing),
    }


def is_filed(county: str, decision: Mapping[str, Any], known: list[Entry]) -> bool:
    """Whether one of the county's entries is of this decision, listed by its own number or its case's."""
    wanted = in_form(decision["number"])
    return any(
        is_same_county(one["county"], county)
        and wanted in [in_form(text) for text in (one["case"], one["document"]) if text]
        for one in known
    )


def is_same_case(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries are of the same case of the same county."""
    return is_same_county(one["county"], other["county"]) and in_form(one["case"]) == in_form(other["case"])


def is_same_county(one: str, other: str) -> bool:
    """By hand a county is often named without the rest of its group's name."""
    return one in other or other in one


def in_form(text: str) -> str:
    """A number in the official form, whatever brackets it was typed with; another text as it is."""
    return str(number.parse(text) or text.strip())


def due_on(decided_on: date, profile: Profile, workdays: Workdays) -> date | None:
    """By when a decision is to be filed, where the rules have a limit for it. Raises OutsideCalendar."""
    for limit in profile.limits:
        if limit.id == "filing" and limit.span:
            return end_of(counts_from(decided_on, profile), limit.span, workdays)
    return None
