"""sqqf lead remind"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED, argument, option
from sqqf.cli.options.parsing import positive

Item = Annotated[int | None, argument("[N]", _("The item's number; none: the whole lead."), positive)]
To = Annotated[str | None, option("--to", "TEXT", _("Who was reminded; default: whoever puts it right."))]
Text = Annotated[str | None, option("--text", "TEXT", _("What was said."))]


def command(
    no: No = NEEDED,
    item: Item = None,
    on: On = NEEDED,
    to: To = None,
    text: Text = None,
    as_json: AsJson = False,
) -> None:
    """Record that somebody was reminded of an item, or of the lead.

    \b
    Example:
      sqqf lead remind L2026-1 1 --on 2026-12-16 --text 电话催办
    """
    record(no, "reminded", given(item=item, to=to, text=text), on, as_json=as_json)
