"""sqqf undo"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import option
from sqqf.cli.render.acts import what
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.office.undo import undo

Why = Annotated[str | None, option("--reason", "TEXT", _("Why; default: that it was recorded by mistake."))]


def command(reason: Why = None, as_json: AsJson = False) -> None:
    """Take back the last act that you recorded on a case or a lead, if nothing followed.

    That is so for an hour; later it is corrected like any other. It is struck out; a registration is voided.
    Both stay visible, and the journal keeps both.

    \b
    Example:
      sqqf undo
      sqqf undo --reason 日期录错
    """
    run = session()
    undone = undo(run.ledger, run.stamp, reason or _("recorded by mistake, taken back at once"))
    run.profile = run.ledger.profile_of(undone.dossier)
    if not as_json:
        said = _("taken back: #{seq} {act}")
        streams.say(visible(said.format(seq=undone.act.seq, act=what(undone.act.as_json()))))
    show_recorded(undone.dossier, undone.kind, None, as_json=as_json)
