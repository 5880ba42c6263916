"""sqqf problem list"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import flag
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.table import show_entries
from sqqf.store.registers import problems

OnlyOpen = Annotated[bool, flag("--open", _("Only those not answered yet."))]


def command(only_open: OnlyOpen = False, as_json: AsJson = False) -> None:
    """List the new situations and problems, with whom they were reported to and what was answered.

    \b
    Example:
      sqqf problem list --open
    """
    found = [one for one in problems(session().ledger) if not (only_open and one["answers"])]
    show_entries(shown.PROBLEMS, found, as_json=as_json)
