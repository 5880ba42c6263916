"""Cases and leads that were found by what is in them."""

from __future__ import annotations

from collections.abc import Sequence

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.store.index.search import Found

HEADERS = (n_("no."), n_("state"), n_("party"), n_("unit"), n_("officer"), n_("due"), n_("matter"))


def show_found(found: Sequence[Found], *, as_json: bool) -> None:
    """All that were found, in a table or as JSON."""
    if as_json:
        streams.show_json_entries(one._asdict() for one in found)
    else:
        show_table(HEADERS, map(_row, found), _("no case and no lead has this in it"))


def _row(one: Found) -> Row:
    state = session().profile.term("states", one.state, lang())
    cells = (one.no, state, one.party, one.unit, one.officer, one.due_on, one.matter)
    return Row(tuple(cell or "" for cell in cells))
