"""sqqf problem list"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.cli.session import session
from sqqf.store.registers import problems


def command(
    only_open: Annotated[bool, typer.Option("--open", help=_("Only those not answered yet."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """List the new situations and problems, with whom they were reported to and what was answered.

    \b
    Example:
      sqqf problem list --open
    """
    found = [one for one in problems(session().ledger) if not (only_open and one["answers"])]
    if as_json:
        streams.show_json(found)
    else:
        show_table(shown.PROBLEMS, map(shown.problem_row, found), _("none yet"))
