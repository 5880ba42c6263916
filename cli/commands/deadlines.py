"""sqqf deadlines"""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, AsOf, ExitCode, Officer, Overdue, Unit
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import flag, option
from sqqf.cli.options.parsing import positive
from sqqf.cli.options.reports import Grouped
from sqqf.cli.render import limits
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.table import show_table
from sqqf.procedure.rules.entries import OWN, UnknownCode
from sqqf.store.index.reading import DeadlineFilter, deadline_lines


def _whole(text: str) -> int:
    return 0 if text.strip() == "0" else positive(text)


Within = Annotated[
    int | None, option("--within", "N", _("Due in N working days or fewer, overdue ones included."), _whole)
]
Kind = Annotated[str | None, option("--kind", "KIND", _("Only limits of this kind, such as acceptance."))]
Own = Annotated[
    bool, flag("--own", _("Also the group's own dates, such as for feedback; they aren't the Opinion's."))
]
Everything = Annotated[bool, flag("--all", _("Also those met and lapsed."))]


def _kind(text: str, *, own: bool) -> str:
    """The code of a limit, or of a date of the group's own."""
    if own:
        if OWN + text.removeprefix(OWN) in limits.DIARY:
            return OWN + text.removeprefix(OWN)
        with suppress(UnknownCode):
            return OWN + code("own_dates", text.removeprefix(OWN))
    return code("limits", text)


def command(
    overdue: Overdue = False,
    within: Within = None,
    officer: Officer = None,
    unit: Unit = None,
    kind: Kind = None,
    everything: Everything = False,
    own: Own = False,
    by: Grouped = None,
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
      sqqf deadlines --own --within 5
      sqqf deadlines --overdue --by unit
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
        kind=_kind(kind, own=own) if kind else None,
        settled=everything and not overdue and within is None,
    )
    with run.moment():
        run.expect(officer, unit)
        lines = [*deadline_lines(run.ledger, wanted, run.today)]
        if own:
            from sqqf.store.own_dates import own_dates  # noqa: PLC0415 - folds registers; seldom asked for

            lines = sorted([*lines, *own_dates(run.ledger, wanted, run.today)], key=lambda line: line.due_on)
        if by:
            from sqqf.store.overview import put_together  # noqa: PLC0415 - the list alone has to be quick

            groups = put_together(run.ledger, [line.as_json() for line in lines], [], by)
    if own and not run.ledger.profile_on(run.today).section("own_dates"):
        streams.tell(_("the rules in force set no dates of the group's own (section own_dates)"))
    if as_json:
        streams.show_json_entries(groups if by else (line.as_json() for line in lines))
    elif by and lines:
        from sqqf.cli.render.report.overview import grouped_limits  # noqa: PLC0415 - as above

        show_page(grouped_limits(groups, by))
    else:
        show_table(limits.HEADERS, map(limits.row, lines), _("no limit is running"))
    if exit_code and any(line.status == "overdue" for line in lines):
        raise typer.Exit(3)
