"""sqqf keys list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render.keys import KEYS, key_document
from sqqf.cli.screen.table import show_entries
from sqqf.store.keeping.signing import keys


def command(as_json: AsJson = False) -> None:
    """List the keys on record: this group's own, and those that it has taken up.

    \b
    Example:
      sqqf keys list
    """
    show_entries(KEYS, [key_document(one) for one in keys(session().ledger)], as_json=as_json)
