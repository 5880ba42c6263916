"""What an act on a lead needs besides the right state and day, kind by kind; and what therefore can't come next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction import accountability
from sqqf.procedure.inaction.accountability import Links, Standing, effect, outstanding, standing
from sqqf.procedure.inaction.lead import Lead, Official, Subject, is_known
from sqqf.procedure.inaction.referral import last_standing
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.items import items
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Entry, Profile
from sqqf.procedure.tolerance.conditions import (
    due_later,
    not_before,
    not_reported,
    open_item,
    reported,
    waits_for_sign_off,
)

Condition = Callable[[Lead, Act, Setting], None]


def _person_exists(lead: Lead, act: Act, setting: Setting) -> None:
    n = act.body.get("person")
    if n == 0 and lead.unit is None:
        raise Refused("subject_unknown", article=setting.profile.acts[act.kind].article)
    if n is not None and n != 0 and (not 1 <= n <= len(lead.persons) or n in lead.moved):
        raise BadInput("unknown_person", n=n, count=len(lead.persons))


# ── referral ──


def _not_on_its_way(lead: Lead, act: Act, setting: Setting) -> None:
    last = last_standing(lead)
    if last and last.received_on is None:
        raise Refused(
            "on_its_way",
            article=setting.profile.acts[act.kind].article,
            to=Term("organs", last.to),
            since=last.on,
        )


def _on_its_way(lead: Lead, act: Act, setting: Setting) -> None:
    last = last_standing(lead)
    if last is None or last.received_on:
        raise Refused("nothing_on_its_way", article=setting.profile.acts[act.kind].article)


def _was_referred(lead: Lead, act: Act, setting: Setting) -> None:
    if last_standing(lead) is None:
        raise Refused("not_referred", article=setting.profile.acts[act.kind].article)


def _one_after_the_other(lead: Lead, act: Act, setting: Setting) -> None:
    """From desk to desk: nothing is sent, received or handed back before the last such day."""
    if done := lead.of("lead_referred", "referral_received", "referral_returned"):
        not_before(max(done, key=day_of), act, setting)


# ── the tolerance check, and what may follow it ──


def _is_a_check(_lead: Lead, act: Act, _: Setting) -> None:
    """A circumstance that may apply is for a case to decide; where none applies there is nothing for one."""
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
        for earlier in accountability.checks_of(lead, subject)[-1:]:
            not_before(earlier, act, setting)


def _case_is_about_them(lead: Lead, act: Act, setting: Setting) -> None:
    """A case that decides on somebody else decides nothing here."""
    case = setting.linked(act.body["case"]) if "case" in act.body else None
    for subject in lead.about(act) if case else ():
        assert case
        if not accountability.parties_of(case, act, subject):
            names = [name for name, _ in case.outcomes]
            raise Refused(
                "case_not_about",
                article=_article(setting.profile),
                case=case.no,
                person=subject.name,
                names=names,
            )


def _check_stays(lead: Lead, act: Act, setting: Setting) -> None:
    """A check whose case is under way, or has exempted somebody, isn't taken back or turned to somebody else."""
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
            refusal = _refusal(subject, found, setting.profile)
            assert refusal
            refusal.code = "check_stays"
            raise refusal


def _officials_stay(lead: Lead, act: Act, _: Setting) -> None:
    """Officials keep their numbers: who was named isn't struck once somebody was named after, or by number."""
    named = next((one for one in lead.effective if one.seq == act.body["act"]), None)
    if named is None or not act.body.get("struck") or named.seq not in lead.named_by:
        return
    if named.kind == "lead":  # a registration is never struck
        return
    first = lead.named_by.index(named.seq) + 1
    later = next(
        (
            one
            for one in lead.effective
            if one.seq > named.seq
            and (
                one.seq in lead.named_by
                or one.body.get("person", 0) >= first
                or one.kind in ("disposed", "split")
            )
        ),
        None,
    )
    if later:
        raise Refused(
            "amendment_breaks",
            seq=named.seq,
            other=Term("acts", later.kind),
            other_on=day_of(later),
            other_seq=later.seq,
        )


def _officials_are_new(lead: Lead, act: Act, _: Setting) -> None:
    for person in act.body.get("persons", ()):
        if is_known(lead, Official(**person)):
            raise Refused("official_known", person=person["name"])


def _no_check_stands(lead: Lead, act: Act, setting: Setting) -> None:
    """What a tolerance case has decided, or is to decide, stays with the lead that waits for it."""
    going = act.body.get("persons")
    for subject in lead.subjects:
        if act.kind == "split" and subject.n not in (going or ()):
            continue
        found = standing(lead, subject, setting.linked)
        if effect(setting.profile, found) in ("wait", "barred"):
            refusal = _refusal(subject, found, setting.profile)
            assert refusal
            refusal.code = "tolerance_stands"
            raise refusal


def _may_go(lead: Lead, act: Act, setting: Setting) -> None:
    """Officials who go into a lead of their own: not who was disposed of here, and not all of them."""
    going = act.body.get("persons", ())
    article = setting.profile.acts[act.kind].article
    for subject in lead.subjects:
        if subject.n in going and accountability.dispositions(lead, subject):
            raise Refused("person_disposed", article=article, person=subject.name)
    if going and all(subject.n in going for subject in lead.subjects):
        raise Refused("nobody_left", article=article)


def _somebody_known(lead: Lead, act: Act, setting: Setting) -> None:
    if not lead.subjects:
        raise Refused("subject_unknown", article=setting.profile.acts[act.kind].article)


def _was_verified(lead: Lead) -> bool:
    """Whether somebody verified it, here or before it was taken over."""
    before = lead.taken_over.body["state"] if lead.taken_over else None
    return lead.has("verification") or before in ("verified", "disposed")


def _verified_before(lead: Lead, act: Act, setting: Setting) -> None:
    done = lead.of("verification")
    if not done and _was_verified(lead):
        return
    if not done:
        raise Refused("not_verified", article=setting.profile.acts["verification"].article)
    not_before(min(done, key=day_of), act, setting)


def _not_cleared(lead: Lead, act: Act, setting: Setting) -> None:
    for subject in lead.about(act) if "person" in act.body else ():
        if accountability.is_cleared(lead, subject):
            raise Refused(
                "person_cleared", article=setting.profile.acts["cleared"].article, person=subject.name
            )


def _tolerance_allows(lead: Lead, act: Act, setting: Setting) -> None:
    """From m2 on: each whom it holds accountable has been checked, and no tolerance case stands in the way."""
    if not accountability.holds_accountable(setting.profile, act.body["measure"]):
        return
    for subject in lead.about(act):
        if "person" not in act.body and accountability.is_cleared(lead, subject):
            continue
        found = standing(lead, subject, setting.linked)
        if refusal := _refusal(subject, found, setting.profile):
            raise refusal
        _not_before_tolerance(subject, found, act, setting)


def _not_before_tolerance(subject: Subject, found: Standing | None, act: Act, setting: Setting) -> None:
    if act.on and found and found.on and act.on < found.on:
        facts = {"person": subject.name, "on": act.on, "since": found.on}
        raise Refused("before_tolerance", article=_article(setting.profile), **facts)


def _refusal(subject: Subject, found: Standing | None, profile: Profile) -> Refused | None:
    code = {
        "unchecked": "tolerance_unchecked",
        "wait": "tolerance_pending",
        "barred": "tolerance_exempts",
        "again": "tolerance_again",
    }.get(effect(profile, found))
    if code is None:
        return None
    facts = {"person": subject.name, "n": subject.n}
    if found is None or found.code is None:
        return Refused(code, article=_article(profile), **facts)
    if found.code == "elsewhere":
        code = "tolerance_elsewhere"
    entry = profile.entry("tolerance_effects", found.code)
    case = found.case or "–"
    return Refused(
        code, article=entry.article, case=case, standing=Term("tolerance_effects", entry.id), **facts
    )


def _article(profile: Profile) -> str | None:
    return profile.acts["tolerance_checked"].article


def _others_remain(lead: Lead, act: Act, setting: Setting) -> None:
    """Nothing against anybody is the end of the lead itself; against whom a disposition stands there was something."""
    article = setting.profile.acts[act.kind].article
    subject = next((one for one in lead.subjects if one.n == act.body["person"]), None)
    if subject is None:
        raise BadInput("unknown_person", n=act.body["person"], count=len(lead.persons))
    if accountability.dispositions(lead, subject):
        raise Refused("person_disposed", article=article, person=subject.name)
    others = [one for one in lead.subjects if one != subject and not accountability.is_cleared(lead, one)]
    if not others:
        raise Refused("nobody_left", article=article)


# ── joining, rectification, disclosure, closing ──


def _no_items(lead: Lead, act: Act, setting: Setting) -> None:
    if items(lead):
        raise Refused("items_listed", article=setting.profile.acts[act.kind].article)


def _item_open(lead: Lead, act: Act, setting: Setting) -> None:
    if "item" in act.body:
        item = open_item(lead, act, setting)
        if item.reported_on and act.kind == "reminded":
            article = setting.profile.acts[act.kind].article
            raise Refused("item_reported", article=article, n=item.n, on=item.reported_on)


def _item_exists(lead: Lead, act: Act, _: Setting) -> None:
    """Measures may be put on record late, even of an item that is signed off."""
    count = len(items(lead))
    if not 1 <= act.body["item"] <= count:
        raise BadInput("unknown_item", n=act.body["item"], count=count)


def addressee(profile: Profile, text: str) -> Entry | None:
    """The organ that leads the work on inaction and that these words name; None where they name none, 三(三)4."""
    for organ in profile.section("organs"):
        words = organ.more.get("inaction", {}).get("words", ())
        if words and (text in (organ.id, organ.zh) or any(word in text for word in words)):
            return organ
    return None


def _to_the_right_organ(_lead: Lead, act: Act, setting: Setting) -> None:
    if addressee(setting.profile, act.body["to"]) is None:
        organs = [
            Term("organs", one.id) for one in setting.profile.section("organs") if "inaction" in one.more
        ]
        article = setting.profile.acts[act.kind].article
        raise Refused("report_elsewhere", article=article, to=Term("organs", act.body["to"]), organs=organs)


def _has_dispositions(lead: Lead, act: Act, setting: Setting) -> None:
    exempted = accountability.exempted(lead, setting.profile, setting.linked)
    if all(one in exempted for act in lead.of("disposed") for one in lead.about(act)):
        raise Refused("nothing_to_publish", article=setting.profile.acts[act.kind].article)


def _source_kept(lead: Lead, _act: Act, _: Setting) -> None:
    if "informant" not in lead.registered:
        raise Refused("no_informant")


def _all_done(lead: Lead, act: Act, setting: Setting) -> None:
    if missing := outstanding(lead, setting.profile, setting.linked):
        article = setting.profile.entry("lead_closing", missing[0]).article
        names = [Term("lead_closing", one) for one in missing]
        raise Refused("not_ready_to_close", article=article, missing=names)
    settling = lead.of("disposed", "cleared", "unfounded", "rectification_signed_off")
    for earlier in settling:
        not_before(earlier, act, setting)
    for subject in accountability.exempted(lead, setting.profile, setting.linked):
        _not_before_tolerance(subject, standing(lead, subject, setting.linked), act, setting)


CONDITIONS: Mapping[str, Sequence[Condition]] = {
    "lead_referred": (_not_on_its_way, _one_after_the_other),
    "referral_received": (_on_its_way, _one_after_the_other),
    "referral_returned": (_was_referred, _one_after_the_other),
    "classified": (_officials_are_new,),
    "joined": (_no_items, _no_check_stands),
    "split": (_may_go, _no_check_stands),
    "tolerance_checked": (
        _person_exists,
        _is_a_check,
        _somebody_known,
        _check_is_open,
        _after_the_last_check,
        _case_is_about_them,
    ),
    "amended": (_check_stays, _officials_stay),
    "disposed": (_person_exists, _somebody_known, _verified_before, _not_cleared, _tolerance_allows),
    "cleared": (_person_exists, _others_remain),
    "measures": (_item_exists,),
    "rectified": (_to_the_right_organ, not_reported),
    "rectification_returned": (reported, due_later),
    "rectification_signed_off": (reported,),
    "reminded": (_item_open,),
    "lead_published": (_has_dispositions,),
    "source_shown": (_source_kept,),
    "lead_closed": (_all_done,),
}
"""What each kind of act needs besides the right state and day; the first that doesn't hold refuses it."""


FOLLOWS: Mapping[str, str] = {
    "measures": "rectification",
    "rectified": "rectification",
    "rectification_returned": "rectified",
    "rectification_signed_off": "rectified",
    "lead_published": "disposed",
}
"""Acts that the state allows and that aren't offered next before there is one of this kind."""

RULED_OUT: Mapping[str, Callable[[Lead, Profile, Links], bool]] = {
    "lead_referred": lambda lead, _profile, _linked: _is_on_its_way(lead),
    "referral_received": lambda lead, _profile, _linked: not _is_on_its_way(lead),
    "referral_returned": lambda lead, _profile, _linked: last_standing(lead) is None,
    "took_in": lambda _lead, _profile, _linked: True,  # comes with the other lead's joining
    "joined": lambda lead, _profile, _linked: bool(items(lead)),
    "tolerance_checked": lambda lead, _profile, _linked: not lead.subjects,
    "disposed": lambda lead, _profile, _linked: not lead.subjects or not _was_verified(lead),
    "cleared": lambda lead, _profile, _linked: len(lead.subjects) < 2,
    "measures": lambda lead, _profile, _linked: _all_signed_off(lead),
    "rectified": lambda lead, _profile, _linked: all(item.reported_on for item in items(lead)),
    "rectification_returned": lambda lead, _profile, _linked: not waits_for_sign_off(lead),
    "rectification_signed_off": lambda lead, _profile, _linked: not waits_for_sign_off(lead),
    "source_shown": lambda lead, _profile, _linked: "informant" not in lead.registered,
    "lead_closed": lambda lead, profile, linked: bool(outstanding(lead, profile, linked)),
}
"""Acts that the state allows and something else rules out, so that they aren't offered next either."""


def _is_on_its_way(lead: Lead) -> bool:
    last = last_standing(lead)
    return last is not None and last.received_on is None


def _all_signed_off(lead: Lead) -> bool:
    return all(item.signed_off_on for item in items(lead))
