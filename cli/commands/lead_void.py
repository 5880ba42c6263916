"""sqqf lead void"""

from __future__ import annotations

from sqqf.cli.options import AsJson, LeadNo, Reason
from sqqf.cli.recording import given, record_on_lead


def command(no: LeadNo = None, reason: Reason = None, as_json: AsJson = False) -> None:
    """Declare a lead void that was registered in error; it keeps its number.

    \b
    Example:
      sqqf lead void L2026-5 --reason 重复登记
    """
    record_on_lead(no, "lead_voided", given(reason=reason), as_json=as_json)
