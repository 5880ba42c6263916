"""sqqf correction none"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, reason: Reason = NEEDED, as_json: AsJson = False) -> None:
    """Record that a case needs no correction list, with the reason.

    An exemption doesn't make correction unnecessary: where an error was found, there is a list or a reason.

    \b
    Example:
      sqqf correction none 2026-3 --on 2026-12-10 --reason 失误已在调查前纠正，制度已修订
    """
    record(no, "correction_none", given(reason=reason), on, as_json=as_json)
