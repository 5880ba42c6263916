"""A question to a person at a terminal: a field, and what there is to choose from."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from sqqf.cli.screen.width import width


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


def listed_choices(choices: Sequence[Choice]) -> list[str]:
    """The choices, a line each, with their numbers."""
    beside = [(number, one if one.value != number else Choice(one.text)) for number, one in numbered(choices)]
    return [f"{number:>4}  {_padded(one)}".rstrip() for number, one in beside]


def _padded(choice: Choice) -> str:
    """The value, and beside it the words where they say more."""
    value, text = choice
    return value + (" " * max(2, 14 - width(value)) + text) * (text != value)
