"""The summary and the daily report as pages of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.limits import STYLES, kind_name, standing_in_words
from sqqf.cli.screen.page import Line, heading

Document = Mapping[str, Any]
MOST = 20
"""So many overdue limits stand on the summary; the rest is counted."""

NAMES = ("party", "officer")
"""The columns, and facts of a line, that name somebody: a report that goes out by mail may be without."""

LIGHT_NAMES = {"red": n_("red"), "yellow": n_("yellow"), "blue": n_("blue")}
SECTIONS = (
    ("overdue", n_("Overdue")),
    ("due_today", n_("Due today")),
    ("due_soon", n_("Due soon")),
    ("provisional", n_("Provisional: the year's notice isn't out")),
)


def summary_page(summary: Document) -> Iterator[Line]:
    """The summary, line by line."""
    yield Line(date_line(summary), "bold")
    yield Line(_("cases: {states}").format(states=_by_state(summary["cases"]) or _("none yet")))
    if leads := _by_state(summary["leads"]):
        yield Line(_("leads: {states}").format(states=leads))
    lights = summary["lights"]
    yield Line("  ".join(f"● {_(LIGHT_NAMES[light])} {n}" for light, n in lights.items()))
    if summary["officers"]:
        yield from heading(_("Load"))
        for load in summary["officers"]:
            said = _("{officer}: {open} open cases and leads, {overdue} overdue limits")
            name = load["officer"] or _("(nobody)")
            yield Line(said.format(officer=name, open=load["open"], overdue=load["overdue"]), indent=2)
    yield from _section(_("Overdue"), summary["overdue"][:MOST])
    if len(summary["overdue"]) > MOST:
        yield Line(_("… and more: sqqf deadlines --overdue"), indent=2)
    yield from _waiting(summary["waiting"][:MOST])
    if len(summary["waiting"]) > MOST:
        yield Line(_("… and {n} more").format(n=len(summary["waiting"]) - MOST), indent=2)


def report_page(report: Document) -> Iterator[Line]:
    """The daily report, line by line."""
    yield Line(title(report), "bold")
    yield Line(date_line(report))
    yield Line(counts_line(report))
    for key, name in SECTIONS:
        yield from _section(_(name), report[key])
    yield from _waiting(report["waiting"])
    yield Line()
    yield Line(head_line(report), "dim")


def title(report: Document) -> str:
    """Whose report it is."""
    officer = f" · {report['officer']}" if report["officer"] else ""
    return _("Daily report of {group}").format(group=report["group"]) + officer


def date_line(document: Document) -> str:
    """The date, and whether it is a working day."""
    day = _("working day") if document["working_day"] else _("rest day")
    return _("{date} ({day})").format(date=document["date"], day=day)


def counts_line(report: Document) -> str:
    """The figures in one line."""
    said = _(
        "overdue {overdue}, due today {due_today}, due soon {due_soon}, on track {on_track}; waiting {waiting}"
    )
    return said.format(**report["counts"])


def counted(name: str, number: int) -> str:
    """A heading with how many stand under it."""
    return _("{name} ({n})").format(name=name, n=number)


def head_line(report: Document) -> str:
    """The head hash, and what it is good for."""
    return _("head {head} (sqqf verify --head … proves that the ledger still contains this)").format(
        head=report["head"]
    )


def state_name(state: str) -> str:
    return session().profile.term("states", state, lang())


def _by_state(counts: Mapping[str, int]) -> str:
    return listed(f"{state_name(state)} {n}" for state, n in counts.items() if n)


def limit_cells(line: Document) -> tuple[str, ...]:
    """Case, party, limit, due, standing, officer; without party and officer where the line has none."""
    due = line["due_on"] + (_(" (provisional)") if line["provisional"] else "")
    limit = f"{kind_name(line['kind'], line['item'])} {line['article']}"
    return (line["case"], *_name(line, "party"), limit, due, standing_in_words(line), *_name(line, "officer"))


def waiting_cells(case: Document) -> tuple[str, ...]:
    """Case or lead, party, what it waits for, officer; whom a lead is about may not be known."""
    return (case["case"], *_name(case, "party"), waiting_text(case), *_name(case, "officer"))


def headers_of(headers: Sequence[str], lines: Sequence[Document]) -> list[str]:
    """Those of the headers that the lines have something under."""
    return [header for header in headers if header not in NAMES or header in lines[0]]


def waiting_text(case: Document) -> str:
    """What a case or a lead waits for, since when."""
    name = session().profile.term("waits", case["for"], lang())
    said = _("waits for {what} since {since}, {n} working days")
    return said.format(what=name, since=case["since"], n=case["working_days"])


def _name(line: Document, key: str) -> tuple[str, ...]:
    return (line[key] or "–",) if key in line else ()


def _section(name: str, lines: Sequence[Document]) -> Iterator[Line]:
    if not lines:
        return
    yield from heading(counted(name, len(lines)))
    for line in lines:
        yield Line("  ".join(limit_cells(line)), STYLES.get(line["status"], ""), 2)


def _waiting(cases: Sequence[Document]) -> Iterator[Line]:
    if not cases:
        return
    yield from heading(_("Waiting, without a limit in the Opinion"))
    for case in cases:
        yield Line("  ".join(waiting_cells(case)), indent=2)
