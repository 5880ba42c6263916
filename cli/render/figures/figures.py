"""The figures of a period: whose they are, the few at the top, and what the tables are made of.

The tables are in ``figures_tables``; the page of text and every other form are made from the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session

Document = Mapping[str, Any]
Path = tuple[str, ...]

UNKNOWN = "—"
MONTHS = (
    *(n_("January"), n_("February"), n_("March"), n_("April"), n_("May"), n_("June")),
    *(n_("July"), n_("August"), n_("September"), n_("October"), n_("November"), n_("December")),
)


# ── what a table is made of ──


class Share(NamedTuple):
    """A share of one; None where there is nothing to have a share of."""

    value: float | None


class Change(NamedTuple):
    """So much more or less than before; None where one of the two isn't known."""

    value: float | None


Cell = int | float | str | Share | Change | None


class Row(NamedTuple):
    """A line of a table: whom or what it is about, the cells, and what is drawn of this period and the one before."""

    label: str
    cells: Sequence[Cell]
    bar: tuple[float | None, float | None] | None = None


class Section(NamedTuple):
    """A table with its heading. ``whole`` is what a full bar stands for; None: the largest in the table."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Row]
    whole: float | None = None
    notes: Sequence[str] = ()
    drawn: str = ""
    """The header of the column that the bars draw; empty: the first."""
    group: str = "overview"
    """Which of ``GROUPS`` it belongs to, where they are kept apart."""


GROUPS = {
    "overview": n_("Overview"),
    "limits": n_("Limits"),
    "leads": n_("Leads"),
    "counties": n_("Counties"),
}
"""What the tables are about, in short."""


def cell_text(cell: Cell) -> str:
    """A cell as it is printed."""
    match cell:
        case None | Share(None) | Change(None):
            return UNKNOWN
        case Share(value):
            return f"{value:.1%}"
        case Change(value):
            return f"{value:+.10g}" if value else "0"
        case float():
            return f"{cell:.10g}"
        case _:
            return str(cell)


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


def title(report: Document) -> str:
    """Whose figures, and of which period."""
    said = _("Figures of {group}, {period}")
    return said.format(group=report["group"], period=period_name(report["period"]))


def period_name(period: Document) -> str:
    """A year, quarter or month in words."""
    year, _sign, n = period["name"].partition("Q" if period["kind"] == "quarter" else "-")
    match period["kind"]:
        case "year":
            return _("the year {year}").format(year=year)
        case "quarter":
            return _("quarter {n} of {year}").format(year=year, n=n)
        case _:
            return _("{month} {year}").format(year=year, month=_(MONTHS[int(n) - 1]))


def period_line(report: Document) -> str:
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


def head_line(report: Document) -> str:
    """The head hash, and what it is good for."""
    from sqqf.cli.render.report.overview import head_line as said

    return said(report)


def notes() -> list[str]:
    """How the figures are to be read."""
    return [
        _(
            "A person counts once in each case that is about them, units apart; a case counts by the days of its acts."
        ),
        _(
            "A limit counts in the period in which it falls due, whenever it is met; the rate is the share met on time"
            " of those that were met or have run out."
        ),
        _("“—” is what isn't known, or the rate of nothing."),
    ]


def key_figures(report: Document) -> list[tuple[str, Cell, Cell]]:
    """The few numbers at the top: what, this period, the change."""
    both = report["figures"], report["before"]
    found: list[tuple[str, Cell, Cell]] = []
    for name, path in (
        (n_("Cases received"), ("tolerance", "received", "cases")),
        (n_("Cases decided"), ("tolerance", "decided", "cases")),
        (n_("Cases open"), ("tolerance", "open_at_end", "cases")),
        (n_("Leads received"), ("inaction", "received", "leads")),
        (n_("Leads open"), ("inaction", "open_at_end", "leads")),
    ):
        now, before = (_at(one, path) for one in both)
        found.append((_(name), now, change(now, before)))
    on_time, judged = (
        sum(limit[name] for limit in both[0]["limits"] for name in names)
        for names in (("on_time",), ("on_time", "late", "overdue"))
    )
    found.append((_("Limits kept"), Share(on_time / judged if judged else None), None))
    return found


def _at(document: Document, path: Path) -> Any:
    for name in path:
        document = document[name]
    return document
