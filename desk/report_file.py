"""A report as a file, in the form that its name says; it replaces nothing but an earlier report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqqf.papers.sheets.earlier import is_report
from sqqf.procedure.errors import BadInput
from sqqf.store import files

NAMED = {".txt": "text", ".md": "md", ".html": "html", ".htm": "html", ".json": "json"}
NAMED |= {".xlsx": "xlsx", ".docx": "docx", ".csv": "csv"}
"""The form that the end of a name says."""


def form_of(text: str | None, output: str | None, known: Sequence[str]) -> str:
    """The form: as asked for, as the file's name says, else text. Raises BadInput where these two differ."""
    suffix = Path(output).suffix.casefold() if output else ""
    said = NAMED.get(suffix)
    if text and text not in known:
        raise BadInput("unknown_format", value=text, choices=known)
    no_form = not text and suffix[1:].isascii() and suffix[1:].isalpha()  # as .pdf, which nobody knows
    if (said not in known) if said else no_form:
        choices = [name for name, form in NAMED.items() if form in known]
        raise BadInput("unknown_format", value=suffix, choices=choices)
    if text and said and text != said:
        raise BadInput("form_and_name", form=text, path=output)
    return text or said or "text"


def check(output: str, form: str) -> None:
    """Raise BadInput where something other than a report of this form stands there."""
    if files.is_file(Path(output)) and not is_report(Path(output), form):
        raise BadInput("not_over_this", path=output)


def write(output: str, form: str, content: bytes) -> None:
    """Write it. Raises BadInput where it can't be written, or the file there isn't a report."""
    check(output, form)
    files.write_whole(Path(output), content)


def write_once(path: Path, content: bytes) -> bool:
    """Write it, with its folder, unless the file is there; whether it was written. Raises BadInput."""
    if files.is_file(path):
        return False
    files.make_folder(path.parent)
    try:
        files.write_new(path, content)
    except BadInput:
        if files.is_file(path):  # another run was first
            return False
        raise
    return True
