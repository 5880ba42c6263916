"""Whose names a publication shortens: everybody who takes part, gathered from the acts themselves.

Whoever applied, is a party, was looked into, took part or recorded. Whatever else looks like a name,
``suspects`` points out for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.rules.fields import Field, split_names
from sqqf.procedure.rules.profile import Profile

HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛翁冉骆蓝路游辛靳欧管柴蒙鲍"
    "华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬"
)
"""The commoner surnames of one character: they tell a person from a unit where an act doesn't say which."""


class Words(NamedTuple):
    """What names end with and begin with, the longest first: the profile's section ``shortening``."""

    surnames: tuple[str, ...]
    units: tuple[str, ...]
    places: tuple[str, ...]
    titles: tuple[str, ...]


class Names(NamedTuple):
    """Everybody and everything known to take part, in the order of the record."""

    people: Mapping[str, str | None]
    """Each person with a post, where one is known."""
    units: tuple[str, ...]
    numbers: tuple[str, ...]
    """Numbers of documents, and those of the case or lead."""


def words_of(profile: Profile) -> Words:
    """The word lists of the profile."""
    (entry,) = profile.section("shortening")
    lists = (sorted(entry.more[name], key=len, reverse=True) for name in Words._fields)
    return Words(*map(tuple, lists))


PERSON, UNIT, EITHER, NUMBER = "person", "unit", "either", "number"
ROLES: Mapping[str, str] = {
    "officer": PERSON,
    "people": PERSON,
    "present": PERSON,
    "chair": PERSON,
    "members": PERSON,
    "member": PERSON,
    "name": EITHER,
    "responsible": EITHER,
    "to": EITHER,
    "forwarded_to": EITHER,
    "authority": EITHER,
    "unit": UNIT,
    "group": UNIT,
    "organ": UNIT,
    "managed_by": UNIT,
    "named": UNIT,
    "zone": UNIT,
    "document": NUMBER,
    "reference": NUMBER,
    "arising_from": NUMBER,
    "case": NUMBER,
    "lead": NUMBER,
    "into": NUMBER,
    "split_from": NUMBER,
}
"""Under which key of an act's body a name stands, and whose it is."""
NESTED = ("applicant", "parties", "persons", "invited")
"""Keys of people with a name each, and perhaps ``kind``, ``unit``, ``post``."""
_NAMELESS = ("attached", "lead_attached", "extended", "amended", "split")
"""Kinds of act whose ``name``, ``to`` or ``into`` is no name. Amendments are worked into what they amend."""


def known(dossier: Dossier, profile: Profile, group: str) -> Names:
    """Who takes part in a case or a lead, as recorded and as corrected."""
    found = _Found(words_of(profile))
    added = {kind.id: kind.fields for kind in profile.acts.values() if kind.fields}
    for act in (*dossier.effective, *dossier.acts):
        if fields := added.get(act.kind):
            found.said(act.body, fields)
        elif act.kind not in _NAMELESS:
            found.body(act.body)
        found.add(act.by, PERSON)
    found.add(group, UNIT)
    found.add(str(dossier.number), NUMBER)
    people = {name: post for name, post in found.people.items() if name not in found.units}
    return Names(people, tuple(found.units), tuple(found.numbers))


class _Found:
    """The names met so far."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.people: dict[str, str | None] = {}
        self.units: dict[str, None] = {}
        self.numbers: dict[str, None] = {}

    def body(self, body: Mapping[str, Any]) -> None:
        for key, value in body.items():
            if key in NESTED:
                for one in [value] if isinstance(value, dict) else value or ():
                    if isinstance(one, dict):  # else the number of a party
                        self._one(one, EITHER if key == "invited" else PERSON)
            elif key in ROLES:
                for text in [value] if isinstance(value, str) else value or ():
                    self.add(str(text), ROLES[key])

    def said(self, body: Mapping[str, Any], fields: Iterable[Field]) -> None:
        """The people that an act names that a place adds."""
        for field in fields:
            if field.form == "person" and field.id in body:
                for name in split_names(body[field.id]):
                    self.add(name, PERSON)

    def _one(self, one: Mapping[str, Any], role: str) -> None:
        self.add(one.get("unit") or "", UNIT)
        self.add(one["name"], one["kind"] if one.get("kind") in (PERSON, UNIT) else role, one.get("post"))

    def add(self, text: str, role: str, post: str | None = None) -> None:
        text = text.strip().removeprefix("other:").strip()
        if len(text) <= 1:  # a single character stands in every second word
            return
        if role != PERSON and re.fullmatch("[a-z_]+", text):  # a code, such as that of an organ
            return
        if role == NUMBER:
            self.numbers.setdefault(text)
        elif role == UNIT or _is_unit(text, role, self.words):
            self.units.setdefault(text)
        else:
            self._person(text, post)

    def _person(self, text: str, post: str | None) -> None:
        for name, said in _names_in(text, self.words):
            if said and _ends(said, self.words.units) and not _ends(said, self.words.titles):
                self.units.setdefault(said)
                said = None
            if len(name) > 1 and self.people.get(name) is None:
                self.people[name] = post or said


def _names_in(text: str, words: Words) -> Iterator[tuple[str, str | None]]:
    """The names in ``县住建局局长刘建国``, ``刘建国（局长）``, ``刘 建国``, each with what is beside it."""
    if found := re.fullmatch(r"(.{2,}?)\s*[（(](.+)[）)]", text):
        yield found[1], found[2]
        return
    parts = text.split()
    if len(parts) > 1 and re.search(f"[{HAN}]", text):
        if any(len(part) == 1 for part in parts):
            yield text, None
        yield from ((part, None) for part in (["".join(parts)] if len(parts[0]) == 1 else parts))
        return
    title = "|".join(map(re.escape, words.titles))
    if title and (found := re.fullmatch(f"(.*?)({title})([{HAN}]{{2,3}})", text)):
        yield found[3], found[2]
        if _ends(found[1], words.units):
            yield "", found[1]
    elif title and (found := re.fullmatch(f"(.{{2,4}}?)({title})", text)):
        yield found[1], found[2]
    else:
        yield text, None


def _is_unit(text: str, role: str, words: Words) -> bool:
    """Whether a name is a unit's: told by what it ends and begins with, where the act leaves it open."""
    if not re.match(f"[{HAN}]", text):
        return False
    surnamed = text[0] in SURNAMES or text.startswith(words.surnames)
    ends = _ends(text, (*words.units, *words.places))
    longest = 4
    if role == PERSON:
        return ends and (not surnamed or len(text) > longest)
    return ends or not surnamed or len(text) > longest


def _ends(text: str, endings: Sequence[str]) -> bool:
    return text.endswith(tuple(endings))
