"""Whether a text names somebody who mustn't be named, however it is written.

Compared are texts in a folded form: full width, case, accents, zero-width and format characters don't
count, blanks, dashes and dots within a name don't either, and a traditional character is its simplified one
where it is in common use (``TRADITIONAL``). A telephone number is compared by its digits, without prefix,
blanks and dashes; its last seven are enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_GAPS = ("Z", "Cc", "Pd", "Pc")
_DOTS = frozenset("·•‧・∙⋅.")
_NOBODY = frozenset(["匿名", "匿名群众", "群众", "某群众", "不详", "未知", "不明", "无"])
"""What is written where nobody's name is known: it names nobody."""
_LABEL = r"(?:联系)?(?:电话|手机|地址|住址|微信|邮箱|qq|tel|phone|address)[ :]*"
_RUN = r"\d(?:[^\w\n]{0,3}\d)*"
SHORTEST = 7
"""So many digits are a telephone number."""


@cache
def _simplified() -> Mapping[int, int]:
    # Thousands of characters, which a ledger that keeps nobody's name apart never asks for.
    from sqqf.procedure.data.traditional import SIMPLIFIED, TRADITIONAL  # noqa: PLC0415

    return str.maketrans(TRADITIONAL, SIMPLIFIED)


def folded(text: str) -> str:
    """The text as it is compared: one blank or none stands for whatever parts two signs of a name."""
    signs: list[str] = []
    for sign in unicodedata.normalize("NFKD", text).casefold().translate(_simplified()):
        category = unicodedata.category(sign)
        if category.startswith(_GAPS) or sign in _DOTS:
            signs.append(" ")
        elif not category.startswith(("C", "M")):
            signs.append(sign)
    return re.sub(" +", " ", "".join(signs)).strip()


class Unnamed:
    """Somebody whom no text may name, nor say how to reach them."""

    def __init__(self, name: str, contact: str | None) -> None:
        self._name = folded(name)
        self._names = [one for one in _names(name) if one not in _NOBODY]
        self._contact = contact or ""

    def is_in(self, text: str, *, namesakes: bool = False) -> bool:
        """Whether the text names them; with ``namesakes`` the name alone may be somebody else's."""
        said = folded(text)
        if any(one.search(said) for one in self._contacts) or self._telephone_in(text):
            return True
        if namesakes and said.replace(" ", "") in (one.replace(" ", "") for one in self._names):
            return False
        return any(one.search(said) for one in self._patterns)

    def is_called(self, name: str) -> bool:
        """Whether somebody has just this name."""
        return folded(name).replace(" ", "") in (one.replace(" ", "") for one in self._names)

    @cached_property
    def _patterns(self) -> Sequence[re.Pattern[str]]:
        return [_pattern(one) for one in self._names]

    @cached_property
    def _contacts(self) -> Sequence[re.Pattern[str]]:
        whole = folded(self._contact)
        told = {whole, re.sub(_LABEL, "", whole, count=1)} if whole not in _NOBODY else set()
        mails = re.findall(r"[^\s,;，；、:：<>]+@[^\s,;，；、<>]+", self._contact)
        return [_pattern(one) for one in {*told, *map(folded, mails)} if one]

    @cached_property
    def _telephones(self) -> Sequence[str]:
        """Digits of which the last seven or more, or those after an area code, are as good as the whole."""
        found = [number for number in map(_bare, _runs(self._contact)) if len(number) >= SHORTEST]
        whole = _bare("".join(sign for sign in _plain_digits(self._contact) if sign.isdecimal()))
        return [*found, whole] if not found and len(whole) >= SHORTEST else found

    def _telephone_in(self, text: str) -> bool:
        if not self._telephones:
            return False
        runs = _runs(text)
        for run in dict.fromkeys([*runs, *map(_bare, runs)]):
            for number in self._telephones:
                if number in run or (len(run) >= SHORTEST and number.endswith(run)):
                    return True
                if (local := _local(number)) and local in run:
                    return True
        return False


def _names(name: str) -> list[str]:
    """The name as it was told, and each of several; what is told of somebody in brackets apart."""
    parts = [name, *(re.split(r"[（(,，:：]", one)[0] for one in re.split(r"[、;；/]", name))]
    return list(dict.fromkeys(one for one in map(folded, parts) if one))


def _pattern(told: str) -> re.Pattern[str]:
    """Finds it in a folded text, with or without gaps; a single sign only as the whole of it."""
    signs = [re.escape(sign) for sign in told if sign != " "]
    if len(signs) == 1:
        return re.compile(rf"\A{signs[0]}\Z")
    before = "(?<![a-z0-9])" if told[0].isascii() and told[0].isalnum() else ""
    after = "(?![a-z0-9])" if told[-1].isascii() and told[-1].isalnum() else ""
    return re.compile(before + " ?".join(signs) + after)


def _plain_digits(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_DIGITS)
    return "".join(sign for sign in plain if unicodedata.category(sign) not in ("Cf", "Mn"))


def _runs(text: str) -> list[str]:
    """The numbers in a text, each as digits: as they stand, and put together over blanks and dashes."""
    plain = _plain_digits(text)
    joined = (re.sub(r"\D", "", one) for one in re.findall(_RUN, plain))
    return list(dict.fromkeys([*joined, *re.findall(r"\d+", plain)]))


def _bare(number: str) -> str:
    """A telephone number without the prefix of the country, and the 0 of an area code."""
    return re.sub(r"\A0*(?:86(?=\d{10,11}\Z|0))?0*", "", number)


def _local(number: str) -> str | None:
    """The number within its area, where an area code stands before it: 662 3421234, 10 12345678."""
    if number.startswith("1") and len(number) == 11:
        return None  # a mobile one
    if len(number) in (10, 11):
        of_eight = len(number) == 11 or number.startswith(("10", "2"))
        return number[-8:] if of_eight else number[-7:]
    return None


def texts_of(fact: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a fact, each with the field that it stands in."""
    if isinstance(fact, str):
        yield path, fact
    elif isinstance(fact, Mapping):
        for name, one in fact.items():
            yield from texts_of(one, f"{path}.{name}".lstrip("."))
    elif isinstance(fact, list | tuple):
        for n, one in enumerate(fact, start=1):
            yield from texts_of(one, f"{path}.{n}".lstrip("."))
