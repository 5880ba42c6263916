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
from sqqf.cli.words import sentence
from sqqf.papers.columns import COLUMNS, SHEETS
from sqqf.papers.sheet_in import Sheet, read
from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.takeover import Fault
from sqqf.store.takeover import BadLine, Entered, Source, Taken

TRIED = (n_("row"), n_("number"), n_("party"), n_("state"))
SECTIONS = {"state": "states"}
"""Facts of a fault that are codes, and where the profile has their words."""


class Reading:
    """A file being read: its lines as they come, and of each sheet what was recognised, once it is begun."""

    def __init__(self, path: Path, track: str | None, mapping: Mapping[str, Any] | None) -> None:
        self._sheets = read(path, track, mapping, session().profile)
        self.sheets: list[Sheet] = []

    def lines(self, tick: Callable[[], None]) -> Iterator[Entered]:
        """Each row as it was read; ``tick`` is called once a row."""
        for sheet, found in self._sheets:
            self.sheets.append(sheet)
            for line in found:
                tick()
                faults = tuple(Fault(one.code, _facts(one)) for one in line.faults)
                yield Entered(line.row, sheet.track, line.entry, faults)


def _facts(fault: Any) -> dict[str, Any]:
    return {"header": fault.header, "value": fault.value, **fault.facts}


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
        key = facts.pop("column", None)
        header = facts.pop("header", None) or (key and _header(headers, line.track, key))
        if "other" in facts:
            facts["other"] = _header(headers, line.track, facts["other"])
        facts = {
            name: Term(SECTIONS[name], fact) if name in SECTIONS else fact for name, fact in facts.items()
        }
        said = sentence(Refused(line.fault.code, **facts)).message
        place = _("row {row}").format(row=line.row) + (f" {visible(header)}" if header else "")
        streams.tell(_("{place}: {said}").format(place=place, said=said))


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
