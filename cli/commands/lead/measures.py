"""sqqf lead measures"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Item, No, On, Text
from sqqf.cli.options.declaration import NEEDED


def command(
    no: No = NEEDED, item: Item = NEEDED, on: On = NEEDED, text: Text = NEEDED, as_json: AsJson = False
) -> None:
    """Record the measures that were drawn up for an item, before it is reported on.

    \b
    Example:
      sqqf lead measures L2026-1 1 --on 2026-11-25 --text 逐件列表，专人限期办结
    """
    record(no, "measures", given(item=item, text=text), on, as_json=as_json)
