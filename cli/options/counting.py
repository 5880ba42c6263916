"""How long a count is, as typed: N, and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from sqqf.calendar.days import UNITS, Unit
from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import Needed, argument
from sqqf.procedure.errors import BadInput

_MOST = 2500
_WORDS: Mapping[str, Unit] = {
    **{unit: unit for unit in UNITS},
    "工作日": "working_day",
    "日": "calendar_day",
    "日历日": "calendar_day",
    "自然日": "calendar_day",
    "月": "month",
    "个月": "month",
}


def _count(text: str) -> int:
    if not (text.strip().isdecimal() and 1 <= int(text) <= _MOST):
        raise BadInput("not_a_count_of_days", text=text, most=_MOST)
    return int(text)


def unit_of(text: str) -> Unit:
    """What a count counts, by its code or its Chinese word. Raises BadInput."""
    try:
        return _WORDS[text.strip().casefold()]
    except KeyError:
        raise BadInput("not_a_unit", text=text, choices=UNITS) from None


N = Annotated[int, argument("N", _("How many, 1 to 2500."), _count), Needed()]
