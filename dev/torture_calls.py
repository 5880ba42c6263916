"""Every system call that changes a disk, the program's and SQLite's: it fails, or it is the last.

Needs strace. After each: what the program said is true, ``verify`` is content, and so is ``Round.faults``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dev.torture_files import TODAY, Round

CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,link,unlink,fchmod,mkdir"
FATES = ("signal=SIGKILL", "error=EIO", "error=ENOSPC")
COMMANDS = (
    "paper make acceptance 1 --output out/函.docx",
    "paper make acceptance 1",
    "case note 1 --text 已阅",
    "report daily --output out/日报.md",
    "export out/全部.json --acts",
)
available = shutil.which("strace") is not None


def sweep(folder: Path, ledger: Path, command: str) -> Iterator[list[str]]:
    """At the first call, the second, … of a command, each fate; what was wrong after each."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        log = Path(place, "calls")
        one = Round(Path(place), ledger)
        _traced(one, command, f"trace={CALLS}", log)
        calls = sum(" = " in line for line in log.read_text(encoding="utf-8", errors="replace").splitlines())
    for n in range(1, calls + 1):
        for fate in FATES:
            with tempfile.TemporaryDirectory(dir=folder) as place:
                one = Round(Path(place), ledger)
                yield [f"{command}, call {n}, {fate}: {fault}" for fault in _faults(one, command, n, fate)]


def _faults(one: Round, command: str, n: int, fate: str) -> Iterator[str]:
    before = one.acts()
    code, said = _traced(one, command, f"inject={CALLS}:{fate}:when={n}", Path("/dev/null"))
    recorded = one.acts() > before
    writes = command.startswith(("paper", "case"))
    if "Traceback" in said:
        yield said
    elif code == 0 and writes and not recorded:
        yield "said to be done, and not on record"
    elif code not in (0, 13, -9, 137) and recorded and "record" not in said:
        yield f"exit {code}, and on record: {said}"
    for path in (one.folder / "out").glob("[!.]*"):
        if path.suffix != ".docx" and not path.read_bytes().endswith(b"\n"):
            yield f"half a file: {path.name}"
    yield from one.faults()
    if one.run("verify").status:
        yield "verify isn't content"


def _traced(one: Round, command: str, what: str, log: Path) -> tuple[int, str]:
    """The exit code and what was said on stderr."""
    options = ("--ledger", str(one.ledger), "--today", TODAY, "--by", "tester", "--lang", "en")
    program = (sys.executable, "-B", "-m", "sqqf.cli", *options, *command.split())
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", str(log), "-e", what, *program],
        cwd=one.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr
