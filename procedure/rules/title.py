"""What a place's document is called for short: by the kind of document that its title says it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

_KINDS: Mapping[str, str] = {
    "意见": "the Opinion",
    "办法": "the Measures",
    "细则": "the Detailed Rules",
    "方案": "the Plan",
    "规定": "the Provisions",
    "规则": "the Rules",
    "规程": "the Rules",
    "条例": "the Regulations",
    "制度": "the Rules",
    "通知": "the Notice",
    "指引": "the Guidelines",
}
"""The Chinese word for a kind of document, with what it is called in English."""
_SHORT = rf"((?:实施|暂行|试行|管理)?({'|'.join(_KINDS)}))(?:[（(][^（）()]*[）)])*"


def short_title(source: str, lang: str) -> str:
    """``《实施办法》``, ``the Measures``; of no kind that is known: the whole title, ``the rules``."""
    found = next((match for match in re.finditer(_SHORT, source) if match.end() == len(source)), None)
    if lang == "en":
        return _KINDS[found[2]] if found else "the rules"
    return f"《{found[1] if found else source}》"
