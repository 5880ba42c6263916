"""sqqf export"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

from sqqf.calendar.days import FIRST, LAST
from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session
from sqqf.cli.options import Officer
from sqqf.cli.options.codes import state_code
from sqqf.cli.options.completion import complete_state
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.cli.render.limits import kind_name
from sqqf.cli.render.report.overview import LIGHT_NAMES
from sqqf.cli.screen import streams
from sqqf.cli.screen.progress import counting
from sqqf.cli.screen.visible import json_safe, visible
from sqqf.desk.export import ExportRequest, Wording, check, export
from sqqf.papers.sheets.columns import TRACKS, find_track
from sqqf.papers.sheets.rows import Words
from sqqf.procedure.errors import BadInput, Refused
from sqqf.store.exports import Chosen, Dated


def _year(text: str) -> int:
    """A year of the calendar. Raises BadInput."""
    try:
        year = int(text)
    except ValueError:
        year = 0
    if not FIRST.year <= year <= LAST.year:
        raise BadInput("not_a_year", text=text)
    return year


File = Annotated[
    str,
    argument("FILE.xlsx|.csv|.json|.ics", _("The file; its extension gives the format.")),
    Needed(),
]
Track = Annotated[
    str | None,
    option(
        "--track",
        "tolerance|inaction",
        _("Only the cases, or only the leads; default: both, in .csv the cases."),
    ),
]
State = Annotated[
    str | None,
    option(
        "--state",
        "S",
        _("Only what is in this state, such as investigating or 调查中."),
        autocompletion=complete_state,
    ),
]
Year = Annotated[int | None, option("--year", "Y", _("Only what has a number of this year."), _year)]
Names = Annotated[
    bool, flag("--names", _("In .ics the names of parties and officers too; without it numbers only."))
]
WithActs = Annotated[
    bool, flag("--acts", _("In .json every act on record too, those of the group's own registers as well."))
]
Overwrite = Annotated[
    bool,
    flag(
        "--overwrite",
        _("Replace the file whatever it is; else only an earlier export that nobody has changed."),
    ),
]


def command(
    file: File = NEEDED,
    track: Track = None,
    state: State = None,
    year: Year = None,
    officer: Officer = None,
    names: Names = False,
    with_acts: WithActs = False,
    overwrite: Overwrite = False,
) -> None:
    """Write the ledger as a sheet, as JSON, or its dates as a calendar.

    An earlier export of that name is replaced where it is known that nobody has changed it; any other file,
    and any .csv, only with --overwrite. Who gave a lead appears in none. The calendar can be imported again
    and again: what moved is moved, nothing doubles.

    \b
    Example:
      sqqf export 导出台账.xlsx --year 2026
      sqqf export 线索.csv --track inaction
      sqqf export 到期日.ics --officer 李某
    """
    path, run = Path(file), session()
    check(run.path, path, with_acts=with_acts)
    run.expect(officer)
    run.ledger  # noqa: B018  (where there is no ledger, nothing else is said)
    tracks = [find_track(track)] if track else list(TRACKS)[: 1 if path.suffix.casefold() == ".csv" else None]
    if "inaction" in tracks and not run.ledger.ever_had("inaction"):
        if track:
            raise Refused("no_inaction")
        tracks.remove("inaction")
    chosen = Chosen(state_code(state, *tracks) if state else None, year, officer)
    request = ExportRequest(path, tracks, chosen, run.today, with_acts=with_acts, overwrite=overwrite)
    done = export(run.ledger, request, _wording(names=names))
    for cut in done.cut:
        warning = _("{no}: “{column}” is longer than a cell holds: {n} characters are left out")
        streams.tell(visible(warning.format(no=cut.no, column=cut.header, n=cut.left_out)))
    streams.tell(visible(_("written to {path}: {what}").format(path=file, what=_counted(done.counted))))


def _counted(counted: Mapping[str, int]) -> str:
    said = {"tolerance": _("{n} cases"), "inaction": _("{n} leads"), "dates": _("{n} dates")}
    return listed(said[name].format(n=n) for name, n in counted.items())


def _wording(*, names: bool) -> Wording:
    """What the file says, ``names``: in a calendar those of parties and officers too; progress is shown."""
    shortened = _("… ({n} more characters, in the ledger)")
    called = {"tolerance": _("cases"), "inaction": _("leads")}
    return Wording(
        Words(session().profile, lang(), {light: _(name) for light, name in LIGHT_NAMES.items()}),
        lambda n: shortened.format(n=n),
        partial(_summary, names=names),
        json_safe,
        lambda track, total: counting(called[track], total),
    )


def _summary(one: Dated, *, names: bool) -> str:
    """What stands in the calendar: the number and what is due; names only where they are asked for."""
    mark = _(" (suspended)") if one.suspended else _(" (provisional)") if one.provisional else ""
    said = _("{case} {limit}") if one.entry else _("{case} {limit} due{mark}")
    said = said.format(case=one.no, limit=kind_name(one.kind, one.item or None), mark=mark)
    return " ".join(filter(None, [said, one.text, one.party, one.officer])) if names else said
