"""sqqf lead list"""

from __future__ import annotations

import json
from typing import Annotated, Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, AsOf, Officer, Unit, typed
from sqqf.cli.options.codes import code, state_code
from sqqf.cli.options.completion import complete_state, rules_of
from sqqf.cli.options.declaration import option
from sqqf.cli.options.lists import About, NoPager, Open, Since, Sort
from sqqf.cli.render.lead import classed, organ
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.store.index.narrowing import DossierFilter
from sqqf.store.index.reading import summaries

HEADERS = (
    n_("lead"),
    n_("state"),
    n_("about"),
    n_("area"),
    n_("desk"),
    n_("received"),
    n_("officer"),
    n_("text"),
)


State = Annotated[
    str | None,
    option(
        "--state",
        "S",
        _("Only leads in this state, such as verifying or 核实中."),
        autocompletion=complete_state,
    ),
]
Search = Annotated[
    str | None, option("--search", "TEXT", _("Words in number, unit, names, posts, text or officer."))
]
Source = Annotated[
    str | None,
    option(
        "--source",
        "sN[.K]",
        _("Only leads from this source, such as s1 or s1.4."),
        autocompletion=rules_of("s"),
    ),
]
Area = Annotated[
    str | None,
    option(
        "--area",
        "iN[.K]",
        _("Only leads of this area, or of this kind of conduct."),
        autocompletion=rules_of("i"),
    ),
]
Desk = Annotated[
    str | None,
    option("--desk", "ORGAN", _("Only leads that are with this organ now, or on their way there.")),
]
Measure = Annotated[
    str | None, option("--measure", "mN[.K]", _("Only where this measure, or one of its kind, was taken."))
]


def command(
    state: State = None,
    open_only: Open = False,
    officer: Officer = None,
    unit: Unit = None,
    party: About = None,
    source: Source = None,
    area: Area = None,
    desk: Desk = None,
    measure: Measure = None,
    since: Since = None,
    search: Search = None,
    sort: Sort = None,
    no_pager: NoPager = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the leads in the order of their registration, or in another.

    \b
    Example:
      sqqf lead list --state verifying --officer 李某
      sqqf lead list --area i5 --source s1.4
      sqqf lead list --desk 某县委组织部
      sqqf lead list --open --since 2026-10-01 --sort due
      sqqf lead list --as-of 2026-10-31
    """
    run = session()
    if as_of:
        run.as_of(as_of)
    wanted = DossierFilter(
        state=state_code(state, "inaction") if state else None,
        open=open_only,
        officer=officer,
        unit=unit,
        party=party,
        search=search,
        source=code("sources", source) if source else None,
        area=code("areas", area) if area else None,
        desk=(typed.organ(desk), desk) if desk else (),
        measure=code("measures", measure) if measure else None,
        since=since,
    )
    with run.moment():
        run.expect(officer, unit, party)
        found = [*summaries(run.ledger.connection, "inaction", wanted, sort)]
    if as_json:
        streams.show_json_list(found)
    else:
        show_table(HEADERS, (_row(json.loads(text)) for text in found), _("no such lead"), pager=not no_pager)


def _row(lead: dict[str, Any]) -> Row:
    desk = organ(lead["desk"]["holder"]) if lead["desk"]["holder"] else ""
    if lead["desk"]["on_its_way"]:
        desk += _(" (on its way)")
    return Row(
        (
            lead["no"],
            session().profile.term("states", lead["state"], lang()),
            listed(person["name"] for person in lead["persons"]) or lead["unit"] or "",
            classed("areas", lead["area"]) if lead["area"] else "–",
            desk,
            lead["received_on"] or "–",
            lead["officer"] or "",
            lead["text"] or "–",
        )
    )
