"""The field in which an answer is typed: edited, completed and pasted into as ``prompt_toolkit`` has it.

It stands on stderr, so that an answer can go into a pipe. What was answered can be brought back with the
arrow keys while the program runs; it is kept nowhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click
from prompt_toolkit.application import create_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, has_completions
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.shortcuts import PromptSession

from sqqf.cli.context.language import _
from sqqf.cli.screen.question import Question, numbered
from sqqf.cli.screen.visible import visible

MENU = 6
"""So many lines are kept free for what may be chosen."""

_history = InMemoryHistory()


def typed(question: Question) -> str:
    """What somebody types, Enter alone being empty. Raises click.Abort where they'd rather not."""
    shown = f" [{question.default}]" if question.default else ""
    offered = bool(question.choices or question.offers)
    with create_app_session(output=_output()):
        session: PromptSession[str] = PromptSession(
            visible(_("{label}: {text}").format(label=question.label + shown, text="")),
            history=_history if question.remembered else InMemoryHistory(),
            completer=_Offered(question) if offered else None,
            complete_while_typing=False,
            reserve_space_for_menu=MENU,
            key_bindings=_keys(question),
        )
        try:
            return session.prompt()
        except (KeyboardInterrupt, EOFError):
            raise click.Abort from None


def _output() -> Output:
    output = create_output(sys.stderr)
    if isinstance(output, Vt100_Output):
        # It would ask the terminal where its cursor is. Some never say; some say it when the program is gone.
        output.enable_cpr = False
    return output


class _Offered(Completer):
    """What there is to choose from, so far as what is typed stands in its value or in its words."""

    def __init__(self, question: Question) -> None:
        self._question = question

    def get_completions(self, document: Document, _event: CompleteEvent) -> Iterator[Completion]:
        question = self._question
        part = _part(question, document.text_before_cursor)
        for number, choice in [*numbered(question.choices), *(("", one) for one in question.offers)]:
            if part.casefold() in f"{choice.value} {choice.text}".casefold():
                yield Completion(
                    choice.value,
                    start_position=-len(part),
                    display=visible(f"{number} {choice.value}".strip()),
                    display_meta=visible(choice.text if choice.text != choice.value else ""),
                )


def _part(question: Question, text: str) -> str:
    """The answer that is being typed: the last one, where several may be given."""
    return re.split("[,，、]", text)[-1].lstrip() if question.several else text


def _keys(question: Question) -> KeyBindings:
    """The arrow keys go through the choices; Tab completes the only one that fits, or shows those that do."""
    keys = KeyBindings()
    values = [choice.value for choice in question.choices]

    @keys.add("down", filter=~has_completions & Condition(lambda: bool(values)))
    def _next(event: KeyPressEvent) -> None:
        step(event.current_buffer, 1)

    @keys.add("up", filter=~has_completions & Condition(lambda: bool(values)))
    def _previous(event: KeyPressEvent) -> None:
        step(event.current_buffer, -1)

    def step(buffer: Buffer, by: int) -> None:
        part = _part(question, buffer.text)
        at = values.index(part) + by if part in values else min(by, 0)
        buffer.document = Document(buffer.text.removesuffix(part) + values[at % len(values)])

    @keys.add("tab", filter=~has_completions)
    def _complete(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        found = [*_Offered(question).get_completions(buffer.document, CompleteEvent())]
        if len(found) == 1:  # at once: Enter may follow before a menu would be there
            buffer.apply_completion(found[0])
        else:
            buffer.start_completion(insert_common_part=True)

    return keys
