"""Special supervision and random checks: as rows, in a line each, and with the table of their items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.render.limits import STYLES, standing_in_words
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.table import Columns, Listing, show_table
from sqqf.procedure.errors import BadInput

Entry = Mapping[str, Any]

OF = {
    "open": n_("not reported yet"),
    "reported": n_("reported and not signed off"),
    "signed_off": n_("signed off"),
    "all": n_("all items"),
}
"""Which items a random check is drawn from."""


def drawn_of(text: str) -> str:
    """The code for what was typed: a code, or its word in the user's language. Raises BadInput."""
    wanted = text.strip().casefold()
    for code, word in OF.items():
        if wanted in (code, _(word)):
            return code
    raise BadInput("unknown_share", value=text, choices=[f"{code} {_(word)}" for code, word in OF.items()])


# ── special supervision ──


def campaign_line(entry: Entry) -> str:
    """A campaign in a line, with its totals."""
    return f"{entry['id']}  {entry['title']}  {_totals(entry['totals'])}"


def show_campaign(entry: Entry) -> None:
    """The campaign, its table of progress, and what was taken out of it."""
    begun = _("since {on}").format(on=entry["on"])
    officer = _("officer: {name}").format(name=entry["officer"]) if entry["officer"] else ""
    head = [
        Line(f"{entry['id']}  {entry['title']}", "bold"),
        Line("  ".join(part for part in (begun, officer) if part)),
        Line(_totals(entry["totals"])),
    ]
    show_page([*head, Line()])
    _show_items(ITEMS, entry["items"])
    removed = _("taken out on {on}: {item}  {reason}")
    rest = [Line(removed.format_map(one)) for one in entry["removed"]]
    if entry["samplings"]:
        rest.append(Line(_("random checks: {ids}").format(ids="  ".join(entry["samplings"]))))
    if rest:
        show_page([Line(), *rest])


def _totals(totals: Mapping[str, Any]) -> str:
    said = _("items: {items}  reported: {reported}  signed off: {signed_off}  overdue: {overdue}")
    return said.format_map({**totals, "signed_off": _with_share(totals)})


def _with_share(totals: Mapping[str, Any]) -> str:
    """How many are signed off, and how much of the whole that is."""
    share = totals["share_signed_off"]
    return str(totals["signed_off"]) if share is None else f"{totals['signed_off']} ({share:.0%})"


# ── random checks ──


def sampling_line(entry: Entry) -> str:
    """A random check in a line: what was drawn, from how many, by which seed."""
    said = _("{id}  {n} of {there} drawn: {items}  (seed {seed})")
    items = "  ".join(one["item"] for one in entry["drawn"])
    there = len(entry["population"])
    return said.format(id=entry["id"], n=len(entry["drawn"]), there=there, items=items, seed=entry["seed"])


def show_sampling(entry: Entry) -> None:
    """The random check, how it can be drawn again, and what was found."""
    among = _("campaign {id}").format(id=entry["campaign"]) if entry["campaign"] else _("all leads")
    drawn = _("drawn on {on}: {n} of {there} ({among}; {of})").format(
        on=entry["on"],
        n=len(entry["drawn"]),
        there=len(entry["population"]),
        among=among,
        of=_(OF[entry["of"]]),
    )
    rule = _(
        "to draw again: by the SHA-256 of seed, line break and item, smallest first;"
        " --json has the whole list"
    )
    head = [
        Line(entry["id"], "bold"),
        Line(drawn),
        Line(_("seed: {seed}").format(seed=entry["seed"])),
        Line(rule),
    ]
    show_page([*head, Line()])
    _show_items(DRAWN, entry["drawn"])


def _population(entry: Entry) -> str:
    return _("{label}: {text}").format(label=_(OF[entry["of"]]), text=len(entry["population"]))


def _results(entry: Entry) -> str:
    """Of how many of those drawn there is a result."""
    return f"{sum(bool(one['results']) for one in entry['drawn'])}/{len(entry['drawn'])}"


def _findings(item: Entry) -> str:
    found = (f"{one['on']} {one['finding']}" for one in item["results"])
    return ("；" if lang() == "zh" else "; ").join(found)


# ── both ──


def _show_items(listing: Listing, items: Iterable[Entry]) -> None:
    show_table(listing.columns, listing.rows(items), _("no items"))


def _standing(item: Entry) -> str:
    if item["status"] == "signed_off":
        return _("signed off")
    if item["status"] == "struck":
        return _("struck out")
    return standing_in_words({**item, "met_on": item["reported_on"]})


def _style(item: Entry) -> str | None:
    return "dim" if item["status"] == "struck" else STYLES.get(item["status"])


# ── what the lists show ──

CAMPAIGNS = Listing(
    {
        n_("number"): "id",
        n_("title"): "title",
        n_("on"): "on",
        n_("officer"): "officer",
        n_("items"): lambda entry: entry["totals"]["items"],
        n_("reported"): lambda entry: entry["totals"]["reported"],
        n_("signed off"): lambda entry: _with_share(entry["totals"]),
        n_("overdue"): lambda entry: entry["totals"]["overdue"],
    },
    lambda entry: STYLES["overdue"] if entry["totals"]["overdue"] else None,
)
SAMPLINGS = Listing(
    {
        n_("number"): "id",
        n_("on"): "on",
        n_("seed"): "seed",
        n_("campaign"): "campaign",
        n_("drawn from"): _population,
        n_("drawn"): lambda entry: "  ".join(one["item"] for one in entry["drawn"]),
        n_("results"): _results,
    }
)
_ITEM: Columns = {
    n_("lead"): "lead",
    n_("item"): "n",
    n_("text"): "text",
    n_("responsible"): "responsible",
}
ITEMS = Listing(
    {
        **_ITEM,
        n_("due"): "due_on",
        n_("report"): "reported_on",
        n_("signed off"): "signed_off_on",
        n_("status"): _standing,
    },
    _style,
)
DRAWN = Listing({**_ITEM, n_("status"): _standing, n_("finding"): _findings}, _style)
