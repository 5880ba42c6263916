"""sqqf case void"""

from __future__ import annotations

from sqqf.cli.options import AsJson, No, Reason
from sqqf.cli.recording import given, record


def command(no: No = None, reason: Reason = None, as_json: AsJson = False) -> None:
    """Void a wrong entry; the number stays taken, and everything stays on record.

    \b
    Example:
      sqqf case void 2026-3 --reason 重复登记
    """
    record(no, "voided", given(reason=reason), as_json=as_json)
