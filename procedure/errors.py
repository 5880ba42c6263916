"""What goes wrong, as codes with facts. Words for them are found at the edge, in the user's language.

Each class carries the exit code of the contract, so that it can be raised anywhere and is caught once.
"""

from typing import Any, ClassVar, NamedTuple


class Term(NamedTuple):
    """A code of the profile among the facts, to be shown by its term in the user's language."""

    section: str
    code: str


class SqqfError(Exception):
    """Something the user has to be told: ``code`` names it, ``facts`` fill in its sentence."""

    exit_code: ClassVar[int] = 70

    def __init__(self, code: str, *, article: str | None = None, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.article = article
        self.facts = facts


class Refused(SqqfError):
    """Well-formed, but the rules or the present state don't allow it; nothing was written."""

    exit_code = 1


class BadInput(SqqfError):
    """An unknown code, date, number or file, or something missing; nothing was written."""

    exit_code = 2
