"""sqqf log"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import option
from sqqf.cli.options.parsing import past_day
from sqqf.cli.render import log as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.store.ledger.finding import find_dossier
from sqqf.store.office.log import LogFilter, log

Case = Annotated[str | None, option("--case", "NO", _("Only acts on this case or lead."))]
Since = Annotated[
    date | None,
    option(
        "--since",
        "DATE",
        _("Only what was recorded from this day on; 周五: the last Friday."),
        past_day,
    ),
]
By = Annotated[str | None, option("--by", "NAME", _("Only what this person recorded."))]
Kind = Annotated[str | None, option("--kind", "K", _("Only acts of this kind, such as extended or 延长."))]


def command(
    case: Case = None, since: Since = None, by: By = None, kind: Kind = None, as_json: AsJson = False
) -> None:
    """Tell who recorded what, when, in the order of recording.

    \b
    Example:
      sqqf log --since 周五
      sqqf log --case 2026-3
      sqqf log --by 李某 --kind amended
    """
    run = session()
    wanted = LogFilter(
        find_dossier(run.ledger, case, run.today) if case else None,
        since,
        by,
        shown.kind_code(kind) if kind else None,
    )
    with run.moment():
        entries = [*log(run.ledger, wanted)]
    if as_json:
        streams.show_json_entries(map(shown.document, entries))
    else:
        show_table(shown.HEADERS, map(shown.row, entries), _("nothing of that is on record"))
