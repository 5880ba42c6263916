"""Is every act still what was recorded, and does the index say what the acts say?

The chain shows edits, deletions and swaps (可发现篡改); a tail cut off shows in the index or through a head
hash that was printed earlier.
"""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sqqf.procedure.record.acts import GENESIS, next_head
from sqqf.procedure.tracks import IDS, track
from sqqf.store.index import index
from sqqf.store.index.reading import pages, read_summary
from sqqf.store.index.rows import DossierRow, deadline_rows
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.informants import hashes
from sqqf.store.ledger.journal import act_from
from sqqf.store.ledger.ledger import Ledger


class Problem(NamedTuple):
    """Something that isn't as recorded. ``what`` is a code; the words are found at the edge."""

    seq: int | None
    case: str | None
    what: str


class Verdict(NamedTuple):
    """What ``verify`` found. ``head`` is the hash of the last act as it stands in the file."""

    acts: int
    cases: int
    leads: int
    head: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(ledger: Ledger, head: str | None, tick: Callable[[], None]) -> Verdict:
    """Walk the whole ledger; with ``head``, prove also that it still contains that point.

    ``tick`` is called once for each act and each case, for a progress bar.
    """
    walk = _Walk(head)
    for row in pages(
        ledger.connection, "SELECT * FROM acts WHERE seq > ? ORDER BY seq LIMIT ?", (), (-(2**62),)
    ):
        walk.step(row)
        tick()
    if head is not None and not walk.head_seen:
        walk.problems.append(Problem(None, None, "head_not_in_chain"))
    problems = list(walk.problems)
    if not problems:
        problems.extend(_index_problems(ledger, walk.registered, tick))
        problems.extend(_informant_problems(ledger, walk))
    cases, leads = (walk.begun[name] for name in IDS)
    return Verdict(walk.acts, cases, leads, walk.last_head, tuple(problems))


_BEGUN_BY = {kind: track(name) for name in IDS for kind in track(name).beginnings}
"""The track of what an act of this kind begins."""


class _Walk:
    """The chain, followed act by act."""

    def __init__(self, wanted_head: str | None) -> None:
        self.acts = 0
        self.last_head = GENESIS
        self.head_seen = False
        self.registered: dict[str, str] = {}
        """Cases and leads: their numbers by their ids."""
        self.begun: Counter[str] = Counter()
        """How many were registered, by track."""
        self.informants: dict[str, str] = {}
        """The hash of who gave a lead, by its id."""
        self.problems: list[Problem] = []
        self._wanted = wanted_head
        self._hashes: dict[str | None, str] = {}

    def step(self, row: tuple[Any, ...]) -> None:
        seq, case_id, kind, *_, act_hash, head = row
        self.acts += 1
        try:
            act = act_from(row)
            computed = act.hash(self._hashes.get(case_id, GENESIS), row[7])
            if begun := _BEGUN_BY.get(kind):
                parts = (act.body[name] for name in begun.number._fields)
                self.registered[case_id] = str(begun.number(*parts))
                self.begun[begun.id] += 1
                if "informant" in act.body:
                    self.informants[case_id] = act.body["informant"]
        except (ValueError, KeyError, TypeError):
            self._note(seq, case_id, "unreadable")
        else:
            if seq != self.acts:
                self._note(seq, case_id, "out_of_sequence")
            if computed != act_hash:
                self._note(seq, case_id, "changed")
            if next_head(self.last_head, act_hash) != head:
                self._note(seq, case_id, "chain_broken")
        self._hashes[case_id] = act_hash
        self.last_head = head
        self.head_seen = self.head_seen or head == self._wanted

    def _note(self, seq: int, case_id: str | None, what: str) -> None:
        self.problems.append(Problem(seq, self.registered.get(case_id) if case_id else None, what))


def _index_problems(
    ledger: Ledger, registered: dict[str, str], tick: Callable[[], None]
) -> Iterator[Problem]:
    for case_id, no in registered.items():
        with _undisturbed(ledger):
            if not _index_agrees(ledger, case_id):
                yield Problem(None, no, "index_differs")
        tick()
    (unknown,) = ledger.connection.execute(
        "SELECT count(*) FROM dossiers WHERE NOT EXISTS (SELECT 1 FROM acts WHERE case_id = dossiers.id)"
    ).fetchone()
    yield from [Problem(None, None, "index_of_no_case")] * unknown


@contextlib.contextmanager
def _undisturbed(ledger: Ledger) -> Iterator[None]:
    """One short read transaction: acts, notices and index rows as they stand at one moment."""
    ledger.connection.execute("BEGIN")
    try:
        ledger.catch_up()
        yield
    finally:
        ledger.connection.execute("COMMIT")


def _index_agrees(ledger: Ledger, dossier_id: str) -> bool:
    connection = ledger.connection
    dossier = read_dossier(ledger, dossier_id)
    connected = index.links(connection, str(dossier.number))
    entry = index.indexed(dossier, ledger.profile_of(dossier), index.basis_of(ledger), connected)
    try:
        names = ",".join(DossierRow._fields)
        n, *row = connection.execute(f"SELECT n, {names} FROM dossiers WHERE id=?", (dossier_id,)).fetchone()
        listed = read_summary(ledger, dossier_id)
    except (TypeError, ValueError):  # a row that is missing, or isn't JSON
        return False
    stored = connection.execute("SELECT * FROM deadlines WHERE n=?", (n,)).fetchall()
    checks = [no for (no,) in connection.execute("SELECT no FROM checks WHERE n=?", (n,)).fetchall()]
    return (
        tuple(row) == entry.row
        and sorted(stored) == sorted(map(tuple, deadline_rows(n, entry.limits)))
        and listed == json.loads(json.dumps(entry.summary))
        and sorted(checks) == sorted(entry.checks)
    )


def _informant_problems(ledger: Ledger, walk: _Walk) -> Iterator[Problem]:
    """Who gave a lead is kept beside the journal: is it still whom the journal's hash stands for?"""
    kept = hashes(ledger)
    for dossier_id, no in walk.registered.items():
        if kept.get(dossier_id) != walk.informants.get(dossier_id):
            yield Problem(None, no, "informant_differs")
