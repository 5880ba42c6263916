"""sqqf import"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.cli.options.typed import is_file
from sqqf.cli.render.outlook import Import, show
from sqqf.cli.render.report.before import FORMATS, content
from sqqf.cli.render.takeover import mapped, show_undone, tell_bad_lines, tell_sheets
from sqqf.cli.render.takeover_files import write_map, write_template
from sqqf.cli.screen.progress import counting
from sqqf.desk.report_file import check, form_of, write
from sqqf.desk.takeover import Takeover
from sqqf.papers.sheets.columns import TRACKS, find_track
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.procedure.errors import BadInput
from sqqf.store.files import check_new
from sqqf.store.incoming import MOST_SHEET, described
from sqqf.store.takeover.drafting import Source
from sqqf.store.takeover.takeover import BadLine, BadLines
from sqqf.store.takeover.undoing import take_back

File = Annotated[
    str,
    argument("FILE", _("A ledger kept so far: .xlsx, .xls, .et, .ods or .csv.")),
    Needed(when=lambda values: not (values["undo"] or values["template"])),
]
Track = Annotated[
    str | None,
    option(
        "--track",
        "tolerance|inaction",
        _("Which ledger it is; default: by each sheet's name, else by its headers."),
        str,
    ),
]
MapFile = Annotated[
    str | None,
    option("--map", "FILE", _("Which header is which column: a TOML file with a table [columns].")),
]
Drop = Annotated[
    list[str] | None,
    option("--drop", "COLUMN", _("Leave a column out that would stay as a note; may be repeated."), str),
]
MapOut = Annotated[
    str | None,
    option(
        "--map-out", "FILE", _("Write a map file to fill in, with each header and word that isn’t known.")
    ),
]
DryRun = Annotated[bool, flag("--dry-run", _("Only show what would be taken over."))]
DatesOut = Annotated[
    str | None,
    option("--dates-out", "FILE", _("Write what the old dates say: .xlsx, .csv, .html, .md, .json or .txt.")),
]
Template = Annotated[
    str | None,
    option("--template", "FILE.xlsx", _("Write a blank sheet with the columns, choices and an example.")),
]
Undo = Annotated[
    str | None,
    option(
        "--undo",
        "FILE|SHA",
        _("Take the import of this file back, while nothing has been recorded about its cases since."),
    ),
]


def command(
    file: File = NEEDED,
    track: Track = None,
    map_file: MapFile = None,
    drop: Drop = None,
    map_out: MapOut = None,
    dry_run: DryRun = False,
    dates_out: DatesOut = None,
    template: Template = None,
    undo: Undo = None,
    as_json: AsJson = False,
) -> None:
    """Take over an existing ledger from a sheet: all of it or nothing.

    The usual headers are recognised (编号、受理时间、被反映人、单位、承办人…); a map file tells others:
    [columns] "原表头" = "accepted_on". Old numbers are kept and the next one follows. What a row lacks stays
    unknown; the case goes on from where it stands. Columns that have no place in the ledger stay as a note.
    Every visible sheet with such headers, in one row or in groups over up to three, is read; those left out
    are named. A case may stand on several rows, one for each person, or have several names in a cell. Totals
    and what stands below the table are left out and named. Bad rows are listed by their row number in the
    sheet, and then nothing is taken over. The same file once more changes nothing.

    \b
    Example:
      sqqf import 台账.xlsx --dry-run
      sqqf import 台账.xlsx --dry-run --map-out 对照.toml
      sqqf import 线索.csv --track inaction --map 对照.toml
      sqqf import --template 空白台账.xlsx --track tolerance
      sqqf import --undo 台账.xlsx
    """
    apart = {
        "FILE": file,
        "--map": map_file,
        "--drop": drop,
        "--map-out": map_out,
        "--dates-out": dates_out,
        "--dry-run": dry_run,
    }
    if template:
        _check_alone("--template", {**apart, "--undo": undo})
        write_template(Path(template), [find_track(track)] if track else [*TRACKS], session().profile)
    elif undo:
        _check_alone("--undo", {**apart, "--track": track})
        show_undone(take_back(session().ledger, session().stamp, _hash(undo)), as_json=as_json)
    else:
        known = (mapped(Path(map_file)) if map_file else Map())._replace(drop=tuple(drop or ()))
        read = Takeover(Path(file), find_track(track) if track else None, known, session().profile)
        asked = _Asked(Path(file), Path(map_out) if map_out else None, dates_out, dry_run)
        show(_take_over(asked, read), as_json=as_json)


class _Asked(NamedTuple):
    """The file to take over, and what is to be written of it."""

    path: Path
    map_out: Path | None
    dates_out: str | None
    dry_run: bool


def _take_over(asked: _Asked, read: Takeover) -> Import:
    form = form_of(None, asked.dates_out, FORMATS)
    if asked.dates_out:
        check(asked.dates_out, form)
    if asked.map_out:
        check_new(asked.map_out)
    about, bad = described(asked.path, MOST_SHEET), list[BadLine]()
    origin, ledger = Source(about["name"], about["sha256"]), session().ledger
    try:
        with counting(_("rows")) as tick:
            taken = read.into(ledger, session().stamp, origin, tick, keep=not asked.dry_run)
    except BadLines as error:
        bad = error.bad
    except BadInput as error:
        if asked.map_out and error.code == "no_headers":
            write_map(asked.map_out, read, likely=error.facts["headers"])
        raise
    finally:
        tell_sheets(read)
    if asked.map_out:
        write_map(asked.map_out, read, bad)
    if bad:
        tell_bad_lines(bad, read.sheets)
        rows = {(one.sheet, one.track, one.row) for one in bad}
        raise BadInput("bad_rows", path=str(asked.path), count=len(rows))
    if asked.dates_out:
        write(asked.dates_out, form, content(taken.outlook.lookback, form, ledger.head))
    return Import(origin, read, taken, asked.dry_run)


def _hash(file: str) -> str:
    """The SHA-256 of a file that is there, else what was typed."""
    return str(described(Path(file), MOST_SHEET)["sha256"]) if is_file(file) else file.casefold()


def _check_alone(name: str, others: Mapping[str, object]) -> None:
    if given := [other for other, value in others.items() if value]:
        raise BadInput("exclusive", names=[name, *given])
