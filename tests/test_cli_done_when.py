"""The first issue's “Done when”, line by line as a user types it."""

from __future__ import annotations

import json
import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

from sqqf.calendar.statutory import legal_days

if TYPE_CHECKING:
    from tests.conftest import Sqqf

SCRIPT = """
init --group 阳江市容错调查工作小组 --level city --prefix 阳容
case new --channel appeal --applicant 陈某 --applicant-kind person --unit 某县住建局
    --matter "老旧小区改造中变更施工方案" --point "变更是否经集体研究" --point "是否造成损失及补救" --received 2026-11-16 --officer 李某
case accept 1 --on 2026-11-20
case notify 1 --on 2026-11-23 --method 直接送达
step add 1 --method document --point 1 --on 2026-11-23 --people 李某,王某 --finding "会议纪要载明集体研究"
"""
NEW = "case new --channel appeal --applicant 王某 --matter 另一事项 --point 要点 --received 2026-11-16 --officer 李某"


def notice(*, monday_off: bool) -> dict[str, Any]:
    """A notice for 2027: the days of the law, and maybe the Monday after New Year's Day."""
    days = {date.fromordinal(day): name for day, name in legal_days(2027)}
    if monday_off:
        days[date(2027, 1, 4)] = "元旦"
    return {
        "year": 2027,
        "papers": ["https://example.org/2027"],
        "days": [{"name": name, "date": str(day), "isOffDay": True} for day, name in days.items()],
    }


def test_the_script_of_the_issue(sqqf: Sqqf) -> None:
    for line in SCRIPT.strip().replace("\n    ", " ").splitlines():
        sqqf.ok(*shlex.split(line))

    (limit,) = sqqf.json("deadlines")
    assert (limit["kind"], limit["due_on"], limit["provisional"]) == ("investigation", "2027-01-04", True)
    explained = sqqf.ok("case", "explain", "1")
    assert "2027-01-01" in explained
    assert "二(三)3(3)" in explained

    # The notice confirms the date, or moves it, and that is said.
    for name, moved in (("same.json", False), ("2027.json", True)):
        (sqqf.folder / name).write_text(json.dumps(notice(monday_off=moved)), encoding="utf-8")
    assert "no longer provisional, same date: 1" in sqqf.ok("calendar", "import", "same.json")
    said = sqqf.ok("calendar", "import", "2027.json")
    assert "阳容〔2026〕1号\tinvestigation limit\t2027-01-04\t2027-01-05" in said
    (limit,) = sqqf.json("deadlines")
    assert (limit["due_on"], limit["provisional"]) == ("2027-01-05", False)

    overdue = sqqf("deadlines", "--overdue", "--exit-code", today="2027-03-01")
    assert overdue.code == 3
    assert "阳容〔2026〕1号" in overdue.out
    missing = sqqf("case", "new", "--channel", "appeal")
    assert (missing.code, missing.out) == (2, "")
    assert "--applicant, --matter, --point, --received" in missing.err

    many = [sqqf.start(*shlex.split(NEW)) for _ in range(16)]
    ends = [process.communicate(timeout=120) for process in many]
    assert [process.returncode for process in many] == [0] * 16, ends
    verified = sqqf("verify")
    assert verified.code == 0
    assert "17 cases" in verified.out
    numbers = [case["no"] for case in sqqf.json("case", "list")]
    assert numbers == [f"阳容〔2026〕{serial}号" for serial in range(1, 18)]
