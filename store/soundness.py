"""``case check``: the findings on one case, or on every open one, read in one pass over the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqqf.procedure.case import Case
from sqqf.procedure.fold import fold
from sqqf.procedure.review import Finding, review
from sqqf.store import registers
from sqqf.store.ledger import Ledger, act_from
from sqqf.store.reading import pages


def findings(ledger: Ledger, today: date, case_id: str | None = None) -> Iterator[tuple[str, Finding]]:
    """The findings on the case, or on every open one in the order of their registration: (number, finding)."""
    ledger.keep_up()
    prefilings = {one["id"]: one for one in registers.prefilings(ledger)}
    for case in [ledger.case(case_id)] if case_id else _open_cases(ledger):
        profile = ledger.profile_recorded(case.registered["profile"])
        for finding in review(case, profile, ledger.level, ledger.workdays, today, prefilings):
            yield str(case.number), finding


def _open_cases(ledger: Ledger) -> Iterator[Case]:
    query = (
        "SELECT n, seq, acts.* FROM cases JOIN acts ON case_id = id WHERE open AND (n, seq) > (?, ?)"
        " ORDER BY n, seq LIMIT ?"
    )
    rows = pages(ledger.connection, query, (), (0, 0))
    for _, of_case in groupby(rows, itemgetter(0)):
        acts = [act_from(row[2:]) for row in of_case]
        yield fold(acts, ledger.profile_recorded(acts[0].body["profile"]))


def finding_document(no: str, finding: Finding, text: str, remedy: str) -> dict[str, Any]:
    """A finding as ``case check`` lists it; the words are found at the edge."""
    return {
        "case": no,
        "code": finding.code,
        "severity": finding.severity,
        "article": finding.article,
        "text": text,
        "remedy": remedy,
    }
