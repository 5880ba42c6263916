"""sqqf guidance follow-up"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text
from sqqf.cli.options.completion import entries_of
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.render import registers as shown
from sqqf.store import registers

Entry = Annotated[
    str, argument("ID", _("Its number, such as G2026-1."), autocompletion=entries_of("guidance")), Needed()
]


def command(entry: Entry = NEEDED, on: On = NEEDED, text: Text = NEEDED, as_json: AsJson = False) -> None:
    """Record what became of a warning or an admonition.

    \b
    Example:
      sqqf guidance follow-up G2026-1 --on 2026-12-20 --text 已制定改进措施
    """
    run = session()
    found = registers.follow_up(run.ledger, run.stamp, entry, on, text)
    shown.show_entry(found, shown.guidance_line, as_json=as_json)
