"""The options before the command, and what ``sqqf`` does without one."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sqqf.cli import __version__
from sqqf.cli.context.language import n_
from sqqf.cli.screen import streams

if TYPE_CHECKING:
    from sqqf.cli.context.session import Session


def _global(name: str, metavar: str, about: str) -> Any:
    """An option before the command; its help is translated when the tree is made."""
    return typer.Option(name, metavar=metavar, help=about, envvar=f"SQQF_{name[2:].upper()}")


def root(
    ctx: typer.Context,
    ledger: Annotated[
        str | None, _global("--ledger", "FILE", n_("The ledger; default: ledger.db in the user data folder."))
    ] = None,
    today: Annotated[
        str | None,
        _global("--today", "DATE", n_("Act as if today were this date; default: the date in China.")),
    ] = None,
    by: Annotated[
        str | None, _global("--by", "NAME", n_("Who records the act; default: the login name."))
    ] = None,
    lang: Annotated[str | None, _global("--lang", "zh|en", n_("Language of the interface."))] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help=n_("Say nothing beside the answer but what goes wrong."))
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help=n_("Say which ledger and settings were used, and the time.")),
    ] = False,
    version: Annotated[bool, typer.Option("--version", "-V", help=n_("Show the version and exit."))] = False,
) -> None:
    """What the run is about: put into its session."""
    if version:
        streams.say(f"sqqf {__version__}")
        raise typer.Exit
    from sqqf.cli.options.before import session_of  # noqa: PLC0415 - --version acts on nothing

    ctx.obj = session_of(ctx, ledger, today, by, lang)
    ctx.obj.quiet = quiet
    if quiet:
        streams.be_quiet()
    if verbose:
        ctx.call_on_close(partial(_tell_course, ctx.obj, time.perf_counter()))
    if ctx.invoked_subcommand is None:
        _bare(ctx)


def _tell_course(run: Session, begun: float) -> None:
    """What a verbose run was made of, once it is over."""
    from sqqf.cli.render.settings import course  # noqa: PLC0415 - only where it is asked for

    for line in course(run, time.perf_counter() - begun):
        streams.tell(line)


def _bare(ctx: typer.Context) -> None:
    """``sqqf`` alone: the summary where there is a ledger, else the help."""
    if ctx.obj.has_ledger:
        from sqqf.cli.commands.summary import command  # noqa: PLC0415 - only where it is run

        command()
        if streams.on_terminal():
            from sqqf.cli.acts.offering import offer  # noqa: PLC0415 - only where a person looks

            offer()
    else:
        streams.say(ctx.get_help())
