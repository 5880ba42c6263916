"""sqqf prefiling new"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import day
from sqqf.cli.render import registers as shown
from sqqf.cli.screen import streams
from sqqf.store.registers import register_prefiling

ByUnit = Annotated[str, option("--by-unit", "NAME", _("The unit that files its plan.")), Needed()]
Title = Annotated[str, option("--title", "TEXT", _("The reform.")), Needed()]
Kind = Annotated[
    str | None,
    option("--kind", "KIND", _("Its kind, where the rules tell kinds apart.")),
    Needed(section="prefiling_kinds", when=lambda _values: session().profile.prefiling is not None),
]
To = Annotated[list[str], option("--to", "TEXT", _("With whom it is filed; may be given again.")), Needed()]
Start = Annotated[date, option("--start", "DATE", _("The day the reform begins."), day), Needed()]


def command(
    by_unit: ByUnit = NEEDED,
    title: Title = NEEDED,
    on: On = NEEDED,
    to: To = NEEDED,
    start: Start = NEEDED,
    kind: Kind = None,
    as_json: AsJson = False,
) -> None:
    """Register the prior filing of a reform; it gets the next number of its year.

    It can then be cited in an assessment: --evidence prefiling:P2026-1.

    \b
    Example:
      sqqf prefiling new --by-unit 某局 --title 审批流程再造试点 --on 2026-11-02 --to 某县政府 --to 市某局 --start 2026-12-01
    """  # noqa: E501 - a line to paste
    run = session()
    body = given(by_unit=by_unit, title=title, to=to, start=start.isoformat(), kind=kind)
    entry = register_prefiling(run.ledger, run.stamp, on, body)
    shown.show_entry(entry, shown.prefiling_line, as_json=as_json)
    if not entry["in_time"]:
        streams.tell(shown.not_beforehand(entry))
