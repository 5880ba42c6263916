"""sqqf prefiling reply"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.registers import PrefilingNo
from sqqf.cli.render import registers as shown
from sqqf.store import registers


def command(
    entry: PrefilingNo = NEEDED, on: On = NEEDED, text: Text = NEEDED, as_json: AsJson = False
) -> None:
    """Record the reply to a prior filing.

    \b
    Example:
      sqqf prefiling reply P2026-1 --on 2026-11-20 --text 原则同意，注意控制风险
    """
    run = session()
    found = registers.reply(run.ledger, run.stamp, entry, on, text)
    shown.show_entry(found, shown.prefiling_line, as_json=as_json)
