"""sqqf problem report"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.registers import ProblemNo
from sqqf.cli.render import registers as shown
from sqqf.store import registers

To = Annotated[
    str, option("--to", "discipline|organization|TEXT", _("The organ above, by its name or code.")), Needed()
]


def command(entry: ProblemNo = NEEDED, on: On = NEEDED, to: To = NEEDED, as_json: AsJson = False) -> None:
    """Record that a new situation or problem was reported upward, one record for each organ.

    \b
    Example:
      sqqf problem report N2026-1 --on 2026-11-21 --to 市纪委监委
    """
    run = session()
    found = registers.report_problem(run.ledger, run.stamp, entry, on, to)
    shown.show_entry(found, shown.problem_line, as_json=as_json)
