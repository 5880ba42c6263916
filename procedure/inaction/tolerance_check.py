"""The tolerance check before accountability (二(三)2): does a circumstance of the other track apply?

Nobody is held accountable before somebody has checked whether the conduct may be excused. Where it may be, a
case on the other track decides; what its outcome does to the lead stands in the profile,
``tolerance_effects``.
"""

from datetime import date
from typing import NamedTuple

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction.lead import Lead, Subject
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind, not_before
from sqqf.procedure.record.link import Linked, Links
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.profile import Profile

_UNDECIDED_ENDS = ("withdrawn", "ended", "void")
_DECIDED = ("decided", "closed", "declined")


class CheckStanding(NamedTuple):
    """What the last tolerance check has come to for a subject.

    ``code`` is one of the profile's ``tolerance_effects``; None where the check found no circumstance.
    """

    act: Act
    code: str | None
    case: str | None
    on: date | None
    """The day from which that holds."""


def checks_of(lead: Lead, subject: Subject) -> list[Act]:
    """The tolerance checks of a subject in the order of their days, whenever they were recorded."""
    return sorted((act for act in lead.of("tolerance_checked") if subject in lead.about(act)), key=day_of)


def standing(lead: Lead, subject: Subject, linked: Links) -> CheckStanding | None:
    """What the tolerance check means for a subject now; None where there was none."""
    checks = checks_of(lead, subject)
    return standing_by(checks[-1], subject, linked) if checks else None


def standing_by(act: Act, subject: Subject, linked: Links) -> CheckStanding:
    """What one tolerance check means for a subject now."""
    body = act.body
    if body["result"] == "none":
        return CheckStanding(act, None, None, act.on)
    if "case" not in body:
        return CheckStanding(act, body.get("outcome", "elsewhere"), body.get("external"), act.on)
    return _by_case(act, subject, body["case"], linked)


def _by_case(act: Act, subject: Subject, no: str, linked: Links) -> CheckStanding:
    seen = set()
    case = linked(no)
    while case and case.into and case.into not in seen:
        seen.add(case.into)
        no = case.into
        case = linked(no)
    if case is None:
        return CheckStanding(act, "elsewhere", no, act.on)
    if case.transferred:
        return CheckStanding(act, "elsewhere", no, act.on)
    if case.state in _UNDECIDED_ENDS:
        return CheckStanding(act, case.state, no, act.on)
    outcome = _outcome(case, act, subject) if case.state in _DECIDED else None
    return CheckStanding(act, outcome or "pending", no, case.on if outcome else act.on)


def parties_of(case: Linked, act: Act, subject: Subject) -> list[int]:
    """The places of the parties that a check is about: the one it names, those of that name, or of the unit.

    A case about officials of a unit counts for the unit where the lead names none; their unit may be unknown.
    """
    if "party" in act.body:
        return [act.body["party"] - 1] if act.body["party"] <= len(case.outcomes) else []
    named = [place for place, (name, _) in enumerate(case.outcomes) if name == subject.name]
    if named or subject.n:
        return named
    units = case.units or (None,) * len(case.outcomes)
    belonging = [place for place, unit in enumerate(units) if unit == subject.name]
    return belonging or [place for place, unit in enumerate(units) if unit is None]


def _outcome(case: Linked, act: Act, subject: Subject) -> str | None:
    """The outcome that the parties of the check have in common; None where there is none."""
    found = {case.outcomes[place][1] for place in parties_of(case, act, subject)}
    return found.pop() if len(found) == 1 else None


def effect(profile: Profile, found: CheckStanding | None) -> str:
    """``unchecked``, or what the standing does: wait, barred, lighter, open, again."""
    if found is None:
        return "unchecked"
    if found.code is None:
        return "open"
    return str(profile.entry("tolerance_effects", found.code).more["effect"])


def refusal(
    subject: Subject, found: CheckStanding | None, profile: Profile, code: str | None = None
) -> Refused:
    """Why somebody can't be held accountable as the check stands; with ``code``, why another act can't be."""
    facts: dict[str, object] = {"person": subject.name, "n": subject.n}
    if found is None or found.code is None:
        return Refused(code or "tolerance_unchecked", article=_article(profile), **facts)
    entry = profile.entry("tolerance_effects", found.code)
    said = _REFUSALS[effect(profile, found)] if found.code != "elsewhere" else "tolerance_elsewhere"
    standing = Term("tolerance_effects", entry.id)
    return Refused(code or said, article=entry.article, case=found.case or "–", standing=standing, **facts)


_REFUSALS = {"wait": "tolerance_pending", "barred": "tolerance_exempts", "again": "tolerance_again"}
"""By effect."""


def refuse_where_it_stands(subject: Subject, found: CheckStanding | None, act: Act, setting: Setting) -> None:
    """Refuse to hold a subject accountable who wasn't checked, or whom a tolerance case protects."""
    if effect(setting.profile, found) in ("unchecked", *_REFUSALS):
        raise refusal(subject, found, setting.profile)
    not_before_check(subject, found, act, setting)


def not_before_check(subject: Subject, found: CheckStanding | None, act: Act, setting: Setting) -> None:
    """Refuse an act that is dated before the day from which the check allows it."""
    if act.on and found and found.on and act.on < found.on:
        facts = {"person": subject.name, "on": act.on, "since": found.on}
        raise Refused("before_tolerance", article=_article(setting.profile), **facts)


def exempted(lead: Lead, profile: Profile, linked: Links) -> list[Subject]:
    """The subjects whom a tolerance case has exempted."""
    return [one for one in lead.subjects if effect(profile, standing(lead, one, linked)) == "barred"]


def pending(lead: Lead, profile: Profile, linked: Links) -> list[Subject]:
    """The subjects for whom a tolerance case is undecided."""
    return [one for one in lead.subjects if effect(profile, standing(lead, one, linked)) == "wait"]


def _article(profile: Profile) -> str | None:
    return profile.acts["tolerance_checked"].article


# ── the act ──


def person_exists(lead: Lead, act: Act, setting: Setting) -> None:
    """Whom an act names by number is one of the officials; 0 is the unit, once it is known."""
    n = act.body.get("person")
    if n == 0 and lead.unit is None:
        raise Refused("subject_unknown", article=setting.profile.acts[act.kind].article)
    if n is not None and n != 0 and (not 1 <= n <= len(lead.persons) or n in lead.moved):
        raise BadInput("unknown_person", n=n, count=len(lead.persons))


def somebody_known(lead: Lead, act: Act, setting: Setting) -> None:
    """Nothing can be done about somebody while neither an official nor the unit is known."""
    if not lead.subjects:
        raise Refused("subject_unknown", article=setting.profile.acts[act.kind].article)


def nobody_known(lead: Lead, _: Office) -> bool:
    """Whether neither an official nor the unit is known."""
    return not lead.subjects


def _is_a_check(_lead: Lead, act: Act, _: Setting) -> None:
    """A circumstance that may apply is for a case to decide; where none applies, no case is named."""
    body = act.body
    names = [name for name in ("case", "external", "outcome") if name in body]
    if body["result"] == "none" and names:
        raise BadInput(
            "not_with_result_none", names=["--outcome" if name == "outcome" else "--case" for name in names]
        )
    if body["result"] == "possible" and not names:
        raise BadInput("missing", names=["--case"])
    if "outcome" in body and "external" not in body:
        raise BadInput("outcome_of_own_case")


def _check_is_open(lead: Lead, act: Act, setting: Setting) -> None:
    """A case that decides, or has exempted somebody, isn't overruled by checking once more."""
    for subject in lead.about(act):
        found = standing(lead, subject, setting.linked)
        does = effect(setting.profile, found)
        if found is None or found.code is None or does not in ("wait", "barred", "lighter"):
            continue
        # What another group has come to is put on record by a further check.
        if does == "wait" and found.code != "pending" and act.body["result"] != "none":
            continue
        entry = setting.profile.entry("tolerance_effects", found.code)
        raise Refused(
            "tolerance_deciding" if does == "wait" else "tolerance_decided",
            article=entry.article,
            person=subject.name,
            n=subject.n,
            case=found.case or "–",
            standing=Term("tolerance_effects", entry.id),
        )


def _after_the_last_check(lead: Lead, act: Act, setting: Setting) -> None:
    """What was found last counts: nothing is checked before it."""
    for subject in lead.about(act):
        for earlier in checks_of(lead, subject)[-1:]:
            not_before(earlier, act, setting)


def _case_is_about_them(lead: Lead, act: Act, setting: Setting) -> None:
    """A case that decides on somebody else decides nothing here."""
    case = setting.linked(act.body["case"]) if "case" in act.body else None
    for subject in lead.about(act) if case else ():
        assert case
        if not parties_of(case, act, subject):
            names = [name for name, _ in case.outcomes]
            raise Refused(
                "case_not_about",
                article=_article(setting.profile),
                case=case.no,
                person=subject.name,
                names=names,
            )


def check_stays(lead: Lead, act: Act, setting: Setting) -> None:
    """A check whose case is pending, or has exempted somebody, isn't taken back or moved to somebody else."""
    checked = next((one for one in lead.of("tolerance_checked") if one.seq == act.body["act"]), None)
    if checked is None or not (
        act.body.get("struck") or act.body["set"].keys() & {"person", "outcome", "on"}
    ):
        return
    for subject in lead.about(checked):
        found = standing(lead, subject, setting.linked)
        if found is None or found.act.seq != checked.seq or "case" not in checked.body:
            continue
        case = setting.linked(checked.body["case"])
        opened_here = case is not None and case.arising_from == str(lead.number)
        if opened_here and effect(setting.profile, found) in ("wait", "barred"):
            raise refusal(subject, found, setting.profile, "check_stays")


KINDS = (
    Kind(
        "tolerance_checked",
        {"on": "date", "reason": "text", "person": "number", "outcome": "tolerance_effects"},
        asks=(
            person_exists,
            _is_a_check,
            somebody_known,
            _check_is_open,
            _after_the_last_check,
            _case_is_about_them,
        ),
        done=nobody_known,
    ),
)


# ── what is looked for ──


def _checks_struck(view: LeadView) -> Found:
    """A check taken back although what it pointed to is undecided, or has exempted somebody."""
    lead = view.lead
    changed = {act.body["act"] for act in lead.acts if act.kind == "amended" and act.body.get("struck")}
    for act in lead.acts:
        if act.seq not in changed or act.kind != "tolerance_checked" or act.body["result"] == "none":
            continue
        for subject in lead.about(act):
            found = standing_by(act, subject, view.linked)
            again = standing(lead, subject, view.linked)
            if again and again.act.seq > act.seq and again.case == found.case:
                continue
            if effect(view.profile, found) in ("wait", "barred"):
                yield "check_struck", {"person": subject.name, "case": found.case, "act": f"#{act.seq}"}


FINDINGS = (_checks_struck,)
