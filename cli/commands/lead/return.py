"""sqqf lead return"""

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
    """Send the report on an item back; a new one is due on the date given.

    \b
    Example:
      sqqf lead return L2026-1 1 --on 2026-12-11 --reason 未附办结清单 --due 2026-12-25
    """
    body = given(item=item, reason=reason, due=due.isoformat())
    record(no, "rectification_returned", body, on, as_json=as_json)
