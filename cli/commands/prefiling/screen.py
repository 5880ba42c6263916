"""sqqf prefiling screen"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.registers import PrefilingNo
from sqqf.cli.render import registers as shown
from sqqf.store import registers

Result = Annotated[
    str, option("--result", "RESULT", _("What comes of it.")), Needed(section="prefiling_results")
]
Why = Annotated[str | None, option("--reason", "TEXT", _("Why; a refusal needs it."))]


def command(
    entry: PrefilingNo = NEEDED,
    on: On = NEEDED,
    result: Result = NEEDED,
    reason: Why = None,
    as_json: AsJson = False,
) -> None:
    """Record the screening of a prior filing: it is monitored from then on, or refused.

    Only where the rules have a screening; the Opinion has none.

    \b
    Example:
      sqqf prefiling screen P2026-1 --on 2026-11-03 --result monitored
      sqqf prefiling screen P2026-2 --on 2026-11-03 --result refused --reason 与现行规定抵触
    """
    run = session()
    found = registers.screen(run.ledger, run.stamp, entry, on, result, reason)
    shown.show_entry(found, shown.prefiling_line, as_json=as_json)
