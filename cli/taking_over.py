"""Taking over a ledger from a sheet, as it is told: which column is which, what was taken, each bad row by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqqf.cli import streams
from sqqf.cli.language import _, lang, listed, n_
from sqqf.cli.reading_input import file
from sqqf.cli.render.table import Row, show_table
from sqqf.cli.session import session
from sqqf.cli.visible import visible
from sqqf.cli.words import sentence, shown
from sqqf.papers.columns import COLUMNS, SHEETS
from sqqf.papers.map_file import Map
from sqqf.papers.sheet_in import LeftOut, Sheet, read
from sqqf.procedure.errors import Refused, Term
from sqqf.store.drafting import Entered, Source
from sqqf.store.takeover import BadLine, Taken

TRIED = (n_("row"), n_("number"), n_("party"), n_("state"))
UNREAD: Mapping[str, str] = {
    "error_value": n_("“{value}” is an error of the sheet"),
    "unformatted_date": n_("“{value}” is a number: give the cell the form of a date"),
    "ambiguous_date": n_("“{value}” may be several dates: write 2026-11-16"),
    "not_a_date": n_("“{value}” isn't a date: write 2026-11-16"),
    "no_such_date": n_("there is no such date: “{value}”"),
    "date_too_old": n_("“{value}” lies before {first}, where the calendar begins"),
    "date_too_late": n_("“{value}” lies after {last}, where the calendar ends"),
    "not_a_count": n_("“{value}” isn't a number"),
    "several_names": n_("“{value}” seems to be several: put one a line, or 、 between them"),
    "uneven_lines": n_("{count} given for {expected} persons: one a line"),
    "uneven_points": n_("{count} given for {expected} points: one a line"),
    "unknown_code": n_("“{value}” isn't known here; a map file can say what it means: [values.{column}]"),
    "missing": n_("is missing, though the row says more about it"),
    "missing_number": n_("is missing; where a case stands on several rows, put its persons into one cell, one a line"),
    "number_twice": n_("{no} stands already in {place}, and something else with it"),
    "no_column_of_persons": n_("nobody is named whom it concerns: a column {names} would do"),
}  # fmt: skip
"""What can't be read in a cell, or not together with others. What the procedure can't have is worded like any refusal."""
LEFT_OUT: Mapping[str, str] = {
    "no_headers": n_("“{sheet}” isn't read: no row among the first ten has headers that are known"),
    "other_track": n_("“{sheet}” isn't read: by its name it is “{track}”"),
    "no_column": n_("“{sheet}” isn't read: it has no column “{column}”"),
}
"""Why a sheet isn't read."""
SECTIONS = {"state": "states"}
"""Facts of a fault that are codes, and where the profile has their words."""


class Reading:
    """A file being read: its lines as they come, and of each sheet what was recognised, once it is begun."""

    def __init__(self, path: Path, track: str | None, mapping: Map | None) -> None:
        self._sheets = read(path, track, mapping, session().profile)
        self.sheets: list[Sheet] = []
        self.left_out: list[LeftOut] = []

    def lines(self, tick: Callable[[], None]) -> Iterator[Entered]:
        """Each row as it was read; ``tick`` is called once a row."""
        for told in self._sheets:
            if isinstance(told, LeftOut):
                self.left_out.append(told)
                continue
            sheet, found = told
            self.sheets.append(sheet)
            for line in found:
                tick()
                yield Entered(
                    line.row, sheet.track, line.entry, line.faults, sheet.title if sheet.several else None
                )


def tell_sheets(sheets: Iterable[Sheet], left_out: Iterable[LeftOut]) -> None:
    """Which header was taken for what, and which weren't; and which sheets aren't read."""
    for sheet in sheets:
        title = _ledger(sheet.track)
        pairs = (
            f"{header} → {_column(sheet.track, key)}"
            for key, header in sheet.columns.items()
            if header != _column(sheet.track, key)
        )
        said = (
            _("“{sheet}” read as “{title}”, headers in row {row}")
            if sheet.several
            else _("read as “{title}”, headers in row {row}")
        )
        streams.tell(visible(said.format(sheet=sheet.title, title=title, row=sheet.header_row)))
        if renamed := list(pairs):
            streams.tell(visible("  " + listed(renamed)))
        if sheet.ignored:
            said = _("columns not taken: {names} (a map file can say what they are: --map FILE)")
            streams.tell(visible("  " + said.format(names=listed(sheet.ignored))))
    for one in left_out:
        facts = {"sheet": one.title}
        if one.track:
            facts |= {"track": _ledger(one.track), "column": _column(one.track, one.lacks or "no")}
        streams.tell(visible(_(LEFT_OUT[one.why]).format_map(facts)))


def _ledger(track: str) -> str:
    return SHEETS[track][lang() == "en"]


def tell_bad_lines(bad: Iterable[BadLine], sheets: Iterable[Sheet]) -> None:
    """Each row that can't be taken over, by its number, with the column and why."""
    headers = {(sheet.title if sheet.several else None, sheet.track): sheet.columns for sheet in sheets}
    for line in bad:
        code, facts = line.fault.code, dict(line.fault.facts)
        known = headers.get((line.sheet, line.track), {})
        place = _place(line.row, line.sheet)
        if column := facts.get("column"):
            place += " " + visible(_header(known, line.track, column))
        if "other" in facts:
            facts["other"] = _header(known, line.track, facts["other"])
        if "row" in facts:
            facts["place"] = _place(facts["row"], facts.get("sheet"))
        if column and column not in known and code == "nobody_concerned":
            code, facts["names"] = "no_column_of_persons", _names(line.track, column)
        streams.tell(_("{place}: {said}").format(place=place, said=_said(code, facts)))


def _place(row: int, sheet: str | None) -> str:
    """A row as it is found again: ``2026年 row 5`` where several sheets are read."""
    place = _("row {row}").format(row=row)
    return f"{visible(sheet)} {place}" if sheet else place


def _names(track: str, key: str) -> list[str]:
    """What a column may be called."""
    column = next(one for one in COLUMNS[track] if one.key == key)
    return [column.zh, *column.aliases[:3]]


def _said(code: str, facts: Mapping[str, Any]) -> str:
    if code in UNREAD:
        return _(UNREAD[code]).format_map({name: shown(fact) for name, fact in facts.items()})
    named: dict[str, Any] = {
        name: Term(SECTIONS[name], fact) if name in SECTIONS else fact for name, fact in facts.items()
    }
    return sentence(Refused(code, **named)).message


def _header(headers: Mapping[str, str], track: str, key: str) -> str:
    return headers.get(key) or _column(track, key)


def _column(track: str, key: str) -> str:
    column = next(one for one in COLUMNS[track] if one.key == key)
    return column.en if lang() == "en" else column.zh


def source(path: str) -> Source:
    """The file by its name and SHA-256. Raises BadInput where it can't be read."""
    facts = file(path)
    return Source(facts["name"], facts["sha256"])


def show_taken(origin: Source, taken: Taken, *, dry_run: bool, as_json: bool) -> None:
    """How many cases and leads were taken over, or would be: then each with its row."""
    if as_json:
        streams.show_json(
            {
                "file": origin.name,
                "sha256": origin.sha256,
                "dry_run": dry_run,
                "cases": taken.lines.get("tolerance", 0),
                "leads": taken.lines.get("inaction", 0),
                "unchanged": taken.unchanged,
            }
        )
        return
    if dry_run:
        several = any(one.sheet for one in taken.tried)
        rows = (
            Row((*([one.sheet or ""] if several else []), str(one.row), one.no, one.who, _state(one.state)))
            for one in taken.tried
        )
        show_table((n_("sheet"), *TRIED) if several else TRIED, rows, _("nothing"))
    said = (
        _("would take over: {cases} cases, {leads} leads")
        if dry_run
        else _("taken over: {cases} cases, {leads} leads")
    )
    streams.say(said.format(cases=taken.lines.get("tolerance", 0), leads=taken.lines.get("inaction", 0)))
    if taken.unchanged:
        streams.say(_("on record already, unchanged: {n}").format(n=taken.unchanged))


def _state(code: str) -> str:
    return session().profile.term("states", code, lang())
