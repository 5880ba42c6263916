"""Readers beside a writer: whatever one of them says has to be what the ledger says at one moment.

The writer keeps the file as it is after each act, so that it can be asked afterwards what was true when.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.inside import Inside

if TYPE_CHECKING:
    from tests.conftest import Answer, Sqqf

LEDGER = (
    "init --group 阳江市容错调查工作小组 --level city --prefix 阳容",
    "case new --channel appeal --applicant 陈某 --unit 某局 --matter 变更 --point 程序 --received 2026-11-16 --officer 李某",
    "case accept 1 --on 2026-11-20",
    "lead new --source s1 --area i5 --unit 某县住建局 --person 刘某:科长 --text 搁置 --received 2026-11-16",
    "lead verify 1 --method talk --on 2026-11-18 --people 王某 --finding 属实",
    "lead dispose 1 --on 2026-11-20 --measure m1 --responsibility direct --reason 失察",
    "lead close 1 --on 2026-11-20",
    "lead new --source s1 --area i8 --unit 某局 --text 群众申请长期未予答复 --received 2026-11-16",
)
WRITING = (
    "case assign 1 --officer 甲某",
    "lead assign 2 --officer 乙某",
    "member add 成员{n} --organ audit",
    "case extend 1 --days 1 --reason 需要 --agreed-on 2026-11-20",
    "case assign 1 --officer 丙某",
    "lead assign 2 --officer 丁某",
    "lead amend 1 --act {lead} --set text=搁置{n}日 --reason 误",
    "case new --channel appeal --applicant 陈某 --matter 事项{n} --point 要点 --received 2026-11-16 --officer 甲某",
    "guidance new --kind warning --on 2026-11-20 --to 某局 --measure 书面提醒 --text 提醒{n}",
    "problem new --on 2026-11-20 --text 问题{n}",
)
READING = (
    "case show 1 --json", "case explain 1 --json", "case list --json", "case check --json", "deadlines --all --json",
    "summary --json", "report daily --json", "report stats --json", "verify --json", "lead show 1 --json",
    "lead list --json", "lead check --json", "member list --json", "guidance list --json", "problem list --json",
    "paper make acceptance 1 --facts", "lead publish 1 --dry-run --json", "step list 1 --json",
    "export all.json --acts --overwrite", "export all.csv --overwrite",
)  # fmt: skip


class Beside:
    """A program whose ledger is written to all the while."""

    def __init__(self, sqqf: Sqqf) -> None:
        self.sqqf = sqqf
        self.kept = sqqf.folder / "kept"

    def mixed(self, command: str) -> str | None:
        """What a command said, where that is true of no moment from when it was asked until it had answered."""
        first = self._last()
        said = self._said(command)
        last = self._last() + 1
        while self._last() < last:  # it may have read what isn't kept yet
            time.sleep(0.005)
        true = (self._said(command, self.kept / f"{n}.db") for n in range(first, last + 1))
        found = None if said in true else f"{command}: {said}"
        for n in range(first - 1, 0, -1):
            if not (old := self.kept / f"{n}.db").exists():
                break
            old.unlink()
        return found

    def _last(self) -> int:
        return int((self.kept / "last").read_text())

    def _said(self, command: str, ledger: Path | None = None) -> tuple[Answer, str]:
        answer = self.sqqf(*(("--ledger", ledger) if ledger else ()), *command.split())
        into = re.match(r"export (\S+)", command)
        return answer, (self.sqqf.folder / into[1]).read_text(encoding="utf-8") if into else ""


@contextmanager
def beside_a_writer(sqqf: Sqqf) -> Iterator[Beside]:
    """Readers of a ledger on which ``LEDGER`` was run."""
    sqqf.given(*LEDGER)
    beside = Beside(sqqf)
    beside.kept.mkdir()
    _keep(sqqf, beside.kept, 0)
    if not (writer := os.fork()):
        try:
            _write(sqqf, beside.kept)
        finally:
            os._exit(70)
    try:
        yield beside
        assert os.waitpid(writer, os.WNOHANG) == (0, 0), "the writer has ended"
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)


def _write(sqqf: Sqqf, kept: Path) -> None:
    inside = Inside(sqqf.folder, sqqf.shelf)
    lead = inside.json("lead", "show", "1")["acts"][0]["seq"]
    for n, line in enumerate(itertools.cycle(WRITING), start=1):
        if inside(*line.format(n=n, lead=lead).split()).code == 0:
            _keep(sqqf, kept, n)
        else:  # an extension too many
            shutil.copy(kept / f"{n - 1}.db", kept / f"{n}.db")
            _tell(kept, n)


def _keep(sqqf: Sqqf, kept: Path, n: int) -> None:
    shutil.copy(sqqf.ledger, kept / f"{n}.db")
    _tell(kept, n)


def _tell(kept: Path, n: int) -> None:
    (kept / "next").write_text(str(n))
    (kept / "next").replace(kept / "last")
