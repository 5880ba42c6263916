"""sqqf prefiling show"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.page import show_page
from sqqf.cli.session import session
from sqqf.store.registers import prefiling


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as P2026-1.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show a prior filing with the replies to it.

    \b
    Example:
      sqqf prefiling show P2026-1
    """
    assert entry
    found = prefiling(session().ledger, entry)
    if as_json:
        streams.show_json(found)
    else:
        show_page(shown.prefiling_page(found))
