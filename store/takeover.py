"""Taking over an existing ledger, line by line: all of it in one transaction, or nothing.

Each line is an act of its own, marked with the file it came from; an act on the ledger itself says that the file was
taken over, so that a second run changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure import takeover
from sqqf.procedure.acts import canonical
from sqqf.procedure.dossier import TAKEN_OVER
from sqqf.procedure.limits import due_dates
from sqqf.store.ledger import Ledger
from sqqf.store.writing import Stamp, Writing

_Place = dict[str, Any]


class Source(NamedTuple):
    """The file that lines are taken from."""

    name: str
    sha256: str


class Entered(NamedTuple):
    """A line as it was read: its row in the sheet, and what it says (see ``procedure.entry``)."""

    row: int
    track: str
    entry: Mapping[str, Any]
    faults: tuple[takeover.Fault, ...] = ()
    """What couldn't be read of it."""
    sheet: str | None = None
    """The sheet's title, where several are read: rows are counted in each."""


class BadLine(NamedTuple):
    """A line that can't be taken over, and why."""

    row: int
    track: str
    fault: takeover.Fault
    sheet: str | None = None


class Tried(NamedTuple):
    """A line that would be taken over."""

    row: int
    no: str
    who: str
    state: str
    sheet: str | None = None


class Taken(NamedTuple):
    """What came of it: how many were taken over, by track, and how many stood there already."""

    lines: Mapping[str, int]
    unchanged: int
    tried: tuple[Tried, ...]
    """The lines one by one, where it was only tried."""


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
        with ledger.writing(stamp) as writing:
            taking = _Taking(ledger, writing, source, list_them=not keep)
            for line in lines:
                taking.take(line)
            if taking.bad:
                raise BadLines(taking.bad)
            taken = Taken(taking.lines, taking.unchanged, tuple(taking.tried))
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

    def __init__(self, ledger: Ledger, writing: Writing, source: Source, *, list_them: bool) -> None:
        self.ledger = ledger
        self.writing = writing
        self.source = source
        self.lines: dict[str, int] = {}
        self.unchanged = 0
        self.tried: list[Tried] = []
        self._list_them = list_them
        self.bad: list[BadLine] = []
        rows = ledger.connection.execute("SELECT track, no FROM dossiers").fetchall()
        self._numbers: set[tuple[str, str]] = set(rows)
        self._not_kept: dict[tuple[str, str], tuple[int, _Place]] = {}
        """Of lines that weren't recorded because of bad ones what they say, as a hash, and where: they may stand there twice."""

    def take(self, line: Entered) -> None:
        self.lines.setdefault(line.track, 0)
        faults = line.faults or tuple(self._faults(line))
        self.bad += [BadLine(line.row, line.track, fault, line.sheet) for fault in faults]

    def _faults(self, line: Entered) -> Iterator[takeover.Fault]:
        track, today = line.track, self.writing.stamp.today
        source = {"file": self.source.name, "sha256": self.source.sha256, **_place(line)}
        number = takeover.number_of(track, line.entry, self.ledger.prefix)
        body = takeover.body_of(track, line.entry, source)
        profile_seq = self.writing.profile_on(body.get("received_on", today.isoformat()))
        faults = list(takeover.faults(track, body, self.ledger.profile_recorded(profile_seq), today))
        yield from faults
        if number is None:
            no = line.entry.get("no")
            facts = {"column": "no", "value": no} if no else {"column": "no"}
            yield takeover.Fault("no_number" if no else "missing_number", facts)
            return
        key = track, str(number)
        if number.year > today.year:
            yield takeover.Fault("number_to_come", {"column": "no", "no": str(number)})
        elif key in self._numbers:
            said, place = self._on_record(key)
            if said == _said(body):
                self.unchanged += 1
            else:
                code = "number_twice" if place else "number_differs"
                yield takeover.Fault(code, {"column": "no", "no": str(number), **place})
        elif self.bad or faults:
            self._numbers.add(key)
            self._not_kept[key] = _said(body), _place(line)
        else:
            body |= self._extended(body, profile_seq)
            self.writing.take_over(TAKEN_OVER[track], {**body, **_parts(number)}, profile_seq)
            self._numbers.add(key)
            self.lines[track] += 1
            if self._list_them:
                names = [one["name"] for one in body.get("parties") or body.get("persons") or ()]
                who = "、".join(names) or body.get("unit", "")
                self.tried.append(Tried(line.row, str(number), who, body["state"], line.sheet))

    def _on_record(self, key: tuple[str, str]) -> tuple[int | None, _Place]:
        """What the line with this track and number said, if one was taken over; and where, if in this file."""
        if key in self._not_kept:
            return self._not_kept[key]
        (body,) = self.ledger.connection.execute(
            "SELECT body FROM acts JOIN dossiers ON id = case_id WHERE track = ? AND no = ? ORDER BY seq LIMIT 1",
            key,
        ).fetchone()
        known = json.loads(body)
        if "taken_over" not in known:
            return None, {}
        source = known["taken_over"]
        here = source["sha256"] == self.source.sha256
        return _said(known), {name: source[name] for name in ("row", "sheet") if here and name in source}

    def _extended(self, body: Mapping[str, Any], profile_seq: int) -> dict[str, str]:
        """A due date later than the limit itself is an extension; an earlier one was counted wrongly, and stays a note."""
        due = body.get("investigation_due_on")
        limits = self.ledger.profile_recorded(profile_seq).limits
        limit = next((one for one in limits if one.id == "investigation"), None)
        if not due or "accepted_on" not in body or limit is None:
            return {}
        accepted_on = date.fromisoformat(body["accepted_on"])
        _, counted = due_dates(accepted_on, limit.working_days, (), self.ledger.workdays)
        return {"extended_to": due} if due > counted.isoformat() else {}


def _place(line: Entered) -> _Place:
    """Where a line stands in its file."""
    return {"row": line.row, **({"sheet": line.sheet} if line.sheet is not None else {})}


def _said(body: Mapping[str, Any]) -> int:
    """What a line says, whatever file or row it stands in, as a hash."""
    apart = ("taken_over", "extended_to", "prefix", "year", "serial", "profile")
    return hash(canonical({name: fact for name, fact in body.items() if name not in apart}))


def _parts(number: Any) -> dict[str, Any]:
    parts: dict[str, Any] = number._asdict()
    return parts
