"""What a command needs and wasn't given: asked for on a terminal, named all at once elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import click
import typer
from typer.core import TyperArgument, TyperCommand
from typer.models import ArgumentInfo

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import OF_LEADS
from sqqf.cli.options.declaration import Needed
from sqqf.cli.options.parts import check_command, check_group
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput


class AskingCommand(TyperCommand):
    """A command that sees to it that nothing it needs is missing before it runs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["typed"] = [*args]
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # Click's parser forgets whose option it was
            raise

    def invoke(self, ctx: click.Context) -> Any:
        needed = _needed(self.callback)
        parameters = [p for p in self.params if p.name in needed]
        check_group(ctx)
        for parameter in parameters:
            if ctx.params.get("as_of"):
                break  # it may bear the number no more
            if needed[parameter.name or ""].names_dossier and (no := ctx.params.get(parameter.name or "")):
                session().dossier(no)
        check_command(ctx)
        missing = [
            p for p in parameters if is_missing(p, needed, ctx.params) and not needed[str(p.name)].optional
        ]
        if missing and not streams.can_ask():
            raise BadInput("missing", names=[name_of(parameter) for parameter in missing])
        if missing:
            from sqqf.cli.options.interview import interview  # noqa: PLC0415 - only where something is asked

            interview(ctx, parameters, needed)
        answer = super().invoke(ctx)
        _tell_aside()
        return answer

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Nothing: Typer lists the arguments with the options, and Click 8.5 would list them once more."""


def command_of(function: Callable[..., None], name: str, group: str, about: str) -> click.Command:
    """The command of a function whose annotations declare its options; ``about`` is its help."""
    # Evaluated once: Typer asks for them three times, and the command when it runs.
    hints = function.__annotations__ = get_type_hints(function, include_extras=True)
    tree = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    tree.command(name, cls=AskingCommand, help=about, options_metavar=_("[OPTIONS]"))(function)
    command = typer.main.get_command(tree)
    for parameter in command.params:
        if isinstance(parameter, TyperArgument) and parameter.name:
            # Click 8.5 knows the help of arguments itself and clears what Typer had set; put it back.
            said = next(part for part in get_args(hints[parameter.name]) if isinstance(part, ArgumentInfo))
            parameter.help = said.help
            if group == "lead" and (of_leads := OF_LEADS.get(parameter.metavar or "")):
                parameter.metavar, parameter.help = of_leads
    return command


def _tell_aside() -> None:
    """What else became of the ledger in this run."""
    run = session()
    if moved := run.moved_limits:
        said = _("the built-in calendar has changed; limits whose date moved: {n}")
        streams.tell(said.format(n=moved))
    for path in run.finished_files:
        said = _("its act was on record, but a crash had kept this file back; it is there now: {path}")
        streams.tell(visible(said.format(path=path)))
    if run.doubt:
        said = _("recorded; but the disk then reported: {error}. Check the disk, then run sqqf verify")
        streams.insist(visible(said.format(error=run.doubt)))


def _needed(function: Callable[..., Any] | None) -> dict[str, Needed]:
    hints = get_type_hints(function, include_extras=True) if function else {}
    marked = {name: get_args(hint)[1:] for name, hint in hints.items() if get_origin(hint) is Annotated}
    return {name: part for name, parts in marked.items() for part in parts if isinstance(part, Needed)}


def is_missing(parameter: click.Parameter, needed: Mapping[str, Needed], values: Mapping[str, Any]) -> bool:
    """Whether it is to be asked for: there is no value yet, and with the others there should be one."""
    assert parameter.name
    return values.get(parameter.name) in (None, (), []) and needed[parameter.name].when(values)


def name_of(parameter: click.Parameter) -> str:
    """As one would type it: an option's first name, an argument's in capitals."""
    return (
        parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.metavar or parameter.name)
    )
