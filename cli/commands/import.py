"""sqqf import"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.cli.render.takeover import mapped, show_taken, show_undone, tell_bad_lines, tell_sheets
from sqqf.cli.screen.progress import counting
from sqqf.desk.takeover import Takeover
from sqqf.papers.sheets.columns import find_track
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.procedure.errors import BadInput
from sqqf.store.incoming import MOST_SHEET, described
from sqqf.store.takeover.drafting import Source
from sqqf.store.takeover.takeover import BadLine, BadLines
from sqqf.store.takeover.undoing import take_back

File = Annotated[
    str,
    argument("FILE", _("A ledger kept so far: .xlsx, .xls, .et, .ods or .csv.")),
    Needed(when=lambda values: not values["undo"]),
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
DryRun = Annotated[bool, flag("--dry-run", _("Only show what would be taken over."))]
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
    dry_run: DryRun = False,
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
      sqqf import 线索.csv --track inaction --map 表头.toml
      sqqf import --undo 台账.xlsx
    """
    if undo:
        _check_alone(
            "--undo",
            {"FILE": file, "--track": track, "--map": map_file, "--drop": drop, "--dry-run": dry_run},
        )
        show_undone(take_back(session().ledger, session().stamp, _hash(undo)), as_json=as_json)
        return
    known = find_track(track) if track else None
    run = session()
    ledger, about = run.ledger, described(Path(file), MOST_SHEET)
    origin = Source(about["name"], about["sha256"])
    mapping = (mapped(Path(map_file)) if map_file else Map())._replace(drop=tuple(drop or ()))
    takeover = Takeover(Path(file), known, mapping, run.profile)
    bad: list[BadLine] = []
    try:
        with counting(_("rows")) as tick:
            taken = takeover.into(ledger, run.stamp, origin, tick, keep=not dry_run)
    except BadLines as error:
        bad = error.bad
    finally:
        tell_sheets(takeover)
    if bad:
        tell_bad_lines(bad, takeover.sheets)
        raise BadInput("bad_rows", path=file, count=len({(one.sheet, one.track, one.row) for one in bad}))
    show_taken(origin, taken, dry_run=dry_run, as_json=as_json)


def _hash(file: str) -> str:
    """The SHA-256 of a file that is there, else what was typed."""
    return str(described(Path(file), MOST_SHEET)["sha256"]) if Path(file).is_file() else file.casefold()


def _check_alone(name: str, others: Mapping[str, object]) -> None:
    if given := [other for other, value in others.items() if value]:
        raise BadInput("exclusive", names=[name, *given])
