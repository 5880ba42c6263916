"""sqqf lead no-exposure"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Record that a lead isn't made public, with the reason; what is: sqqf lead publish.

    \b
    Example:
      sqqf lead no-exposure L2026-1 --on 2026-12-15 --reason 涉及未成年人，不宜公开
    """
    record(no, "unexposed", given(reason=reason), on, as_json=as_json)
