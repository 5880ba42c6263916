"""sqqf rules new"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.rules import write_start

File = Annotated[str, argument("FILE", _("Where to write it; no file may be there yet.")), Needed()]


def command(file: File = NEEDED) -> None:
    """Write rules to start from: the shipped ones, with the comments that explain them.

    What is written holds as it is. Change it into the rules of another place, line by line.

    \b
    Example:
      sqqf rules new qingshi.toml
    """
    rules = write_start(Path(file))
    streams.say(
        visible(_("{path}: {name} {version}").format(path=file, name=rules.name, version=rules.version))
    )
    streams.say(_("next: change it, then sqqf rules check FILE"))
