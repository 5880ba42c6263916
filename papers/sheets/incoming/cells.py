"""What a cell's text means: a date, a code, several of something. Nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqqf.calendar.days import FIRST, LAST
from sqqf.calendar.written import Beside, Unread, read
from sqqf.papers.sheets.incoming.persons import Person, apart, is_place, is_unit, person
from sqqf.papers.sheets.incoming.vocabulary import UNKNOWN
from sqqf.papers.sheets.rows import BREAK
from sqqf.papers.sheets.rows import UNKNOWN as HELD
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile

_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.ASCII)
_ERROR = re.compile(r"#(?:REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|N/A|CALC!|SPILL!)")
_NO_VALUE = re.compile(r"#CALC! =|=(?:_xlfn\.)?DISPIMG\(")
_SHORT_YEAR = re.compile(r"[(（\[【〔](\d\d)[)）\]】〕](?=\d|第)")
_LINES = re.compile(r"[\r\n；;]")
_DIVIDED = re.compile(r"[、,，;；\s]")
_BREAKS = re.compile(r"\r\n|\r|\n")
# Of several names in a line; what stands in brackets after one belongs to it.
_SEVERAL = re.compile(r"[\n\r、;；,，]")
_NAME = re.compile(r"(?:[(（][^()（）]*[)）]|[^\n\r、;；,，])+")
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
_OTHERS = re.compile(
    r"(.{2,}?)等\s*(?:\d{1,3}|[一二两三四五六七八九十几多数]{1,3})[多余]?[名个位]?(?:同志|干部|人)?"
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
_NUMBERED = re.compile(r"\s*(?:[(（](\d{1,3})[)）]|(\d{1,3})\s*(?:[、)）]|[.．](?!\d)))\s*(.*)", re.DOTALL)
_OURS_NUMBERED = re.compile(r"()(\d+)\. (.*)", re.DOTALL)
_OF_PLACE = re.compile(rf"^{_HAN}{{0,4}}?[省市县区]")
_ORDINAL = re.compile(r"(?:第|情形)?[(（]?(\d{1,2})[)）]?[项种条类]?")


class Bad(Exception):
    """A cell that can't be read: a code, and what its sentence needs to know.

    | code             | facts           | meaning                                                        |
    |------------------|-----------------|----------------------------------------------------------------|
    | not_a_date       | value           | no date                                                        |
    | ambiguous_date   | value           | a date without its year, or with the year last                 |
    | two_digit_year   | value           | a date with the last two digits of its year                    |
    | day_unknown      | value           | a month or a year: no fault, the day stays unknown             |
    | no_such_date     | value           | a date that doesn't exist                                      |
    | date_too_old     | value, first    | a date before the calendar begins                              |
    | date_too_late    | value, last     | a date after it ends                                           |
    | unformatted_date | value           | a number that Excel would show as a date, if told to           |
    | unknown_code     | value, section  | neither a code nor a word of the section                       |
    | not_a_count      | value           | no whole number                                                |
    | several_names    | value           | what seems to be several names, and isn't divided as such      |
    | more_than_a_name | value           | a name with a unit, a post or something else beside it         |
    | uneven_lines     | count, expected | so many lines, where the names in the row are another number   |
    | uneven_points    | count, expected | so many lines, where the points in the row are another number  |
    | uneven_items     | count, expected | so many lines, where another number of things is to be put right |
    | error_value      | value           | a formula that shows an error                                  |
    | never_counted    | value           | a formula that was never worked out, or shows a picture        |
    | too_many_names   | value, most     | more names than any case has                                   |
    | too_long         | value, most     | more characters than anybody types into a cell                 |
    | missing          |                 | nothing stands there, though the columns about it say something |
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


MOST_NAMES = 1000
"""So many people one cell may list."""
MOST_SIGNS = 1 << 17
"""So many characters a cell may have: four times what one of Excel holds, and what the csv module takes."""
_SHOWN = 20


def check_length(cell: str) -> None:
    """Raises Bad where the cell holds more than a cell can."""
    if len(cell) > MOST_SIGNS:
        raise Bad("too_long", value=f"{cell[:_SHOWN]}…", most=MOST_SIGNS)


def _check_count(cell: str, count: int) -> None:
    if count > MOST_NAMES:
        raise Bad("too_many_names", value=f"{cell[:_SHOWN]}…", most=MOST_NAMES)


def text(cell: str) -> str | None:
    """The words; None where the cell says that nothing is known."""
    found = cell.strip()
    if not found or found in UNKNOWN:
        return None
    if found[0] == "#" and _ERROR.fullmatch(found):
        raise Bad("error_value", value=found)
    if found[0] in "#=" and _NO_VALUE.match(found):
        raise Bad("never_counted", value=found)
    return found


def exact_text(cell: str) -> str | None:
    """The words as they are, in a sheet that was exported: only an empty cell is unknown there."""
    return cell or None


def number(cell: str, century: str | None = None) -> str | None:
    """A case's number; a serial counted as 3.0 is 3, and with the century known （25） is a year."""
    found = text(cell)
    if found and century:
        found = _SHORT_YEAR.sub(rf"〔{century}\1〕", found)
    return found[:-2] if found and found.endswith(".0") and found[:-2].isdecimal() else found


@lru_cache(8192)
def day(cell: str, beside: Beside = Beside()) -> str | None:  # noqa: B008 - a constant
    """A date as ISO; ``beside`` is what the cell doesn't say of its year."""
    found = text(cell)
    if found is None:
        return None
    try:
        on = read(found, beside)
    except Unread as unread:
        code = "unformatted_date" if _SERIAL.fullmatch(found) else unread.code
        raise Bad(code, value=cell) from None
    if on < FIRST:
        raise Bad("date_too_old", value=cell, first=FIRST.year)
    if on > LAST:
        raise Bad("date_too_late", value=cell, last=LAST.year)
    return on.isoformat()


def people(cell: str) -> list[Person]:
    """``陈某、李某`` or one a line, with the unit or the post beside a name; ``李 某`` is 李某."""
    found: list[Person] = []
    before = ""  # 党组书记、 of 党组书记、局长陈某
    for told in _divided(cell):
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


def without_others(cell: str) -> str | None:
    """The names before ``等3人``: who the others are isn't told. None where nothing of that kind is."""
    found = _OTHERS.fullmatch(cell.strip())
    return found[1] if found else None


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
    alone = len(_divided(found)) == 1 and apart(found) == [found] and not (others or _holds_more(found))
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


def _divided(cell: str) -> list[str]:
    if not _SEVERAL.search(cell):
        return [one] if (one := text(cell)) else []
    found = [part.strip() for part in _NAME.findall(cell)]
    _check_count(cell, len(found))
    return [part for part in found if part and part not in UNKNOWN]


def lines(cell: str) -> list[str]:
    """One a line, or divided by semicolons."""
    found = [part.strip() for part in _LINES.split(cell)]
    return [part for part in found if part and part not in UNKNOWN]


def exact_lines(cell: str) -> list[str]:
    """One a line, as they were exported."""
    _check_count(cell, cell.count("\n"))
    return [part.replace(BREAK, "\n") for part in cell.split("\n")]


def points(cell: str) -> list[str]:
    """One a line; where lines are numbered from 1 on, a line without a number continues the one before."""
    found = [line.strip() for line in _BREAKS.split(cell)]
    found = [line for line in found if line]
    return _unnumbered(found, _NUMBERED) if text(cell) else []


def exact_points(cell: str) -> list[str]:
    """One a line, numbered, as they were exported."""
    return (
        [point.replace(BREAK, "\n") for point in _unnumbered(cell.split("\n"), _OURS_NUMBERED)]
        if cell
        else []
    )


def _unnumbered(found: Sequence[str], form: re.Pattern[str]) -> list[str]:
    told: list[str] = []
    for line in found:
        begun = form.fullmatch(line)
        if begun and int(begun[1] or begun[2]) == len(told) + 1:
            told.append(begun[3])
        elif not told or begun:  # not from 1 on: the numbers are part of what is said
            return list(found)
        else:
            told[-1] += f"\n{line}"
    return told


@lru_cache(1024)
def counts(cell: str) -> tuple[int, ...]:
    """Whole numbers, one a line."""
    found = []
    for part in lines(cell):
        if not (part.isascii() and part.removesuffix(".0").isdecimal() and len(part) < 9):
            raise Bad("not_a_count", value=part)
        found.append(int(part.removesuffix(".0")))
    return tuple(found)


def along(cell: str, whom: int, *, ours: bool, shared: bool = False) -> Sequence[str | None]:
    """What is said of each of several, line by line; ``shared``: one may hold for all."""
    if whom == 1 and "\n" not in cell and not ours:
        return [text(cell)]
    if not cell or not (ours or text(cell)):
        return [None] * whom
    found = cell.split("\n") if ours else [line.strip() for line in _BREAKS.split(cell.strip())]
    if len(found) != whom and not ours and len(parted := _divided(cell)) == whom:
        found = parted
    if len(found) == 1 and shared:
        found *= whom
    if len(found) != whom:
        raise Bad("uneven_lines", count=len(found), expected=whom)
    if ours:
        return [None if line == HELD else line.replace(BREAK, "\n") for line in found]
    return [text(line) for line in found]


def lone(cell: str) -> str | None:
    """What a cell says, where it says one thing; None where it says several, or nothing."""
    parts = [] if "\n" in cell else _divided(cell)
    return parts[0] if len(parts) == 1 else None


def codes_of(
    profile: Profile,
    section: str,
    known: Mapping[str, str | None],
    usual: Mapping[str, str],
    only: Collection[str] | None,
) -> Callable[[str], str | None]:
    """Reads a column's codes: first by the map's words, then the profile's, last those of older ledgers."""

    @lru_cache(4096)
    def code(cell: str) -> str | None:
        asked = cell.strip()
        for word in (asked, _bare(asked)):
            if word in known:
                return known[word]
            try:
                found = profile.find(section, word)
            except UnknownCode:
                continue
            if only is None or found in only:
                return found
        for word in (_bare(asked), _OF_PLACE.sub("", _bare(asked))):  # 县纪委移送
            if word in usual:
                return usual[word]
        if text(cell) is None:
            return None
        raise Bad("unknown_code", value=cell, section=section)

    return code


def several(cell: str, code: Callable[[str], str | None]) -> tuple[str, ...]:
    """Codes, one a line, or divided by 、 and the like."""
    found: list[str | None] = []
    for line in _BREAKS.split(cell):
        try:
            found.append(code(line))
        except Bad:
            parts = [part for part in _DIVIDED.split(line) if part]
            if len(parts) < 2:
                raise
            found += [code(part) for part in parts]
    return tuple(dict.fromkeys(one for one in found if one))


def _bare(word: str) -> str:
    """A word without spaces and what ends a sentence; ``第5项`` and ``（5）`` are 5."""
    word = re.sub(r"\s", "", unicodedata.normalize("NFKC", word)).strip("。.;,、:")
    told = _ORDINAL.fullmatch(word)
    return told[1] if told else word
