"""sqqf lead sign-off"""

from __future__ import annotations

from sqqf.cli.options import AsJson, Item, LeadNo, On
from sqqf.cli.recording import given, record_on_lead


def command(no: LeadNo = None, item: Item = None, on: On = None, as_json: AsJson = False) -> None:
    """Sign an item off: what was reported on it holds.

    \b
    Example:
      sqqf lead sign-off L2026-1 1 --on 2026-12-28
    """
    record_on_lead(no, "rectification_signed_off", given(item=item), on, as_json=as_json)
