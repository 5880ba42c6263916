"""Due dates a second in one process, ours against ``chinese_calendar.find_workday``; prints both as JSON."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import perf_counter

import chinese_calendar

from sqqf.calendar.workdays import Workdays

N = 30
ROUNDS = 7


def rate(count: Callable[[], object], times: int) -> float:
    """Due dates a second."""
    begin = perf_counter()
    count()
    return times / (perf_counter() - begin)


def main() -> None:
    add, add_each, find_workday = Workdays().add, Workdays().add_each, chinese_calendar.find_workday
    chance = random.Random(1)
    days = [date(2010, 1, 1) + timedelta(chance.randrange(365 * 14)) for _ in range(500_000)]
    few = [day for day in days[:300] if chinese_calendar.is_workday(day)]
    # On a day off theirs begins with the next working day, which is another convention.
    assert [add(day, N) for day in few] == [find_workday(N, day) for day in few]

    ways: dict[str, tuple[Callable[[], object], int]] = {
        "add": (lambda: [add(day, N) for day in days], len(days)),
        "add_each": (lambda: add_each(days, N), len(days)),
        "find_workday": (lambda: [find_workday(N, day) for day in few], len(few)),
    }
    rounds = [{name: rate(*way) for name, way in ways.items()} for _ in range(ROUNDS)]
    print(json.dumps({name: median(round_[name] for round_ in rounds) for name in ways}))


if __name__ == "__main__":
    main()
