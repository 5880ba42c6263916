"""sqqf keys new"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import option
from sqqf.cli.options.parsing import file_path
from sqqf.cli.render.keys import key_document
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store import files
from sqqf.store.keeping.signing import new_key

Out = Annotated[
    Path | None, option("--out", "FILE", _("Write the public half here, to be handed to others."), file_path)
]
Why = Annotated[str | None, option("--reason", "TEXT", _("Why it takes the place of the key before."))]


def command(out: Out = None, reason: Why = None, as_json: AsJson = False) -> None:
    """Make the key with which this group signs what it hands over.

    The private half lies in a file beside the ledger, for its owner alone; keep a copy of it apart. The
    public half is on record. One that was lost is replaced with --reason: both stay on record.

    \b
    Example:
      sqqf keys new --out 某县公钥.json
      sqqf keys new --reason 原私钥随旧电脑丢失 --out 某县公钥.json
    """
    run = session()
    if out:
        files.check_new(out)
    made, place = new_key(run.ledger, run.stamp, run.path, reason)
    if out:
        files.write_new(out, files.as_json(made.document))
    if as_json:
        streams.show_json({**key_document(made), "private": str(place)})
        return
    streams.say(made.key)
    streams.tell(visible(_("the private half is in {path}: keep a copy apart").format(path=place)))
