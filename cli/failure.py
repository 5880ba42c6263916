"""Whatever goes wrong, caught once: a line, a hint, an exit code. No traceback reaches a user."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import click

from sqqf.calendar.days import OutsideCalendar
from sqqf.calendar.faults import NoticeFaults
from sqqf.cli.context.language import _
from sqqf.cli.context.session import log_path, opened
from sqqf.cli.log import write_down
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import cut, visible
from sqqf.cli.sentences import faults
from sqqf.cli.sentences.words import Sentence, sentence
from sqqf.procedure.errors import BadInput, SqqfError
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.faults import ProfileFaults
from sqqf.store.ledger.errors import Damaged, translated


def tell_failure(error: Exception) -> int:
    """Say what went wrong on stderr; the exit code of the contract."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    ours = _as_ours(error)
    if not isinstance(ours, _FORESEEN) and _is_damaged():
        ours = Damaged("unsound")
    said, code = _said(BadInput("out_of_range") if isinstance(ours, OutsideCalendar) else ours)
    for message, hint in said:
        streams.insist(f"sqqf: {message}")
        if hint:
            streams.insist(f"  → {hint}")
    return code


BEFORE_THE_COMMAND = (
    *("--ledger", "--today", "--by", "--lang"),
    *("--version", "-V", "--quiet", "-q", "--verbose", "-v"),
)
"""Options that are the program's, not a command's."""
_FORESEEN = (SqqfError, UnknownCode, ProfileFaults, NoticeFaults, click.ClickException)


def _is_damaged() -> bool:
    """Whether the ledger isn't what was recorded: then that is what went wrong, not the program."""
    if not opened:
        return False
    from sqqf.store.verify import is_damaged  # noqa: PLC0415  (only now)

    return is_damaged(opened[-1])


def _as_ours(error: Exception) -> Exception:
    """Errors of the rooms below and of libraries that have a sentence of ours."""
    if isinstance(error, sqlite3.Error):
        return translated(error) or error
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        assert isinstance(error.ctx.command, click.Group)
        return BadInput("missing_command", names=error.ctx.command.list_commands(error.ctx))
    return error


def _said(error: Exception) -> tuple[Sequence[Sentence], int]:
    match error:
        case SqqfError():
            return [sentence(error)], error.exit_code
        case UnknownCode():
            return [sentence(error)], BadInput.exit_code
        case ProfileFaults() | NoticeFaults():
            return faults.sentences(error), BadInput.exit_code
        case click.ClickException():
            return [_of_click(error)], error.exit_code
        case _:
            return [_unexpected(error)], SqqfError.exit_code


def _of_click(error: click.ClickException) -> Sentence:
    context = getattr(error, "ctx", None) or click.get_current_context(silent=True)
    path = context.command_path if context else "sqqf"
    if isinstance(error, click.NoSuchOption) and error.option_name in BEFORE_THE_COMMAND:
        said = _("{option} stands before the command: sqqf {option} … {command}")
        words = path.split(" ")[1:]
        return Sentence(
            visible(error.format_message()), said.format(option=error.option_name, command=" ".join(words))
        )
    message = cut(" ".join(visible(error.format_message().replace("\n", " ")).split()))
    return Sentence(message, _("{command} --help shows how it is used").format(command=path))


def _unexpected(error: Exception) -> Sentence:
    """The one line of an error that nobody foresaw; where it happened goes into the log file."""
    path = log_path()
    try:
        write_down(error, path)
        where = str(path)
    except OSError:
        where = "-"
    first = visible(type(error).__name__)
    return Sentence(_("an unexpected error: {error}; written to {path}").format(error=first, path=where), "")
