"""The two streams: answers on stdout, everything else on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqqf.cli.screen.visible import json_safe

_quiet = False


def prepare() -> None:
    """UTF-8 where the system can't say what it is; elsewhere, characters it hasn't are written as escapes."""
    global _quiet
    _quiet = False
    if sys.stdout is None:  # closed by the caller: what is said there goes nowhere
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if stream is None or not hasattr(stream, "reconfigure"):
            continue
        if sys.platform == "win32":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            stream.reconfigure(errors="backslashreplace")


def on_terminal() -> bool:
    """Whether a person looks at stdout."""
    return sys.stdout.isatty()


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def colour() -> bool:
    """Whether colours are wanted on stdout."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str = "") -> None:
    """One line of an answer."""
    print(text)  # noqa: T201


def tell(text: str) -> None:
    """One line beside the answer: a hint, what was done. A quiet run leaves it out."""
    if not _quiet:
        insist(text)


def insist(text: str) -> None:
    """One line beside the answer that is said in a quiet run too: an error, or what goes with a question."""
    print(text, file=sys.stderr)  # noqa: T201


def quiet() -> bool:
    """Whether nothing is said beside the answer but what went wrong."""
    return _quiet


def be_quiet() -> None:
    """Say nothing beside the answer from now on but what went wrong."""
    global _quiet
    _quiet = True


def show_json(document: Any) -> None:
    """One whole JSON document."""
    say(_dumps(document, 2, unicode=_unicode()))


def as_json(document: Any) -> str:
    """One whole JSON document for a file, without its last line's end."""
    return _dumps(document, 2, unicode=True)


def show_json_list(documents: Iterable[str]) -> None:
    """A JSON list, one document a line, written as they come."""
    import json

    write, unicode = sys.stdout.write, _unicode()
    documents = iter(documents)
    first = list(islice(documents, 1))  # what goes wrong goes wrong before anything is answered
    write("[")
    separator = "\n"
    for document in chain(first, documents):
        write(
            separator
            + (json_safe(document) if unicode else _dumps(json.loads(document), None, unicode=False))
        )
        separator = ",\n"
    write("\n]\n" if separator == ",\n" else "]\n")


def show_json_entries(entries: Iterable[Any]) -> None:
    """The entries as a JSON list, one a line, written as they come."""
    import json

    show_json_list(json.dumps(entry, ensure_ascii=False) for entry in entries)


def _unicode() -> bool:
    return sys.stdout.encoding.casefold().replace("-", "") == "utf8"


def _dumps(document: Any, indent: int | None, *, unicode: bool) -> str:
    import json

    # A console in another encoding still gets valid JSON.
    return json_safe(json.dumps(document, ensure_ascii=not unicode, indent=indent))
