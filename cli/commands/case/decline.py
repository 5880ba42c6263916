"""sqqf case decline"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Decline a case, with the reason; the party is told in writing: sqqf case notify.

    \b
    Example:
      sqqf case decline 2026-3 --on 2026-11-20 --reason 不属于容错范围
    """
    record(no, "declined", given(reason=reason), on, as_json=as_json)
