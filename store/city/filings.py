"""Filings between county and city (备案, 二(三)4): written by a county, taken in and listed by the city.

What counties filed is kept apart from the city's own cases: each filing is an act of the city's ledger itself. A
filing is a JSON document, never a foreign database.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.course.fold import fold
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record import number
from sqqf.procedure.record.acts import canonical
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import counts_from
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.filing import KINDS, Sender, filed_body, filing_document, read_filing
from sqqf.store import files
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.writing import Stamp
from sqqf.store.registers import next_id

MOST_BYTES = 5_000_000
"""A case with thousands of acts stays far below; a larger file isn't a filing."""
MOST_LEVELS = 40
"""Of lists and tables in one another, in what is taken into a ledger; an act has a handful."""


class Imported(NamedTuple):
    """What came of an import: the entry's number, and whether it was there already."""

    id: str
    already_there: bool


# ── the county ──


def file_case(ledger: Ledger, stamp: Stamp, case_id: str, on: date, out: Path | None, folder: Path) -> Path:
    """Record the filing of a case's decision and write it to ``out``, or into ``folder`` under the case's number.

    Both or neither. Raises Refused, and BadInput where there is such a file or it can't be written.
    """
    with files.written_with_act() as write, ledger.writing(stamp) as writing:
        before, whose = writing.head, (ledger.group, ledger.level, str(ledger.opening["ledger"]))
        profile = ledger.profile_recorded(writing.case(case_id).registered["profile"])
        # As it comes back from the ledger, so that the file can be written once more as it was.
        body = json.loads(canonical(filed_body(writing.case(case_id), profile, *whose)))
        writing.append(case_id, "filed", body, on)
        case = writing.case(case_id)
        document = filing_document(case, profile, Sender(*whose, before, writing.head))
        return write(out or _free_name(folder, case), files.as_json(document))


def write_again(ledger: Ledger, case_id: str, out: Path | None, folder: Path) -> Path:
    """Write the last filing of a case once more, as it was; nothing is recorded.

    Raises Refused where it wasn't filed, and BadInput where there is such a file or it can't be written.
    """
    profile = ledger.profile_of(case_id)
    filed = ledger.case(case_id).of("filed")
    if not filed:
        raise Refused("not_filed", article=profile.acts["filed"].article)
    seq = filed[-1].seq
    heads = "SELECT head FROM acts WHERE seq BETWEEN ? AND ? ORDER BY seq"
    [(before,), (head,)] = ledger.connection.execute(heads, (seq - 1, seq)).fetchall()
    case = fold([act for act in ledger.acts_of(case_id) if act.seq <= seq], profile)
    sender = Sender(ledger.group, ledger.level, str(ledger.opening["ledger"]), before, head)
    content = files.as_json(filing_document(case, profile, sender))
    return files.write_new(out or _free_name(folder, case), content)


def _free_name(folder: Path, case: Case) -> Path:
    return files.free_name(folder, f"备案-{case.number}", ".json")


def confirm(ledger: Ledger, stamp: Stamp, case_id: str, on: date, receipt: Mapping[str, Any]) -> None:
    """Record the city's receipt for a filing. Raises BadInput where it is for another, Refused where it is there."""
    with ledger.writing(stamp) as writing:
        case = writing.case(case_id)
        no = str(case.number)
        if _in_form(receipt["case"]) != no:
            raise BadInput("receipt_of_another", case=receipt["case"], no=no)
        body = {key: receipt[key] for key in ("group", "id", "digest", "received_on", "head")}
        if any(_same_receipt(act.body, body) for act in case.of("receipted")):
            raise Refused("already_so", no=ledger.short_number(no))
        query = "SELECT head FROM acts WHERE case_id = ? AND kind = 'filed'"
        heads = {head for (head,) in ledger.connection.execute(query, (case_id,)).fetchall()}
        if heads and receipt["filed_head"] not in heads | {None}:  # None: what was filed on paper
            raise BadInput("receipt_of_other_filing", no=no)
        writing.append(case_id, "receipted", body, on)


def _same_receipt(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """For the same filing; made on another day it has another head."""
    return all(one[key] == other[key] for key in ("group", "id", "digest"))


# ── the city ──


def import_filing(
    ledger: Ledger, stamp: Stamp, path: Path, received_on: date, *, again: str | None = None
) -> Imported:
    """Take in a county's filing. The same one once more changes nothing.

    ``again``: why a filing of a case that was filed before is taken in all the same, beside the first. Raises
    BadInput for what isn't a filing, Refused for one that was tampered with, isn't a county's, or has changed since.
    """
    _city_only(ledger)
    content = read_json(path)
    profile = ledger.profile_on(stamp.today)
    case = read_filing(content, profile)
    facts = {"case": content["case"], "article": profile.acts["filed"].article}
    if profile.is_on("signature"):
        raise Refused("filing_unsigned", case=content["case"], option=Term("optional", "signature"))
    with ledger.writing(stamp) as writing:
        entries = _entries(ledger)
        if any(
            one.get("ledger") == content["ledger"] and one["county"] != content["group"] for one in entries
        ):
            raise Refused("filing_changed", **facts)  # a ledger never changes its group's name
        body = {"id": _next(entries, received_on), "filing": content}
        entry = _entry(body, received_on)
        known = [one for one in entries if one.get("case_id") == case.id or _same_case(one, entry)]
        for one in known:
            if one["digest"] == content["digest"]:
                return Imported(one["id"], already_there=True)
        if known and not again:
            code = "filing_differs" if known[-1]["digest"] else "filing_on_paper"
            raise Refused(code, **facts, id=known[-1]["id"], head=known[-1]["head"])
        _check_dates(entry, received_on, stamp, ledger)
        writing.record("filing_received", {**body, "again": again} if known else body, received_on)
    return Imported(entry["id"], already_there=False)


def add_paper_filing(ledger: Ledger, stamp: Stamp, received_on: date, body: Mapping[str, Any]) -> str:
    """Record a filing that came on paper: county, case, dates, outcome. Its number. Raises Refused."""
    _city_only(ledger)
    with ledger.writing(stamp) as writing:
        entries = _entries(ledger)
        body = {**body, "id": _next(entries, received_on)}
        entry = _entry(body, received_on)
        if same := [one for one in entries if _same_case(one, entry)]:
            raise Refused("filing_there", case=entry["case"], id=same[0]["id"])
        _check_dates(entry, received_on, stamp, ledger)
        writing.record("filing_added", body, received_on)
    return str(entry["id"])


def add_quarter(ledger: Ledger, stamp: Stamp, on: date, body: Mapping[str, Any]) -> None:
    """Record a county's list of the decisions of a quarter, also an empty one; a later list takes its place.

    Raises Refused at a county's, and for a day to come.
    """
    _city_only(ledger)
    decided = [date.fromisoformat(one["on"]) for one in body["decisions"] if one.get("on")]
    for day in (on, *decided):
        if day > stamp.today:
            raise Refused("dated_to_come", on=day, today=stamp.today)
    with ledger.writing(stamp) as writing:
        for day in decided:
            _due_on(day, ledger.profile_on(stamp.today), ledger.workdays)
        writing.record("filing_listed", dict(body), on)


def listed(ledger: Ledger, today: date) -> list[dict[str, Any]]:
    """Every filing, and every decision that a county listed and never filed, by county and date of decision.

    ``working_days_late``: between the due date and the day it was sent, today where it never was. What is filed
    once more after a correction isn't late for that.
    """
    _city_only(ledger)
    profile, workdays = ledger.profile_on(today), ledger.current_workdays
    found, filed = [], set()
    for one in _whole(ledger):
        decision = (one["county"], _in_form(one["case"]), one["decided_on"])
        found.append(_with_lateness(one, profile, workdays, today, counts=decision not in filed))
        filed.add(decision)
    return sorted(found, key=lambda one: (one["county"], one["decided_on"] or "", one["case"]))


def never_filed(ledger: Ledger, quarter: Mapping[str, Any]) -> list[str]:
    """The decisions on a county's list that no filing is there for."""
    entries = _entries(ledger)
    return [one["number"] for one in quarter["decisions"] if not _is_filed(quarter["county"], one, entries)]


def receipt(ledger: Ledger, text: str) -> dict[str, Any]:
    """What is given back for a filing, by its number ``F2026-1``. Raises BadInput."""
    _city_only(ledger)
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
                "filed_head": one["head"],
                "received_on": one["received_on"],
                "head": ledger.head,
            }
    raise BadInput("no_such_entry", text=text, ids=[one["id"] for one in entries][-10:] or ["–"])


def read_receipt(path: Path) -> dict[str, Any]:
    """A receipt as it came back. Raises BadInput."""
    content = read_json(path)
    try:
        texts = [content[key] for key in ("group", "id", "case", "received_on", "head")]
        texts += [content[key] or "" for key in ("digest", "filed_head")]
        date.fromisoformat(content["received_on"])
        if content["format"] == "sqqf-receipt" and all(isinstance(text, str) for text in texts):
            return dict(content)
    except (KeyError, TypeError, ValueError, IndexError):
        pass
    raise BadInput("not_a_receipt", path=str(path))


def read_json(path: Path) -> Any:
    """The JSON in a file. Raises BadInput where there is no such file, or it is too large or no JSON.

    Whatever it gives can be kept in a ledger and read again.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise BadInput("too_large", path=str(path), most=MOST_BYTES // 1_000_000)
        content = json.loads(raw, object_pairs_hook=_each_once)
        if not _is_plain(content, MOST_LEVELS):
            raise ValueError
        canonical(content).encode()  # half a character can be written in JSON, and not in UTF-8
    except OSError:
        raise BadInput("no_such_file", path=str(path)) from None
    except (ValueError, RecursionError):
        raise BadInput("not_json", path=str(path)) from None
    return content


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table from its pairs; one that says something twice shows one thing and is read as another."""
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError
    return table


def _is_plain(content: Any, levels: int) -> bool:
    """Whether it isn't nested too deeply, and has no number that JSON hasn't."""
    match content:
        case dict() | list():
            inner = content.values() if isinstance(content, dict) else content
            return levels > 0 and all(_is_plain(one, levels - 1) for one in inner)
        case float():
            return math.isfinite(content)
    return True


def _city_only(ledger: Ledger) -> None:
    if ledger.level != "city":
        article = ledger.profile_on(date.max).acts["filed"].article
        raise Refused("filings_are_the_citys", article=article)


def _check_dates(entry: Mapping[str, Any], received_on: date, stamp: Stamp, ledger: Ledger) -> None:
    """Decided, sent, received, today: in this order, and in years that there is a calendar for."""
    sent_on, decided_on = (date.fromisoformat(entry[key]) for key in ("sent_on", "decided_on"))
    if sent_on > received_on or received_on > stamp.today:
        raise Refused("received_before_sent", sent_on=sent_on, received_on=received_on, today=stamp.today)
    if decided_on > sent_on:
        raise Refused("sent_before_decided", sent_on=sent_on, decided_on=decided_on)
    _due_on(decided_on, ledger.profile_on(stamp.today), ledger.workdays)


def _next(entries: list[dict[str, Any]], received_on: date) -> str:
    return next_id("F", received_on.year, [one["id"] for one in entries])


def _entries(ledger: Ledger) -> list[dict[str, Any]]:
    """The filings received, by file or on paper."""
    return [_entry(act.body, act.on) for act in ledger.own_acts(*KINDS[:2])]


def _entry(body: Mapping[str, Any], received_on: date | None) -> dict[str, Any]:
    filing = body.get("filing")
    received = received_on.isoformat() if received_on else None
    if filing is None:
        named = {key: body[key] for key in ("id", "county", "case", "decided_on", "sent_on")}
        return {
            **_NOTHING,
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
        "signed": False,
        "again": body.get("again"),
        "digest": filing["digest"],
        "head": filing["head"],
        "case_id": filing["id"],
        "ledger": filing["ledger"],
    }


_SHOWN = (
    *("id", "by", "county", "case", "document", "outcomes", "decided_on", "sent_on", "received_on"),
    *("signed", "again", "digest", "head"),
)
"""The facts of an entry, in the order in which they are shown; one by file has ``case_id`` and ``ledger`` too."""
_NOTHING: Mapping[str, Any] = dict.fromkeys(_SHOWN)


def _whole(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """The filings, then the decisions on the counties' last lists of a quarter that no filing is there for."""
    entries = _entries(ledger)
    lists = {(act.body["county"], act.body["quarter"]): act.body for act in ledger.own_acts(KINDS[2])}
    for body in lists.values():
        for one in body["decisions"]:
            if not _is_filed(body["county"], one, entries):
                named = {"county": body["county"], "case": one["number"], "decided_on": one.get("on")}
                entries.append({**_NOTHING, **named, "by": "list", "outcomes": []})
    yield from entries


def _is_filed(county: str, decision: Mapping[str, Any], entries: list[dict[str, Any]]) -> bool:
    """Whether one of the county's entries is of this decision, which is listed by its own number or its case's."""
    wanted = _in_form(decision["number"])
    return any(
        _same_county(one, {"county": county})
        and wanted in [_in_form(text) for text in (one["case"], one["document"]) if text]
        for one in entries
    )


def _same_case(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return _same_county(one, other) and _in_form(one["case"]) == _in_form(other["case"])


def _same_county(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """By hand a county is often named without the rest of its group's name."""
    return one["county"] in other["county"] or other["county"] in one["county"]


def _in_form(text: str) -> str:
    """A number in the official form, whatever brackets it was typed with; another text as it is."""
    return str(number.parse(text) or text.strip())


def _due_on(decided_on: date, profile: Profile, workdays: Workdays) -> date | None:
    """By when a decision is to be filed, where the rules have a limit for it. Raises OutsideCalendar."""
    for limit in profile.limits:
        if limit.id == "filing":
            return workdays.add(counts_from(decided_on, profile), limit.working_days)
    return None


def _with_lateness(
    one: Mapping[str, Any], profile: Profile, workdays: Workdays, today: date, *, counts: bool
) -> dict[str, Any]:
    decided_on = date.fromisoformat(one["decided_on"]) if one["decided_on"] else None
    due = _due_on(decided_on, profile, workdays) if decided_on else None
    days = working_days = None
    if due and counts:
        until = date.fromisoformat(one["sent_on"]) if one["sent_on"] else today
        days = max((until - due).days, 0)
        working_days = workdays.between(due, until) if days else 0
    return {
        **{key: one[key] for key in _SHOWN},
        "due_on": due.isoformat() if due else None,
        "late": bool(days) or (days is None and one["sent_on"] is None),
        "days_late": days,
        "working_days_late": working_days,
    }
