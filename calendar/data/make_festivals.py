"""Generate festivals.py: the four festivals whose dates the sun and the moon decide.

    python calendar/data/make_festivals.py > calendar/data/festivals.py

lunar-python is a development dependency: the program itself reads only the result.
"""

from __future__ import annotations

import sys

from lunar_python import Lunar

FIRST_YEAR, LAST_YEAR = 1949, 2100

HEAD = '''"""The festivals of {first} to {last} that move, in Beijing dates. Made by make_festivals.py.

Each year has (Lunar New Year's Day, Qingming, Dragon Boat, Mid-Autumn), where 217 is 17 February.
"""

FESTIVALS: dict[int, tuple[int, int, int, int]] = {{
'''


def festivals(year: int) -> tuple[int, int, int, int]:
    """The year's Lunar New Year's Day, Qingming, Dragon Boat and Mid-Autumn, each as month * 100 + day."""
    solar_days = (
        Lunar.fromYmd(year, 1, 1).getSolar(),
        Lunar.fromYmd(year, 1, 1).getJieQiTable()["清明"],
        Lunar.fromYmd(year, 5, 5).getSolar(),
        Lunar.fromYmd(year, 8, 15).getSolar(),
    )
    new_year, qingming, dragon_boat, mid_autumn = (day.getMonth() * 100 + day.getDay() for day in solar_days)
    return new_year, qingming, dragon_boat, mid_autumn


def module() -> str:
    """The whole text of festivals.py."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    lines = (f"    {year}: {festivals(year)},\n" for year in years)
    return HEAD.format(first=FIRST_YEAR, last=LAST_YEAR) + "".join(lines) + "}\n"


if __name__ == "__main__":
    sys.stdout.write(module())
