"""The sample's stories, read from ``data/stories.txt``; the top of that file says how they are written."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, NamedTuple

from sqqf.store.sample.words import Body, shipped

_WHEN = re.compile(r"([a-z_]+)?([+-]\d+)?(?:\.\.([+-]?\d+))?")
_LINE = re.compile(
    r"(?P<otherwise>else )?(?:(?P<chance>[\d.]+)% )?"
    r"(?:(?P<whether>if|unless) (?P<fact>\w+)(?:=(?P<value>\w+))? )?"
    r"(?:(?P<who>each|others) |(?P<least>\d+)(?:\.\.(?P<most>\d+))? times )?"
    r"(?:do (?P<piece>\w+)|(?P<kind>\w+))(?: (?P<when>[^ =]+))?(?P<facts>(?: \w+=\S+)*)"
)


class When(NamedTuple):
    """From ``low`` to ``high`` working days after the day ``anchor``; without one, after the line before."""

    anchor: str
    low: int
    high: int


class Condition(NamedTuple):
    """A fact that must be there, or have this value, or mustn't."""

    fact: str
    value: str | None
    wanted: bool


class Line(NamedTuple):
    """A line of a story: an act, or other lines to be told."""

    otherwise: bool
    chance: float
    condition: Condition | None
    who: str | None
    least: int
    most: int
    piece: str | None
    kind: str
    when: When
    by: When | None
    facts: Body
    plain: bool
    """Whether the facts stand there as they will be recorded."""


class Story(NamedTuple):
    """What happens to a case or a lead; the fields are explained where the stories stand."""

    track: str
    name: str
    lines: list[Line]
    weight: int = 0
    old: int = 0
    ago: int | None = None
    overdue: int = 0
    within: int | None = None
    received: int | None = None
    part: str = ""
    gravity: str = "ordinary"
    officials: int = 0
    unknown: int = 0


@cache
def stories() -> dict[str, Story]:
    """All stories by name, in the order in which they stand; pieces of a story have no track."""
    found: dict[str, Story] = {}
    name = ""
    for row in shipped("stories.txt").splitlines():
        if row.startswith(" "):
            found[name].lines.append(_line(row.strip()))
        elif row and not row.startswith("#"):
            heading = row.split()
            *track, name = heading[:2]  # what stories have in common belongs to no track
            found[name] = Story("".join(track), name, [], **_facts(heading[2:]))
    return found


def told_of(track: str) -> list[Story]:
    """The stories of cases, or of leads."""
    return [story for story in stories().values() if story.track == track]


def _line(text: str) -> Line:
    parsed = _LINE.fullmatch(text)
    assert parsed, text
    part = parsed.groupdict()
    facts = _facts(part["facts"].split())
    by = facts.pop("by", None)
    condition = Condition(part["fact"], part["value"], part["whether"] == "if") if part["fact"] else None
    least = int(part["least"] or 1)
    return Line(
        otherwise=bool(part["otherwise"]),
        chance=float(part["chance"] or 100) / 100,
        condition=condition,
        who=part["who"],
        least=least,
        most=int(part["most"] or least),
        piece=part["piece"],
        kind=part["kind"] or "",
        when=read_when(part["when"] or "+0"),
        by=read_when(by) if by else None,
        facts=facts,
        plain=not re.search(r"[$@{]", part["facts"].replace('={"', "")),
    )


@cache
def read_when(text: str) -> When:
    """``accepted+1..7``: from one to seven days after that day; ``..`` may be left out."""
    parsed = _WHEN.fullmatch(text)
    assert parsed, text
    anchor, low, high = parsed.groups()
    return When(anchor or "", int(low or 0), int(high or low or 0))


def _facts(parts: list[str]) -> Body:
    return {name: _value(text) for name, _, text in (part.partition("=") for part in parts)}


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
