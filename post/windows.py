"""A task of Windows' own scheduler, which makes up for a missed time once the machine is on again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from sqqf.calendar.dates import CHINA
from sqqf.post.job import Job, Piece
from sqqf.post.programs import attempt, run
from sqqf.procedure.errors import BadInput

_FIRST_DAY = date(2026, 1, 1)
"""Since when the task would have run: a day long past, so that the day of installing changes nothing."""

_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>sqqf daily report, ledger {id}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>{repetition}
      <StartBoundary>{start}</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions>
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
_REPETITION = """
      <Repetition>
        <Interval>PT1H</Interval>
        <Duration>PT{hours}H30M</Duration>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>"""


def pieces(job: Job) -> list[Piece]:
    """The task, without the job's environment: a task has none of its own.

    Raises BadInput where the scheduler would read a word of the command as something else.
    """
    for word in job.command:
        if "%" in word or "$(" in word:  # it fills in variables, and knows no escape
            raise BadInput("not_schedulable", text=word)
    program, *arguments = job.command
    text = _TASK.format(
        id=escape(job.id),
        repetition=_REPETITION.format(hours=job.runs - 1) if job.runs > 1 else "",
        start=datetime.combine(_FIRST_DAY, job.at, CHINA).isoformat(),
        program=escape(program),
        arguments=escape(subprocess.list2cmdline(arguments)),
    )
    return [Piece(_name(job.id), text)]


def read(job_id: str, pieces: Sequence[Piece]) -> Job:
    found = [
        re.search(f"<{name}>(.+?)</{name}>", pieces[0].text)
        for name in ("StartBoundary", "Command", "Arguments")
    ]
    start, program, arguments = (unescape(one[1], {"&quot;": '"'}) if one else "" for one in found)
    at = datetime.fromisoformat(start).astimezone(CHINA).time()
    return Job(job_id, [program, *_words(arguments)], at)


def installed(job_id: str) -> list[Piece]:
    if not shutil.which("schtasks"):
        return []
    code, out, _ = attempt(("schtasks", "/Query", "/TN", _name(job_id), "/XML"))
    return [] if code else [Piece(_name(job_id), out.decode(errors="replace").replace("\r\n", "\n"))]


def install(job: Job) -> None:
    ((name, text),) = pieces(job)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "task.xml"
        file.write_text(text, encoding="utf-16")
        run(("schtasks", "/Create", "/TN", name, "/XML", str(file), "/F"))


def remove(job_id: str) -> None:
    run(("schtasks", "/Delete", "/TN", _name(job_id), "/F"))


def windowless(program: str) -> str:
    """The Python that opens no window, where it lies beside this one."""
    other = Path(program).with_name("pythonw.exe")
    return str(other) if os.name == "nt" and other.exists() else program


def _name(job_id: str) -> str:
    return f"sqqf\\daily-{job_id}"


def _words(line: str) -> Iterator[str]:
    """The words of a command line, as Windows' programs take it apart."""
    word, quoted = "", False
    for slashes, sign in re.findall(r"(\\*)([^\\]?)", line):
        if sign == '"':
            word += slashes[: len(slashes) // 2]
            if len(slashes) % 2:
                word += sign
            else:
                quoted = not quoted
        elif sign in ("", " ") and not quoted:
            if word + slashes:
                yield word + slashes
            word = ""
        else:
            word += slashes + sign
