"""What a place leaves out: approval, filing, the whole track of inaction; with all that belongs to it, or not at all."""

from __future__ import annotations

import copy
from itertools import combinations
from typing import Any

import pytest

from sqqf.procedure.course.admission import possible
from sqqf.procedure.course.review import review
from sqqf.procedure.errors import Refused
from sqqf.procedure.facts.case import case_facts
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.check import check
from sqqf.procedure.rules.parts import PARTS
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import known_ids
from sqqf.procedure.tolerance.feedback import outstanding
from tests.cases import ASSESSED, PROFILE, TOLD, admitted, case_of, setting
from tests.test_paper_facts import at

KNOWN_IDS = known_ids(PROFILE.content)
UNDELIBERATED = {
    "id": "decided_undeliberated",
    "article": "二(三)4",
    "severity": "defect",
    "stage": "deliberated",
    "zh": "{on}决定前没有集体审议",
    "en": "decided on {on} without a deliberation before",
    "remedy": {"zh": "重新审议", "en": "deliberate anew"},
}
EVERY = [chosen for n in (1, 2, 3) for chosen in combinations(PARTS, n)]


def without(*parts: str) -> dict[str, Any]:
    """The shipped rules without these parts, as somebody would write them."""
    content = copy.deepcopy(dict(PROFILE.content))
    for part in (PARTS[name] for name in parts):
        for section, ids in {"acts": part.acts, **part.ids}.items():
            content[section] = [one for one in content[section] if one["id"] not in ids]
        for section in part.sections:
            del content[section]
    for act in content["acts"]:
        act["from"] = [state for state in act.get("from", ()) if state in _ids(content, "states")]
        if not act["from"]:
            del act["from"]
        if "approval" in parts and act["id"] == "decided":
            act["from"] = ["deliberated"]
    if "approval" in parts:
        next(one for one in content["states"] if one["id"] == "deliberated")["waits_for"] = "decision"
        content["findings"].append(UNDELIBERATED)
    return content


def _ids(content: dict[str, Any], section: str) -> set[str]:
    return {one["id"] for one in content[section]}


def place(*parts: str) -> Profile:
    return Profile(without(*parts))


def under(*parts: str, level: str = "city") -> Setting:
    return setting(level=level, profile=place(*parts))


# ── the check ──


@pytest.mark.parametrize("parts", EVERY, ids="+".join)
def test_a_profile_may_leave_them_out(parts: tuple[str, ...]) -> None:
    content = without(*parts)
    assert check(content, KNOWN_IDS) == ()
    assert {part for part in PARTS if not Profile(content).has(part)} == {*parts}


@pytest.mark.parametrize("part", PARTS)
def test_what_is_left_of_a_part_is_named_with_its_place(part: str) -> None:
    content = without(part)
    its = PARTS[part]
    for section in its.sections:
        content[section] = PROFILE.content[section]
    for section, ids in its.ids.items():
        content[section] += [one for one in PROFILE.content[section] if one["id"] in ids]
    found = {fault.place.partition("[")[0] for fault in check(content, KNOWN_IDS) if fault.code == "left_out"}
    assert found == {*its.sections, *its.ids}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_there_with_all_that_belongs_to_it(part: str) -> None:
    content = without(part)
    content["acts"].append(next(one for one in PROFILE.content["acts"] if one["id"] == PARTS[part].acts[-1]))
    missing = {fault.place for fault in check(content, KNOWN_IDS) if fault.code == "lacks"}
    assert "acts" in missing


def test_an_act_that_nothing_leads_to_is_named() -> None:
    content = without("approval")
    decided = next(one for one in content["acts"] if one["id"] == "decided")
    content["states"].append(next(one for one in PROFILE.content["states"] if one["id"] == "approved"))
    decided["from"] = ["approved"]
    (fault,) = (fault for fault in check(content, KNOWN_IDS) if fault.code == "unreached")
    assert content["acts"][int(fault.place[len("acts[") : fault.place.index("]")])] is decided


def test_without_approval_the_finding_about_a_missing_deliberation_has_to_be_there() -> None:
    content = without("approval")
    content["findings"].remove(UNDELIBERATED)
    assert [(one.place, one.facts) for one in check(content, KNOWN_IDS)] == [
        ("findings", {"id": "decided_undeliberated"})
    ]


# ── the procedure ──

DELIBERATED = (*ASSESSED, "deliberated 2026-12-07")
ENDED = (*DELIBERATED, "decided 2026-12-11", *TOLD, "clarified 2026-12-14", "applied 2026-12-15")


def test_without_approval_the_decision_follows_the_deliberation() -> None:
    rules = under("approval")
    case = admitted(*DELIBERATED, under=rules)
    assert "decide" in possible(case, rules.office)
    assert not {"submit", "approve"} & {*possible(case, rules.office)}
    assert admitted(*ENDED, "closed 2026-12-16", under=rules).state == "closed"


def test_without_approval_none_is_missed() -> None:
    rules = under("approval")
    found = [one.code for one in review(case_of(*ENDED, profile=rules.profile), rules, {})]
    assert "decided_unapproved" not in found
    assert found == [
        one.code for one in review(case_of(*ENDED), setting(), {}) if one.code != "decided_unapproved"
    ]


def test_without_approval_a_missing_deliberation_is_the_defect() -> None:
    rules = under("approval")
    late = case_of(*ASSESSED, "decided 2026-12-11", profile=rules.profile)
    (found,) = (one for one in review(late, rules, {}) if one.code == "decided_undeliberated")
    assert found.severity == "defect"


def approval_left_open() -> Profile:
    """The shipped rules, but the decision may follow the deliberation at once."""
    content = copy.deepcopy(dict(PROFILE.content))
    next(one for one in content["acts"] if one["id"] == "decided")["from"] = ["deliberated", "approved"]
    return Profile(content)


APPROVED = ("submitted 2026-12-08", "approved 2026-12-09")


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ((*DELIBERATED, "decided 2026-12-11"), set()),
        ((*DELIBERATED, *APPROVED, "decided 2026-12-11"), set()),
        ((*ASSESSED, "decided 2026-12-11"), {"decided_unapproved"}),
    ],
    ids=["none", "approved", "not even deliberated"],
)
def test_where_approval_is_left_open_none_is_missed(lines: tuple[str, ...], codes: set[str]) -> None:
    rules = approval_left_open()
    assert check(rules.content, KNOWN_IDS) == ()
    found = {one.code for one in review(case_of(*lines, profile=rules), setting(profile=rules), {})}
    assert {code for code in found if code.startswith("decided_")} == codes


@pytest.mark.parametrize(
    ("lines", "said"), [((*DELIBERATED,), None), ((*DELIBERATED, *APPROVED), "是")], ids=["none", "approved"]
)
def test_a_paper_speaks_of_the_approval_that_there_was(lines: tuple[str, ...], said: str | None) -> None:
    rules = approval_left_open()
    case = case_of(*lines, "decided 2026-12-11", profile=rules)
    assert case_facts(case, at()._replace(profile=rules))["has_approval"] == said


@pytest.mark.parametrize("line", ["submitted 2026-12-08", "approved 2026-12-10"])
def test_an_act_of_a_part_that_isnt_there_is_refused(line: str) -> None:
    with pytest.raises(Refused, match="no_approval"):
        admitted(*DELIBERATED, line, under=under("approval"))


def test_without_filing_a_county_closes_without() -> None:
    rules = under("filing", level="county")
    case = admitted(
        *DELIBERATED, "submitted 2026-12-08", "approved 2026-12-10", "decided 2026-12-11", *TOLD, under=rules
    )
    assert outstanding(case, rules.profile, "county") == []
    assert outstanding(case, PROFILE, "county") == ["filing"]
    assert "file" not in possible(case, rules.office)
