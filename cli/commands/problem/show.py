"""sqqf problem show"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import ProblemNo
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.store.registers import problem


def command(entry: ProblemNo = NEEDED, as_json: AsJson = False) -> None:
    """Show a new situation or problem with its reports upward and the answers.

    \b
    Example:
      sqqf problem show N2026-1
    """
    found = problem(session().ledger, entry)
    if as_json:
        streams.show_json(found)
    else:
        show_page(shown.problem_page(found))
