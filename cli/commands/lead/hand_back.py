"""sqqf lead hand-back"""

from __future__ import annotations

from sqqf.cli.options import AsJson, LeadNo, On, Reason
from sqqf.cli.recording import given, record_on_lead


def command(no: LeadNo = None, on: On = None, reason: Reason = None, as_json: AsJson = False) -> None:
    """Record that a lead was handed back by the organ it had been referred to.

    \b
    Example:
      sqqf lead hand-back L2026-1 --on 2026-11-20 --reason 不属本部门管理
    """
    record_on_lead(no, "referral_returned", given(reason=reason), on, as_json=as_json)
