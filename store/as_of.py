"""``--as-of``: the ledger as it stood at the end of a day in China, by when things were recorded.

A ledger in memory: cases that nothing was recorded on since keep their index rows, the others are folded from the
acts that there were; limits are counted with the notices known then.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqqf.calendar.dates import CHINA, day_in_china
from sqqf.procedure.errors import BadInput
from sqqf.procedure.fold import fold
from sqqf.procedure.limits import deadlines
from sqqf.store import connection as files
from sqqf.store import index
from sqqf.store.ledger import Ledger, act_from
from sqqf.store.reading import pages


def as_of(ledger: Ledger, day: date, case_id: str | None = None) -> Ledger:
    """The ledger as it stood at the end of ``day`` in Shanghai: what it lists, or with ``case_id`` that case in full.

    Raises BadInput for a day before the ledger was opened.
    """
    ledger.keep_up()
    past = Past(ledger, _end_of(day))
    if past.is_empty:
        (opened,) = ledger.connection.execute("SELECT recorded_at FROM acts WHERE seq = 1").fetchone()
        raise BadInput("before_the_ledger", day=day, opened=day_in_china(opened))
    if case_id:
        past.take_in_full(case_id)
    else:
        past.take_all()
    return past.ledger


def _end_of(day: date) -> str:
    """The first moment of the next day in China, in UTC, as moments of recording are written."""
    midnight = datetime.combine(day + timedelta(days=1), time(), CHINA)
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Past:
    """The ledger in memory while it is filled. ``bound``: the first moment that no longer counts."""

    def __init__(self, ledger: Ledger, bound: str) -> None:
        self._now = ledger.connection
        self._bound = bound
        self._then = files.in_memory()
        own = "SELECT * FROM acts WHERE case_id IS NULL AND recorded_at < ? ORDER BY seq"
        self._put("acts", self._now.execute(own, (bound,)).fetchall())
        self.ledger = Ledger(self._then)
        self.ledger.remember_calendar()
        self._same_calendar = len(self.ledger.notices) == len(ledger.notices)

    @property
    def is_empty(self) -> bool:
        return not self._then.execute("SELECT 1 FROM acts WHERE kind = 'opened'").fetchone()

    def take_in_full(self, case_id: str) -> None:
        """The case with its acts, so that it can be shown."""
        rows = self._rows(case_id)
        self._put("acts", rows)
        if rows:
            (n,) = self._now.execute("SELECT n FROM cases WHERE id = ?", (case_id,)).fetchone()
            self._index(n, case_id)

    def take_all(self) -> None:
        """The index of every case registered by then."""
        later = {
            case_id
            for (case_id,) in self._now.execute(
                "SELECT DISTINCT case_id FROM acts WHERE recorded_at >= ? AND case_id IS NOT NULL",
                (self._bound,),
            ).fetchall()
        }
        cases = "SELECT n, id FROM cases WHERE n > ? ORDER BY n LIMIT ?"
        for n, case_id in pages(self._now, cases, (), (0,)):
            if case_id in later:
                self._index(n, case_id)
            else:
                self._copy(n)
        self._link()
        if not self._same_calendar:
            changed = list(index.recounted(self._then, self.ledger.workdays))
            index.write_dates(self._then, (after for _, after in changed))

    def _rows(self, case_id: str) -> list[tuple[object, ...]]:
        query = "SELECT * FROM acts WHERE case_id = ? AND recorded_at < ? ORDER BY seq"
        return self._now.execute(query, (case_id, self._bound)).fetchall()

    def _index(self, n: int, case_id: str, *, new: bool = True) -> None:
        acts = [act_from(row) for row in self._rows(case_id)]
        if not acts:
            return
        profile = self.ledger.profile_recorded(acts[0].body["profile"])
        case = fold(acts, profile)
        limits = deadlines(case, profile, self.ledger.level, self.ledger.workdays)
        linked = index.links(self._then, str(case.number))
        summary = index.document(case, profile, self.ledger.level, linked)
        row = index.case_row(case, profile)
        index.write_case(self._then, n, row, summary, index.deadline_rows(n, limits), new=new)

    def _copy(self, n: int) -> None:
        """A case that nothing was recorded on since: its rows as they stand."""
        for table in ("cases", "documents", "deadlines"):
            self._put(table, self._now.execute(f"SELECT * FROM {table} WHERE n = ?", (n,)).fetchall())

    def _link(self) -> None:
        """Cases that others name, then or since: their links are those of then."""
        named = (
            "SELECT n, id FROM cases WHERE no IN (SELECT arising_from FROM cases UNION"
            " SELECT merged_into FROM cases)"
        )
        for n, case_id in self._now.execute(named).fetchall():
            self._index(n, case_id, new=False)

    def _put(self, table: str, rows: list[tuple[object, ...]]) -> None:
        if rows:
            self._then.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
