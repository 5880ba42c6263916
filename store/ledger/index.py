"""The index made from the acts: what the commands list, search and sort by, written in the act's own transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.documents.case import summary_document
from sqqf.procedure.record.dossier import Extension, Pause
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline, deadlines, due_dates, stands_still
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.feedback import untold_applicant, untold_parties

if TYPE_CHECKING:
    from sqqf.procedure.record.link import Links
    from sqqf.procedure.tracks import AnyDossier


class DossierRow(NamedTuple):
    """A row of ``dossiers``, a case or a lead, without its key."""

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
    track: str


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


class Indexed(NamedTuple):
    """What the index holds of a case or a lead."""

    row: DossierRow
    summary: Mapping[str, Any]
    """As it is listed."""
    limits: tuple[Deadline, ...]
    checks: tuple[str, ...] = ()
    """The numbers of the tolerance cases that a lead was checked by."""


class Rows(NamedTuple):
    """What the index holds of a case or a lead as rows of its tables, without the key."""

    dossier: DossierRow
    document: str
    deadlines: Sequence[DeadlineRow]
    checks: tuple[str, ...]


def indexed(
    dossier: AnyDossier,
    profile: Profile,
    level: str,
    workdays: Workdays,
    connected: Mapping[str, Any],
    linked: Links,
) -> Indexed:
    """What the index is to hold; ``connected`` as ``links`` finds it, ``linked`` how a tolerance case stands."""
    limits = deadlines(dossier, profile, level, workdays)
    return _entry(dossier, profile, level, limits, connected, linked)


def _entry(
    dossier: AnyDossier,
    profile: Profile,
    level: str,
    limits: tuple[Deadline, ...],
    connected: Mapping[str, Any],
    linked: Links,
) -> Indexed:
    """The same, once its limits are known."""
    if isinstance(dossier, Case):
        summary = document(dossier, profile, level, connected)
        return Indexed(case_row(dossier, profile), summary, limits)
    from sqqf.store.ledger import lead_index  # commands about cases need none of it

    return lead_index.indexed(dossier, profile, level, limits, connected, linked)


def case_row(case: Case, profile: Profile) -> DossierRow:
    """What is listed and searched of a case; the search text holds every word that ``--search`` looks at."""
    state = profile.states[case.state]
    words = [
        str(case.number),
        *(word for person in case.people for word in (person.name, person.unit) if word),
        case.matter or "",
        *case.points,
        case.officer or "",
    ]
    return DossierRow(
        case.id,
        str(case.number),
        *case.number,
        case.state,
        int(state.open),
        iso(case.suspended_on or case.moves[-1].on),
        _waits_for(case, profile),
        case.officer,
        case.party_names,
        case.registered.get("arising_from"),
        case.ended.get("into"),
        "\n".join(dict.fromkeys(words)).casefold(),
        case.track,
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
    """The numbers of the cases that arose from this one and were merged into it, and of the leads it was checked for."""
    return {name: [other for (other,) in connection.execute(query, (no,))] for name, query in _LINKS.items()}


def named(connection: sqlite3.Connection) -> list[str]:
    """The numbers that any case or lead names."""
    query = (
        "SELECT arising_from FROM dossiers WHERE arising_from IS NOT NULL UNION SELECT merged_into FROM dossiers"
        " WHERE merged_into IS NOT NULL UNION SELECT no FROM checks"
    )
    return [no for (no,) in connection.execute(query).fetchall()]


_LINKS = {
    "gave_rise_to": "SELECT no FROM dossiers WHERE arising_from=? ORDER BY n",
    "merged_from": "SELECT no FROM dossiers WHERE merged_into=? ORDER BY n",
    "leads": "SELECT dossiers.no FROM checks JOIN dossiers USING (n) WHERE checks.no=? ORDER BY n",
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


NO_LINKS: Mapping[str, list[str]] = {"gave_rise_to": [], "merged_from": [], "leads": []}


def rows(entry: Indexed) -> Rows:
    """The rows that are written of it."""
    return Rows(entry.row, _encode(entry.summary), deadline_rows(0, entry.limits), entry.checks)


def rows_of_each(
    dossiers: Sequence[tuple[AnyDossier, Profile]], level: str, workdays: Workdays, linked: Links
) -> list[Rows]:
    """The rows of cases and leads that nothing names: one step for all of them, then the next.

    Each step is long enough to push the others out of the processor's cache: one dossier after the other takes a
    third longer.
    """
    limits = [deadlines(dossier, profile, level, workdays) for dossier, profile in dossiers]
    entries = [
        _entry(dossier, profile, level, of, NO_LINKS, linked)
        for (dossier, profile), of in zip(dossiers, limits, strict=True)
    ]
    return [rows(entry) for entry in entries]


def write(connection: sqlite3.Connection, n: int, entry: Indexed) -> None:
    """Put the index rows of a case or a lead in place of the ones that stood there, if any did."""
    connection.execute("DELETE FROM deadlines WHERE n=?", (n,))
    if entry.row.track == "inaction":
        connection.execute("DELETE FROM checks WHERE n=?", (n,))
    _write(connection, n, [rows(entry)], _PUT_DOSSIER, _PUT_DOCUMENT)


def write_new(connection: sqlite3.Connection, n: int, new: Sequence[Rows]) -> None:
    """Write the index rows of cases and leads that have none, under the keys from ``n`` on."""
    _write(connection, n, new, _INSERT_DOSSIER, _INSERT_DOCUMENT)


def _write(connection: sqlite3.Connection, n: int, rows: Sequence[Rows], dossier: str, document: str) -> None:
    keyed = [*enumerate(rows, start=n)]
    connection.executemany(dossier, [(n, *one.dossier) for n, one in keyed])
    connection.executemany(document, [(n, one.document) for n, one in keyed])
    connection.executemany(_INSERT_DEADLINE, [(n, *row[1:]) for n, one in keyed for row in one.deadlines])
    if checks := [(no, n) for n, one in keyed for no in one.checks]:
        connection.executemany("INSERT INTO checks VALUES (?,?)", checks)


def write_document(connection: sqlite3.Connection, n: int, summary: Mapping[str, Any]) -> None:
    """Put what is listed of a case or a lead in place of what was listed of it."""
    connection.execute(_PUT_DOCUMENT, (n, _encode(summary)))


def waiting_for(connection: sqlite3.Connection, no: str) -> list[str]:
    """The ids of the leads that this case, or one merged into it, was checked for: how it stands shows in their rows."""
    found = connection.execute(
        "WITH RECURSIVE one(no) AS (VALUES (?) UNION SELECT d.no FROM one CROSS JOIN dossiers d ON d.merged_into = one.no)"
        " SELECT DISTINCT id FROM one CROSS JOIN checks USING (no) JOIN dossiers USING (n)",
        (no,),
    )
    return [dossier_id for (dossier_id,) in found.fetchall()]


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_FIELDS = ",".join(DossierRow._fields)
_INSERT_DOSSIER = (
    f"INSERT INTO dossiers (n,{_FIELDS}) VALUES ({','.join('?' * (len(DossierRow._fields) + 1))})"
)
_PUT_DOSSIER = f"{_INSERT_DOSSIER} ON CONFLICT (n) DO UPDATE SET {','.join(f'{name}=excluded.{name}' for name in DossierRow._fields)}"
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
    if case.suspended_on:
        return "resumption"
    if case.state == "investigating" and case.is_sent_back_undated:
        return "supplement"
    state = profile.states[case.state]
    if case.taken_over and case.is_uncounted:
        return "dates"
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
