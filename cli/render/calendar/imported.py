"""What an imported notice says and changes, as text and as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqqf.calendar.notice import Notice, NoticeDay
from sqqf.cli.context.language import _, n_
from sqqf.cli.render.calendar.days import KINDS, source_in_words
from sqqf.cli.render.limits import STATUSES, kind_name
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.cli.screen.visible import visible
from sqqf.store.writing.notices import Changed, Imported

LIMITS = (n_("case"), n_("limit"), n_("was"), n_("is now"))
DAYS = (n_("date"), n_("was"), n_("is now"), n_("known from until now"))


def document(done: Imported) -> dict[str, Any]:
    """One year's import as JSON has it."""
    lists = (("moved", done.moved), ("verdicts", done.verdicts), ("confirmed", done.confirmed))
    return {
        "year": done.notice.year,
        "extent": done.notice.extent,
        "off": [{"date": day.date.isoformat(), "name": day.name} for day in done.notice.days if day.off],
        "worked": [
            {"date": day.date.isoformat(), "name": day.name} for day in done.notice.days if not day.off
        ],
        "changed": [
            {"date": was.date.isoformat(), "was": was.kind, "is": now.kind, "source": str(was.source)}
            for was, now in done.changed
        ],
        **{
            name: [dict(zip(("case", "kind", "from", "to"), item, strict=True)) for item in found]
            for name, found in lists
        },
    }


def show(done: Imported, *, dry_run: bool) -> None:
    """The two lists of a year's notice, then all that changes."""
    year = done.notice.year
    if done.already_known:
        streams.say(_("the notice for {year} is on record already: nothing changes").format(year=year))
        return
    said = (
        _("the notice for {year} would move {n} open limits")
        if dry_run
        else _("notice for {year} on record; open limits moved: {n}")
    )
    streams.say(said.format(year=year, n=len(done.moved)))
    if not done.notice.publishes:
        streams.say(_("an amendment: only its own days change"))
    _show_lists(done.notice)
    streams.say(_("days that become working days or days off: {n}").format(n=done.days_changed))
    if done.changed:
        show_table(DAYS, map(_changed_row, _runs_of_changes(done.changed)), "")
    _show_limits(done)


def _show_lists(notice: Notice) -> None:
    for off, said in ((True, _("days off")), (False, _("make-up days"))):
        days = [day for day in notice.days if day.off == off]
        listed = "; ".join(visible(run) for run in _runs_by_name(days))
        streams.say(_("{what} ({n}): {days}").format(what=said, n=len(days), days=listed or "–"))


def _show_limits(done: Imported) -> None:
    if done.confirmed:
        streams.say(_("no longer provisional, same date: {n}").format(n=len(done.confirmed)))
    if done.moved:
        show_table(LIMITS, (Row((no, kind_name(kind), was, now)) for no, kind, was, now in done.moved), "")
    if done.verdicts:
        streams.say(_("limits met whose verdict changes: {n}").format(n=len(done.verdicts)))
        rows = (
            Row((no, kind_name(kind), _(STATUSES[was]), _(STATUSES[now])))
            for no, kind, was, now in done.verdicts
        )
        show_table(LIMITS, rows, "")


def _runs_by_name(days: Iterable[NoticeDay]) -> Iterator[str]:
    """``春节 2027-02-05 – 2027-02-12`` for each run of days of one name."""
    run: list[NoticeDay] = []
    for day in [*sorted(days), None]:
        if run and (day is None or day.name != run[-1].name or not _follows(run[-1].date, day.date)):
            yield f"{run[0].name} {_span([one.date for one in run])}"
            run = []
        if day:
            run.append(day)


def _runs_of_changes(changes: Iterable[Changed]) -> Iterator[list[Changed]]:
    """Consecutive days that change alike."""
    run: list[Changed] = []
    for change in [*changes, None]:
        if run and (
            change is None
            or _alike(change) != _alike(run[-1])
            or not _follows(run[-1][0].date, change[0].date)
        ):
            yield run
            run = []
        if change:
            run.append(change)


def _alike(change: Changed) -> tuple[object, ...]:
    was, now = change
    return was.kind, was.name, was.source, now.kind, now.name


def _changed_row(run: Sequence[Changed]) -> Row:
    was, now = run[0]
    days = _span([before.date for before, _after in run])
    return Row(
        (
            days,
            *(visible(" ".join(filter(None, (_(KINDS[day.kind]), day.name)))) for day in (was, now)),
            source_in_words(was.source),
        )
    )


def _span(days: Sequence[date]) -> str:
    return str(days[0]) if len(days) == 1 else f"{days[0]} – {days[-1]}"


def _follows(day: date, other: date) -> bool:
    return other - day == timedelta(days=1)
