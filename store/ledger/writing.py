"""The one write path: under the lock, read the case's acts, fold, admit the new act, insert it, update the index."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.course.admission import admit, admit_registration
from sqqf.procedure.course.fold import apply, folded
from sqqf.procedure.errors import BadInput, Refused, SqqfError
from sqqf.procedure.record.acts import GENESIS, Act, canonical, next_head
from sqqf.procedure.record.number import Number
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tracks import track
from sqqf.store.ledger import index

if TYPE_CHECKING:
    from sqqf.procedure.inaction.lead import Lead
    from sqqf.procedure.record.link import Linked
    from sqqf.procedure.tracks import AnyDossier
    from sqqf.store.ledger.ledger import Ledger


_INSERT_ACT = f"INSERT INTO acts VALUES ({','.join('?' * 10)})"
_HASH = -2  # the place in its row


def utc_now() -> str:
    """The moment of recording, to the second: ``2026-11-23T05:12:44Z``."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


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
        self.connection: sqlite3.Connection = ledger.connection
        self.stamp = stamp
        """Under which the next acts are recorded."""
        self._dossiers: dict[str, AnyDossier] = {}
        self._touched: dict[str, None] = {}
        last = self.connection.execute("SELECT seq, head FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
        self.seq: int = last[0] if last else 0
        self.head: str = last[1] if last else GENESIS
        self._hashes: dict[str | None, str] = {}
        self._rows: dict[str, int] = {}
        """The index keys of the cases and leads registered here, given in the order of registration."""
        self._last_row: int = self.connection.execute("SELECT ifnull(max(n),0) FROM dossiers").fetchone()[0]
        self._serials: dict[tuple[str, str, int], int] = {}
        """The last serial given here, by track, prefix (``L`` for leads) and year."""
        self._numbers: dict[str, str] = {}
        """The ids of the cases and leads registered here, by number: their rows may not stand in the index yet."""
        self._named: set[str] = set()
        """The numbers of the cases that those touched here name, or named before."""
        self._taking_over = False
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
        profile_seq = self.profile_on(body["received_on"])
        number = self._free(no) if no else self._next_number(on.year)
        body = {**body, **number._asdict(), "profile": profile_seq}
        case = self._begin("registered", body, profile_seq)
        assert isinstance(case, Case)
        self._numbers[str(number)] = case.id
        if number.prefix == self._ledger.prefix:
            key = ("tolerance", number.prefix, number.year)
            self._serials[key] = max(number.serial, self._last_serial(*key))
        return case

    def register_lead(self, body: Mapping[str, Any]) -> Lead:
        """Register a lead under the next number of the year."""
        from sqqf.procedure.inaction.lead import Lead

        year = self.stamp.today.year
        profile_seq = self.profile_on(body["received_on"])
        key = ("inaction", "L", year)
        serial = self._serials[key] = self._last_serial(*key) + 1
        body = {**body, "year": year, "serial": serial, "profile": profile_seq}
        lead = self._begin("lead", body, profile_seq)
        assert isinstance(lead, Lead)
        self._numbers[str(lead.number)] = lead.id
        return lead

    def take_over(self, lines: Sequence[tuple[str, index.Rows]]) -> None:
        """Record lines of an older ledger as they were drafted: of each an act with this body, and its index rows.

        The bodies are in their canonical form; the rows are those of acts in the next places of the journal. Their
        numbers are free: who takes over many lines has looked. What names them, or is named by them, is listed
        anew when all stand.
        """
        if not self._taking_over:  # what names it may have been there before it
            self._named.update(index.named(self.connection))
            self._taking_over = True
        acts, stamp = [], self.stamp
        now = stamp.now()
        for body, rows in lines:
            row = rows.dossier
            if row.arising_from or row.merged_into:
                self._named.update(no for no in (row.arising_from, row.merged_into) if no)
            kind = track(row.track).common.taken_over
            act = Act(self.seq + 1, row.id, kind, stamp.today, now, stamp.by, {}, stamp.mark)
            acts.append(self._chained(act, body, GENESIS))
        self.connection.executemany(_INSERT_ACT, acts)
        index.write_new(self.connection, self._last_row + 1, [rows for _, rows in lines])
        self._last_row += len(lines)

    def _begin(self, kind: str, body: Mapping[str, Any], profile_seq: int) -> AnyDossier:
        dossier_id = self.stamp.new_id()
        act = self._act(dossier_id, kind, body, self.stamp.today)
        admit_registration(act, self._setting(profile_seq))
        self._hashes[dossier_id] = GENESIS
        self._insert(act)
        self._last_row += 1
        self._rows[dossier_id] = self._last_row
        dossier = folded([act], self._ledger.profile_recorded(profile_seq))
        self._keep(dossier)
        return dossier

    def append(self, case_id: str, kind: str, body: Mapping[str, Any], on: date | None = None) -> AnyDossier:
        """Record an act on a case or a lead. Raises Refused or BadInput, and then nothing is written."""
        dossier = self.dossier(case_id)
        seq = dossier.registered["profile"]
        act = self._act(case_id, kind, body, on)
        if dossier.track == "inaction" and "informant" in dossier.registered:
            from sqqf.store.ledger import informants  # hardly any act is on such a lead

            informants.check_unnamed(self._ledger, case_id, body)
        try:
            admit(dossier, act, self._setting(seq))
        except SqqfError as refusal:
            refusal.facts.setdefault("no", self._ledger.short_number(str(dossier.number)))
            refusal.facts.setdefault("track", dossier.track)
            raise
        self._insert(act)
        after = apply(dossier, act, self._ledger.profile_recorded(seq))
        self._keep(after)
        return after

    def dossier(self, dossier_id: str) -> AnyDossier:
        """The case or the lead as it stands in this transaction."""
        if dossier_id not in self._dossiers:
            self._dossiers[dossier_id] = self._ledger.dossier(dossier_id)
            self._named.update(_linked(self._dossiers[dossier_id]))
        return self._dossiers[dossier_id]

    def case(self, case_id: str) -> Case:
        """The case as it stands in this transaction."""
        case = self.dossier(case_id)
        assert isinstance(case, Case)
        return case

    def settle(self, case_id: str) -> None:
        """Write the index rows of a case touched, and forget it: for one with many that is done with this one.

        A case that it is linked to and that isn't settled itself will find the link when it is.
        """
        dossier = self.dossier(case_id)
        self._write_index(dossier)
        for no in _linked(dossier):
            found = self.connection.execute("SELECT id FROM dossiers WHERE no=?", (no,)).fetchone()
            if found and found[0] not in self._touched:
                self._write_index(self._ledger.dossier(found[0]))
        for lead_id in index.waiting_for(self.connection, str(dossier.number)):
            if lead_id not in self._touched:
                self._write_index(self._ledger.dossier(lead_id))
        for known in (self._dossiers, self._touched, self._hashes, self._rows):
            known.pop(case_id, None)

    def lay_aside(self, case_id: str) -> None:
        """Forget a case that nothing is recorded on for long: it is read again from the journal when it is needed."""
        self._dossiers.pop(case_id, None)

    def finish(self) -> None:
        """Write the index rows of all that was touched, then of what these name, or named before, or are awaited by."""
        for dossier_id in self._touched:
            self._write_index(self.dossier(dossier_id))
        # Only now does every row stand that a link is read from.
        touched = [str(self.dossier(dossier_id).number) for dossier_id in self._touched]
        for no in sorted(self._named):
            found = self.connection.execute("SELECT id FROM dossiers WHERE no=?", (no,)).fetchone()
            if found:
                self._write_index(self.dossier(found[0]))
        for no in touched:
            for lead_id in index.waiting_for(self.connection, no):
                self._write_index(self.dossier(lead_id))
        self._touched.clear()
        self._dossiers.clear()
        self._rows.clear()

    def linked(self, no: str) -> Linked | None:
        """How the tolerance case with this number stands, in this transaction."""
        from sqqf.procedure.tolerance.outcomes import linked_case

        if known := self._numbers.get(no):
            here = self._dossiers.get(known) or self._ledger.dossier(known)
            return linked_case(here) if isinstance(here, Case) else None
        for dossier in self._dossiers.values():
            if isinstance(dossier, Case) and str(dossier.number) == no:
                return linked_case(dossier)
        return self._ledger.linked(no)

    def _keep(self, dossier: AnyDossier) -> None:
        self._dossiers[dossier.id] = dossier
        self._touched[dossier.id] = None
        self._named.update(_linked(dossier))

    def profile_on(self, received_on: str) -> int:
        """The act whose rules were in force on the day of a receipt."""
        if received_on not in self._profiles:
            self._profiles[received_on] = self._ledger.profile_seq_on(date.fromisoformat(received_on))
        return self._profiles[received_on]

    def _setting(self, profile_seq: int) -> Setting:
        key = (profile_seq, self.stamp.today)
        if self._settled_in is None or self._settled_in[0] != key:
            ledger = self._ledger
            setting = Setting(
                ledger.profile_recorded(profile_seq),
                ledger.level,
                ledger.workdays,
                self.stamp.today,
                self.linked,
            )
            self._settled_in = key, setting
        return self._settled_in[1]

    def _act(self, case_id: str | None, kind: str, body: Mapping[str, Any], on: date | None) -> Act:
        stamp = self.stamp
        return Act(self.seq + 1, case_id, kind, on, stamp.now(), stamp.by, body, stamp.mark)

    def _insert(self, act: Act) -> None:
        row = self._chained(act, canonical(act.body), self._hash_before(act.case))
        self.connection.execute(_INSERT_ACT, row)
        self._hashes[act.case] = row[_HASH]

    def _chained(self, act: Act, body: str, before: str) -> tuple[Any, ...]:
        """The act's row, chained to the act of the same case with the hash ``before``, and to the ledger's head."""
        act_hash = act.hash(before, body)
        self.seq, self.head = act.seq, next_head(self.head, act_hash)
        return (
            act.seq,
            act.case,
            act.kind,
            iso(act.on) if act.on else None,
            act.recorded_at,
            act.by,
            iso(act.today) if act.today else None,
            body,
            act_hash,
            self.head,
        )

    def _hash_before(self, case_id: str | None) -> str:
        if case_id not in self._hashes:
            found = self.connection.execute(
                # IS would read the whole journal: it can't use the index.
                f"SELECT hash FROM acts WHERE case_id {'= ?' if case_id else 'IS NULL'} ORDER BY seq DESC LIMIT 1",
                (case_id,) if case_id else (),
            ).fetchone()
            self._hashes[case_id] = found[0] if found else GENESIS
        return self._hashes[case_id]

    def _next_number(self, year: int) -> Number:
        prefix = self._ledger.prefix
        last = self._last_serial("tolerance", prefix, year)
        return Number(prefix, year, max(last + 1, self._ledger.first_serial(year)))

    def _last_serial(self, track: str, prefix: str, year: int) -> int:
        key = (track, prefix, year)
        if key not in self._serials:
            (last,) = self.connection.execute(
                "SELECT max(serial) FROM dossiers WHERE track=? AND prefix=? AND year=?", key
            ).fetchone()
            self._serials[key] = last or 0
        return self._serials[key]

    def _free(self, number: Number) -> Number:
        if number.year > self.stamp.today.year:
            raise BadInput("number_of_a_year_to_come", no=str(number))
        no = str(number)
        if no in self._numbers or self.connection.execute("SELECT 1 FROM cases WHERE no=?", (no,)).fetchone():
            raise Refused("number_taken", no=str(number))
        return number

    def _write_index(self, dossier: AnyDossier) -> None:
        ledger = self._ledger
        profile = ledger.profile_recorded(dossier.registered["profile"])
        n = self._rows.get(dossier.id)
        if n is None:
            (n,) = self.connection.execute("SELECT n FROM dossiers WHERE id=?", (dossier.id,)).fetchone()
        no = str(dossier.number)
        new = dossier.id in self._rows
        connected = index.NO_LINKS if new and no not in self._named else index.links(self.connection, no)
        entry = index.indexed(dossier, profile, ledger.level, ledger.workdays, connected, self.linked)
        if new:
            index.write_new(self.connection, n, [index.rows(entry)])
        else:
            index.write(self.connection, n, entry)
        self._rows.pop(dossier.id, None)  # from now on there is a row to put another in place of


def _linked(dossier: AnyDossier) -> list[str]:
    """The numbers of what this one names; their own index rows name it back."""
    named = [dossier.registered.get("arising_from"), dossier.ended.get("into")]
    if dossier.track == "inaction":
        named += [act.body.get("case") for act in dossier.of("tolerance_checked")]
    return [no for no in named if no]
