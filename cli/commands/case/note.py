"""sqqf case note"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", parser=words, help=_("What is to be noted.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Note something on a case.

    \b
    Example:
      sqqf case note 2026-3 --text 申请人来电询问进度
    """
    record(no, "noted", given(text=text), as_json=as_json)
