"""sqqf lead attach"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, words
from sqqf.cli.recording import given, record_on_lead
from sqqf.cli.screen.asking import Needed


def command(
    no: LeadNo = None,
    file: Annotated[str | None, typer.Argument(metavar="FILE", parser=words, help=_("The file; it stays where it is.")), Needed()] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", parser=words, help=_("What it is, for instance 核实报告."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that a file belongs to a lead: its name, size and SHA-256 are kept, not its content.

    \b
    Example:
      sqqf lead attach L2026-1 核实报告.pdf --title 核实报告
    """
    assert file
    record_on_lead(no, "lead_attached", given(**read.file(file), title=title), as_json=as_json)
