"""A timer of the user's own systemd. Persistent: what a machine missed while off runs when it is on again."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from datetime import time
from pathlib import Path

from sqqf.post.job import Job, Piece
from sqqf.post.programs import attempt, run
from sqqf.procedure.errors import BadInput

_SYSTEMCTL = ("systemctl", "--user")
_WHEN = re.compile(r"^OnCalendar=\*-\*-\* (\d\d)(?:\.\.\d\d)?:(\d\d):00 Asia/Shanghai$", re.MULTILINE)
_COMMAND = re.compile("^ExecStart=(.+)$", re.MULTILINE)
_SETTING = re.compile("^Environment=(.+)$", re.MULTILINE)
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')


def is_there() -> bool:
    """Whether the user has a systemd of their own that is running."""
    return bool(shutil.which("systemctl")) and attempt((*_SYSTEMCTL, "show-environment"))[0] == 0


def pieces(job: Job) -> list[Piece]:
    """The service and its timer."""
    last = job.at.hour + job.runs - 1
    hours = f"{job.at.hour:02}" + (f"..{last:02}" if last > job.at.hour else "")
    program, *arguments = job.command
    command = " ".join((_quoted(program), *(_quoted(word).replace("$", "$$") for word in arguments)))
    service = ("[Unit]", f"Description=sqqf daily report, ledger {job.id}", "", "[Service]", "Type=oneshot")
    settings = (f"Environment={_quoted(f'{name}={value}')}" for name, value in job.environment.items())
    timer = ("[Unit]", f"Description=sqqf daily report, ledger {job.id}", "", "[Timer]")
    when = f"OnCalendar=*-*-* {hours}:{job.at.minute:02}:00 Asia/Shanghai"
    texts = (
        (*service, *settings, f"ExecStart={command}"),
        (*timer, when, "Persistent=true", "", "[Install]", "WantedBy=timers.target"),
    )
    return [
        Piece(str(path), "\n".join(lines) + "\n") for path, lines in zip(_paths(job.id), texts, strict=True)
    ]


def read(job_id: str, pieces: Sequence[Piece]) -> Job:
    service, timer = (piece.text for piece in pieces)
    when, command = _WHEN.search(timer), _COMMAND.search(service)
    if not when or not command:
        raise ValueError(job_id)
    program, *arguments = _words(command[1])
    settings = (word.partition("=")[::2] for line in _SETTING.findall(service) for word in _words(line))
    words = [program, *(word.replace("$$", "$") for word in arguments)]
    return Job(job_id, words, time(int(when[1]), int(when[2])), dict(settings))


def installed(job_id: str) -> list[Piece]:
    return [
        Piece(str(path), path.read_text(encoding="utf-8", errors="replace"))
        for path in _paths(job_id)
        if path.is_file()
    ]


def install(job: Job) -> None:
    run((*_SYSTEMCTL, "show-environment"))  # without one of the user's own nothing is written
    for place, text in pieces(job):
        try:
            Path(place).parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=Path(place).parent, delete=False) as draft:
                draft.write(text.encode())
                draft.flush()
                os.fsync(draft.fileno())
            Path(draft.name).replace(place)
        except OSError:
            raise BadInput("cannot_write", path=place) from None
    run((*_SYSTEMCTL, "daemon-reload"))
    timer = _paths(job.id)[1].name
    run((*_SYSTEMCTL, "enable", timer))
    run((*_SYSTEMCTL, "restart", timer))


def remove(job_id: str) -> None:
    paths = _paths(job_id)
    run((*_SYSTEMCTL, "disable", "--now", paths[1].name))
    for path in paths:
        path.unlink(missing_ok=True)
    run((*_SYSTEMCTL, "daemon-reload"))


def _paths(job_id: str) -> tuple[Path, Path]:
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    folder = Path(home) / "systemd/user"
    return folder / f"sqqf-daily-{job_id}.service", folder / f"sqqf-daily-{job_id}.timer"


def _quoted(word: str) -> str:
    """One word of a command line in a unit: % begins a specifier there, \\ an escape."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'


def _words(line: str) -> list[str]:
    """The words of a command line that were written by ``_quoted``."""
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in _WORD.findall(line)]
