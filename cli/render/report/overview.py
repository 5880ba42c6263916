"""The summary as a page, and the lists that it shares with the daily report: what presses, what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.forms.text import table_lines
from sqqf.cli.render.limits import limit_name, standing_in_words
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading
from sqqf.papers.document import Row, Table

Report = Mapping[str, Any]
MOST = 20
"""So many overdue limits stand on the summary; the rest is counted."""

NAMES = ("party", "officer")
"""The columns that name somebody: a report that goes out by mail may be without."""

LIGHT_NAMES = {"red": n_("red"), "yellow": n_("yellow"), "blue": n_("blue")}
SECTIONS = {
    "overdue": n_("Overdue"),
    "due_today": n_("Due today"),
    "due_soon": n_("Due soon"),
    "provisional": n_("Provisional: the year's notice isn't out"),
    "own": n_("The group's own dates, not the Opinion's"),
}


def summary_page(summary: Report) -> Iterator[Line]:
    """The summary, line by line."""
    yield Line(date_line(summary), "bold")
    yield Line(_("cases: {states}").format(states=_by_state(summary["cases"]) or _("none yet")))
    if leads := _by_state(summary.get("leads", {})):
        yield Line(_("leads: {states}").format(states=leads))
    lights = summary["lights"]
    yield Line("  ".join(f"● {_(LIGHT_NAMES[light])} {n}" for light, n in lights.items()))
    overdue = sum(load["overdue"] for load in summary["officers"])
    if overdue != lights["red"]:
        said = _("red: {overdue} overdue, {due_today} due today")
        yield Line(said.format(overdue=overdue, due_today=lights["red"] - overdue))
    if summary["officers"]:
        yield from heading(_("Load"))
        for load in summary["officers"]:
            said = _("{officer}: {open} open, {overdue} overdue limits")
            name = load["officer"] or _("(nobody)")
            yield Line(said.format(officer=name, open=load["open"], overdue=load["overdue"]), indent=2)
    if overdue := summary["overdue"]:
        yield from table_lines(limits(_("Overdue"), overdue[:MOST]))
        if len(overdue) > MOST:
            yield Line(_("… and more: sqqf deadlines --overdue"), indent=2)
    if filed := summary.get("prefilings"):
        yield from table_lines(prefilings(filed))
    if waits := summary["waiting"]:
        yield from table_lines(waiting(waits[:MOST]))
        if len(waits) > MOST:
            yield Line(_("… and {n} more").format(n=len(waits) - MOST), indent=2)
    if own := summary["own"]:
        yield from table_lines(limits(_(SECTIONS["own"]), own[:MOST]))
        if len(own) > MOST:
            yield Line(_("… and more: sqqf deadlines --own --overdue"), indent=2)


def grouped_limits(groups: Sequence[Report], by: str) -> Iterator[Line]:
    """Limits, one officer or one unit after the other."""
    for group in groups:
        yield from table_lines(limits(whose(group, by), group["limits"]))


def date_line(report: Report) -> str:
    """The date, and whether it is a working day."""
    day = _("working day") if report["working_day"] else _("rest day")
    return _("{date} ({day})").format(date=report["date"], day=day)


def head_line(report: Report) -> str:
    """The head hash, and what it is good for."""
    return _("head {head} (sqqf verify --head … proves that the ledger still contains this)").format(
        head=report["head"]
    )


def limits(name: str, lines: Sequence[Report]) -> Table:
    """Limits under this name and their number."""
    title = _("{name} ({n})").format(name=name, n=len(lines))
    headers = {
        "case": _("case"),
        "party": _("party"),
        "limit": _("limit"),
        "due": _("due"),
        "standing": _("standing"),
        "officer": _("officer"),
        **({"matter": _("matter")} if "matter" in lines[0] else {}),
    }
    return table(title, headers, [{**line, **_facts(line)} for line in lines])


def whose(group: Report, by: str) -> str:
    """Whose limits were put together: an officer's, or a unit's."""
    nobody = _("(nobody)") if by == "officer" else _("(unit not on record)")
    return group[by] or nobody


def waiting(cases: Sequence[Report]) -> Table:
    """Cases and leads that wait for something; whom a lead is about may not be known."""
    headers = {"case": _("case"), "party": _("party"), "waits": _("waiting"), "officer": _("officer")}
    lines = [{**case, "waits": _waits(case)} for case in cases]
    title = _("Waiting, without a limit in {document}")
    return table(title.format(document=session().profile.short_title(lang())), headers, lines)


def prefilings(filed: Sequence[Report]) -> Table:
    """Prior filings that something is due on."""
    what = {"screening": _("to be screened"), "tracking": _("to be looked at")}
    headers = {"id": _("number"), "what": _("waiting"), "due_on": _("due"), "late": _("standing")}
    lines = [
        {**one, "what": what[one["for"]], "late": _("overdue") if one["overdue"] else None} for one in filed
    ]
    return table(_("Prior filings"), headers, lines)


def table(title: str, headers: Mapping[str, str], lines: Sequence[Report]) -> Table:
    """The facts of the lines, one at least, under their headers; without the names that they have none of."""
    shown = [key for key in headers if key not in NAMES or key in lines[0]]
    rows = [Row("", [line[key] or "–" for key in shown], status=line.get("status", "")) for line in lines]
    return Table(title, [headers[key] for key in shown], rows)


def _facts(line: Report) -> dict[str, str]:
    return {
        "limit": " ".join(
            [limit_name(line["kind"], line["item"], line.get("text")), line["article"] or ""]
        ).rstrip(),
        "due": line["due_on"] + (_(" (provisional)") if line["provisional"] else ""),
        "standing": standing_in_words(line),
    }


def _waits(case: Report) -> str:
    """What a case or a lead waits for, since when."""
    name = session().profile.term("waits", case["for"], lang())
    said = _("waits for {what} since {since}, {n} working days")
    return said.format(what=name, since=case["since"], n=case["working_days"])


def _by_state(counts: Mapping[str, int]) -> str:
    profile = session().profile
    return listed(f"{profile.term('states', state, lang())} {n}" for state, n in counts.items() if n)
