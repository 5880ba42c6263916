"""``--as-of``: the ledger as it stood at the end of a day in China, by when things were recorded.

A ledger in memory. Cases with no act since keep their index rows; the others are folded from the acts that
they had. Limits are counted by the notices known then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from sqqf.calendar.dates import day_in_china
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import canonical
from sqqf.procedure.time.own import OWING, SENT
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import linked_case
from sqqf.procedure.tracks import track
from sqqf.store.index import index, recount
from sqqf.store.index.following import keep_up, remember_calendar
from sqqf.store.index.reading import pages
from sqqf.store.index.rows import Basis
from sqqf.store.ledger import connection as files
from sqqf.store.ledger.dossiers import dossier_from
from sqqf.store.ledger.journal import acts_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.takeover.imports import first_acts, taken_back

if TYPE_CHECKING:
    from sqqf.procedure.record.link import Linked
    from sqqf.procedure.tracks import AnyDossier

_KEYS = {"dossiers": ("n",), "documents": ("n",), "deadlines": ("n", "kind", "item")}
"""The tables of the index, each with its key."""
_NAMED = (
    "SELECT arising_from FROM dossiers UNION SELECT merged_into FROM dossiers UNION SELECT no FROM checks"
)


def as_of(ledger: Ledger, day: date, case_id: str | None = None) -> Ledger:
    """The ledger as it stood at the end of ``day`` in Shanghai: what it lists, or ``case_id`` alone, in full.

    Raises BadInput for a day before the ledger was opened, or before the case was registered.
    """
    keep_up(ledger)
    then = files.in_memory()
    try:
        ledger.connection.execute("BEGIN")  # all of it is read as it stands at one moment
        try:
            _fill(then, ledger, day, case_id)
        finally:
            ledger.connection.execute("COMMIT")
    except BaseException:
        then.close()
        raise
    return Ledger(then)


def _fill(then: sqlite3.Connection, ledger: Ledger, day: date, case_id: str | None) -> None:
    last = _last_act(ledger.connection, day)
    if not last:
        (opened,) = ledger.connection.execute("SELECT recorded_at FROM acts WHERE seq = 1").fetchone()
        raise BadInput("before_the_ledger", day=day, opened=day_in_china(opened))
    past = _Past(ledger, then, last)
    if case_id:
        past.take_in_full(case_id)
    else:
        past.take_all()


def _last_act(connection: sqlite3.Connection, day: date) -> int:
    """The act that was the last one at the end of the day; 0 where there was none.

    A journal only grows: an act counts as recorded no earlier than those before it, whatever the clock said.
    """
    midnight = f"{day}T16:00:00Z"  # in China, where it is eight hours later
    (next_one,) = connection.execute(
        "SELECT min(seq) FROM acts WHERE recorded_at >= ?", (midnight,)
    ).fetchone()
    if next_one:
        return int(next_one) - 1
    (last,) = connection.execute("SELECT max(seq) FROM acts").fetchone()
    return int(last)


class _Past:
    """The ledger in memory while it is filled, up to the act ``last``."""

    def __init__(self, ledger: Ledger, then: sqlite3.Connection, last: int) -> None:
        self._present = ledger
        self._now = ledger.connection
        self._then = then
        self._last = last
        own = "SELECT * FROM acts WHERE case_id IS NULL AND seq <= ? ORDER BY seq"
        self._put("acts", self._now.execute(own, (last,)).fetchall())
        self._ledger = Ledger(then)
        remember_calendar(self._ledger)
        self._same_notices = len(self._ledger.notices) == len(ledger.notices)
        self._gone = self._taken_back_since()
        """The keys of cases and leads that stood then and were taken back since."""

    def take_in_full(self, case_id: str) -> None:
        """The case with its acts, so that it can be shown, and those that name it."""
        dossier = self._dossier(case_id)
        if dossier is None:
            query = "SELECT no, track FROM dossiers WHERE id = ?"
            no, of = self._now.execute(query, (case_id,)).fetchone()
            raise BadInput(track(of).none_such, text=no)
        no = str(dossier.number)
        self._put("acts", self._rows(case_id))
        naming = (
            "SELECT DISTINCT case_id FROM acts WHERE seq <= ? AND case_id <> ?"
            " AND kind IN ('registered', 'taken_over', 'ended', 'tolerance_checked') AND instr(body, ?)"
        )
        for (other,) in self._now.execute(naming, (self._last, case_id, canonical(no))).fetchall():
            self._put("acts", self._rows(other))  # how a tolerance case stood is read off them
            self._index(other)
        self._index(case_id)

    def take_all(self) -> None:
        """What is listed of every case registered by then."""
        since = "SELECT DISTINCT case_id FROM acts WHERE seq > ? AND case_id IS NOT NULL"
        changed = [case_id for (case_id,) in self._now.execute(since, (self._last,)).fetchall()]
        changed += self._gone
        self._copy(changed)
        for case_id in changed:
            self._index(case_id)
        self._link()
        marks = ",".join("?" * len(OWING))
        query = f"SELECT id FROM dossiers WHERE state IN ({marks})"
        owing = [case_id for (case_id,) in self._then.execute(query, OWING).fetchall()]
        sent = f"SELECT DISTINCT case_id FROM acts WHERE kind IN ({','.join('?' * len(SENT))})"
        owing += [case_id for (case_id,) in self._now.execute(sent, SENT).fetchall()]
        for case_id in dict.fromkeys(owing):
            self._put("acts", self._rows(case_id))  # what the group owes promptly is read off them
        if not self._same_notices:
            rows = list(recount.recounted(self._then, self._ledger.workdays))
            recount.write_dates(self._then, (after for _, after in rows))

    def _copy(self, changed: Iterable[str]) -> None:
        """The rows of the cases that nothing was recorded on since, as they stand."""
        left_out = {self._row(case_id) for case_id in changed}
        for table, key in _KEYS.items():
            names, marks = ",".join(key), ",".join("?" * len(key))
            query = f"SELECT * FROM {table} WHERE ({names}) > ({marks}) ORDER BY {names} LIMIT ?"
            start = (0, "", 0)[: len(key)]
            self._put(table, (row for row in pages(self._now, query, (), start) if row[0] not in left_out))

    def _link(self) -> None:
        """Cases that others name, now or then: their links are those of then."""
        checked = "SELECT DISTINCT id FROM checks JOIN dossiers USING (n)"
        for (lead_id,) in self._now.execute(checked).fetchall():
            self._index(lead_id)  # how its tolerance case stood then
        named = {no for db in (self._now, self._then) for (no,) in db.execute(_NAMED).fetchall() if no}
        for case_id, no in self._then.execute("SELECT id, no FROM dossiers").fetchall() if named else ():
            if no in named:
                self._index(case_id)

    def _taken_back_since(self) -> dict[str, int]:
        """In the order of registration: what stands now and stood then has kept the key that it had."""
        back = set(taken_back(self._present)) - set(taken_back(self._present, self._last))
        found: dict[str, int] = {}
        for one in sorted(back):
            if one.first <= self._last:
                before = "SELECT max(n) FROM dossiers JOIN acts ON case_id = id WHERE seq < ?"
                (last,) = self._now.execute(before, (one.first,)).fetchone()
                free = count(max(last or 0, *found.values(), 0) + 1)
                found.update((act.case, next(free)) for act in first_acts(self._present, one) if act.case)
        return found

    def _row(self, case_id: str) -> int | None:
        """Its key in the index; one that was taken back since has the one that it had."""
        found = self._now.execute("SELECT n FROM dossiers WHERE id = ?", (case_id,)).fetchone()
        return int(found[0]) if found else self._gone.get(case_id)

    def _rows(self, case_id: str) -> list[tuple[Any, ...]]:
        query = "SELECT * FROM acts WHERE case_id = ? AND seq <= ? ORDER BY seq"
        return self._now.execute(query, (case_id, self._last)).fetchall()

    def _index(self, case_id: str) -> None:
        """What is listed of the case, made from its acts; nothing where it wasn't registered yet, or
        was taken back already.
        """
        dossier = self._dossier(case_id)
        n = self._row(case_id)
        if dossier is None or n is None:
            return
        connected = index.links(self._then, str(dossier.number))
        basis = Basis(self._ledger.level, self._ledger.workdays, self._linked)
        entry = index.indexed(dossier, self._ledger.profile_of(dossier), basis, connected)
        index.write(self._then, n, entry)

    def _linked(self, no: str) -> Linked | None:
        """How a tolerance case stood then."""
        found = self._now.execute("SELECT id FROM cases WHERE no = ?", (no,)).fetchone()
        case = self._dossier(found[0]) if found else None
        return linked_case(case) if isinstance(case, Case) else None

    def _dossier(self, case_id: str) -> AnyDossier | None:
        """The case as it stood then; None where it wasn't registered yet."""
        acts = acts_of(self._present, case_id, self._last)
        return dossier_from(self._ledger, acts) if acts else None

    def _put(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        found: Iterator[tuple[Any, ...]] = iter(rows)
        for first in found:
            marks = ",".join("?" * len(first))
            self._then.executemany(f"INSERT INTO {table} VALUES ({marks})", chain([first], found))
