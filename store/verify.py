"""Is every act still what was recorded, and does the index say what the acts say?

The chain shows edits, deletions and swaps (可发现篡改); a tail cut off shows by the head that the index
keeps, or through one that went elsewhere. The file's own indexes are looked through first: what is
read through one that lies proves nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.errors import SqqfError
from sqqf.procedure.record.acts import GENESIS, next_head
from sqqf.procedure.tracks import IDS, track
from sqqf.store.index import index
from sqqf.store.index.moment import one_moment
from sqqf.store.index.reading import pages
from sqqf.store.index.rows import DossierRow, deadline_rows
from sqqf.store.keeping.heads import NO_HEADS, Given, Heads
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.errors import UNSOUND, Damaged, translated
from sqqf.store.ledger.informants import hashes
from sqqf.store.ledger.journal import act_from
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.opening import open_ledger
from sqqf.store.takeover.imports import first_acts, taken_back


class Problem(NamedTuple):
    """Something that isn't as recorded. ``what`` is a code; the words are found at the edge."""

    seq: int | None
    case: str | None
    what: str
    name: str | None = None
    """Of a file on record, where it is about one; of a head that went elsewhere: when, and where to."""

    def as_json(self) -> dict[str, Any]:
        """The problem as it is shown; ``name`` only where it is about a file."""
        return {key: value for key, value in self._asdict().items() if key != "name" or value}


class Verdict(NamedTuple):
    """What ``verify`` found. ``head`` is the hash of the last act as it stands in the file.

    None where the file is such that nothing in it can be counted, and nothing of it was run.
    """

    acts: int | None
    cases: int | None
    leads: int | None
    head: str | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    """What is as recorded and still odd: a clock that stood wrong, acts lost with a machine."""
    countersigned: Given | None = None
    """The last head that the city countersigned, where one is known."""

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(ledger: Ledger, head: str | None, tick: Callable[[], None], known: Heads = NO_HEADS) -> Verdict:
    """Walk the whole ledger; with ``head``, prove also that it still contains that point.

    ``known``: the heads that went elsewhere; each has to be in the chain. ``tick`` is called once for each
    act and each case, for a progress bar.
    """
    walk = _Walk(head, known)
    with _as_it_stands(ledger.connection):
        with _damage_noted(walk.problems):
            walk.problems.extend(_file_problems(ledger.connection))
        with _damage_noted(walk.problems):
            for row in pages(
                ledger.connection, "SELECT * FROM acts WHERE seq > ? ORDER BY seq LIMIT ?", (), _BEFORE_ALL
            ):
                walk.step(row)
                tick()
            walk.end()
            walk.leave_out([act.case for one in taken_back(ledger) for act in first_acts(ledger, one)])
        if not walk.problems:
            with _damage_noted(walk.problems):
                walk.problems.extend(_index_problems(ledger, walk, tick))
                walk.problems.extend(_informant_problems(ledger, walk))
    cases, leads = (walk.begun[name] for name in IDS)
    problems, notes = tuple(walk.problems), tuple(walk.notes)
    return Verdict(walk.acts, cases, leads, walk.last_head, problems, notes, known.countersigned)


def with_files(verdict: Verdict, found: Iterable[Problem]) -> Verdict:
    """The verdict with what is wrong with files on record."""
    return verdict._replace(problems=(*verdict.problems, *found))


def unopened(damage: Damaged) -> Verdict:
    """The verdict on a file that was damaged so that it wasn't even opened."""
    return Verdict(None, None, None, None, (Problem(None, None, damage.code),))


def is_damaged(path: Path) -> bool:
    """Whether that is why something went wrong which nobody foresaw."""
    try:
        with open_ledger(path) as ledger:
            return not verify(ledger, None, lambda: None).ok
    except Damaged:
        return True
    except (SqqfError, sqlite3.Error):
        return False


_BEFORE_ALL = (float("-inf"),)
"""Before the lowest place that an act can have."""
_OPENING = ("opened", "profile")
"""The first two acts: whose the ledger is, and which rules hold in it."""
_DAY_AHEAD = 24 * 60 * 60
"""So many seconds a clock may be ahead of this machine's."""
_BEGUN_BY = {kind: track(name) for name in IDS for kind in track(name).beginnings}
"""The track of what an act of this kind begins."""


@contextlib.contextmanager
def _as_it_stands(connection: sqlite3.Connection) -> Iterator[None]:
    """Text that isn't UTF-8 is read all the same: no hash is that of what comes of it."""
    before = connection.text_factory
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = before


@contextlib.contextmanager
def _damage_noted(problems: list[Problem]) -> Iterator[None]:
    """What SQLite can't read is a problem like others; a ledger that is busy, or a disk that fails, isn't."""
    try:
        yield
    except sqlite3.Error as error:
        ours = translated(error)
        if ours and not isinstance(ours, Damaged):
            raise
        problems.append(Problem(None, None, "file_damaged"))
    except (Damaged, *UNSOUND):
        problems.append(Problem(None, None, "unsound"))


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Pages, indexes and columns as SQLite checks them, and rows that belong to no other."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        yield Problem(None, None, "file_damaged")
    elif connection.execute("PRAGMA foreign_key_check").fetchone():
        yield Problem(None, None, "index_of_no_case")


class _Walk:
    """The chain, followed act by act."""

    def __init__(self, wanted_head: str | None, known: Heads) -> None:
        self.acts = 0
        self.last_head = GENESIS
        self.registered: dict[str, str] = {}
        """Cases and leads: their numbers by their ids, in the order of registration."""
        self.begun: Counter[str] = Counter()
        """How many were registered, by track."""
        self._tracks: dict[str, str] = {}
        self.informants: dict[str, str] = {}
        """The hash of who gave a lead, by its id."""
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self._wanted = wanted_head
        self._known = known
        self._sought = {wanted_head, *(one.head for one in known.given)}
        self._found: set[str] = set()
        self._hashes: dict[str | None, str] = {}
        self._recorded_at = ""
        self._latest = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + _DAY_AHEAD))

    def step(self, row: tuple[Any, ...]) -> None:
        seq, case_id, kind, on, recorded_at, _, today, body, act_hash, head = row
        self.acts += 1
        try:
            act = act_from(row)
            computed = act.hash(self._hashes.get(case_id, GENESIS), body)
            chained = next_head(self.last_head, act_hash)
            # The hash is that of a date: the same day written otherwise sorts and compares as another.
            as_written = (on, today) == (act.on and iso(act.on), act.today and iso(act.today))
            if begun := _BEGUN_BY.get(kind):
                parts = (act.body[name] for name in begun.number._fields)
                self.registered[case_id] = str(begun.number(*parts))
                self.begun[begun.id] += 1
                self._tracks[case_id] = begun.id
                if "informant" in act.body:
                    self.informants[case_id] = act.body["informant"]
        except UNSOUND:
            self._note(seq, case_id, "unreadable")
        else:
            if seq != self.acts:
                self._note(seq, case_id, "out_of_sequence")
            if computed != act_hash or not as_written:
                self._note(seq, case_id, "changed")
            if chained != head:
                self._note(seq, case_id, "chain_broken")
            if self.acts <= len(_OPENING) and (case_id, kind) != (None, _OPENING[self.acts - 1]):
                self._note(seq, case_id, "not_opened")
            self._look_at_clock(seq, case_id, recorded_at)
        self._hashes[case_id] = act_hash
        self.last_head = head
        if head in self._sought:
            self._found.add(head)

    def end(self) -> None:
        """After the last act."""
        if self.acts < len(_OPENING):
            self.problems.append(Problem(None, None, "not_opened"))
        if self._wanted is not None and self._wanted not in self._found:
            self.problems.append(Problem(None, None, "head_not_in_chain"))
        for given, is_explained in self._known.missing(self._found):
            what = "lost_before_restoring" if is_explained else "head_gone"
            name = f"{given.at} {given.where}".rstrip()
            (self.notes if is_explained else self.problems).append(Problem(None, None, what, name))
        if self._known.unreadable:
            self.notes.append(Problem(None, None, "heads_unreadable"))

    def leave_out(self, ids: Iterable[str | None]) -> None:
        """Cases and leads that were taken over wrongly and taken back: the index has forgotten them."""
        for dossier_id in ids:
            if dossier_id and self.registered.pop(dossier_id, None):
                self.begun[self._tracks.pop(dossier_id)] -= 1

    def _look_at_clock(self, seq: int, case_id: str | None, recorded_at: str) -> None:
        if recorded_at < self._recorded_at:
            self.notes.append(Problem(seq, self._number(case_id), "clock_backwards"))
        elif recorded_at > self._latest:
            self.notes.append(Problem(seq, self._number(case_id), "clock_ahead"))
        self._recorded_at = recorded_at

    def _note(self, seq: int, case_id: str | None, what: str) -> None:
        self.problems.append(Problem(seq, self._number(case_id), what))

    def _number(self, case_id: str | None) -> str | None:
        return self.registered.get(case_id) if case_id else None


def _index_problems(ledger: Ledger, walk: _Walk, tick: Callable[[], None]) -> Iterator[Problem]:
    for case_id, no in walk.registered.items():
        with one_moment(ledger):
            if not _index_agrees(ledger, case_id):
                yield Problem(None, no, "index_differs")
        tick()
    with one_moment(ledger):
        rows = ledger.connection.execute(
            "SELECT id, EXISTS (SELECT 1 FROM acts WHERE case_id = dossiers.id) FROM dossiers ORDER BY n"
        ).fetchall()
        (head,) = ledger.connection.execute("SELECT head FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
        kept = ledger.connection.execute("SELECT value FROM index_facts WHERE name = 'head'").fetchone()
        (listed,) = ledger.connection.execute("SELECT count(*) FROM documents").fetchone()
    yield from [Problem(None, None, "index_of_no_case") for _, has_acts in rows if not has_acts]
    order = [dossier_id for dossier_id, _ in rows if dossier_id in walk.registered]
    there = set(order)
    known = [dossier_id for dossier_id in walk.registered if dossier_id in there]
    if order != known:
        yield Problem(None, None, "index_out_of_order")
    if kept != (head,):
        yield Problem(None, None, "tail_cut_off")
    if listed > len(rows):
        yield Problem(None, None, "index_of_no_case")


def _index_agrees(ledger: Ledger, dossier_id: str) -> bool:
    """Whether every row of a case or lead is, to the byte, what is written of its acts."""
    connection = ledger.connection
    try:
        dossier = read_dossier(ledger, dossier_id)
        connected = index.links(connection, str(dossier.number))
        entry = index.indexed(dossier, ledger.profile_of(dossier), index.basis_of(ledger), connected)
        names = ",".join(DossierRow._fields)
        n, *row = connection.execute(f"SELECT n, {names} FROM dossiers WHERE id=?", (dossier_id,)).fetchone()
        expected = index.rows(entry)
    except (Damaged, *UNSOUND):  # a row that is missing
        return False
    listed = connection.execute("SELECT document FROM documents WHERE n=?", (n,)).fetchall()
    stored = connection.execute("SELECT * FROM deadlines WHERE n=?", (n,)).fetchall()
    checks = [no for (no,) in connection.execute("SELECT no FROM checks WHERE n=?", (n,)).fetchall()]
    return (
        tuple(row) == entry.row
        and listed == [(expected.document,)]
        and sorted(stored) == sorted(map(tuple, deadline_rows(n, entry.limits)))
        and sorted(checks) == sorted(entry.checks)
    )


def _informant_problems(ledger: Ledger, walk: _Walk) -> Iterator[Problem]:
    """Who gave a lead is kept beside the journal: is it still whom the journal's hash stands for?"""
    kept = hashes(ledger)
    for dossier_id, no in walk.registered.items():
        if kept.get(dossier_id) != walk.informants.get(dossier_id):
            yield Problem(None, no, "informant_differs")
    for dossier_id in kept.keys() - walk.registered.keys():
        query = "SELECT 1 FROM acts WHERE case_id = ?"
        if not ledger.connection.execute(query, (dossier_id,)).fetchone():
            yield Problem(None, None, "informant_differs")
