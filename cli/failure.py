"""Whatever goes wrong, caught once: a line, a hint, an exit code. No traceback reaches a user."""

from __future__ import annotations

import sqlite3
import sys

import click

from sqqf.calendar.faults import NoticeFaults
from sqqf.calendar.workdays import OutsideCalendar
from sqqf.cli import streams
from sqqf.cli.language import _
from sqqf.cli.visible import visible
from sqqf.cli.words import Sentence, sentence
from sqqf.procedure.errors import BadInput, SqqfError
from sqqf.procedure.profile import ProfileFaults, UnknownCode
from sqqf.store.errors import translated


def tell_failure(error: Exception) -> int:
    """Say what went wrong on stderr; the exit code of the contract."""
    if isinstance(error, sqlite3.Error):
        error = translated(error) or error
    if isinstance(error, OutsideCalendar):
        error = BadInput("out_of_range")
    if isinstance(error, (SqqfError, UnknownCode)):
        _tell(sentence(error))
        return getattr(error, "exit_code", BadInput.exit_code)
    if isinstance(error, (ProfileFaults, NoticeFaults)):
        from sqqf.cli.faults import sentences

        for said in sentences(error):
            _tell(said)
        return BadInput.exit_code
    if isinstance(error, click.ClickException):
        _tell(_of_click(error))
        return error.exit_code
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    return _unexpected(error)


def _tell(said: Sentence) -> None:
    streams.tell(f"sqqf: {said.message}")
    if said.hint:
        streams.tell(f"  → {said.hint}")


def _of_click(error: click.ClickException) -> Sentence:
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "sqqf"
    message = " ".join(visible(error.format_message().replace("\n", " ")).split())
    return Sentence(message, _("{command} --help shows how it is used").format(command=path))


def _unexpected(error: Exception) -> int:
    import traceback
    from datetime import UTC, datetime

    from sqqf.cli.session import log_path

    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(
                f"{datetime.now(UTC).isoformat()} {sys.argv[1:]}\n{''.join(traceback.format_exception(error))}\n"
            )
        where = str(path)
    except OSError:
        where = "-"
    said = _("an unexpected error: {error}; written to {path}")
    _tell(
        Sentence(
            said.format(error=visible(f"{type(error).__name__}: {error}".splitlines()[0]), path=where), ""
        )
    )
    return 70
