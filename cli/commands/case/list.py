"""sqqf case list"""

from __future__ import annotations

import json
from typing import Annotated, Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, AsOf, Officer, Unit
from sqqf.cli.options.codes import state_code
from sqqf.cli.options.completion import complete_state
from sqqf.cli.options.declaration import option
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.store.index.reading import DossierFilter, summaries

HEADERS = (n_("case"), n_("state"), n_("party"), n_("unit"), n_("received"), n_("officer"), n_("matter"))


State = Annotated[
    str | None,
    option(
        "--state",
        "S",
        _("Only cases in this state, such as investigating or 调查中."),
        autocompletion=complete_state,
    ),
]
Search = Annotated[
    str | None, option("--search", "TEXT", _("Words in number, names, units, matter, points or officer."))
]


def command(
    state: State = None,
    officer: Officer = None,
    unit: Unit = None,
    search: Search = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the cases in the order of their registration.

    \b
    Example:
      sqqf case list --state investigating --officer 李某
      sqqf case list --search 老旧小区
      sqqf case list --as-of 2026-10-31
    """
    run = session()
    if as_of:
        run.as_of(as_of)
    wanted = state_code(state, "tolerance") if state else None
    filtered = DossierFilter(state=wanted, officer=officer, unit=unit, search=search)
    with run.moment():
        run.expect(officer, unit)
        found = [*summaries(run.ledger.connection, wanted=filtered)]
    if as_json:
        streams.show_json_list(found)
    else:
        show_table(HEADERS, (_row(json.loads(text)) for text in found), _("no such case"))


def _row(case: dict[str, Any]) -> Row:
    state = session().profile.term("states", case["state"], lang())
    names = listed(party["name"] for party in case["parties"])
    unit = case["parties"][0]["unit"] or (case["applicant"] or {}).get("unit") or ""
    return Row(
        (
            case["no"],
            state,
            names,
            unit,
            case["received_on"] or "–",
            case["officer"] or "",
            case["matter"] or "–",
        )
    )
