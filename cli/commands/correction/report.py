"""sqqf correction report"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Item, No, On, Text


def command(
    no: No = None, item: Item = None, on: On = None, text: Text = None, as_json: AsJson = False
) -> None:
    """Record the rectification report on an item; it meets the item's date.

    \b
    Example:
      sqqf correction report 2026-3 1 --on 2027-01-10 --text 制度已修订并印发
    """
    record(no, "correction_reported", given(item=item, text=text), on, as_json=as_json)
