"""sqqf problem answer"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import ProblemNo
from sqqf.cli.render import registers as shown
from sqqf.store import registers


def command(entry: ProblemNo = NEEDED, on: On = NEEDED, text: Text = NEEDED, as_json: AsJson = False) -> None:
    """Record what was answered to a new situation or problem that was reported upward.

    \b
    Example:
      sqqf problem answer N2026-1 --on 2026-11-22 --text 由市纪委监委牵头
    """
    run = session()
    found = registers.answer_problem(run.ledger, run.stamp, entry, on, text)
    shown.show_entry(found, shown.problem_line, as_json=as_json)
