"""A ledger whose rules were put on record before the program knew what follows the conclusion still opens and goes on.

Such rules (version 1) had neither the acts from the assessment on nor the sections that these rest on. What the
program needs is taken from the shipped rules when they are read; what is on record stays as it is.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sqqf.procedure.profile import Profile
from sqqf.procedure.profile_check import KNOWN_IDS, check
from sqqf.store.filings import file_case
from sqqf.store.profiles import adopt, completed
from sqqf.store.reading import Wanted
from sqqf.store.soundness import findings
from tests.cases import (
    ASSESSED,
    DECIDED,
    PROFILE,
    RECEIVED,
    TODAY,
    TOLD,
    Book,
    book,
    stamp,
)

NEW_SECTIONS = (
    *(
        "answers",
        "sides",
        "roles",
        "deliberation",
        "promptness",
        "returns",
        "recipients",
        "clarification_ways",
    ),
    *("closing", "findings"),
)
NEW_ACTS = (
    *(
        "assessed",
        "deliberated",
        "submitted",
        "approved",
        "decided",
        "filed",
        "receipted",
        "feedback",
        "clarified",
    ),
    *(
        "applied",
        "referred",
        "correction",
        "correction_reported",
        "correction_returned",
        "correction_signed_off",
    ),
    *("closed", "objection", "recused", "suspended", "resumed", "reopened"),
)
NEW_LIMITS = ("correction", "supplementary")


def first_version() -> dict[str, Any]:
    """The shipped rules as they were in version 1."""
    content = {name: part for name, part in PROFILE.content.items() if name not in NEW_SECTIONS}
    return {
        **content,
        "version": "1",
        "open": [name for name in content["open"] if name != "uses"],
        "acts": [entry for entry in content["acts"] if entry["id"] not in NEW_ACTS],
        "limits": [entry for entry in content["limits"] if entry["id"] not in NEW_LIMITS],
        "optional": [entry for entry in content["optional"] if entry["id"] != "signature"],
        "waits": [entry for entry in content["waits"] if entry["id"] not in ("resumption", "supplement")],
        "corrections": [
            {key: value for key, value in entry.items() if entry["id"] != "warning" or not key.startswith("items")}
            for entry in content["corrections"]
        ],
    }  # fmt: skip


OLD = Profile(first_version())


@pytest.fixture
def county(tmp_path: Path) -> Any:
    with book(tmp_path / "a.db", "county", profile=OLD) as a:
        yield a


def test_without_completion_they_would_not_do() -> None:
    """Every one of these is needed."""
    assert {fault.place.split("[")[0].split(".")[0] for fault in check(OLD.content)} >= {
        "acts",
        "limits",
        *NEW_SECTIONS,
    }


def test_completed_they_are_whole() -> None:
    whole = completed(OLD.content)
    assert check(whole) == ()
    profile = Profile(whole)
    assert set(KNOWN_IDS["acts"]) <= set(profile.acts)
    assert [limit.id for limit in profile.limits] == ["acceptance", "investigation", "filing", *NEW_LIMITS]


def test_what_stood_there_stays() -> None:
    """A city that gave itself fifteen days, another method and a name of its own keeps them."""
    ours = first_version()
    theirs = {
        **ours,
        "name": "elsewhere",
        "limits": [{**entry, "working_days": 15} if entry["id"] == "acceptance" else entry for entry in ours["limits"]],
        "methods": [*ours["methods"], {"id": "video", "article": "二(三)3(2)", "zh": "视频核查", "en": "by video"}],
        "acts": [{**entry, "en": "taken on"} if entry["id"] == "accepted" else entry for entry in ours["acts"]],
        "zones": ours["zones"][:1],
    }  # fmt: skip
    whole = completed(theirs)
    assert check(whole) == ()
    for name, part in theirs.items():
        assert (whole[name][: len(part)] if name in KNOWN_IDS else whole[name]) == part


def test_the_shipped_rules_need_nothing() -> None:
    assert completed(PROFILE.content) == PROFILE.content


def test_what_is_on_record_stays_as_it_is(county: Book) -> None:
    (body,) = county.rows("SELECT body FROM acts WHERE kind='profile'")
    assert json.loads(body)["content"] == OLD.content
    assert county.ledger.profile_on(TODAY).version == "1"
    assert county.problems() == []


def test_a_case_goes_on_to_its_end(county: Book, tmp_path: Path) -> None:
    """One that was begun under the old program, and has its old rules ever after."""
    case = county.open_case(*DECIDED[:5])
    county.add(case, *DECIDED[5:], "correction", "correction_reported 2026-12-14")
    file_case(county.ledger, stamp(), case, date(2026, 12, 14), None, tmp_path)
    county.add(case, *TOLD, "clarified 2026-12-14", "applied 2026-12-15", "closed 2026-12-16")
    shown = county.ledger.document(case, TODAY)
    assert (shown["state"], shown["outcome"]) == ("closed", "exempted")
    assert county.ledger.profile_of(case).version == "1"
    limits = {
        line.kind: line.status for line in county.ledger.deadlines(Wanted(settled=True, case_id=case), TODAY)
    }
    assert limits == {"acceptance": "met", "investigation": "met", "filing": "met", "correction": "met"}
    assert [one.finding.code for one in findings(county.ledger, TODAY, case)] == ["papers_missing"]
    assert county.problems() == []


def test_sent_back_it_has_its_date(county: Book) -> None:
    case = county.open_case(
        *ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-18"
    )
    lines = county.ledger.deadlines(Wanted(case_id=case), date(2026, 12, 14))
    assert [(line.kind, line.due_on, line.status) for line in lines] == [
        ("supplementary", "2026-12-18", "open")
    ]


def test_sent_back_without_a_date_it_waits_for_the_further_work(county: Book) -> None:
    county.open_case(*ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[]")
    assert county.rows("SELECT state, waits_for FROM cases") == [("investigating", "supplement")]
    assert county.problems() == []


def test_the_new_rules_can_be_adopted(county: Book) -> None:
    old = county.open_case(RECEIVED)
    adopt(county.ledger, stamp(), PROFILE, date(2026, 11, 20))
    new = county.open_case("received 2026-11-20")
    assert (county.ledger.profile_of(old).version, county.ledger.profile_of(new).version) == ("1", "2")
    county.add(old, "accepted 2026-11-20")
    assert county.problems() == []
