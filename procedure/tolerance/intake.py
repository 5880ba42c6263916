"""Submission and acceptance (提出和受理, 二(三)1–2): how a case comes in, and how it is answered.

The limit is met by the answer **and** the written notice. What comes in, the matter above all, is frozen from
acceptance on (一事一核).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.record.dossier import Move
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.names import same
from sqqf.procedure.record.number import Number
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case, Notice, Person
from sqqf.procedure.tolerance.line import LINE
from sqqf.procedure.tolerance.view import CaseView

NO_ZONE = ("none", "无")
"""What is said of the zone where a unit's name speaks of one and it isn't in it."""


def begun(act: Act) -> Case:
    """The case as it is registered."""
    body = act.body
    applicant = Person(**body["applicant"]) if "applicant" in body else None
    parties = tuple(Person(**party) for party in body.get("parties", ()))
    received_on = date.fromisoformat(body["received_on"]) if "received_on" in body else None
    return Case(
        id=act.case or "",
        number=Number(body["prefix"], body["year"], body["serial"]),
        state="registered",
        channel=body.get("channel"),
        applicant=applicant,
        parties=parties or ((applicant,) if applicant else ()),
        matter=body.get("matter"),
        points=tuple(body["points"]),
        received_on=received_on,
        registered_on=act.on,
        registered=body,
        officer=body.get("officer"),
        moves=(Move(received_on, "registered", act.seq, act.kind),) if received_on else (),
        acts=(act,),
        effective=Acts((act,)),
    )


def _party_named(_: None, act: Act, setting: Setting) -> None:
    """Only in an appeal is the applicant a party."""
    channel = setting.profile.entry("channels", act.body["channel"])
    if not channel.more["applicant_is_party"] and not act.body.get("parties"):
        raise BadInput("missing", names=["--party"])


def _zone_is_ours(_: None, act: Act, setting: Setting) -> None:
    """Cases of functional zones belong to the city group, 二(三)1."""
    zone = act.body.get("zone")
    if not zone or zone.strip().casefold() in NO_ZONE:
        return
    known = setting.profile.zone_in(zone)
    level = known.more["level"] if known else "city"
    if setting.level != level:
        article = (known or setting.profile.entry("levels", "city")).article
        raise Refused("zone_elsewhere", article=article, zone=zone, level=Term("levels", level))


def parties_exist(case: Case, act: Act, _: Setting) -> None:
    """Whom an act names by number is a party of the case."""
    named = list(act.body.get("parties", ())) or [act.body[key] for key in ("party",) if key in act.body]
    for n in named:
        if not 1 <= n <= len(case.parties):
            raise BadInput("unknown_party", n=n, count=len(case.parties))


def _notified(case: Case, act: Act, profile: Profile) -> dict[str, Any]:
    method = act.body["method"]
    # A method that these rules don't know isn't known to be written.
    written = act.body.get("written") or any(
        entry.id == method and entry.more["written"] for entry in profile.section("notice_methods")
    )
    assert act.on
    return {"notices": (*case.notices, Notice(act.on, written, case.meant_by(act)))}


def _everybody_told(case: Case, _: Office) -> bool:
    return case.notified_on is not None


_PERSON = {"name": "text", "kind": "person_kind", "unit": "text", "post": "text"}
_REGISTERED = {
    "received_on": "date",
    "channel": "channels",
    "matter": "text",
    "points.N": "text",
    **{f"applicant.{name}": form for name, form in _PERSON.items()},
    **{f"parties.N.{name}": form for name, form in _PERSON.items()},
    "circumstances": "circumstances…",
    "officer": "text",
    "zone": "text",
    "documents": "texts",
    "proceeding": "text",
    "managed_by": "text",
}
_OPTIONS = {
    "applicant": "applicant.name",
    "applicant_kind": "applicant.kind",
    "unit": "applicant.unit",
    "post": "applicant.post",
    "received": "received_on",
    "document": "documents",
    "circumstance": "circumstances",
}
_SEVERAL = {"point": "points", "party": "parties"}
_MATTER = ("matter", "points")

KINDS = (
    Kind(
        "registered",
        _REGISTERED,
        asks=(_party_named, _zone_is_ours),
        aliases=_OPTIONS,
        lists=_SEVERAL,
        frozen=_MATTER,
    ),
    Kind(
        "taken_over",  # what the old ledger said, or left unknown
        {**_REGISTERED, **dict.fromkeys(LINE.dates, "date"), "decision": "text", "outcomes.N": "outcomes"},
        aliases=_OPTIONS,
        lists=_SEVERAL,
        frozen=_MATTER,
    ),
    Kind("accepted", {"on": "date", "document": "text"}),
    Kind("declined", {"on": "date", "reason": "text"}),
    Kind(
        "notified",
        {"on": "date", "method": "notice_methods", "parties": "numbers"},
        asks=(parties_exist,),
        changes=_notified,
        done=_everybody_told,
        lists={"party": "parties"},
    ),
)


# ── what is looked for ──


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


def _acceptance(view: CaseView) -> Found:
    case = view.case
    for limit in view.deadlines.get("acceptance", ()):
        answered = case.milestone("answered")
        kind = "declined" if case.moved_on("declined") else "accepted"
        if answered and answered > limit.due_on:
            yield "answered_late", {"kind": Term("acts", kind), "on": answered, "due": limit.due_on}
        elif answered is None and view.overdue(limit):
            yield "answer_overdue", {"due": limit.due_on}
        if answered is None or view.is_over:
            continue
        if case.notified_on and case.notified_on > limit.due_on:
            yield "notice_late", {"on": case.notified_on, "due": limit.due_on}
        elif case.untold and (view.today > limit.due_on or case.state in ("decided", "closed")):
            yield "notice_missing", {"names": [view.party(n) for n in case.untold], "due": limit.due_on}


def _papers(view: CaseView) -> Found:
    if not view.case.moved_on("accepted") or view.is_over:
        return
    found: dict[str | None, list[Term]] = {}
    for code in missing(view.case, view.profile):
        severity = view.profile.entry("expected", code).more.get("severity")
        found.setdefault(severity, []).append(Term("expected", code))
    for severity, names in found.items():
        yield "papers_missing", {"names": names, **({"severity": severity} if severity else {})}


def _appeal(view: CaseView) -> Found:
    """An appeal answers an inquiry, and comes from whom that is about, or from their unit, 二(三)2."""
    case = view.case
    channel = view.profile.entry("channels", case.channel) if case.channel else None
    if channel is None or not channel.more["applicant_is_party"] or case.taken_over:
        return
    if not case.moved_on("accepted") or view.is_over:
        return
    if channel.more.get("answers_inquiry") and not case.registered.get("proceeding"):
        yield "appeal_without_inquiry", {}
    concerned = {name for party in case.parties for name in (party.name, party.unit)}
    if case.applicant and case.applicant.name not in concerned:
        yield "appeal_by_another", {"name": case.applicant.name, "names": [one.name for one in case.parties]}


def _channel(view: CaseView) -> Found:
    """Each channel has its organs, 二(三)2: by its name somebody else submits."""
    case = view.case
    if case.channel is None or case.applicant is None or case.taken_over or view.is_over:
        return
    channel, name = view.profile.entry("channels", case.channel), same(case.applicant.name)
    if name.endswith(tuple(channel.more.get("not_from", ()))):
        yield "channel_of_another", {"name": case.applicant.name, "channel": Term("channels", case.channel)}


FINDINGS = (_acceptance, _papers, _appeal, _channel)
