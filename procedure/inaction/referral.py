"""Referral (移送, 四(六)): to which organ a lead was sent, whether it took it, on whose desk it is now."""

from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso, iso_or_none
from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.kinds import Kind, not_before
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.entries import Entry
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile


class Referral(NamedTuple):
    """One referral, numbered from 1. It is on its way until it is received or handed back."""

    n: int
    seq: int
    to: str
    on: date
    received_on: date | None = None
    returned_on: date | None = None
    reason: str | None = None
    """Why it was handed back."""


class Desk(NamedTuple):
    """Where a lead is: with ``holder`` (None: the group that keeps this ledger), since that day."""

    holder: str | None
    since: date
    on_its_way: bool
    """Sent to the holder, and not received there yet."""


def referrals(lead: Lead) -> tuple[Referral, ...]:
    """The referrals in the order of their recording."""
    found: list[Referral] = []
    for act in lead.of("lead_referred", "referral_received", "referral_returned"):
        assert act.on
        if act.kind == "lead_referred":
            found.append(Referral(len(found) + 1, act.seq, act.body["to"], act.on))
            continue
        standing = _standing(found)
        if standing is None:  # the referral was struck out
            continue
        if act.kind == "referral_received":
            found[standing] = found[standing]._replace(received_on=act.on)
        else:
            found[standing] = found[standing]._replace(returned_on=act.on, reason=act.body["reason"])
    return tuple(found)


def desk(lead: Lead) -> Desk:
    """On whose desk it is now."""
    found = referrals(lead)
    back = [one.returned_on for one in found if one.returned_on]
    standing = _standing(found)
    if standing is None:
        return Desk(None, max([lead.received_on or lead.moves[0].on, *back]), on_its_way=False)
    last = found[standing]
    since = max([last.received_on or last.on, *(day for day in back if day >= last.on)])
    return Desk(last.to, since, on_its_way=last.received_on is None)


def last_standing(lead: Lead) -> Referral | None:
    """The last referral that wasn't handed back."""
    found = referrals(lead)
    standing = _standing(found)
    return None if standing is None else found[standing]


def _standing(found: list[Referral] | tuple[Referral, ...]) -> int | None:
    """The place of the last that wasn't handed back: a lead handed back is where it was before."""
    return next((n for n in reversed(range(len(found))) if found[n].returned_on is None), None)


def addressee(profile: Profile, text: str) -> Entry | None:
    """The organ leading the work on inaction that these words name, 三(三)4; None where they name none."""
    for organ in profile.section("organs"):
        words = organ.more.get("inaction", {}).get("words", ())
        if words and (text in (organ.id, organ.zh) or any(word in text for word in words)):
            return organ
    return None


def referral_document(one: Referral) -> dict[str, Any]:
    """A referral as it is shown."""
    return {
        "n": one.n,
        "to": one.to,
        "on": iso(one.on),
        "received_on": iso_or_none(one.received_on),
        "returned_on": iso_or_none(one.returned_on),
        "reason": one.reason,
    }


def desk_document(where: Desk) -> dict[str, Any]:
    """Where a lead is; ``holder`` null: with the group that keeps this ledger."""
    return {"holder": where.holder, "since": iso(where.since), "on_its_way": where.on_its_way}


# ── the acts ──


def _not_on_its_way(lead: Lead, kind: ActKind, _: Office) -> None:
    last = last_standing(lead)
    if last and last.received_on is None:
        raise Refused("on_its_way", article=kind.article, to=Term("organs", last.to), since=last.on)


def _on_its_way(lead: Lead, kind: ActKind, _: Office) -> None:
    last = last_standing(lead)
    if last is None or last.received_on:
        raise Refused("nothing_on_its_way", article=kind.article)


def _was_referred(lead: Lead, kind: ActKind, _: Office) -> None:
    if last_standing(lead) is None:
        raise Refused("not_referred", article=kind.article)


def _one_after_the_other(lead: Lead, act: Act, setting: Setting) -> None:
    """From desk to desk: nothing is sent, received or handed back before the last such day."""
    if done := lead.of("lead_referred", "referral_received", "referral_returned"):
        not_before(max(done, key=day_of), act, setting)


KINDS = (
    Kind(
        "lead_referred",
        {"on": "date", "to": "text"},
        needs=(_not_on_its_way,),
        asks=(_one_after_the_other,),
    ),
    Kind("referral_received", {"on": "date"}, needs=(_on_its_way,), asks=(_one_after_the_other,)),
    Kind(
        "referral_returned",
        {"on": "date", "reason": "text"},
        needs=(_was_referred,),
        asks=(_one_after_the_other,),
    ),
)
