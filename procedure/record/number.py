"""Numbers of cases and leads.

A case has the official form 代字〔year〕serial号 (GB/T 9704): full year, hexagonal brackets, no leading
zeros. A lead is L2026-1.
"""

import re
import unicodedata
from typing import NamedTuple

# People type the brackets that their keyboard has; the stored form is always 〔〕.
_FORM = re.compile(
    r"\s*(?P<prefix>\S+?)\s*[〔\[［(（【](?P<year>\d{4})[〕\]］)）】]\s*第?0*(?P<serial>[1-9]\d{0,9})号?\s*"
)
# Without 代字: 2026-3, （2026）3号, 2026年第3号, 第3号.
_SHORT = re.compile(
    r"\s*(?:(?P<open>[〔\[［(（【])?(?P<year>\d{4})\s*(?(open)[〕\]］)）】]|[-年])\s*)?"
    r"第?0*(?P<serial>[1-9]\d{0,9})号?\s*"
)


# The year first: （2026）某容1号.
_YEAR_FIRST = re.compile(
    r"[〔\[(【](?P<year>\d{4})[〕\])】]\s*(?P<prefix>[^\s\d第]+)\s*第?0*(?P<serial>[1-9]\d{0,9})号?"
)
# Without brackets: 某容2026-1, 某容2026年第1号; and what only says that a number follows.
_BARE = re.compile(
    r"(?P<prefix>[^\s\d〔\[(【第]+?)(?P<year>(?:19|20)\d\d)[-年]第?0*(?P<serial>[1-9]\d{0,9})号?"
)
_NO = re.compile(r"(?:no\.?|№|#|编号|第)[:.]?", re.IGNORECASE)
_PACKED = re.compile(r"(?P<year>(?:19|20)\d\d)0*(?P<serial>[1-9]\d*)", re.ASCII)
_MONTH_AND_DAY = re.compile(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


class Number(NamedTuple):
    """A case's number; ``str()`` gives the official form."""

    prefix: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"


class Sought(NamedTuple):
    """What a user typed to name a case: the parts that are known, the others None."""

    prefix: str | None
    year: int | None
    serial: int


def sought(text: str) -> Sought | None:
    """Read ``阳容〔2026〕3号``, ``2026-3``, ``2026年第3号`` or ``3``; None for anything else."""
    found = _FORM.fullmatch(text) or _SHORT.fullmatch(text)
    if not found or not found["serial"].isascii():
        return None
    parts = found.groupdict()
    serial = int(parts["serial"])
    return Sought(parts.get("prefix"), int(parts["year"]) if parts["year"] else None, serial)


def old(text: str) -> Sought | None:
    """Read the number that a case or lead has in a ledger kept elsewhere; None for what is none.

    Beside the forms that are typed here: full width, ``(2026)某容1号``, ``某容2026-1``, ``NO.1``, and
    ``2026001``, which is serial 1 of 2026. ``20260305`` may be a day, and is none.
    """
    told = "".join(unicodedata.normalize("NFKC", text).replace("—", "-").split())
    told = _NO.sub("", told, count=1) if _NO.match(told) else told
    if packed := _PACKED.fullmatch(told):
        is_day = len(told) == len("20260305") and _MONTH_AND_DAY.fullmatch(told[4:])
        if len(told) in (7, 8) and not is_day:
            return Sought(None, int(packed["year"]), int(packed["serial"]))
        if len(told) >= len("2026001"):
            return None
    if apart := _YEAR_FIRST.fullmatch(told) or _BARE.fullmatch(told):
        return Sought(apart["prefix"], int(apart["year"]), int(apart["serial"]))
    return sought(text) or sought(told)


def is_prefix(text: str) -> bool:
    """Whether a number that begins so can be read again."""
    number = Number(text, 2026, 1)
    return parse(str(number)) == number


def parse(text: str) -> Number | None:
    """Read a number in full; None where a part is missing."""
    parts = sought(text)
    if parts is None or parts.prefix is None or parts.year is None:
        return None
    return Number(parts.prefix, parts.year, parts.serial)


_LEAD = re.compile(r"\s*[Ll]?(?:(?P<year>\d{4})-)?0*(?P<serial>[1-9]\d{0,9})\s*", re.ASCII)


class LeadNumber(NamedTuple):
    """A lead's number; ``str()`` gives ``L2026-1``."""

    year: int
    serial: int

    @property
    def prefix(self) -> str:
        """Stands where a case's number has its 代字."""
        return "L"

    def __str__(self) -> str:
        return f"L{self.year}-{self.serial}"


def sought_lead(text: str) -> tuple[int | None, int] | None:
    """Read ``L2026-1``, ``2026-1`` or ``1`` as (year, serial); None where the text is none of these."""
    found = _LEAD.fullmatch(text)
    return (int(found["year"]) if found["year"] else None, int(found["serial"])) if found else None


def is_lead_number(text: str) -> bool:
    """Whether a text names a lead and can't name a case."""
    return text.strip()[:1] in ("L", "l") and sought_lead(text) is not None
