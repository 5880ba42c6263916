"""What an import says: which column is which, what was taken over, each bad row by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.cli.sentences.cells import LEFT_OUT, UNREAD
from sqqf.cli.sentences.words import sentence, shown
from sqqf.desk.takeover import Takeover
from sqqf.papers.sheets.columns import KNOWN, TRACKS
from sqqf.papers.sheets.incoming.map_file import Map, read_map
from sqqf.papers.sheets.incoming.sheet_in import Sheet
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.store.incoming import MOST_TEXT, read_bytes
from sqqf.store.takeover.takeover import BadLine
from sqqf.store.takeover.undoing import Undone

WITHOUT_COLUMN = {"nobody_concerned": "no_column_of_persons", "missing_number": "no_column_of_numbers"}
"""What is told once where the sheet hasn't got the column at all."""
BESIDE_A_NAME = {"parties": ("party_units", "party_posts"), "persons": ("unit", "posts")}
"""Columns for what stands beside names, by the column of the names."""
FEW = 15
"""At most so many words of a column are named."""
LONG = 24
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
    of = [track for track, columns in KNOWN.items() if any(column.key == key for column in columns)]
    headers = "/".join(dict.fromkeys(_column(track, key) for track in of))
    return key if headers.casefold() in ("", key) else f"{key} {headers}"


def column_words(track: str) -> list[str]:
    """What a header may mean: each column that is read, by its key with its header."""
    return [_key(column.key) for column in KNOWN[track] if not column.derived]


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
        of = rows.title if several else None
        named = [f"{_place(str(row), of)} {visible(said)}" for row, said in rows.rows]
        more = [_("{n} more").format(n=rows.more)] if rows.more else []
        streams.tell(_("not read: {rows}").format(rows=listed(named + more)))
    for cleaned in takeover.cleaned:
        several = any(sheet.several for sheet in takeover.sheets)
        places = [_place(str(row), cleaned.title if several else None) for row in cleaned.rows]
        more = [_("{n} more").format(n=cleaned.more)] if cleaned.more else []
        said = _("control characters taken out of cells in these rows: {rows}")
        streams.tell(said.format(rows=listed(places + more)))
    for one in takeover.left_out:
        facts = {"sheet": one.title}
        if one.track:
            facts |= {"track": _ledger(one.track), "column": _column(one.track, one.lacks or "no")}
        streams.tell(visible(_(LEFT_OUT[one.why]).format_map(facts)))


def _ledger(track: str) -> str:
    return TRACKS[track].en if lang() == "en" else TRACKS[track].zh


def tell_bad_lines(bad: Iterable[BadLine], sheets: Iterable[Sheet]) -> None:
    """What can't be taken over, by its row, with the column and why; a word that isn't known once."""
    headers = {(sheet.title if sheet.several else None, sheet.track): sheet.columns for sheet in sheets}
    unknown: dict[tuple[str, str], str] = {}
    for same in _grouped(bad, headers):
        line = same[0]
        code, facts = line.fault.code, dict(line.fault.facts)
        known = headers.get((line.sheet, line.track), {})
        place = _place(rows_in_words([one.row for one in same]), line.sheet)
        if column := facts.get("column"):
            place += " " + visible(_header(known, line.track, column))
        if "other" in facts:
            facts["other"] = _header(known, line.track, facts["other"])
        if "row" in facts:
            facts["place"] = _place(str(facts["row"]), facts.get("sheet"))
        if column and column not in known and code in WITHOUT_COLUMN:
            code, facts["names"] = WITHOUT_COLUMN[code], _names(line.track, column)
            place = _place(str(line.row), line.sheet)
            more = len({one.row for one in same}) - 1
            place = _("{place} and {n} more").format(place=place, n=more) if more else place
        if code == "more_than_a_name" and column:
            beside = [_header(known, line.track, key) for key in BESIDE_A_NAME.get(column, ())]
            code, facts["names"] = (code if beside else "more_than_an_officer"), beside
        if code == "unknown_code" and column:
            unknown[line.track, column] = facts["section"]
            place += _(" ({n} times)").format(n=len(same)) if len(same) > 1 else ""
        streams.tell(_("{place}: {said}").format(place=place, said=_said(code, facts)))
    for (track, column), section in unknown.items():
        said = _("[values.{column}] may name: {choices}")
        streams.tell(said.format(column=column, choices=listed(_words(track, section))))
    if unknown:
        streams.tell(_("--map-out FILE writes a map file with these words to fill in"))


def _grouped(
    bad: Iterable[BadLine], headers: Mapping[tuple[str | None, str], Mapping[str, str]]
) -> list[list[BadLine]]:
    """The bad rows, those together that say the same: a word isn't known, or a column isn't there at all."""
    of: dict[Any, list[BadLine]] = {}
    for n, line in enumerate(bad):
        code, facts = line.fault.code, line.fault.facts
        where: Any = (line.sheet, line.track, code, facts.get("column"))
        if code == "unknown_code":
            where = (*where, facts["value"])
        elif code not in WITHOUT_COLUMN or facts["column"] in headers.get((line.sheet, line.track), {}):
            where = n
        of.setdefault(where, []).append(line)
    return list(of.values())


def rows_in_words(rows: Iterable[int]) -> str:
    """Rows by their numbers, those that follow each other by the first and the last: ``5–7, 12``."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][-1] + 1:
            runs[-1][1:] = [row]
        else:
            runs.append([row])
    return listed("–".join(map(str, run)) for run in runs)


def _words(track: str, section: str) -> Iterator[str]:
    """The codes that a column may have, each with its word; of many the first, and where the others are."""
    profile = session().profile
    words = code_words(track, section)
    for word in words[:FEW]:
        yield visible(word if len(word) <= LONG else f"{word[:LONG].rstrip()}…")
    if len(words) > FEW:
        yield _("… (sqqf rules list)") if codes_of(track, section)[0] in profile.rules else "…"


def codes_of(track: str, section: str) -> Sequence[str]:
    """The codes that a column of this section may have."""
    profile = session().profile
    return profile.states_of(track) if section == "states" else [one.id for one in profile.section(section)]


def code_words(track: str, section: str) -> list[str]:
    """Each of them with its word: ``closed 已办结``."""
    profile = session().profile
    terms = ((code, profile.term(section, code, lang())) for code in codes_of(track, section))
    return [code if word == code else f"{code} {word}" for code, word in terms]


def _place(row: str, sheet: str | None) -> str:
    """A row as it is found again: ``2026年 row 5`` where several sheets are read."""
    place = _("row {row}").format(row=row)
    return f"{visible(sheet)} {place}" if sheet else place


def _names(track: str, key: str) -> list[str]:
    """What a column may be called."""
    column = next(one for one in KNOWN[track] if one.key == key)
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
    column = next(one for one in KNOWN[track] if one.key == key)
    return column.en if lang() == "en" else column.zh


def show_undone(undone: Undone, *, as_json: bool) -> None:
    """Whose numbers are free again."""
    if as_json:
        streams.show_json(undone._asdict())
        return
    said = _("taken back: {n} cases and leads of {file}; their numbers are free again")
    streams.say(visible(said.format(n=len(undone.numbers), file=undone.file)))
