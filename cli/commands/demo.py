"""sqqf demo"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.language import _, lang
from sqqf.cli.options import case_ledger, positive, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.progress import counting
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import Session, session


def command(
    cases: Annotated[int, typer.Option("--cases", metavar="N", parser=positive, help=_("So many cases; leads come with them, eight and one more for every 25."))] = 60,
    seed: Annotated[str, typer.Option("--seed", metavar="S", parser=words, help=_("Another seed gives other cases; the same one the same ledger, to the head hash."))] = "1",
    ledger: Annotated[str | None, typer.Option("--ledger", metavar="FILE", parser=words, help=_("Where to make it; default: a temporary file, with a tour."))] = None,
) -> None:  # fmt: skip
    """Make a sample ledger: a year of a city group's work, all of it invented.

    Without --ledger it lies in a temporary file, and a tour of the main job follows, each command shown before
    its output. A file that exists is never touched.

    \b
    Example:
      sqqf demo
      sqqf demo --cases 1000 --seed 7 --ledger sample.db
    """
    from sqqf.store.sample.sample import make_sample

    run = session()
    path = _named(ledger, run)
    if path is None:
        from sqqf.cli.tour import take_tour

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
    """The file that was named here or before the command. The environment names the user's own ledger: not for this."""
    if own is not None:
        return case_ledger(own)
    return None if run.ledger_from_environment else run.ledger_option
