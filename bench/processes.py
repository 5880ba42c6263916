"""Timing processes against each other, in turn, so that a busy machine slows all of them alike."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

MIB = 2**20


@dataclass(frozen=True)
class Run:
    """One process: seconds to its end and to its first output, peak resident memory in bytes, lines written."""

    seconds: float
    first: float
    memory: int
    lines: int


@dataclass(frozen=True)
class Runs:
    """The same process again and again, each time beside a baseline."""

    own: Sequence[Run]
    baseline: Sequence[Run]

    @property
    def ratio(self) -> float:
        """The median of the ratios within the pairs."""
        return median(own.seconds / base.seconds for own, base in zip(self.own, self.baseline, strict=True))

    @property
    def first_ratio(self) -> float:
        """The same for the time to the first output."""
        return median(own.first / base.seconds for own, base in zip(self.own, self.baseline, strict=True))

    @property
    def milliseconds(self) -> float:
        return 1000 * median(run.seconds for run in self.own)

    @property
    def mebibytes(self) -> float:
        return max(run.memory for run in self.own) / MIB


def run(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run a process whose stdout is a pipe that is read as fast as it comes. Raises where it fails."""
    start = perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout
        first, lines, pipe = 0.0, 0, process.stdout.fileno()
        while chunk := os.read(pipe, 65536):
            first = first or perf_counter() - start
            lines += chunk.count(b"\n")
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Kilobytes, but bytes on macOS. A child never counts less than its parent had: so nothing large is imported here.
    memory = usage.ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
    return Run(seconds, first or seconds, memory, lines)


def in_turn(commands: Sequence[Sequence[str]], environment: Mapping[str, str], times: int) -> list[list[Run]]:
    """Run the commands one after the other, that many times over; one round before it warms the caches."""
    rounds = [[run(command, environment) for command in commands] for _ in range(times + 1)]
    return [list(runs) for runs in zip(*rounds[1:], strict=True)]
