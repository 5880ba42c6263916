"""Putting an act on record from the command line, and saying what came of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqqf.cli.language import _, lang, listed
from sqqf.cli.render.limits import in_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.procedure.rules.entries import UnknownCode

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


def code(section: str, text: str, only: Sequence[str] = ()) -> str:
    """The code for what was typed: a code, the Chinese or the English term. Raises UnknownCode.

    ``only``: of the section's codes only these are meant.
    """
    profile = session().profile
    if not only:
        return profile.find(section, text)
    with contextlib.suppress(UnknownCode):
        if (found := profile.find(section, text)) in only:
            return found
    raise UnknownCode(section, text, tuple(only))


def codes(section: str, texts: list[str] | None) -> list[str]:
    """The codes for what was typed."""
    return list(dict.fromkeys(code(section, text) for text in texts or ()))


def members_among(names: Iterable[str], on: date | None) -> dict[str, str]:
    """Those of the people who belonged to the group on that day, each with the organ."""
    from sqqf.store.registers import in_service  # noqa: PLC0415  (no list needs it)

    listed_then = in_service(session().ledger, on or session().today)
    return {name: listed_then[name]["organ"] for name in names if name in listed_then}


def given(**facts: Any) -> dict[str, Any]:
    """An act's body: the facts that were given; what wasn't is left out, not guessed."""
    return {name: fact for name, fact in facts.items() if fact not in (None, [], "")}


def record(
    no: str | None, kind: str, body: Mapping[str, Any], on: date | None = None, *, as_json: bool
) -> None:
    """Put an act on a case on record, under the lock, and show the case as it stands then."""
    from sqqf.store.ledger.finding import short_number  # noqa: PLC0415  (no list needs it)
    from sqqf.store.ledger.writing import transaction  # noqa: PLC0415  (no list needs it)

    assert no
    run = session()
    case_id = run.case(no)
    with transaction(run.ledger, run.stamp) as writing:
        case = writing.append(case_id, kind, body, on)
    show_recorded(case, kind, on, as_json=as_json)
    if body.get("returned") == "investigation" and not body.get("due"):
        number, seq = short_number(run.ledger, str(case.number)), case.acts[-1].seq
        said = _(
            "no date is set for the supplementary investigation: sqqf case amend {no} --act {seq} --set due=DATE --reason TEXT"
        )
        streams.tell(said.format(no=number, seq=seq))


def record_on_lead(
    no: str | None, kind: str, body: Mapping[str, Any], on: date | None = None, *, as_json: bool
) -> None:
    """Put an act on a lead on record, under the lock, and show the lead as it stands then."""
    from sqqf.store.ledger.writing import transaction  # noqa: PLC0415  (no list needs it)

    assert no
    run = session()
    lead_id = run.lead(no)
    with transaction(run.ledger, run.stamp) as writing:
        lead = writing.append(lead_id, kind, body, on)
    show_recorded_lead(lead, kind, on, as_json=as_json)


def show_recorded_lead(lead: AnyDossier, kind: str, on: date | None, *, as_json: bool) -> None:
    """The lead in full as JSON, or a line with number and whom it is about, and the dates still running."""
    from sqqf.store.ledger.documents import show_document  # noqa: PLC0415  (no list needs it)

    run = session()
    document = show_document(run.ledger, lead, run.today)
    if as_json:
        streams.show_json(document)
        return
    from sqqf.cli.render.acts import name_of

    names = [one["name"] for one in document["persons"]] or [document["unit"] or _("unit not known yet")]
    act = name_of(kind, next(act["body"] for act in reversed(document["acts"]) if act["kind"] == kind))
    when = f" {on}" if on else ""
    state = run.profile.term("states", document["state"], lang())
    streams.say(visible(f"{document['no']}  {listed(names)}  {act}{when}  [{state}]"))
    for line in document["deadlines"]:
        if line["met_on"] is None and line["status"] != "lapsed":
            streams.say(f"  {in_words(line)}")


def show_recorded(case: AnyDossier, kind: str, on: date | None, *, as_json: bool) -> None:
    """The case in full as JSON, or a line with number and party, and the limits still running."""
    from sqqf.store.ledger.documents import show_document  # noqa: PLC0415  (no list needs it)

    run = session()
    document = show_document(run.ledger, case, run.today)
    if as_json:
        streams.show_json(document)
        return
    from sqqf.cli.render.acts import name_of

    party = listed(party["name"] for party in document["parties"])
    act = name_of(kind, document["acts"][-1]["body"])
    when = f" {on}" if on else ""
    streams.say(
        visible(
            f"{document['no']}  {party}  {act}{when}  [{run.profile.term('states', document['state'], lang())}]"
        )
    )
    for line in document["deadlines"]:
        if line["met_on"] is None and line["status"] != "lapsed":
            streams.say(f"  {in_words(line)}")
    if document["missing"] and kind == "registered":
        names = [run.profile.term("expected", name, lang()) for name in document["missing"]]
        streams.tell(
            _("not given, but the Opinion wants it with the application: {names}").format(names=listed(names))
        )
