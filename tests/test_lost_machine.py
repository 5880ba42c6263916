"""docs/lost-machine.sh: a county's machine is lost and proved again, and a rewritten ledger is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import _kept

pytest.importorskip("nacl", reason="the extra keeping isn't installed")
SCRIPT = Path(__file__).resolve().parent.parent / "docs/lost-machine.sh"
SAID = (
    # restored, countersigned, filed again
    "countersigned by 某市容错调查工作小组",
    "is in the ledger as 某市容错调查工作小组 countersigned it",
    "\tfile, signed\tthe first",
    "\tfile, signed\tgoes on",
    # rewritten
    "the ledger of 某县容错调查工作小组 parts after act #",
    "the ledger doesn't have the head that 某市容错调查工作小组 countersigned",
    "filing-2.json the chain hasn't the head that went there",
)


@pytest.mark.skipif(sys.platform == "win32", reason="takes a POSIX shell")
@pytest.mark.timeout(240)
def test_the_script_ends_as_it_says(tmp_path: Path) -> None:
    environment = {**_kept(), "SQQF_LANG": "en", "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", str(SCRIPT)],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert [said for said in SAID if said not in done.stdout] == []
