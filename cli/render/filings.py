"""Filings at the city: as rows, and in a line each after they were written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import Row
from sqqf.cli.screen.visible import visible

Entry = Mapping[str, Any]

HEADERS = (
    n_("number"),
    n_("county"),
    n_("case"),
    n_("decision"),
    n_("outcome"),
    n_("decided"),
    n_("due"),
    n_("sent"),
    n_("received"),
    n_("standing"),
    n_("form"),
)
FORMS: Mapping[str, str] = {"file": n_("file, unsigned"), "paper": n_("paper"), "list": n_("only listed")}


def show_entry(entry: Entry, *, as_json: bool) -> None:
    """What a command that takes a filing in prints: the entry, or a line."""
    if as_json:
        streams.show_json(entry)
    else:
        streams.say(visible(_line(entry)))


def row(entry: Entry) -> Row:
    """A filing, or a decision never filed, under ``HEADERS``."""
    outcomes = listed(session().profile.term("outcomes", code, lang()) for code in entry["outcomes"])
    days = (entry[key] or "" for key in ("decided_on", "due_on", "sent_on", "received_on"))
    cells = (entry["id"] or "–", entry["county"], entry["case"], entry["document"] or "", outcomes, *days)
    return Row((*cells, _standing(entry), _(FORMS[entry["by"]])), "bold red" if entry["late"] else None)


def _line(entry: Entry) -> str:
    said = _("{id}  {county}  {case}: sent {sent}, received {received}, {standing} ({form})")
    return said.format(
        id=entry["id"],
        county=entry["county"],
        case=entry["case"],
        sent=entry["sent_on"],
        received=entry["received_on"],
        standing=_standing(entry),
        form=_(FORMS[entry["by"]]),
    )


def _standing(entry: Entry) -> str:
    """In time or late, filed or not."""
    if entry["again"]:
        return _("filed again: {reason}").format(reason=entry["again"])
    late = _("{days} days late ({n} working days)").format(
        days=entry["days_late"], n=entry["working_days_late"]
    )
    if entry["sent_on"]:
        return late if entry["late"] else _("in time")
    return _("not filed, {late}").format(late=late) if entry["days_late"] else _("not filed")
