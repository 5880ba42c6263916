"""sqqf deadlines"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, AsOf, ExitCode, Officer, words
from sqqf.cli.recording import code
from sqqf.cli.render import limits
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.cli.session import session
from sqqf.procedure.time.limits import DeadlineLine
from sqqf.store.ledger.reading import DeadlineFilter, deadline_lines


def _whole(text: str) -> int:
    from sqqf.cli.options import positive

    return 0 if text.strip() == "0" else positive(text)


def command(
    overdue: Annotated[bool, typer.Option("--overdue", help=_("Only what is overdue."))] = False,
    within: Annotated[int | None, typer.Option("--within", metavar="N", parser=_whole, help=_("Due in N working days or fewer, overdue ones included."))] = None,
    officer: Officer = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", parser=words, help=_("Only limits of this kind, such as acceptance."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Those met and lapsed too."))] = False,
    as_of: AsOf = None,
    exit_code: ExitCode = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
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
        kind=code("limits", kind) if kind else None,
        settled=everything and not overdue and within is None,
    )
    seen = _Overdue()
    lines = seen.noting(deadline_lines(run.ledger, wanted, run.today))
    if as_json:
        streams.show_json_list(json.dumps(line._asdict(), ensure_ascii=False) for line in lines)
    else:
        show_table(limits.HEADERS, map(limits.row, lines), _("no limit is running"))
    if exit_code and seen.any:
        raise typer.Exit(3)


class _Overdue:
    """Whether something overdue went by."""

    any = False

    def noting(self, lines: Iterator[DeadlineLine]) -> Iterator[DeadlineLine]:
        for line in lines:
            self.any = self.any or line.status == "overdue"
            yield line
