"""sqqf notice list"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import argument, flag
from sqqf.cli.render.chases import CHASES
from sqqf.cli.screen.table import show_entries
from sqqf.store.office.chasing import about

Of = Annotated[str | None, argument("[NO]", _("Only about this case, lead or entry of a register."))]
Unanswered = Annotated[bool, flag("--open", _("Only what isn't answered."))]


def command(no: Of = None, unanswered: Unanswered = False, as_json: AsJson = False) -> None:
    """List notices and instructions with their answers.

    \b
    Example:
      sqqf notice list --open
      sqqf notice list 2026-3
    """
    run = session()
    show_entries(CHASES, about(run.ledger, run.stamp, no, unanswered=unanswered), as_json=as_json)
