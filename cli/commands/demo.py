"""sqqf demo"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from sqqf.cli.acts.tour import take_tour
from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import Session, session
from sqqf.cli.options.declaration import option
from sqqf.cli.options.parsing import ledger_path, positive
from sqqf.cli.screen import streams
from sqqf.cli.screen.progress import counting
from sqqf.cli.screen.visible import visible
from sqqf.store.sample.sample import make_sample

Cases = Annotated[
    int,
    option(
        "--cases",
        "N",
        _("The number of cases; eight leads come with them, and one more for every 25 cases."),
        positive,
    ),
]
Seed = Annotated[
    str,
    option(
        "--seed", "S", _("Another seed gives other cases; the same one the same ledger, to the head hash.")
    ),
]
Ledger = Annotated[
    str | None, option("--ledger", "FILE", _("Where to make it; default: a temporary file, with a tour."))
]


def command(cases: Cases = 60, seed: Seed = "1", ledger: Ledger = None) -> None:
    """Make a sample ledger: a year of a city group's work, all of it invented.

    Without --ledger it lies in a temporary file, and a tour of the main job follows, each command shown
    before its output. A file that exists is never touched.

    \b
    Example:
      sqqf demo
      sqqf demo --cases 1000 --seed 7 --ledger sample.db
    """
    run = session()
    path = _named(ledger, run)
    if path is None:
        take_tour(cases, seed, run.today, lang())
        return
    with counting(_("cases"), cases) as tick:
        made = make_sample(path, cases=cases, seed=seed, today=run.today, tick=tick)
    said = _("a sample ledger with {cases} cases, {leads} leads and {acts} acts: {path}")
    streams.say(visible(said.format(cases=made.cases, leads=made.leads, acts=made.acts, path=path)))
    today = f" --today {run.today}" if run.today_option else ""
    line = f"sqqf --ledger {shlex.quote(str(path))}{today} summary"
    streams.say(visible(_("look at it with: {command}").format(command=line)))


def _named(own: str | None, run: Session) -> Path | None:
    """The file named here or before the command; environment and settings name the user's own ledger."""
    if own is not None:
        return ledger_path(own)
    return run.ledger_option if run.ledger_source == "option" else None
