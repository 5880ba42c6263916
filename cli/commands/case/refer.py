"""sqqf case refer"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, Party, Reason, ToWhom
from sqqf.cli.options.declaration import NEEDED


def command(
    no: No = NEEDED,
    to: ToWhom = NEEDED,
    on: On = NEEDED,
    reason: Reason = NEEDED,
    party: Party = None,
    as_json: AsJson = False,
) -> None:
    """Refer a case for accountability, after an established bar or an outcome of none.

    Where a bar is established accountability must follow; sqqf case check points out where
    no referral was made.

    \b
    Example:
      sqqf case refer 2026-3 --to 某县纪委监委 --on 2026-12-10 --reason 不予情形成立
    """
    record(no, "referred", given(to=to, reason=reason, party=party), on, as_json=as_json)
