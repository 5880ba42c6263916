"""What an act needs besides the right state and day, kind by kind; and what therefore can't come next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, Acts, day_of
from sqqf.procedure.record.items import KINDS, Item, items
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import ActKind, Profile
from sqqf.procedure.time.limits import deadlines
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.closing import outstanding
from sqqf.procedure.tolerance.determination import (
    latest_deliberation,
    outcomes,
    present_members,
    submitted_since,
)

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier
    from sqqf.procedure.tolerance.assessment import Assessment

Condition = Callable[[Case, Act, Setting], None]


def wrong_state(case: Dossier, named: str, kind: ActKind, following: Sequence[str]) -> Refused:
    """The refusal of an act that the case's present state doesn't allow."""
    return Refused(
        "wrong_state",
        article=kind.article,
        kind=Term("acts", named),
        state=Term("states", case.state),
        next=following,
    )


# ── intake and investigation ──


def _parties_exist(case: Case, act: Act, _: Setting) -> None:
    named = list(act.body.get("parties", ())) or [act.body[key] for key in ("party",) if key in act.body]
    for n in named:
        if not 1 <= n <= len(case.parties):
            raise BadInput("unknown_party", n=n, count=len(case.parties))


def _step_serves_points(case: Case, act: Act, setting: Setting) -> None:
    article = setting.profile.acts["point"].article
    if not act.body["points"]:
        raise Refused("step_without_point", article=article)
    for n in act.body["points"]:
        if not 1 <= n <= len(case.points):
            raise Refused("unknown_point", article=article, n=n, count=len(case.points))


def _extension_is_later(case: Case, act: Act, setting: Setting) -> None:
    """A date is later than that of the investigation that is going on, the first or a supplementary one."""
    kinds = {
        limit.id for limit in setting.profile.limits if limit.extendable or limit.each == "supplementary"
    }
    limits = deadlines(case, setting.profile, setting.level, setting.workdays)
    running = [limit.due_on for limit in limits if limit.kind in kinds and limit.met_on is None]
    to = date.fromisoformat(act.body["to"]) if act.body.get("to") else None
    if to and running and to <= running[-1]:
        article = setting.profile.acts["extended"].article
        raise Refused("extension_not_later", article=article, to=to, due_on=running[-1])


def _every_point_has_a_step(case: Case, _act: Act, setting: Setting) -> None:
    if open_points := case.points_without_step:
        raise Refused(
            "points_without_step", article=setting.profile.acts["point"].article, points=open_points
        )


def _still_investigated(case: Case, act: Act, setting: Setting) -> None:
    """Whatever day the group agreed on: after the conclusion nobody would serve a new point."""
    kind = setting.profile.acts["point"]
    if case.state not in (kind.states or ()):
        raise wrong_state(case, act.kind, kind, [])


def _matter_is_frozen(case: Case, act: Act, setting: Setting) -> None:
    if case.is_accepted and not act.body.get("within_matter"):
        raise Refused("matter_frozen", article=setting.profile.acts["point"].article)


def _not_paused(case: Case, act: Act, _: Setting) -> None:
    if case.is_paused:
        raise Refused("suspended", kind=Term("acts", act.kind), since=case.pauses[-1].since)


def _paused(case: Case, _act: Act, _: Setting) -> None:
    if not case.is_paused:
        raise Refused("not_suspended")


def _suspends_later(case: Case, act: Act, setting: Setting) -> None:
    for resumed in case.of("resumed")[-1:]:
        not_before(resumed, act, setting)


def _resumes_later(case: Case, act: Act, setting: Setting) -> None:
    not_before(case.of("suspended")[-1], act, setting)


def not_before(earlier: Act, act: Act, setting: Setting) -> None:
    """Refuse an act that is dated before one that it comes after."""
    if act.on and earlier.on and act.on < earlier.on:
        facts = {"other": Term("acts", earlier.kind), "other_on": earlier.on, "seq": earlier.seq}
        article = setting.profile.acts[act.kind].article
        raise Refused("before_act", article=article, kind=Term("acts", act.kind), on=act.on, **facts)


# ── assessment ──


def _answers_fit(case: Case, act: Act, setting: Setting) -> None:
    body = act.body
    entry = setting.profile.entry(body["section"], body["code"])
    count = len(entry.more.get("elements", (entry,)))
    for place in body["answers"]:
        if not 1 <= int(place) <= count:
            raise BadInput("unknown_element", n=int(place), rule=entry.id, count=count)
    for item in body.get("evidence", ()):
        if "step" in item and not 1 <= item["step"] <= len(case.steps):
            raise BadInput("unknown_step", n=item["step"], count=len(case.steps))


def _basis_is_named(case: Case, act: Act, setting: Setting) -> None:
    """What rests on another rule (20th circumstance, 6th bar) names it before it is held to be established."""
    body = act.body
    entry = setting.profile.entry(body["section"], body["code"])
    if not entry.more.get("needs_basis"):
        if "basis" in body or "reliefs" in body:
            raise BadInput("basis_not_asked", rule=entry.id)
        return
    if body["section"] == "circumstances" and ("basis" in body) != ("reliefs" in body):
        raise BadInput("missing", names=["--basis", "--relief"])
    party = body.get("party")
    answered = [one.body for one in case.of("assessed") if one.body["code"] == body["code"]]
    named = any("basis" in one for one in (*answered, body) if one.get("party", party) == party)
    if "yes" in body["answers"].values() and not named:
        names = ["--basis", "--relief"] if body["section"] == "circumstances" else ["--basis"]
        raise BadInput("missing", names=names)


# ── deliberation, approval, decision ──


def _collective(case: Case, act: Act, setting: Setting) -> None:
    """At least so many of those present are members of the group, and none of them has to stay away."""
    article = setting.profile.entry("deliberation", "deliberation").article
    recused = {one.body["member"] for one in case.of("recused")}
    if kept_away := [name for name in act.body["present"] if name in recused]:
        raise Refused("recused_present", names=kept_away)
    count, least = len(present_members(act.body)), setting.profile.least_present
    if count < least:
        raise Refused("too_few_present", article=article, count=count, least=least)


def _opinions_open(case: Case, act: Act, setting: Setting) -> None:
    """Each party has an opinion, and one that its assessment allows."""
    if act.body.get("returned"):
        return
    if len(act.body["opinions"]) != len(case.parties):
        raise BadInput("opinions_incomplete", count=len(case.parties), given=len(act.body["opinions"]))
    from sqqf.procedure.tolerance.assessment import assess  # few acts ask for it

    for found, opinion in zip(assess(case, setting.profile), act.body["opinions"], strict=True):
        if opinion != "none" and opinion not in found.open_reliefs:
            raise _not_open(case, found, opinion, setting.profile)


def _not_open(case: Case, found: Assessment, opinion: str, profile: Profile) -> Refused:
    facts = {"party": case.parties[found.n - 1].name, "opinion": Term("outcomes", opinion), "n": found.n}
    if found.blocked_by:
        return Refused(
            "relief_barred",
            article=found.blocked_by[0].article,
            blocked_by=[one.id for one in found.blocked_by],
            **facts,
        )
    if found.unanswered:
        ids = [one.id for one in found.unanswered]
        return Refused("assessment_open", article=found.unanswered[0].article, open=ids, **facts)
    begun = [one.id for one in found.circumstances if one.begun and one.established is None]
    article = found.established[0].article if found.established else profile.entry("reliefs", opinion).article
    if found.established:
        granting = [one.id for one in found.established]
        return Refused("relief_not_granted", article=article, circumstances=granting, **facts)
    return Refused("nothing_established", article=article, open=begun or ["c1…"], **facts)


def _submitted(case: Case, _act: Act, setting: Setting) -> None:
    submissions = submitted_since(case, latest_deliberation(case))
    if not submissions:
        raise Refused("not_submitted", article=setting.profile.acts["submitted"].article)


# ── after the decision ──


def _was_decided(case: Case, act: Act, setting: Setting) -> None:
    """A case that was declined is closed without a decision: nothing follows from one."""
    if case.taken_over and not case.has("decided") and case.state == "decided":
        raise Refused("decided_unknown", seq=case.taken_over.seq)
    if not case.has("decided"):
        raise wrong_state(case, act.kind, setting.profile.acts[act.kind], [])


def _not_filed_yet(case: Case, _act: Act, setting: Setting) -> None:
    """Filed once; again only where something was corrected since."""
    if case.is_filed:
        filed = case.of("filed")[-1]
        if not any(is_corrected_since(act, filed) for act in case.acts):
            raise Refused("already_filed", article=setting.profile.acts["filed"].article, on=filed.on)


def is_corrected_since(act: Act, filed: Act) -> bool:
    """Whether an act corrects, after the filing, something that was filed."""
    return act.kind == "amended" and act.seq > filed.seq >= act.body["act"]


def _filed_before(case: Case, act: Act, setting: Setting) -> None:
    if not case.has("filed"):
        raise Refused("not_filed", article=setting.profile.acts["filed"].article)
    not_before(case.of("filed")[0], act, setting)  # where it was filed again, it may be for any of them


def _recipient_known(case: Case, act: Act, _: Setting) -> None:
    if act.body["role"] == "applicant" and case.applicant is None:
        raise BadInput("applicant_unknown", seq=case.acts[0].seq)
    names = {
        "applicant": [case.applicant.name] if case.applicant else [],
        "party": [party.name for party in case.parties],
    }.get(act.body["role"])
    if names is not None and act.body["to"] not in names:
        raise BadInput("unknown_recipient", name=act.body["to"], names=names)
    people = {one.name for one in case.people if one.kind == "person"}
    if act.body["role"] == "organ" and act.body["to"] in people:
        raise BadInput("not_an_organ", name=act.body["to"])


def due_later(_case: Dossier, act: Act, setting: Setting) -> None:
    """A date that is set isn't before the day on which it was set."""
    due = date.fromisoformat(act.body["due"]) if act.body.get("due") else None
    if due and act.on and due < act.on:
        article = setting.profile.acts[act.kind].article
        raise Refused("due_before_act", article=article, due=due, kind=Term("acts", act.kind), on=act.on)


def _died(case: Case, act: Act, setting: Setting) -> None:
    """Once it is decided, only a death ends a case short of its closing."""
    if case.state == "decided" and act.body["reason"] != "died":
        raise wrong_state(case, act.kind, setting.profile.acts[act.kind], ["feedback", "close"])


def _only_the_exempted(case: Case, act: Act, setting: Setting) -> None:
    way = setting.profile.entry("results", act.body["way"])
    named = [act.body["party"]] if "party" in act.body else range(1, len(case.parties) + 1)
    found = outcomes(case)
    for n in named:
        party = case.parties[n - 1]
        if found[n - 1] != "exempted":
            raise Refused(
                "not_exempted", article=setting.profile.acts["applied"].article, party=party.name, n=n
            )
        if party.kind not in way.more["for"]:
            raise Refused("result_not_for", article=way.article, party=party.name, n=n, way=way.id)


def to_be_referred(case: Case, profile: Profile) -> list[int]:
    """The numbers of the parties whose accountability may follow: an established bar, or an outcome of none."""
    if not case.has("assessed") and "none" not in outcomes(case):
        return []
    from sqqf.procedure.tolerance.assessment import assess  # few acts ask for it

    found = zip(assess(case, profile), outcomes(case), strict=True)
    barred = {bar.id for bar in profile.section("bars")}
    return [
        one.n
        for one, outcome in found
        if outcome == "none" or any(bar.id in barred for bar in one.blocked_by)
    ]


def _accountability_due(case: Case, act: Act, setting: Setting) -> None:
    due = to_be_referred(case, setting.profile)
    if not due or act.body.get("party", due[0]) not in due:
        raise Refused("nothing_to_refer", article=setting.profile.acts["referred"].article)


def _all_done(case: Case, act: Act, setting: Setting) -> None:
    if missing := outstanding(case, setting.level):
        article = setting.profile.entry("closing", missing[0]).article
        raise Refused(
            "not_ready_to_close", article=article, missing=[Term("closing", one) for one in missing]
        )
    # Some of it may be dated after the closing: then it wasn't done on that day.
    later = [one for one in case.effective if one.on and act.on and one.on > act.on]
    so_far = case._replace(
        effective=Acts(one for one in case.effective if one not in later),
        notices=tuple(notice for notice in case.notices if not act.on or notice.on <= act.on),
    )
    if later and outstanding(so_far, setting.level):
        not_before(max(later, key=day_of), act, setting)


# ── corrections ──


def open_item(case: Dossier, act: Act, _: Setting) -> Item:
    """The item that an act is on. Raises BadInput where there is none, Refused where it is signed off."""
    listed = items(case)
    if not 1 <= act.body["item"] <= len(listed):
        raise BadInput("unknown_item", n=act.body["item"], count=len(listed))
    item: Item = listed[act.body["item"] - 1]
    if item.signed_off_on:
        raise Refused("item_signed_off", n=item.n, on=item.signed_off_on)
    return item


def not_reported(case: Dossier, act: Act, setting: Setting) -> None:
    """A report on an item comes once, until it is sent back."""
    item = open_item(case, act, setting)
    if item.reported_on:
        raise Refused(
            "item_reported", article=setting.profile.acts[act.kind].article, n=item.n, on=item.reported_on
        )
    kinds = KINDS[case.track]
    for earlier in (case.of(kinds.listed)[item.n - 1], *_of_item(case, kinds.returned, item.n)[-1:]):
        not_before(earlier, act, setting)


def reported(case: Dossier, act: Act, setting: Setting) -> None:
    """What is sent back or signed off has been reported before."""
    item = open_item(case, act, setting)
    if item.reported_on is None:
        raise Refused("item_not_reported", article=setting.profile.acts[act.kind].article, n=item.n)
    not_before(_of_item(case, KINDS[case.track].reported, item.n)[-1], act, setting)


def _of_item(case: Dossier, kind: str, n: int) -> list[Act]:
    return [one for one in case.of(kind) if one.body["item"] == n]


def waits_for_sign_off(case: Dossier) -> bool:
    """Whether an item has been reported and not signed off."""
    return any(item.reported_on and not item.signed_off_on for item in items(case))


CONDITIONS: Mapping[str, Sequence[Condition]] = {
    "notified": (_parties_exist,),
    "step": (_step_serves_points,),
    "extended": (_extension_is_later,),
    "concluded": (_not_paused, _every_point_has_a_step),
    "point": (_still_investigated, _matter_is_frozen),
    "assessed": (_parties_exist, _answers_fit, _basis_is_named),
    "ended": (_died,),
    "deliberated": (_collective, _opinions_open, due_later),
    "approved": (_submitted, due_later),
    "filed": (_was_decided, _not_filed_yet),
    "receipted": (_filed_before,),
    "feedback": (_was_decided, _recipient_known),
    "clarified": (_was_decided,),
    "applied": (_parties_exist, _only_the_exempted),
    "referred": (_parties_exist, _accountability_due),
    "correction_reported": (not_reported,),
    "correction_returned": (reported,),
    "correction_signed_off": (reported,),
    "closed": (_all_done,),
    "suspended": (_not_paused, _suspends_later),
    "resumed": (_paused, _resumes_later),
    "reopened": (_was_decided, due_later),
    "published": (_was_decided,),
}
"""What each kind of act needs besides the right state and day; the first that doesn't hold refuses it."""

FOLLOWS: Mapping[str, str] = {
    "filed": "decided",
    "receipted": "filed",
    "feedback": "decided",
    "clarified": "decided",
    "correction_reported": "correction",
    "correction_returned": "correction_reported",
    "correction_signed_off": "correction_reported",
    "reopened": "decided",
    "published": "decided",
}
"""Acts that the state allows and that aren't offered next before there is one of this kind."""

RULED_OUT: Mapping[str, Callable[[Case, Profile, str], bool]] = {
    "concluded": lambda case, _profile, _level: bool(case.points_without_step) or case.is_paused,
    "notified": lambda case, _profile, _level: case.notified_on is not None,
    "approved": lambda case, _profile, _level: not submitted_since(case, latest_deliberation(case)),
    "filed": lambda case, _profile, _level: case.is_filed,
    "applied": lambda case, _profile, _level: "exempted" not in outcomes(case),
    "referred": lambda case, profile, _level: not to_be_referred(case, profile),
    "correction_reported": lambda case, _profile, _level: all(item.reported_on for item in items(case)),
    "correction_returned": lambda case, _profile, _level: not waits_for_sign_off(case),
    "correction_signed_off": lambda case, _profile, _level: not waits_for_sign_off(case),
    "closed": lambda case, _profile, level: bool(outstanding(case, level)),
    "suspended": lambda case, _profile, _level: case.is_paused,
    "resumed": lambda case, _profile, _level: not case.is_paused,
}
"""Acts that the state allows and something else rules out, so that they aren't offered next either."""
