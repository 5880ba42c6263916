"""Unexpected errors written down: what kind, where in the program, which command. Nothing that was typed."""

from __future__ import annotations

import os
import platform
import sqlite3
import stat
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from sqqf.cli import __version__

_OURS = Path(__file__).resolve().parent.parent
"""The folder of the rooms."""
_MOST = 1 << 20
"""So many bytes are kept; then it begins anew."""


def write_down(error: Exception, path: Path) -> None:
    """Add an error to the log, which its owner alone may read. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags, 0o600), "ab") as log:
        there = os.fstat(log.fileno())
        if not stat.S_ISREG(there.st_mode):
            raise OSError(path)
        # One that others may read is of an earlier version, which wrote down what was typed.
        if there.st_size > _MOST or (os.name != "nt" and there.st_mode & 0o077):
            log.truncate(0)
            path.chmod(0o600)
        log.write(_entry(error).encode())


def _entry(error: Exception) -> str:
    versions = f"sqqf {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    lines = [f"{datetime.now(UTC).isoformat()} {_command()} ({versions}, {sys.platform})"]
    told: BaseException | None = error
    while told is not None:
        lines.append(f"  {type(told).__module__}.{type(told).__qualname__}")
        lines += [f"    {place}" for place in _places(told)]
        told = told.__cause__ or told.__context__
    return "\n".join(lines) + "\n"


def _places(error: BaseException) -> list[str]:
    """File and line of our own code, the innermost last."""
    found = []
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename).resolve()
        if path.is_relative_to(_OURS):
            found.append(f"{path.relative_to(_OURS).as_posix()}:{line}")
    return found


def _command() -> str:
    """Which command it was, without what was given to it."""
    context = click.get_current_context(silent=True)
    words = [context.command_path, context.invoked_subcommand] if context else ["sqqf"]
    return " ".join(word for word in words if word)
