"""Who is named in a cell: names told apart from each other, and from what stands beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sqqf.papers.sheets.incoming.bad import Bad
from sqqf.papers.sheets.incoming.cells import divided, text
from sqqf.papers.sheets.incoming.persons import Person, apart, is_place, is_unit, person

_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAME_LONG = re.compile(rf"{_HAN}{{2,4}}")  # 陈某 王某, 陈某/王某; 陈 某 is one
_HAN_ONLY = re.compile(rf"{_HAN}+")
_JOINED = re.compile(rf"{_HAN}{{2,4}}[和及与跟]{_HAN}{{2,4}}")
_BESIDE = re.compile(r"[\s/／|｜\\+&]+")
_LONGEST = 4
_PADDED = re.compile(rf"{_HAN}(?:[^\S\r\n]*{_HAN}){{1,2}}")
_SLASH_SIGNS = re.compile(r"[/／|｜\\]")
_SLASH = re.compile(rf"(?<={_HAN})\s*[/／|｜\\]\s*(?={_HAN})")
_ADDED = re.compile(rf"\s*{_HAN}[·•・\s]*(?:{_HAN}[·•・\s]*)+[(（\[【〔].*", re.DOTALL)
_POSTS = ("长", "主任", "书记", "主席", "经理", "委员", "科员", "干部", "主管", "会计", "干事")
_AND_OTHERS = re.compile(
    r".{2,}等\s*(?:\d{1,3}|[一二两三四五六七八九十几多数]{1,3})?[多余]?[名个位]?(?:同志|干部|人)?"
)
_WITH_ROLE = re.compile(rf"({_HAN}{{2,3}})\s*[(（][^()（）]*[)）]")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_OF_UNIT = (
    *"局委办镇乡村厅部处科所院校府会站队组区县市",
    "中心",
    "公司",
    "集团",
    "街道",
    "单位",
    "机关",
    "企业",
)


def people(cell: str) -> list[Person]:
    """``陈某、李某`` or one a line, with the unit or the post beside a name; ``李 某`` is 李某."""
    found: list[Person] = []
    before = ""  # 党组书记、 of 党组书记、局长陈某
    for told in divided(cell):
        if is_place(told) and not is_unit(told):
            before += f"{told}、"
            continue
        for one in apart(unpadded(f"{before}{told}")):
            who = person(one)
            found.append(who._replace(name=unpadded(who.name)))
            _check_name(found[-1].name)
        before = ""
    if before:
        raise Bad("more_than_a_name", value=cell)
    return found


class Officer(NamedTuple):
    """Who works on it, and whether more stands in the cell: a post, or somebody else."""

    name: str
    beside: bool


@lru_cache(8192)
def officer(cell: str) -> Officer | None:
    """Who works on it: of several the first."""
    found = text(cell)
    if found is None:
        return None
    others = _AND_OTHERS.fullmatch(found)
    alone = len(divided(found)) == 1 and apart(found) == [found] and not (others or _holds_more(found))
    if alone and person(found).name == found:
        return Officer(unpadded(found), beside=False)
    if others:
        found = found.rpartition("等")[0]
    if told := _WITH_ROLE.match(found):  # 李某（牵头）
        return Officer(told[1], beside=True)
    return Officer(people(found)[0].name, beside=True)


def unpadded(name: str) -> str:
    """A Chinese name without the spaces that make it as long as one beside it; any other as it is."""
    return "".join(name.split()) if not name.isalnum() and _PADDED.fullmatch(name) else name


def _check_name(name: str) -> None:
    if len(name) <= 2:
        return
    several = _seems_several(name)
    # Most names are letters only: nothing stands beside those.
    if not name.isalnum() and (_with_post(name) or (_holds_more(name) and not several)):
        raise Bad("more_than_a_name", value=name)
    if several:
        raise Bad("several_names", value=name)


def _holds_more(name: str) -> bool:
    """Whether more than a name stands there: ``张某/某县教育局``; a unit may be called so."""
    bare = _BRACKETED.sub("", name).strip()
    if bare.endswith(_OF_UNIT) and len(bare) >= _LONGEST and not _SLASH.search(name):
        return False
    return bool(_SLASH.search(name) or _ADDED.fullmatch(name))


def _with_post(name: str) -> bool:
    """Whether a post stands behind a name: ``张某/科长``."""
    parts = [part.strip() for part in _SLASH_SIGNS.split(name)]
    return len(parts) > 1 and any(len(part) > 1 and part.endswith(_POSTS) for part in parts[1:])


def _seems_several(name: str) -> bool:
    """Whether a name seems several (``陈某 王某``, ``陈某等3人``) and no unit (``某县教育和体育局``)."""
    bare = _BRACKETED.sub("", name).strip()
    if _AND_OTHERS.fullmatch(bare):
        return True
    if bare.endswith(_OF_UNIT):
        return False
    parts = _BESIDE.split(bare)
    if any(_JOINED.fullmatch(part) for part in parts):
        return True
    if len(parts) == 1:
        return False
    together = "".join(parts)
    long = len(together) > _LONGEST and _HAN_ONLY.fullmatch(together)
    return bool(long or all(map(_NAME_LONG.fullmatch, parts)))
