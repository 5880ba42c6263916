"""sqqf case close"""

from __future__ import annotations

from sqqf.cli.options import AsJson, No, On
from sqqf.cli.recording import record


def command(no: No = None, on: On = None, as_json: AsJson = False) -> None:
    """Close a case for which everything is done.

    That is: feedback to applicant and parties, delivery to an organ, a county's filing, a report on every
    correction item; for a declined case the written notice. What is missing is named.

    \b
    Example:
      sqqf case close 2026-3 --on 2026-12-20
    """
    record(no, "closed", {}, on, as_json=as_json)
