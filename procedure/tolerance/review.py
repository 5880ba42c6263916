"""``review(case) → [Finding]``: where the case's procedure is open to attack.

What is looked for stands in the profile's section ``findings``: severity, article, wording, remedy. Each rule here
is a function that yields what it found, as facts for that wording. A finding is a defect only where the Opinion
says 应当 or 不得; where a limit holds for the channel by analogy only, its breach is a risk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.errors import Term
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.items import Item, items
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline, deadlines, due_dates
from sqqf.procedure.tolerance.assessment import Assessment, assess
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.closing import deliveries, feedback, untold_applicant, untold_parties
from sqqf.procedure.tolerance.conditions import is_corrected_since
from sqqf.procedure.tolerance.determination import latest_deliberation, outcomes, present_members
from sqqf.procedure.tolerance.document import missing

Found = Iterator[tuple[str, dict[str, Any]]]
"""Codes of findings with their facts."""


COLLECTIVE = 2
"""Fewer don't discuss anything together."""


class Finding(NamedTuple):
    """Something wrong, or open to attack. ``facts`` fill in the wording that the profile has for ``code``."""

    code: str
    severity: str
    article: str | None
    facts: Mapping[str, Any]


class Subject:
    """A case as the rules look at it, on a day; what several rules ask is worked out once."""

    def __init__(
        self,
        case: Case,
        profile: Profile,
        level: str,
        workdays: Workdays,
        today: date,
        prefilings: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.case = case
        self.profile = profile
        self.level = level
        self.workdays = workdays
        self.today = today
        self.prefilings = prefilings
        """Prior filings by id."""

    @cached_property
    def deadlines(self) -> Mapping[str, list[Deadline]]:
        found: dict[str, list[Deadline]] = {}
        for deadline in deadlines(self.case, self.profile, self.level, self.workdays):
            found.setdefault(deadline.kind, []).append(deadline)
        return found

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        return assess(self.case, self.profile)

    @cached_property
    def outcomes(self) -> list[str | None]:
        return outcomes(self.case)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return items(self.case)

    @cached_property
    def deliberation(self) -> Act | None:
        """The last one that reached an opinion."""
        return latest_deliberation(self.case)

    @property
    def opinions(self) -> list[str]:
        return list(self.deliberation.body["opinions"]) if self.deliberation else []

    @property
    def is_over(self) -> bool:
        """The case stopped short: what wasn't done until then isn't to be done any more."""
        return self.profile.states[self.case.state].end

    def reached(self, state: str) -> bool:
        return any(move.state == state for move in self.case.moves)

    def overdue(self, deadline: Deadline) -> bool:
        return (
            deadline.met_on is None
            and not deadline.lapsed
            and not deadline.paused
            and self.today > deadline.due_on
        )

    def party(self, n: int) -> str:
        return self.case.parties[n - 1].name


def review(
    case: Case,
    profile: Profile,
    level: str,
    workdays: Workdays,
    today: date,
    prefilings: Mapping[str, Mapping[str, Any]],
) -> list[Finding]:
    """What is wrong with the case as it stands on ``today``, in the order of the procedure. A void case has none."""
    if case.state == "void":
        return []
    subject = Subject(case, profile, level, workdays, today, prefilings)
    found = [(code, facts) for rule in RULES for code, facts in rule(subject)]
    if case.taken_over:
        from sqqf.procedure.course.takeover import not_muted  # hardly any case is

        found = not_muted(case, found, profile)
    return [_finding(subject, code, facts) for code, facts in found]


def _finding(subject: Subject, code: str, facts: dict[str, Any]) -> Finding:
    entry = subject.profile.entry("findings", code)
    article = facts.pop("article", entry.article)
    severity = facts.pop("severity", None)
    if severity is None:
        severity = entry.more["severity"]
        its = next((one for one in subject.profile.limits if one.id == entry.more.get("limit")), None)
        if its and severity == "defect" and its.basis_for(subject.case.intake) != "letter":
            severity = "risk"
    return Finding(code, severity, article, facts)


# ── the clock ──


def _acceptance(subject: Subject) -> Found:
    case = subject.case
    for limit in subject.deadlines.get("acceptance", ()):
        answered = case.milestone("answered")
        kind = "declined" if case.moved_on("declined") else "accepted"
        if answered and answered > limit.due_on:
            yield "answered_late", {"kind": Term("acts", kind), "on": answered, "due": limit.due_on}
        elif answered is None and subject.overdue(limit):
            yield "answer_overdue", {"due": limit.due_on}
        if answered is None or subject.is_over:
            continue
        if case.notified_on and case.notified_on > limit.due_on:
            yield "notice_late", {"on": case.notified_on, "due": limit.due_on}
        elif case.untold and (subject.today > limit.due_on or case.state in ("decided", "closed")):
            names = [subject.party(n) for n in case.untold]
            yield "notice_missing", {"names": names, "due": limit.due_on}


def _investigation(subject: Subject) -> Found:
    for limit in subject.deadlines.get("investigation", ()):
        if limit.met_on and limit.met_on > limit.due_on:
            yield "investigated_late", {"on": limit.met_on, "due": limit.due_on}
        elif subject.overdue(limit):
            yield "investigation_overdue", {"due": limit.due_on}
        for n, extension in enumerate(limit.extensions):
            before = limit.extensions[:n]
            days = limit.working_days or 0
            _, due = due_dates(limit.counted_from, days, before, subject.workdays, limit.pauses)
            if extension.agreed_on > due:
                yield "extension_late", {"on": extension.agreed_on, "due": due}
    for act in subject.case.of("extended"):
        if not str(act.body.get("reason") or "").strip():
            yield "extension_without_reason", {"on": act.on}
    for limit in subject.deadlines.get("supplementary", ()):
        if subject.overdue(limit) or (limit.met_on and limit.met_on > limit.due_on):
            yield "supplementary_overdue", {"due": limit.due_on}


def _lapsed(subject: Subject) -> Found:
    """The case ended when a limit had run out already."""
    ended_on = subject.case.moves[-1].on
    for limits in subject.deadlines.values():
        for limit in limits:
            if limit.lapsed and not limit.paused and limit.due_on < ended_on:
                name = Term("limits", limit.kind)
                # A date that was set, such as a correction item's, is nothing that the Opinion says 应当 of.
                severity = "defect" if limit.basis == "letter" and limit.working_days else "risk"
                facts = {"limit": name, "due": limit.due_on, "on": ended_on, "article": limit.article}
                yield "lapsed_overdue", {**facts, "severity": severity}


def _provisional(subject: Subject) -> Found:
    for limits in subject.deadlines.values():
        for limit in limits:
            if limit.provisional and limit.working_days and limit.met_on is None and not limit.lapsed:
                name = Term("limits", limit.kind)
                yield "provisional_limit", {"limit": name, "due": limit.due_on, "article": limit.article}


# ── the investigation ──


def _points_and_steps(subject: Subject) -> Found:
    case = subject.case
    if case.moved_on("accepted") and not subject.is_over and (codes := missing(case, subject.profile)):
        yield "papers_missing", {"names": [Term("expected", code) for code in codes]}
    if not subject.reached("concluded") or case.state == "investigating":  # still, or again
        return
    if points := case.points_without_step:
        yield "point_without_step", {"points": points}
    if bare := [step.n for step in case.steps if not step.body.get("evidence")]:
        yield "step_without_evidence", {"steps": bare}
    if not any(step.method == "hearing" for step in case.steps):
        yield "party_not_heard", {}


# ── assessment and opinion ──


def _assessment(subject: Subject) -> Found:
    if not subject.deliberation:
        if subject.case.state == "concluded":
            yield from _still_open(subject)
        return
    claimed = subject.case.registered.get("circumstances", ())
    for found, opinion in zip(subject.assessments, subject.opinions, strict=False):
        name = {"party": subject.party(found.n)}
        unanswered = [one.id for one in found.unanswered]
        if unanswered and not found.blocked_by:
            yield "assessment_open", {**name, "open": unanswered}
        if opinion == "none":
            unexamined = [
                one.id for one in found.circumstances if one.id in claimed and one.established is None
            ]
            if found.blocked_by:
                unshown = [one.id for one in found.blocked_by if one.answer and not one.answer.evidence]
                if unshown:
                    yield "bar_unshown", {**name, "bars": unshown, "article": found.blocked_by[0].article}
            elif unexamined:
                yield "claim_unexamined", {**name, "circumstances": unexamined}
            elif not any(one.begun for one in found.circumstances):
                yield "claim_unexamined", {**name, "circumstances": ["c1–c20"]}
            continue
        if opinion not in found.open_reliefs:
            barred = {"severity": "defect"} if found.blocked_by else {}
            yield "opinion_not_open", {**name, "opinion": Term("outcomes", opinion), **barred}
        unshown = [
            f"{one.id}({n})"
            for one in found.established
            if opinion in one.reliefs
            for n, answer in enumerate(one.elements, start=1)
            if answer and not answer.evidence
        ]
        if unshown:
            yield "element_unshown", {**name, "elements": unshown}


def _still_open(subject: Subject) -> Found:
    """What has to be answered before the deliberation, while it still can be."""
    claimed = subject.case.registered.get("circumstances", ())
    for found in subject.assessments:
        if found.blocked_by:
            continue
        unsettled = [one.id for one in found.circumstances if one.id in claimed and one.established is None]
        if still := [*(one.id for one in found.unanswered), *unsettled]:
            yield "assessment_due", {"party": subject.party(found.n), "open": still}


def _cited_prefilings(subject: Subject) -> Found:
    cited = {
        item["prefiling"]
        for act in subject.case.of("assessed")
        for item in act.body.get("evidence", ())
        if "prefiling" in item
    }
    for one in sorted(cited):
        prefiling = subject.prefilings.get(one)
        if prefiling and not prefiling["in_time"]:
            yield "prefiling_late", {"id": one, "on": prefiling["on"], "start": prefiling["start"]}


# ── deliberation, approval, decision ──


def _deliberations(subject: Subject) -> Found:
    case = subject.case
    recused = {act.body["member"] for act in case.of("recused")}
    for act in case.of("deliberated"):
        body = act.body
        count, least = len(present_members(body)), subject.profile.least_present
        if count < least:
            # One alone is no collective; that a place asks for more is its own rule.
            severity = {} if count < COLLECTIVE else {"severity": "risk"}
            yield "too_few_present", {"on": act.on, "count": count, "least": least, **severity}
        guests = {guest["name"] for guest in body.get("invited", ())}
        if both := [name for name in body["present"] if name in guests and name in body.get("members", {})]:
            yield "invited_counted", {"names": both}
        if kept_away := [name for name in body["present"] if name in recused]:
            yield "recused_present", {"names": kept_away}
        if concerned := [party.name for party in case.parties if party.name in body["present"]]:
            yield "party_deliberates", {"names": concerned}
    if subject.deliberation and case.officer and case.officer in subject.deliberation.body["present"]:
        yield "officer_deliberates", {"officer": case.officer}


def _order(subject: Subject) -> Found:
    """Deliberation, submission, approval, decision: each after the one before, by the days that they are of."""
    deliberated = submitted = approved = False
    acts = subject.case.of("deliberated", "submitted", "approved", "decided", "reopened")
    if before := subject.case.taken_over:  # then this looks at what came after
        state = before.body["state"]
        deliberated, approved = state in ("deliberated", "approved"), state == "approved"
        submitted = approved or (deliberated and "submitted_on" in before.body)
        acts = [act for act in acts if act.seq > before.seq]
    for act in sorted(acts, key=day_of):
        match act.kind:
            case "deliberated":
                deliberated, submitted, approved = not act.body.get("returned"), False, False
            case "submitted":
                submitted = True
            case "approved":
                if not deliberated:
                    yield "approved_undeliberated", {"on": act.on}
                if not submitted:
                    yield "approved_unsubmitted", {"on": act.on}
                approved = not act.body.get("returned")
                deliberated = deliberated and approved
            case "decided":
                if not approved:
                    yield "decided_unapproved", {"on": act.on}
            case "reopened":
                deliberated = submitted = approved = False


def _amended_after(subject: Subject) -> Found:
    """Facts that the opinion or the filing rested on, corrected since."""
    case = subject.case
    amendments = [act for act in case.acts if act.kind == "amended"]
    if subject.deliberation:
        opinion = subject.deliberation.seq
        late = [act.body["act"] for act in amendments if act.seq > opinion > act.body["act"]]
        if late:
            yield "amended_after_opinion", {"acts": [f"#{seq}" for seq in dict.fromkeys(late)]}
        approved = [act.seq for act in case.of("approved") if act.seq > opinion]
        changed = [
            act for act in amendments if act.body["act"] == opinion and approved and act.seq > approved[0]
        ]
        if any(name.startswith("opinions") for act in changed for name in act.body.get("set", ())):
            yield "opinion_amended", {"acts": [f"#{act.seq}" for act in changed]}
    if filed := case.of("filed"):
        since = [act.body["act"] for act in amendments if is_corrected_since(act, filed[-1])]
        if since:
            yield "filing_outdated", {"acts": [f"#{seq}" for seq in dict.fromkeys(since)]}


# ── after the decision ──


def _filing(subject: Subject) -> Found:
    for limit in subject.deadlines.get("filing", ()):
        if limit.met_on and limit.met_on > limit.due_on:
            yield "filed_late", {"on": limit.met_on, "due": limit.due_on}
        elif subject.overdue(limit):
            yield "not_filed", {"due": limit.due_on}


def _feedback(subject: Subject) -> Found:
    case = subject.case
    if case.state not in ("decided", "closed") or not case.has("decided"):
        return
    severity = _when_prompt(subject)
    applicant = case.applicant.name if case.applicant else ""
    if untold_applicant(case):
        yield "feedback_missing", {"names": [applicant], **severity}
    # The Opinion speaks of who applied; that a party is told too is by analogy.
    if names := [name for name in untold_parties(case) if name != applicant]:
        yield "feedback_missing", {"names": names, "severity": "risk"}
    delivered = deliveries(case)
    if not delivered:
        yield "delivery_missing", severity
    elif organ := _initiator(subject):
        names = [act.body["to"] for act in delivered]
        if not any(name in organ or organ in name for name in names):
            yield "initiator_not_told", {"organ": organ}


def _when_prompt(subject: Subject) -> dict[str, Any]:
    """及时 has no number of days: a risk while it may still be prompt, a defect once it can't be called so."""
    decided_on = subject.case.of("decided")[-1].on
    assert decided_on
    waited = subject.workdays.between(decided_on, subject.today)
    late = subject.case.state == "closed" or waited > subject.profile.promptness
    return {} if late else {"severity": "risk"}


def _initiator(subject: Subject) -> str | None:
    """The organ that wanted accountability: in the inquiry that the application answers, free text with its name.

    An organ that submits is told as the applicant.
    """
    proceeding: str | None = subject.case.registered.get("proceeding")
    return proceeding


def _results(subject: Subject) -> Found:
    case = subject.case
    if case.state != "closed" or not case.has("decided"):
        return
    applied = case.of("applied")
    if not case.of("decided")[-1].body.get("document"):
        yield "decision_unnumbered", {}
    if "exempted" in subject.outcomes and not case.has("clarified"):
        yield "clarification_undecided", {}
    for n, outcome in enumerate(subject.outcomes, start=1):
        if outcome == "exempted" and not any(act.body.get("party", n) == n for act in applied):
            yield "result_unapplied", {"party": subject.party(n)}


def _accountability(subject: Subject) -> Found:
    """Due after an established bar whatever became of the case; a death ends it."""
    case = subject.case
    decided = case.has("decided") and case.state in ("decided", "closed")
    taken_back = case.state == "withdrawn" or str(case.ended.get("reason", "")).startswith("other:")
    if not decided and not taken_back:
        return
    bars = {entry.id for entry in subject.profile.section("bars")}
    referred = [act.body.get("party") for act in case.of("referred")]
    severity = _when_prompt(subject) if decided else {"severity": "risk"}
    for found, outcome in zip(subject.assessments, subject.outcomes, strict=True):
        if found.n in referred or None in referred:
            continue
        name = {"party": subject.party(found.n)}
        if barred := [one.id for one in found.blocked_by if one.id in bars]:
            yield "bar_unreferred", {**name, "bars": barred, **severity}
        elif outcome == "none":
            yield "none_unreferred", name


def _corrections(subject: Subject) -> Found:
    case = subject.case
    if subject.is_over:
        return
    told = feedback(case)
    open_items = [item for item in subject.items if item.reported_on is None]
    for item in open_items:
        if subject.today > item.due_on:
            yield "correction_overdue", {"n": item.n, "due": item.due_on}
    for item in subject.items:
        if item.reported_on and item.reported_on > item.due_on:
            yield "correction_late", {"n": item.n, "on": item.reported_on, "due": item.due_on}
    if case.state == "closed" and open_items:
        yield "correction_unreported", {"items": [item.n for item in open_items]}
    if late := [item.n for item in subject.items if told and _listed_after(item, told)]:
        yield "correction_listed_late", {"items": late}


def _listed_after(item: Item, told: list[Act]) -> bool:
    """Whether an item was listed after the conclusion had been fed back: by its own date where it has one."""
    first = min(told, key=lambda act: act.seq)
    return item.on > first.on if item.on and first.on else item.seq > first.seq


def _objections(subject: Subject) -> Found:
    for act in subject.case.of("objection"):
        if not act.body.get("forwarded_to"):
            yield "objection_unforwarded", {"name": act.body["name"]}


# ── dates ──


def _rest_days(subject: Subject) -> Found:
    # A receipt may fall on a rest day, and what a line taken over tells of is past.
    first = subject.case.acts[0].seq
    dated = [act for act in subject.case.effective if act.on and act.seq != first]
    if odd := [f"#{act.seq} {act.on}" for act in dated if act.on and not subject.workdays.is_working(act.on)]:
        yield "rest_day", {"acts": odd}


RULES: tuple[Callable[[Subject], Found], ...] = (
    _acceptance,
    _points_and_steps,
    _investigation,
    _assessment,
    _cited_prefilings,
    _deliberations,
    _order,
    _amended_after,
    _filing,
    _feedback,
    _results,
    _accountability,
    _corrections,
    _objections,
    _lapsed,
    _provisional,
    _rest_days,
)
