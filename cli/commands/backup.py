"""sqqf backup"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.acts.heads import gave_out
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.parsing import file_path
from sqqf.cli.render.keeping import show_copy
from sqqf.cli.screen.progress import counting
from sqqf.store.keeping.backups import back_up

Into = Annotated[
    Path, argument("FILE", _("Where the copy goes; nothing may be there yet."), file_path), Needed()
]
Recipient = Annotated[
    str | None,
    option("--to", "RECIPIENT", _("Seal it to this key (age1… or ssh-…): its other half opens it.")),
]


def command(into: Into = NEEDED, recipient: Recipient = None, as_json: AsJson = False) -> None:
    """Copy the ledger as it stands, and prove the copy.

    It appears whole and sound, or not at all. Others may go on writing. The key that opens a sealed copy
    never needs to be on this machine.

    \b
    Example:
      sqqf backup /media/usb/台账-2026-11-23.db
      sqqf backup 台账.age --to age1…(62 signs, from age-keygen)
    """
    run = session()
    with counting(_("acts, cases and leads")) as tick:
        copy = back_up(run.ledger, into, recipient, tick)
    gave_out("backup", into.name, copy.head)
    show_copy(copy, as_json=as_json)
