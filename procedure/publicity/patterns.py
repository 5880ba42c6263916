"""Numbers and dates that a publication hides: telephone, identity, plate, document numbers; days."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqqf.procedure.publicity.names import HAN

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
NUMBERS = tuple(
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
DATES: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
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
