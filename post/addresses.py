"""Mail addresses, read strictly: nothing else can get into a header."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.headerregistry import Address

from sqqf.procedure.errors import BadInput

# Narrower than RFC 5322, which allows quoted blanks and comments: nobody's address at an office has them.
_FORM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_NAMED = re.compile(r"\s*(?P<name>[^<>\x00-\x1f\x7f]*?)\s*<(?P<address>[^<>]*)>\s*")


def address(text: str) -> str:
    """A bare address as typed. Raises BadInput where it is none."""
    bare = text.strip(" ")
    try:
        if _FORM.fullmatch(bare) and Address(addr_spec=bare).addr_spec == bare:
            return bare
    except (HeaderParseError, ValueError, IndexError):
        pass
    raise BadInput("bad_address", text=text)


def sender(text: str) -> tuple[str, str]:
    """Display name and address of ``容错办 <office@example.org>``, or an address alone. Raises BadInput."""
    named = _NAMED.fullmatch(text)
    return (named["name"].strip('"'), address(named["address"])) if named else ("", address(text))
