"""Filings at the city: as rows, and in a line each after they were written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import Listing
from sqqf.cli.screen.visible import visible

Entry = Mapping[str, Any]

FORMS: Mapping[str, str] = {"file": n_("file, unsigned"), "paper": n_("paper"), "list": n_("only listed")}


def show_entry(entry: Entry, *, as_json: bool) -> None:
    """What a command that takes a filing in prints: the entry, or a line."""
    if as_json:
        streams.show_json(entry)
    else:
        streams.say(visible(_line(entry)))


def _line(entry: Entry) -> str:
    said = _("{id}  {county}  {case}: sent {sent}, received {received}, {standing} ({form})")
    return said.format(
        id=entry["id"],
        county=entry["county"],
        case=entry["case"],
        sent=entry["sent_on"],
        received=entry["received_on"],
        standing=_standing(entry),
        form=_form(entry),
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


def _outcomes(entry: Entry) -> str:
    return listed(session().profile.term("outcomes", code, lang()) for code in entry["outcomes"])


def _form(entry: Entry) -> str:
    return _("file, signed") if entry["signed"] else _(FORMS[entry["by"]])


CHAINS: Mapping[str, str] = {
    "first": n_("the first"),
    "begun_anew": n_("from another ledger than before"),
    "proved": n_("goes on"),
    "gap": n_("one between is missing"),
    "forked": n_("parted"),
}


def _chain(entry: Entry) -> str:
    """How the county's chain goes on from what it filed before."""
    return _(CHAINS[entry["chain"]]) if entry["chain"] else ""


FILINGS = Listing(
    {
        n_("number"): lambda entry: entry["id"] or "–",
        n_("county"): "county",
        n_("case"): "case",
        n_("decision"): "document",
        n_("outcome"): _outcomes,
        n_("decided"): "decided_on",
        n_("due"): "due_on",
        n_("sent"): "sent_on",
        n_("received"): "received_on",
        n_("standing"): _standing,
        n_("form"): _form,
        n_("chain"): _chain,
    },
    lambda entry: "bold red" if entry["late"] else None,
)
