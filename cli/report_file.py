"""A report written to a file: in the form that the file's name says, and in the place of an earlier one only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqqf.cli.context.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput

NAMED = {".txt": "text", ".md": "md", ".html": "html", ".htm": "html", ".json": "json", ".xlsx": "xlsx"}
"""The form that the end of a name says."""


def form_of(text: str | None, output: str | None, known: Sequence[str]) -> str:
    """The form: as asked for, as the file's name says, else text. Raises BadInput where these two differ."""
    suffix = Path(output).suffix.casefold() if output else ""
    said = NAMED.get(suffix)
    if text and text not in known:
        raise BadInput("unknown_format", value=text, choices=known)
    if said and said not in known:
        choices = [name for name, form in NAMED.items() if form in known]
        raise BadInput("unknown_format", value=suffix, choices=choices)
    if (
        not (text or said) and suffix[1:].isascii() and suffix[1:].isalpha()
    ):  # a form that nobody knows, as .pdf
        choices = [name for name, form in NAMED.items() if form in known]
        raise BadInput("unknown_format", value=suffix, choices=choices)
    if text and said and text != said:
        raise BadInput("form_and_name", form=text, path=output)
    return text or said or "text"


def write(output: str, form: str, content: bytes) -> None:
    """Write it, and say where. Raises BadInput where it can't be written, or something else stands there."""
    from sqqf.papers.sheets.earlier import is_report
    from sqqf.store.exports import write as put

    def may_replace(old: Path) -> bool:
        if is_report(old, form):
            return True
        raise BadInput("not_over_this", path=output)

    put(Path(output), partial(Path.write_bytes, data=content), may_replace)
    streams.tell(visible(_("written to {path}").format(path=output)))
