"""sqqf find"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.render.found import show_found
from sqqf.store.index.search import find

Wanted = Annotated[str, argument("TEXT", _("A name, a unit, words of the matter, or a number.")), Needed()]


def command(text: Wanted = NEEDED, as_json: AsJson = False) -> None:
    """Find cases and leads by people, units or words of the matter, whatever their state.

    \b
    Example:
      sqqf find 陈某
      sqqf find "住建局 老旧小区"
    """
    run = session()
    with run.moment():
        found = [*find(run.ledger, text)]
    show_found(found, as_json=as_json)
