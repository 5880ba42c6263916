"""What an import says: which column is which, what was taken over, each bad row by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.cli.screen.visible import visible
from sqqf.cli.sentences.cells import LEFT_OUT, UNREAD
from sqqf.cli.sentences.words import sentence, shown
from sqqf.desk.takeover import Takeover
from sqqf.papers.sheets.columns import COLUMNS, TRACKS
from sqqf.papers.sheets.incoming.map_file import Map, read_map
from sqqf.papers.sheets.incoming.sheet_in import Sheet
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.store.incoming import MOST_TEXT, read_bytes
from sqqf.store.takeover.drafting import Source
from sqqf.store.takeover.takeover import BadLine, Taken
from sqqf.store.takeover.undoing import Undone

TRIED = (n_("row"), n_("number"), n_("party"), n_("state"))
WITHOUT_COLUMN = {"nobody_concerned": "no_column_of_persons", "missing_number": "no_column_of_numbers"}
"""What is told once where the sheet hasn't got the column at all."""
BESIDE_A_NAME = {"parties": ("party_units", "party_posts"), "persons": ("unit", "posts")}
"""Columns for what stands beside names, by the column of the names."""
FEW = 15
"""At most so many words of a column are named."""
LONG = 16
"""At most so many characters of each."""
SECTIONS = {"state": "states", "outcome": "outcomes"}
"""Facts of a fault that are codes, and where the profile has their words."""


def mapped(path: Path) -> Map:
    """The map in a file. Raises BadInput, then columns that it may name with their headers."""
    try:
        return read_map(path, read_bytes(path, MOST_TEXT))
    except BadInput as error:
        if error.code not in ("unknown_column", "column_without_words"):
            raise
        choices = [_key(key) for key in error.facts["choices"]]
        raise BadInput(error.code, **{**error.facts, "choices": choices}) from None


def _key(key: str) -> str:
    """A column's key with its header: ``matter 事项``; with both, where the ledgers call it differently."""
    of = [track for track, columns in COLUMNS.items() if any(column.key == key for column in columns)]
    headers = "/".join(dict.fromkeys(_column(track, key) for track in of))
    return key if headers.casefold() == key else f"{key} {headers}"


def tell_sheets(takeover: Takeover) -> None:
    """Which header was taken for what, and which weren't; and which sheets and rows aren't read."""
    for sheet in takeover.sheets:
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
        if sheet.noted:
            said = _("columns kept as a note on each line: {names} (--drop COLUMN leaves one out)")
            streams.tell(visible("  " + said.format(names=listed(sheet.noted))))
        if sheet.hidden_rows:
            said = _("rows that don't show (by a filter, or hidden), read like the others: {n}")
            streams.tell("  " + said.format(n=sheet.hidden_rows))
        elif sheet.hidden_rows is None:
            said = _("this form of file doesn't tell hidden rows, nor an error from an empty cell")
            streams.tell("  " + said)
    for rows in takeover.rows_left_out:
        several = any(sheet.several for sheet in takeover.sheets)
        named = [f"{_place(row, rows.title if several else None)} {visible(said)}" for row, said in rows.rows]
        more = [_("{n} more").format(n=rows.more)] if rows.more else []
        streams.tell(_("not read: {rows}").format(rows=listed(named + more)))
    for one in takeover.left_out:
        facts = {"sheet": one.title}
        if one.track:
            facts |= {"track": _ledger(one.track), "column": _column(one.track, one.lacks or "no")}
        streams.tell(visible(_(LEFT_OUT[one.why]).format_map(facts)))


def _ledger(track: str) -> str:
    return TRACKS[track].en if lang() == "en" else TRACKS[track].zh


def tell_bad_lines(bad: Iterable[BadLine], sheets: Iterable[Sheet]) -> None:
    """Each row that can't be taken over, by its number, with the column and why."""
    headers = {(sheet.title if sheet.several else None, sheet.track): sheet.columns for sheet in sheets}
    unknown: dict[tuple[str, str], str] = {}
    for line, more in _grouped(bad, headers):
        code, facts = line.fault.code, dict(line.fault.facts)
        known = headers.get((line.sheet, line.track), {})
        place = _place(line.row, line.sheet)
        if column := facts.get("column"):
            place += " " + visible(_header(known, line.track, column))
        if "other" in facts:
            facts["other"] = _header(known, line.track, facts["other"])
        if "row" in facts:
            facts["place"] = _place(facts["row"], facts.get("sheet"))
        if column and column not in known and code in WITHOUT_COLUMN:
            code, facts["names"] = WITHOUT_COLUMN[code], _names(line.track, column)
            place = _place(line.row, line.sheet)
            place = _("{place} and {n} more").format(place=place, n=more) if more else place
        if code == "more_than_a_name" and column:
            beside = [_header(known, line.track, key) for key in BESIDE_A_NAME.get(column, ())]
            code, facts["names"] = (code if beside else "more_than_an_officer"), beside
        if code == "unknown_code" and column:
            unknown[line.track, column] = facts["section"]
        streams.tell(_("{place}: {said}").format(place=place, said=_said(code, facts)))
    for (track, column), section in unknown.items():
        said = _("[values.{column}] may name: {choices}")
        streams.tell(said.format(column=column, choices=listed(_words(track, section))))


def _grouped(
    bad: Iterable[BadLine], headers: Mapping[tuple[str | None, str], Mapping[str, str]]
) -> Iterator[tuple[BadLine, int]]:
    """Each bad row, with how many others are the same; they are, where a column isn't there at all."""
    of: dict[tuple[str | None, str, str], list[BadLine]] = {}
    alone: list[list[BadLine]] = []
    for line in bad:
        known = headers.get((line.sheet, line.track), {})
        if line.fault.code in WITHOUT_COLUMN and line.fault.facts["column"] not in known:
            same = of.setdefault((line.sheet, line.track, line.fault.code), [])
        else:
            same = []
        if not same:
            alone.append(same)
        same.append(line)
    return ((same[0], len({one.row for one in same}) - 1) for same in alone)


def _words(track: str, section: str) -> Iterator[str]:
    """The codes that a column may have, each with its word; of many the first, and where the others are."""
    profile = session().profile
    codes = profile.states_of(track) if section == "states" else [one.id for one in profile.section(section)]
    for code in codes[:FEW]:
        word = profile.term(section, code, lang())
        short = word if len(word) <= LONG else f"{word[:LONG].rstrip()}…"
        yield visible(code if word == code else f"{code} {short}")
    if len(codes) > FEW:
        yield _("… (sqqf rules list)") if codes[0] in profile.rules else "…"


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
        streams.say(
            _("on record already or standing twice in the file, unchanged: {n}").format(n=taken.unchanged)
        )


def _state(code: str) -> str:
    return session().profile.term("states", code, lang())


def show_undone(undone: Undone, *, as_json: bool) -> None:
    """Whose numbers are free again."""
    if as_json:
        streams.show_json(undone._asdict())
        return
    said = _("taken back: {n} cases and leads of {file}; their numbers are free again")
    streams.say(visible(said.format(n=len(undone.numbers), file=undone.file)))
