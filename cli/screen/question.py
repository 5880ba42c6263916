"""What is asked of a person at a terminal, one field each; ``ask`` asks until the answer can be read."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import click

from sqqf.cli.context.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.cli.screen.width import width
from sqqf.procedure.errors import SqqfError
from sqqf.procedure.rules.entries import UnknownCode

T = TypeVar("T")


class Choice(NamedTuple):
    """What may be answered, and the words beside it."""

    value: str
    text: str = ""


class Question(NamedTuple):
    """A field: what is asked for, what there is to choose from, what Enter alone answers.

    ``choices`` are shown, and picked by number or arrow; ``offers`` come with Tab. ``several``: they may be
    given with commas between. ``remembered``: the answer may be brought back in a later question of this run.
    """

    label: str
    choices: Sequence[Choice] = ()
    offers: Sequence[Choice] = ()
    several: bool = False
    default: str = ""
    remembered: bool = True


def ask(question: Question, read: Callable[[str], T]) -> T:
    """The answer as ``read`` reads it; one that it refuses is asked for again, the reason said.

    Raises click.Abort where somebody interrupts, or there is no more to read.
    """
    from sqqf.cli.screen.prompt import typed  # noqa: PLC0415 - loaded only where something is asked

    for number, choice in numbered(question.choices):
        beside = choice if choice.value != number else Choice(choice.text)
        streams.tell(visible(f"{number:>4}  {_padded(beside)}".rstrip()))
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
        streams.tell(visible(_("Error: {reason}").format(reason=reason)))


def agree(text: str) -> None:
    """Go on only where somebody says yes. Raises click.Abort."""
    if not ask(Question(f"{text} [y/N]"), _yes):
        raise click.Abort


def _yes(text: str) -> bool:
    return {"y": True, "yes": True, "是": True, "": False, "n": False, "no": False, "否": False}[
        text.strip().casefold()
    ]


def picked(question: Question, text: str) -> list[str]:
    """The answers in a text: a choice for its number, several where several may be given."""
    by_number = {number: choice.value for number, choice in numbered(question.choices)}
    parts = re.split("[,，、]", text) if question.choices and question.several else [text]
    answers = [by_number.get(unicodedata.normalize("NFKC", part).strip(), part) for part in parts]
    return [answer for answer in answers if answer.strip()] or [text]


def numbered(choices: Sequence[Choice]) -> list[tuple[str, Choice]]:
    """Each choice with its number: that of its own code (9 for c9), else its place."""
    own = [re.fullmatch(r"[a-z]?(\d+)", choice.value) for choice in choices]
    return [
        (match[1] if match and all(own) else str(place), choice)
        for place, (match, choice) in enumerate(zip(own, choices, strict=True), start=1)
    ]


def _padded(choice: Choice) -> str:
    """The value, and beside it the words where they say more."""
    value, text = choice
    return value + (" " * max(2, 14 - width(value)) + text) * (text != value)


def _in_words(error: SqqfError) -> str:
    from sqqf.cli.sentences.words import sentence  # noqa: PLC0415 - hardly any answer needs them

    said = sentence(error)
    return _("{message} ({hint})").format(message=said.message, hint=said.hint)
