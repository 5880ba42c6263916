"""Numbers as ledgers kept elsewhere write them."""

import re
import unicodedata

from sqqf.procedure.record.number import Sought, sought

# The year first: （2026）某容1号.
_YEAR_FIRST = r"[〔\[(【](?P<year>\d{4})[〕\])】]\s*(?P<prefix>[^\s\d第]+)\s*第?0*(?P<serial>[1-9]\d{0,9})号?"
# Without brackets: 某容2026-1, 某容2026年第1号; and what only says that a number follows.
_BARE = r"(?P<prefix>[^\s\d〔\[(【第]+?)(?P<year>(?:19|20)\d\d)[-年]第?0*(?P<serial>[1-9]\d{0,9})号?"
_NO = r"(?i:no\.?|№|#|编号|第)[:.]?"
_PACKED = r"(?P<year>(?:19|20)\d\d)0*(?P<serial>[1-9]\d*)"
_MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"


def read_old(text: str) -> Sought | None:
    """Read the number that a case or lead has in a ledger kept elsewhere; None for what is none.

    Beside the forms that are typed here: full width, ``(2026)某容1号``, ``某容2026-1``, ``NO.1``, and
    ``2026001``, which is serial 1 of 2026. ``20260305`` may be a day, and is none.
    """
    told = "".join(unicodedata.normalize("NFKC", text).replace("—", "-").split())
    told = re.sub(_NO, "", told, count=1) if re.match(_NO, told) else told
    if packed := re.fullmatch(_PACKED, told, re.ASCII):
        is_day = len(told) == len("20260305") and re.fullmatch(_MONTH_AND_DAY, told[4:])
        if len(told) in (7, 8) and not is_day:
            return Sought(None, int(packed["year"]), int(packed["serial"]))
        if len(told) >= len("2026001"):
            return None
    if apart := re.fullmatch(_YEAR_FIRST, told) or re.fullmatch(_BARE, told):
        return Sought(apart["prefix"], int(apart["year"]), int(apart["serial"]))
    return sought(text) or sought(told)
