"""sqqf case receipt"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, words
from sqqf.cli.recording import show_recorded
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.ledger.dossiers import read_case


def command(
    no: No = None,
    file: Annotated[str | None, typer.Argument(metavar="FILE", parser=words, help=_("The receipt that the city group gave back.")), Needed()] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record the city group's receipt for a filing.

    It has to be for a filing that was written from this ledger.

    \b
    Example:
      sqqf case receipt 2026-3 回执.json --on 2026-12-10
    """
    from sqqf.store.city.county import record_receipt
    from sqqf.store.city.receipts import read_receipt

    assert no
    assert file
    assert on
    run = session()
    case_id = run.case(no)
    record_receipt(run.ledger, run.stamp, case_id, on, read_receipt(Path(file)))
    show_recorded(read_case(run.ledger, case_id), "receipted", on, as_json=as_json)
