"""sqqf case attach"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    file: Annotated[str | None, typer.Argument(metavar="FILE", parser=words, help=_("The file; it stays where it is.")), Needed()] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", parser=words, help=_("What it is, for instance 初步意见."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that a file belongs to a case: its name, size and SHA-256 are kept, not its content.

    \b
    Example:
      sqqf case attach 2026-3 会议纪要.pdf --title 党组会议纪要
    """
    assert file
    record(no, "attached", given(**read.file(file), title=title), as_json=as_json)
