"""Whether a workbook can be opened at all, tried by a process of its own.

The library that reads sheets holds a sheet as a rectangle in memory, so that a cell far out fills it; and it
falls over some broken .xls and .ods files, and takes its process with it.
"""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from pathlib import Path

from sqqf.papers.apart import hold_to
from sqqf.papers.office import load

SECONDS = 20
"""Of work; 100,000 rows take a tenth of that."""
MEGABYTES = 1024
"""Of memory; 100,000 rows take a third of that."""


def opens(path: Path) -> bool:
    """Whether a process that opened the file and read its sheets lived on."""
    # -P: nothing is loaded from the folder that one happens to be in.
    command = [sys.executable, "-P", "-m", __name__, str(path.absolute())]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=3 * SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _try(path: str) -> None:
    calamine = load("python_calamine")
    hold_to(SECONDS, MEGABYTES)
    try:
        book = calamine.load_workbook(path)
        for title in book.sheet_names:
            sheet = book.get_sheet_by_name(title)
            deque(sheet.iter_rows(), maxlen=0)
            len(sheet.merged_cell_ranges or ())
    except calamine.CalamineError:
        pass  # a plain no, which whoever asks gets too


if __name__ == "__main__":
    _try(sys.argv[1])
