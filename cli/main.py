"""The program's entry: language, streams, and what becomes of an error that nobody caught."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence

import click

from sqqf.cli.context import language, settings
from sqqf.cli.context.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import cut, visible

_INTERRUPTED = 130


def run() -> None:
    """The console script."""
    # The imports alone would set the collector off dozens of times; a command is over before it finds any.
    gc.set_threshold(50_000)
    # A library's file that is half written when somebody interrupts complains of it: not to users.
    sys.unraisablehook = _nothing
    os.umask(0o077)  # whatever is made is its owner's alone
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code of the contract."""
    streams.prepare()
    _end_tidily()
    settings.load()
    asked = language.asked_for(arguments, settings.value("lang"))
    language.use(asked if asked in language.LANGUAGES else "zh")
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        return 0
    except OSError as error:
        _close_stdout()
        return _answer_lost(error)
    except KeyboardInterrupt:
        streams.insist("")
        _tell_recorded()
        return _INTERRUPTED
    except _Ended as ended:
        _tell_recorded()
        return ended.code
    return code


class _Ended(BaseException):
    """Told by the system to end: what is half done is taken back on the way out."""

    def __init__(self, number: int) -> None:
        self.code = 128 + number


def _end_tidily() -> None:
    """Treat an end from outside like Ctrl-C; a signal that is to be ignored stays ignored (nohup)."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows hasn't all of them
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: tidying up is short
    raise _Ended(number)


def _answer_lost(error: OSError) -> int:
    """The exit code where the answer can't be written: what was recorded is done all the same."""
    from sqqf.store.writing import done  # noqa: PLC0415 - needed only now

    said = visible(cut(str(error)))
    if done.last_seq is None:
        streams.insist(f"sqqf: {said}")
        return 70
    told = _("recorded (act {seq}), but the answer can't be written: {error}")
    streams.insist("sqqf: " + told.format(seq=done.last_seq, error=said))
    return 70 if error.filename else 0  # a name: it wasn't the answer that went wrong


def _tell_recorded() -> None:
    """Whoever interrupts hears whether something was recorded before."""
    from sqqf.store.writing import done  # noqa: PLC0415 - needed only now

    if done.last_seq is not None:
        streams.insist("sqqf: " + _("interrupted, but act {seq} is on record").format(seq=done.last_seq))


def _nothing(_unraisable: object) -> None:
    """What is said of a fault that nobody could catch."""


def _close_stdout() -> None:
    """Nobody reads on, or nothing can be written: Python would complain once more when it flushes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    from sqqf.cli.app import app  # noqa: PLC0415 - its help is put into the language when it is loaded

    try:
        code: int = app().main(arguments, prog_name="sqqf", standalone_mode=False) or 0
    except (OSError, KeyboardInterrupt):
        raise
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # Click takes it for a failure
            raise BrokenPipeError from None
        raise
    except Exception as error:
        from sqqf.cli.failure import tell_failure  # noqa: PLC0415 - its sentences are needed only now

        return tell_failure(error)
    if code == _INTERRUPTED:  # Typer has caught it
        raise KeyboardInterrupt
    return code
