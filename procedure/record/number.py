"""Numbers of cases and leads.

A case has the official form 代字〔year〕serial号 (GB/T 9704): full year, hexagonal brackets, no leading
zeros. A lead is L2026-1.
"""

import re
from typing import NamedTuple

# Patterns are compiled when they are first used: every command loads this, few read a number.
# People type the brackets that their keyboard has; the stored form is always 〔〕.
_FORM = (
    r"\s*(?P<prefix>\S+?)\s*[〔\[［(（【](?P<year>\d{4})[〕\]］)）】]\s*第?0*(?P<serial>[1-9]\d{0,9})号?\s*"
)
# Without 代字: 2026-3, （2026）3号, 2026年第3号, 第3号.
_SHORT = (
    r"\s*(?:(?P<open>[〔\[［(（【])?(?P<year>\d{4})\s*(?(open)[〕\]］)）】]|[-年])\s*)?"
    r"第?0*(?P<serial>[1-9]\d{0,9})号?\s*"
)


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
    found = re.fullmatch(_FORM, text) or re.fullmatch(_SHORT, text)
    if not found or not found["serial"].isascii():
        return None
    parts = found.groupdict()
    serial = int(parts["serial"])
    return Sought(parts.get("prefix"), int(parts["year"]) if parts["year"] else None, serial)


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


_LEADS = "线"
"""The character of the series of leads, as papers have it."""
_LEAD = r"\s*[Ll]?(?:(?P<year>\d{4})-)?0*(?P<serial>[1-9]\d{0,9})\s*"


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

    def on_paper(self, prefix: str) -> str:
        """As papers have it, in a series of the ledger's own: 阳容线〔2026〕1号."""
        return str(Number(f"{prefix}{_LEADS}", self.year, self.serial))


def sought_lead(text: str) -> tuple[int | None, int] | None:
    """Read ``L2026-1``, ``2026-1``, ``1`` or ``阳容线〔2026〕1号`` as (year, serial); else None."""
    if (asked := sought(text)) and (asked.prefix or "").endswith(_LEADS):
        return asked.year, asked.serial
    found = re.fullmatch(_LEAD, text, re.ASCII)
    return (int(found["year"]) if found["year"] else None, int(found["serial"])) if found else None


def is_lead_number(text: str) -> bool:
    """Whether a text names a lead and can't name a case."""
    return text.strip()[:1] in ("L", "l") and sought_lead(text) is not None
