"""sqqf lead unfounded"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Record that a lead proved unfounded; it can then be closed.

    \b
    Example:
      sqqf lead unfounded L2026-3 --on 2026-11-20 --reason 经核实已按期办结
    """
    record(no, "unfounded", given(reason=reason), on, as_json=as_json)
