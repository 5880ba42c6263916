"""A map file to fill in: what an older ledger has that isn't known here, with what it may be as comments.

A word has to be told before the map is taken: ``?`` is no code. A header may stay as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqqf.papers.sheets.incoming.map_file import Map

UNTOLD = "?"
_A_LINE = 6
"""So many choices stand in a line."""


class Unknown(NamedTuple):
    """What isn't known of a ledger. A choice is a code with its word, ``closed 已办结``."""

    headers: Sequence[str]
    columns: Sequence[str]
    """What a header may mean."""
    words: Mapping[str, Sequence[str]]
    """By column."""
    choices: Mapping[str, Sequence[str]]
    """What a word may mean, by column."""

    def __bool__(self) -> bool:
        return bool(self.headers or any(self.words.values()))


class Comments(NamedTuple):
    """What stands above the headers and above the words, in the reader's language."""

    headers: str
    words: str


def map_text(known: Map, unknown: Unknown, comments: Comments) -> str:
    """The map file: what was told already, and below what is to be told."""
    lines = ["[columns]", *_pairs(known.columns)]
    if unknown.headers:
        lines += [f"# {comments.headers}", *_comment(unknown.columns)]
        lines += [f"# {line}" for line in _pairs(dict.fromkeys(unknown.headers, ""))]
    for column in dict.fromkeys((*known.values, *unknown.words)):
        lines += ["", f"[values.{column}]", *_pairs(known.values.get(column, {}))]
        if words := unknown.words.get(column):
            lines += [f"# {comments.words}", *_comment(unknown.choices[column])]
            lines += _pairs(dict.fromkeys(words, UNTOLD))
    return "\n".join((*lines, ""))


def _pairs(told: Mapping[str, str]) -> Iterator[str]:
    return (f"{_quoted(name)} = {_quoted(value)}" for name, value in told.items())


def _quoted(text: str) -> str:
    """A string of TOML: but for one sign those of JSON are."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(choices: Sequence[str]) -> Iterable[str]:
    lines = (choices[at : at + _A_LINE] for at in range(0, len(choices), _A_LINE))
    return ("#   " + ", ".join(" ".join(one.split()) for one in line) for line in lines)
