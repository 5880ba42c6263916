"""sqqf lead receive"""

from __future__ import annotations

from sqqf.cli.options import AsJson, LeadNo, On
from sqqf.cli.recording import record_on_lead


def command(no: LeadNo = None, on: On = None, as_json: AsJson = False) -> None:
    """Record that the organ a lead was referred to has received it.

    \b
    Example:
      sqqf lead receive L2026-1 --on 2026-11-19
    """
    record_on_lead(no, "referral_received", {}, on, as_json=as_json)
