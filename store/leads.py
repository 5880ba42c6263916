"""What is recorded on leads in several acts at once: registering, joining, splitting, checking tolerance."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.inaction.lead import Lead, Subject
from sqqf.procedure.record.likeness import Known, Like, alike
from sqqf.procedure.rules.profile import Profile
from sqqf.store.index.reading import summaries
from sqqf.store.ledger import informants
from sqqf.store.ledger.informants import Informant, Told
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction


def register(
    ledger: Ledger,
    stamp: Stamp,
    body: Mapping[str, Any],
    informant: Informant | None,
    *,
    namesakes: bool = False,
) -> tuple[Lead, list[Like]]:
    """Register a lead; also the leads that it is like. Who gave it is kept apart.

    ``namesakes``: an official or unit has the name of who gave it. Raises Refused, BadInput.
    """
    if informant:
        informants.check_new(Told(body, stamp.by, namesakes), informant)
    with transaction(ledger, stamp) as writing:
        found = similar(ledger, body)
        told = {"informant": informant.hash} if informant else {}
        likes = {"similar": [like.no for like in found]} if found else {}
        lead = writing.register_lead({**body, **told, **likes})
        if informant:
            informants.keep(writing.connection, lead.id, informant)
    return lead, found


def similar(ledger: Ledger, body: Mapping[str, Any]) -> list[Like]:
    """The leads that one with this body would be like."""
    new = Known("", body.get("unit"), _names(body.get("persons", ())), body["text"])
    return alike(new, _known(ledger))


def _known(ledger: Ledger) -> Iterator[Known]:
    for text in summaries(ledger.connection, "inaction"):
        lead = json.loads(text)
        if lead["state"] != "void":
            yield Known(lead["no"], lead["unit"], _names(lead["persons"]), lead["text"] or "")


def _names(persons: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(person["name"] for person in persons)


def join(ledger: Ledger, stamp: Stamp, lead_id: str, into_id: str) -> Lead:
    """Join a lead into another, which takes its officials and goes on alone. Raises Refused, BadInput."""
    with transaction(ledger, stamp) as writing:
        lead, into = writing.lead(lead_id), writing.lead(into_id)
        if lead_id == into_id:
            raise BadInput("joined_with_itself", no=str(lead.number))
        here = [person for n, person in enumerate(lead.persons, start=1) if n not in lead.moved]
        persons = [_person(person._asdict()) for person in here]
        taken = {"lead": str(lead.number), **({"persons": persons} if persons else {})}
        writing.append(into_id, "took_in", {**taken, **({"unit": lead.unit} if lead.unit else {})})
        writing.append(lead_id, "joined", {"into": str(into.number)})
        return writing.lead(lead_id)


def split(ledger: Ledger, stamp: Stamp, lead_id: str, text: str, persons: Sequence[int]) -> Lead:
    """Make a lead of its own of a part of a lead, with the officials of these numbers. Raises BadInput."""
    with transaction(ledger, stamp) as writing:
        lead = writing.lead(lead_id)
        for n in persons:
            if not 1 <= n <= len(lead.persons) or n in lead.moved:
                raise BadInput("unknown_person", n=n, count=len(lead.persons), no=str(lead.number))
        if "received_on" not in lead.registered:  # taken over without it
            raise Refused("receipt_unknown", no=str(lead.number), seq=lead.acts[0].seq)
        kept = ("source", "unit", "received_on", "lead_organ", "subject_kind", "gravity")
        facts = {**lead.registered, **lead._asdict(), "received_on": lead.registered["received_on"]}
        part = writing.register_lead(
            {
                **{name: facts[name] for name in kept if facts.get(name)},
                "area": lead.area,
                "text": text,
                **({"officer": lead.officer} if lead.officer else {}),
                **({"persons": [_person(lead.persons[n - 1]._asdict()) for n in persons]} if persons else {}),
                "split_from": str(lead.number),
            }
        )
        writing.append(
            lead_id,
            "split",
            {"into": str(part.number), "text": text, **({"persons": list(persons)} if persons else {})},
        )
    return part


def show_informant(ledger: Ledger, stamp: Stamp, lead_id: str, reason: str | None) -> Informant:
    """Show who gave the lead; that it was shown is recorded first.

    Raises Refused where nobody is kept, BadInput where the reason itself would put the name on record.
    """
    with transaction(ledger, stamp) as writing:
        writing.append(lead_id, "source_shown", {"reason": reason} if reason else {})
        found = informants.informant(ledger, lead_id)
        if found is None:  # deleted from outside; ``verify`` says so
            raise Refused("no_informant")
    return found


class ToleranceCheck(NamedTuple):
    """A check whether tolerance may apply, 二(三)2."""

    body: Mapping[str, Any]
    on: date
    received: date | None = None
    """The day of receipt of a case that is opened; None for that of the check."""


class Checked(NamedTuple):
    """What came of it."""

    lead: Lead
    opened: str | None
    """The number of the case that was opened."""


def check_tolerance(ledger: Ledger, stamp: Stamp, lead_id: str, check: ToleranceCheck) -> Checked:
    """Record the check. Where a circumstance may apply and no case is named, one is opened.

    The lead organ submits it, with a preliminary opinion. Raises Refused where nobody is known whom a case
    could concern.
    """
    body, opened = check.body, None
    with transaction(ledger, stamp) as writing:
        lead = writing.lead(lead_id)
        if body["result"] == "possible" and "case" not in body and "external" not in body:
            case = writing.register(_application(ledger, lead, body, check.received or check.on))
            opened = str(case.number)
            body = {**body, "case": opened}
        writing.append(lead_id, "tolerance_checked", body, check.on)
        return Checked(writing.lead(lead_id), opened)


def _application(ledger: Ledger, lead: Lead, body: Mapping[str, Any], on: date) -> dict[str, Any]:
    """A preliminary opinion on whom the check is about, 二(三)2."""
    profile = ledger.profile_of(lead)
    organ = lead.lead_organ or next(one.id for one in profile.section("organs") if one.more.get("leads"))
    named = body.get("person")
    about = [one for one in lead.subjects if named is None or one.n == named]
    if named == 0 and lead.unit:
        about = [Subject(0, lead.unit)]
    if not about and named:
        raise BadInput("unknown_person", n=named, count=len(lead.persons), no=str(lead.number))
    if not about:
        article = profile.acts["tolerance_checked"].article
        raise Refused("subject_unknown", article=article, no=str(lead.number))
    parties = []
    for one in about:
        post = lead.persons[one.n - 1].post if one.n else None
        party = {"name": one.name, "kind": "person" if one.n else "unit"}
        unit = {"unit": lead.unit} if one.n and lead.unit else {}
        parties.append({**party, **unit, **({"post": post} if post else {})})
    return {
        "channel": _channel(profile),
        "applicant": {"name": profile.organ_name(organ, on, "zh"), "kind": "unit"},
        "parties": parties,
        "matter": lead.text,
        "points": [body["reason"]],
        "received_on": on.isoformat(),
        **({"officer": lead.officer} if lead.officer else {}),
        "arising_from": str(lead.number),
    }


def _channel(profile: Profile) -> str:
    """The channel by which an organ sends in what is about somebody else; where there is none, the first."""
    channels = profile.section("channels")
    of_organs = (one for one in channels if not one.more["applicant_is_party"])
    return next(of_organs, channels[0]).id


def _person(known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in known.items() if fact}
