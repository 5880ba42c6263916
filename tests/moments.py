"""Whatever a command reads while somebody writes is what the ledger says at one moment.

The somebody writes just before the command's n-th question to the file, if the file lets them, as another process:
what is said must be what was said before, or what is said after.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sqqf.store.ledger import connection
from tests.inside import Inside

if TYPE_CHECKING:
    from tests.conftest import Sqqf

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
    "case extend 1 --days 1 --reason 需要 --agreed-on 2026-11-20",
    "step add 1 --method document --point 1 --on 2026-11-23 --people 李某 --finding 属实",
    "lead assign 2 --officer 乙某",
    "lead amend 1 --act 5 --set text=搁置三日 --reason 误",
    "member add 赵某 --organ audit",
    "case new --channel appeal --applicant 陈某 --matter 事项 --point 要点 --received 2026-11-16 --officer 甲某",
    "guidance new --kind warning --on 2026-11-20 --to 某局 --measure 书面提醒 --text 提醒",
    "problem new --on 2026-11-20 --text 问题",
)
READING = (
    "case show 1 --json", "case explain 1 --json", "case list --json", "case check --json", "deadlines --all --json",
    "summary --json", "report daily --json", "report stats --json", "verify --json", "lead show 1 --json",
    "lead list --json", "lead check --json", "member list --json", "guidance list --json", "problem list --json",
    "paper make acceptance 1 --facts", "lead publish 1 --dry-run --json", "step list 1 --json",
    "export all.json --acts --overwrite", "export all.csv --overwrite",
)  # fmt: skip


def mixed(sqqf: Sqqf, command: str, questions: Iterable[int]) -> Iterator[list[str]]:
    """For each of these questions, as long as the command asks so many: what it said that is true of no moment."""
    sqqf.given(*LEDGER)
    before = _said(sqqf, command)
    for n in questions:
        sqqf.given(*LEDGER)
        if (said := _beside(sqqf, command, n)) is None:
            return
        yield [] if said in (before, _said(sqqf, command)) else [f"{command}, question {n}: {said}"]


def _said(sqqf: Sqqf, command: str) -> list[Any]:
    answer = sqqf(*command.split())
    into = re.match(r"export (\S+)", command)
    written = (sqqf.folder / into[1]).read_text(encoding="utf-8") if into else ""
    return [answer.code, answer.out, answer.err, written]


def _beside(sqqf: Sqqf, command: str, n: int) -> list[Any] | None:
    """What it says where somebody writes before its n-th question; None where it doesn't ask so often."""
    (asked, asks), (heard, hears) = os.pipe(), os.pipe()
    reader = _forked(lambda: _read(sqqf, command, n, lambda: (os.write(asks, b"?"), os.read(heard, 1))))
    os.close(asks)
    written = 0
    if reached := os.read(asked, 1):
        written = os.waitpid(_forked(lambda: _write(sqqf)), 0)[1]
        os.write(hears, b"!")
    ends = [os.waitpid(reader, 0)[1], written]
    for end in (asked, heard, hears):
        os.close(end)
    assert ends == [0, 0], command
    said: list[Any] = json.loads((sqqf.folder / "said").read_text(encoding="utf-8"))
    return said if reached else None


def _read(sqqf: Sqqf, command: str, n: int, wait: Callable[[], object]) -> None:
    questions = itertools.count(1)

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if next(questions) == n:
                wait()
            return super().execute(sql, *values)

    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, factory=Connection, **k)  # type: ignore[assignment]
    said = _said(Inside(sqqf.folder, sqqf.shelf), command)
    (sqqf.folder / "said").write_text(json.dumps(said), encoding="utf-8")


def _write(sqqf: Sqqf) -> None:
    connection.BUSY_SECONDS = 0  # the reader waits for this one
    inside = Inside(sqqf.folder, sqqf.shelf)
    for line in WRITING:
        answer = inside(*line.split())
        assert answer.code in (0, 11), answer


def _forked(work: Callable[[], object]) -> int:
    if not (child := os.fork()):
        code = 70
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child
