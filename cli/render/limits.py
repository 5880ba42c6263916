"""Limits in words and in rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen.lines import Row
from sqqf.procedure.rules.entries import OWN
from sqqf.procedure.time.lights import DeadlineLine

STATUSES = {
    "met": n_("met"),
    "met_late": n_("met late"),
    "open": n_("on track"),
    "due_soon": n_("due soon"),
    "due_today": n_("due today"),
    "overdue": n_("overdue"),
    "lapsed": n_("lapsed"),
    "suspended": n_("suspended"),
}
STYLES = {
    "open": "blue",
    "due_soon": "yellow",
    "due_today": "bold red",
    "overdue": "bold red",
    "lapsed": "dim",
    "suspended": "dim",
}
OF_ITEMS = ("correction", "rectification")
"""What limits name of which there is one for each item to be put right."""
DIARY = {
    f"{OWN}wake_up": n_("wake-up"),
    f"{OWN}meeting": n_("meeting"),
    f"{OWN}answer": n_("answer awaited"),
}
"""Dates that the group set by hand."""
HEADERS = (n_("case"), n_("limit"), n_("due"), n_("status"), n_("left"), n_("officer"), n_("party"))


def in_words(line: Mapping[str, Any]) -> str:
    """One limit as a sentence: ``investigation: due 2027-01-04 (provisional), 28 working days left``."""
    name = kind_name(line["kind"], line["item"])
    mark = _(" (provisional)") if line["provisional"] else ""
    said = _("{limit}: due {due}{mark}, {standing}")
    return said.format(limit=name, due=line["due_on"], mark=mark, standing=standing_in_words(line))


def standing_in_words(line: Mapping[str, Any]) -> str:
    """Where the limit stands, with its days."""
    status = line["status"]
    if status in ("open", "due_soon"):
        return _("{n} working days left").format(n=line["working_days_left"])
    if status == "overdue":
        text = _("overdue by {days} days ({n} working days)")
        return text.format(days=line["days_overdue"], n=-line["working_days_left"])
    if status in ("met", "met_late"):
        text = _("met on {on}") if status == "met" else _("met late on {on}")
        return text.format(on=line["met_on"])
    return _(STATUSES[status])


def extension_in_words(extension: Mapping[str, Any]) -> str:
    """One extension: by how much or up to when, and whether it was agreed in time."""
    if extension["days"]:
        said = _("extended by {n} working days to {due}, agreed on {on}")
    else:
        said = _("extended to {due}, agreed on {on}")
    if extension["late"]:
        said += _(": after the limit had run out")
    return said.format(n=extension["days"], due=extension["due_on"], on=extension["agreed_on"])


def row(line: DeadlineLine) -> Row:
    """One limit as a row under ``HEADERS``."""
    left = "" if line.working_days_left is None else str(line.working_days_left)
    due = line.due_on + (_(" (provisional)") if line.provisional else "")
    cells = (
        line.case,
        limit_name(line.kind, line.item, line.text),
        due,
        _status(line.status),
        left,
        line.officer or "",
        line.party,
    )
    return Row(cells, STYLES.get(line.status))


def limit_name(kind: str, item: int | None, text: str | None = None) -> str:
    """The limit's name; of a date in the diary with what it is for."""
    name = kind_name(kind, item)
    return _("{field}: {fact}").format(field=name, fact=text) if text else name


@cache
def _status(status: str) -> str:
    return _(STATUSES[status])


@cache
def kind_name(kind: str, item: int | None = None) -> str:
    """The limit's name; of an item to be put right with its number."""
    profile = session().profile
    if kind in DIARY:
        return _(DIARY[kind])
    if kind.startswith(OWN):
        return _("{date} (set by the group)").format(
            date=profile.term("own_dates", kind.removeprefix(OWN), lang())
        )
    name = profile.term("limits", kind, lang())
    if item and any(limit.id == kind and limit.each in OF_ITEMS for limit in profile.limits):
        return _("{limit}, item {n}").format(limit=name, n=item)
    return name
