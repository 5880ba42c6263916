"""sqqf keys trust"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.parsing import file_path
from sqqf.cli.render.keys import key_document
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.keeping.signing import trust

File = Annotated[
    Path, argument("FILE", _("What the other group wrote with sqqf keys new --out."), file_path), Needed()
]
Why = Annotated[str | None, option("--reason", "TEXT", _("Why it takes the place of the key before."))]


def command(file: File = NEEDED, reason: Why = None, as_json: AsJson = False) -> None:
    """Take up another group's key: what it signs with it counts as signed.

    Compare the key with that group by another way, such as the telephone, first.

    \b
    Example:
      sqqf keys trust 某县公钥.json
    """
    run = session()
    taken = trust(run.ledger, run.stamp, file, reason)
    if as_json:
        streams.show_json(key_document(taken))
    else:
        streams.say(visible(_("taken up: {group}, key {key}").format(group=taken.group, key=taken.key)))
