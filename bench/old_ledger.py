"""A ledger as a group kept it before, with as many rows as wanted: ``python bench/old_ledger.py FILE.csv|.xlsx ROWS``."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEADERS = [
    "编号",
    "收件时间",
    "受理时间",
    "告知时间",
    "被反映人",
    "单位",
    "职务",
    "反映问题",
    "核查要点",
    "承办人",
    "调查终结时间",
    "审议时间",
    "报批时间",
    "批准时间",
    "决定时间",
    "决定文号",
    "结论",
    "结案时间",
    "办理情况",
    "备注",
]
STAGES = (7, 8, 30, 35, 36, 40, 42, 60)
"""Days from the receipt to acceptance, notice, conclusion, deliberation, submission, approval, decision, closing."""


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Closed cases, some twelve thousand a year."""
    for n in range(count):
        received = date(2017, 6, 1) + timedelta(days=n % 3000)
        accepted, notified, *later = (str(received + timedelta(days=days)) for days in STAGES)
        concluded, deliberated, submitted, approved, decided, closed = later
        number = f"旧容〔{received.year}〕{n + 1}号"
        about = (f"陈某{n % 977}", f"某县第{n % 61}局", "科长", f"第{n}项工程变更施工方案")
        dealt = ("变更是否经集体研究", f"李某{n % 7}", concluded, deliberated, submitted, approved)
        outcome = (decided, f"旧纪容决〔{decided[:4]}〕{n + 1}号", "免责", closed, "已办结", "")
        yield (number, str(received), accepted, notified, *about, *dealt, *outcome)


def main(path: Path, count: int) -> None:
    if path.suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("台账")
        for row in (HEADERS, *rows(count)):
            sheet.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="gb18030", newline="") as file:
            csv.writer(file).writerows((HEADERS, *rows(count)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
