"""The commands as a tree. A command's module is imported only when it is run or its help is shown."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click
import typer
from typer.core import TyperGroup

from sqqf.cli.context.language import _, n_
from sqqf.cli.root import root
from sqqf.procedure.errors import BadInput

TREE: Mapping[str, tuple[str, str]] = {
    # A group with its commands, or a command by itself with the first line of its own help: what is listed is
    # known without importing it.
    "init": (n_("Make a new ledger."), ""),
    "case": (
        n_("Cases: register, accept, investigate, deliberate, decide, file, feed back, close, check, show."),
        (
            "new list show accept decline notify extend conclude deliberate submit approve decide file "
            "receipt feedback clarify apply no-result refer answer close "
            "objection withdraw end join transfer receive void "
            "assign point note attach record amend explain check publish bundle recuse suspend resume reopen"
        ),
    ),
    "step": (n_("Steps of the investigation: one matter, one check."), "add list"),
    "assess": (
        n_("The assessment: circumstances, bars, distinctions, and which reliefs they leave open."),
        "circumstance bar distinction show",
    ),
    "correction": (
        n_("Ordered correction: the items of a case's correction list, their reports and sign-off."),
        "add none report return sign-off list",
    ),
    "lead": (
        n_(
            "Leads on inaction: register, refer, verify, check tolerance, dispose, put right, sign off, "
            "publish."
        ),
        (
            "new list show assign classify refer receive hand-back join split verify tolerance dispose "
            "clear unfounded rectify measures rectified return sign-off remind items disclose publish "
            "no-exposure close void note attach record amend explain check bundle source"
        ),
    ),
    "assign": (n_("Give an officer's open cases and leads to another officer."), ""),
    "find": (n_("Find cases and leads by people, units or words of the matter, whatever their state."), ""),
    "similar": (n_("Find decided cases like this one, best first, so that like is treated alike."), ""),
    "deadlines": (n_("List the limits not yet met, soonest first."), ""),
    "summary": (
        n_("Show how things stand: cases and leads by state, the lights, load by officer, what is overdue."),
        "",
    ),
    "report": (
        n_("Reports: the morning's, and the figures of a year, quarter or month."),
        "daily weekly monthly stats takeover import",
    ),
    "paper": (
        n_("Papers in the official form, filled from the ledger."),
        "list pending make template issuer",
    ),
    "export": (n_("Write the ledger as a sheet, as JSON, or its dates as a calendar."), ""),
    "import": (n_("Take over an existing ledger from a sheet: all of it or nothing."), ""),
    "schedule": (
        n_("The daily report on a schedule: cron, a systemd timer or a Windows task."),
        "show install remove",
    ),
    "guidance": (n_("Warnings and admonitions, with what became of them."), "new follow-up list"),
    "prefiling": (
        n_("Prior filings of reforms, made before they begin."),
        "new reply screen track list show",
    ),
    "group": (
        n_("The group's particulars, as its letters have them: address, telephone, contact, issuers."),
        "show set",
    ),
    "member": (n_("The members of the group."), "add retire list"),
    "campaign": (
        n_("Special supervision: items of leads put together, and how far they are."),
        "new add remove show list",
    ),
    "sampling": (
        n_("Random checks: items drawn by a recorded seed, and what was found."),
        "new result show list",
    ),
    "problem": (
        n_("New situations and problems: noted, reported upward, answered."),
        "new report answer show list",
    ),
    "filing": (
        n_("At the city: what the counties filed, and what they didn't."),
        "import add quarter list receipt",
    ),
    "guide": (n_("Walk through what a case or a lead needs now, one question after the other."), ""),
    "keys": (
        n_("Keys: this group's own, with which it signs, and those of others."),
        "new list trust",
    ),
    "countersign": (
        n_("Witness a county's head at the city, and hold the ledger against it at the county."),
        "",
    ),
    "remind": (n_("Set a wake-up date on a case, a lead or a register's entry."), ""),
    "notice": (
        n_("Notices to who has to act, a leader's instructions, and their answers."),
        "new answer list",
    ),
    "meeting": (n_("Meetings of the group, with their agenda."), "new cancel list show"),
    "calendar": (
        n_("Working days: count, look up, take over a year's notice."),
        "add back between check show years import",
    ),
    "rules": (
        n_("The rules as data: circumstances, bars, limits and all else, with their articles."),
        "list show search new check diff adopt",
    ),
    "undo": (n_("Take back the last act that you recorded on a case or a lead, if nothing followed."), ""),
    "log": (n_("Tell who recorded what, when, in the order of recording."), ""),
    "backup": (n_("Copy the ledger as it stands, and prove the copy."), ""),
    "restore": (n_("Make a backup a ledger again, proved, and never over a file that exists."), ""),
    "config": (n_("Settings: which ledger, as whom, in which language."), "show set"),
    "doctor": (n_("Look at what the ledger stands on, and say what to do about it."), ""),
    "verify": (n_("Check that every act is still what was recorded (tampering shows)."), ""),
    "demo": (n_("Make a sample ledger: a year of a city group's work, all of it invented."), ""),
}
COMMANDS: Mapping[str, str] = {name: about for name, (about, _names) in TREE.items()}
GROUPS: Mapping[str, tuple[str, ...]] = {
    name: tuple(names.split()) for name, (_about, names) in TREE.items() if names
}
OF_BOTH = frozenset(
    [
        "show",
        "close",
        "void",
        "assign",
        "note",
        "attach",
        "record",
        "amend",
        "explain",
        "check",
        "publish",
        "bundle",
    ]
)
"""Commands on a case that are the same on a lead: in ``dossier/``."""


def module_of(name: str, group: str = "") -> str:
    """Where a command stands in ``commands/``: ``correction sign-off`` in ``correction.sign_off``."""
    folder = "dossier" if group in ("case", "lead") and name in OF_BOTH else group
    return f"{folder}.{name}".lstrip(".").replace("-", "_")


class Tree(TyperGroup):
    """The commands of a group, or of all: ``case new`` stands in ``case/new.py``."""

    def __init__(
        self, *args: Any, names: tuple[str, ...] = tuple(COMMANDS), group: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._names = names
        self._group = group

    def invoke(self, ctx: click.Context) -> Any:
        """Errors are told here, while the ledger is still open to look up their words."""
        try:
            return super().invoke(ctx)
        except (OSError, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            from sqqf.cli.failure import tell_failure  # noqa: PLC0415 - its sentences are needed only now

            return tell_failure(error)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does; a name that isn't a command's is told with those that may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            if choices := self._near(args[0]):
                path = ctx.command_path
                raise BadInput("no_such_command", value=args[0], choices=choices, path=path) from None
            raise

    def _near(self, name: str) -> list[str]:
        elsewhere = () if self._group else (f"{group} {name}" for group in GROUPS if name in GROUPS[group])
        return [*get_close_matches(name, self._names), *elsewhere]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self._names)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in self._names:
            return None
        if not self._group and name in GROUPS:
            return Tree(
                name=name,
                help=_(COMMANDS[name]),
                names=GROUPS[name],
                group=name,
                rich_markup_mode=None,
                options_metavar=_("[OPTIONS]"),
                subcommand_metavar=_("COMMAND [ARGS]..."),
            )
        return _command(name, self._group)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._about(name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def _about(self, name: str) -> str:
        if not self._group:
            return _(COMMANDS[name])
        return _help(_function(name, self._group)).partition("\n")[0]


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
    tree.callback(invoke_without_command=True, help=_(_ABOUT))(root)
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


def _function(name: str, group: str = "") -> Callable[..., None]:
    command: Callable[..., None] = import_module(f"sqqf.cli.commands.{module_of(name, group)}").command
    return command


def _command(name: str, group: str) -> click.Command:
    from sqqf.cli.options.asking import command_of  # noqa: PLC0415 - as the command's own module

    function = _function(name, group)
    return command_of(function, name, group, _help(function))


def _help(function: Callable[..., None]) -> str:
    return _(inspect.cleandoc(function.__doc__ or ""))
