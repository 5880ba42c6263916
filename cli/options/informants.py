"""Who gave a lead: named in a file or on standard input, asked for on a terminal, or given as an argument."""

from __future__ import annotations

import os
import stat
import sys
import unicodedata
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import flag, option
from sqqf.cli.options.questions import ask
from sqqf.cli.screen import streams
from sqqf.cli.screen.question import Question
from sqqf.procedure.errors import BadInput
from sqqf.store.ledger.informants import Informant, new_informant

LARGEST = 4096
"""So many bytes name somebody and say how to reach them."""

Name = Annotated[
    str | None,
    option(
        "--informant",
        "NAME",
        _(
            "Who gave it: kept apart from the lead, shown only by sqqf lead source. Other users of the "
            "machine can see it while the command runs: better --informant-file."
        ),
    ),
]
Contact = Annotated[
    str | None, option("--contact", "TEXT", _("How to reach who gave it; kept apart likewise."))
]
File = Annotated[
    str | None,
    option(
        "--informant-file",
        "FILE|-",
        _(
            "Who gave it, from a file: the name in the first line, how to reach them in the second; - is "
            "standard input, and on a terminal asks."
        ),
    ),
]
Namesake = Annotated[
    bool,
    flag("--namesake", _("An official or unit that is named only has the same name as who gave the lead.")),
]


def given_by(name: str | None, contact: str | None, file: str | None) -> Informant | None:
    """Who gave it, as it was told; None where it wasn't. Raises BadInput."""
    if file is not None:
        given = [("--informant", name), ("--contact", contact)]
        if other := [option for option, value in given if value]:
            raise BadInput("exclusive", names=["--informant-file", *other])
        name, contact = _asked() if file == "-" and streams.can_ask() else _read(file)
    if contact and not name:
        raise BadInput("missing", names=["--informant"])
    return new_informant(name, contact) if name else None


def _asked() -> tuple[str, str | None]:
    name = ask(Question(_("Who gave it"), remembered=False), lambda text: _checked("-", [text])[0])
    reach = Question(_("How to reach them (Enter: not known)"), remembered=False)
    return ask(reach, lambda text: _checked("-", [name, text]))


def _read(path: str) -> tuple[str, str | None]:
    content = _content(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("not_utf8", path=path) from None
    return _checked(path, text.replace("\r\n", "\n").split("\n"))


def _content(path: str) -> bytes:
    try:
        if path == "-":
            content = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        else:
            # Something that is no file isn't waited for.
            with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise BadInput("bad_informant_file", path=path)
                content = file.read(LARGEST + 1)
    except (OSError, ValueError):
        raise BadInput("no_such_file", path=path) from None
    if len(content) > LARGEST:
        raise BadInput("bad_informant_file", path=path)
    return content


def _checked(path: str, lines: list[str]) -> tuple[str, str | None]:
    name, contact, *more = [line.strip() for line in [*lines, "", ""]]
    strange = any(unicodedata.category(sign) == "Cc" for sign in name + contact)
    if not name or any(more) or strange:
        raise BadInput("bad_informant_file", path=path)
    return name, contact or None
