"""sqqf filing receipt"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.store import files
from sqqf.store.city.receipts import receipt


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("The filing's number, such as F2026-1.")), Needed()] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", parser=words, help=_("Write it to this file."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Give a county the receipt for a filing, at the city: the county records it with sqqf case receipt.

    \b
    Example:
      sqqf filing receipt F2026-1 --out 回执.json
    """
    del as_json  # a receipt is JSON anyway
    assert entry
    found = receipt(session().ledger, entry)
    if out is None:
        streams.show_json(found)
        return
    path = files.write_new(Path(out), files.as_json(found))
    streams.tell(visible(_("written to {path}").format(path=path)))
