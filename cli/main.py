"""The program's entry: language, streams, and what becomes of an error that nobody caught."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from sqqf.cli.context import language
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible


def run() -> None:
    """The console script."""
    # The imports alone would set the collector off dozens of times; a command is over before it finds any.
    gc.set_threshold(50_000)
    # A library's file that is half written when somebody interrupts complains of it: not to users.
    sys.unraisablehook = _nothing
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code of the contract."""
    streams.prepare()
    asked = language.asked_for(arguments)
    language.use(asked if asked in language.LANGUAGES else "zh")
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        return 0
    except OSError as error:
        _close_stdout()
        streams.tell(f"sqqf: {visible(str(error))}")
        return 70
    except KeyboardInterrupt:
        streams.tell("")
        return 130
    return code


def _nothing(_unraisable: object) -> None:
    """What is said of a fault that nobody could catch."""


def _close_stdout() -> None:
    """Nobody reads on, or nothing can be written: Python would complain once more when it flushes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    from sqqf.cli.app import app  # noqa: PLC0415 - its help is put into the language when it is loaded

    try:
        return app().main(arguments, prog_name="sqqf", standalone_mode=False) or 0
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
