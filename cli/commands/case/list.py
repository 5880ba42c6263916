"""sqqf case list"""

from __future__ import annotations

import json
from typing import Annotated, Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, AsOf, Officer, Unit
from sqqf.cli.options.codes import code, state_code
from sqqf.cli.options.completion import complete_state
from sqqf.cli.options.declaration import option
from sqqf.cli.options.lists import About, NoPager, Open, Since, Sort
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.procedure.errors import BadInput
from sqqf.store.index.narrowing import DossierFilter
from sqqf.store.index.reading import summaries

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
Circumstance = Annotated[
    str | None,
    option("--circumstance", "cN", _("Only where it is claimed, or an element of it holds, such as c9.")),
]
Outcome = Annotated[
    str | None, option("--outcome", "OUTCOME", _("Only with this outcome, such as exempted or 免责."))
]


def command(
    state: State = None,
    open_only: Open = False,
    officer: Officer = None,
    unit: Unit = None,
    party: About = None,
    circumstance: Circumstance = None,
    outcome: Outcome = None,
    since: Since = None,
    search: Search = None,
    sort: Sort = None,
    no_pager: NoPager = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the cases in the order of their registration, or in another.

    \b
    Example:
      sqqf case list --state investigating --officer 李某
      sqqf case list --search 老旧小区
      sqqf case list --open --unit 住建局 --circumstance c9 --sort due
      sqqf case list --as-of 2026-10-31
    """
    run = session()
    if as_of and circumstance:  # the answers of that day aren't listed
        raise BadInput("exclusive", names=["--as-of", "--circumstance"])
    if as_of:
        run.as_of(as_of)
    wanted = DossierFilter(
        state=state_code(state, "tolerance") if state else None,
        open=open_only,
        officer=officer,
        unit=unit,
        party=party,
        circumstance=code("circumstances", circumstance) if circumstance else None,
        outcome=code("outcomes", outcome) if outcome else None,
        since=since,
        search=search,
    )
    with run.moment():
        run.expect(officer, unit, party)
        found = [*summaries(run.ledger.connection, "tolerance", wanted, sort)]
    if as_json:
        streams.show_json_list(found)
    else:
        show_table(HEADERS, (_row(json.loads(text)) for text in found), _("no such case"), pager=not no_pager)


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
