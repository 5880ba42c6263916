"""What the counties filed and handed up, as tables at the city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqqf.cli.context.language import _, listed
from sqqf.cli.render.figures.figures import Earlier, Figures, changes, earlier, heads, term
from sqqf.papers.document import Cell, Row, Share, Table

_Line = tuple[str, Figures | None, Earlier]
"""Whose, their figures, and those of the periods compared; None where they aren't known."""


def of_counties(report: Figures) -> Iterator[Table]:
    """Their filings, their cases, the limits they kept and their leads; nothing at a county's."""
    counties = report["counties"]
    if not counties:
        return
    names = ["before", "year_before"][: len(earlier(report))]
    yield _filings(counties, names)
    total = report["total"]
    lines: list[_Line] = [(_county(one), one["figures"], [one[name] for name in names]) for one in counties]
    lines.append((_("city and counties"), total["figures"], [total[name] for name in names]))
    yield _cases(lines, report["missing"])
    yield _limits_and_leads(lines)


def _filings(counties: Sequence[Figures], names: Sequence[str]) -> Table:
    headers = (_("Filed"), *heads(names), _("Late"), *heads(names), _("Not filed"), _("Days late"))
    rows = []
    for one in counties:
        mine, theirs = one["filings"], [one[f"filings_{name}"] for name in names]
        cells: list[Cell] = []
        for name in ("filed", "late"):
            cells += [mine[name], *changes(mine[name], [then[name] for then in theirs])]
        cells += [mine["not_filed"], mine["slowest_working_days_late"]]
        rows.append(Row(one["county"], cells, (mine["late"], theirs[0]["late"])))
    return Table(_("Filings by county"), headers, rows, drawn=_("Late"))


def _cases(lines: Sequence[_Line], missing: Sequence[str]) -> Table:
    names = {
        "received": _("Received"),
        "accepted": _("Accepted"),
        "declined": _("Declined"),
        "decided": _("Decided"),
        **{code: term("outcomes")(code) for code in ("exempted", "mitigated", "lenient", "none")},
        "open_at_end": _("Open"),
    }
    rows = [
        Row(label, [_of(row, name) for name in names], (_of(row, "received"), _of(old[0], "received")))
        for label, row, old in lines
    ]
    notes = [_("No figures from: {names}").format(names=listed(missing))] if missing else []
    return Table(_("Cases by county"), tuple(names.values()), rows, notes)


def _limits_and_leads(lines: Sequence[_Line]) -> Table:
    rates = {
        _("Acceptance"): ("acceptance_on_time", "acceptance_judged"),
        _("Investigation"): ("investigation_on_time", "investigation_judged"),
        _("Filing"): ("filing_on_time", "filing_judged"),
    }
    leads = {
        "leads_received": _("Leads"),
        "leads_disposed": _("Disposed of"),
        "leads_unfounded": _("Unfounded"),
        "leads_open_at_end": _("Open"),
    }
    rows = []
    for label, row, _old in lines:
        shares = [_share(row, *pair) for pair in rates.values()]
        numbers = [_of(row, name) for name in leads]
        signed_off = _share(row, "items_due_signed_off", "items_due")
        rows.append(Row(label, [*shares, *numbers, signed_off]))
    return Table(_("Limits kept and leads by county"), (*rates, *leads.values(), _("Signed off")), rows)


def _county(one: Figures) -> str:
    """A county's name, and whether its figures are of a part of the period only."""
    if one["complete"] is False:
        return _("{county} (up to {day} only)").format(county=one["county"], day=one["made_on"])
    return str(one["county"])


def _of(row: Figures | None, name: str) -> int | None:
    return row[name] if row else None


def _share(row: Figures | None, part: str, whole: str) -> Share:
    if row is None or row[part] is None or not row[whole]:
        return Share(None)
    return Share(row[part] / row[whole])
