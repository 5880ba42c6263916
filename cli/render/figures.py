"""The figures of a period as tables, and as a page of text with bars; the other forms are made from the same tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.cli.language import _, lang, listed, n_
from sqqf.cli.render.page import Line, heading
from sqqf.cli.session import session
from sqqf.cli.visible import visible

Document = Mapping[str, Any]
Path = tuple[str, ...]

WIDTH = 78
"""Columns of the page of text."""
LONGEST_BAR = 20
LEAST_BAR = 6
LEAST_LABEL = 14
BETWEEN = 2
UNKNOWN = "—"
BLOCKS = "▏▎▍▌▋▊▉█"


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
            return _("{year}, month {n}").format(year=year, n=int(n))


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
    from sqqf.cli.render.overview import head_line as said

    return said(report)


def notes() -> list[str]:
    """How the figures are to be read."""
    return [
        _(
            "Persons are counted in each of their cases, units apart from them; a case counts by the days of its acts."
        ),
        _(
            "A limit counts in the period in which it was met, or, where it wasn't, in which it ran out; the rate is"
            " the share met on time."
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


# ── the tables ──


def sections(report: Document) -> Iterator[Section]:
    """Every table that has something in it, in order."""
    now, before = report["figures"], report["before"]
    found = [
        *_of_cases(now["tolerance"], before["tolerance"]),
        _limits(now["limits"], before["limits"]),
        *_aftermath(now, before),
        *_of_leads(now["inaction"], before["inaction"]),
        *_of_counties(report),
    ]
    yield from (section for section in found if section.rows)


_FLOWS = {
    "received": n_("Received"),
    "undated": n_("Taken over, day of receipt not known"),
    "accepted": n_("Accepted"),
    "declined": n_("Declined"),
    "decided": n_("Decided"),
    "disposed": n_("Disposed of"),
    "unfounded": n_("Unfounded"),
    "joined": n_("Joined to others"),
    "closed": n_("Closed"),
    "ended": n_("Ended without a decision"),
    "open_at_end": n_("Open at the end"),
}
_HEADS = {
    "received": n_("Received"),
    "decided": n_("Decided"),
    "disposed": n_("Disposed of"),
    "unfounded": n_("Unfounded"),
    "open_at_end": n_("Open"),
    "claimed": n_("Claimed"),
    "established": n_("Established"),
}
"""Heads of columns; a case has been claimed to be one of a circumstance, or was found to be."""
_IN_AND_OUT = ("received", "+", "persons", "decided", "+", "open_at_end")
_CLAIMS = ("claimed", "+", "persons", "established", "+", "persons")
_OF_LEADS = ("received", "+", "persons", "disposed", "+", "unfounded", "open_at_end")
"""Columns: ``+`` is the change of the one before it, ``persons`` are those of it."""


def _of_cases(now: Document, before: Document) -> Iterator[Section]:
    yield _tallies(_("Cases and persons"), "cases", _flows(now, before, _FLOWS))
    outcome = _by(now, before, "by_outcome", "outcome", _outcome)
    yield _tallies(_("By outcome: decided and declined"), "cases", outcome)
    yield _tallies(_("By ending"), "cases", _by(now, before, "by_ending", "ending", _ending))
    for name, code, said, label in (
        ("by_channel", "channel", _("By channel"), _term("channels")),
        ("by_unit", "unit", _("By unit"), _text),
        ("by_officer", "officer", _("By officer"), _officer),
    ):
        yield _breakdown(said, "cases", _IN_AND_OUT, _by(now, before, name, code, label))
    for name, code, said, label in (
        ("by_class", "class", _("By class of circumstance"), _term("classes")),
        ("by_circumstance", "circumstance", _("By circumstance"), _circumstance),
    ):
        yield _breakdown(said, "cases", _CLAIMS, _by(now, before, name, code, label))


def _of_leads(now: Document, before: Document) -> Iterator[Section]:
    yield _tallies(_("Leads on inaction"), "leads", _flows(now, before, _FLOWS))
    for name, code, said, label in (
        ("by_source", "source", _("Leads by source"), _term("sources")),
        ("by_area", "area", _("Leads by area"), _term("areas")),
    ):
        yield _breakdown(said, "leads", _OF_LEADS, _by(now, before, name, code, label))
    measures = _by(now, before, "by_measure", "measure", _term("measures"))
    yield _tallies(_("Dispositions by measure"), "times", measures)
    yield _items(_("Rectification"), now["items"], before["items"])


def _aftermath(now: Document, before: Document) -> Iterator[Section]:
    mine, theirs = now["tolerance"], before["tolerance"]
    results = _by(mine, theirs, "results", "way", _result)
    yield _tallies(_("Results applied"), "times", results)
    clarified, then = mine["clarifications"], theirs["clarifications"]
    rows = [
        *_counts(clarified, then, {"needed": n_("Needed"), "not_needed": n_("Not needed")}),
        *(
            _count(_("Given: {way}").format(way=label), row.get("times", 0), old.get("times", 0))
            for label, row, old in _by(clarified, then, "by_way", "way", _term("clarification_ways"))
        ),
    ]
    yield _numbers(_("Clarifications"), rows)
    yield _items(_("Ordered correction"), mine["corrections"], theirs["corrections"])
    names = {"warning": n_("Warnings"), "admonition": n_("Admonitions"), "followed_up": n_("Followed up")}
    filed = {
        "made": n_("Prior filings"),
        "after_start": n_("Of these after the reform had begun"),
        "answered": n_("Answered for the first time"),
    }
    rows = [
        *_counts(now["guidance"], before["guidance"], names),
        *_counts(now["prefilings"], before["prefilings"], filed),
    ]
    yield _numbers(_("Guidance and prior filings"), rows)


def _limits(now: Sequence[Document], before: Sequence[Document]) -> Section:
    then = {one["kind"]: one for one in before}
    rows = []
    said: dict[str, list[str]] = {}
    for one in now:
        old = then.get(one["kind"], {})
        name = session().profile.term("limits", one["kind"], lang())
        counted = ("on_time", "late", "overdue", "not_judged")
        if not any((*(one[key] for key in counted), *(old.get(key) for key in counted))):
            continue
        slowest = one["slowest"] or {"case": None, "working_days": None}
        cells = (
            *(one[key] for key in counted[:3]),
            *(Share(one["rate"]), Share(old.get("rate"))),
            *(one["median_working_days"], slowest["working_days"]),
        )
        rows.append(Row(name, cells, (one["rate"], old.get("rate"))))
        for text, value in (
            (_("The slowest: {listed}"), slowest["case"]),
            (_("Provisional, the year's notice isn't out: {listed}"), one["provisional"]),
            (_("Applied by analogy: {listed}"), one["by_analogy"]),
            (_("From before the taking over, not judged: {listed}"), one["not_judged"]),
        ):
            if value:
                said.setdefault(text, []).append(f"{name} {value}")
    notes = [text.format(listed=listed(values)) for text, values in said.items()]
    headers = (
        *(_("On time"), _("Late"), _("Overdue"), _("Rate"), _("Before")),
        *(_("Median"), _("Slowest")),
    )
    named = _("Limits: kept, and the working days it took")
    return Section(named, headers, rows, 1.0, notes, _("Rate"))


def _of_counties(report: Document) -> Iterator[Section]:
    counties = report["counties"]
    if not counties:
        return
    headers = (_("Filed"), _("Change"), _("Late"), _("Change"), _("Not filed"), _("Days late"))
    rows = []
    for one in counties:
        mine, theirs = one["filings"], one["filings_before"]
        cells = (
            *(mine["filed"], change(mine["filed"], theirs["filed"])),
            *(mine["late"], change(mine["late"], theirs["late"])),
            *(mine["not_filed"], mine["slowest_working_days_late"]),
        )
        rows.append(Row(one["county"], cells, (mine["late"], theirs["late"])))
    yield Section(_("Filings by county"), headers, rows, drawn=_("Late"))
    lines = [(_county(one), one["figures"], one["before"]) for one in counties]
    lines.append((_("city and counties"), report["total"]["figures"], report["total"]["before"]))
    missing = report["missing"]
    said = [_("No figures from: {names}").format(names=listed(missing))] if missing else []
    names = {
        "received": _("Received"),
        "accepted": _("Accepted"),
        "declined": _("Declined"),
        "decided": _("Decided"),
        **{code: _term("outcomes")(code) for code in ("exempted", "mitigated", "lenient", "none")},
        "open_at_end": _("Open"),
    }
    rows = [
        Row(label, [_of(row, name) for name in names], (_of(row, "received"), _of(old, "received")))
        for label, row, old in lines
    ]
    yield Section(_("Cases by county"), tuple(names.values()), rows, notes=said)
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
    yield Section(_("Limits kept and leads by county"), (*rates, *leads.values(), _("Signed off")), rows)


def _county(one: Document) -> str:
    """A county's name, and whether its figures are of a part of the period only."""
    if one["complete"] is False:
        return _("{county} (up to {day} only)").format(county=one["county"], day=one["made_on"])
    return str(one["county"])


def _of(row: Document | None, name: str) -> int | None:
    return row[name] if row else None


def _share(row: Document | None, part: str, whole: str) -> Share:
    if row is None or row[part] is None or not row[whole]:
        return Share(None)
    return Share(row[part] / row[whole])


# ── rows ──

Both = tuple[str, Document, Document]
"""A label, and what stands under it in this period and in the one before; empty where there is nothing."""


def _flows(now: Document, before: Document, names: Mapping[str, str]) -> list[Both]:
    return [
        (_(text), now[name], before[name])
        for name, text in names.items()
        if name in now and (name != "undated" or any((*now[name].values(), *before[name].values())))
    ]


def _by(
    now: Document, before: Document, name: str, code: str, label: Callable[[str | None], str]
) -> list[Both]:
    """The rows of a breakdown that have something in them now or had before; the order is that of now."""
    mine, theirs = ({row[code]: row for row in one[name]} for one in (now, before))
    codes = [*mine, *(other for other in theirs if other not in mine)]
    codes.sort(key=lambda found: found is None)
    both = [(label(found), mine.get(found, {}), theirs.get(found, {})) for found in codes]
    return [one for one in both if _is_something(one[1]) or _is_something(one[2])]


def _is_something(row: Document) -> bool:
    return any(
        _is_something(value) if isinstance(value, dict) else isinstance(value, int) and value
        for value in row.values()
    )


def _tallies(said: str, of: str, rows: Sequence[Both]) -> Section:
    """Cases, persons and units, each with the change."""
    heads = {"cases": _("Cases"), "leads": _("Leads"), "times": _("Times")}
    headers = (heads[of], _("Change"), _("Persons"), _("Change"), _("Units"), _("Change"))
    found = []
    for label, row, old in rows:
        cells: list[Cell] = []
        for name in (of, "persons", "units"):
            now, before = row.get(name, 0), old.get(name, 0)
            cells += [now, change(now, before)]
        found.append(Row(label, cells, (row.get(of, 0), old.get(of, 0))))
    return Section(said, headers, found)


def _breakdown(said: str, of: str, columns: Sequence[str], rows: Sequence[Both]) -> Section:
    """Several columns; the bars are those of the first."""
    heads = {"+": _("Change"), "persons": _("Persons")}
    headers = [heads.get(column) or _(_HEADS[column]) for column in columns]
    found = []
    for label, row, old in rows:
        cells: list[Cell] = []
        mine: Document = {}
        theirs: Document = {}
        for column in columns:
            if column == "+":
                cells.append(change(mine.get(of, 0), theirs.get(of, 0)))
            elif column == "persons":
                cells.append(mine.get("persons", 0))
            else:
                mine, theirs = row.get(column, {}), old.get(column, {})
                cells.append(mine.get(of, 0))
        bar = (row.get(columns[0], {}).get(of, 0), old.get(columns[0], {}).get(of, 0))
        found.append(Row(label, cells, bar))
    return Section(said, headers, found)


def _numbers(said: str, rows: Iterable[Row]) -> Section:
    return Section(said, (_("Number"), _("Change")), [row for row in rows if any(row.bar or ())])


def _counts(now: Document, before: Document, names: Mapping[str, str]) -> list[Row]:
    return [_count(_(text), now[name], before[name]) for name, text in names.items()]


def _count(label: str, now: int, before: int) -> Row:
    return Row(label, (now, change(now, before)), (now, before))


def _items(said: str, now: Document, before: Document) -> Section:
    names = {
        "listed": n_("Items listed"),
        "reported": n_("Reported"),
        "reported_late": n_("Reported late"),
        "signed_off": n_("Signed off"),
        "due": n_("Due in the period"),
        "due_signed_off": n_("Of these signed off"),
        "open_at_end": n_("Not signed off at the end"),
    }
    section = _numbers(said, _counts(now, before, names))
    if section.rows:
        rates = now["sign_off_rate"], before["sign_off_rate"]
        text = _("Sign-off rate of the items due: {now}; before: {before}")
        said = text.format(
            **{name: cell_text(Share(rate)) for name, rate in zip(("now", "before"), rates, strict=True)}
        )
        section = section._replace(notes=(said,))
    return section


def change(now: float | None, before: float | None) -> Change:
    """How much more or less; None where one isn't known."""
    return Change(None if now is None or before is None else now - before)


def _at(document: Document, path: Path) -> Any:
    for name in path:
        document = document[name]
    return document


# ── labels ──


def _term(section: str) -> Callable[[str | None], str]:
    def label(code: str | None) -> str:
        if code is None:
            return _("Not known")
        return _("Other") if code == "other" else session().profile.term(section, code, lang())

    return label


def _text(text: str | None) -> str:
    return _("Not known") if text is None else text


def _officer(name: str | None) -> str:
    return _("(nobody)") if name is None else name


def _circumstance(code: str | None) -> str:
    return f"{code} {_term('circumstances')(code)}"


def _result(code: str | None) -> str:
    return f"{code} {_term('results')(code)}"


def _outcome(code: str | None) -> str:
    return _("Differs among the parties") if code == "mixed" else _term("outcomes")(code)


def _ending(code: str | None) -> str:
    match code:
        case "withdrawn":
            return _("Withdrawn")
        case "another_group":
            return _("Handed to another group")
        case _:
            return _term("endings")(code)


# ── text ──


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


def figures_page(report: Document) -> Iterator[Line]:
    """The figures, line by line, with bars."""
    yield Line(title(report), "bold")
    yield Line(period_line(report))
    for section in sections(report):
        yield from heading(section.title)
        yield from _section_lines(section)
    yield Line()
    for note in notes():
        yield Line(note, "dim")
    yield Line(head_line(report), "dim")


def _section_lines(section: Section) -> Iterator[Line]:
    cells = [[cell_text(cell) for cell in row.cells] for row in section.rows]
    widths = [max(map(_width, column)) for column in zip(section.headers, *cells, strict=True)]
    numbers = sum(widths) + BETWEEN * len(widths)
    labels = max(_width(row.label) for row in section.rows)
    room = WIDTH - 2 - numbers
    if numbers > WIDTH - 4:
        yield from _blocks(section, cells)
        return
    beside = room >= min(labels, LEAST_LABEL)
    label_width = min(labels, room) if beside else 0
    left = room - label_width - BETWEEN
    if beside and left < LEAST_BAR and label_width > LEAST_LABEL + LEAST_BAR:
        # Rather a label on two lines than no bar.
        label_width -= LEAST_BAR - max(left, 0) + 4
        left = room - label_width - BETWEEN
    bar = min(left, LONGEST_BAR) if left >= LEAST_BAR else 0
    yield Line(" " * label_width + _columns(section.headers, widths), "dim", 2)
    whole = section.whole or max(((row.bar or (0,))[0] or 0 for row in section.rows), default=0)
    for row, texts in zip(section.rows, cells, strict=True):
        first, *rest = _wrapped(row.label, label_width) if beside else ["", row.label]
        if not beside:
            yield Line(rest.pop(), indent=2)
        drawn = _bar((row.bar or (0,))[0], whole, bar)
        line = _padded(first, label_width) + _columns(texts, widths)
        yield Line(f"{line}{' ' * BETWEEN}{drawn}".rstrip(), indent=2)
        yield from (Line(part, indent=4) for part in rest)
    for note in section.notes:
        yield Line(note, indent=2)


def _blocks(section: Section, cells: Sequence[Sequence[str]]) -> Iterator[Line]:
    """What is too wide for a table: a line of names and numbers under each label."""
    for row, texts in zip(section.rows, cells, strict=True):
        yield Line(row.label, indent=2)
        yield Line("  ".join(map(" ".join, zip(section.headers, texts, strict=True))), indent=4)
    for note in section.notes:
        yield Line(note, indent=2)


def _columns(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(
        " " * (width + BETWEEN - _width(text)) + text for text, width in zip(texts, widths, strict=True)
    )


def _bar(value: float | None, whole: float, width: int) -> str:
    """A bar in eighths of a column; something is never nothing."""
    if not value or not whole or not width:
        return ""
    eighths = max(round(value / whole * width * 8), 1)
    return "█" * (eighths // 8) + (BLOCKS[eighths % 8 - 1] if eighths % 8 else "")


def _width(text: str) -> int:
    """Columns on a terminal."""
    text = visible(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _wrapped(text: str, width: int) -> list[str]:
    """The text in pieces no wider than that, broken between words where there are any."""
    found, line = [], ""
    for sign in visible(text):
        if line and _width(line + sign) > width:
            words, blank, rest = line.rpartition(" ")
            # A short word before a long one that has no blank is no place to break.
            breaks = blank and sign != " " and 2 * _width(words) >= width
            kept, line = (words, rest) if breaks else (line, "")
            found.append(kept)
        line = (line + sign).lstrip() if found else line + sign
    return [*found, line]
