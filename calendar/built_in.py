"""The years that the chinese-calendar package knows, read from its tables and never through its functions."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sqqf.calendar.data.errata import ERRATA, Erratum
from sqqf.calendar.days import Source

# Its English names, and ours: those of holiday-cn's notices, so that a year reads the same from either.
FESTIVAL_NAMES: Mapping[str, str] = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


class BuiltIn(NamedTuple):
    """The tables: days off and days worked, each with the festival's name as chinese-calendar gives it.

    ``years`` reaches as far as the tables do, so that the package's next release brings its next year. The
    ``errata`` are put right in them.
    """

    years: range
    off: Mapping[dt.date, str]
    worked: Mapping[dt.date, str]
    source: Source
    errata: Mapping[dt.date, Erratum]

    def listed(self, day: dt.date) -> tuple[bool, str] | None:
        """Is the day off, and its festival's Chinese name; None for a day that no notice mentions."""
        off = day in self.off
        name = self.off.get(day) or self.worked.get(day)
        return None if name is None else (off, FESTIVAL_NAMES.get(name, name))

    def source_of(self, day: dt.date) -> Source:
        """Where the day is known from: the package, and the notice that puts it right."""
        wrong = self.errata.get(day)
        return (
            self.source._replace(references=(*self.source.references, wrong.notice)) if wrong else self.source
        )

    def notice_year(self, day: dt.date) -> int:
        """The year whose notice has the listed day: New Year's days in December are of the next year's."""
        listed = self.listed(day)
        return day.year + (
            day.month == 12 and listed is not None and listed[1] == FESTIVAL_NAMES["New Year's Day"]
        )


@cache
def built_in() -> BuiltIn:
    """The tables of the installed chinese-calendar."""
    import chinese_calendar  # noqa: PLC0415 - most of a quick command's time is what it imports

    off, worked = dict(chinese_calendar.holidays), dict(chinese_calendar.workdays)
    for day, wrong in ERRATA.items():
        off.pop(day, None)
        worked.pop(day, None)
        (off if wrong.off else worked)[day] = wrong.name
    return BuiltIn(
        years=range(min(off).year, max(off).year + 1),
        off=off,
        worked=worked,
        errata=ERRATA,
        source=Source("built_in", references=(f"chinese-calendar {chinese_calendar.__version__}",)),
    )
