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


def rate(add: Callable[[date], date], starts: list[date]) -> float:
    """Additions a second: the median of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        for start in starts:
            add(start)
        rounds.append(len(starts) / (perf_counter() - begin))
    return median(rounds)


def main() -> None:
    workdays = Workdays()
    chance = random.Random(1)
    days = [date(2010, 1, 1) + timedelta(chance.randrange(365 * 14)) for _ in range(200_000)]
    few = [day for day in days[:1000] if workdays.is_working(day)][:300]

    def ours(start: date) -> date:
        return workdays.add(start, N)

    def theirs(start: date) -> date:
        return chinese_calendar.find_workday(N, start)

    assert list(map(ours, few)) == list(map(theirs, few))
    begin = perf_counter()
    workdays.add_each(days, N)
    print(json.dumps({"ours": rate(ours, days), "theirs": rate(theirs, few), "each": len(days) / (perf_counter() - begin)}))


if __name__ == "__main__":
    main()
