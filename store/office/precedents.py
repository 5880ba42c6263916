"""Decided cases that are like one: found in one pass, read in full where listed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from heapq import nlargest
from operator import itemgetter
from typing import Any, NamedTuple

from sqqf.procedure.tolerance.outcomes import latest_deliberation, outcome_of, outcomes
from sqqf.procedure.tolerance.precedent import (
    Compared,
    Likeness,
    compare,
    compared,
    rules_of_case,
    words_in_common,
)
from sqqf.store.index.moment import of_one_moment
from sqqf.store.ledger.dossiers import read_case
from sqqf.store.ledger.ledger import Ledger


class Precedents(NamedTuple):
    """The cases most alike, best first, and how many there are in all."""

    listed: list[dict[str, Any]]
    total: int


@of_one_moment
def precedents(ledger: Ledger, case_id: str, most: int) -> Precedents:
    """The decided cases that are like this one, at most so many; cases declined weren't decided on."""
    case = read_case(ledger, case_id)
    one = compared(case, ledger.profile_of(case))
    found = [
        (like.whole, n, other_id)
        for n, other_id, other in _decided(ledger)
        if other_id != case_id and (like := compare(one, other))
    ]
    listed = []
    for *_, other_id in nlargest(most, found):  # of those that are as like, the latest first
        decided = read_case(ledger, other_id)
        other = compared(decided, ledger.profile_of(decided))
        if like := compare(one, other):  # an answer may have been corrected or taken back
            deliberation = latest_deliberation(decided)
            results = outcomes(decided)
            listed.append(
                {
                    "no": str(decided.number),
                    "outcome": outcome_of(results),
                    **_likeness(one, other, like),
                    "reason": deliberation.body.get("reason") if deliberation else None,
                    "outcomes": results,
                    "matter": decided.matter,
                }
            )
    return Precedents(sorted(listed, key=itemgetter("likeness"), reverse=True), len(found))


def _likeness(one: Compared, other: Compared, like: Likeness) -> dict[str, Any]:
    return {
        "shared": sorted(like.shared, key=_in_order),
        "likeness": round(like.whole, 2),
        "of_rules": round(like.of_rules, 2),
        "of_words": round(like.of_words, 2),
        "words": words_in_common(one.matter, other.matter),
    }


def _in_order(rule: str) -> tuple[str, list[int]]:
    """``c9`` before ``c9.1`` before ``c10``."""
    return rule[:1], [int(part) for part in rule[1:].split(".") if part.isdecimal()]


def _decided(ledger: Ledger) -> Iterator[tuple[int, str, Compared]]:
    """Every decided case as the index has it, with all that was ever answered with yes."""
    holding: dict[str, list[tuple[str, str, str]]] = {}
    for case_id, section, code, answers in ledger.connection.execute(_HOLDING).fetchall():
        places = (place for place, value in json.loads(answers).items() if value == "yes")
        holding.setdefault(case_id, []).extend((section, code, place) for place in places)
    for n, case_id, matter, claimed in ledger.connection.execute(_DECIDED).fetchall():
        rules = rules_of_case(json.loads(claimed), holding.get(case_id, ()))
        yield n, case_id, Compared(rules, matter or "")


_HOLDING = (
    "SELECT case_id, body ->> '$.section', body ->> '$.code', body -> '$.answers' FROM acts"
    """ WHERE kind = 'assessed' AND case_id IS NOT NULL AND instr(body, '"yes"')"""
)
_DECIDED = (
    "SELECT n, id, document ->> '$.matter', document -> '$.circumstances'"
    " FROM dossiers JOIN documents USING (n)"
    " WHERE track = 'tolerance' AND state IN ('decided', 'closed')"
    " AND document ->> '$.parties[0].outcome' <> 'declined'"
)
