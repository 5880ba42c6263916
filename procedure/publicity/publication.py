"""A typical case made public (四(一), 四(六)): whose names are known, and by what each is shortened.

Names are gathered from the acts themselves: whoever applied, is a party, was looked into, took part, recorded. What
remains and only looks like a name is for ``namelike`` to point out and for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sqqf.procedure.rules.profile import Profile

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier

HIDDEN = "…（隐去）"
INFORMANT = "某群众"
SOMEBODY = "某工作人员"
NAMELESS = "某某"
SOME_UNIT = "某单位"
SOME_PLACE = "某地"
_PASSES = 10
_STEMS = "甲乙丙丁戊己庚辛壬癸"

HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
BLANKS = r"[ \t\u00a0\u3000\u200b-\u200d\ufeff]"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛翁冉骆蓝路游辛靳欧管柴蒙鲍"
    "华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬"
)
"""The commoner surnames of one character: what tells a name from a unit, where an act doesn't say which it is."""


class Words(NamedTuple):
    """What names end with and begin with, the longest first: the profile's section ``shortening``."""

    surnames: tuple[str, ...]
    units: tuple[str, ...]
    places: tuple[str, ...]
    titles: tuple[str, ...]


class Level(NamedTuple):
    """How much is left: an entry of the profile's section ``publication``."""

    id: str
    people: str
    units: str
    dates: str


class Names(NamedTuple):
    """Everybody and everything known to take part, in the order of the record."""

    people: Mapping[str, str | None]
    """Each person with a post, where one is known."""
    units: tuple[str, ...]
    numbers: tuple[str, ...]
    """Numbers of documents, and those of the case or lead."""


class Apart(NamedTuple):
    """Who gave a lead, and how to reach them: replaced, and never listed among what was."""

    name: str
    contact: str | None = None


class Put(Protocol):
    """Notes that something was replaced, and gives what stands there now."""

    def __call__(self, found: str, by: str, /, *, listed: bool = True) -> str: ...


class Shortened(NamedTuple):
    """A text with names shortened, and what was replaced by what; who gave the lead isn't in that list."""

    text: str
    replaced: tuple[tuple[str, str], ...]


def words_of(profile: Profile) -> Words:
    """The word lists of the profile."""
    (entry,) = profile.section("shortening")
    lists = (sorted(entry.more[name], key=len, reverse=True) for name in Words._fields)
    return Words(*map(tuple, lists))


def level_of(profile: Profile, code: str) -> Level:
    """The level with this code."""
    more = profile.entry("publication", code).more
    return Level(code, more["people"], more["units"], more["dates"])


# ── who is known ──

PERSON, UNIT, EITHER, NUMBER = "person", "unit", "either", "number"
ROLES: Mapping[str, str] = {
    "officer": PERSON,
    "people": PERSON,
    "present": PERSON,
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
"""Kinds of act whose ``name``, ``to`` or ``into`` says something else; an amendment is worked into what it amends."""


def known(dossier: Dossier, words: Words, group: str) -> Names:
    """Who takes part in a case or a lead, as recorded and as corrected."""
    found = _Found(words)
    for act in (*dossier.effective, *dossier.acts):
        if act.kind not in _NAMELESS:
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
    """The names in an entry such as ``县住建局局长刘建国``, ``刘建国（局长）``, ``刘 建国``, each with what stands beside it."""
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


# ── by what a name is shortened ──

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


class Shortening:
    """Shortens texts at a level: what is known to be a name by its stand-in, numbers, dates."""

    def __init__(self, names: Names, words: Words, level: Level, apart: Iterable[Apart] = ()) -> None:
        self.names = names
        self.words = words
        self.level = level
        self.apart = tuple(apart)
        self._apart = {one.name.strip() for one in self.apart if len(one.name.strip()) > 1}
        self._units = self._unit_stand_ins()

    def shorten(self, text: str) -> Shortened:
        """The text with everything shortened; what comes of it holds nothing more to shorten."""
        replaced: dict[tuple[str, str], None] = {}
        for _ in range(_PASSES):
            before, text = text, self._once(text, replaced)
            if text == before:
                break
        return Shortened(text, tuple(replaced))

    def _once(self, text: str, replaced: dict[tuple[str, str], None]) -> str:
        def put(found: str, by: str, *, listed: bool = True) -> str:
            if found != by and listed:
                replaced[found, by] = None
            return by

        for contact in {one.contact.strip() for one in self.apart if one.contact and one.contact.strip()}:
            text = text.replace(contact, HIDDEN)
        for number in sorted(self.names.numbers, key=len, reverse=True):
            text = _pattern(number).sub(lambda found: put(found[0], HIDDEN), text)
        for form in _NUMBERS:
            text = form.sub(lambda found: put(found[0], HIDDEN), text)
        text = self._without_names(text, put)
        for form, kept in _DATES[self.level.dates]:
            text = form.sub(partial(_kept, kept, put), text)
        return self._without_rests(text, put)

    def hides_in(self, text: str) -> bool:
        """Whether a name stands in the text that this level takes out; a number or a date is none."""
        return self._without_rests(self._without_names(text, _unlisted), _unlisted) != text

    def _without_names(self, text: str, put: Put) -> str:
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

    def _without_rests(self, text: str, put: Put) -> str:
        """Where names overlapped, or a stand-in and what follows it make a name anew, that goes too."""
        hidden = [name for name, short in self._units.items() if name != short]
        rests = [name for name in (*self._apart, *hidden, *self.names.people) if "某" not in name]
        while left := [name for name in rests if _pattern(name).search(text)]:
            name = max(left, key=len)
            said = put(name, NAMELESS, listed=name not in self._apart)
            text = _pattern(name).sub(said, text)
        return text

    def _stand_ins(self, met: Sequence[str]) -> dict[str, str]:
        """What each name is replaced by, in the order in which they were met; a stand-in already stays as it is."""
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


def _kept(kept: str, put: Put, found: re.Match[str]) -> str:
    return put(found[0], found.expand(kept))


def _pattern(name: str) -> re.Pattern[str]:
    """Where a name occurs; one in Latin letters or digits only as a whole word."""
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return re.compile(before + re.escape(name) + after)


# ── numbers and dates ──

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_NUMBERS = tuple(
    re.compile(form)
    for form in (
        r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
        r"(?<![\dA-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)",
        r"(?<!\d)\d{11,}[Xx]?(?![\dA-Za-z])",  # identity cards, accounts
        r"(?<!\d)[(（]?0\d{2,3}[)）]?[ -]?\d{7,8}(?!\d)",
        rf"[{_PROVINCES}][A-Za-z][·.• -]?[A-Za-z0-9]{{4,5}}[A-Za-z0-9挂学警港澳](?![A-Za-z0-9])",
        # What stands before the brackets of a document number; 据, 照 … don't.
        rf"(?:(?![据照见的了和与及由在为按以])[{HAN}A-Za-z]){{0,8}}[〔\[［(（【]\d{{4}}[〕\]］)）】]\s?第?\d+号",
        r"(?<![A-Za-z0-9])[A-Za-z]\d{4}-\d{1,10}(?!\d)",
    )
)
_D = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"((?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年)"
_DAY = rf"{_D}[日号](?:[至到、和—~-]?{_D}[日号])*"
_Y, _M = r"((?:19|20)\d{2})", r"(0?[1-9]|1[0-2])"
_ISO_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[-/.]\d)"
_COMPACT = rf"(?<!\d){_Y}(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[-/.]\d)"
_DATES: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "day": (),
    "month": tuple(
        (re.compile(form), kept)
        for form, kept in (
            (rf"{_YEAR}({_D}月){_DAY}", r"\1\2"),
            (rf"(?<![0-9０-９一二三四五六七八九十])({_D}月){_DAY}", r"\1"),
            (rf"(?<![\d-]){_Y}([-/.]){_M}\2{_ISO_DAY}", r"\1\2\3"),
            (_COMPACT, r"\1-\2"),
        )
    ),
    "year": tuple(
        (re.compile(form), kept)
        for form, kept in (
            (rf"{_YEAR}{_D}月(?:{_DAY})?", r"\1"),
            (rf"(?<![0-9０-９一二三四五六七八九十]){_D}月{_DAY}", "某日"),
            (r"(?<![0-9０-９])[0-9０-９]{1,2}月", "某月"),
            (rf"(?<![\d-]){_Y}([-/.]){_M}\2{_ISO_DAY}", r"\1"),
            (rf"(?<![\d-]){_Y}-(?:0[1-9]|1[0-2])(?![\d-])", r"\1"),
            (_COMPACT, r"\1"),
        )
    ),
}
"""By the level's ``dates``: what is looked for, and what is left of it."""
