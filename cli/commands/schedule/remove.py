"""sqqf schedule remove"""

from __future__ import annotations

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render.schedule import documents, written
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.desk import scheduling


def command(as_json: AsJson = False) -> None:
    """Remove this ledger's schedule, however it was installed.

    \b
    Example:
      sqqf schedule remove
    """
    there = scheduling.remove(session().ledger.opening["ledger"])
    if as_json:
        removed = [one for name, pieces in there.items() for one in documents(name, pieces)]
        streams.show_json({"removed": removed})
    elif there:
        show_page(line for name, pieces in there.items() for line in written(name, pieces))
        streams.say(_("removed"))
    else:
        streams.say(_("nothing is scheduled for this ledger"))
