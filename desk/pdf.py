"""A paper as PDF, by LibreOffice where it is there, and sent to the printer by the system's own command."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from sqqf.desk.papers import Made
from sqqf.procedure.errors import BadInput
from sqqf.store import files

_OFFICES = ("soffice", "libreoffice")
_PRINTERS = ("lp", "lpr")
_SECONDS = 180


class Beside(NamedTuple):
    """What is wanted of a paper beside its .docx."""

    pdf: bool
    printed: bool

    def check(self) -> None:
        """Raise BadInput where this machine can't do it: before anything is made."""
        if self.pdf:
            check_pdf()
        if self.printed:
            check_print()


class MadeBeside(NamedTuple):
    """What came of it; ``pdf`` is None and ``printed`` False where it failed, or wasn't wanted."""

    wanted: Beside
    pdf: Path | None
    printed: bool


def made_beside(made: Made, wanted: Beside) -> MadeBeside:
    """Make a PDF beside a paper, and print the paper: the PDF where there is one. The paper stands anyway."""
    content = as_pdf(made.drawn.content) if wanted.pdf else None
    path = files.free_name(made.path.parent, made.path.stem, ".pdf") if content else None
    if path and content:
        files.write_new(path, content)
    return MadeBeside(wanted, path, wanted.printed and send_to_printer(path or made.path))


def check_pdf() -> str:
    """The command that makes a PDF. Raises BadInput where there is none."""
    if found := _first(_OFFICES):
        return found
    raise BadInput("no_libreoffice")


def check_print() -> str:
    """The command that prints. Raises BadInput where there is none."""
    if found := _first(_PRINTERS):
        return found
    raise BadInput("no_printer")


def as_pdf(content: bytes) -> bytes | None:
    """The .docx as PDF; None where LibreOffice makes none. Raises BadInput where it isn't there."""
    office = check_pdf()
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "paper.docx"), Path(folder, "paper.pdf")
        given.write_bytes(content)
        # A profile of its own: beside a window that is open it would do nothing.
        own = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, own, "--headless", "--convert-to", "pdf", "--outdir", folder, str(given)]
        return made.read_bytes() if _runs(command) and made.is_file() else None


def send_to_printer(path: Path) -> bool:
    """Send a file to the printer; whether that was done. Raises BadInput where there is no command for it."""
    return _runs([check_print(), str(path.absolute())])


def _first(names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def _runs(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
