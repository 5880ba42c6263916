"""sqqf lead unfounded"""

from __future__ import annotations

from sqqf.cli.options import AsJson, LeadNo, On, Reason
from sqqf.cli.recording import given, record_on_lead


def command(no: LeadNo = None, on: On = None, reason: Reason = None, as_json: AsJson = False) -> None:
    """Record that a lead proved unfounded; it can then be closed.

    \b
    Example:
      sqqf lead unfounded L2026-3 --on 2026-11-20 --reason 经核实已按期办结
    """
    record_on_lead(no, "unfounded", given(reason=reason), on, as_json=as_json)
