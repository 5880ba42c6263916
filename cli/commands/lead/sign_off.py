"""sqqf lead sign-off"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Item, No, On
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, item: Item = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Sign an item off once what was reported on it is confirmed.

    \b
    Example:
      sqqf lead sign-off L2026-1 1 --on 2026-12-28
    """
    record(no, "rectification_signed_off", given(item=item), on, as_json=as_json)
