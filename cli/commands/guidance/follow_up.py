"""sqqf guidance follow-up"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, On, Text, words
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store import registers


def command(
    entry: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("Its number, such as G2026-1.")), Needed()] = None,
    on: On = None,
    text: Text = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record what became of a warning or an admonition.

    \b
    Example:
      sqqf guidance follow-up G2026-1 --on 2026-12-20 --text 已制定改进措施
    """
    assert entry
    assert on
    assert text
    run = session()
    found = registers.follow_up(run.ledger, run.stamp, entry, on, text)
    shown.show_entry(found, shown.guidance_line, as_json=as_json)
