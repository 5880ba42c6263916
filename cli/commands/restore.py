"""sqqf restore"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.parsing import file_path
from sqqf.cli.render.keeping import show_copy
from sqqf.cli.screen.progress import counting
from sqqf.store.keeping.backups import restore

Backup = Annotated[Path, argument("FILE", _("The backup."), file_path), Needed()]
Into = Annotated[
    Path, option("--to", "FILE", _("Where the ledger goes; nothing may be there yet."), file_path), Needed()
]
Identity = Annotated[
    Path | None, option("--identity", "FILE", _("The key that opens a sealed backup."), file_path)
]


def command(
    backup: Backup = NEEDED, into: Into = NEEDED, identity: Identity = None, as_json: AsJson = False
) -> None:
    """Make a backup a ledger again, proved, and never over a file that exists.

    It says up to when things are on record in it, and its head: compare that with a daily report, or with
    what the city countersigned. What is at --ledger stays as it is; the backup too.

    \b
    Example:
      sqqf restore 台账-2026-11-23.db --to 台账.db
      sqqf restore 台账.age --to 台账.db --identity key.txt
    """
    with counting(_("acts, cases and leads")) as tick:
        copy = restore(backup, into, identity, tick)
    show_copy(copy, as_json=as_json)
