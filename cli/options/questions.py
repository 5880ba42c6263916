"""Asking a person at a terminal until the answer can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from sqqf.cli.context.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.question import Question, listed_choices
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import SqqfError
from sqqf.procedure.rules.entries import UnknownCode

T = TypeVar("T")


def ask(question: Question, read: Callable[[str], T]) -> T:
    """The answer as ``read`` reads it; one that it refuses is asked for again, the reason said.

    Raises click.Abort where somebody interrupts, or there is no more to read.
    """
    from sqqf.cli.screen.prompt import typed  # noqa: PLC0415 - loaded only where something is asked

    for line in listed_choices(question.choices):
        streams.insist(visible(line))
    while True:
        try:
            return read(typed(question) or question.default)
        except UnknownCode:
            reason = _("one of the codes above, please")
        except SqqfError as error:
            reason = _in_words(error)
        except click.UsageError as error:
            reason = error.format_message()
        except (KeyError, ValueError):
            reason = _("that can't be read")
        streams.insist(visible(_("Error: {reason}").format(reason=reason)))


def agree(text: str) -> None:
    """Go on only where somebody says yes. Raises click.Abort."""
    if not ask(Question(f"{text} [y/N]"), _yes):
        raise click.Abort


def _yes(text: str) -> bool:
    return {"y": True, "yes": True, "是": True, "": False, "n": False, "no": False, "否": False}[
        text.strip().casefold()
    ]


def _in_words(error: SqqfError) -> str:
    from sqqf.cli.sentences.words import sentence  # noqa: PLC0415 - hardly any answer needs them

    said = sentence(error)
    return _("{message} ({hint})").format(message=said.message, hint=said.hint)
