"""sqqf deadlines"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, AsOf, ExitCode, Officer, Overdue, Unit
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import flag, option
from sqqf.cli.options.parsing import positive
from sqqf.cli.render import limits
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.index.reading import DeadlineFilter, deadline_lines


def _whole(text: str) -> int:
    return 0 if text.strip() == "0" else positive(text)


Within = Annotated[
    int | None, option("--within", "N", _("Due in N working days or fewer, overdue ones included."), _whole)
]
Kind = Annotated[str | None, option("--kind", "KIND", _("Only limits of this kind, such as acceptance."))]
Everything = Annotated[bool, flag("--all", _("Also those met and lapsed."))]


def command(
    overdue: Overdue = False,
    within: Within = None,
    officer: Officer = None,
    unit: Unit = None,
    kind: Kind = None,
    everything: Everything = False,
    as_of: AsOf = None,
    exit_code: ExitCode = False,
    as_json: AsJson = False,
) -> None:
    """List the limits not yet met, soonest first.

    \b
    Example:
      sqqf deadlines --overdue --exit-code
      sqqf deadlines --within 3 --officer 李某 --json
      sqqf deadlines --overdue --as-of 2026-10-31
    """
    run = session()
    if as_of:
        run.as_of(as_of)
    before = [run.ledger.workdays.add(run.today, within + 1)] if within is not None else []
    before += [run.today] if overdue else []
    wanted = DeadlineFilter(
        due_before=min(before, default=None),
        officer=officer,
        unit=unit,
        kind=code("limits", kind) if kind else None,
        settled=everything and not overdue and within is None,
    )
    with run.moment():
        run.expect(officer, unit)
        lines = [*deadline_lines(run.ledger, wanted, run.today)]
    if as_json:
        streams.show_json_entries(line._asdict() for line in lines)
    else:
        show_table(limits.HEADERS, map(limits.row, lines), _("no limit is running"))
    if exit_code and any(line.status == "overdue" for line in lines):
        raise typer.Exit(3)
