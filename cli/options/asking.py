"""What a command needs and wasn't given: asked for on a terminal, named all at once elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import click
from typer.core import TyperCommand

from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.options.declaration import Needed
from sqqf.cli.options.parts import check_command, check_group
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput, SqqfError
from sqqf.procedure.rules.entries import UnknownCode


class AskingCommand(TyperCommand):
    """A command that sees to it that nothing it needs is missing before it runs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
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
        missing = [p for p in parameters if _is_missing(p, needed, ctx.params)]
        if missing and not streams.can_ask():
            raise BadInput("missing", names=[_name(parameter) for parameter in missing])
        for parameter in parameters:
            if _is_missing(parameter, needed, ctx.params):  # an answer may make the next one needed
                assert parameter.name
                ctx.params[parameter.name] = _ask(parameter, needed[parameter.name], ctx)
        answer = super().invoke(ctx)
        _tell_aside()
        return answer

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Nothing: Typer lists the arguments with the options, and Click 8.5 would list them once more."""


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


def _is_missing(parameter: click.Parameter, needed: Mapping[str, Needed], values: Mapping[str, Any]) -> bool:
    assert parameter.name
    return values.get(parameter.name) in (None, (), []) and needed[parameter.name].when(values)


def _name(parameter: click.Parameter) -> str:
    return (
        parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.metavar or parameter.name)
    )


def ask(label: str, read: Callable[[str], Any]) -> Any:
    """Ask for something until the answer can be read."""
    return click.prompt(label, err=True, value_proc=lambda text: _understood(text, read))


def _ask(parameter: click.Parameter, needed: Needed, ctx: click.Context) -> Any:
    """Ask until the answer can be read; several answers end with an empty one."""
    if needed.section:
        for entry in session().profile.section(needed.section):
            streams.insist(f"  {entry.id:<14}{visible(entry.text(lang()))}")
    for line in needed.told(ctx.params):
        streams.insist(visible(line))
    said = str(getattr(parameter, "help", None) or "").rstrip(".。")
    label = f"{said} ({_name(parameter)})" if said else _name(parameter)
    first = click.prompt(
        label,
        default=session().today.isoformat() if needed.today else None,
        err=True,
        value_proc=lambda text: _read(text, parameter, needed, ctx),
    )
    if not (parameter.multiple if isinstance(parameter, click.Option) else parameter.nargs != 1):
        return first
    answers = [first]
    while answer := click.prompt(_("another (Enter: no more)"), default="", show_default=False, err=True):
        answers.append(_read(answer, parameter, needed, ctx))
    return answers


def _read(text: str, parameter: click.Parameter, needed: Needed, ctx: click.Context) -> Any:
    def read(text: str) -> Any:
        if needed.section:
            session().profile.find(needed.section, text)
        if needed.names_dossier:
            session().dossier(text)
        return parameter.type.convert(text, parameter, ctx)

    return _understood(text, read)


def _understood(text: str, read: Callable[[str], Any]) -> Any:
    """The answer as it is read; one that can't be is asked for once more."""
    from sqqf.cli.sentences.words import sentence  # noqa: PLC0415 - hardly any answer needs them

    try:
        return read(text)
    except UnknownCode:
        raise click.UsageError(_("one of the codes above, please")) from None
    except SqqfError as error:
        said = sentence(error)
        raise click.UsageError(_("{message} ({hint})").format(message=said.message, hint=said.hint)) from None
    except ValueError:
        raise click.UsageError(_("that can't be read")) from None
