"""The one write path: under the lock, read the case's acts, fold, admit the new act, insert it, update the index."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.acts import GENESIS, Act, canonical, next_head
from sqqf.procedure.admission import admit, admit_registration
from sqqf.procedure.case import Case
from sqqf.procedure.errors import BadInput, Refused, SqqfError
from sqqf.procedure.fold import apply, fold
from sqqf.procedure.limits import deadlines
from sqqf.procedure.number import Number
from sqqf.procedure.setting import Setting
from sqqf.store import index

if TYPE_CHECKING:
    from sqqf.store.ledger import Ledger


def utc_now() -> str:
    """The moment of recording, to the second: ``2026-11-23T05:12:44Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def random_id() -> str:
    """An id that no other ledger gives."""
    return os.urandom(8).hex()


class Stamp(NamedTuple):
    """Who records, on which day, and the clock. ``mark`` is set where "today" was given by the user."""

    by: str
    today: date
    mark: date | None = None
    now: Callable[[], str] = utc_now
    new_id: Callable[[], str] = random_id


class Writing:
    """One write transaction on a ledger; made by ``Ledger.writing``."""

    def __init__(self, ledger: Ledger, stamp: Stamp) -> None:
        self._ledger = ledger
        self._connection: sqlite3.Connection = ledger.connection
        self.stamp = stamp
        """Under which the next acts are recorded."""
        self._cases: dict[str, Case] = {}
        self._touched: dict[str, None] = {}
        last = self._connection.execute("SELECT seq, head FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
        self.seq: int = last[0] if last else 0
        self.head: str = last[1] if last else GENESIS
        self._hashes: dict[str | None, str] = {}
        self._rows: dict[str, int] = {}
        """The index keys of the cases registered here, given in the order of registration."""
        self._last_row: int = self._connection.execute("SELECT ifnull(max(n),0) FROM cases").fetchone()[0]
        self._serials: dict[int, int] = {}
        """The last serial given here, by year."""
        self._numbers: set[str] = set()
        """The numbers registered here: their rows may not stand in the index yet."""
        self._named: set[str] = set()
        """The numbers of the cases that those touched here name, or named before."""
        self._profiles: dict[str, int] = {}
        self._settled_in: tuple[tuple[int, date], Setting] | None = None

    def record(self, kind: str, body: Mapping[str, Any], on: date | None = None) -> Act:
        """Record an act on the ledger itself: opened, profile, notice."""
        act = self._act(None, kind, body, on)
        self._insert(act)
        return act

    def register(self, body: Mapping[str, Any], *, no: Number | None = None) -> Case:
        """Register a case under the next number of the year, or under an old one that is still free."""
        on = self.stamp.today
        profile_seq = self._profile_on(body["received_on"])
        number = self._free(no) if no else self._next_number(on.year)
        body = {**body, **number._asdict(), "profile": profile_seq}
        case_id = self.stamp.new_id()
        act = self._act(case_id, "registered", body, on)
        profile = self._ledger.profile_recorded(profile_seq)
        admit_registration(act, self._setting(profile_seq))
        self._hashes[case_id] = GENESIS
        self._insert(act)
        self._numbers.add(str(number))
        if number.prefix == self._ledger.prefix:
            self._serials[number.year] = max(number.serial, self._last_serial(number.year))
        self._last_row += 1
        self._rows[case_id] = self._last_row
        case = fold([act], profile)
        return self._keep(case)

    def append(self, case_id: str, kind: str, body: Mapping[str, Any], on: date | None = None) -> Case:
        """Record an act on a case. Raises Refused or BadInput, and then nothing is written."""
        case = self.case(case_id)
        seq = case.registered["profile"]
        act = self._act(case_id, kind, body, on)
        try:
            admit(case, act, self._setting(seq))
        except SqqfError as refusal:
            refusal.facts.setdefault("no", self._ledger.short_number(str(case.number)))
            raise
        self._insert(act)
        return self._keep(apply(case, act, self._ledger.profile_recorded(seq)))

    def case(self, case_id: str) -> Case:
        """The case as it stands in this transaction."""
        if case_id not in self._cases:
            self._cases[case_id] = self._ledger.case(case_id)
            self._named.update(_linked(self._cases[case_id]))
        return self._cases[case_id]

    def settle(self, case_id: str) -> None:
        """Write the index rows of a case touched, and forget it: for one with many that is done with this one.

        A case that it is linked to and that isn't settled itself will find the link when it is.
        """
        case = self.case(case_id)
        self._write_index(case)
        for no in _linked(case):
            found = self._connection.execute("SELECT id FROM cases WHERE no=?", (no,)).fetchone()
            if found and found[0] not in self._touched:
                self._write_index(self._ledger.case(found[0]))
        for known in (self._cases, self._touched, self._hashes, self._rows):
            known.pop(case_id, None)

    def lay_aside(self, case_id: str) -> None:
        """Forget a case that nothing is recorded on for long: it is read again from the journal when it is needed."""
        self._cases.pop(case_id, None)

    def finish(self) -> None:
        """Write the index rows of every case touched, then of those that they name, or named before."""
        for case_id in self._touched:
            self._write_index(self.case(case_id))
        # Only now does every row stand that a link is read from.
        for no in sorted(self._named):
            found = self._connection.execute("SELECT id FROM cases WHERE no=?", (no,)).fetchone()
            if found:
                self._write_index(self.case(found[0]))
        self._touched.clear()
        self._cases.clear()
        self._rows.clear()

    def _keep(self, case: Case) -> Case:
        self._cases[case.id] = case
        self._touched[case.id] = None
        self._named.update(_linked(case))
        return case

    def _profile_on(self, received_on: str) -> int:
        if received_on not in self._profiles:
            self._profiles[received_on] = self._ledger.profile_seq_on(date.fromisoformat(received_on))
        return self._profiles[received_on]

    def _setting(self, profile_seq: int) -> Setting:
        key = (profile_seq, self.stamp.today)
        if self._settled_in is None or self._settled_in[0] != key:
            ledger = self._ledger
            setting = Setting(
                ledger.profile_recorded(profile_seq), ledger.level, ledger.workdays, self.stamp.today
            )
            self._settled_in = key, setting
        return self._settled_in[1]

    def _act(self, case_id: str | None, kind: str, body: Mapping[str, Any], on: date | None) -> Act:
        stamp = self.stamp
        return Act(self.seq + 1, case_id, kind, on, stamp.now(), stamp.by, body, stamp.mark)

    def _insert(self, act: Act) -> None:
        body = canonical(act.body)
        act_hash = act.hash(self._hash_before(act.case), body)
        self.head = next_head(self.head, act_hash)
        self._connection.execute(
            "INSERT INTO acts VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                act.seq,
                act.case,
                act.kind,
                iso(act.on) if act.on else None,
                act.recorded_at,
                act.by,
                act.today.isoformat() if act.today else None,
                body,
                act_hash,
                self.head,
            ),
        )
        self.seq = act.seq
        self._hashes[act.case] = act_hash

    def _hash_before(self, case_id: str | None) -> str:
        if case_id not in self._hashes:
            found = self._connection.execute(
                # IS would read the whole journal: it can't use the index.
                f"SELECT hash FROM acts WHERE case_id {'= ?' if case_id else 'IS NULL'} ORDER BY seq DESC LIMIT 1",
                (case_id,) if case_id else (),
            ).fetchone()
            self._hashes[case_id] = found[0] if found else GENESIS
        return self._hashes[case_id]

    def _next_number(self, year: int) -> Number:
        prefix = self._ledger.prefix
        return Number(prefix, year, max(self._last_serial(year) + 1, self._ledger.first_serial(year)))

    def _last_serial(self, year: int) -> int:
        if year not in self._serials:
            (last,) = self._connection.execute(
                "SELECT max(serial) FROM cases WHERE prefix=? AND year=?", (self._ledger.prefix, year)
            ).fetchone()
            self._serials[year] = last or 0
        return self._serials[year]

    def _free(self, number: Number) -> Number:
        if number.year > self.stamp.today.year:
            raise BadInput("number_of_a_year_to_come", no=str(number))
        no = str(number)
        if (
            no in self._numbers
            or self._connection.execute("SELECT 1 FROM cases WHERE no=?", (no,)).fetchone()
        ):
            raise Refused("number_taken", no=str(number))
        return number

    def _write_index(self, case: Case) -> None:
        profile = self._ledger.profile_recorded(case.registered["profile"])
        limits = deadlines(case, profile, self._ledger.level, self._ledger.workdays)
        n = self._rows.get(case.id)
        if n is None:
            (n,) = self._connection.execute("SELECT n FROM cases WHERE id=?", (case.id,)).fetchone()
        no = str(case.number)
        new = case.id in self._rows
        linked = index.NO_LINKS if new and no not in self._named else index.links(self._connection, no)
        summary = index.document(case, profile, self._ledger.level, linked)
        index.write_case(
            self._connection,
            n,
            index.case_row(case, profile),
            summary,
            index.deadline_rows(n, limits),
            new=new,
        )
        self._rows.pop(case.id, None)  # from now on there is a row to put another in place of


def _linked(case: Case) -> list[str]:
    """The numbers of the cases that this one names; their own index rows name it back."""
    named = (case.registered.get("arising_from"), case.ended.get("into"))
    return [no for no in named if no]
