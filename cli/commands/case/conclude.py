"""sqqf case conclude"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Finding, No, On
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, finding: Finding = NEEDED, as_json: AsJson = False) -> None:
    """End the investigation, with what it found; every point has to have a step.

    \b
    Example:
      sqqf case conclude 2026-3 --on 2026-12-30 --finding 变更经集体研究，损失已弥补
    """
    record(no, "concluded", given(finding=finding), on, as_json=as_json)
