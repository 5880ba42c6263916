"""Taking over an existing ledger, line by line: all of it in one transaction, or nothing.

Each line is an act of its own, marked with the file it came from; an act on the ledger itself says that the
file was taken over, so that a second run changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.record.acts import canonical
from sqqf.store.index.rows import Rows
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.takeover.drafting import Draft, Drafter, Entered, Source
from sqqf.store.takeover.outlook import Outlook
from sqqf.store.writing.transaction import Writing, transaction

TOGETHER = 200
"""So many lines are written at once."""
CACHE_KIB = 16 << 10
"""So much of the ledger is kept at hand: rows go into its indexes at random places."""


class BadLine(NamedTuple):
    """A line that can't be taken over, and why."""

    row: int
    track: str
    fault: Fault
    sheet: str | None = None


class Taken(NamedTuple):
    """What came of it: how many were taken over, by track, and how many stood there already."""

    lines: Mapping[str, int]
    unchanged: int
    outlook: Outlook


class BadLines(Exception):
    """Some lines can't be taken over: nothing was written."""

    def __init__(self, bad: list[BadLine]) -> None:
        super().__init__(bad)
        self.bad = bad


def take_over(
    ledger: Ledger, stamp: Stamp, source: Source, lines: Iterable[Entered], *, keep: bool = True
) -> Taken:
    """Record each line as a case or a lead with its old number; ``keep=False`` tries it and keeps nothing.

    Raises BadLines with every line that can't be taken over; then nothing is written.
    """
    try:
        ledger.connection.execute(f"PRAGMA cache_size={-CACHE_KIB}")
        with transaction(ledger, stamp) as writing:
            drafter = Drafter(ledger, stamp, source)
            taking = _Taking(ledger, writing, drafter, source)
            for line, draft in drafter.drafts(lines, stamp.new_id, writing.seq + 1):
                taking.take(line, draft)
            taking.write()
            if taking.bad:
                raise BadLines(taking.bad)
            taken = Taken(taking.lines, taking.unchanged, taking.outlook)
            if not keep:
                raise _Tried
            if any(taken.lines.values()):
                facts = {"file": source.name, "sha256": source.sha256, "lines": dict(taken.lines)}
                writing.record("imported", facts, stamp.today)
    except _Tried:
        pass
    return taken


class _Tried(Exception):
    """Leaves the transaction without keeping it."""


class _Taking:
    """What is the same for every line of a file."""

    def __init__(self, ledger: Ledger, writing: Writing, drafter: Drafter, source: Source) -> None:
        self.writing = writing
        self._drafter = drafter
        self.lines: dict[str, int] = {}
        self.unchanged = 0
        self.outlook = Outlook(writing.stamp.today)
        self.bad: list[BadLine] = []
        self._connection = ledger.connection
        self._source = source
        self._waiting: list[tuple[str, Rows]] = []
        """Lines that are good, and not written yet."""
        rows = ledger.connection.execute("SELECT track, no FROM dossiers").fetchall()
        self._numbers: set[tuple[str, str]] = set(rows)
        self._not_kept: dict[tuple[str, str], tuple[int, Mapping[str, Any]]] = {}
        """What good lines say, as a hash, and where, once bad ones stop the writing: to find doubles."""

    def take(self, line: Entered, draft: Draft) -> None:
        track = line.track
        self.lines.setdefault(track, 0)
        faults = draft.faults
        if draft.no:
            key = track, draft.no
            if key in self._numbers:
                faults += self._twice(key, draft.body)
            elif self.bad or faults or draft.rows is None:
                self._numbers.add(key)
                self._not_kept[key] = _said(draft.body), line.place
            else:
                self._numbers.add(key)
                self._keep(line, draft, draft.rows)
        self.bad += [BadLine(line.row, track, fault, line.sheet) for fault in faults]

    def _keep(self, line: Entered, draft: Draft, rows: Rows) -> None:
        here = self.writing.seq + len(self._waiting) + 1
        if draft.seq != here:  # lines before it stood there already
            [rows] = self._drafter.rows([(line.track, rows.dossier.id, here, json.loads(draft.body))])
        self._waiting.append((draft.body, rows))
        if len(self._waiting) == TOGETHER:
            self.write()
        self.lines[line.track] += 1
        self.outlook.add(line, draft, rows)

    def write(self) -> None:
        """Write what isn't written yet."""
        if self._waiting:
            self.writing.take_over(self._waiting)
            self._waiting.clear()

    def _twice(self, key: tuple[str, str], body: str) -> tuple[Fault, ...]:
        """What is wrong with a line whose number is there: nothing, where the same is said."""
        said, place = self._on_record(key)
        if said == _said(body):
            self.unchanged += 1
            return ()
        code = "number_twice" if place else "number_differs"
        return (Fault(code, {"column": "no", "no": key[1], **place}),)

    def _on_record(self, key: tuple[str, str]) -> tuple[int | None, Mapping[str, Any]]:
        """What the line with this track and number said, if it was taken over; and where, if in this file."""
        if key in self._not_kept:
            return self._not_kept[key]
        self.write()  # it may be one of this file
        (body,) = self._connection.execute(
            "SELECT body FROM acts JOIN dossiers ON id = case_id"
            " WHERE track = ? AND no = ? ORDER BY seq LIMIT 1",
            key,
        ).fetchone()
        source = json.loads(body).get("taken_over")
        if source is None:
            return None, {}
        here = source["sha256"] == self._source.sha256
        return _said(body), {name: source[name] for name in ("row", "sheet") if here and name in source}


def _said(body: str) -> int:
    """What a line says, whatever file or row it stands in, as a hash; of the body of its act."""
    apart = ("taken_over", "extended_to", "untold", "prefix", "year", "serial", "profile")
    return hash(canonical({name: fact for name, fact in json.loads(body).items() if name not in apart}))
