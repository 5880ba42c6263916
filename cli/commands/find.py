"""sqqf find"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.store.index.search import Found, find

HEADERS = (n_("no."), n_("state"), n_("party"), n_("unit"), n_("officer"), n_("due"), n_("matter"))

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
    if as_json:
        streams.show_json_entries(one._asdict() for one in found)
    else:
        show_table(HEADERS, map(_row, found), _("no case and no lead has this in it"))


def _row(one: Found) -> Row:
    state = session().profile.term("states", one.state, lang())
    cells = (one.no, state, one.party, one.unit, one.officer, one.due_on, one.matter)
    return Row(tuple(cell or "" for cell in cells))
