"""sqqf problem report"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, On, words
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import registers


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as N2026-1.")), Needed()] = None,
    on: On = None,
    to: Annotated[str | None, typer.Option("--to", metavar="discipline|organization|TEXT", parser=words, help=_("The organ above, by its name or code.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that a new situation or problem was reported upward; to both organs takes two of these.

    \b
    Example:
      sqqf problem report N2026-1 --on 2026-11-21 --to 市纪委监委
    """
    assert entry
    assert on
    assert to
    run = session()
    found = registers.report_problem(run.ledger, run.stamp, entry, on, to)
    shown.show_entry(found, shown.problem_line, as_json=as_json)
