"""sqqf correction report"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Item, No, On, Text
from sqqf.cli.options.declaration import NEEDED


def command(
    no: No = NEEDED, item: Item = NEEDED, on: On = NEEDED, text: Text = NEEDED, as_json: AsJson = False
) -> None:
    """Record the rectification report on an item; it meets the item's date.

    \b
    Example:
      sqqf correction report 2026-3 1 --on 2027-01-10 --text 制度已修订并印发
    """
    record(no, "correction_reported", given(item=item, text=text), on, as_json=as_json)
