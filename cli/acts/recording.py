"""Putting an act on record from the command line, and saying what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session, track
from sqqf.cli.render.acts import name_of
from sqqf.cli.render.limits import in_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.tracks import track as track_named
from sqqf.store.index.documents import show_document
from sqqf.store.ledger.dossiers import is_behind, read_dossier
from sqqf.store.ledger.finding import short_number
from sqqf.store.writing.transaction import transaction

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


def given(**facts: Any) -> dict[str, Any]:
    """An act's body: the facts that were given; what wasn't is left out, not guessed."""
    return {name: fact for name, fact in facts.items() if fact not in (None, [], "")}


def record(
    no: str,
    kind: str,
    body: Mapping[str, Any],
    on: date | None = None,
    *,
    as_json: bool,
    namesakes: bool = False,
) -> AnyDossier:
    """Put an act on a case or lead on record, under the lock, and show it as it stands then.

    Which of them it is, the command's group says; what both have is named as it is on cases. ``namesakes``:
    who is named only has the name of who gave the lead.
    """
    run = session()
    kind = getattr(track_named(track()).common, kind, kind)
    dossier_id = run.dossier(no)
    with transaction(run.ledger, run.stamp) as writing:
        writing.namesakes = namesakes
        dossier = writing.append(dossier_id, kind, body, on)
    show_recorded(dossier, kind, on, as_json=as_json)
    return dossier


def tell_no_date(case: AnyDossier) -> None:
    """Say how the supplementary investigation, to which the last act sent the case back, gets a date."""
    said = _(
        "no date is set for the supplementary investigation: sqqf case amend {no} --act {seq} --set "
        "due=DATE --reason TEXT"
    )
    no = short_number(session().ledger, str(case.number))
    streams.tell(said.format(no=no, seq=case.acts[-1].seq))


def show_recorded(dossier: AnyDossier, kind: str, on: date | None, *, as_json: bool) -> None:
    """The case or lead in full as JSON, or a line with number and names, and what is still running."""
    run = session()
    with run.moment():
        if is_behind(run.ledger, dossier):  # somebody has written since
            dossier = read_dossier(run.ledger, dossier.id)
        document = show_document(run.ledger, dossier, run.today)
    if as_json:
        streams.show_json(document)
        return
    act = name_of(kind, next(act["body"] for act in reversed(document["acts"]) if act["kind"] == kind))
    when = f" {on}" if on else ""
    state = run.profile.term("states", document["state"], lang())
    streams.say(visible(f"{document['no']}  {_names(document)}  {act}{when}  [{state}]"))
    for line in document["deadlines"]:
        if line["met_on"] is None and line["status"] != "lapsed":
            streams.say(f"  {in_words(line)}")
    if kind == "registered" and document["missing"]:
        names = [run.profile.term("expected", name, lang()) for name in document["missing"]]
        said = _("not submitted, though required with the application by {document}: {names}")
        streams.tell(said.format(document=run.profile.short_title(lang()), names=listed(names)))


def _names(document: Mapping[str, Any]) -> str:
    """Whom a case or lead is about: the parties; the officials, or the unit where none is named."""
    if "parties" in document:
        return listed(party["name"] for party in document["parties"])
    return listed(one["name"] for one in document["persons"]) or document["unit"] or _("unit not known yet")
