"""sqqf correction sign-off"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Item, No, On
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, item: Item = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Sign off an item whose report shows that it was put right.

    \b
    Example:
      sqqf correction sign-off 2026-3 1 --on 2027-01-20
    """
    record(no, "correction_signed_off", given(item=item), on, as_json=as_json)
