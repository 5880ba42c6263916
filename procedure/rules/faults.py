"""What is wrong with a profile: each fault with its place, its entry and its line.

A place is what one would write to get there, counting from 0 in the order of the file:
`circumstances[8].elements[2].zh` is the third element of the ninth circumstance.

Codes of faults, with their facts: `syntax` (line, column, said), `missing` (key), `lacks` (id),
`unknown_key` (key), `type` (expected, found), `empty`, `form` (expected, value), `choice` (choices, value),
`dangling` (section, value), `duplicate` (value, first: the place that has it already), `not_with` (other: the
key against it), `left_out` (act: what it belongs to, and isn't there), `unreached` (value: states that no act
leads to).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqqf.procedure.rules.lines import line_of, lines_of


class Fault(NamedTuple):
    """One thing wrong with a profile: where, which kind, and what the sentence about it needs to know."""

    place: str
    code: str
    facts: dict[str, Any]
    entry: str | None = None
    """The id of the entry in which it is."""
    line: int | None = None
    """From 1; None where nothing in the text is wrong, but something isn't there."""


class ProfileFaults(ValueError):
    """A profile that can't be used, with everything that is wrong with it, in the order of the schema."""

    def __init__(self, faults: tuple[Fault, ...], path: str = "") -> None:
        super().__init__(faults, path)
        self.faults = faults
        self.path = path
        """The file in which they are; empty where it isn't known."""


def located(faults: tuple[Fault, ...], content: Mapping[str, Any], text: str) -> tuple[Fault, ...]:
    """The faults of the content of a text, each with its entry and its line."""
    lines = lines_of(text) if faults else {}
    return tuple(
        fault._replace(entry=_entry_at(fault.place, content), line=line_of(fault.place, lines))
        for fault in faults
    )


def _entry_at(place: str, content: Mapping[str, Any]) -> str | None:
    """The id of the innermost entry in which a place lies."""
    found: str | None = None
    inner: Any = content
    for name, number in re.findall(r"([^.\[\]]+)|\[(\d+)\]", place):
        try:
            inner = inner[int(number) if number else name]
        except (LookupError, TypeError):  # it isn't there: that is what is wrong
            break
        if isinstance(inner, dict) and isinstance(inner.get("id"), str):
            found = inner["id"]
    return found
