"""The index made from the acts: what the commands list, search and sort by, written in the act's own transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.case import Case, Extension, Pause
from sqqf.procedure.closing import untold_applicant, untold_parties
from sqqf.procedure.conditions import is_sent_back_undated, suspended_on
from sqqf.procedure.document import summary_document
from sqqf.procedure.limits import Deadline, due_dates, stands_still
from sqqf.procedure.profile import Profile


class CaseRow(NamedTuple):
    """A row of ``cases`` without its key."""

    id: str
    no: str
    prefix: str
    year: int
    serial: int
    state: str
    open: int
    since: str
    waits_for: str | None
    officer: str | None
    party: str
    arising_from: str | None
    merged_into: str | None
    search: str


class DeadlineRow(NamedTuple):
    """A row of ``deadlines``."""

    n: int
    kind: str
    item: int
    article: str
    basis: str
    starts_on: str
    counted_from: str
    working_days: int | None
    extensions: str | None
    original_due_on: str
    due_on: str
    met_on: str | None
    lapsed: int
    provisional: int
    pauses: str | None
    paused: int


def case_row(case: Case, profile: Profile) -> CaseRow:
    """What is listed and searched of a case; the search text holds every word that ``--search`` looks at."""
    state = profile.states[case.state]
    people = [case.applicant, *case.parties]
    words = [
        str(case.number),
        *(word for person in people for word in (person.name, person.unit) if word),
        case.matter,
        *case.points,
        case.officer or "",
    ]
    return CaseRow(
        case.id,
        str(case.number),
        *case.number,
        case.state,
        int(state.open),
        iso(suspended_on(case) or case.moves[-1].on),
        _waits_for(case, profile),
        case.officer,
        case.party_names,
        case.registered.get("arising_from"),
        case.ended.get("into"),
        "\n".join(dict.fromkeys(words)).casefold(),
    )


def deadline_rows(n: int, deadlines: Iterable[Deadline]) -> list[DeadlineRow]:
    return [
        DeadlineRow(
            n,
            deadline.kind,
            deadline.item,
            deadline.article,
            deadline.basis,
            iso(deadline.starts_on),
            iso(deadline.counted_from),
            deadline.working_days,
            _extensions_text(deadline.extensions),
            iso(deadline.original_due_on),
            iso(deadline.due_on),
            iso(deadline.met_on) if deadline.met_on else None,
            int(deadline.lapsed),
            int(deadline.provisional),
            _pauses_text(deadline.pauses),
            int(deadline.paused),
        )
        for deadline in deadlines
    ]


def links(connection: sqlite3.Connection, no: str) -> dict[str, list[str]]:
    """The numbers of the cases that arose from this one and that were merged into it."""
    return {
        name: [
            other
            for (other,) in connection.execute(f"SELECT no FROM cases WHERE {column}=? ORDER BY n", (no,))
        ]
        for name, column in (("gave_rise_to", "arising_from"), ("merged_from", "merged_into"))
    }


def document(case: Case, profile: Profile, level: str, linked: Mapping[str, Any]) -> dict[str, Any]:
    """The case as ``case list`` prints it, with its links in both directions."""
    summary = summary_document(case, profile, level)
    following = summary.pop("next")
    return {
        **summary,
        "arising_from": case.registered.get("arising_from"),
        "merged_into": case.ended.get("into"),
        **linked,
        "next": following,
    }


NO_LINKS: Mapping[str, list[str]] = {"gave_rise_to": [], "merged_from": []}


def write_case(
    connection: sqlite3.Connection,
    n: int,
    row: CaseRow,
    summary: Mapping[str, Any],
    limits: list[DeadlineRow],
    *,
    new: bool = False,
) -> None:
    """Put a case's index rows in place of the ones that stood there; ``new``: none did."""
    connection.execute(_INSERT_CASE if new else _PUT_CASE, (n, *row))
    connection.execute(_INSERT_DOCUMENT if new else _PUT_DOCUMENT, (n, _encode(summary)))
    if not new:
        connection.execute("DELETE FROM deadlines WHERE n=?", (n,))
    connection.executemany(_INSERT_DEADLINE, limits)


_encode = json.JSONEncoder(ensure_ascii=False).encode
_FIELDS = ",".join(CaseRow._fields)
_INSERT_CASE = f"INSERT INTO cases (n,{_FIELDS}) VALUES ({','.join('?' * (len(CaseRow._fields) + 1))})"
_PUT_CASE = f"{_INSERT_CASE} ON CONFLICT (n) DO UPDATE SET {','.join(f'{name}=excluded.{name}' for name in CaseRow._fields)}"
_INSERT_DOCUMENT = "INSERT INTO documents VALUES (?,?)"
_PUT_DOCUMENT = f"{_INSERT_DOCUMENT} ON CONFLICT (n) DO UPDATE SET document=excluded.document"
_INSERT_DEADLINE = f"INSERT INTO deadlines VALUES ({','.join('?' * len(DeadlineRow._fields))})"


def recounted(
    connection: sqlite3.Connection, workdays: Workdays, first: date = date.min, last: date = date.max
) -> Iterator[tuple[DeadlineRow, DeadlineRow]]:
    """Each limit running on a day from ``first`` to ``last`` that these working days make another: (before, after).

    One pass over the rows, a page at a time, without opening a case. Nothing is written.
    """
    memo: dict[tuple[str, int | None], tuple[date, date]] = {}
    for before in _running(connection, first, last):
        key = (before.counted_from, before.working_days)
        start = date.fromisoformat(before.counted_from)
        pauses = _pauses_from(before.pauses)
        plain = before.extensions is None and not pauses
        if before.working_days is None:  # a date that was set: only whether it is certain may change
            original, due = date.fromisoformat(before.original_due_on), date.fromisoformat(before.due_on)
        elif plain and key in memo:
            original, due = memo[key]
        else:
            extensions = extensions_from(before.extensions)
            original, due = due_dates(start, before.working_days, extensions, workdays, pauses)
            if plain:
                memo[key] = original, due
        after = before._replace(
            original_due_on=original.isoformat(),
            due_on=due.isoformat(),
            provisional=int(due > start and workdays.is_provisional(start, due)),
            paused=int(before.met_on is None and stands_still(pauses, due)),
        )
        if after != before:
            yield before, after


def write_dates(connection: sqlite3.Connection, rows: Iterable[DeadlineRow]) -> None:
    """Put new due dates in place of the ones that stood there."""
    connection.executemany(
        "UPDATE deadlines SET original_due_on=?, due_on=?, provisional=?, paused=? WHERE n=? AND kind=? AND item=?",
        (
            (row.original_due_on, row.due_on, row.provisional, row.paused, row.n, row.kind, row.item)
            for row in rows
        ),
    )


def _running(connection: sqlite3.Connection, first: date, last: date) -> Iterator[DeadlineRow]:
    key: tuple[Any, ...] = (0, "", 0)
    while True:
        page = connection.execute(
            "SELECT * FROM deadlines WHERE (n,kind,item) > (?,?,?) AND counted_from <= ? AND due_on >= ?"
            " ORDER BY n,kind,item LIMIT 5000",
            (*key, last.isoformat(), first.isoformat()),
        ).fetchall()
        if not page:
            return
        yield from map(DeadlineRow._make, page)
        key = page[-1][:3]


def _extensions_text(extensions: Iterable[Extension]) -> str | None:
    listed = [
        {"agreed_on": e.agreed_on.isoformat(), "days": e.days, "to": e.to.isoformat() if e.to else None}
        for e in extensions
    ]
    return json.dumps(listed) if listed else None


def _waits_for(case: Case, profile: Profile) -> str | None:
    """What comes next and has no limit; a decided case waits for feedback until everybody has had it."""
    if suspended_on(case):
        return "resumption"
    if case.state == "investigating" and is_sent_back_undated(case):
        return "supplement"
    state = profile.states[case.state]
    if state.waits_for == "feedback" and not untold_applicant(case) and not untold_parties(case):
        return None
    return state.waits_for


def _pauses_text(pauses: Iterable[Pause]) -> str | None:
    listed = [[iso(pause.since), iso(pause.until) if pause.until else None] for pause in pauses]
    return json.dumps(listed) if listed else None


def _pauses_from(text: str | None) -> tuple[Pause, ...]:
    return tuple(
        Pause(date.fromisoformat(since), date.fromisoformat(until) if until else None)
        for since, until in json.loads(text or "[]")
    )


def extensions_from(text: str | None) -> tuple[Extension, ...]:
    """The extensions as a row of ``deadlines`` keeps them."""
    return tuple(
        Extension(
            date.fromisoformat(e["agreed_on"]), e["days"], date.fromisoformat(e["to"]) if e["to"] else None
        )
        for e in json.loads(text or "[]")
    )
