"""sqqf prefiling track"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text
from sqqf.cli.options.declaration import NEEDED, flag
from sqqf.cli.options.registers import PrefilingNo
from sqqf.cli.render import registers as shown
from sqqf.store import registers

Ended = Annotated[bool, flag("--ended", _("The monitoring ends with this."))]


def command(
    entry: PrefilingNo = NEEDED,
    on: On = NEEDED,
    text: Text = NEEDED,
    ended: Ended = False,
    as_json: AsJson = False,
) -> None:
    """Record how a reform stands that is monitored, or that its monitoring ends.

    Only where the rules have a screening; the Opinion has none.

    \b
    Example:
      sqqf prefiling track P2026-1 --on 2027-02-03 --text 试点运行平稳
      sqqf prefiling track P2026-1 --on 2027-05-10 --text 试点结束，经验已推广 --ended
    """
    run = session()
    found = registers.track(run.ledger, run.stamp, entry, on, given(text=text, ended=ended or None))
    shown.show_entry(found, shown.prefiling_line, as_json=as_json)
