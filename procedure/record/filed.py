"""The files that acts tell of, papers and what is attached: name, size and SHA-256, never where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqqf.procedure.record.acts import Act

PAPERS = ("paper_made", "lead_paper_made")


class Filed(NamedTuple):
    """A file as it was when it went on record."""

    seq: int
    """The act that tells of it."""
    what: str
    """``paper`` or ``attachment``: attached, or named as evidence."""
    name: str
    size: int
    """In bytes."""
    sha256: str


def filed_by(acts: Iterable[Act]) -> Iterator[Filed]:
    """Every file that these acts tell of, each act's once, in their order; struck ones too."""
    for act in acts:
        what = "paper" if act.kind in PAPERS else "attachment"
        seen = set()
        for one in _described(act.body):
            key = (one["name"], one["size"], one["sha256"])
            if key not in seen:
                seen.add(key)
                yield Filed(act.seq, what, *key)


def _described(content: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(content, Mapping):
        told = (content.get("name"), content.get("size"), content.get("sha256"))
        if isinstance(told[0], str) and isinstance(told[1], int) and isinstance(told[2], str):
            yield content
        for inner in content.values():
            yield from _described(inner)
    elif isinstance(content, list | tuple):
        for inner in content:
            yield from _described(inner)
