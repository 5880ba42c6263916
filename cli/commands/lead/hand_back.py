"""sqqf lead hand-back"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Record that a lead was handed back by the organ it had been referred to.

    \b
    Example:
      sqqf lead hand-back L2026-1 --on 2026-11-20 --reason 不属本部门管理
    """
    record(no, "referral_returned", given(reason=reason), on, as_json=as_json)
