"""The ledger's lines as one JSON document: facts on record only, so that equal facts give equal exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any


def write(
    path: Path,
    encode: Callable[[Any], str],
    facts: Mapping[str, str],
    lists: Mapping[str, Iterable[Mapping[str, Any]]],
) -> None:
    """Write ``{**facts, **lists}`` in UTF-8, each entry of a list on a line of its own, as they come."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("{")
        file.write(",".join(f"\n  {encode(name)}: {encode(fact)}" for name, fact in facts.items()))
        for name, entries in lists.items():
            file.write(f",\n  {encode(name)}: [")
            separator = "\n"
            for entry in entries:
                file.write(f"{separator}    {encode(entry)}")
                separator = ",\n"
            file.write("]" if separator == "\n" else "\n  ]")
        file.write("\n}\n")
