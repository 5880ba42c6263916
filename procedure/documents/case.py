"""A case as the JSON document of the contract: English keys, ISO dates, texts as entered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso, iso_or_none
from sqqf.procedure.course.admission import possible
from sqqf.procedure.record.items import item_document, items
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case, Person
from sqqf.procedure.tolerance.feedback import outstanding
from sqqf.procedure.tolerance.intake import missing
from sqqf.procedure.tolerance.outcomes import decision_document, decisions, outcome_of, outcomes


def summary_document(case: Case, profile: Profile, level: str) -> dict[str, Any]:
    """What ``case list`` shows of a case: everything but limits, steps, decisions, corrections and acts."""
    determined = outcomes(case)
    registered = case.registered
    moved = {move.kind: iso(move.on) for move in case.moves}
    return {
        "no": str(case.number),
        "id": case.id,
        "state": case.standing,
        "outcome": outcome_of(determined),
        "channel": case.channel,
        "applicant": _person(case.applicant) if case.applicant else None,
        "parties": [
            {"n": n, **_person(party), "outcome": determined[n - 1]}
            for n, party in enumerate(case.parties, start=1)
        ],
        "matter": case.matter,
        "points": [
            {"n": n, "text": text, "steps": steps}
            for n, (text, steps) in enumerate(zip(case.points, case.steps_of_points, strict=True), start=1)
        ],
        "circumstances": list(registered.get("circumstances", ())),
        "officer": case.officer,
        "received_on": iso_or_none(case.received_on),
        "registered_on": iso_or_none(case.registered_on),
        "accepted_on": moved.get("accepted"),
        "declined_on": moved.get("declined"),
        "notified_on": iso_or_none(case.notified_on),
        "concluded_on": moved.get("concluded"),
        "deliberated_on": moved.get("deliberated"),
        "submitted_on": iso_or_none(_latest(case, "submitted")),
        "approved_on": moved.get("approved"),
        "decided_on": moved.get("decided"),
        "decision": _decision_number(case),
        "filed_on": iso_or_none(_latest(case, "filed")),
        "closed_on": moved.get("closed") if case.state == "closed" else None,
        "ended_on": iso_or_none(case.moved_on("withdrawn", "ended", "transferred")),
        "ended_because": case.ended.get("reason"),
        "zone": registered.get("zone"),
        "documents": list(registered.get("documents", ())),
        "proceeding": registered.get("proceeding"),
        "managed_by": registered.get("managed_by"),
        "taken_over": case.registered.get("taken_over"),
        "attached": [dict(body) for body in case.attached],
        "missing": missing(case, profile),
        "untold": case.untold,
        "outstanding": outstanding(case, profile, level) if case.state in ("decided", "declined") else [],
        "suspended_on": iso_or_none(case.suspended_on),
        "next": list(possible(case, Office(profile, level))),
    }


def case_document(
    summary: Mapping[str, Any], case: Case, profile: Profile, deadlines: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """What ``case show`` prints: the summary; limits, steps, decisions, corrections, acts; ``next`` last."""
    rest = {key: value for key, value in summary.items() if key != "next"}
    return {
        **rest,
        "deadlines": list(deadlines),
        "steps": [_step(case, step_n) for step_n in range(len(case.steps))],
        "decisions": [decision_document(decision, case) for decision in decisions(case, profile)],
        "corrections": [item_document(item) for item in items(case)],
        "acts": [act.as_recorded() for act in case.acts],
        "next": summary["next"],
    }


def _step(case: Case, index: int) -> dict[str, Any]:
    step = case.steps[index]
    return {
        "n": step.n,
        "seq": step.seq,
        "on": iso_or_none(step.on),
        "method": step.method,
        "points": list(step.points),
        "parties": list(step.body.get("parties", ())),
        "people": list(step.body.get("people", ())),
        "finding": step.body.get("finding"),
        "evidence": list(step.body.get("evidence", ())),
        "invited": list(step.body.get("invited", ())),
        "recorded_late": step.recorded_late,
    }


def _latest(case: Case, kind: str) -> date | None:
    found = case.of(kind)
    return found[-1].on if found else None


def _decision_number(case: Case) -> str | None:
    decided = case.of("decided")
    # For a case taken over, the number may be known but not the day.
    return decided[-1].body.get("document") if decided else case.registered.get("decision")


def _person(person: Person) -> dict[str, Any]:
    return {name: fact for name, fact in person._asdict().items() if name != "after"}
