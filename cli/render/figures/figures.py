"""The figures of a period: whose they are, the few at the top, and how they are to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session
from sqqf.papers.document import Change, Row, Share, Table

Figures = Mapping[str, Any]

MONTHS = (
    n_("January"),
    n_("February"),
    n_("March"),
    n_("April"),
    n_("May"),
    n_("June"),
    n_("July"),
    n_("August"),
    n_("September"),
    n_("October"),
    n_("November"),
    n_("December"),
)


def change(now: float | None, before: float | None) -> Change:
    """How much more or less; None where one isn't known."""
    return Change(None if now is None or before is None else now - before)


def term(section: str) -> Callable[[str | None], str]:
    """What the codes of a section are called."""

    def label(code: str | None) -> str:
        if code is None:
            return _("Not known")
        return _("Other") if code == "other" else session().profile.term(section, code, lang())

    return label


# ── whose, of what ──


def title(report: Figures) -> str:
    """Whose figures, and of which period."""
    said = _("Figures of {group}, {period}")
    return said.format(group=report["group"], period=period_name(report["period"]))


def period_name(period: Figures) -> str:
    """A year, quarter or month in words."""
    year, _sign, n = period["name"].partition("Q" if period["kind"] == "quarter" else "-")
    match period["kind"]:
        case "year":
            return _("the year {year}").format(year=year)
        case "quarter":
            return _("quarter {n} of {year}").format(year=year, n=n)
        case _:
            return _("{month} {year}").format(year=year, month=_(MONTHS[int(n) - 1]))


def period_line(report: Figures) -> str:
    """The days that are counted, and the period that they are held against."""
    period = report["period"]
    said = _("{first} to {last}; changes are against {before}")
    if not period["complete"]:
        said = _("{first} to {last}, counted up to {today}; changes are against {before}, counted whole")
    return said.format(
        first=period["from"],
        last=period["to"],
        today=report["date"],
        before=period_name(report["period_before"]),
    )


def notes() -> list[str]:
    """How the figures are to be read."""
    return [
        _(
            "A person counts once in each case that concerns them, and units are counted apart; a "
            "case counts by the days of its acts."
        ),
        _(
            "A limit counts in the period in which it falls due, whenever it is met;"
            " the rate is the share met on time of those that were met or have run out."
        ),
        _("“—” stands for what isn't known, or for a rate without anything to measure."),
    ]


def key_figures(report: Figures) -> Table:
    """The few numbers at the top: what, this period, the change."""
    now, before = report["figures"], report["before"]
    rows = []
    for label, track, name, counted in (
        (_("Cases received"), "tolerance", "received", "cases"),
        (_("Cases decided"), "tolerance", "decided", "cases"),
        (_("Cases open"), "tolerance", "open_at_end", "cases"),
        (_("Leads received"), "inaction", "received", "leads"),
        (_("Leads open"), "inaction", "open_at_end", "leads"),
    ):
        if track in now:
            mine, theirs = (one[track][name][counted] for one in (now, before))
            rows.append(Row(label, (mine, change(mine, theirs))))
    on_time = sum(limit["on_time"] for limit in now["limits"])
    judged = on_time + sum(limit["late"] + limit["overdue"] for limit in now["limits"])
    rows.append(Row(_("Limits kept"), (Share(on_time / judged if judged else None), None)))
    return Table(_("Key figures"), (_("Number"), _("Change")), rows, sheet=_("Overview"))
