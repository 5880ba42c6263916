"""What is put before somebody who may agree: an extension, an answer, a disposition; and what is to come.

Nothing of it has happened: it stands in no ledger, only in the slip or the letter that is made of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqqf.procedure.errors import BadInput
from sqqf.procedure.facts.words import (
    NONE,
    Facts,
    Occasion,
    Proposed,
    due_on_paper,
    in_place,
    on_paper,
    place_of,
    together,
)
from sqqf.procedure.inaction.disposition import holds_accountable
from sqqf.procedure.inaction.lead import Lead, Subject
from sqqf.procedure.inaction.tolerance_check import checks_of
from sqqf.procedure.record.acts import day_of
from sqqf.procedure.time.limits import Deadline
from sqqf.procedure.tolerance.case import Case


def answer(case: Case, at: Occasion) -> Facts:
    """Whether the application is to be accepted (二(三)2), as it is proposed."""
    claimed = (at.profile.entry("circumstances", one) for one in case.registered.get("circumstances", ()))
    said = _ANSWERS.get(at.proposed.what or "") if at.proposed else None
    return {
        "is_unanswered": "是" if case.state == "registered" else None,
        "is_investigated": "是" if case.state == "investigating" else None,
        "claimed_or_none": together(place_of(one, at.profile) for one in claimed) or NONE,
        "documents_or_none": together(case.registered.get("documents", ())) or NONE,
        "proposed_answer": said,
        "proposed_reason": at.proposed.reason if at.proposed else None,
    }


_ANSWERS = {"accept": "拟予受理", "decline": "拟不予受理"}


def to_come(at: Occasion) -> Facts:
    """The day, the place and the way of what somebody is invited to, as far as that is known."""
    known = at.proposed or Proposed()
    return {
        "event_on": on_paper(known.on),
        "event_method": at.term("methods", known.what) if known.on and known.what else None,
        "invited": at.to,
        **({"place": known.place} if known.place else {}),
    }


def disposition(lead: Lead, at: Occasion) -> Facts:
    """The measure proposed (三(三)3), on whom, and what the check of 二(三)2 found. Raises BadInput."""
    given = at.proposed
    if given is None or not given.what:
        return dict.fromkeys(_DISPOSITION)
    subjects = [one for one in lead.subjects if at.party in (None, one.n)]
    if at.party and not subjects:
        raise BadInput("unknown_person", n=at.party, count=len(lead.persons), no=str(lead.number))
    checked = together((_checked(lead, one, at) for one in subjects), "；")
    told = (
        at.profile.name_on("measures", given.what, at.on, "zh"),
        together(one.name for one in subjects) or lead.unit,
        together(at.term("responsibilities", code) for code in given.responsibilities),
        given.reason,
        checked if holds_accountable(at.profile, given.what) else "该措施不属问责",
    )
    return dict(zip(_DISPOSITION, told, strict=True))


_DISPOSITION = (
    "proposed_measure",
    "proposed_names",
    "proposed_responsibilities",
    "proposed_reason",
    "checked",
)


def _checked(lead: Lead, subject: Subject, at: Occasion) -> str:
    """What the last check of somebody found; that there was none is said."""
    found = [act for act in checks_of(lead, subject) if day_of(act) <= at.on]
    if not found:
        return f"{subject.name}尚未核查"
    result = at.term("tolerance_results", found[-1].body["result"])
    return f"{subject.name}：{on_paper(day_of(found[-1]))}核查，{result}"


# ── more time ──


def extension(case: Case, found: Sequence[Deadline], at: Occasion) -> Facts:
    """The extension chosen, or the one that is proposed. Raises BadInput."""
    acts = case.of("extended")
    if at.proposed and at.target == "extension":
        return _more_time(at.proposed, str(len(acts) + 1), found, at)
    place = in_place(at.chosen("extension"), len(acts), "unknown_extension", str(case.number))
    if place is None or (not at.chosen("extension") and day_of(acts[place]) > at.on):
        return dict.fromkeys(_EXTENSION)
    act, given = acts[place], case.extensions[place]
    limit = next((one for one in found if one.kind == "investigation"), None)
    old = new = None
    if limit and given in limit.extensions:
        its, start = limit.prolonged(at.workdays)[limit.extensions.index(given)], limit.counted_from
        old, new = (due_on_paper(due, start, at.workdays) for due in (its.due_before, its.due_on))
    elif given.to:  # of a supplementary investigation
        new = due_on_paper(given.to, given.agreed_on, at.workdays)
    measure = f"{given.days}个工作日" if given.days else "延至指定日期"
    reason = act.body.get("reason")
    said = f"经{on_paper(act.on)}研究，同意延长"
    told = (on_paper(act.on), reason, measure, old, new, str(place + 1), said)
    return dict(zip(_EXTENSION, told, strict=True))


def _more_time(given: Proposed, n: str, found: Sequence[Deadline], at: Occasion) -> Facts:
    """An extension that nobody has agreed on yet; nothing where no investigation runs. Raises BadInput."""
    running = (one for one in found if one.met_on is None and not one.lapsed)
    limit = next((one for one in running if one.kind == "investigation"), None)
    if limit is None:
        return dict.fromkeys(_EXTENSION)
    new = given.until or at.workdays.add(limit.due_on, given.days or 1)
    if new <= limit.due_on:
        raise BadInput("backwards", a=limit.due_on, b=new)
    measure = f"{given.days}个工作日" if given.days else "延至指定日期"
    old, due = (due_on_paper(one, limit.counted_from, at.workdays) for one in (limit.due_on, new))
    return dict(zip(_EXTENSION, (None, given.reason, measure, old, due, n, "　"), strict=True))


_EXTENSION = (
    "extension_on",
    "extension_reason",
    "extension_days",
    "extension_old_due_on",
    "extension_due_on",
    "extension_n",
    "extension_said",
)
