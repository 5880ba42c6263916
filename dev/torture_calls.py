"""Every system call that changes a disk, the program's and SQLite's: it fails, or it is the last.

Needs strace. After each: what the program said is true, ``verify`` is content, and so is ``Round.faults``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dev.torture_files import TODAY, Round

FATES = {
    "signal=SIGKILL": "",
    "error=EIO": "",
    "error=ENOSPC": "openat,write,pwrite64,ftruncate,linkat,mkdir",
}
"""What becomes of a call, and of which; of all where none are named."""
CALLS = (
    "openat,write,writev,pwrite64,fsync,fdatasync,ftruncate,fallocate,chmod,fchmod,mkdir,"
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat,symlink,symlinkat"
)
COMMANDS = (
    "paper make acceptance 1 --output out/函.docx",
    "case note 1 --text 已阅",
    "report daily --output out/日报.md",
    "export out/全部.json --acts",
)
AGAIN = "report daily --output out/后.md"
available = shutil.which("strace") is not None


class Call(NamedTuple):
    """A call: the ``n``-th of its name in the process."""

    name: str
    n: int


def sweep(folder: Path, ledger: Path, command: str) -> Iterator[list[str]]:
    """At each call of a command, each fate; what was wrong after each."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        calls = _calls(Round(Path(place), ledger), command)
    for call in calls:
        for fate in (fate for fate, only in FATES.items() if call.name in (only or (call.name,))):
            with tempfile.TemporaryDirectory(dir=folder) as place:
                one = Round(Path(place), ledger)
                yield [
                    f"{command}, {call.name} {call.n}, {fate}: {fault}"
                    for fault in _faults(one, command, call, fate)
                ]


def _calls(one: Round, command: str) -> list[Call]:
    """Those that it makes, and of what it opens only what is in the round's folder."""
    told: Counter[str] = Counter()
    calls = []
    _, _, log = _traced(one, command, f"trace={CALLS}")
    for name, line in re.findall(r"^\d+ +(\w+)\((.*)$", log, re.MULTILINE):
        told[name] += 1
        if name != "openat" or f"<{one.folder}" in line.rpartition(" = ")[2]:
            calls.append(Call(name, told[name]))
    return calls


def _faults(one: Round, command: str, call: Call, fate: str) -> Iterator[str]:
    before = one.acts()
    code, said, log = _traced(one, command, f"inject={call.name}:{fate}:when={call.n}")
    recorded = one.acts() > before
    writes = command.startswith(("paper", "case"))
    if "INJECTED" not in log and "SIGKILL" not in log:
        yield "the call wasn't reached"
    if "Traceback" in said:
        yield said
    elif code == 0 and writes and not recorded:
        yield "said to be done, and not on record"
    elif code not in (0, 13, -9, 137) and recorded and "record" not in said:
        yield f"exit {code}, and on record: {said}"
    for path in (one.folder / "out").glob("[!.]*"):
        if path.suffix != ".docx" and not path.read_bytes().endswith(b"\n"):
            yield f"half a file: {path.name}"
    one.run(AGAIN)  # whatever is written there next sweeps what was left
    yield from one.faults()
    if one.run("verify").status:
        yield "verify isn't content"


def _traced(one: Round, command: str, what: str) -> tuple[int, str, str]:
    """The exit code, what was said on stderr, and the log of the calls."""
    options = ("--ledger", str(one.ledger), "--today", TODAY, "--by", "tester", "--lang", "en")
    program = (sys.executable, "-BP", "-m", "sqqf.cli", *options, *command.split())
    log = one.folder.with_suffix(".calls")
    done = subprocess.run(
        ["strace", "--seccomp-bpf", "-f", "-qq", "-y", "-o", str(log), "-e", what, *program],
        cwd=one.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr, log.read_text(encoding="utf-8", errors="replace")
