"""sqqf case accept"""

from __future__ import annotations

from sqqf.cli.acts.recording import record
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Accept a case; the limit of the investigation begins to run.

    The limit of acceptance counts as met only when the party has been told in writing too: sqqf case notify.

    \b
    Example:
      sqqf case accept 2026-3 --on 2026-11-20
    """
    record(no, "accepted", {}, on, as_json=as_json)
