"""The codes that a cell's words stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from sqqf.papers.sheets.columns import KNOWN
from sqqf.papers.sheets.incoming.bad import Bad
from sqqf.papers.sheets.incoming.cells import BREAKS, text
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.vocabulary import WORDS
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile

_DIVIDED = re.compile(r"[、,，;；\s]")
_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_OF_PLACE = re.compile(rf"^{_HAN}{{0,4}}?[省市县区]")
_ORDINAL = re.compile(r"(?:第|情形)?[(（]?(\d{1,2})[)）]?[项种条类]?")


def code_readers(track: str, profile: Profile, known: Map) -> dict[str, Callable[[str], str | None]]:
    """Of each column that holds codes, what reads them; ``known``: what a map says of its words."""
    found = {}
    for column in KNOWN[track]:
        if column.section is None:
            continue
        only = profile.states_of(track) if column.section == "states" else None
        usual = WORDS[track].get(column.key, {})
        mapped = _checked(known.values.get(column.key, {}), profile, column.section, only)
        found[column.key] = codes_of(profile, column.section, mapped, usual, only)
    return found


def codes_of(
    profile: Profile,
    section: str,
    known: Mapping[str, str | None],
    usual: Mapping[str, str],
    only: Collection[str] | None,
) -> Callable[[str], str | None]:
    """Reads a column's codes: first by the map's words, then the profile's, last those of older ledgers."""

    @lru_cache(4096)
    def code(cell: str) -> str | None:
        asked = cell.strip()
        for word in (asked, _bare(asked)):
            if word in known:
                return known[word]
            try:
                found = profile.find(section, word)
            except UnknownCode:
                continue
            if only is None or found in only:
                return found
        for word in (_bare(asked), _OF_PLACE.sub("", _bare(asked))):  # 县纪委移送
            if word in usual:
                return usual[word]
        if text(cell) is None:
            return None
        raise Bad("unknown_code", value=cell, section=section)

    return code


def several(cell: str, code: Callable[[str], str | None]) -> tuple[str, ...]:
    """Codes, one a line, or divided by 、 and the like."""
    found: list[str | None] = []
    for line in BREAKS.split(cell):
        try:
            found.append(code(line))
        except Bad:
            parts = [part for part in _DIVIDED.split(line) if part]
            if len(parts) < 2:
                raise
            found += [code(part) for part in parts]
    return tuple(dict.fromkeys(one for one in found if one))


def _bare(word: str) -> str:
    """A word without spaces and what ends a sentence; ``第5项`` and ``（5）`` are 5."""
    word = re.sub(r"\s", "", unicodedata.normalize("NFKC", word)).strip("。.;,、:")
    told = _ORDINAL.fullmatch(word)
    return told[1] if told else word


def _checked(
    words: Mapping[str, str], profile: Profile, section: str, only: Sequence[str] | None
) -> dict[str, str | None]:
    """A map's words with their codes, None for nothing. Raises BadInput; then ``only`` these are named."""
    found: dict[str, str | None] = {}
    for word, told in words.items():
        if not told:  # it means nothing
            found[word.strip()] = None
            continue
        try:
            found[word.strip()] = profile.find(section, told)
        except UnknownCode as error:
            raise BadInput(
                "unknown_map_value", word=word, value=told, choices=only or error.choices
            ) from None
    return found
