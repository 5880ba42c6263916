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
from sqqf.papers.sheet_in import Sheet, read
from sqqf.procedure.errors import Refused, Term
from sqqf.store.takeover import BadLine, Entered, Source, Taken

TRIED = (n_("row"), n_("number"), n_("party"), n_("state"))
UNREAD: Mapping[str, str] = {
    "error_value": n_("“{value}” is an error of the sheet"),
    "unformatted_date": n_("“{value}” is a number: give the cell the form of a date"),
    "ambiguous_date": n_("“{value}” may be several dates: write 2026-11-16"),
    "not_a_date": n_("“{value}” isn't a date: write 2026-11-16"),
    "no_such_date": n_("there is no such date: “{value}”"),
    "not_a_count": n_("“{value}” isn't a number"),
    "uneven_lines": n_("lines in the cell: {count}; beside it there are {expected}"),
    "unknown_code": n_("“{value}” isn't known here; a map file can say what it means: [values.{column}]"),
    "missing": n_("is missing, though the row says more about it"),
}
"""What can't be read in a cell. What the procedure can't have is worded like any refusal."""
SECTIONS = {"state": "states"}
"""Facts of a fault that are codes, and where the profile has their words."""


class Reading:
    """A file being read: its lines as they come, and of each sheet what was recognised, once it is begun."""

    def __init__(self, path: Path, track: str | None, mapping: Map | None) -> None:
        self._sheets = read(path, track, mapping, session().profile)
        self.sheets: list[Sheet] = []

    def lines(self, tick: Callable[[], None]) -> Iterator[Entered]:
        """Each row as it was read; ``tick`` is called once a row."""
        for sheet, found in self._sheets:
            self.sheets.append(sheet)
            for line in found:
                tick()
                yield Entered(line.row, sheet.track, line.entry, line.faults)


def tell_sheets(sheets: Iterable[Sheet]) -> None:
    """Which header was taken for what, and which weren't."""
    for sheet in sheets:
        title = SHEETS[sheet.track][lang() == "en"]
        pairs = (
            f"{header} → {_column(sheet.track, key)}"
            for key, header in sheet.columns.items()
            if header != _column(sheet.track, key)
        )
        streams.tell(
            visible(_("read as “{title}”, headers in row {row}").format(title=title, row=sheet.header_row))
        )
        if renamed := list(pairs):
            streams.tell(visible("  " + listed(renamed)))
        if sheet.ignored:
            said = _("columns not taken: {names} (a map file can say what they are: --map FILE)")
            streams.tell(visible("  " + said.format(names=listed(sheet.ignored))))


def tell_bad_lines(bad: Iterable[BadLine], sheets: Iterable[Sheet]) -> None:
    """Each row that can't be taken over, by its number, with the column and why."""
    headers = {sheet.track: sheet.columns for sheet in sheets}
    for line in bad:
        facts = dict(line.fault.facts)
        column = facts.get("column")
        place = _("row {row}").format(row=line.row)
        if column:
            place += " " + visible(_header(headers, line.track, column))
        if "other" in facts:
            facts["other"] = _header(headers, line.track, facts["other"])
        streams.tell(_("{place}: {said}").format(place=place, said=_said(line.fault.code, facts)))


def _said(code: str, facts: Mapping[str, Any]) -> str:
    if code in UNREAD:
        return _(UNREAD[code]).format_map({name: shown(fact) for name, fact in facts.items()})
    named: dict[str, Any] = {
        name: Term(SECTIONS[name], fact) if name in SECTIONS else fact for name, fact in facts.items()
    }
    return sentence(Refused(code, **named)).message


def _header(headers: Mapping[str, Mapping[str, str]], track: str, key: str) -> str:
    return headers.get(track, {}).get(key) or _column(track, key)


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
        rows = (Row((str(one.row), one.no, one.who, _state(one.state))) for one in taken.tried)
        show_table(TRIED, rows, _("nothing"))
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
