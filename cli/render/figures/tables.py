"""The figures of a period as tables: cases, what followed them, leads; limits and counties stand beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sqqf.cli.context.language import _, n_
from sqqf.cli.render.figures.counties import of_counties
from sqqf.cli.render.figures.figures import Earlier, Figures, changes, earlier, heads, term
from sqqf.cli.render.figures.limits import limits
from sqqf.papers.document import Cell, Change, Row, Share, Table, printed


def tables(report: Figures) -> Iterator[Table]:
    """Every table that has something in it, in order, each on its sheet."""
    now, then = report["figures"], earlier(report)
    for sheet, found in (
        (_("Overview"), _of_cases(now["tolerance"], earlier(report, "tolerance"))),
        (_("Limits"), [limits(now["limits"], then)]),
        (_("Overview"), _aftermath(now, then)),
        (_("Leads"), _of_leads(now["inaction"], earlier(report, "inaction")) if "inaction" in now else ()),
        (_("Counties"), of_counties(report)),
    ):
        yield from (table._replace(sheet=sheet) for table in found if table.rows)


_FLOWS = {
    "received": n_("Received"),
    "undated": n_("Taken over, day of receipt not known"),
    "accepted": n_("Accepted"),
    "declined": n_("Declined"),
    "decided": n_("Decided"),
    "undated_decided": n_("Taken over, day of decision not known"),
    "disposed": n_("Disposed of"),
    "unfounded": n_("Unfounded"),
    "undated_settled": n_("Taken over, day of disposition not known"),
    "joined": n_("Joined to others"),
    "closed": n_("Closed"),
    "ended": n_("Ended without a decision"),
    "undated_end": n_("Taken over, day of the end not known"),
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


def _of_cases(now: Figures, before: Earlier) -> Iterator[Table]:
    yield _all(_("Cases and persons"), "cases", now, before)
    yield _by_outcome(now, before)
    yield _tallies(_("By ending"), "cases", _by(now, before, "by_ending", "ending", _ending))
    for name, code, said, label in (
        ("by_channel", "channel", _("By channel"), term("channels")),
        ("by_unit", "unit", _("By unit"), _text),
        ("by_officer", "officer", _("By officer"), _officer),
    ):
        yield _breakdown(said, "cases", _IN_AND_OUT, _by(now, before, name, code, label))
    for name, code, said, label in (
        ("by_class", "class", _("By class of circumstance"), term("classes")),
        ("by_circumstance", "circumstance", _("By circumstance"), _circumstance),
    ):
        yield _breakdown(said, "cases", _CLAIMS, _by(now, before, name, code, label))


def _by_outcome(now: Figures, before: Earlier) -> Table:
    """What was decided; what was declined is no outcome of a decision and stands apart."""
    rows = _by(now, before, "by_outcome", "outcome", _outcome)
    differing = any(row.get("outcome") == "mixed" for _, mine, then in rows for row in (mine, *then) if row)
    declined = [one and one["declined"] for one in before]
    if any(one["cases"] for one in (now["declined"], *declined) if one):
        name = _("Apart from these: {outcome}").format(outcome=term("outcomes")("declined"))
        rows.append((name, now["declined"], declined))
    table = _tallies(_("By outcome of the decision"), "cases", rows)
    said = _(
        "Cases whose parties have different outcomes are listed apart;"
        " persons and units count under their own."
    )
    notes = [said] if differing else []
    if undated := now["undated_decided"]["cases"]:
        text = _("Not in this table: {n} taken over as decided on an unknown day")
        notes.append(text.format(n=undated))
    return table._replace(notes=notes)


def _of_leads(now: Figures, before: Earlier) -> Iterator[Table]:
    yield _all(_("Leads on inaction"), "leads", now, before)
    for name, code, said, label in (
        ("by_source", "source", _("Leads by source"), term("sources")),
        ("by_area", "area", _("Leads by area"), term("areas")),
    ):
        yield _breakdown(said, "leads", _OF_LEADS, _by(now, before, name, code, label))
    measures = _by(now, before, "by_measure", "measure", term("measures"))
    table = _tallies(_("Dispositions by measure"), "times", measures)
    if undated := now["undated_settled"]["leads"]:
        said = _("Not in this table: {n} taken over as disposed of or closed on an unknown day")
        table = table._replace(notes=(said.format(n=undated),))
    yield table
    yield _items(_("Rectification"), now["items"], _part(before, "items"))


def _part(then: Earlier, name: str) -> Earlier:
    """A part of each; None where the whole isn't known."""
    return [one and one[name] for one in then]


def _aftermath(now: Figures, before: Earlier) -> Iterator[Table]:
    mine, theirs = now["tolerance"], _part(before, "tolerance")
    results = _by(mine, theirs, "results", "way", _result)
    yield _tallies(_("Results applied"), "times", results)
    clarified, then = mine["clarifications"], _part(theirs, "clarifications")
    rows = [
        *_counts(clarified, then, {"needed": n_("Needed"), "not_needed": n_("Not needed")}),
        *(
            _count(_("Given: {way}").format(way=label), row.get("times", 0), _numbers_of(old, "times"))
            for label, row, old in _by(clarified, then, "by_way", "way", term("clarification_ways"))
        ),
    ]
    yield _numbers(_("Clarifications"), rows, before)
    yield _items(_("Ordered correction"), mine["corrections"], _part(theirs, "corrections"))
    names = {"warning": n_("Warnings"), "admonition": n_("Admonitions"), "followed_up": n_("Followed up")}
    filed = {
        "made": n_("Prior filings"),
        "after_start": n_("Of these after the reform had begun"),
        "answered": n_("Answered for the first time"),
    }
    if "refused" in now["prefilings"]:
        filed |= {
            "refused": n_("Refused"),
            "monitored": n_("Taken under monitoring"),
            "tracked": n_("Looked at"),
        }
    rows = [
        *_counts(now["guidance"], _part(before, "guidance"), names),
        *_counts(now["prefilings"], _part(before, "prefilings"), filed),
    ]
    yield _numbers(_("Guidance and prior filings"), rows, before)
    steps = {"added": now.get("added", ())}
    then = [one and {"added": one.get("added", ())} for one in before]
    both = _by(steps, then, "added", "kind", term("acts"))
    rows = [_count(label, row.get("times", 0), _numbers_of(old, "times")) for label, row, old in both]
    yield _numbers(_("Steps that the rules add"), rows, before)


# ── rows ──

Both = tuple[str, Figures, Earlier]
"""A label, and what stands under it in this period and in those compared; empty where there is nothing."""


def _flows(now: Figures, before: Earlier) -> list[Both]:
    return [
        (_(text), now[name], _part(before, name))
        for name, text in _FLOWS.items()
        if name in now
        and (
            not name.startswith("undated")
            or any(n for one in (now, *before) if one for n in one[name].values())
        )
    ]


def _by(
    now: Figures, before: Earlier, name: str, code: str, label: Callable[[str | None], str]
) -> list[Both]:
    """The rows of a breakdown that have something in them now or had before; the order is that of now."""
    mine = {row[code]: row for row in now[name]}
    theirs = [None if one is None else {row[code]: row for row in one[name]} for one in before]
    codes = list(dict.fromkeys([*mine, *(other for one in theirs if one for other in one)]))
    codes.sort(key=lambda found: found is None)
    both = [
        (label(found), mine.get(found, {}), [None if one is None else one.get(found, {}) for one in theirs])
        for found in codes
    ]
    return [one for one in both if any(_is_something(row) for row in (one[1], *one[2]) if row)]


def _is_something(row: Figures) -> bool:
    return any(
        _is_something(value) if isinstance(value, dict) else isinstance(value, int) and value
        for value in row.values()
    )


def _tallies(said: str, of: str, rows: Sequence[Both]) -> Table:
    """Cases, persons and units, each with the change."""
    names = {"cases": _("Cases"), "leads": _("Leads"), "times": _("Times")}
    more = heads(rows[0][2]) if rows else []
    headers = (names[of], *more, _("Persons"), *more, _("Units"), *more)
    found = []
    for label, row, old in rows:
        cells: list[Cell] = []
        for name in (of, "persons", "units"):
            now = row.get(name, 0)
            cells += [now, *changes(now, _numbers_of(old, name))]
        found.append(Row(label, cells, (row.get(of, 0), _numbers_of(old, of)[0])))
    return Table(said, headers, found)


def _numbers_of(then: Earlier, name: str) -> list[int | None]:
    """A number of each; None where it isn't known."""
    return [None if one is None else one.get(name, 0) for one in then]


def _all(said: str, of: str, now: Figures, before: Earlier) -> Table:
    """Everything that happened, with a note where nobody knows when some of it did."""
    table = _tallies(said, of, _flows(now, before))
    undated = [name for name in now if name.startswith("undated_") and now[name][of]]
    note = _(
        "Taken over as decided, disposed of or over, on an unknown day: counted on the last day that "
        "is known of it; what is over isn't open."
    )
    return table._replace(notes=(note,)) if undated else table


def _breakdown(said: str, of: str, columns: Sequence[str], rows: Sequence[Both]) -> Table:
    """Several columns; the bars are those of the first."""
    more = heads(rows[0][2]) if rows else []
    names = {"persons": [_("Persons")], "+": more}
    headers = [head for column in columns for head in names.get(column) or [_(_HEADS.get(column, ""))]]
    found = []
    for label, row, old in rows:
        cells: list[Cell] = []
        mine: Figures = {}
        theirs: Earlier = ()
        for column in columns:
            if column == "+":
                cells += changes(mine.get(of, 0), _numbers_of(theirs, of))
            elif column == "persons":
                cells.append(mine.get("persons", 0))
            else:
                mine = row.get(column, {})
                theirs = [None if one is None else one.get(column, {}) for one in old]
                cells.append(mine.get(of, 0))
        before = old[0] and old[0].get(columns[0], {})
        bar = (row.get(columns[0], {}).get(of, 0), _numbers_of([before], of)[0])
        found.append(Row(label, cells, bar))
    return Table(said, headers, found)


def _numbers(said: str, rows: Iterable[Row], then: Earlier) -> Table:
    """Numbers with their changes; those that are nothing and were nothing are left out."""
    return Table(said, (_("Number"), *heads(then)), list(filter(_is_told, rows)))


def _is_told(row: Row) -> bool:
    """Whether there is something of it, or was in a period compared."""
    now, *then = row.cells
    return bool(now) or any(one.value for one in then if isinstance(one, Change))


def _counts(now: Figures, before: Earlier, names: Mapping[str, str]) -> list[Row]:
    return [_count(_(text), now[name], _numbers_of(before, name)) for name, text in names.items()]


def _count(label: str, now: int, then: Sequence[int | None]) -> Row:
    return Row(label, (now, *changes(now, then)), (now, then[0]))


def _items(said: str, now: Figures, before: Earlier) -> Table:
    names = {
        "listed": n_("Items listed"),
        "reported": n_("Reported"),
        "reported_late": n_("Reported late"),
        "signed_off": n_("Signed off"),
        "due": n_("Due in the period"),
        "due_signed_off": n_("Of these signed off"),
        "open_at_end": n_("Not signed off at the end"),
    }
    table = _numbers(said, _counts(now, before, names), before)
    if table.rows:
        rates = now["sign_off_rate"], before[0] and before[0]["sign_off_rate"]
        text = _("Sign-off rate of the items due: {now}; before: {before}")
        said = text.format(
            **{name: printed(Share(rate)) for name, rate in zip(("now", "before"), rates, strict=True)}
        )
        table = table._replace(notes=(said,))
    return table


# ── labels ──


def _text(text: str | None) -> str:
    return _("Not known") if text is None else text


def _officer(name: str | None) -> str:
    return _("(nobody)") if name is None else name


def _circumstance(code: str | None) -> str:
    return f"{code} {term('circumstances')(code)}"


def _result(code: str | None) -> str:
    return f"{code} {term('results')(code)}"


def _outcome(code: str | None) -> str:
    return _("Differs among the parties") if code == "mixed" else term("outcomes")(code)


def _ending(code: str | None) -> str:
    match code:
        case "withdrawn":
            return _("Withdrawn")
        case "another_group":
            return _("Handed to another group")
        case _:
            return term("endings")(code)
