"""sqqf export"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from sqqf.calendar.days import FIRST, LAST
from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session
from sqqf.cli.options import Officer
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import Needed
from sqqf.cli.options.parsing import words
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import json_safe, visible
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.profile import UnknownCode

if TYPE_CHECKING:
    from sqqf.papers.calendar import Event
    from sqqf.papers.sheets.rows import Cell, Words
    from sqqf.store.exports import Chosen, Dated, Line

TRACKS: Mapping[str, str] = {"tolerance": "容错", "inaction": "为官不为"}


def _track(text: str) -> str:
    for track, word in TRACKS.items():
        if text.strip().casefold() in (track, word):
            return track
    raise UnknownCode("tracks", text, tuple(TRACKS))


def _year(text: str) -> int:
    """A year of the calendar. Raises BadInput."""
    try:
        year = int(text)
    except ValueError:
        year = 0
    if not FIRST.year <= year <= LAST.year:
        raise BadInput("not_a_year", text=text)
    return year


def command(
    file: Annotated[str | None, typer.Argument(metavar="FILE.xlsx|.csv|.json|.ics", parser=words, help=_("The file; what its name ends with says the form.")), Needed()] = None,
    track: Annotated[str | None, typer.Option("--track", metavar="tolerance|inaction", parser=words, help=_("Only the cases, or only the leads; default: both, in .csv the cases."))] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="S", parser=words, help=_("Only what is in this state, such as investigating or 调查中."))] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="Y", parser=_year, help=_("Only what has a number of this year."))] = None,
    officer: Officer = None,
    names: Annotated[bool, typer.Option("--names", help=_("In .ics the names of parties and officers too; without it numbers only."))] = False,
    with_acts: Annotated[bool, typer.Option("--acts", help=_("In .json every act on record too, those of the group's own registers as well."))] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=_("Replace the file whatever it is; else only an earlier export that nobody has changed."))] = False,
) -> None:  # fmt: skip
    """Write the ledger as a sheet, as JSON, or its dates as a calendar.

    An earlier export of that name is replaced where it is known that nobody has changed it; any other file, and any .csv,
    only with --overwrite. Who gave a lead stands in none. The calendar can be imported again and again: what moved
    moves, nothing doubles.

    \b
    Example:
      sqqf export 导出台账.xlsx --year 2026
      sqqf export 线索.csv --track inaction
      sqqf export 到期日.ics --officer 李某
    """
    from sqqf.papers.sheets.earlier import is_export
    from sqqf.store import exports
    from sqqf.store.ledger.connection import is_there

    assert file
    path, run = Path(file), session()
    form = path.suffix.casefold()
    if form not in FORMS:
        raise BadInput("unknown_format", value=path.suffix or path.name, choices=FORMS)
    if with_acts and form != ".json":
        raise BadInput("goes_with_json", names=["--acts"])
    if is_there(path) and is_there(run.path) and path.samefile(run.path):
        raise BadInput("cannot_write", path=file)
    tracks = [_track(track)] if track else list(TRACKS)[: 1 if form == ".csv" else None]
    profile = run.ledger.profile_on(run.today)  # where there is no ledger, nothing else is said
    known = [one for name in tracks for one in profile.states_of(name)]
    chosen = exports.Chosen(code("states", state, only=known) if state else None, year, officer)
    writing = _Writing(tracks, chosen, {}, names, with_acts)
    exports.write(path, lambda draft: FORMS[form](draft, writing), lambda old: overwrite or is_export(old))
    streams.tell(visible(_("written to {path}: {what}").format(path=file, what=_counted(writing.counted))))


class _Writing(NamedTuple):
    """What is to be written, and how much of it has been: by track, or of dates."""

    tracks: Sequence[str]
    chosen: Chosen
    counted: dict[str, int]
    names: bool
    with_acts: bool

    def lines(self, track: str) -> Iterator[Line]:
        from sqqf.cli.screen.progress import counting
        from sqqf.store import exports

        run = session()
        self.counted[track] = 0
        total = exports.count(run.ledger, track, self.chosen)
        with counting(_("cases") if track == "tolerance" else _("leads"), total) as tick:
            for line in exports.lines(run.ledger, track, self.chosen, run.today):
                yield line
                self.counted[track] += 1
                tick()

    def rows(self, track: str, said: Words) -> Iterator[list[Cell]]:
        from sqqf.papers.sheets.rows import row

        return (row(track, line.entry, line.standing, said) for line in self.lines(track))


def _counted(counted: Mapping[str, int]) -> str:
    said = {"tolerance": _("{n} cases"), "inaction": _("{n} leads"), "dates": _("{n} dates")}
    return listed(said[name].format(n=n) for name, n in counted.items())


def _words() -> Words:
    from sqqf.cli.render.report.overview import LIGHT_NAMES
    from sqqf.papers.sheets.rows import Words

    return Words(session().profile, lang(), {light: _(name) for light, name in LIGHT_NAMES.items()})


def _xlsx(path: Path, writing: _Writing) -> None:
    from sqqf.papers.sheets.outgoing import xlsx_out
    from sqqf.store import exports

    run, said = session(), _words()
    for track in writing.tracks:
        count = exports.count(run.ledger, track, writing.chosen)
        if count >= xlsx_out.MOST_ROWS:
            raise BadInput("too_many_rows", count=count, most=xlsx_out.MOST_ROWS - 1)
    sheets = (xlsx_out.Sheet(track, writing.rows(track, said)) for track in writing.tracks)
    shortened = _("… ({n} more characters, in the ledger)")
    for cut in xlsx_out.write(path, sheets, said, run.today, lambda n: shortened.format(n=n)):
        warning = _("{no}: “{column}” is longer than a cell holds: {n} characters are left out")
        streams.tell(visible(warning.format(no=cut.no, column=cut.header, n=cut.left_out)))


def _csv(path: Path, writing: _Writing) -> None:
    from sqqf.papers.sheets.outgoing import csv_out
    from sqqf.papers.sheets.rows import header

    (track,) = writing.tracks
    csv_out.write(path, header(track, lang()), writing.rows(track, _words()))


def _json(path: Path, writing: _Writing) -> None:
    import json

    from sqqf.papers.sheets.outgoing import json_out
    from sqqf.store import exports

    ledger = session().ledger
    encode = json.JSONEncoder(ensure_ascii=False).encode

    def entries(track: str) -> Iterable[dict[str, Any]]:
        return (line.entry for line in writing.lines(track)) if track in writing.tracks else ()

    facts = {"group": ledger.group, "level": ledger.level}
    lists = {"cases": entries("tolerance"), "leads": entries("inaction")}
    if writing.with_acts:
        lists["acts"] = exports.acts(ledger, writing.tracks, writing.chosen)
    json_out.write(path, lambda fact: json_safe(encode(fact)), facts, lists)


def _ics(path: Path, writing: _Writing) -> None:
    from sqqf.papers import calendar as calendar_out
    from sqqf.store import exports

    run = session()
    writing.counted["dates"] = 0
    reminders = _reminders()

    def events() -> Iterator[Event]:
        for track in writing.tracks:
            for one in exports.dates(run.ledger, track, writing.chosen, run.today):
                yield calendar_out.Event(
                    of=(run.ledger.opening["ledger"], one.no, one.kind, str(one.item)),
                    summary=_summary(one, names=writing.names),
                    due_on=one.due_on,
                    sequence=one.sequence,
                    changed_at=one.changed_at,
                    running=one.running,
                    certain=not (one.provisional or one.suspended),
                    reminders=() if one.suspended else reminders(one.due_on),
                )
                writing.counted["dates"] += one.running

    calendar_out.write(path, run.ledger.group, events())


def _summary(one: Dated, *, names: bool) -> str:
    """What stands in the calendar: the number and what is due; names only where they are asked for."""
    from sqqf.cli.render.limits import kind_name

    mark = _(" (suspended)") if one.suspended else _(" (provisional)") if one.provisional else ""
    said = _("{case} {limit} due{mark}")
    said = said.format(case=one.no, limit=kind_name(one.kind, one.item or None), mark=mark)
    return " ".join([said, one.party, *([one.officer] if one.officer else [])]) if names else said


def _reminders() -> Callable[[date], Sequence[date]]:
    """When to remind of a date: on the day it shows yellow, and on the day itself."""
    run = session()
    workdays, soon = run.ledger.workdays, run.profile.yellow

    @cache
    def of(due_on: date) -> Sequence[date]:
        yellow = due_on
        while workdays.between(yellow - timedelta(days=1), due_on) <= soon:
            yellow -= timedelta(days=1)
        return (yellow, due_on)

    return of


FORMS: Mapping[str, Callable[[Path, _Writing], None]] = {
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".json": _json,
    ".ics": _ics,
}
