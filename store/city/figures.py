"""``report stats``: the figures of a ledger, and at the city those that its counties handed up.

What is counted is the ledger up to one act, the last when counting began: others may go on writing meanwhile,
and the head in the document is of just these acts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.documents.filing import KINDS
from sqqf.procedure.errors import Refused
from sqqf.procedure.figures import counties as handed_up
from sqqf.procedure.figures.statistics import figures
from sqqf.procedure.figures.tally import Span
from sqqf.procedure.record import registers
from sqqf.procedure.record.acts import Act, canonical
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.time.period import Period, read_period
from sqqf.store.city.entries import is_same_county
from sqqf.store.city.filings import listed
from sqqf.store.city.handed_in import read_json
from sqqf.store.index.following import keep_up
from sqqf.store.index.moment import of_one_moment
from sqqf.store.ledger.dossiers import dossier_from
from sqqf.store.ledger.journal import acts_of, own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.registers import next_id, not_to_come
from sqqf.store.writing.transaction import transaction

if TYPE_CHECKING:
    from sqqf.procedure.rules.profile import Profile
    from sqqf.procedure.tracks import AnyDossier

_NOT_OVER = """
    SELECT id FROM dossiers d WHERE open
    OR EXISTS (SELECT 1 FROM acts WHERE case_id = d.id AND
        (kind = 'amended' OR coalesce(on_date, today, date(recorded_at, '+8 hours')) >= ?))
    OR EXISTS (SELECT 1 FROM deadlines WHERE n = d.n AND due_on >= ?)
    ORDER BY n
"""
"""What may count from a day on. A case that is over needn't be opened where its acts and the last days of its
limits are all earlier and no act was put right: nothing of it lies in that time."""


@of_one_moment
def document(ledger: Ledger, period: Period, today: date) -> dict[str, Any]:
    """The whole document of ``report stats``: whose, ``statistics.figures``, the counties', the head.

    Of a city: ``counties``, a line for each county that ever filed or handed up figures, ``missing``, those
    without figures of the period, and ``total``, city and counties together. A county has null there. Raises
    Refused for a period to come.
    """
    if period.first > today:
        raise Refused("period_to_come", period=period.name, today=today)
    keep_up(ledger)
    last, head = ledger.connection.execute("SELECT seq, head FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
    setting = Setting(ledger.profile_on(today), ledger.level, ledger.workdays, today)
    found = figures(
        _dossiers(ledger, min(one.first for one in period.compared), last),
        period,
        setting,
        registers.guidance(own_acts(ledger, *registers.GUIDANCE_KINDS, last=last)),
        registers.prefilings(own_acts(ledger, *registers.PREFILING_KINDS, last=last)),
    )
    since = _known_since(ledger, last, found)
    return {
        "format": handed_up.FORMAT,
        "version": handed_up.VERSION,
        "group": ledger.group,
        "level": ledger.level,
        "ledger": str(ledger.opening["ledger"]),
        "date": iso(today),
        **found,
        **since,
        **_counties(ledger, period, today, last, found | since),
        "head": head,
    }


_SINCE = """
    SELECT min(day) FROM (
        SELECT coalesce(on_date, today, date(recorded_at, '+8 hours')) AS day FROM acts WHERE seq <= ?
        UNION ALL SELECT json_extract(document, '$.received_on') FROM documents)
"""


def _known_since(ledger: Ledger, last: int, found: Mapping[str, Any]) -> dict[str, Any]:
    """The first day that something on record is of, and which of the periods compared lie wholly before it.

    Of those nothing is known: that there is nothing on record of them isn't that nothing happened.
    """
    (since,) = ledger.connection.execute(_SINCE, (last,)).fetchone()
    compared = {name: found[f"period_{name}"] for name in ("before", "year_before")}
    return {"since": since, "unknown": [name for name, one in compared.items() if one and one["to"] < since]}


def _dossiers(ledger: Ledger, since: date, last: int) -> Iterator[tuple[AnyDossier, Profile]]:
    """The cases and leads that something of may lie after a day, as they stood with the act ``last``."""
    for (dossier_id,) in ledger.connection.execute(_NOT_OVER, (iso(since), iso(since))).fetchall():
        if acts := acts_of(ledger, dossier_id, last):  # else it was registered a moment ago
            dossier = dossier_from(ledger, acts)
            yield dossier, ledger.profile_of(dossier)


# ── the counties, at the city ──


class Imported(NamedTuple):
    """What came of an import: the entry, and whether it was there already."""

    entry: dict[str, Any]
    already_there: bool


def import_figures(
    ledger: Ledger, stamp: Stamp, path: Path, received_on: date, *, again: str | None = None
) -> Imported:
    """Take in the figures that a county handed up. The same ones once more change nothing.

    ``again``: why others of the same county and period take the place of those that are there. Raises
    BadInput for what holds no figures, Refused at a county's, for those of a city or of a time to come, and
    for others than before.
    """
    if ledger.level != "city":
        raise Refused("figures_are_the_citys")
    came = handed_up.read_figures(read_json(path))
    not_to_come(stamp, received_on)
    if came.made_on and came.made_on > received_on:
        facts: dict[str, Any] = {"sent_on": came.made_on, "received_on": received_on, "today": stamp.today}
        raise Refused("received_before_sent", **facts)
    if came.period.first > received_on:
        raise Refused("period_to_come", period=came.period.name, today=received_on)
    with transaction(ledger, stamp) as writing:
        entries = _entries(own_acts(ledger, handed_up.KIND))
        body = _body(came, next_id("S", received_on.year, [one["id"] for one in entries]))
        same = [one for one in entries if _is_of(one, came)]
        if same and same[-1]["digest"] == body["digest"]:
            return Imported(same[-1], already_there=True)
        if same and not again:
            raise Refused("figures_differ", county=came.group, period=came.period.name, id=same[-1]["id"])
        act = writing.record(handed_up.KIND, {**body, "again": again} if same else body, received_on)
    return Imported(_entries([act])[0], already_there=False)


def _body(came: handed_up.HandedUp, number: str) -> dict[str, Any]:
    made_on = iso(came.made_on) if came.made_on else None
    # The same figures made on another day are the same; of a period that is over by now they say more.
    telling = {
        "county": came.group,
        "period": came.period.name,
        "figures": came.figures,
        "ledger": came.ledger,
    }
    digest = hashlib.sha256(canonical([telling, _is_complete(came.period, made_on)]).encode()).hexdigest()
    return {"id": number, **telling, "head": came.head, "made_on": made_on, "digest": digest}


def _entries(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """The figures received, each with its line."""
    found = []
    for act in acts:
        body = act.body
        found.append(
            {
                "id": body["id"],
                "county": body["county"],
                "period": body["period"],
                "by": "file" if body["ledger"] else "paper",
                "received_on": iso(act.on) if act.on else None,
                "made_on": body["made_on"],
                "complete": _is_complete(read_period(body["period"]), body["made_on"]),
                "again": body.get("again"),
                "head": body["head"],
                "digest": body["digest"],
                "figures": handed_up.row_of(body["figures"]),
            }
        )
    return found


def _is_complete(period: Period, made_on: str | None) -> bool:
    """Whether the period was over when the figures were made; those written by hand are taken to be."""
    return made_on is None or made_on > iso(period.last)


def _is_of(entry: Mapping[str, Any], came: handed_up.HandedUp) -> bool:
    return entry["period"] == came.period.name and is_same_county(entry["county"], came.group)


def _counties(
    ledger: Ledger, period: Period, today: date, last: int, own: Mapping[str, Any]
) -> dict[str, Any]:
    if ledger.level != "city":
        return {"counties": None, "missing": None, "total": None}
    filings = listed(ledger, today)
    entries = _entries(own_acts(ledger, handed_up.KIND, last=last))
    lists = own_acts(ledger, KINDS[2], last=last)
    names = [one["county"] for one in (*filings, *entries)] + [act.body["county"] for act in lists]
    lines = [_line(name, period, today, filings, entries) for name in _known(names)]
    return {
        "counties": lines,
        "missing": [line["county"] for line in lines if line["figures"] is None],
        "total": {
            when: handed_up.total([_own_row(own, when), *(line[when] for line in lines)])
            for when in ("figures", "before", "year_before")
        },
    }


def _own_row(own: Mapping[str, Any], when: str) -> handed_up.Row | None:
    """The city's own line, where it is known; what its figures lack, as the counties' filing limit, is 0."""
    if own[when] is None or when in own["unknown"]:
        return None
    return {name: number or 0 for name, number in handed_up.row_of(own[when]).items()}


def _known(names: Iterable[str]) -> list[str]:
    """Each county once, by the fullest of the names that it goes by."""
    found: list[str] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if not any(is_same_county(name, other) for other in found):
            found.append(name)
    return sorted(found)


def _line(
    county: str, period: Period, today: date, filings: list[dict[str, Any]], entries: list[dict[str, Any]]
) -> dict[str, Any]:
    of_county = [one for one in entries if is_same_county(one["county"], county)]
    by_period = {one["period"]: one for one in of_county}
    now, before, *year = (by_period.get(one.name) for one in (period, *period.compared))
    filed = [one for one in filings if is_same_county(one["county"], county)]
    told = {
        key: now[key] if now else None
        for key in ("by", "received_on", "made_on", "complete", "again", "head")
    }
    return {
        "county": county,
        **told,
        "figures": now["figures"] if now else None,
        "before": before["figures"] if before else None,
        "year_before": year[0]["figures"] if year and year[0] else None,
        "filings": _filings(filed, Span.of(period, today)),
        "filings_before": _filings(filed, Span.of(period.before, today)),
        "filings_year_before": _filings(filed, Span.of(period.year_before, today)),
    }


def _filings(filed: list[dict[str, Any]], span: Span) -> dict[str, int | None]:
    """Filings by when they were sent, decisions never filed by when they were due, if that is known.

    What is filed once more after a correction isn't counted again.
    """
    counting = [one for one in filed if one["days_late"] is not None]
    sent = [one for one in counting if one["sent_on"] and span.holds(date.fromisoformat(one["sent_on"]))]
    missing = [
        one
        for one in counting
        if not one["sent_on"] and one["days_late"] and span.holds(date.fromisoformat(one["due_on"]))
    ]
    late = [one["working_days_late"] for one in sent if one["late"]]
    return {
        "filed": len(sent),
        "late": len(late),
        "not_filed": len(missing),
        "slowest_working_days_late": max(late, default=None),
    }
