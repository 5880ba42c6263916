"""Special supervision and random checks, 四(三): the ledger's own acts on the rectification items of leads.

Where each item stands is read from the leads; the acts hold only which items are meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.inaction import campaign as special_supervision
from sqqf.procedure.inaction import sampling as random_checks
from sqqf.procedure.inaction.campaign import item_name, parts, row, totals
from sqqf.store.index.moment import of_one_moment
from sqqf.store.index.reading import DeadlineFilter, deadline_lines, read_summary, summaries
from sqqf.store.ledger.finding import find_lead
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.registers import entry_in, next_id, not_before, not_to_come
from sqqf.store.writing.transaction import transaction

Entry = dict[str, Any]

_SHOWN = ("text", "responsible", "due_on", "reported_on", "signed_off_on")
"""The facts of an item that are shown."""

# ── special supervision ──


@of_one_moment
def campaigns(ledger: Ledger, today: date) -> list[Entry]:
    """Every campaign with its items as they stand on ``today``, and the totals."""
    found = _begun(ledger)
    samplings = _drawn(ledger) if found else []
    standing = _standings(ledger, today, (one["item"] for entry in found for one in entry["items"]))
    for entry in found:
        entry["items"] = [{**row(one["item"], standing.get(one["item"])), **one} for one in entry["items"]]
        entry["samplings"] = [one["id"] for one in samplings if one["campaign"] == entry["id"]]
        entry["totals"] = totals(entry["items"])
    return found


@of_one_moment
def campaign(ledger: Ledger, today: date, text: str) -> Entry:
    """The campaign with this id. Raises BadInput."""
    return entry_in(campaigns(ledger, today), text)


def begin(ledger: Ledger, stamp: Stamp, on: date, body: Mapping[str, Any], named: Iterable[str]) -> Entry:
    """Begin a campaign on the items named, under the year's next number, ``C2026-1``. Raises BadInput."""
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        items = _items(ledger, stamp.today, named)
        number = next_id("C", on.year, [one["id"] for one in _begun(ledger)])
        writing.record("campaign", {**body, "id": number, "items": items}, on)
    return campaign(ledger, stamp.today, number)


def add(ledger: Ledger, stamp: Stamp, text: str, named: Iterable[str]) -> Entry:
    """Add items to a campaign. Raises BadInput; Refused where all of them are in it already."""
    with transaction(ledger, stamp) as writing:
        entry = entry_in(_begun(ledger), text)
        items = _items(ledger, stamp.today, named)
        there = _names(entry)
        if not set(items) - set(there):
            raise Refused("in_campaign", id=entry["id"], items=items)
        new = [item for item in items if item not in there]
        writing.record("campaign_item_added", {"id": entry["id"], "items": new})
    return campaign(ledger, stamp.today, text)


def remove(ledger: Ledger, stamp: Stamp, text: str, named: Iterable[str], reason: str) -> Entry:
    """Take items out of a campaign; that they were in it stays on record. Raises BadInput."""
    with transaction(ledger, stamp) as writing:
        entry = entry_in(_begun(ledger), text)
        there = _names(entry)
        items: list[str] = []
        for one in named:
            lead, n = _read(ledger, stamp.today, one)
            meant = [item for item in there if parts(item)[0] == lead and n in (None, parts(item)[1])]
            if not meant:
                raise BadInput("not_in_campaign", id=entry["id"], item=_said(lead, n))
            items += meant
        body = {"id": entry["id"], "items": list(dict.fromkeys(items)), "reason": reason}
        writing.record("campaign_item_removed", body)
    return campaign(ledger, stamp.today, text)


def _begun(ledger: Ledger) -> list[Entry]:
    return special_supervision.campaigns(own_acts(ledger, *special_supervision.KINDS))


def _names(entry: Mapping[str, Any]) -> list[str]:
    return [one["item"] for one in entry["items"]]


# ── random checks ──


@of_one_moment
def samplings(ledger: Ledger, today: date) -> list[Entry]:
    """Every random check: what was drawn, as it stands on ``today``, and what was found there."""
    found = _drawn(ledger)
    standing = _standings(ledger, today, (one["item"] for entry in found for one in entry["drawn"]))
    for entry in found:
        entry["drawn"] = [{**row(one["item"], standing.get(one["item"])), **one} for one in entry["drawn"]]
    return found


@of_one_moment
def sampling(ledger: Ledger, today: date, text: str) -> Entry:
    """The random check with this id. Raises BadInput."""
    return entry_in(samplings(ledger, today), text)


class Draw(NamedTuple):
    """How many items a random check draws, and of which."""

    items: int
    seed: str | None = None
    """Without one, one is made up."""
    of: str = "all"
    """Which items may be drawn, by how far they have come."""
    among: str | None = None
    """Only those of this campaign."""


def sample(ledger: Ledger, stamp: Stamp, on: date, draw: Draw) -> Entry:
    """Draw items of all leads, or of a campaign; the check gets the year's next number, ``S2026-1``.

    Raises BadInput; Refused where there are fewer items than asked for.
    """
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        limited: dict[str, Any] = {}
        may_be_drawn = None
        if draw.among:
            entry = entry_in(_begun(ledger), draw.among)
            not_before(entry, on)
            limited = {"campaign": entry["id"]}
            may_be_drawn = _names(entry)
        population = list(_population(ledger, draw.of, may_be_drawn))
        if draw.items > len(population):
            article = ledger.profile_on(stamp.today).article_of("mechanisms", "follow_up")
            raise Refused("too_few_to_draw", article=article, count=draw.items, there=len(population))
        seed = draw.seed or stamp.new_id()
        body = {"seed": seed, "count": draw.items, "of": draw.of, **limited, "population": population}
        number = next_id("S", on.year, [one["id"] for one in _drawn(ledger)])
        drawn = random_checks.draw(population, draw.items, seed)
        writing.record("sampling", {**body, "id": number, "drawn": drawn}, on)
    return sampling(ledger, stamp.today, number)


class Result(NamedTuple):
    """What was found at an item that was drawn."""

    item: str
    """As a user names it: ``L2026-1:2``."""
    on: date
    finding: str


def record_result(ledger: Ledger, stamp: Stamp, text: str, result: Result) -> Entry:
    """Record what was found at an item of this random check. Raises BadInput, Refused."""
    not_to_come(stamp, result.on)
    with transaction(ledger, stamp) as writing:
        entry = entry_in(_drawn(ledger), text)
        not_before(entry, result.on)
        lead, n = _read(ledger, stamp.today, result.item)
        drawn = [one["item"] for one in entry["drawn"]]
        if _said(lead, n) not in drawn:
            raise BadInput("not_drawn", id=entry["id"], item=_said(lead, n))
        body = {"id": entry["id"], "item": _said(lead, n), "finding": result.finding}
        writing.record("sampling_result", body, result.on)
    return sampling(ledger, stamp.today, text)


def _drawn(ledger: Ledger) -> list[Entry]:
    return random_checks.samplings(own_acts(ledger, *random_checks.KINDS))


def _population(ledger: Ledger, of: str, limited_to: Sequence[str] | None) -> Iterator[str]:
    """The items that may be drawn, in the order of their leads; none of a void lead."""
    wanted = None if limited_to is None else set(limited_to)
    for text in summaries(ledger.connection, "inaction"):
        lead = json.loads(text)
        for item in lead["rectification"]:
            name = item_name(lead["no"], item["n"])
            if lead["state"] != "void" and random_checks.OF[of](item) and (wanted is None or name in wanted):
                yield name


# ── the items of leads ──


def _items(ledger: Ledger, today: date, named: Iterable[str]) -> list[str]:
    """The items that are named, each once; a lead alone names all of its items. Raises BadInput."""
    found: list[str] = []
    for text in named:
        lead, n = _read(ledger, today, text)
        count = len(read_summary(ledger, _id_of(ledger, lead))["rectification"])
        if n is None and not count:
            raise BadInput("no_items", lead=lead)
        if n is not None and not 1 <= n <= count:
            raise BadInput("unknown_item", n=n, count=count, no=lead, track="inaction")
        found += [item_name(lead, place) for place in ([n] if n else range(1, count + 1))]
    return list(dict.fromkeys(found))


def _read(ledger: Ledger, today: date, text: str) -> tuple[str, int | None]:
    """``L2026-1:2`` as the lead's number and the item's; ``L2026-1`` alone names no item. Raises BadInput."""
    lead, colon, n = text.replace("：", ":").partition(":")
    if colon and not (n.strip().isdecimal() and len(n) < 9):
        raise BadInput("bad_item", text=text)
    number = read_summary(ledger, find_lead(ledger, lead, today))["no"]
    return number, int(n) if colon else None


def _said(lead: str, n: int | None) -> str:
    return lead if n is None else item_name(lead, n)


def _standings(ledger: Ledger, today: date, items: Iterable[str]) -> dict[str, Entry]:
    """All items of the leads that these belong to, as they stand on ``today``."""
    found: dict[str, Entry] = {}
    for lead in dict.fromkeys(parts(item)[0] for item in items):
        lead_id = _id_of(ledger, lead)
        wanted = DeadlineFilter(kind="rectification", case_id=lead_id, settled=True)
        limits = {line.item: line for line in deadline_lines(ledger, wanted, today)}
        summary = read_summary(ledger, lead_id)
        void = summary["state"] == "void"
        for item in summary["rectification"]:
            limit = limits.get(item["n"])
            if limit is None:  # struck out since the lines were read
                continue
            over = "lapsed" if void else "signed_off" if item["signed_off_on"] else None
            found[item_name(lead, item["n"])] = {
                **{name: item[name] for name in _SHOWN},
                "status": over or limit.status,
                "working_days_left": None if over else limit.working_days_left,
                "days_overdue": limit.days_overdue,
            }
    return found


def _id_of(ledger: Ledger, lead: str) -> str:
    (found,) = ledger.connection.execute("SELECT id FROM leads WHERE no=?", (lead,)).fetchone()
    return str(found)
