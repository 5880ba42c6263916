"""What came of an import, or would: how many, in which states, what is overdue, what the old dates say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.limits import kind_name
from sqqf.cli.render.report import before
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.cli.screen.visible import visible
from sqqf.cli.sentences.words import few
from sqqf.desk.takeover import Takeover
from sqqf.papers.sheets.incoming.sheet_in import Sheet
from sqqf.store.takeover.drafting import Source
from sqqf.store.takeover.outlook import Outlook
from sqqf.store.takeover.takeover import Taken

TRIED = (n_("row"), n_("number"), n_("party"), n_("state"))
LISTS = {"tolerance": "cases", "inaction": "leads"}
"""What a track's dossiers are called, by track."""


class Import(NamedTuple):
    """A file that was read, and what was, or would be, taken over of it."""

    origin: Source
    read: Takeover
    taken: Taken
    dry_run: bool


def show(done: Import, *, as_json: bool) -> None:
    """All that there is to say of it; of a trial also each row."""
    if as_json:
        streams.show_json(_document(done))
        return
    taken, outlook = done.taken, done.taken.outlook
    if done.dry_run:
        _show_rows(outlook)
    streams.say(_counted(done))
    if taken.unchanged:
        said = _("on record already or standing twice in the file, unchanged: {n}")
        streams.say(said.format(n=taken.unchanged))
    for line in _prospects(done) if done.dry_run else ():
        streams.say(visible(line))
    before.show_tables(outlook.lookback)


def _counted(done: Import) -> str:
    counts = {name: done.taken.lines.get(track, 0) for track, name in LISTS.items()}
    if not session().profile.has("inaction"):
        told = _("would take over: {cases} cases") if done.dry_run else _("taken over: {cases} cases")
    elif done.dry_run:
        told = _("would take over: {cases} cases, {leads} leads")
    else:
        told = _("taken over: {cases} cases, {leads} leads")
    return told.format(**counts)


def _document(done: Import) -> dict[str, Any]:
    taken, outlook, read = done.taken, done.taken.outlook, done.read
    several = any(sheet.several for sheet in read.sheets)
    return {
        "file": done.origin.name,
        "sha256": done.origin.sha256,
        "dry_run": done.dry_run,
        **{name: taken.lines.get(track, 0) for track, name in LISTS.items()},
        "unchanged": taken.unchanged,
        "states": {name: dict(outlook.states.get(track, {})) for track, name in LISTS.items()},
        "overdue": [
            {"case": one.no, "kind": one.kind, "due_on": one.due_on, "officer": one.officer}
            for one in outlook.overdue
        ],
        "numbers": [_placed(one._asdict(), several=several) for one in outlook.renumbered],
        "read_as": [
            _placed({name: fact for name, fact in one._asdict().items() if name != "track"}, several=several)
            for one in outlook.read_as
        ],
        "states_untold": outlook.states_untold,
        "rows_left_out": [
            _placed({"row": row, "text": said, "sheet": of.title}, several=several)
            for of in read.rows_left_out
            for row, said in of.rows
        ],
        "rows_cleaned": [
            _placed({"row": row, "sheet": of.title}, several=several)
            for of in read.cleaned
            for row in of.rows
        ],
        "columns_left_out": [header for sheet in read.sheets for header in sheet.ignored],
        "columns_noted": [header for sheet in read.sheets for header in sheet.noted],
        **before.facts(outlook.lookback),
    }


def _placed(told: Mapping[str, Any], *, several: bool) -> dict[str, Any]:
    """The sheet is named where several are read."""
    return {name: fact for name, fact in told.items() if several or name != "sheet"}


def _show_rows(outlook: Outlook) -> None:
    several = any(one.sheet for one in outlook.tried)
    rows = (
        Row((*([one.sheet or ""] if several else []), str(one.row), one.no, one.who, _state(one.state)))
        for one in outlook.tried
    )
    show_table((n_("sheet"), *TRIED) if several else TRIED, rows, _("nothing"))


def _prospects(done: Import) -> Iterator[str]:
    """What will be, in lines."""
    outlook = done.taken.outlook
    for track, states in outlook.states.items():
        found = listed(_("{state} {n}").format(state=_state(state), n=n) for state, n in states.items())
        said = _("cases by state: {states}") if track == "tolerance" else _("leads by state: {states}")
        yield said.format(states=found)
    limits = few([f"{one.no} {kind_name(one.kind)} {one.due_on}" for one in outlook.overdue])
    said = _("overdue tomorrow morning: {n} ({limits})") if limits else _("overdue tomorrow morning: {n}")
    yield said.format(n=len(outlook.overdue), limits=limits)
    if outlook.renumbered:
        yield _("numbers read as others: {numbers}").format(numbers=few(_renumbered(outlook)))
    if outlook.read_as:
        said = _("cells read as something else: {cells}")
        yield said.format(cells=few([*_read_as(outlook, done.read.sheets)]))
    if outlook.states_untold:
        said = _("not over, and how far they are isn’t told: {numbers}")
        yield said.format(numbers=few(outlook.states_untold))
    yield from before.untold(outlook.lookback)


def _read_as(outlook: Outlook, sheets: Sequence[Sheet]) -> Iterator[str]:
    headers = {(sheet.title if sheet.several else None, sheet.track): sheet.columns for sheet in sheets}
    for one in outlook.read_as:
        header = headers[one.sheet, one.track][one.column]
        yield f"{header} {one.was} → {one.now}"


def _renumbered(outlook: Outlook) -> list[str]:
    return [f"{one.was} → {one.no}" for one in outlook.renumbered]


def _state(code: str) -> str:
    return session().profile.term("states", code, lang())
