"""A marked block in the user's crontab; every other line stays as it is, byte by byte."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Sequence
from datetime import datetime, time
from itertools import takewhile

from sqqf.calendar.dates import CHINA
from sqqf.post.job import Job, Piece
from sqqf.post.programs import attempt, failed, run
from sqqf.procedure.errors import BadInput

PLACE = "crontab"
_LIST = ("crontab", "-l")
_HOURLY = re.compile(r"^(\d+) (\d+)[-,\d]* \* \* \* (.+)$", re.MULTILINE)
_SETTING = re.compile("[A-Z_]+=")
_NONE_YET = ("no crontab for", "No such file")


def pieces(job: Job) -> list[Piece]:
    """The block: hourly from the time given on, and when the machine starts."""
    start = local(job.at)
    last = start.hour + job.runs - 1
    hours = f"{start.hour}-{min(last, 23)}" if last > start.hour else f"{start.hour}"
    if last > 23:
        hours += f",0-{last - 24}"
    # To cron an unescaped % ends the command; what remains is for the shell.
    settings = (f"{name}={shlex.quote(value)}" for name, value in job.environment.items())
    command = " ".join((*settings, shlex.join(job.command))).replace("%", r"\%")
    begin, end = _marks(job.id)
    lines = (begin, f"{start.minute} {hours} * * * {command}", f"@reboot {command}", end)
    return [Piece(PLACE, "\n".join(lines) + "\n")]


def local(at: time) -> time:
    """A time in China by this machine's clock, which cron goes by."""
    today = datetime.now(CHINA).date()
    return datetime.combine(today, at, CHINA).astimezone().time()


def read(job_id: str, pieces: Sequence[Piece]) -> Job:
    found = _HOURLY.search(pieces[0].text)
    if not found:
        raise ValueError(job_id)
    words = shlex.split(found[3].replace(r"\%", "%"))
    settings = [*takewhile(_SETTING.match, words)]
    here = datetime.now().astimezone().replace(hour=int(found[2]), minute=int(found[1]))
    at = here.astimezone(CHINA).time().replace(second=0, microsecond=0)
    return Job(job_id, words[len(settings) :], at, dict(word.split("=", 1) for word in settings))


def installed(job_id: str) -> list[Piece]:
    if not shutil.which("crontab"):
        return []
    found = _block(job_id).search(_crontab())
    return [Piece(PLACE, found[0].decode(errors="replace"))] if found else []


def install(job: Job) -> None:
    ((_, text),) = pieces(job)
    rest = _without(job.id)
    if rest and not rest.endswith(b"\n"):
        rest += b"\n"
    run(("crontab", "-"), rest + text.encode())


def remove(job_id: str) -> None:
    run(("crontab", "-"), _without(job_id))


def _without(job_id: str) -> bytes:
    """The crontab without the job's block. Raises BadInput where somebody broke the block up."""
    rest = _block(job_id).sub(b"", _crontab())
    for mark in _marks(job_id):
        if mark.encode() in rest:
            raise BadInput("cron_block_broken", mark=mark)
    return rest


def _crontab() -> bytes:
    code, out, said = attempt(_LIST)
    if code == 0:
        return out
    if any(words in said for words in _NONE_YET):
        return b""
    raise failed(_LIST, said)  # not allowed, for instance: nothing may be written over


def _marks(job_id: str) -> tuple[str, str]:
    return f"# sqqf daily BEGIN {job_id}", f"# sqqf daily END {job_id}"


def _block(job_id: str) -> re.Pattern[bytes]:
    begin, end = (re.escape(mark.encode()) for mark in _marks(job_id))
    # Never from one block's beginning into another's.
    return re.compile(rb"^" + begin + rb"\n(?:(?!# sqqf daily ).*\n)*" + end + rb"(?:\n|\Z)", re.MULTILINE)
