"""sqqf case receipt"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.acts.recording import show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.store.city.county import record_receipt
from sqqf.store.city.receipts import read_receipt

File = Annotated[str, argument("FILE", _("The receipt that the city group gave back.")), Needed()]


def command(no: No = NEEDED, file: File = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Record the city group's receipt for a filing.

    It has to be for a filing that was written from this ledger.

    \b
    Example:
      sqqf case receipt 2026-3 回执.json --on 2026-12-10
    """
    run = session()
    case_id = run.case(no)
    case = record_receipt(run.ledger, run.stamp, case_id, on, read_receipt(Path(file)))
    show_recorded(case, "receipted", on, as_json=as_json)
