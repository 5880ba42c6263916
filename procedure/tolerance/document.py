"""A case and its limits as the JSON documents of the contract: English keys, ISO dates, texts as entered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.calendar.days import CountedDay, Source
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.course.admission import possible
from sqqf.procedure.record.items import item_document, items
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline, due_dates
from sqqf.procedure.tolerance.case import Case, Person
from sqqf.procedure.tolerance.closing import outstanding
from sqqf.procedure.tolerance.determination import decision_document, decisions, outcome_of, outcomes


def summary_document(case: Case, profile: Profile, level: str) -> dict[str, Any]:
    """What ``case list`` shows of a case: everything but limits, steps, decisions, corrections and acts."""
    determined = outcomes(case)
    registered = case.registered
    moved = {move.kind: iso(move.on) for move in case.moves}
    return {
        "no": str(case.number),
        "id": case.id,
        "state": case.state,
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
        "received_on": _iso(case.received_on),
        "registered_on": _iso(case.registered_on),
        "accepted_on": moved.get("accepted"),
        "declined_on": moved.get("declined"),
        "notified_on": _iso(case.notified_on),
        "concluded_on": moved.get("concluded"),
        "deliberated_on": moved.get("deliberated"),
        "submitted_on": _iso(_latest(case, "submitted")),
        "approved_on": moved.get("approved"),
        "decided_on": moved.get("decided"),
        "decision": _decision_number(case),
        "filed_on": _iso(_latest(case, "filed")),
        "closed_on": moved.get("closed") if case.state == "closed" else None,
        "ended_on": _iso(case.moved_on("withdrawn", "ended", "transferred")),
        "ended_because": case.ended.get("reason"),
        "zone": registered.get("zone"),
        "documents": list(registered.get("documents", ())),
        "proceeding": registered.get("proceeding"),
        "managed_by": registered.get("managed_by"),
        "taken_over": case.registered.get("taken_over"),
        "attached": [dict(body) for body in case.attached],
        "missing": missing(case, profile),
        "untold": case.untold,
        "outstanding": outstanding(case, level) if case.state in ("decided", "declined") else [],
        "suspended_on": _iso(case.suspended_on),
        "next": list(possible(case, profile, level)),
    }


def case_document(
    summary: Mapping[str, Any], case: Case, profile: Profile, deadlines: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """What ``case show`` prints: the summary with limits, steps, decisions, corrections and acts, ``next`` last."""
    rest = {key: value for key, value in summary.items() if key != "next"}
    return {
        **rest,
        "deadlines": list(deadlines),
        "steps": [_step(case, step_n) for step_n in range(len(case.steps))],
        "decisions": [decision_document(decision, case) for decision in decisions(case, profile)],
        "corrections": [item_document(item) for item in items(case)],
        "acts": [act.as_json() for act in case.acts],
        "next": summary["next"],
    }


def counting(deadline: Deadline, workdays: Workdays) -> dict[str, Any]:
    """How a due date came about: each day after the start up to it, the extensions, where the calendar is from."""
    days = _counted_days(deadline, workdays)
    years = [workdays.year(year) for year in range(deadline.starts_on.year, deadline.due_on.year + 1)]
    return {
        "extensions": extensions(deadline, workdays),
        "suspensions": [
            {"since": _iso(pause.since), "until": _iso(pause.until)} for pause in deadline.pauses
        ],
        "days": [
            {
                "date": _iso(day.date),
                "kind": day.kind,
                "name": day.name,
                "counted": day.counted,
                "suspended": _stood_still(deadline, day.date),
                "known_from": _source(workdays.day(day.date).source) if day.name else None,
            }
            for day in days
        ],
        "sources": [
            {
                "year": year.year,
                "source": str(year.source),
                "provisional": year.provisional,
                "known_from": _source(year.source),
            }
            for year in years
        ],
    }


def _counted_days(deadline: Deadline, workdays: Workdays) -> list[CountedDay]:
    """The days after the start up to the due date; those on which the clock stood still are not counted."""
    days = workdays.explain(deadline.counted_from, deadline.due_on)
    if not any(pause.until for pause in deadline.pauses):
        return list(days)
    found, n = [], 0
    for day in days:
        counts = day.counted is not None and not _stood_still(deadline, day.date)
        n += counts
        found.append(day._replace(counted=n if counts else None))
    return found


def _stood_still(deadline: Deadline, day: date) -> bool:
    return any(pause.until and pause.since < day <= pause.until for pause in deadline.pauses)


def extensions(deadline: Deadline, workdays: Workdays) -> list[dict[str, Any]]:
    """The extensions of a limit with the date each led to; ``late``: agreed when the limit had run out already."""
    found = []
    start, days, pauses = deadline.counted_from, deadline.working_days, deadline.pauses
    if days is None:  # a date that was set
        return []
    _, due = due_dates(start, days, (), workdays, pauses)
    for n, extension in enumerate(deadline.extensions, start=1):
        late = extension.agreed_on > due
        _, due = due_dates(start, days, deadline.extensions[:n], workdays, pauses)
        found.append(
            {
                "agreed_on": _iso(extension.agreed_on),
                "days": extension.days,
                "to": _iso(extension.to),
                "due_on": _iso(due),
                "late": late,
            }
        )
    return found


def _source(source: Source) -> dict[str, Any]:
    return {"kind": source.kind, "year": source.year, "references": list(source.references)}


def missing(case: Case, profile: Profile) -> list[str]:
    """What the Opinion wants with an application of this channel and no paper or attachment names, 二(三)2.

    What came with a case taken over isn't known.
    """
    if case.channel is None or case.taken_over:
        return []
    given = [
        *case.registered.get("documents", ()),
        *(body.get("title", body["name"]) for body in case.attached),
    ]
    return [code for code in profile.channel_expects(case.channel) if not _named(profile, code, given)]


def _named(profile: Profile, code: str, given: Sequence[str]) -> bool:
    entry = profile.entry("expected", code)
    words = entry.more.get("words", (entry.zh, entry.en))
    return any(word.casefold() in text.casefold() for word in words for text in given)


def _step(case: Case, index: int) -> dict[str, Any]:
    step = case.steps[index]
    return {
        "n": step.n,
        "seq": step.seq,
        "on": _iso(step.on),
        "method": step.method,
        "points": list(step.points),
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
    # Of a case taken over the number may be known and the day not.
    return decided[-1].body.get("document") if decided else case.registered.get("decision")


def _person(person: Person) -> dict[str, Any]:
    return person._asdict()


def _iso(day: date | None) -> str | None:
    return iso(day) if day else None
