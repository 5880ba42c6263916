"""sqqf lead remind"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, On, positive, words
from sqqf.cli.recording import given, record_on_lead


def command(
    no: LeadNo = None,
    item: Annotated[int | None, typer.Argument(metavar="[N]", parser=positive, help=_("The item's number; none: the whole lead."))] = None,
    on: On = None,
    to: Annotated[str | None, typer.Option("--to", metavar="TEXT", parser=words, help=_("Whom, if not who puts it right."))] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", parser=words, help=_("What was said."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that somebody was reminded of an item, or of the lead.

    \b
    Example:
      sqqf lead remind L2026-1 1 --on 2026-12-16 --text 电话催办
    """
    record_on_lead(no, "reminded", given(item=item, to=to, text=text), on, as_json=as_json)
