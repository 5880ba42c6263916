"""How the options and arguments of a command are declared."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import typer

from sqqf.cli.options.parsing import without_controls, words
from sqqf.cli.screen.question import Choice

NEEDED: Any = None
"""The default of what a command can't do without: it isn't run before there is a value."""


class Needed(NamedTuple):
    """Marks a parameter that is asked for on a terminal: the command can't do without it.

    ``section``: where in the profile its choices stand. ``when``: only with these other values.
    ``names_dossier``: it names the case or lead that the command is about; its own rules count from then on.
    ``today``: the day that is suggested is today.
    ``told``: lines to say before it is asked for, made of the other values; ``choices``: what there is to
    choose from, likewise. ``check``: raises where an answer can't be meant; without it the section decides.
    ``optional``: the command can do without it. It is asked for only beside others, and skipped with Enter.
    """

    section: str | None = None
    when: Callable[[Mapping[str, Any]], bool] = lambda _values: True
    names_dossier: bool = False
    today: bool = False
    told: Callable[[Mapping[str, Any]], Iterable[str]] = lambda _values: ()
    choices: Callable[[Mapping[str, Any]], Iterable[Choice]] = lambda _values: ()
    check: Callable[[str], object] | None = None
    optional: bool = False


def option(
    name: str, metavar: str, about: str, parser: Callable[[str], Any] = words, *others: str, **more: Any
) -> Any:
    """An option with a value, read by ``parser``; ``others``: its other names; ``more``: for Typer."""
    return typer.Option(name, *others, metavar=metavar, parser=_typed(metavar, parser), help=about, **more)


def argument(metavar: str, about: str, parser: Callable[[str], Any] = words, **more: Any) -> Any:
    """An argument, which ``parser`` reads; ``more`` is passed on to Typer."""
    return typer.Argument(metavar=metavar, parser=_typed(metavar, parser), help=about, **more)


_WITH_LINES = ("TEXT", "REASON", "FIELD=VALUE")


def _typed(metavar: str, parser: Callable[[str], Any]) -> Callable[[str], Any]:
    """The parser, for what is typed: without control characters; a text may have line breaks and tabs."""
    allowed = "\n\t" if any(one in metavar for one in _WITH_LINES) else ""

    def typed(value: Any) -> Any:
        return parser(without_controls(value, allowed) if isinstance(value, str) else value)  # a default

    return typed


def flag(name: str, about: str) -> Any:
    """An option that is given or not."""
    return typer.Option(name, help=about)
