"""What is typed, wherever it can be: found by looking at every option and argument of every command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import pytest

from sqqf.cli.app import app
from tests.conftest import CASE, CITY
from tests.inside import Inside

if TYPE_CHECKING:
    from tests.conftest import Sqqf


def commands(
    command: click.Command, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command with its words."""
    if not isinstance(command, click.Group):
        yield words, command
        return
    for name in command.list_commands(click.Context(command)):
        found = command.get_command(click.Context(command), name)
        assert found
        yield from commands(found, (*words, name))


def typed(value: str) -> Iterator[list[str]]:
    """A line for each place of each command that a value can be typed at, with this one there."""
    for parameter in app().params:
        if not getattr(parameter, "is_flag", False):
            yield [parameter.opts[0], value, "case", "list"]
    for words, command in commands(app()):
        arguments = [one for one in command.params if isinstance(one, click.Argument)]
        for parameter in command.params:
            if isinstance(parameter, click.Argument):
                yield [*words, *("1" for _ in arguments[: arguments.index(parameter)]), value]
            elif not getattr(parameter, "is_flag", False) and "--help" not in parameter.opts:
                yield [*words, f"{parameter.opts[0]}={value}"]


ODD = (
    *("(", "[a-", "{0.__class__}", "%s%n", "../../etc/passwd", "/dev/zero", "-", "\\", "'", ":", "=1", "1=", "０", "\u3000"),
    *("二〇二六", "\u202e", "\ud83d", "a" * 300, "9" * 30, "1e400", "nan", "2026-02-30", "~root", "~nobody-of-this-name"),
    "L2026-1:99999999999999999999",
)  # fmt: skip
"""What is typed where something else was meant."""


def unforeseen(inside: Inside, value: str) -> Iterator[list[str]]:
    """For each place where it can be typed, how it ends otherwise than it may."""
    before = inside.ledger.read_bytes()
    for line in typed(value):
        answer = inside(*line)
        yield [] if answer.code in (0, 1, 2, 10, 12) else [f"{line}: {answer}"]
        inside.ledger.write_bytes(before)


@pytest.fixture
def inside(sqqf: Sqqf) -> Inside:
    sqqf.given(CITY, CASE)
    return Inside(sqqf.folder, sqqf.shelf)


@pytest.mark.timeout(300)
def test_a_control_character_is_refused_wherever_it_is_typed(inside: Inside) -> None:
    lines, before = list(typed("甲\x1b[31m")), inside.ledger.read_bytes()
    assert len(lines) > 400
    for line in lines:
        answer = inside(*line)
        assert (answer.code, answer.out) == (2, ""), (line, answer)
        assert "\x1b" not in answer.err, line
    assert inside.ledger.read_bytes() == before


CONTROLS = {"a bell": "\x07", "a return": "\r", "C1": "\x9b", "delete": "\x7f", "a vertical tab": "\v"}


@pytest.mark.parametrize("sign", CONTROLS.values(), ids=CONTROLS)
def test_each_of_them_is_refused(case: Sqqf, sign: str) -> None:
    answer = case("case", "note", "1", "--text", f"甲{sign}乙")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("sqqf: there is a control character in “甲")


def test_a_text_may_have_lines_and_a_name_may_not(case: Sqqf) -> None:
    text = "一、\t甲\n二、\t乙"
    case.ok("case", "note", "1", "--text", text)
    assert case.json("case", "show", "1")["acts"][-1]["body"]["text"] == text
    assert case("case", "assign", "1", "--officer", "赵\n某").code == 2
    assert case("--by", "赵\n某", "case", "note", "1", "--text", text).code == 2
    assert case("case", "list", env={"SQQF_BY": "赵\x07某"}).code == 2


@pytest.mark.timeout(300)
def test_an_error_quotes_no_more_than_can_be_read(inside: Inside) -> None:
    """And nothing so long ends in a way that nobody foresaw. The twenty circumstances are listed in full."""
    for line in typed("9" * 10_000):
        answer = inside(*line)
        assert answer.code in (0, 1, 2, 10), (line, answer)
        assert len(answer.err) < 1800, line


@pytest.mark.timeout(300)
def test_whatever_is_typed_ends_as_it_may(inside: Inside) -> None:
    """``make torture`` types the others too."""
    assert not any(unforeseen(inside, ODD[0]))
