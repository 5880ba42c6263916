"""How a paper states things: dates, names, lists and articles as offices write them.

A fact is a text, or a list of lines that are facts themselves. What isn't known is None, never guessed: the
paper leaves it blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.entries import Entry
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Person

Facts = dict[str, Any]

NONE = "—"
"""In a table where something hasn't happened: nobody is to fill it in."""
_PARTS = re.compile(r"([一二三四五六七八九十]+)(?:\(([一二三四五六七八九十]+)\)(?:(\d+)(?:\((\d+)\))?)?)?")
_ARTICLES = re.compile(r"第.+?条.*?(?:第\((?P<item>.+?)\)项(?:第.+目)?)?")
_CITING = ("acts", "limits", "distinctions", "reliefs", "outcomes", "corrections", "invited")
"""The sections by whose articles papers cite the Opinion."""


class Proposed(NamedTuple):
    """What hasn't happened, and a paper is made of.

    More time, so many working days or up to a day; an answer or a disposition; a day to come.
    """

    reason: str | None = None
    days: int | None = None
    until: date | None = None
    what: str | None = None
    """``accept`` or ``decline``; the code of a measure; that of a way of investigating."""
    responsibilities: Sequence[str] = ()
    on: date | None = None
    """The day of what somebody is invited to."""
    place: str | None = None


class Occasion(NamedTuple):
    """What a paper is made for: on which day, by whom, to whom, about which of several."""

    profile: Profile
    level: str
    group: str
    workdays: Workdays
    on: date
    """The paper's day."""
    target: str = ""
    """What ``n`` counts: step, extension, item, paper, verification, guidance_talk, guidance_advice."""
    n: int | None = None
    party: int | None = None
    to: str | None = None
    members: Mapping[str, Mapping[str, str]] = {}
    """Who belonged to the group on that day."""
    served: Mapping[str, str] = {}
    """The kinds of paper that are served on somebody, with the kind of act that says so."""
    issuer: str = "group"
    """Who issues the paper, as its form says."""
    organs: Mapping[str, str] = {}
    """The full names of the organs that issue papers, as far as they were told, by code."""
    particulars: Mapping[str, str | None] = {}
    """Of the group, as far as they were told: address, telephone, contact, postcode, seal line."""
    proposed: Proposed | None = None
    """What an approval slip puts before the group, or a letter invites to."""
    admonitions: Sequence[Mapping[str, Any]] = ()
    """Those about the case (诫勉督导, 二(五)3), as the register has them."""
    prefix: str = ""
    """The letters of the ledger's numbers (代字)."""

    def term(self, section: str, code: str) -> str:
        return self.profile.term(section, code, "zh")

    def is_lead(self, name: str) -> bool:
        """Whether somebody was the group's lead (组长) on that day."""
        return name in self.members and self.members[name]["role"] == "lead"

    def in_the_meeting(self, name: str, organ: str) -> str:
        """What stands beside somebody who deliberates: the organ, and that they lead the group."""
        return f"组长，{organ}" if self.is_lead(name) else organ

    def chosen(self, target: str) -> int | None:
        return self.n if self.target == target else None


def on_paper(day: date | None) -> str | None:
    """``2026年11月23日``, without zeros in front."""
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def due_on_paper(day: date, start: date, workdays: Workdays) -> str:
    """A due date, marked where its calendar isn't published yet."""
    provisional = day > start and workdays.is_provisional(start, day)
    return f"{on_paper(day)}{'（暂定）' if provisional else ''}"


def spelled(article: str | None, last: str = "小点") -> str | None:
    """An article as a paper cites it, in either form that a profile may declare; any other text as it is.

    ``第二部分第（三）项第2点`` for 二(三)2, ``第十二条第（三）项`` for 第十二条第(三)项.
    """
    found = _PARTS.fullmatch(article or "")
    if found is None:
        return article.replace("(", "（").replace(")", "）") if article else None
    forms = ("第{}部分", "第（{}）项", "第{}点", "第（{}）" + last)
    return "".join(form.format(part) for form, part in zip(forms, found.groups(), strict=True) if part)


def citations(profile: Profile) -> dict[str, str]:
    """By ``SECTION.ID`` the articles by which papers cite the document, written out, where there is one.

    By ``SECTION`` alone that of its first entry.
    """
    found: dict[str, str] = {}
    for section in _CITING:
        for entry in profile.section(section):
            if said := spelled(entry.article):
                found[f"{section}.{entry.id}"] = said
                found.setdefault(section, said)
    return found


def place_of(entry: Entry, profile: Profile) -> str:
    """Where the document has a circumstance, a bar or a distinction, and in brackets what it is."""
    last = "种情形" if entry.section in ("circumstances", "bars") else "小点"
    return (
        f"{profile.short_title('zh')}{spelled(entry.article, last)}（{entry.zh}）"
        if entry.article
        else entry.zh
    )


def brief(entry: Entry) -> str:
    """An entry under a heading that cites its article: with its number there."""
    parts, articles = _PARTS.fullmatch(entry.article or ""), _ARTICLES.fullmatch(entry.article or "")
    number = parts[4] if parts else articles["item"] if articles else None
    return f"（{number}）{entry.zh}" if number else entry.zh


def counted(n: int) -> str:
    """A number up to 99 as Chinese counts with it: 两, 三, 十一, 二十."""
    if n == 2:
        return "两"
    tens, ones = divmod(n, 10)
    digits = "〇一二三四五六七八九"
    ten = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return ten + (digits[ones] if ones or not tens else "")


def together(texts: Iterable[str], between: str = "、") -> str | None:
    """The texts as one; None where there is none."""
    return between.join(dict.fromkeys(texts)) or None


def evidence_of(pieces: Iterable[Mapping[str, Any]]) -> str | None:
    """What shows something: steps and prior filings by their numbers, files by name, words as they are."""

    def piece(one: Mapping[str, Any]) -> str:
        if "step" in one:
            return f"第{one['step']}步调查"
        if "prefiling" in one:
            return f"事前报备{one['prefiling']}"
        return str(one.get("text") or one["name"])

    return together(map(piece, pieces))


def full(person: Person | None) -> str | None:
    """A person with unit and post: ``陈某（某县住建局科长）``."""
    if person is None:
        return None
    where = f"{person.unit or ''}{person.post or ''}"
    return f"{person.name}（{where}）" if where else person.name


def addressing(kinds: Sequence[str | None]) -> str:
    """How a paper speaks to those whom it goes to: each a person, a unit, or None, which nobody knows."""
    if len(kinds) > 1:
        return "你们"
    return {"person": "你", "unit": "你单位"}.get(next(iter(kinds), None) or "", "你（单位）")


def in_place(n: int | None, count: int, code: str, no: str) -> int | None:
    """The place of what was chosen, the last where nothing was; None where there is none. Raises BadInput."""
    if n is not None and n > count:
        raise BadInput(code, n=n, count=count, no=no)
    return (n or count) - 1 if count else None
