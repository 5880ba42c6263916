"""What stands in place of a unit's or a person's name: 某市某区某局, 某局长, 刘某."""

from __future__ import annotations

import re

from sqqf.procedure.publicity.names import HAN, Words

SOMEBODY = "某工作人员"
SOME_UNIT = "某单位"
_NOT_AFTER = {"市": "城", "乡": "城", "镇": "城", "村": "农乡", "区": "社小辖"}
_NOT_BEFORE = {"市": "场容", "县": "域", "区": "域", "乡": "村镇"}
"""城市管理局, 城乡建设局, 农业农村局, 市场监管局: an ending inside a word that is no place's name."""


def places_in(unit: str, words: Words) -> tuple[list[tuple[str, str]], str]:
    """The places that a unit's name begins with, each with its ending, and the rest of the name."""
    endings = "|".join(_guarded(ending) for ending in words.places)
    found = []
    while place := re.match(f"[{HAN}]{{1,10}}?({endings})", unit) if endings else None:
        found.append((place[0], place[1]))
        unit = unit[place.end() :]
    return found, unit


def _guarded(ending: str) -> str:
    before, after = _NOT_AFTER.get(ending), _NOT_BEFORE.get(ending)
    return (f"(?<![{before}])" if before else "") + re.escape(ending) + (f"(?![{after}])" if after else "")


def unit_short(name: str, words: Words) -> str:
    """``阳江市江城区住房和城乡建设局`` as 某市某区某局; what has no ending known is 某单位."""
    found, rest = places_in(name, words)
    shown = "".join(f"某{ending}" for _, ending in found)
    if not rest:
        return shown
    ending = next((one for one in words.units if rest.endswith(one)), None)
    if ending is None:
        return shown + (rest if rest in words.places else SOME_UNIT)
    stem = rest.removesuffix(ending)
    if not stem or stem in words.places or stem == "党":  # 人民政府, 县委: what every place has
        return shown + rest
    return f"{shown}某{ending}"


def surname(name: str, words: Words) -> str:
    """欧阳 for 欧阳明, else the first character."""
    return next((one for one in words.surnames if name.startswith(one) and name != one), name[0])


def post_short(post: str | None, words: Words) -> str:
    """某局长, where the post ends with a known title; else 某工作人员."""
    title = next((one for one in words.titles if post and post.endswith(one)), None)
    return f"某{title}" if title else SOMEBODY
