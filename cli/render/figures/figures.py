"""The figures of a period: whose they are, the few at the top, and how they are to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
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


Earlier = Sequence[Figures | None]
"""Figures of the periods that one is held against: the one before, and the same a year before where that is
another; None of one that lies before all that is on record."""


def earlier(report: Figures, of: str = "") -> Earlier:
    """The figures of the periods compared; ``of``: of a track."""
    names = [name for name in ("before", "year_before") if report[name]]
    known = [None if name in report["unknown"] else report[name] for name in names]
    return [one[of] if one and of else one for one in known]


def change(now: float | None, before: float | None) -> Change:
    """How much more or less; None where one isn't known."""
    return Change(None if now is None or before is None else now - before)


def changes(now: float | None, then: Iterable[float | None]) -> list[Change]:
    """How much more or less than each."""
    return [change(now, one) for one in then]


def heads(then: Sequence[Any]) -> list[str]:
    """What the columns of changes are called; of a year the one before is also the year before."""
    return [_("Prev"), _("Year")] if len(then) > 1 else [_("Year")]


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
        before=listed([period_name(one) for one in compared(report)]),
    )


def compared(report: Figures) -> list[Figures]:
    """The periods that this one is held against."""
    return [one for one in (report["period_before"], report["period_year_before"]) if one]


def known_line(report: Figures) -> Iterator[str]:
    """From which day on something is on record, where a period compared begins before it."""
    if any(one["from"] < report["since"] for one in compared(report)):
        yield _("On record from {since} on; what was before isn't known, and no nought.").format(
            since=report["since"]
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
    now, then = report["figures"], earlier(report)
    rows = []
    for label, track, name, counted in (
        (_("Cases received"), "tolerance", "received", "cases"),
        (_("Cases decided"), "tolerance", "decided", "cases"),
        (_("Cases open"), "tolerance", "open_at_end", "cases"),
        (_("Leads received"), "inaction", "received", "leads"),
        (_("Leads open"), "inaction", "open_at_end", "leads"),
    ):
        if track in now:
            mine = now[track][name][counted]
            theirs = [None if one is None else one[track][name][counted] for one in then]
            rows.append(Row(label, (mine, *changes(mine, theirs))))
    on_time = sum(limit["on_time"] for limit in now["limits"])
    judged = on_time + sum(limit["late"] + limit["overdue"] for limit in now["limits"])
    rows.append(
        Row(_("Limits kept"), (Share(on_time / judged if judged else None), *(None for _one in then)))
    )
    return Table(_("Key figures"), (_("Number"), *heads(then)), rows, sheet=_("Overview"))
