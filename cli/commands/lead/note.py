"""sqqf lead note"""

from __future__ import annotations

from sqqf.cli.options import AsJson, LeadNo, Text
from sqqf.cli.recording import given, record_on_lead


def command(no: LeadNo = None, text: Text = None, as_json: AsJson = False) -> None:
    """Put a note on record.

    \b
    Example:
      sqqf lead note L2026-1 --text 已电话联系承办人
    """
    record_on_lead(no, "lead_noted", given(text=text), as_json=as_json)
