"""The kinds of paper (文书), as forms: read from ``data/papers.toml``; ``filling`` puts the facts in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile

PLACE = re.compile(r"\{(\??\w+|§[^{}]*)\}")
"""What a form's text asks for: see ``filling``."""
SEVERAL = "meeting"
"""The target of a paper about several cases at once."""


class Need(NamedTuple):
    """What has to be on record before a paper can be made: its name, and the command that records it."""

    fact: str
    zh: str
    en: str
    command: str


class Form(NamedTuple):
    """One kind of paper on one track."""

    code: str
    zh: str
    en: str
    track: str
    mark: str
    """The character of its series of numbers (字): 受 in 阳容受〔2026〕3号."""
    body: Sequence[Mapping[str, Any]]
    title: str
    cites: str | None = None
    """What of the rules in force it rests on, as SECTION.ID."""
    issuer: str = "group"
    """``group``, ``discipline``, ``lead_organ``, ``clarified_organ``; ``served``: as what it is of."""
    needs: Sequence[str] = ()
    after: Sequence[str] = ()
    """The acts after which it is needed; empty where only somebody can say whether it is."""
    proposes: str = ""
    """What that hasn't happened it can be made of: ``extension``, ``answer``, ``disposition``, ``event``."""
    target: str = ""
    """What ``n`` picks: ``step``, ``extension``, ``item``, ``paper``, ``verification``; ``meeting``."""
    dated: str | None = None
    """The act whose day is the paper's: see ``paper_day``; None for today."""
    levels: Sequence[str] = ()
    """Of the groups that make it; empty for all."""
    part: str | None = None
    """The part of the procedure that it belongs to, where a place may leave that out."""
    served: str | None = None
    """It is served on somebody: the kind of act that says when and how."""
    aliases: Sequence[str] = ()
    titles: Mapping[str, str] = {}
    """Other titles by the fact ``titled_by``."""
    titled_by: str = ""
    addressee: str | None = None
    numbered_by: str | None = None
    """The fact that holds its number where the ledger knows one already."""
    signed: bool = True
    """By its issuer; else by those who are named in it, by hand."""
    upward: bool = False
    """It goes to a higher organ: it names who signs it out (签发人)."""
    note: str | None = None
    """What stands in brackets under its date (附注)."""
    foot: str | None = None
    """What is signed on every page."""

    @property
    def parts(self) -> Sequence[str]:
        """The parts of the procedure without which there is no such paper."""
        return [*filter(None, (self.part, "inaction" if self.track == "inaction" else None))]

    def is_for(self, level: str) -> bool:
        """Whether a group of this level makes it."""
        return not self.levels or level in self.levels

    def article(self, profile: Profile) -> str | None:
        """The article of these rules that it rests on; None where they have none."""
        return profile.article_of(*self.cites.split(".")) if self.cites else None

    def text(self, lang: str) -> str:
        """What it is called, in Chinese, or in English for ``en``."""
        return self.en if lang == "en" else self.zh

    def title_for(self, facts: Mapping[str, Any]) -> str:
        """Its title: of a record by the method, of a letter by whom it is about, where that is known."""
        title = self.titles.get(facts.get(self.titled_by) or "", self.title)
        known = all(facts.get(fact) for fact in PLACE.findall(title))
        return PLACE.sub(lambda found: str(facts[found[1]]), title) if known else self.zh


@lru_cache(1)
def _content() -> dict[str, Any]:
    text = (resources.files("sqqf.papers.data") / "papers.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    shared = content["shared"]
    for form in content["papers"]:
        form["body"] = [part for one in form["body"] for part in shared.get(one.get("shared"), [one])]
    return content


@lru_cache(1)
def forms() -> tuple[Form, ...]:
    """Every form, those of cases first, in the order of the procedure."""
    return tuple(Form(**{"title": raw["zh"], **raw}) for raw in _content()["papers"])


def of_track(track: str) -> list[Form]:
    """The forms of cases, or those of leads."""
    return [form for form in forms() if form.track == track]


def find(text: str, track: str) -> Form:
    """The form that was asked for, by its code or its Chinese name. Raises UnknownCode."""
    asked = text.strip().casefold()
    for form in of_track(track):
        names = (form.code, form.zh, form.en.casefold(), form.title)
        if asked in (*names, *form.aliases, *form.titles.values()):
            return form
    raise UnknownCode("papers", text, tuple(form.code for form in of_track(track)))


def served_kinds() -> dict[str, str]:
    """The papers that are served on somebody, by code, with the kind of act that says so."""
    return {form.code: form.served for form in forms() if form.served}


def label(fact: str) -> str:
    """What a blank for this fact is called."""
    return str(_content()["labels"].get(fact, fact))


def unmet(form: Form, facts: Mapping[str, Any]) -> Need | None:
    """The first thing that the form presupposes and the facts lack."""
    for fact in form.needs:
        if not facts.get(fact):
            return Need(fact, **_content()["needs"][fact])
    return None
