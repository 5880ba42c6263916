"""sqqf prefiling new"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, On, day, words
from sqqf.cli.recording import given
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.registers import register_prefiling


def command(
    by_unit: Annotated[str | None, typer.Option("--by-unit", metavar="NAME", parser=words, help=_("The unit that files its plan.")), Needed()] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", parser=words, help=_("The reform.")), Needed()] = None,
    on: On = None,
    to: Annotated[list[str] | None, typer.Option("--to", metavar="TEXT", parser=words, help=_("With whom it is filed; may be given again.")), Needed()] = None,
    start: Annotated[date | None, typer.Option("--start", metavar="DATE", parser=day, help=_("The day the reform begins.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Register the prior filing of a reform; it gets the next number of its year.

    It can then be cited in an assessment: --evidence prefiling:P2026-1.

    \b
    Example:
      sqqf prefiling new --by-unit 某局 --title 审批流程再造试点 --on 2026-11-02 --to 某县政府 --to 市某局 --start 2026-12-01
    """
    assert on
    assert start
    run = session()
    body = given(by_unit=by_unit, title=title, to=to, start=start.isoformat())
    entry = register_prefiling(run.ledger, run.stamp, on, body)
    shown.show_entry(entry, shown.prefiling_line, as_json=as_json)
    if not entry["in_time"]:
        streams.tell(shown.not_beforehand(entry))
