"""What the program costs, as ratios to ``python -c pass`` measured in turn with it in the same run.

    python -m bench.measure --folder build/bench [--write] [--runs 15]

Goal and measure stand side by side; nothing fails because it is slow. ``--write`` makes docs/performance.md.
Run by ``make bench`` with an ordinary, not an editable, install.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.processes import Run, Runs, in_turn, run

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/performance.md"
START = ROOT / "bench/start.md"
"""What was counted by hand, in instructions: it follows the table."""
TODAY = "2026-11-23"
PASS = [sys.executable, "-c", "pass"]
PASS_THERE = 0.009
"""So many seconds ``python -c pass`` took where the goals were set."""
SQQF = str(Path(sys.executable).with_name("sqqf"))
CASE = [
    "case",
    "new",
    "--channel",
    "appeal",
    "--applicant",
    "陈某",
    "--unit",
    "某县住建局",
    "--officer",
    "李某",
    "--matter",
    "老旧小区改造中变更施工方案",
    "--point",
    "变更是否经集体研究",
    "--received",
    "2026-11-16",
]


class Row(NamedTuple):
    """A line of the table."""

    what: str
    goal: str
    measured: str
    beside: str = ""


class Bench:
    """The measures, on ledgers made in one folder."""

    def __init__(self, folder: Path, times: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.times = times
        self.environment = {
            **{name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ},
            "HOME": str(folder),
            "LOGNAME": "bench",
            "LC_ALL": "C.UTF-8",
            "SQQF_TODAY": TODAY,
            "SQQF_LANG": "zh",
        }

    def rows(self) -> list[Row]:
        thousand, _, _ = self._demo(1_000)
        hundred, made, passes = self._demo(100_000)
        return [
            *self._start(),
            *self._new(thousand),
            *self._deadlines("1,000", thousand, 7.5),
            *self._deadlines("100,000", hundred, 10),
            *self._check(),
            self._due_dates(),
            *self._import(10_000, ".csv", "≤ 500×"),
            *self._import(10_000, ".xlsx", "≤ 500×"),
            *self._import(100_000, ".xlsx", "goes in"),
            Row("`demo --cases 100000`", _goal(60), f"{made.seconds:.0f} s", passes),
            Row("— its peak memory", "≤ 200 MB", f"{made.memory / 1e6:.0f} MB"),
        ]

    def _start(self) -> list[Row]:
        lines = {
            "`import typer` alone: below it no command can be": ([*PASS[:1], "-c", "import typer"], ""),
            "`--version`": ([SQQF, "--version"], "≤ 6.5×"),
            "`--help`": ([SQQF, "--help"], "≤ 6.5×"),
        }
        measured = self._measured([command for command, _ in lines.values()])
        return [
            Row(what, goal, f"{runs.ratio:.1f}×", f"{runs.milliseconds:.0f} ms")
            for (what, (_, goal)), runs in zip(lines.items(), measured, strict=True)
        ]

    def _new(self, thousand: Path) -> list[Row]:
        million = self.folder / "1000000.db"
        # In a process of its own: a child's peak memory never counts less than its parent's.
        subprocess.run(
            [sys.executable, "-m", "bench.grow", str(thousand), str(million), "1000"], cwd=ROOT, check=True
        )
        small, large = self._measured([[SQQF, "--ledger", str(path), *CASE] for path in (thousand, million)])
        more = Runs(large.own, small.own).ratio
        million.unlink()
        return [
            Row(
                "`case new`, durable, on 1,000 cases",
                "≤ 8.5×",
                f"{small.ratio:.1f}×",
                f"{small.milliseconds:.0f} ms",
            ),
            Row(
                "`case new`, durable, on 1,000,000 cases",
                "≤ 8.5×",
                f"{large.ratio:.1f}×",
                f"{large.milliseconds:.0f} ms",
            ),
            Row("— the second to the first", "≤ 1.1×", f"{more:.2f}×"),
        ]

    def _deadlines(self, cases: str, ledger: Path, goal: float) -> list[Row]:
        (runs,) = self._measured([[SQQF, "--ledger", str(ledger), "deadlines", "--overdue"]])
        beside = f"{runs.milliseconds:.0f} ms, {runs.own[0].lines:,} lines"
        return [
            Row(
                f"`deadlines --overdue` in a pipe, {cases} cases",
                f"≤ {goal:g}×",
                f"{runs.ratio:.1f}×",
                beside,
            ),
            Row("— to its first row", "at once", f"{runs.first_ratio:.1f}×"),
            Row("— its peak memory", "≤ 30 MiB", f"{runs.mebibytes:.1f} MiB"),
        ]

    def _check(self) -> list[Row]:
        """``case check`` on a ledger of 10,000 cases: on the open ones, then on all of them, the closed made open."""
        ledger, _, _ = self._demo(10_000)
        line = [SQQF, "--ledger", str(ledger), "case", "check"]
        with contextlib.closing(sqlite3.connect(ledger)) as connection:
            (opened,) = connection.execute("SELECT count(*) FROM cases WHERE open").fetchone()
            as_it_is, passes = self._long(line)
            with connection:
                connection.execute("UPDATE dossiers SET open = 1 WHERE track = 'tolerance'")
        whole = run(line, self.environment)
        beside = f"{opened:,} open, {as_it_is.lines - 1:,} findings"
        return [
            Row("`case check` on 10,000 cases", _goal(5), f"{as_it_is.seconds:.1f} s", f"{passes}, {beside}"),
            Row("— all of them made open", "", f"{whole.seconds:.1f} s", f"{whole.lines - 1:,} findings"),
            Row("— its peak memory", "", f"{whole.memory / 2**20:.1f} MiB"),
        ]

    def _due_dates(self) -> Row:
        said = subprocess.check_output(
            [sys.executable, str(ROOT / "bench/due_dates.py")], env=self.environment
        )
        rates: dict[str, float] = json.loads(said)
        ratio = rates["add"] / rates["find_workday"]
        beside = ", ".join(f"`{name}` {rate:,.0f}/s" for name, rate in rates.items())
        return Row("due dates in process, n = 30, to `find_workday`", "≥ 3,000×", f"{ratio:,.0f}×", beside)

    def _import(self, rows: int, suffix: str, goal: str) -> list[Row]:
        """``import`` of so many rows of 20 columns into an empty ledger."""
        old, ledger = self.folder / f"old{suffix}", self.folder / "taken.db"
        ledger.unlink(missing_ok=True)
        subprocess.run([sys.executable, "bench/old_ledger.py", str(old), str(rows)], cwd=ROOT, check=True)
        run([SQQF, "--ledger", str(ledger), "init", "--group", "某组", "--level", "city"], self.environment)
        taken, passes = self._long([SQQF, "--ledger", str(ledger), "import", str(old)])
        return [
            Row(f"`import` of {rows:,} rows, {suffix}", goal, passes, f"{taken.seconds:.1f} s"),
            Row("— its peak memory", "≤ 500 MB", f"{taken.memory / 1e6:.0f} MB"),
        ]

    def _long(self, line: Sequence[str]) -> tuple[Run, str]:
        """A long run, and what it is in ``python -c pass`` just before and after: seconds tell more of the machine."""
        (before,) = in_turn([PASS], self.environment, self.times)
        done = run(line, self.environment)
        (after,) = in_turn([PASS], self.environment, self.times)
        return done, f"{done.seconds / median(one.seconds for one in (*before, *after)):,.0f}×"

    def _demo(self, cases: int) -> tuple[Path, Run, str]:
        ledger = self.folder / f"{cases}.db"
        ledger.unlink(missing_ok=True)
        made, passes = self._long(
            [SQQF, "demo", "--cases", str(cases), "--seed", "1", "--ledger", str(ledger)]
        )
        return ledger, made, passes

    def _measured(self, commands: Sequence[Sequence[str]]) -> list[Runs]:
        baseline, *own = in_turn([PASS, *commands], self.environment, self.times)
        return [Runs(runs, baseline) for runs in own]


def _goal(seconds: int) -> str:
    """A goal for a long run, and what that was in ``python -c pass`` where it was set."""
    return f"< {seconds} s, {seconds / PASS_THERE:,.0f}×"


def table(rows: Sequence[Row]) -> str:
    lines = ["| what | goal | measured | beside it |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def page(rows: Sequence[Row], times: int) -> str:
    """docs/performance.md."""
    python = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"""# Performance

Made by `make bench WRITE=--write`; not edited by hand. {python}.

A ratio is to `python -c pass` of the same interpreter: the command and it run in turn, {times} times, and the
median of the ratios within the pairs stands here. Every command is a process of its own with stdout in a pipe,
in Chinese, installed as users install it (an editable install makes each start of Python slower, `pass` too).

{table(rows)}

- A goal in seconds has its ratio beside it: it was set where `python -c pass` takes 9 ms.
- `case new` counts with everything synced to the disk. Its million cases are those of a sample ledger of 1,000,
  copied in SQL under other numbers: tables and indexes are the real ones, as full as they would be (`bench/grow.py`).
- `case check` looks at the open cases; a second run has the closed ones made open, with their whole history.
- 5 % of the sample's cases have an overdue limit; every row is printed and read.
- Memory is the process's peak resident set; `python -c pass` itself is part of it.
- `find_workday` is chinese-calendar's; `add` and `add_each` are `Workdays`', their tables made before.
{START.read_text(encoding="utf-8")}"""


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--folder", type=Path, required=True, help="where the ledgers are made")
    options.add_argument("--runs", type=int, default=15, help="how often each command is run")
    options.add_argument("--write", action="store_true", help="write docs/performance.md")
    chosen = options.parse_args()
    rows = Bench(chosen.folder.absolute(), chosen.runs).rows()
    print(table(rows))
    if chosen.write:
        PAGE.write_text(page(rows, chosen.runs), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
