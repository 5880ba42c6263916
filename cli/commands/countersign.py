"""sqqf countersign"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.parsing import file_path
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store import files
from sqqf.store.city.receipts import countersigned, is_receipt, read_receipt, take_up
from sqqf.store.keeping.signing import signed

File = Annotated[
    Path,
    argument("FILE", _("At the city a county's filing; at the county what came back."), file_path),
    Needed(),
]
Out = Annotated[Path | None, option("--out", "FILE", _("At the city: write it to this file."), file_path)]


def command(file: File = NEEDED, out: Out = None, as_json: AsJson = False) -> None:
    """Witness a county's head at the city, and hold the ledger against it at the county.

    At the city: a filing that was taken in; what is written is the receipt for it, signed where the city has
    a key. At the county: that receipt. Its head has to be in the ledger (12 where it isn't: rewritten, or
    restored to an older state), and from then on verify shows the point, and misses it where it is gone. A
    receipt kept elsewhere proves a restored ledger as well.

    \b
    Example:
      sqqf countersign 备案.json --out 会签.json
      sqqf countersign 会签.json
    """
    run = session()
    if not is_receipt(file):
        _give(signed(run.ledger, run.path, countersigned(run.ledger, file)), out)
        return
    found = take_up(run.ledger, run.path, read_receipt(file))
    if as_json:
        streams.show_json(found._asdict())
    else:
        said = _("act #{seq} is in the ledger as {by} countersigned it: head {head}")
        streams.say(visible(said.format(**found._asdict())))
        if not found.signed:
            streams.tell(_("it isn't signed with a key that was taken up: sqqf keys trust FILE"))


def _give(document: dict[str, object], out: Path | None) -> None:
    if out is None:
        streams.show_json(document)
    else:
        files.write_new(out, files.as_json(document))
        streams.tell(visible(_("written to {path}").format(path=out)))
