"""What looks like a name in a text whose known names are shortened: a person looks before it is published.

Too much is better than too little here: nothing of it is changed, it is only listed, each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqqf.procedure.publicity.names import HAN, SURNAMES, Words
from sqqf.procedure.publicity.redaction import (
    BLANKS,
    HIDDEN,
    INFORMANT,
    NAMELESS,
    SOME_PLACE,
    Redaction,
    Shortening,
)
from sqqf.procedure.publicity.stand_ins import SOME_UNIT, SOMEBODY, places_in, surname

AROUND = 12
"""So many characters of context on either side."""
_GAP = "\x00"
"""Stands for each character of what is no name: no form below reads across it."""

_CALLED = "干部 工作人员 村民 居民 职工 民警 负责人 经办人 教师 医生 群众 当事人"
"""What people are called besides titles: a name often follows."""
_LOOSE = "的在对向将把被由从至到与和及或是为了等其该各本未不并经因按已曾也都就后前时"
"""Characters of the sentence around a name."""
_ORDINARY = (
    "全部 部分 部门 部署 内部 外部 局部 党委 政府 机关 单位 组织 社会 机会 会议 大会 开会 会同 会计 体会 "
    "委员 委托 编委 常委 省级 市级 处理 处置 处分 处罚 到处 好处 办理 办法 办事 承办 主办 协办 督办 举办 "
    "所有 所以 所属 所需 场所 厕所 站点 网站 科学 科技 学科 社保 村级 农村 乡村 乡镇 乡亲 城乡 城市 市场 "
    "市民 市容 县级 县域 镇级 区域 区分 辖区 全市 全县 全区 我市 我县 我区 全省 重心 工作会 院落 立即 "
    "时任 现任 担任 原任 责任 小范围 小时 小组 老师 任务 任何 何时 何种 高度 高效 向上 安全 成立 时间 "
    "时限 时候 方面 方案 方式 全面 管理 解决 应当 关于 项目 连续 包括 镇上 村里 县里 市里 区里 省里 科室 "
    "处室 站位 院内 局面 厅堂 办结 社情 老旧小区 老旧"
)
"""Words that end, or begin, as a name does."""
_STAND_INS = (HIDDEN, INFORMANT, SOMEBODY, NAMELESS, SOME_UNIT, SOME_PLACE, "某月", "某日")
_COUNTED = "元万亿人户件次亩个吨米"
"""After a number, these say that it is no telephone's."""


class Unsure(NamedTuple):
    """What may be a name, and the words around it."""

    text: str
    context: str


def unsure(shortened: Redaction, shortening: Shortening, own: Iterable[str] = ()) -> tuple[Unsure, ...]:
    """What remains in a shortened text and looks like a name, in its order.

    ``own``: words that the notice itself has put there, labels and terms of the rules.
    """
    text = shortened.text
    plain = _masked(text, {*own, *(by for _, by in shortened.replaced)}, shortening.words)
    found: dict[str, Unsure] = {}
    for start, end in sorted(_places(plain, shortening), key=lambda place: (place[0], -place[1])):
        said = text[start:end]
        if not any(said in known for known in found):
            before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
            after = text[end : end + AROUND].partition("\n")[0]
            found[said] = Unsure(said, f"{before}{said}{after}".strip())
    return tuple(found.values())


def _masked(text: str, harmless: set[str], words: Words) -> str:
    """The text of the same length with stand-ins, ordinary words and the notice's own words blotted out."""
    harmless |= {*_ORDINARY.split(), *_STAND_INS, *(f"某{ending}" for part in words for ending in part)}
    form = _any_of(sorted((word for word in harmless if len(word) > 1), key=len, reverse=True))
    return re.sub(form, lambda found: _GAP * len(found[0]), text)


def _any_of(words: Iterable[str]) -> str:
    """A form that is one of the words, whatever signs stand in them: they come from a profile, or from the
    case."""
    return "|".join(map(re.escape, words))


def _places(plain: str, shortening: Shortening) -> Iterator[tuple[int, int]]:
    """Where something looks like a name, in a text in which what is harmless is blotted out."""
    words = shortening.words
    family = f"(?:{'|'.join((*map(re.escape, words.surnames), f'[{SURNAMES}]'))})"
    title, called = _any_of(words.titles), _any_of((*words.titles, *_CALLED.split()))
    given = f"(?![某和与及的了])[{HAN}]"
    forms = [
        f"({family}(?:{given}){{0,2}}(?:{title}))",
        f"(?:{called})({family}(?:{given}){{1,2}})",
        f"([老小阿]{family})",
        f"(?:^|[，。；、：:,;\\s])({family}(?:{given}){{1,2}})(?![{HAN}]*(?:局|委|办|县|市|区|镇|乡|村))",
        rf"(?<![\d.])(\d{{7,10}})(?![\d.{_COUNTED}])",
        *_remains(shortening),
    ]
    for form in forms:
        yield from (found.span(1) for found in re.finditer(form, plain))
    if shortening.level.units == "full":
        return
    endings = _any_of((*words.units, *words.places))
    untitled = re.sub(called, lambda found: _GAP * len(found[0]), plain)  # a 副局长 is no 局
    for form in (
        f"((?:(?![某{_LOOSE}])[{HAN}]){{1,8}}(?:{endings}))",
        f'[“"「《]([^”"」》{_GAP}]{{1,30}}(?:{endings}))[”"」》]',
    ):
        yield from (found.span(1) for found in re.finditer(form, untitled))


def _remains(shortening: Shortening) -> Iterator[str]:
    """What is left of a known name: the given name alone, the name with blanks in it, a place without 市."""
    words = shortening.words
    apart = {one.name for one in shortening.apart}
    for name in shortening.names.people:
        if "某" in name or name in apart or not re.match(f"[{HAN}]", name):
            continue
        given = name.removeprefix(surname(name, words))
        if len(given) > 1:
            yield f"({re.escape(given)})"
        yield f"({f'{BLANKS}*'.join(map(re.escape, name))})"
    if shortening.level.units == "full":
        return
    for unit in shortening.names.units:
        for place, ending in places_in(unit, words)[0]:
            stem = place.removesuffix(ending)
            if len(stem) > 1 and "某" not in stem:
                yield f"({re.escape(stem)})"
