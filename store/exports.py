"""What leaves the ledger in a file: its lines and its due dates, read in short pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqqf.calendar.built_in import built_in
from sqqf.procedure.record.diary import CHASE_KINDS, MEETING_KINDS, WAKE_UP_KINDS
from sqqf.procedure.rules.entries import OWN
from sqqf.procedure.time.lights import LIGHTS, Clock, Running, limit_status
from sqqf.procedure.tracks import track as track_named
from sqqf.store.index.following import current_workdays, keep_up
from sqqf.store.index.reading import pages
from sqqf.store.index.search import Particulars, particulars
from sqqf.store.ledger.journal import ACT_COLUMNS, act_from, own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.office.diary import chase_in_words, chases, meeting_in_words, meetings, wake_ups
from sqqf.store.takeover.imports import number_of


class Chosen(NamedTuple):
    """Which cases and leads are to leave; None for all. ``year`` is that of their number."""

    state: str | None = None
    year: int | None = None
    officer: str | None = None


class Line(NamedTuple):
    """A case or a lead: what is on record of it, and how it stands on the day."""

    entry: dict[str, Any]
    standing: dict[str, Any]
    """``next_due_on``, ``working_days_left``, ``light`` of the soonest limit; of a lead its items too."""


class Dated(NamedTuple):
    """A limit's date, and what it rests on in the record."""

    no: str
    kind: str
    item: int
    due_on: date
    running: bool
    """Not met and not lapsed."""
    provisional: bool
    suspended: bool
    officer: str | None
    party: str
    sequence: int
    """Rises whenever the date may have moved, and never falls."""
    changed_at: datetime
    """When the last act that may have moved it was recorded."""
    entry: str = ""
    """Of a date in the diary its number."""
    text: str | None = None
    """Of a date in the diary what for."""


KEPT_DAYS = 400
"""So long a limit that no longer runs is still named in calendars, so that it leaves those it stood in."""


def count(ledger: Ledger, track: str, chosen: Chosen) -> int:
    """How many cases or leads there are to leave."""
    where, values = _conditions(track, chosen)
    (number,) = ledger.connection.execute(f"SELECT count(*) FROM dossiers WHERE {where}", values).fetchone()
    return int(number)


def lines(ledger: Ledger, track: str, chosen: Chosen, today: date) -> Iterator[Line]:
    """The cases or the leads, in the order of their registration, as they stand on ``today``."""
    clock = Clock(today, current_workdays(ledger), ledger.profile_on(today).yellows)
    entry = track_named(track).line.entry

    @cache
    def stands(soonest: str | None) -> dict[str, Any]:
        if soonest is None:
            return dict.fromkeys(("next_due_on", "working_days_left", "light"))
        due_on, _, kind = soonest.partition(" ")
        found = limit_status(Running(date.fromisoformat(due_on), kind=kind), clock)
        left, light = found.working_days_left, LIGHTS[found.status]
        return {"next_due_on": due_on, "working_days_left": left, "light": light}

    where, values = _conditions(track, chosen)
    query = (
        "SELECT n, document,"
        " (SELECT due_on FROM deadlines d WHERE d.n = dossiers.n AND kind = 'investigation' AND item = 0),"
        # Not min(due_on), for which SQLite goes through all limits in order of date: this case has few.
        " (SELECT min(due_on || ' ' || kind) FROM deadlines d"
        "  WHERE d.n = dossiers.n AND met_on IS NULL AND NOT lapsed AND NOT paused)"
        f" FROM dossiers JOIN documents USING (n) WHERE {where} AND n > ? ORDER BY n LIMIT ?"
    )
    for _, document, investigation_due_on, soonest in pages(ledger.connection, query, values, (0,)):
        summary = json.loads(document)
        items, counts = summary.get("rectification"), {}
        if items is not None:  # of a lead
            counts = {"items": len(items), "signed_off": sum(bool(item["signed_off_on"]) for item in items)}
        yield Line(entry(summary, investigation_due_on), {**stands(soonest), **counts})


def acts(ledger: Ledger, tracks: Sequence[str], chosen: Chosen) -> Iterator[dict[str, Any]]:
    """Every act on these cases and leads, with the number, and all of the ledger's own, in their order.

    Where nothing is chosen, those of cases and leads too that were taken over and taken back.
    """
    kept = [_conditions(track, chosen) for track in tracks]
    if chosen == Chosen():
        kept += [("dossiers.id IS NULL AND kind = ?", [track_named(of).common.taken_over]) for of in tracks]
    query = (
        f"SELECT {ACT_COLUMNS}, dossiers.no FROM acts LEFT JOIN dossiers ON id = case_id"
        f" WHERE (case_id IS NULL OR {' OR '.join(where for where, _ in kept)}) AND seq > ?"
        " ORDER BY seq LIMIT ?"
    )
    for row in pages(ledger.connection, query, [value for _, values in kept for value in values], (0,)):
        act = act_from(row)
        yield {"no": row[-1] or (number_of(act) if act.case else None), **act.as_json()}


def dates(ledger: Ledger, track: str, chosen: Chosen, today: date) -> Iterator[Dated]:
    """The limits that run, and those that ran until lately, case by case.

    What may move a date is an act of the case, a calendar notice, or another built-in calendar: each raises
    the sequence, and nothing lowers it.
    """
    keep_up(ledger)
    known = built_in().years.stop
    notice_seq, notice_at = ledger.connection.execute(
        "SELECT coalesce(max(seq), 0), recorded_at FROM acts WHERE kind = 'notice' AND case_id IS NULL"
    ).fetchone()
    since = (today - timedelta(days=KEPT_DAYS)).isoformat()
    where, values = _conditions(track, chosen)
    query = (
        f"SELECT n, id, no, since, officer, party FROM dossiers WHERE {where} AND n > ? ORDER BY n LIMIT ?"
    )
    for n, dossier_id, no, moved_on, officer, party in pages(ledger.connection, query, values, (0,)):
        # Read before the dates: what is recorded meanwhile may come with an older sequence, never a newer.
        seq, recorded_at = ledger.connection.execute(
            "SELECT max(seq), recorded_at FROM acts WHERE case_id = ?", (dossier_id,)
        ).fetchone()
        changed_at = datetime.fromisoformat(notice_at if notice_seq > seq else recorded_at)
        found = ledger.connection.execute(
            "SELECT kind, item, due_on, met_on IS NULL AND NOT lapsed, provisional, paused FROM deadlines"
            " WHERE n = ? AND (met_on IS NULL AND NOT lapsed OR coalesce(met_on, ?) >= ?)"
            " ORDER BY kind, item",
            (n, moved_on, since),
        )
        for kind, item, due_on, running, provisional, paused in found.fetchall():
            yield Dated(
                no=no,
                kind=kind,
                item=item,
                due_on=date.fromisoformat(due_on),
                running=bool(running),
                provisional=bool(provisional),
                suspended=paused == 1,
                officer=officer,
                party=party,
                sequence=max(seq, notice_seq) + known,
                changed_at=changed_at,
            )


def diary(ledger: Ledger, chosen: Chosen, today: date) -> Iterator[Dated]:
    """Wake-up dates, answers awaited and meetings; those settled or off lately too, so that they leave again.

    They are of no state and no year: where one is chosen there are none.
    """
    if chosen.state or chosen.year:
        return
    since = (today - timedelta(days=KEPT_DAYS)).isoformat()
    last = {act.body["id"]: act for act in own_acts(ledger, *WAKE_UP_KINDS, *CHASE_KINDS, *MEETING_KINDS)}
    noted = [("wake_up", one, one["done_on"]) for one in wake_ups(ledger)]
    noted += [("answer", {**one, "text": chase_in_words(one)}, one["answered_on"]) for one in chases(ledger)]
    noted = [(kind, one, done) for kind, one, done in noted if one["due"] and (not done or done >= since)]
    about = particulars(ledger, {one["no"] for _, one, _ in noted})
    entries = [(kind, one, one["no"], one["due"], done is None) for kind, one, done in noted]
    entries += [
        ("meeting", {"text": meeting_in_words(one), **one}, one["id"], one["on"], one["cancelled"] is None)
        for one in meetings(ledger)
        if one["on"] >= since
    ]
    for kind, entry, no, due, running in entries:
        one, act = about.get(no, Particulars()), last[entry["id"]]
        if chosen.officer in (None, one.officer):
            yield Dated(
                no=no,
                kind=OWN + kind,
                item=0,
                due_on=date.fromisoformat(due),
                running=running,
                provisional=False,
                suspended=False,
                officer=one.officer,
                party=one.party or "",
                sequence=act.seq,
                changed_at=datetime.fromisoformat(act.recorded_at),
                entry=entry["id"],
                text=entry["text"],
            )


def _conditions(track: str, chosen: Chosen) -> tuple[str, list[Any]]:
    # The plus keeps SQLite from going by the index of states and sorting each page: mostly all rows leave.
    where: list[str] = ["+track = ?"]
    values: list[Any] = [track]
    for column, value in chosen._asdict().items():
        if value is not None:
            where.append(f"+{column} = ?")
            values.append(value)
    return " AND ".join(where), values
