"""The diary in words: wake-up dates and meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.dossier import term
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading
from sqqf.cli.screen.table import Listing

Entry = Mapping[str, Any]


def wake_up_line(entry: Entry) -> str:
    """A wake-up date in a line."""
    said = _("{id}  {no}  {due}  {text}").format_map(entry)
    return said + (_("  settled on {on}").format(on=entry["done_on"]) if entry["done_on"] else "")


def meeting_line(entry: Entry) -> str:
    """A meeting in a line."""
    parts = [entry["id"], entry["on"], entry["place"], listed(entry["cases"]), _standing(entry)]
    return "  ".join(filter(None, parts))


def meeting_page(entry: Entry) -> Iterator[Line]:
    """A meeting with its agenda and the members."""
    yield Line("  ".join(filter(None, [entry["id"], entry["on"], entry["place"], _standing(entry)])), "bold")
    yield from heading(_("Agenda"))
    for n, one in enumerate(entry["agenda"], start=1):
        parts = [one["party"], one["unit"], one["matter"], term("states", one["state"]), one["officer"]]
        yield Line("  ".join([f"{n}.", one["no"], *filter(None, parts)]), indent=2)
    yield from heading(_("Members"))
    for one in entry["members"]:
        organ = session().profile.organ_name(one["organ"], entry["on"], lang())
        yield Line("  ".join([one["name"], organ, term("roles", one["role"])]), indent=2)
    if not entry["members"]:
        yield Line(_("none on record: sqqf member add NAME --organ ORGAN"), indent=2)


def _standing(entry: Entry) -> str:
    if entry["cancelled"]:
        return _("off ({text})").format(text=entry["cancelled"])
    return _("over") if entry["on"] < session().today.isoformat() else ""


MEETINGS = Listing(
    {
        n_("number"): "id",
        n_("on"): "on",
        n_("place"): "place",
        n_("cases"): lambda entry: listed(entry["cases"]),
        n_("standing"): _standing,
    },
    lambda entry: "dim" if _standing(entry) else None,
)
