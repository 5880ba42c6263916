"""The one write path: under the lock, read the case's acts, fold, admit the new one, insert it, index it."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqqf.procedure.course.admission import admit, admit_registration
from sqqf.procedure.course.fold import apply, fold
from sqqf.procedure.errors import SqqfError
from sqqf.procedure.record.acts import Act, canonical
from sqqf.procedure.record.number import Number
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import linked_case
from sqqf.procedure.tracks import track
from sqqf.store.index.following import follow_calendar
from sqqf.store.index.rows import Rows
from sqqf.store.ledger.connection import another, immediate
from sqqf.store.ledger.dossiers import links_of, read_dossier
from sqqf.store.ledger.errors import CommitUnsure
from sqqf.store.ledger.finding import short_number
from sqqf.store.ledger.informants import check_act
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.chain import Chain
from sqqf.store.writing.done import note
from sqqf.store.writing.handing_out import Handed, hand_out, is_on_record, settle
from sqqf.store.writing.numbering import Numbering
from sqqf.store.writing.touched import Touched

if TYPE_CHECKING:
    from sqqf.procedure.inaction.lead import Lead
    from sqqf.procedure.record.link import Linked
    from sqqf.procedure.tracks import AnyDossier


@contextlib.contextmanager
def transaction(ledger: Ledger, stamp: Stamp) -> Iterator[Writing]:
    """One write transaction: all that is recorded in it, with its index, or nothing."""
    writing: Writing | None = None
    try:
        with immediate(ledger.connection):
            ledger.forget()
            ledger.finished += settle(ledger.connection)
            follow_calendar(ledger)
            writing = Writing(ledger, stamp)
            yield writing
            writing.finish()
    except BaseException as error:
        ledger.forget(rules=True)  # one of them may have been taken back
        if writing is None or not writing.is_on_record():
            if writing:
                writing.take_back()
            raise
        writing.hand_over()
        if not isinstance(error, sqlite3.Error):  # a signal, after the last act was on record
            raise
        ledger.doubt = str(error)
    else:
        writing.hand_over()
    finally:
        ledger.forget()


class Writing:
    """One write transaction on a ledger; made by ``transaction``."""

    def __init__(self, ledger: Ledger, stamp: Stamp) -> None:
        self.ledger = ledger
        self.connection = ledger.connection
        self.stamp = stamp
        """Of the next acts."""
        self.namesakes = False
        """Whether who is named now has only the name of who gave the lead."""
        self._chain = Chain(self.connection)
        self._numbering = Numbering(ledger)
        self._links = links_of(ledger)
        self._dossiers: dict[str, AnyDossier] = {}
        self._touched = Touched(ledger, self.dossier, self.linked)
        self._profiles: dict[str, int] = {}
        self._last_setting: tuple[tuple[int, date], Setting] | None = None
        self._before = self.seq
        self._finished = False
        self._handed: list[Handed] = []

    @property
    def seq(self) -> int:
        """The place of the last act."""
        return self._chain.seq

    @property
    def head(self) -> str:
        """The hash that stands for everything recorded so far."""
        return self._chain.head

    def record(self, kind: str, body: Mapping[str, Any], on: date | None = None) -> Act:
        """Record an act on the ledger itself: opened, profile, notice."""
        act = self._act(None, kind, body, on)
        self._chain.add(act)
        return act

    def register(self, body: Mapping[str, Any], *, no: Number | None = None) -> Case:
        """Register a case under the next number of the year, or under an old one that is still free."""
        year = self.stamp.today.year
        if no:
            self._numbering.check_free(no, year)
        number = no or self._numbering.next_case(year)
        case = self._begin("registered", {**body, **number._asdict()})
        assert isinstance(case, Case)
        return case

    def register_lead(self, body: Mapping[str, Any]) -> Lead:
        """Register a lead under the next number of the year."""
        year = self.stamp.today.year
        lead = self._begin("lead", {**body, **self._numbering.next_lead(year)._asdict()})
        assert not isinstance(lead, Case)
        return lead

    def take_over(self, lines: Sequence[tuple[str, Rows]]) -> None:
        """Record lines of an older ledger as they were drafted: of each the act's canonical body, and rows.

        The rows must be those of acts in the next places of the journal, and their numbers free: the caller
        has looked. What they name, or are named by, is listed anew at the end.
        """
        acts, stamp = [], self.stamp
        now = stamp.now()
        for seq, (body, rows) in enumerate(lines, start=self.seq + 1):
            row = rows.dossier
            kind = track(row.track).common.taken_over
            act = Act(seq, row.id, kind, stamp.today, now, stamp.by, {}, stamp.mark)
            if row.arising_from:
                self._check_named(act._replace(body=json.loads(body)), [row.arising_from])
            acts.append((act, body))
        self._chain.add_first_ones(acts)
        self._touched.take_over([rows for _, rows in lines])

    def _begin(self, kind: str, body: Mapping[str, Any]) -> AnyDossier:
        profile_seq = self.profile_on(body["received_on"])
        dossier_id = self.stamp.new_id()
        about = (body.get("arising_from"), body.get("split_from"))
        act = self._act(dossier_id, kind, {**body, "profile": profile_seq}, self.stamp.today, about)
        admit_registration(act, self._setting(profile_seq))
        self._chain.begin(dossier_id)
        self._chain.add(act)
        self._touched.begin(dossier_id)
        dossier = fold([act], self.ledger.profile_recorded(profile_seq))
        self._keep(dossier)
        self._numbering.given(dossier)
        return dossier

    def append(self, case_id: str, kind: str, body: Mapping[str, Any], on: date | None = None) -> AnyDossier:
        """Record an act on a case or a lead. Raises Refused or BadInput, and then nothing is written."""
        dossier = self.dossier(case_id)
        seq = dossier.registered["profile"]
        # Of one registered just now no number is listed yet.
        comes_from = map(dossier.registered.get, ("arising_from", "split_from"))
        about = (str(dossier.number), *comes_from, body.get("into"))
        act = self._act(case_id, kind, body, on, about)
        try:
            admit(dossier, act, self._setting(seq))
        except SqqfError as refusal:
            refusal.facts.setdefault("no", short_number(self.ledger, str(dossier.number)))
            refusal.facts.setdefault("track", dossier.track)
            raise
        self._chain.add(act)
        after = apply(dossier, act, self.ledger.profile_recorded(seq))
        self._keep(after)
        return after

    def dossier(self, dossier_id: str) -> AnyDossier:
        """The case or the lead as it stands in this transaction."""
        if dossier_id not in self._dossiers:
            self._dossiers[dossier_id] = read_dossier(self.ledger, dossier_id)
            self._touched.add_named(self._dossiers[dossier_id])
        return self._dossiers[dossier_id]

    def case(self, case_id: str) -> Case:
        """The case as it stands in this transaction."""
        case = self.dossier(case_id)
        assert isinstance(case, Case)
        return case

    def lead(self, lead_id: str) -> Lead:
        """The lead as it stands in this transaction."""
        lead = self.dossier(lead_id)
        assert not isinstance(lead, Case)
        return lead

    def settle(self, case_id: str) -> None:
        """Write the index rows of a case and forget it, where nothing more is recorded on it for now.

        What it is linked to is listed anew with it, or when that is settled itself.
        """
        self._touched.settle(self.dossier(case_id))
        self._chain.forget(case_id)
        self._dossiers.pop(case_id, None)

    def hand_out(self, path: Path, content: bytes) -> Handed:
        """A file that stands at ``path`` once all that was recorded up to now is on record.

        Raises BadInput where something is there already, or it can't be written; then nothing is recorded.
        """
        self._handed.append(hand_out(self.connection, path, content, (self.seq, self.head)))
        return self._handed[-1]

    def hand_over(self) -> None:
        """It is on record: the files get their names. Raises SqqfError where one can't."""
        if self.seq > self._before:
            note(self.seq)
        for handed in self._handed:
            handed.keep()

    def take_back(self) -> None:
        """It isn't on record: the files go."""
        for handed in self._handed:
            handed.take_back()

    def is_on_record(self) -> bool:
        """Whether it went on record, whatever COMMIT said: a disk may fail after it. Raises CommitUnsure."""
        if not self._finished or self.seq == self._before:
            return False
        try:
            with contextlib.closing(another(self.connection)) as connection:
                return is_on_record(connection, self.seq, self.head)
        except sqlite3.Error:
            raise CommitUnsure("commit_unsure", seq=self.seq, head=self.head) from None

    def list_anew(self, dossier_id: str) -> None:
        """List it anew at the end: something that it names, or that names it, has changed."""
        self._keep(self.dossier(dossier_id))

    def lay_aside(self, case_id: str) -> None:
        """Forget a case that nothing is recorded on for long; it is read again when needed."""
        self._dossiers.pop(case_id, None)

    def finish(self) -> None:
        """Write the index rows of all that was touched, of what it names or named, and of what awaits it."""
        self._touched.finish()
        self._dossiers.clear()
        self._chain.keep_head()
        self._finished = True

    def linked(self, no: str) -> Linked | None:
        """How the tolerance case with this number stands, in this transaction."""
        if known := self._numbering.id_of(no):
            here = self._dossiers.get(known) or read_dossier(self.ledger, known)
            return linked_case(here) if isinstance(here, Case) else None
        for dossier in self._dossiers.values():
            if isinstance(dossier, Case) and str(dossier.number) == no:
                return linked_case(dossier)
        return self._links(no)

    def _keep(self, dossier: AnyDossier) -> None:
        self._dossiers[dossier.id] = dossier
        self._touched.add(dossier)

    def profile_on(self, received_on: str) -> int:
        """The act whose rules were in force on the day of a receipt."""
        if received_on not in self._profiles:
            self._profiles[received_on] = self.ledger.profile_seq_on(date.fromisoformat(received_on))
        return self._profiles[received_on]

    def _setting(self, profile_seq: int) -> Setting:
        key = (profile_seq, self.stamp.today)
        if self._last_setting is None or self._last_setting[0] != key:
            ledger = self.ledger
            setting = Setting(
                ledger.profile_recorded(profile_seq),
                ledger.level,
                ledger.workdays,
                self.stamp.today,
                self.linked,
            )
            self._last_setting = key, setting
        return self._last_setting[1]

    def _act(
        self,
        case_id: str | None,
        kind: str,
        body: Mapping[str, Any],
        on: date | None,
        about: Sequence[str | None] = (),
    ) -> Act:
        """The next act, about what has these numbers. Raises BadInput where it names who mustn't be."""
        stamp = self.stamp
        # As the journal gives it back: what is listed of it is then to the byte what is made of it later.
        recorded = json.loads(canonical(body))
        act = Act(self.seq + 1, case_id, kind, on, stamp.now(), stamp.by, recorded, stamp.mark)
        self._check_named(act, about)
        return act

    def _check_named(self, act: Act, about: Sequence[str | None]) -> None:
        check_act(self.ledger, act, about, namesakes=self.namesakes)
