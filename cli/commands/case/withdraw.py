"""sqqf case withdraw"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Record that the applicant takes the application back, before the decision.

    \b
    Example:
      sqqf case withdraw 2026-3 --on 2026-11-25 --reason 申请人书面撤回
    """
    record(no, "withdrawn", given(reason=reason), on, as_json=as_json)
