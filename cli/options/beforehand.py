"""What can be known before anything is asked: no ledger, one too many, a state or switch against it."""

from __future__ import annotations

from datetime import date

import click

from sqqf.cli.context.session import session
from sqqf.store.beforehand import check_beforehand
from sqqf.store.ledger.connection import check_free

_WITHOUT_LEDGER = ("restore", "calendar", "rules", "paper template", "import", "demo")
"""Commands, or groups of them, that may do without one; they say themselves where they can't."""


def check(ctx: click.Context) -> None:
    """Raise NoLedger, Refused or BadInput where the command would come to nothing, whatever was answered."""
    command = " ".join(_words(ctx))
    if command == "init":
        check_free(session().path)
    elif not command.startswith(_WITHOUT_LEDGER):
        session().ledger  # noqa: B018  (opened, or refused)
    if no := ctx.params.get("no"):
        check_dossier(ctx, no)


def check_dossier(ctx: click.Context, no: str, on: date | None = None) -> None:
    """Raise Refused where the case or lead takes no act of this command now, or on that day."""
    run = session()
    if commands := _commands(ctx):
        check_beforehand(run.ledger, run.dossier(no), commands, run.today, on)


def check_day(ctx: click.Context, on: date) -> None:
    """Raise Refused where the act can't have happened on that day."""
    if no := ctx.params.get("no"):
        check_dossier(ctx, no, on)


def _commands(ctx: click.Context) -> tuple[str, ...]:
    """How the rules call the command, if its act goes on a case or a lead: accept, step, correction add."""
    group, *rest = _words(ctx)
    if group in ("case", "lead"):
        return tuple(rest)
    return (" ".join((group, *rest)), group) if group in ("step", "assess", "correction") else ()


def _words(ctx: click.Context) -> list[str]:
    return ctx.command_path.split()[1:]
