"""sqqf case attach, sqqf lead attach"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, typed
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option

File = Annotated[str, argument("FILE", _("The file; it stays where it is.")), Needed()]
Title = Annotated[str | None, option("--title", "TEXT", _("What it is, for instance 初步意见."))]


def command(no: No = NEEDED, file: File = NEEDED, title: Title = None, as_json: AsJson = False) -> None:
    """Record that a file belongs to a case or a lead: its name, size and SHA-256 are kept, not its content.

    \b
    Example:
      sqqf case attach 2026-3 会议纪要.pdf --title 党组会议纪要
      sqqf lead attach L2026-1 核实报告.pdf --title 核实报告
    """
    record(no, "attached", given(**typed.file(file), title=title), as_json=as_json)
