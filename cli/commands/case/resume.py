"""sqqf case resume"""

from __future__ import annotations

from sqqf.cli.acts.recording import record
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Resume a suspended investigation: the clock goes on.

    Off unless the group's rules turn suspension on.

    \b
    Example:
      sqqf case resume 2026-3 --on 2026-12-15
    """
    record(no, "resumed", {}, on, as_json=as_json)
