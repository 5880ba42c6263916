"""A list is asked for by unit: any part of the name of a party's, an applicant's or a lead's unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

UNITS = (
    CITY,
    "case new --channel appeal --applicant 陈某 --unit 某县住建局 --matter m --point p --received 2026-11-16",
    (
        "case new --channel department --applicant 某市审计局 --party 王某:person:某镇人民政府 --party 李某"
        " --matter m --point p --received 2026-11-16"
    ),
    "case new --channel appeal --applicant 赵某 --matter m --point p --received 2026-11-16",
    "lead new --source s1 --area i1 --unit 某县住建局质监站 --text 推诿 --received 2026-11-16",
    "lead new --source s1 --area i1 --unit unknown --text 推诿 --received 2026-11-16",
)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("case list --unit 住建局", ["阳容〔2026〕1号"]),
        ("case list --unit 某县住建局", ["阳容〔2026〕1号"]),
        ("case list --unit 镇", ["阳容〔2026〕2号"]),
        ("case list --unit 某", ["阳容〔2026〕1号", "阳容〔2026〕2号"]),
        ("case list --unit 质监站", []),  # a unit of a lead
        ("case list --unit 镇 --search 陈某", []),
        ("deadlines --unit 住建局", ["阳容〔2026〕1号"]),
        ("deadlines --unit 镇 --kind acceptance", ["阳容〔2026〕2号"]),
        ("lead list --unit 住建局", ["L2026-1"]),
        ("lead list --unit 镇", []),
    ],
)
def test_what_is_listed_of_a_unit(sqqf: Sqqf, line: str, numbers: list[str]) -> None:
    found = sqqf.given(*UNITS).json(*line.split())
    assert [one.get("no") or one["case"] for one in found] == numbers
