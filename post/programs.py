"""The system's own programs that keep schedules, run in English so that their answers can be told apart."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from sqqf.procedure.errors import BadInput

_SECONDS = 60


def run(command: Sequence[str], stdin: bytes = b"") -> bytes:
    """What it prints. Raises BadInput where it isn't there, or fails."""
    code, out, said = attempt(command, stdin)
    if code:
        raise failed(command, said or str(code))
    return out


def attempt(command: Sequence[str], stdin: bytes = b"") -> tuple[int, bytes, str]:
    """Exit code, what it prints, and what it complains of. Raises BadInput where it isn't there."""
    try:
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise failed(command, f"> {_SECONDS} s") from None
    except OSError:
        raise BadInput("program_missing", program=command[0]) from None
    return done.returncode, done.stdout, " ".join(done.stderr.decode(errors="replace").split())


def failed(command: Sequence[str], said: str) -> BadInput:
    return BadInput("program_failed", program=command[0], said=said)
