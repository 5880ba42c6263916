"""sqqf case no-result"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Party, Reason
from sqqf.cli.options.declaration import NEEDED


def command(
    no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, party: Party = None, as_json: AsJson = False
) -> None:
    """Record that no application of the result is asked for, with the reason; for who was exempted.

    \b
    Example:
      sqqf case no-result 2026-3 --on 2026-12-15 --reason 近期无考核、提拔事项
    """
    record(no, "unapplied", given(reason=reason, party=party), on, as_json=as_json)
