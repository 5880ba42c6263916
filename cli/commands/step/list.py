"""sqqf step list"""

from __future__ import annotations

from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.render.acts import evidence_in_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.store.index.documents import show_document
from sqqf.store.ledger.dossiers import read_case

HEADERS = (n_("step"), n_("on"), n_("method"), n_("points"), n_("people"), n_("finding"), n_("evidence"))


def command(no: No = NEEDED, as_json: AsJson = False) -> None:
    """List the steps of the investigation of a case.

    \b
    Example:
      sqqf step list 2026-3
    """
    run = session()
    with run.moment():
        case = read_case(run.ledger, run.case(no))
        steps = show_document(run.ledger, case, run.today)["steps"]
    if as_json:
        streams.show_json(steps)
    else:
        names = [party.name for party in case.parties]
        show_table(HEADERS, (_row(step, names) for step in steps), _("no step yet"))


def _row(step: dict[str, Any], names: list[str]) -> Row:
    on = step["on"] + (_(" (recorded late)") if step["recorded_late"] else "")
    evidence = evidence_in_words(step["evidence"])
    method = session().profile.term("methods", step["method"], lang())
    if heard := [names[n - 1] for n in step["parties"]]:
        method += _(" ({text})").format(text=listed(heard))
    return Row(
        (
            str(step["n"]),
            on,
            method,
            listed(map(str, step["points"])),
            listed(step["people"]),
            step["finding"] or "",
            evidence,
        )
    )
