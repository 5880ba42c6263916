"""Filings taken in by the city and listed there (备案, 二(三)4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.documents.chain import Point, judge
from sqqf.procedure.documents.filing import KINDS, place_of, read_filing, stretch_of
from sqqf.procedure.errors import Refused, Term
from sqqf.store.city.entries import (
    NOTHING,
    SHOWN,
    Entry,
    city_only,
    due_on,
    entries,
    entry_of,
    in_form,
    is_filed,
    is_same_case,
    is_same_county,
)
from sqqf.store.city.handed_in import read_json
from sqqf.store.index.following import current_workdays
from sqqf.store.index.moment import of_one_moment
from sqqf.store.keeping.signing import signer
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.registers import next_id
from sqqf.store.writing.transaction import transaction


class Imported(NamedTuple):
    """What came of an import: the entry's number, and whether it was there already."""

    id: str
    already_there: bool


def import_filing(
    ledger: Ledger,
    stamp: Stamp,
    path: Path,
    received_on: date,
    *,
    again: str | None = None,
    forked: str | None = None,
) -> Imported:
    """Take in a county's filing. The same one once more changes nothing.

    ``again``: why a filing of a case that was filed before is taken in all the same, beside the first.
    ``forked``: why one is whose ledger isn't the one that filed before, carried on; either will do for both.
    Raises BadInput for what isn't a filing, Refused for one that was changed or isn't a county's.
    """
    city_only(ledger)
    content = read_json(path)
    profile = ledger.profile_on(stamp.today)
    case = read_filing(content, profile)
    facts = {"case": content["case"], "article": profile.acts["filed"].article}
    signed_by = signer(ledger, content, content["ledger"])
    if profile.is_on("signature") and not signed_by:
        raise Refused("filing_unsigned", case=content["case"], option=Term("optional", "signature"))
    with transaction(ledger, stamp) as writing:
        known = entries(ledger)
        of_ledger = (one for one in known if one.get("ledger") == content["ledger"])
        if any(one["county"] != content["group"] for one in of_ledger):
            raise Refused("filing_changed", **facts)  # a ledger never changes its group's name
        standing = judge(
            place_of(content),
            stretch_of(content),
            [one["place"] for one in known if one.get("ledger") == content["ledger"]],
        )
        body: dict[str, Any] = {"id": _next(known, received_on), "filing": _kept(content)}
        body["chain"] = standing.code
        if standing.code == "first" and any(
            one.get("ledger") and is_same_county(one["county"], content["group"]) for one in known
        ):
            body["chain"] = "begun_anew"
        body |= {"signed": signed_by.key} if signed_by else {}
        entry = entry_of(body, received_on)
        before = [one for one in known if one.get("case_id") == case.id or is_same_case(one, entry)]
        for one in before:
            if one["digest"] == content["digest"]:
                return Imported(one["id"], already_there=True)
        if standing.code == "forked" and not (forked or again):
            raise _parted(content["group"], standing.common)
        if before and not again:
            code = "filing_differs" if before[-1]["digest"] else "filing_on_paper"
            raise Refused(code, **facts, id=before[-1]["id"], head=before[-1]["head"])
        _check_dates(entry, received_on, stamp, ledger)
        if standing.code == "forked":
            body["forked"] = forked or again
        if before:
            body["again"] = again
        writing.record("filing_received", body, received_on)
    return Imported(entry["id"], already_there=False)


def _parted(county: str, common: Point | None) -> Refused:
    if common:
        return Refused("county_forked", county=county, seq=common.seq)
    return Refused("county_rewritten", county=county)


def _kept(content: Mapping[str, Any]) -> dict[str, Any]:
    """A filing as the city keeps it: of the chain, where it began."""
    chain = content.get("chain")
    return {**content, "chain": {key: chain[key] for key in ("seq", "head")}} if chain else dict(content)


def add_paper_filing(ledger: Ledger, stamp: Stamp, received_on: date, body: Mapping[str, Any]) -> str:
    """Record a filing that came on paper: county, case, dates, outcome. Its number. Raises Refused."""
    city_only(ledger)
    with transaction(ledger, stamp) as writing:
        known = entries(ledger)
        body = {**body, "id": _next(known, received_on)}
        entry = entry_of(body, received_on)
        if same := [one for one in known if is_same_case(one, entry)]:
            raise Refused("filing_there", case=entry["case"], id=same[0]["id"])
        _check_dates(entry, received_on, stamp, ledger)
        writing.record("filing_added", body, received_on)
    return str(entry["id"])


@of_one_moment
def listed(ledger: Ledger, today: date) -> list[Entry]:
    """Every filing, and every decision that a county listed and never filed, by county and date of decision.

    ``working_days_late``: between the due date and the day it was sent, today where it never was. What is
    filed once more after a correction isn't late for that.
    """
    city_only(ledger)
    workdays = current_workdays(ledger)
    found, filed = [], set()
    for one in _whole(ledger):
        decision = (one["county"], in_form(one["case"]), one["decided_on"])
        found.append(_with_lateness(ledger, one, workdays, today, counts=decision not in filed))
        filed.add(decision)
    return sorted(found, key=lambda one: (one["county"], one["decided_on"] or "", one["case"]))


def _check_dates(entry: Mapping[str, Any], received_on: date, stamp: Stamp, ledger: Ledger) -> None:
    """Decided, sent, received, today: in this order, and in years that there is a calendar for."""
    sent_on, decided_on = (date.fromisoformat(entry[key]) for key in ("sent_on", "decided_on"))
    if sent_on > received_on or received_on > stamp.today:
        raise Refused("received_before_sent", sent_on=sent_on, received_on=received_on, today=stamp.today)
    if decided_on > sent_on:
        raise Refused("sent_before_decided", sent_on=sent_on, decided_on=decided_on)
    due_on(decided_on, ledger.profile_on(stamp.today), ledger.workdays)


def _next(known: list[Entry], received_on: date) -> str:
    return next_id("F", received_on.year, [one["id"] for one in known])


def _whole(ledger: Ledger) -> Iterator[Entry]:
    """The filings, then the decisions on the counties' last lists of a quarter that were never filed."""
    known = entries(ledger)
    lists = {(act.body["county"], act.body["quarter"]): act.body for act in own_acts(ledger, KINDS[2])}
    for body in lists.values():
        for one in body["decisions"]:
            if not is_filed(body["county"], one, known):
                named = {"county": body["county"], "case": one["number"], "decided_on": one.get("on")}
                known.append({**NOTHING, **named, "by": "list", "outcomes": []})
    yield from known


def _with_lateness(
    ledger: Ledger, one: Mapping[str, Any], workdays: Workdays, today: date, *, counts: bool
) -> Entry:
    decided_on = date.fromisoformat(one["decided_on"]) if one["decided_on"] else None
    # By the rules of that day: rules put in force later make nothing late.
    due = due_on(decided_on, ledger.profile_on(decided_on), workdays) if decided_on else None
    days = working_days = None
    if due and counts:
        until = date.fromisoformat(one["sent_on"]) if one["sent_on"] else today
        days = max((until - due).days, 0)
        working_days = workdays.between(due, until) if days else 0
    return {
        **{key: one[key] for key in SHOWN},
        "due_on": due.isoformat() if due else None,
        "late": bool(days) or (days is None and one["sent_on"] is None),
        "days_late": days,
        "working_days_late": working_days,
    }
