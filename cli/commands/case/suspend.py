"""sqqf case suspend"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason


def command(no: No = None, on: On = None, reason: Reason = None, as_json: AsJson = False) -> None:
    """Suspend an investigation: the clock stands still until sqqf case resume.

    Not from the Opinion: off unless the group's rules turn suspension on.

    \b
    Example:
      sqqf case suspend 2026-3 --on 2026-12-01 --reason 等待鉴定结论
    """
    record(no, "suspended", given(reason=reason), on, as_json=as_json)
