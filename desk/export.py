"""The ledger, or a part of it, as a file: a workbook, CSV, JSON, or its dates as a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.papers import calendar
from sqqf.papers.calendar import Event
from sqqf.papers.sheets import rows
from sqqf.papers.sheets.earlier import is_export
from sqqf.papers.sheets.outgoing import csv_out, json_out, xlsx_out
from sqqf.papers.sheets.outgoing.xlsx_out import Cut
from sqqf.papers.sheets.rows import Cell, Words
from sqqf.procedure.errors import BadInput
from sqqf.store import exports, files
from sqqf.store.disk import is_there
from sqqf.store.exports import Chosen, Dated, Line
from sqqf.store.index.moment import standing_still
from sqqf.store.ledger.ledger import Ledger


class ExportRequest(NamedTuple):
    """What is to be written, and how it stands on the day."""

    path: Path
    """The end of its name says the form."""
    tracks: Sequence[str]
    chosen: Chosen
    today: date
    with_acts: bool
    """In JSON every act on record too."""
    overwrite: bool
    """Any file there is replaced, not only an earlier export."""


class Wording(NamedTuple):
    """What an export says in the reader's language, and how it tells what it does."""

    words: Words
    shortened: Callable[[int], str]
    """The end of a text too long for its cell: so many characters more."""
    summary: Callable[[Dated], str]
    """What stands in the calendar."""
    safe: Callable[[str], str]
    """JSON as it may be shown anywhere."""
    counting: Callable[[str, int], AbstractContextManager[Callable[[], None]]]
    """From the track and how many lines there are: what is called once a line."""


class Exported(NamedTuple):
    """What came of it."""

    counted: Mapping[str, int]
    """How many cases and leads were written, by track, or how many ``dates``."""
    cut: Sequence[Cut]
    """Cells that couldn't hold their text."""


def check(ledger_path: Path, path: Path, *, with_acts: bool) -> None:
    """Raise BadInput where a file of this name can't be an export, or is the ledger."""
    form = path.suffix.casefold()
    if form not in FORMS:
        raise BadInput("unknown_format", value=path.suffix or path.name, choices=FORMS)
    if with_acts and form != ".json":
        raise BadInput("goes_with_json", names=["--acts"])
    if files.is_file(path) and is_there(ledger_path) and path.samefile(ledger_path):
        raise BadInput("cannot_write", path=str(path))


def export(ledger: Ledger, request: ExportRequest, wording: Wording) -> Exported:
    """Write the ledger as it stands now. Raises BadInput, and then what stood there stays."""
    write = FORMS[request.path.suffix.casefold()]
    with standing_still(ledger) as still:
        writing = _Writing(still, request, wording, {}, [])
        files.replace(request.path, partial(write, writing), lambda old: request.overwrite or is_export(old))
    return Exported(writing.counted, writing.cut)


class _Writing(NamedTuple):
    """A file being written, and how much of it has been."""

    ledger: Ledger
    request: ExportRequest
    wording: Wording
    counted: dict[str, int]
    cut: list[Cut]

    def xlsx(self, path: Path) -> None:
        words, tracks = self.wording.words, self.request.tracks
        for track in tracks:
            count = exports.count(self.ledger, track, self.request.chosen)
            if count >= xlsx_out.MOST_ROWS:
                raise BadInput("too_many_rows", count=count, most=xlsx_out.MOST_ROWS - 1)
        sheets = (xlsx_out.Sheet(track, self._rows(track)) for track in tracks)
        self.cut.extend(xlsx_out.write(path, sheets, words, self.request.today, self.wording.shortened))

    def csv(self, path: Path) -> None:
        (track,) = self.request.tracks
        csv_out.write(path, rows.header(track, self.wording.words.lang), self._rows(track))

    def json(self, path: Path) -> None:
        encode, request = json.JSONEncoder(ensure_ascii=False).encode, self.request

        def entries(track: str) -> Iterable[dict[str, Any]]:
            return (line.entry for line in self._lines(track)) if track in request.tracks else ()

        facts = {"group": self.ledger.group, "level": self.ledger.level}
        lists = {"cases": entries("tolerance")}
        if self.ledger.ever_had("inaction"):
            lists["leads"] = entries("inaction")
        if request.with_acts:
            lists["acts"] = exports.acts(self.ledger, request.tracks, request.chosen)
        json_out.write(path, lambda fact: self.wording.safe(encode(fact)), facts, lists)

    def ics(self, path: Path) -> None:
        self.counted["dates"] = 0
        calendar.write(path, self.ledger.group, self._events())

    def _rows(self, track: str) -> Iterator[list[Cell]]:
        words = self.wording.words
        return (rows.row(track, line.entry, line.standing, words) for line in self._lines(track))

    def _lines(self, track: str) -> Iterator[Line]:
        ledger, request = self.ledger, self.request
        self.counted[track] = 0
        with self.wording.counting(track, exports.count(ledger, track, request.chosen)) as tick:
            for line in exports.lines(ledger, track, request.chosen, request.today):
                yield line
                self.counted[track] += 1
                tick()

    def _events(self) -> Iterator[Event]:
        ledger, request = self.ledger, self.request
        reminders, yellow = _reminders(ledger.workdays), self.wording.words.profile.yellows
        limits = (exports.dates(ledger, track, request.chosen, request.today) for track in request.tracks)
        for one in chain(*limits, exports.diary(ledger, request.chosen, request.today)):
            yield Event(
                of=(ledger.opening["ledger"], one.no, one.kind, one.entry or str(one.item)),
                summary=self.wording.summary(one),
                due_on=one.due_on,
                sequence=one.sequence,
                changed_at=one.changed_at,
                running=one.running,
                certain=not (one.provisional or one.suspended),
                reminders=() if one.suspended else reminders(one.due_on, yellow.of(one.kind)),
            )
            self.counted["dates"] += one.running


FORMS: Mapping[str, Callable[[_Writing, Path], None]] = {
    ".xlsx": _Writing.xlsx,
    ".csv": _Writing.csv,
    ".json": _Writing.json,
    ".ics": _Writing.ics,
}


def _reminders(workdays: Workdays) -> Callable[[date, int], Sequence[date]]:
    """When to remind of a date: on the day it shows yellow, and on the day itself."""

    @cache
    def of(due_on: date, soon: int) -> Sequence[date]:
        yellow = due_on
        while workdays.between(yellow - timedelta(days=1), due_on) <= soon:
            yellow -= timedelta(days=1)
        return (yellow, due_on)

    return of
