"""The commands as a tree. A command's module is imported only when the command is run or its help is shown."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Annotated, Any, get_args, get_type_hints

import click
import typer
from typer.core import TyperArgument, TyperGroup
from typer.models import ArgumentInfo

from sqqf.cli.language import _, n_
from sqqf.cli.options import case_ledger, day, words
from sqqf.cli.screen.asking import AskingCommand
from sqqf.cli.session import Session

GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "case": (
        n_("Cases: register, accept, investigate, deliberate, decide, file, feed back, close, check, show."),
        (
            "new", "list", "show", "accept", "decline", "notify", "extend", "conclude", "deliberate", "submit",
            "approve", "decide", "file", "receipt", "feedback", "clarify", "apply", "refer", "close", "objection",
            "withdraw", "end", "transfer", "void", "assign", "point", "note", "attach", "amend", "explain", "check",
            "publish", "recuse", "suspend", "resume", "reopen",
        ),
    ),
    "step": (n_("Steps of the investigation: one matter, one check."), ("add", "list")),
    "assess": (
        n_("The assessment: circumstances, bars, distinctions, and which reliefs they leave open."),
        ("circumstance", "bar", "distinction", "show"),
    ),
    "correction": (
        n_("Ordered correction: the items of a case's correction list, their reports and sign-off."),
        ("add", "report", "return", "sign-off", "list"),
    ),
    "lead": (
        n_("Leads on inaction: register, refer, verify, check tolerance, dispose, put right, sign off, publish."),
        (
            "new", "list", "show", "assign", "classify", "refer", "receive", "hand-back", "join", "split", "verify",
            "tolerance", "dispose", "clear", "unfounded", "rectify", "measures", "rectified", "return", "sign-off",
            "remind", "items", "disclose", "publish", "close", "void", "note", "attach", "amend", "explain", "check",
            "source",
        ),
    ),
    "guidance": (n_("Warnings and admonitions, with what became of them."), ("new", "follow-up", "list")),
    "prefiling": (n_("Prior filings of reforms, made before they begin."), ("new", "reply", "list", "show")),
    "member": (n_("The members of the group."), ("add", "retire", "list")),
    "campaign": (
        n_("Special supervision: items of leads put together, and how far they are."),
        ("new", "add", "remove", "show", "list"),
    ),
    "sampling": (
        n_("Random checks: items drawn by a recorded seed, and what was found."),
        ("new", "result", "show", "list"),
    ),
    "problem": (
        n_("New situations and problems: noted, reported upward, answered."),
        ("new", "report", "answer", "show", "list"),
    ),
    "filing": (
        n_("At the city: what the counties filed, and what they didn't."),
        ("import", "add", "quarter", "list", "receipt"),
    ),
    "paper": (n_("Papers in the official form, filled from the ledger."), ("list", "make", "issuer")),
    "schedule": (
        n_("The daily report by itself: cron, a systemd timer or a Windows task."),
        ("show", "install", "remove"),
    ),
    "calendar": (
        n_("Working days: count, look up, take over a year's notice."),
        ("add", "between", "check", "show", "years", "import"),
    ),
    "report": (
        n_("Reports: the morning's, and the figures of a year, quarter or month."),
        ("daily", "stats", "import"),
    ),
    "rules": (n_("The Opinion as data: circumstances, bars, limits and all else, with their articles."), ("list", "show", "search", "adopt")),
}  # fmt: skip
COMMANDS: Mapping[str, str] = {
    # Beside the groups, the first lines of the commands' own help: to show them no module is imported.
    "init": n_("Make a new ledger."),
    "case": GROUPS["case"][0],
    "step": GROUPS["step"][0],
    "assess": GROUPS["assess"][0],
    "correction": GROUPS["correction"][0],
    "lead": GROUPS["lead"][0],
    "deadlines": n_("List the limits not yet met, soonest first."),
    "summary": n_(
        "Show what stands where today: cases and leads by state, the three lights, load by officer, what is overdue."
    ),
    "report": GROUPS["report"][0],
    "paper": GROUPS["paper"][0],
    "export": n_("Write the ledger as a sheet, as JSON, or its dates as a calendar."),
    "import": n_("Take over an existing ledger from a sheet: all of it or nothing."),
    "schedule": GROUPS["schedule"][0],
    "guidance": GROUPS["guidance"][0],
    "prefiling": GROUPS["prefiling"][0],
    "member": GROUPS["member"][0],
    "campaign": GROUPS["campaign"][0],
    "sampling": GROUPS["sampling"][0],
    "problem": GROUPS["problem"][0],
    "filing": GROUPS["filing"][0],
    "calendar": GROUPS["calendar"][0],
    "rules": GROUPS["rules"][0],
    "verify": n_("Check that every act is still what was recorded (tampering shows)."),
    "demo": n_("Make a sample ledger: a year of a city group's work, all of it invented."),
}


class Tree(TyperGroup):
    """A group whose commands are found by the name of their module: ``case new`` in ``case/new.py``."""

    def __init__(
        self, *args: Any, names: tuple[str, ...] = tuple(COMMANDS), path: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._names = names
        self._path = path

    def invoke(self, ctx: click.Context) -> Any:
        """Errors are told here, while the ledger is still open to look up their words."""
        try:
            return super().invoke(ctx)
        except (OSError, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            from sqqf.cli.failure import tell_failure  # its sentences are needed only now

            return tell_failure(error)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self._names)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in self._names:
            return None
        if not self._path and name in GROUPS:
            about, names = GROUPS[name]
            return Tree(
                name=name,
                help=_(about),
                names=names,
                path=f"{name}.",
                rich_markup_mode=None,
                options_metavar=_("[OPTIONS]"),
                subcommand_metavar=_("COMMAND [ARGS]..."),
            )
        return _command(name, _function(self._path + name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._about(name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def _about(self, name: str) -> str:
        if not self._path:
            return _(COMMANDS[name])
        return _help(_function(self._path + name)).partition("\n")[0]


def app() -> click.Command:
    """The whole command line."""
    tree = typer.Typer(
        cls=Tree,
        name="sqqf",
        # Rich's help costs twice the time of the plain one.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
    )
    tree.callback(invoke_without_command=True, help=_(_ABOUT))(_root)
    command = typer.main.get_command(tree)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
    return command


_ABOUT = n_(
    "The ledger and the working-day clock of an investigation group.\n\n"
    "One SQLite file holds the cases and leads, every step on record; each limit is counted with the Chinese "
    "holiday calendar and explained.\n\n\b\nExample:\n  sqqf init --group 某市容错调查工作小组 --level city\n"
    "  sqqf deadlines --overdue"
)


def _root(
    ctx: typer.Context,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", envvar="SQQF_LEDGER", metavar="FILE", help=n_("The ledger; default: ledger.db in the user data folder.")),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option("--today", envvar="SQQF_TODAY", metavar="DATE", help=n_("Act as if today were this date; default: the date in China.")),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", envvar="SQQF_BY", metavar="NAME", help=n_("Who records the act; default: the login name.")),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", envvar="SQQF_LANG", metavar="zh|en", help=n_("Language of the interface.")),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=n_("Show the version and exit."))] = False,
) -> None:  # fmt: skip
    from sqqf.cli.language import LANGUAGES
    from sqqf.procedure.errors import BadInput

    if version:
        from sqqf.cli import __version__
        from sqqf.cli.screen import streams

        streams.say(f"sqqf {__version__}")
        raise typer.Exit
    if lang is not None and lang not in LANGUAGES:
        raise BadInput("unknown_language", value=lang)
    ctx.obj = Session(
        ledger_option=case_ledger(ledger),
        ledger_from_environment=ctx.get_parameter_source("ledger") is click.core.ParameterSource.ENVIRONMENT,
        today_option=day(today) if today is not None else None,
        by_option=words(by) if by is not None else None,
    )
    if ctx.invoked_subcommand is None:
        _bare(ctx)


def _bare(ctx: typer.Context) -> None:
    """``sqqf`` alone: the summary where there is a ledger, else the help."""
    from sqqf.cli.screen import streams

    if ctx.obj.has_ledger:
        _function("summary")(as_json=False)
    else:
        streams.say(ctx.get_help())


def _function(name: str) -> Callable[..., None]:
    module = f"sqqf.cli.commands.{name.replace('-', '_')}"
    command: Callable[..., None] = import_module(module).command
    return command


def _command(name: str, function: Callable[..., None]) -> click.Command:
    tree = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    tree.command(name, cls=AskingCommand, help=_help(function), options_metavar=_("[OPTIONS]"))(function)
    return _with_argument_help(typer.main.get_command(tree), function)


def _with_argument_help(command: click.Command, function: Callable[..., None]) -> click.Command:
    """Click 8.5 knows the help of arguments itself and clears what Typer had set; put it back."""
    hints = get_type_hints(function, include_extras=True)
    for parameter in command.params:
        if isinstance(parameter, TyperArgument) and parameter.name:
            about = next(part for part in get_args(hints[parameter.name]) if isinstance(part, ArgumentInfo))
            parameter.help = about.help
    return command


def _help(function: Callable[..., None]) -> str:
    return _(inspect.cleandoc(function.__doc__ or ""))
