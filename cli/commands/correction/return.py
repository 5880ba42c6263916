"""sqqf correction return"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Due, Item, No, On, Reason
from sqqf.cli.options.declaration import NEEDED


def command(
    no: No = NEEDED,
    item: Item = NEEDED,
    on: On = NEEDED,
    reason: Reason = NEEDED,
    due: Due = NEEDED,
    as_json: AsJson = False,
) -> None:
    """Send a rectification report back; the item is due again on the date given.

    \b
    Example:
      sqqf correction return 2026-3 1 --on 2027-01-12 --reason 未附制度文本 --due 2027-01-25
    """
    body = given(item=item, reason=reason, due=due.isoformat())
    record(no, "correction_returned", body, on, as_json=as_json)
