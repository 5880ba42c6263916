"""sqqf correction add"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Due, No, Text, day, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    text: Text = None,
    due: Due = None,
    responsible: Annotated[str | None, typer.Option("--responsible", metavar="NAME", parser=words, help=_("Who puts it right.")), Needed()] = None,
    on: Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help=_("The day it was listed, where that was before today."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Put an item on a case's correction list; a report on it is due on the date given.

    The list goes out with the conclusion: an item put on it after the feedback is a finding of sqqf case check.

    \b
    Example:
      sqqf correction add 2026-3 --text 修订工程变更管理制度 --due 2027-01-15 --responsible 某县住建局
    """
    assert due
    body = given(text=text, due=due.isoformat(), responsible=responsible)
    record(no, "correction", body, on, as_json=as_json)
