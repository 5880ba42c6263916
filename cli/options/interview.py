"""Asking for what is missing, one question after the other: what is known to be refused isn't asked for."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import click

from sqqf.cli.context.language import _, lang
from sqqf.cli.context.samples import in_samples
from sqqf.cli.context.session import session
from sqqf.cli.options import beforehand
from sqqf.cli.options.asking import is_missing, name_of
from sqqf.cli.options.declaration import Needed
from sqqf.cli.options.parts import check_command
from sqqf.cli.options.questions import ask
from sqqf.cli.screen import streams
from sqqf.cli.screen.question import Choice, Question, picked
from sqqf.cli.screen.visible import visible


class _Answer(NamedTuple):
    """As it was typed, and as it was read."""

    text: str
    value: Any


def interview(
    ctx: click.Context, parameters: Sequence[click.Parameter], needed: Mapping[str, Needed]
) -> None:
    """Ask for what is missing, in the command's order; then say the whole command, as it could be typed.

    Raises NoLedger, Refused where it could be known before that nothing would come of it.
    """
    beforehand.check(ctx)
    arguments, options = [], []
    for parameter in parameters:
        name = str(parameter.name)
        if not is_missing(parameter, needed, ctx.params):  # an answer may make the next one needed
            continue
        answers = _asked(parameter, needed[name], ctx)
        if not answers:
            continue
        ctx.params[name] = [one.value for one in answers] if _several(parameter) else answers[0].value
        texts = [one.text for one in answers]
        if isinstance(parameter, click.Option):
            options += [part for text in texts for part in (name_of(parameter), text)]
        else:
            arguments += texts
    program, *command = ctx.command_path.split()
    line = [program, *words_before(), *command, *arguments, *ctx.meta["typed"], *options]
    streams.tell(f"→ {_line(line)}")


def words_before() -> list[str]:
    """What was typed before the command: the ledger, today, who records."""
    root = click.get_current_context().find_root()
    typed = click.core.ParameterSource.COMMANDLINE
    names = [name for name in ("ledger", "today", "by") if root.get_parameter_source(name) is typed]
    return [word for name in names for word in (f"--{name}", root.params[name])]


def _line(words: Sequence[str]) -> str:
    """The words as a shell takes them; line breaks and tabs stay."""
    quoted = (word if _PLAIN.fullmatch(word) else shlex.quote(word) for word in words)
    return re.sub(r"[^\n\t]+", lambda part: visible(part[0]), " ".join(quoted))


_PLAIN = re.compile(r"[\w@%+=:,./，、：；。〔〕（）-]+")
"""Words that a shell takes as they are; ``shlex`` would put Chinese into quotes."""


def _several(parameter: click.Parameter) -> bool:
    return parameter.multiple if isinstance(parameter, click.Option) else parameter.nargs != 1


def _asked(parameter: click.Parameter, needed: Needed, ctx: click.Context) -> list[_Answer]:
    """The answers to one question, none where it was skipped."""
    question = _question(parameter, needed, ctx)
    numbers = {one.value for one in question.choices if one.value.isdecimal()}

    def read(text: str) -> list[_Answer]:
        if needed.optional and not text.strip():
            return []
        answers = picked(question, text)
        if numbers and not numbers.issuperset(map(str.strip, answers)):
            raise click.UsageError(_("one of the numbers above, please"))
        return [_Answer(one, _read(one, parameter, needed, ctx)) for one in answers]

    for line in needed.told(ctx.params):
        streams.insist(visible(line))
    answers = ask(question, read)
    if answers and _several(parameter) and not question.choices:
        more = Question(_("another (Enter: no more)"), offers=question.offers)
        while one := ask(more, lambda text: read(text) if text.strip() else []):
            answers += one
    return answers


def _question(parameter: click.Parameter, needed: Needed, ctx: click.Context) -> Question:
    said = str(getattr(parameter, "help", None) or "").rstrip(".。")
    choices = _of_section(needed.section) if needed.section else list(needed.choices(ctx.params))
    name, form = name_of(parameter), str(parameter.metavar)
    if not choices and re.search("[:=]", form):
        name = f"{name} {in_samples(form)}"
    if needed.optional:
        name = _("{name}; Enter: skip").format(name=name)
    return Question(
        _("{what} ({name})").format(what=said, name=name) if said else name,
        choices=choices,
        offers=[Choice(one.value, one.help or "") for one in parameter.shell_complete(ctx, "")],
        several=_several(parameter) or form == "NAMES",
        default=session().today.isoformat() if needed.today else "",
    )


def _of_section(section: str) -> list[Choice]:
    """What a section has, in the user's language: by its words where they are short, else by its codes."""
    entries = [Choice(entry.id, entry.text(lang())) for entry in session().profile.section(section)]
    if lang() == "en" or any(len(entry.text) > _SHORT for entry in entries):
        return entries
    return [Choice(entry.text, entry.value) for entry in entries]


_SHORT = 8


def _read(text: str, parameter: click.Parameter, needed: Needed, ctx: click.Context) -> Any:
    value = parameter.type.convert(text, parameter, ctx)
    if needed.check:
        needed.check(text)
    elif needed.section:
        session().profile.find(needed.section, text)
    if needed.names_dossier:
        session().dossier(text)
        check_command(ctx)
        beforehand.check_dossier(ctx, text)
    if needed.today:
        beforehand.check_day(ctx, value)
    return value
