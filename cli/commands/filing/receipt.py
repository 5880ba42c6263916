"""sqqf filing receipt"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import entries_of
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store import files
from sqqf.store.city.receipts import receipt

Entry = Annotated[
    str,
    argument(
        "ID",
        _("The filing's number, such as F2026-1."),
        autocompletion=entries_of("filing_received", "filing_added"),
    ),
    Needed(),
]
Out = Annotated[str | None, option("--out", "FILE", _("Write it to this file."))]


def command(entry: Entry = NEEDED, out: Out = None, as_json: AsJson = False) -> None:
    """Give a county the receipt for a filing, at the city: the county records it with sqqf case receipt.

    \b
    Example:
      sqqf filing receipt F2026-1 --out 回执.json
    """
    del as_json  # a receipt is JSON anyway
    found = receipt(session().ledger, entry)
    if out is None:
        streams.show_json(found)
        return
    path = files.write_new(Path(out), files.as_json(found))
    streams.tell(visible(_("written to {path}").format(path=path)))
