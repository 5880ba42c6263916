"""What an old ledger's dates say: the due dates that were wrong, and what was late, as tables and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqqf.calendar.wall import Reason
from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.render.forms.html import html
from sqqf.cli.render.forms.markdown import markdown
from sqqf.cli.render.forms.text import text
from sqqf.cli.render.limits import STYLES, kind_name
from sqqf.cli.render.report.overview import head_line
from sqqf.cli.screen import lines, streams
from sqqf.cli.screen.table import show_table
from sqqf.cli.sentences.words import few
from sqqf.papers.document import Change, Document, Row, Table, printed
from sqqf.papers.sheets.columns import KNOWN
from sqqf.papers.sheets.outgoing import csv_out
from sqqf.papers.sheets.outgoing.figures_xlsx import workbook
from sqqf.procedure.course.before import Late, OldDate
from sqqf.store.takeover.outlook import Lookback, Old

FORMATS = ("text", "md", "html", "json", "xlsx", "csv")
_FORMS = {"text": text, "md": markdown, "html": html}
_WHY: Mapping[str, str] = {
    "makeup_day": n_("make-up days not counted: {days}"),
    "holiday": n_("days off counted: {days}"),
    "calendar_days": n_("calendar days counted instead of working days"),
    "day_itself": n_("the day itself counted"),
    "day_after": n_("begun a day late"),
    "other_day": n_("counted from “{event}”, {days}"),
}
_FEW = 3
"""At most so many days are named one by one."""


def content(lookback: Lookback, form: str, head: str) -> bytes:
    """The file; ``head`` is the ledger's. Raises BadInput where it takes a library that isn't installed."""
    if form == "json":
        return (streams.as_json({**facts(lookback), "head": head}) + "\n").encode()
    if form == "csv":
        return _csv(lookback)
    whole = _document(lookback, head)
    return workbook(whole) if form == "xlsx" else (_FORMS[form](whole) + "\n").encode()


def show(lookback: Lookback, form: str, head: str) -> None:
    """Print it; as text with the tables of the screen."""
    if form == "json":
        streams.show_json({**facts(lookback), "head": head})
    elif form == "text":
        for line in (*_summary(lookback), *untold(lookback)):
            streams.say(line)
        show_tables(lookback)
    else:
        streams.say(_FORMS[form](_document(lookback, head)))


def facts(lookback: Lookback) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "compared": lookback.compared,
        "due_dates": [_date(one.no, old) for one in lookback.old for old in one.before.dates],
        "late": [_late(one.no, late) for one in lookback.old for late in one.before.late],
        "unjudged": [
            {"case": one.no, "kinds": [*one.before.unjudged]} for one in lookback.old if one.before.unjudged
        ],
    }


def _date(no: str, old: OldDate) -> dict[str, Any]:
    return {
        "case": no,
        "kind": old.kind,
        "article": old.article,
        "starts_on": str(old.starts_on),
        "was": str(old.was),
        "due_on": str(old.due_on),
        "days": old.days,
        "reasons": [
            {"code": why.code, "days": [*map(str, why.days)], "event": why.event} for why in old.reasons
        ],
        "extended": old.extended,
    }


def _late(no: str, late: Late) -> dict[str, Any]:
    return {
        "case": no,
        **{name: _plain(fact) for name, fact in late._asdict().items()},
        "days": late.days,
    }


def _plain(fact: Any) -> Any:
    return str(fact) if isinstance(fact, date) else fact


def tables(lookback: Lookback) -> list[Table]:
    """The tables that have rows."""
    found = [_dates(lookback.old), _lates(lookback.old)]
    return [table for table in found if table.rows]


def show_tables(lookback: Lookback) -> None:
    """Print the tables that have rows."""
    for table in tables(lookback):
        streams.say()
        streams.say(table.title)
        rows = (
            lines.Row([printed(cell) for cell in row.cells], STYLES.get(row.status)) for row in table.rows
        )
        show_table(table.headers, rows, "")


def _document(lookback: Lookback, head: str) -> Document:
    said = [*_summary(lookback), *untold(lookback)]
    title = _("What the dates of the old ledger say")
    return Document(title, said, tables(lookback), head=head_line({"head": head}))


def _summary(lookback: Lookback) -> Iterator[str]:
    wrong = sum(len(one.before.dates) for one in lookback.old)
    late = sum(len(one.before.late) for one in lookback.old)
    said = _("old due dates compared: {compared}; different: {wrong}; limits met late: {late}")
    yield said.format(compared=lookback.compared, wrong=wrong, late=late)


def untold(lookback: Lookback) -> Iterator[str]:
    """Of which the time before can't be judged."""
    if numbers := [one.no for one in lookback.old if one.before.unjudged]:
        said = _("dates are missing, so it can't be judged whether every earlier limit was kept: {numbers}")
        yield said.format(numbers=few(numbers))


def _dates(old: Sequence[Old]) -> Table:
    headers = [
        _("number"),
        _("limit"),
        _("from"),
        _("old due date"),
        _("as counted"),
        _("days apart"),
        _("how it may have come about"),
    ]
    rows = [
        Row(
            "",
            [
                one.no,
                kind_name(each.kind, None),
                str(each.starts_on),
                str(each.was),
                str(each.due_on),
                Change(each.days),
                _why(one, each),
            ],
        )
        for one in old
        for each in one.before.dates
    ]
    return Table(_("Due dates that were wrong"), headers, rows, sheet=_("Due dates"))


def _lates(old: Sequence[Old]) -> Table:
    headers = [_("number"), _("limit"), _("from"), _("due"), _("met on"), _("days late")]
    rows = [
        Row(
            "",
            [
                one.no,
                kind_name(each.kind, None),
                str(each.starts_on or ""),
                str(each.due_on),
                str(each.met_on),
                each.days,
            ],
            status="overdue",
        )
        for one in old
        for each in one.before.late
    ]
    return Table(_("Late by the dates on record"), headers, rows, sheet=_("Late"))


def _csv(lookback: Lookback) -> bytes:
    """Both tables as one."""
    dates, lates = _dates(lookback.old), _lates(lookback.old)
    number, limit, start, was, due, days, why = dates.headers
    rows = [[*cells[:5], "", *cells[5:]] for cells in map(_fields, dates.rows)]
    rows += [[*cells[:3], "", *cells[3:], lates.title] for cells in map(_fields, lates.rows)]
    return csv_out.content([number, limit, start, was, due, lates.headers[4], days, why], rows)


def _fields(row: Row) -> list[str | int]:
    """Its cells; numbers are numbers."""
    bare = (cell.value if isinstance(cell, Change) else cell for cell in row.cells)
    return [int(cell) if isinstance(cell, int | float) else printed(cell) for cell in bare]


def _why(one: Old, old: OldDate) -> str:
    if old.extended:
        return _("later than the limit: taken as an extension")
    return ("; " if lang() == "en" else "；").join(_reason(one.track, why) for why in old.reasons) or _(
        "nothing usual explains it"
    )


def _reason(track: str, why: Reason) -> str:
    event = next((one for one in KNOWN[track] if one.key == why.event), None)
    name = event and (event.en if lang() == "en" else event.zh)
    return _(_WHY[why.code]).format(days=_days(why.days), event=name)


def _days(days: Sequence[date]) -> str:
    if len(days) <= _FEW:
        return listed(map(str, days))
    return _("{first} … {last} ({n} days)").format(first=days[0], last=days[-1], n=len(days))
