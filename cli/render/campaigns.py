"""Special supervision and random checks: as rows, in a line each, and with the table of their items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.render.limits import STYLES, standing_in_words
from sqqf.cli.screen.page import Line, show_page
from sqqf.cli.screen.table import Row, show_table
from sqqf.procedure.errors import BadInput

Entry = Mapping[str, Any]

CAMPAIGNS = (
    n_("number"),
    n_("title"),
    n_("on"),
    n_("officer"),
    n_("items"),
    n_("reported"),
    n_("signed off"),
    n_("overdue"),
)
ITEMS = (
    n_("lead"),
    n_("item"),
    n_("text"),
    n_("responsible"),
    n_("due"),
    n_("report"),
    n_("signed off"),
    n_("status"),
)
SAMPLINGS = (n_("number"), n_("on"), n_("seed"), n_("campaign"), n_("drawn from"), n_("drawn"), n_("results"))
DRAWN = (n_("lead"), n_("item"), n_("text"), n_("responsible"), n_("status"), n_("finding"))

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


def campaign_row(entry: Entry) -> Row:
    """A campaign under ``CAMPAIGNS``."""
    totals = entry["totals"]
    cells = (
        entry["id"],
        entry["title"],
        entry["on"],
        entry["officer"] or "",
        str(totals["items"]),
        str(totals["reported"]),
        _with_share(totals),
        str(totals["overdue"]),
    )
    return Row(cells, STYLES["overdue"] if totals["overdue"] else None)


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
    show_table(ITEMS, map(_item_row, entry["items"]), _("no items"))
    removed = _("taken out on {on}: {item}  {reason}")
    rest = [Line(removed.format_map(one)) for one in entry["removed"]]
    if entry["samplings"]:
        rest.append(Line(_("random checks: {ids}").format(ids="  ".join(entry["samplings"]))))
    if rest:
        show_page([Line(), *rest])


def _item_row(item: Entry) -> Row:
    cells = (
        item["lead"],
        str(item["n"]),
        item["text"] or "",
        item["responsible"] or "",
        item["due_on"] or "",
        item["reported_on"] or "",
        item["signed_off_on"] or "",
        _standing(item),
    )
    return Row(cells, _style(item))


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


def sampling_row(entry: Entry) -> Row:
    """A random check under ``SAMPLINGS``."""
    drawn = entry["drawn"]
    cells = (
        entry["id"],
        entry["on"],
        entry["seed"],
        entry["campaign"] or "",
        _("{label}: {text}").format(label=_(OF[entry["of"]]), text=len(entry["population"])),
        "  ".join(one["item"] for one in drawn),
        f"{sum(bool(one['results']) for one in drawn)}/{len(drawn)}",
    )
    return Row(cells)


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
        "to draw again: by the SHA-256 of seed, line break and item, smallest first; --json has the whole "
        "list"
    )
    head = [
        Line(entry["id"], "bold"),
        Line(drawn),
        Line(_("seed: {seed}").format(seed=entry["seed"])),
        Line(rule),
    ]
    show_page([*head, Line()])
    show_table(DRAWN, map(_drawn_row, entry["drawn"]), _("no items"))


def _drawn_row(item: Entry) -> Row:
    results = ("；" if lang() == "zh" else "; ").join(
        f"{one['on']} {one['finding']}" for one in item["results"]
    )
    text, responsible = item["text"] or "", item["responsible"] or ""
    return Row((item["lead"], str(item["n"]), text, responsible, _standing(item), results), _style(item))


# ── both ──


def _standing(item: Entry) -> str:
    if item["status"] == "signed_off":
        return _("signed off")
    if item["status"] == "struck":
        return _("struck out")
    return standing_in_words({**item, "met_on": item["reported_on"]})


def _style(item: Entry) -> str | None:
    return "dim" if item["status"] == "struck" else STYLES.get(item["status"])
