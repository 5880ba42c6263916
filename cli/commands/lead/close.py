"""sqqf lead close"""

from __future__ import annotations

from sqqf.cli.options import AsJson, LeadNo, On
from sqqf.cli.recording import record_on_lead


def command(no: LeadNo = None, on: On = None, as_json: AsJson = False) -> None:
    """Close a lead: everybody is disposed of or it is unfounded, and every item is signed off.

    \b
    Example:
      sqqf lead close L2026-1 --on 2026-12-31
    """
    record_on_lead(no, "lead_closed", {}, on, as_json=as_json)
