"""sqqf correction add"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.asking import Needed
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Due, No, Text, words
from sqqf.cli.recording import given, record


def command(
    no: No = None,
    text: Text = None,
    due: Due = None,
    responsible: Annotated[str | None, typer.Option("--responsible", metavar="NAME", parser=words, help=_("Who puts it right.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Put an item on a case's correction list; a report on it is due on the date given.

    The list goes out with the conclusion: an item put on it after the feedback is a finding of sqqf case check.

    \b
    Example:
      sqqf correction add 2026-3 --text 修订工程变更管理制度 --due 2027-01-15 --responsible 某县住建局
    """
    assert due
    record(no, "correction", given(text=text, due=due.isoformat(), responsible=responsible), as_json=as_json)
