"""sqqf lead receive"""

from __future__ import annotations

from sqqf.cli.acts.recording import record
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Record that the organ a lead was referred to has received it.

    \b
    Example:
      sqqf lead receive L2026-1 --on 2026-11-19
    """
    record(no, "referral_received", {}, on, as_json=as_json)
