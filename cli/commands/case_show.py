"""sqqf case show"""

from __future__ import annotations

from sqqf.cli import streams
from sqqf.cli.options import AsJson, No
from sqqf.cli.session import session


def command(no: No = None, as_json: AsJson = False) -> None:
    """Show a case: facts, points against steps, limits, what happened in order, what may come next.

    \b
    Example:
      sqqf case show 2026-3
    """
    assert no
    run = session()
    document = run.ledger.document(run.case(no), run.today)
    if as_json:
        streams.show_json(document)
    else:
        from sqqf.cli.render.case import show_case

        show_case(document)
