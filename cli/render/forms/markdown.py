"""A document as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from sqqf.cli.screen.visible import visible
from sqqf.papers.document import Document, Table, Text, printed

_MARKS = {"heading": "## ", "paragraph": "", "item": "- "}


def markdown(document: Document) -> str:
    """The whole document; its last line isn't ended."""
    foot = [*document.notes, document.head] if document.head else document.notes
    return "\n\n".join(
        [
            f"# {_text(document.title)}",
            *map(_text, document.under),
            *_blocks(document.blocks),
            *map(_text, foot),
        ]
    )


def _blocks(blocks: Iterable[Text | Table]) -> Iterator[str]:
    """Each by itself; the items of a list stay together."""
    for item, together in groupby(blocks, lambda block: isinstance(block, Text) and block.kind == "item"):
        found = [text for block in together for text in _block(block)]
        yield from ["\n".join(found)] if item else found


def _block(block: Text | Table) -> Iterator[str]:
    if isinstance(block, Text):
        yield _MARKS[block.kind] + _text(block.words)
        return
    first = 0 if block.labelled else 1
    headers = ["", *map(_text, block.headers)][first:]
    rows = ([row.label, *map(printed, row.cells)][first:] for row in block.rows)
    lines = [headers, ["---"] * len(headers), *([_text(cell) for cell in row] for row in rows)]
    yield f"## {_text(block.title)}"
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
    yield from map(_text, block.notes)


def _text(said: str) -> str:
    """Words in which nothing is a mark."""
    return re.sub(r"([\\`*_\[\]<>|~&!#])", r"\\\1", visible(said))
