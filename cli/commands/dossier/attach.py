"""sqqf case attach, sqqf lead attach"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, typed
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.store.keeping.found import kept

File = Annotated[str, argument("FILE", _("The file; it stays where it is.")), Needed()]
Title = Annotated[str | None, option("--title", "TEXT", _("What it is, for instance 初步意见."))]


Keep = Annotated[
    bool, flag("--keep", _("Keep a copy too: in a folder beside the ledger, under the file's hash."))
]


def command(
    no: No = NEEDED, file: File = NEEDED, title: Title = None, keep: Keep = False, as_json: AsJson = False
) -> None:
    """Record that a file belongs to a case or a lead: its name, size and SHA-256 are kept, not its content.

    With --keep a copy is kept as well, in the folder LEDGER.files, for its owner alone; sqqf case bundle and
    sqqf verify --files find it there.

    \b
    Example:
      sqqf case attach 2026-3 会议纪要.pdf --title 党组会议纪要 --keep
      sqqf lead attach L2026-1 核实报告.pdf --title 核实报告
    """
    described = typed.file(file)
    copied = kept(session().path, Path(file), described["sha256"]) if keep else nullcontext()
    with copied:
        record(no, "attached", given(**described, title=title), as_json=as_json)
