"""sqqf case file"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from sqqf.cli.acts.heads import gave_out
from sqqf.cli.acts.recording import show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, Needed, flag, option
from sqqf.cli.options.parsing import day, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.city.county import Place, file_case, write_again

On = Annotated[
    date | None,
    option("--on", "DATE", _("The day it happened."), day),
    Needed(when=lambda values: not values["again"]),
]
Out = Annotated[
    str | None,
    option(
        "--out",
        "FILE",
        _("Where to write the filing; default: beside the ledger, under the case's number."),
        words,
        "--output",
    ),
]
Again = Annotated[
    bool, flag("--again", _("The file was lost: write the last filing once more; nothing is recorded."))
]


def command(
    no: No = NEEDED, on: On = None, out: Out = None, again: Again = False, as_json: AsJson = False
) -> None:
    """File a county's decision with the city group; what is sent there is written to a file.

    Within 5 working days of the decision. The file holds the decision, the case's acts and the ledger's head
    hash; the city takes it in with sqqf filing import. After a correction a case is filed again.

    \b
    Example:
      sqqf case file 2026-3 --on 2026-12-08 --out 备案.json
    """
    run = session()
    case_id = run.case(no)
    place = Place(run.path, Path(out) if out else None)
    if again:
        filed = write_again(run.ledger, case_id, place)
    else:
        assert on
        filed = file_case(run.ledger, run.stamp, case_id, on, place)
    gave_out("filing", filed.path.name, filed.head)
    show_recorded(filed.case, "filed", on, as_json=as_json)
    streams.tell(visible(_("to be sent to the city group: {path}").format(path=filed.path)))
