"""A typical case made public (四(一), 四(六)): its text with names, numbers and dates shortened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from sqqf.procedure.publicity.names import Names, Words
from sqqf.procedure.publicity.patterns import DATES, NUMBERS
from sqqf.procedure.publicity.stand_ins import SOME_UNIT, places_in, post_short, surname, unit_short
from sqqf.procedure.rules.profile import Profile

HIDDEN = "…（隐去）"
INFORMANT = "某群众"
NAMELESS = "某某"
SOME_PLACE = "某地"
_PASSES = 10
_STEMS = "甲乙丙丁戊己庚辛壬癸"
BLANKS = r"[ \t\u00a0\u3000\u200b-\u200d\ufeff]"


class Level(NamedTuple):
    """How much is left: an entry of the profile's section ``publication``."""

    id: str
    people: str
    units: str
    dates: str


class KeptApart(NamedTuple):
    """Who gave a lead, and how to reach them: replaced, and never listed among what was."""

    name: str
    contact: str | None = None


class Replace(Protocol):
    """Notes that something was replaced, and gives what stands there now."""

    def __call__(self, found: str, by: str, /, *, listed: bool = True) -> str: ...


class Redaction(NamedTuple):
    """A text with names shortened, and what was replaced by what; who gave the lead isn't in that list."""

    text: str
    replaced: tuple[tuple[str, str], ...]


def level_of(profile: Profile, code: str) -> Level:
    """The level with this code."""
    more = profile.entry("publication", code).more
    return Level(code, more["people"], more["units"], more["dates"])


class Shortening:
    """Shortens texts at a level: what is known to be a name by its stand-in, numbers, dates."""

    def __init__(self, names: Names, words: Words, level: Level, apart: Iterable[KeptApart] = ()) -> None:
        self.names = names
        self.words = words
        self.level = level
        self.apart = tuple(apart)
        self._apart = {one.name.strip() for one in self.apart if len(one.name.strip()) > 1}
        self._units = self._unit_stand_ins()

    def shorten(self, text: str) -> Redaction:
        """The text with everything shortened; what comes of it holds nothing more to shorten."""
        replaced: dict[tuple[str, str], None] = {}
        for _ in range(_PASSES):
            before, text = text, self._once(text, replaced)
            if text == before:
                break
        return Redaction(text, tuple(replaced))

    def _once(self, text: str, replaced: dict[tuple[str, str], None]) -> str:
        def put(found: str, by: str, *, listed: bool = True) -> str:
            if found != by and listed:
                replaced[found, by] = None
            return by

        for contact in {one.contact.strip() for one in self.apart if one.contact and one.contact.strip()}:
            text = text.replace(contact, HIDDEN)
        for number in sorted(self.names.numbers, key=len, reverse=True):
            text = _pattern(number).sub(lambda found: put(found[0], HIDDEN), text)
        for form in NUMBERS:
            text = form.sub(lambda found: put(found[0], HIDDEN), text)
        text = self._without_names(text, put)
        for form, kept in DATES[self.level.dates]:
            text = form.sub(partial(_kept, kept, put), text)
        return self._without_rests(text, put)

    def hides_in(self, text: str) -> bool:
        """Whether a name stands in the text that this level takes out; a number or a date is none."""
        return self._without_rests(self._without_names(text, _unlisted), _unlisted) != text

    def _without_names(self, text: str, put: Replace) -> str:
        names = dict.fromkeys((*self._apart, *self._units, *self.names.people))
        keys = {
            f"n{n}": name for n, name in enumerate(sorted(names, key=len, reverse=True)) if name[0] in text
        }
        if not keys:
            return text
        form = re.compile("|".join(f"(?P<{key}>{self._form(name)})" for key, name in keys.items()))
        met = dict.fromkeys(keys[found.lastgroup or ""] for found in form.finditer(text))
        stand_ins = self._stand_ins(list(met))

        def by(found: re.Match[str]) -> str:
            name = keys[found.lastgroup or ""]
            return put(found[0], stand_ins[name], listed=name not in self._apart)

        return form.sub(by, text)

    def _form(self, name: str) -> str:
        if name in self._apart:  # also where blanks have come between
            return f"{BLANKS}*".join(map(re.escape, name))
        return _pattern(name).pattern

    def _without_rests(self, text: str, put: Replace) -> str:
        """Where names overlapped, or a stand-in and what follows it make a name anew, that goes too."""
        hidden = [name for name, short in self._units.items() if name != short]
        rests = [name for name in (*self._apart, *hidden, *self.names.people) if "某" not in name]
        while left := [name for name in rests if _pattern(name).search(text)]:
            name = max(left, key=len)
            said = put(name, NAMELESS, listed=name not in self._apart)
            text = _pattern(name).sub(said, text)
        return text

    def _stand_ins(self, met: Sequence[str]) -> dict[str, str]:
        """What each name is replaced by, in the order in which they were met; stand-ins stay as they are."""
        found = {name: INFORMANT for name in met if name in self._apart}
        found |= {name: self._units[name] for name in met if name in self._units and name not in found}
        found |= self._people([name for name in met if name not in found])
        return {name: NAMELESS if name in by and name != by else by for name, by in found.items()}

    def _unit_stand_ins(self) -> dict[str, str]:
        if self.level.units == "full":
            return {}
        short = self.level.units == "short"
        found = {name: unit_short(name, self.words) if short else SOME_UNIT for name in self.names.units}
        for unit in self.names.units:
            for place, ending in places_in(unit, self.words)[0]:
                if "某" not in place:
                    found.setdefault(place, f"某{ending}" if short else SOME_PLACE)
        return found

    def _people(self, people: Sequence[str]) -> dict[str, str]:
        if self.level.people == "none":
            return {name: post_short(self.names.people[name], self.words) for name in people}
        found = {name: name for name in people if "某" in name}
        for name in people:
            if name in found:
                continue
            family = surname(name, self.words)
            same = [one for one in people if surname(one, self.words) == family]
            alone = [f"{family}某"] if len(same) == 1 else []
            more = (f"{family}某{n}" for n in range(len(_STEMS) + 1, len(people) + len(_STEMS) + 2))
            free = (*alone, *(f"{family}某{stem}" for stem in _STEMS), *more)
            found[name] = next(one for one in free if one not in found.values())
        return found


def _unlisted(_found: str, by: str, *, listed: bool = True) -> str:  # noqa: ARG001
    return by


def _kept(kept: str, put: Replace, found: re.Match[str]) -> str:
    return put(found[0], found.expand(kept))


def _pattern(name: str) -> re.Pattern[str]:
    """Where a name occurs; one in Latin letters or digits only as a whole word."""
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return re.compile(before + re.escape(name) + after)
