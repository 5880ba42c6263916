"""sqqf case suspend"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Suspend an investigation: the clock stands still until sqqf case resume.

    Off unless the group's rules turn suspension on.

    \b
    Example:
      sqqf case suspend 2026-3 --on 2026-12-01 --reason 等待鉴定结论
    """
    record(no, "suspended", given(reason=reason), on, as_json=as_json)
