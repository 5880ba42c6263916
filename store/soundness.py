"""``case check``: the findings on one case, or on every open one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqqf.procedure.profile import Profile
from sqqf.procedure.review import Finding, review
from sqqf.store import registers
from sqqf.store.ledger import Ledger
from sqqf.store.reading import pages

GRAVITY = ("defect", "risk", "note")


class Found(NamedTuple):
    """A finding, the number of its case, and the rules that the case goes by."""

    no: str
    profile: Profile
    finding: Finding


def findings(ledger: Ledger, today: date, case_id: str | None = None) -> Iterator[Found]:
    """The findings on the case, or on every open one in the order of their registration, the gravest first."""
    ledger.keep_up()
    prefilings = {one["id"]: one for one in registers.prefilings(ledger)}
    opened = "SELECT n, id FROM cases WHERE open AND n > ? ORDER BY n LIMIT ?"
    for _, one in [(0, case_id)] if case_id else pages(ledger.connection, opened, (), (0,)):
        case = ledger.case(one)
        profile = ledger.profile_recorded(case.registered["profile"])
        found = review(case, profile, ledger.level, ledger.workdays, today, prefilings)
        for finding in sorted(found, key=lambda finding: GRAVITY.index(finding.severity)):
            yield Found(str(case.number), profile, finding)
