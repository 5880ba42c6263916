"""Filings between county and city (备案, 二(三)4): written by a county, taken in and listed by the city.

What counties filed is kept apart from the city's own cases: each filing is an act of the city's ledger itself. A
filing is a JSON document, never a foreign database.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.filing import KINDS, Sender, filing_document, read_filing
from sqqf.procedure.limits import counts_from
from sqqf.procedure.profile import Profile
from sqqf.store.ledger import Ledger
from sqqf.store.registers import next_id
from sqqf.store.writing import Stamp

MOST_BYTES = 20_000_000
"""A case with thousands of acts stays far below; a larger file isn't a filing."""


class Imported(NamedTuple):
    """What came of an import: the entry's number, and whether it was there already."""

    id: str
    already_there: bool


# ── the county ──


def file_case(ledger: Ledger, stamp: Stamp, case_id: str, on: date, out: Path | None, folder: Path) -> Path:
    """Record the filing of a case's decision and write it to ``out``, or into ``folder`` under the case's number.

    Both or neither. Raises Refused, and BadInput where there is such a file or it can't be written.
    """
    draft = None
    try:
        with ledger.writing(stamp) as writing:
            case = writing.append(case_id, "filed", {}, on)
            sender = Sender(ledger.group, ledger.level, str(ledger.opening["ledger"]), writing.head)
            profile = ledger.profile_recorded(case.registered["profile"])
            path = out or _free_name(folder, str(case.number))
            draft = _write(path, filing_document(case, profile, sender, on))
    except BaseException:
        if draft:
            draft.unlink(missing_ok=True)
        raise
    draft.replace(path)
    return path


def confirm(ledger: Ledger, stamp: Stamp, case_id: str, on: date, receipt: Mapping[str, Any]) -> None:
    """Record the city's receipt for a filing. Raises BadInput where it is for another case."""
    case = ledger.summary(case_id)
    if receipt["case"] != case["no"]:
        raise BadInput("receipt_of_another", case=receipt["case"], no=case["no"])
    body = {key: receipt[key] for key in ("group", "id", "digest", "received_on", "head")}
    with ledger.writing(stamp) as writing:
        writing.append(case_id, "receipted", body, on)


def _free_name(folder: Path, no: str) -> Path:
    names = (f"备案-{no}.json", *(f"备案-{no}-{n}.json" for n in range(2, 1000)))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


def _write(path: Path, document: Mapping[str, Any]) -> Path:
    if path.exists():
        raise BadInput("cannot_write", path=str(path))
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("x", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
    except OSError:
        raise BadInput("cannot_write", path=str(path)) from None
    return draft


# ── the city ──


def import_filing(
    ledger: Ledger, stamp: Stamp, path: Path, received_on: date, *, again: str | None = None
) -> Imported:
    """Take in a county's filing. The same one once more changes nothing.

    ``again``: why a filing that has changed since is taken in all the same, beside the first. Raises BadInput for
    what isn't a filing, Refused for one that was tampered with, isn't a county's, or has changed since.
    """
    content = read_json(path)
    _city_only(ledger)
    profile = ledger.profile_on(stamp.today)
    case = read_filing(content, profile)
    if content["ledger"] == ledger.opening["ledger"]:
        raise Refused("filing_of_our_own", case=content["case"])
    if profile.is_on("signature"):
        raise Refused("filing_unsigned", case=content["case"], option=Term("optional", "signature"))
    sent_on = date.fromisoformat(content["sent_on"])
    if sent_on > received_on or received_on > stamp.today:
        raise Refused("received_before_sent", sent_on=sent_on, received_on=received_on, today=stamp.today)
    with ledger.writing(stamp) as writing:
        known = [one for one in _entries(ledger) if one.get("case_id") == case.id]
        for one in known:
            if one["digest"] == content["digest"]:
                return Imported(one["id"], already_there=True)
        if known and not again:
            raise Refused("filing_differs", case=content["case"], id=known[-1]["id"], head=known[-1]["head"])
        number = _next(ledger, received_on.year)
        body = {"id": number, "filing": content, **({"reason": again} if again else {})}
        writing.record("filing_received", body, received_on)
    return Imported(number, already_there=False)


def add_paper_filing(ledger: Ledger, stamp: Stamp, received_on: date, body: Mapping[str, Any]) -> str:
    """Record a filing that came on paper: county, case, dates, outcome. Its number. Raises Refused."""
    _city_only(ledger)
    sent_on = date.fromisoformat(body["sent_on"])
    if sent_on > received_on or received_on > stamp.today:
        raise Refused("received_before_sent", sent_on=sent_on, received_on=received_on, today=stamp.today)
    if body["decided_on"] > body["sent_on"]:
        raise Refused("sent_before_decided", sent_on=sent_on, decided_on=body["decided_on"])
    with ledger.writing(stamp) as writing:
        same = [
            one for one in _entries(ledger) if (one["county"], one["case"]) == (body["county"], body["case"])
        ]
        if same:
            raise Refused("filing_there", case=body["case"], id=same[0]["id"])
        number = _next(ledger, received_on.year)
        writing.record("filing_added", {**body, "id": number}, received_on)
    return number


def add_quarter(ledger: Ledger, stamp: Stamp, on: date, body: Mapping[str, Any]) -> None:
    """Record a county's list of the decisions of a quarter, also an empty one. Raises Refused at a county's."""
    _city_only(ledger)
    with ledger.writing(stamp) as writing:
        writing.record("filing_listed", dict(body), on)


def listed(ledger: Ledger, today: date) -> list[dict[str, Any]]:
    """Every filing, and every decision that a county listed and never filed, by county and date of decision.

    ``working_days_late``: between the due date and the day it was sent, today where it never was.
    """
    profile = ledger.profile_on(today)
    found = [_with_lateness(one, profile, ledger.current_workdays, today) for one in _whole(ledger)]
    return sorted(found, key=lambda one: (one["county"], one["decided_on"] or "", one["case"]))


def receipt(ledger: Ledger, text: str) -> dict[str, Any]:
    """What is given back for a filing, by its number ``F2026-1``. Raises BadInput."""
    wanted = text.strip().upper()
    entries = _entries(ledger)
    for one in entries:
        if one["id"] == wanted:
            return {
                "format": "sqqf-receipt",
                "version": 1,
                "group": ledger.group,
                "id": one["id"],
                "county": one["county"],
                "case": one["case"],
                "digest": one["digest"],
                "received_on": one["received_on"],
                "head": ledger.head,
            }
    raise BadInput("no_such_entry", text=text, ids=[one["id"] for one in entries][-10:] or ["–"])


def read_receipt(path: Path) -> dict[str, Any]:
    """A receipt as it came back. Raises BadInput."""
    content = read_json(path)
    keys = ("group", "id", "case", "received_on", "head")
    if (
        not isinstance(content, dict)
        or content.get("format") != "sqqf-receipt"
        or not all(isinstance(content.get(key), str) for key in keys)
    ):
        raise BadInput("not_a_receipt", path=str(path))
    return content


def read_json(path: Path) -> Any:
    """The JSON in a file. Raises BadInput where there is no such file, or it is too large or no JSON."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput("too_large", path=str(path), most=MOST_BYTES // 1_000_000)
        return json.loads(path.read_bytes())
    except OSError:
        raise BadInput("no_such_file", path=str(path)) from None
    except (ValueError, RecursionError):
        raise BadInput("not_json", path=str(path)) from None


def _city_only(ledger: Ledger) -> None:
    if ledger.level != "city":
        article = ledger.profile_on(date.max).acts["filed"].article
        raise Refused("filings_are_the_citys", article=article)


def _next(ledger: Ledger, year: int) -> str:
    return next_id("F", year, [one["id"] for one in _entries(ledger)])


def _entries(ledger: Ledger) -> list[dict[str, Any]]:
    """The filings received, by file or on paper."""
    return [one for act in ledger.own_acts(*KINDS[:2]) for one in [_entry(act.body, act.on)]]


def _entry(body: Mapping[str, Any], received_on: date | None) -> dict[str, Any]:
    filing = body.get("filing")
    received = received_on.isoformat() if received_on else None
    if filing is None:
        return {
            "id": body["id"],
            "by": "paper",
            "county": body["county"],
            "case": body["case"],
            "case_id": None,
            "document": body.get("document"),
            "outcomes": list(body.get("outcomes", ())),
            "decided_on": body["decided_on"],
            "sent_on": body["sent_on"],
            "received_on": received,
            "signed": None,
            "digest": None,
            "head": None,
        }
    decision = filing["decisions"][-1]
    return {
        "id": body["id"],
        "by": "file",
        "county": filing["group"],
        "case": filing["case"],
        "case_id": filing["id"],
        "document": decision["document"],
        "outcomes": [party["outcome"] for party in decision["parties"]],
        "decided_on": decision["on"],
        "sent_on": filing["sent_on"],
        "received_on": received,
        "signed": False,
        "digest": filing["digest"],
        "head": filing["head"],
    }


def _whole(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """The filings, then the decisions on a county's quarterly lists that no filing is there for."""
    entries = _entries(ledger)
    yield from entries
    filed = {(one["county"], name) for one in entries for name in (one["case"], one["document"]) if name}
    named: set[tuple[str, str]] = set()
    for act in ledger.own_acts(KINDS[2]):
        for one in act.body["decisions"]:
            key = (act.body["county"], one["number"])
            if key not in filed | named:
                named.add(key)
                yield {
                    "id": None,
                    "by": "list",
                    "county": act.body["county"],
                    "case": one["number"],
                    "case_id": None,
                    "document": one["number"],
                    "outcomes": [],
                    "decided_on": one.get("on"),
                    "sent_on": None,
                    "received_on": None,
                    "signed": None,
                    "digest": None,
                    "head": None,
                }


def _with_lateness(
    one: Mapping[str, Any], profile: Profile, workdays: Workdays, today: date
) -> dict[str, Any]:
    limit = next(limit for limit in profile.limits if limit.id == "filing")
    due = late = None
    if one["decided_on"]:
        start = counts_from(date.fromisoformat(one["decided_on"]), profile)
        due = workdays.add(start, limit.working_days)
        until = date.fromisoformat(one["sent_on"]) if one["sent_on"] else today
        late = max((until - due).days, 0), workdays.between(due, until) if until > due else 0
    shown = {key: value for key, value in one.items() if key != "case_id"}
    return {
        **shown,
        "due_on": due.isoformat() if due else None,
        "late": bool(late and late[0]) if late else one["sent_on"] is None,
        "days_late": late[0] if late else None,
        "working_days_late": late[1] if late else None,
    }
