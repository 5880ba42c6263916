"""Who stands in a cell, as offices write it: ``张某、李某``, ``陈某（局长）``, ``某县住建局局长陈某``. Pure.

Several are divided by 、 and the like, by line breaks, or by spaces and slashes where each part is as long as
a name. What stands beside a name is taken for a post or a unit only by the words that end one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sqqf.procedure.publicity.names import SURNAMES

HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_POST = (
    r"(?:局长|处长|科长|股长|镇长|乡长|县长|区长|市长|院长|校长|所长|站长|队长|大队长|中队长|部长|厅长|司长|室长|馆长|"
    r"组长|村长|社长|行长|会长|段长|场长|园长|关长|政委|主任|书记|主席|经理|委员|科员|办事员|干事|会计|出纳|主管|厂长|"
    r"董事长|秘书长|检察长|庭长|调研员|巡视员|主办|干部|工程师|秘书|常委|纪检员|负责人|工作人员)"
)
_RANK = r"(?:[一二三四]级|[正副]|常务副|党[组委支][部]?|党总支|原|时任|代|总|高级|助理)*"
_UNITS = (
    r"(?:[局委办镇乡村厅部处科所院校府会站队组区县市室股]|中心|公司|集团|街道|单位|机关|企业|支部|银行|医院|"
    r"学校|[大中小]学|学院|幼儿园|政府)"
)
_IN_POST = re.compile(rf"{_RANK}(?:{HAN}{{0,4}}?{_POST})(?:[、兼]?{_RANK}{HAN}{{0,4}}?{_POST})*")
_BEFORE = re.compile(rf"(?P<of>(?:{HAN}|、)*?{_POST})(?P<name>{HAN}{{2,3}})")
_OF_UNIT = re.compile(rf"(?P<of>{HAN}{{2,}}{_UNITS})(?P<name>{HAN}{{2,3}})")
_BRACKETS = str.maketrans("[]【】〔〕", "（）（）（）")
_WITHIN = re.compile(r"(?P<name>[^()（）]+)[(（](?P<of>[^()（）]+)[)）]")
_UNIT = re.compile(rf"{HAN}{{1,}}{_UNITS}")
_SPLIT = re.compile(
    rf"(?P<unit>{HAN}+{_UNITS})(?<!党组)(?<!党委)(?<!支部)(?P<post>{_RANK}{HAN}{{0,4}}?{_POST}(?:[、兼].*)?)"
)
_LONG_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "皇甫", "公孙", "令狐", "慕容", "司徒", "夏侯", "端木")
"""Surnames of two characters: what stands behind one and a space is the rest of the name."""
LONG = 4
"""So many characters a unit's name has at least."""
_NAME = re.compile(rf"{HAN}{{2,4}}")
_BESIDE = re.compile(r"[\s/／|｜\\+&]+")


class Person(NamedTuple):
    """A name, with the unit and the post that stand beside it."""

    name: str
    unit: str | None = None
    post: str | None = None


def person(text: str) -> Person:
    """Who is meant; a text in which nothing is recognised is a name as it stands."""
    parts = [part for part in _BESIDE.split(text.strip()) if part]
    if len(parts) > 1:
        places = [at for at, part in enumerate(parts) if is_place(part)]
        if len(places) == len(parts) - 1 and places:
            (at,) = {*range(len(parts))} - {*places}
            found = Person(parts[at])
            for place in places:
                found = _with(found, parts[place])
            return found
    text = text.translate(_BRACKETS)
    if told := _WITHIN.fullmatch(text.strip()):
        inside = told["of"].strip()
        if is_place(inside) and not is_unit(told["name"].strip()):
            return _with(person(told["name"].strip()), inside)
        return Person(text.strip())
    if (told := _BEFORE.fullmatch(text.strip())) and not is_place(told["name"]):
        return _with(Person(told["name"]), told["of"])
    told = None if is_unit(text.strip()) else _OF_UNIT.fullmatch(text.strip())
    if told and is_unit(told["of"]) and told["name"][0] in SURNAMES:
        return Person(told["name"], told["of"])
    return Person(text.strip())


def apart(text: str) -> list[str]:
    """The names that spaces or slashes divide, each part as long as a name; else the text as it is."""
    parts = [part for part in _BESIDE.split(text.strip()) if part]
    several = len(parts) > 1 and not _UNIT.fullmatch(parts[-1]) and parts[0] not in _LONG_SURNAMES
    several = several and all(
        (_NAME.fullmatch(part) and not is_place(part)) or person(part).name != part for part in parts
    )
    return parts if several else [text]


def unit_and_post(text: str) -> tuple[str | None, str]:
    """``某县住建局副局长`` as unit and post; None for the unit where none stands there."""
    told = _SPLIT.fullmatch("".join(text.split()))
    return (told["unit"], told["post"]) if told else (None, text)


def is_place(text: str) -> bool:
    """Whether a text is a post, a unit, or both."""
    return bool(_IN_POST.fullmatch(text) or _SPLIT.fullmatch(text)) or is_unit(text)


def is_unit(text: str) -> bool:
    """Whether a text is a unit, by its last word; a name isn't as long."""
    return len(text) >= LONG and bool(_UNIT.fullmatch(text))


def _with(found: Person, place: str) -> Person:
    unit, post = unit_and_post(place)
    if unit is None and not _IN_POST.fullmatch(place):
        return found._replace(unit=found.unit or place)
    return found._replace(unit=found.unit or unit, post=found.post or post)
