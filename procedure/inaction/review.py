"""``review_lead(lead) → [Finding]``: where the procedure on a lead is open to attack.

As with cases, what is looked for stands in the profile's section ``findings``: severity, article, wording, remedy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.errors import Term
from sqqf.procedure.inaction.accountability import (
    Links,
    checks_of,
    dispositions,
    effect,
    exempted,
    holds_accountable,
    looked_into,
    standing,
    standing_by,
)
from sqqf.procedure.inaction.lead import Lead, Subject
from sqqf.procedure.inaction.referral import desk
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.items import Item, items
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline, deadlines
from sqqf.procedure.tolerance.review import Finding

Found = Iterator[tuple[str, dict[str, Any]]]
"""Codes of findings with their facts."""


class Seen:
    """A lead as the rules look at it, on a day; what several rules ask is worked out once."""

    def __init__(
        self, lead: Lead, profile: Profile, level: str, workdays: Workdays, today: date, linked: Links
    ) -> None:
        self.lead = lead
        self.profile = profile
        self.level = level
        self.workdays = workdays
        self.today = today
        self.linked = linked

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return items(self.lead)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        return deadlines(self.lead, self.profile, self.level, self.workdays)

    def effect(self, subject: Subject) -> str:
        return effect(self.profile, standing(self.lead, subject, self.linked))

    def held_accountable(self, subject: Subject) -> list[Act]:
        """The dispositions from m2 on."""
        found = dispositions(self.lead, subject)
        return [act for act in found if holds_accountable(self.profile, act.body["measure"])]


def review_lead(
    lead: Lead, profile: Profile, level: str, workdays: Workdays, today: date, linked: Links
) -> list[Finding]:
    """What is wrong with the lead as it stands on ``today``. One that is void or joined into another has none."""
    if profile.states[lead.state].end:
        return []
    seen = Seen(lead, profile, level, workdays, today, linked)
    found = [(code, facts) for rule in RULES for code, facts in rule(seen)]
    if lead.taken_over:
        from sqqf.procedure.course.takeover import not_muted  # hardly any lead is

        found = not_muted(lead, found, profile)
    return [_finding(profile, code, facts) for code, facts in found]


def _finding(profile: Profile, code: str, facts: dict[str, Any]) -> Finding:
    entry = profile.entry("findings", code)
    article = facts.pop("article", entry.article)
    return Finding(code, entry.more["severity"], article, facts)


def _intake(seen: Seen) -> Found:
    lead = seen.lead
    if lead.state != "received" and not lead.subjects:
        yield "lead_subject_unknown", {}
    if lead.has("verification") and lead.lead_organ is None:
        yield "lead_organ_unset", {}
    if lead.has("disposed") and lead.gravity is None:
        yield "gravity_unset", {}
    where = desk(lead)
    due = seen.workdays.add(where.since, seen.profile.promptness)
    if where.on_its_way and seen.today > due:
        yield "referral_unreceived", {"to": Term("organs", str(where.holder)), "since": where.since}
    if lead.state in ("received", "verifying", "verified"):
        since = lead.moves[-1].on
        if seen.today > seen.workdays.add(since, seen.profile.idleness):
            yield "lead_idle", {"since": since, "state": Term("states", lead.state)}


def _limits(seen: Seen) -> Found:
    for limit in seen.deadlines:
        if limit.working_days and limit.met_on is None and not limit.lapsed and seen.today > limit.due_on:
            yield "disposition_overdue", {"due": limit.due_on, "article": limit.article}


def _verification(seen: Seen) -> Found:
    lead = seen.lead
    if not lead.has("unfounded"):
        return
    if not lead.has("verification"):
        yield "unfounded_unverified", {}
    if any(seen.effect(subject) in ("wait", "barred") for subject in lead.subjects):
        yield "unfounded_after_check", {}


def _tolerance(seen: Seen) -> Found:
    """Each whom a measure holds accountable was checked before, and no tolerance case stands against it now."""
    for subject in seen.lead.subjects:
        held = seen.held_accountable(subject)
        if not held:
            continue
        found = standing(seen.lead, subject, seen.linked)
        act = held[-1]
        first = min((one.on for one in held if one.on), default=None)
        name = {"person": subject.name, "on": first}
        match seen.effect(subject):
            case "unchecked":
                yield "accountable_unchecked", name
            case "wait" if found and found.act.follows(act):
                pass  # an appeal that came after: the order was kept
            case "wait":
                yield "accountable_pending", {**name, "case": found and found.case}
            case "barred":
                yield "accountable_exempted", {**name, "case": found and found.case}
            case "again":
                yield "accountable_again", {**name, "case": found and found.case}
            case "lighter":
                measure = Term("measures", act.body["measure"])
                yield "measure_lighter", {**name, "measure": measure, "outcome": _outcome(found)}
        checks = [one.on for one in checks_of(seen.lead, subject) if one.on]
        if checks and first and first < min(checks):
            yield "checked_after", {**name, "checked": min(checks)}


def _checks_struck(seen: Seen) -> Found:
    """A check taken back although what it pointed to is undecided, or has exempted somebody."""
    lead = seen.lead
    changed = {act.body["act"] for act in lead.acts if act.kind == "amended" and act.body.get("struck")}
    for act in lead.acts:
        if act.seq not in changed or act.kind != "tolerance_checked" or act.body["result"] == "none":
            continue
        for subject in lead.about(act):
            found = standing_by(act, subject, seen.linked)
            if effect(seen.profile, found) in ("wait", "barred"):
                yield "check_struck", {"person": subject.name, "case": found.case, "act": f"#{act.seq}"}


def _outcome(found: Any) -> Term | None:
    return Term("tolerance_effects", found.code) if found and found.code else None


def _gravity(seen: Seen) -> Found:
    lead, profile = seen.lead, seen.profile
    if lead.gravity is None:
        return
    entry = profile.entry("gravities", lead.gravity)
    for act in lead.of("disposed"):
        measure = act.body["measure"]
        if not measure.startswith("other:") and measure.partition(".")[0] not in entry.more["measures"]:
            facts = {"measure": Term("measures", measure), "gravity": Term("gravities", lead.gravity)}
            yield "measure_against_gravity", {**facts, "on": act.on}
    if entry.more.get("dual_inquiry") and lead.has("disposed"):
        looked = looked_into(lead)
        both = [code.id for code in profile.section("responsibilities")]
        if missing := [code for code in both if code not in looked]:
            yield (
                "one_side_only",
                {
                    "looked": [Term("responsibilities", code) for code in looked],
                    "missing": [Term("responsibilities", code) for code in missing],
                },
            )


def _rectification(seen: Seen) -> Found:
    lead = seen.lead
    spared = [one.name for one in exempted(lead, seen.profile, seen.linked)]
    if lead.has("disposed") and not seen.items:
        yield "rectification_missing", {}
    elif spared and not seen.items:
        yield "rectification_of_exempted", {"names": spared}
    for item in seen.items:
        if item.reported_on is None and seen.today > item.due_on:
            reminded = item.reminders and item.reminders[-1] > item.due_on
            yield "rectification_overdue", {"n": item.n, "due": item.due_on}
            if not reminded:
                yield "overdue_unreminded", {"n": item.n}
        elif item.reported_on and item.reported_on > item.due_on:
            yield "rectification_late", {"n": item.n, "on": item.reported_on, "due": item.due_on}
        if item.reported_on and (item.measures_on is None or item.measures_on > item.reported_on):
            yield "measures_missing", {"n": item.n}


def _disclosure(seen: Seen) -> Found:
    """Talks and rectification are to be made public, 四(三), once they have happened."""
    lead = seen.lead
    talks = [act.on for act in lead.of("verification") if act.on and act.body["method"] == "talk"]
    signed_off = [item.signed_off_on for item in seen.items]
    done = [day for day in signed_off if day]
    if talks and lead.has("disposed") and not _disclosed(lead, "talk", min(talks)):
        yield "talk_undisclosed", {}
    if done and len(done) == len(signed_off) and not _disclosed(lead, "rectification", max(done)):
        yield "rectification_undisclosed", {}


def _disclosed(lead: Lead, what: str, since: date) -> bool:
    return any(act.on and act.on >= since and what in act.body["of"] for act in lead.of("disclosed"))


def _rest_days(seen: Seen) -> Found:
    first = seen.lead.acts[0].seq
    dated = [act for act in seen.lead.effective if act.on and act.seq != first]
    if odd := [f"#{act.seq} {act.on}" for act in dated if act.on and not seen.workdays.is_working(act.on)]:
        yield "rest_day", {"acts": odd}


RULES: tuple[Callable[[Seen], Found], ...] = (
    _intake,
    _limits,
    _verification,
    _tolerance,
    _checks_struck,
    _gravity,
    _rectification,
    _disclosure,
    _rest_days,
)
