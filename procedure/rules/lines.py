"""In which line of a profile's text each thing stands.

tomllib says nothing of it. The text has been parsed by then, so that its parts need no second look: what
opens is closed, and what stands where a key is due is one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from sqqf.procedure.toml import TOKEN

_CLOSING = {"[": "]", "{": "}"}
_AFTER_A_VALUE = {",", "]", "}", "\n"}


def line_of(place: str, lines: Mapping[str, int]) -> int | None:
    """The line of a place, or of what it would stand in; None where that is the text as a whole."""
    while place and place not in lines:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place)


def lines_of(text: str) -> dict[str, int]:
    """The line, from 1, in which each key, table and element begins, by its place. ``text`` is valid TOML."""
    return _Reader(text.replace("\r\n", "\n")).read()


class _Token(NamedTuple):
    text: str
    line: int


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._lines: dict[str, int] = {}
        self._tables: dict[str, int] = {}
        """How many tables each list of tables has so far."""

    def read(self) -> dict[str, int]:
        table = ""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.text == "[":
                table = self._header()
            elif token.text == "\n":
                self._at += 1
            else:
                self._pair(table)
        return self._lines

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _header(self) -> str:
        """The place of the table that a line such as ``[[limits]]`` or ``[limits.extend_at_most]`` opens."""
        line = self._next().line
        if is_list := self._tokens[self._at].text == "[":
            self._next()
        *above, last = self._names("]")
        if is_list:
            self._next()
        place = ""
        for name in above:
            place = self._latest(_under(place, name))
            self._lines.setdefault(place, line)
        place = _under(place, last)
        if is_list:
            self._lines.setdefault(place, line)
            self._tables[place] = self._tables.get(place, 0) + 1
            place = self._latest(place)
        self._lines.setdefault(place, line)
        return place

    def _latest(self, place: str) -> str:
        """The table that is meant where a list of tables is named."""
        return f"{place}[{self._tables[place] - 1}]" if place in self._tables else place

    def _pair(self, table: str) -> None:
        line = self._tokens[self._at].line
        for name in self._names("="):
            table = _under(table, name)
            self._lines.setdefault(table, line)
        self._value(table)

    def _names(self, end: str) -> list[str]:
        """The parts of a dotted key, and past what ends it."""
        names: list[str] = []
        while (token := self._next()).text != end:
            if token.text[0] in "\"'":
                names += tomllib.loads(f"{token.text}=0")
            elif token.text != ".":
                names.append(token.text)
        return names

    def _value(self, place: str) -> None:
        first = self._next()
        self._lines.setdefault(place, first.line)
        end = _CLOSING.get(first.text)
        if end is None:
            self._rest()
            return
        numbers = count()
        while (token := self._tokens[self._at]).text != end:
            if token.text in ("\n", ","):
                self._at += 1
            elif end == "}":
                self._pair(place)
            else:
                self._value(f"{place}[{next(numbers)}]")
        self._at += 1

    def _rest(self) -> None:
        """Past what else belongs to a number or a date: the .5 of 1.5, the hour after a blank."""
        while self._at < len(self._tokens) and self._tokens[self._at].text not in _AFTER_A_VALUE:
            self._at += 1


def _tokens(text: str) -> Iterator[_Token]:
    line, last = 1, 0
    for found in TOKEN.finditer(text):
        line, last = line + text.count("\n", last, found.start()), found.start()
        if not found[0].startswith("#"):
            yield _Token(found[0], line)


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
