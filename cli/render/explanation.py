"""How a due date came about, as an officer can put it before a lead: each day counted or skipped, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqqf.calendar.days import Source, Span, Unit
from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.render.calendar.days import source_in_words, span_in_words
from sqqf.cli.render.calendar.months import Mark, month
from sqqf.cli.render.limits import extension_in_words, in_words
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import show_page

Explained = Mapping[str, Any]


def show_explanations(limits: Sequence[Explained]) -> None:
    """Show each limit's count, one after the other."""
    show_page(line for limit in limits for line in _explanation(limit))


def _explanation(limit: Explained) -> Iterator[Line]:
    yield Line(f"{limit['case']}  {limit['party']}", "bold")
    yield Line(in_words(limit))
    yield Line(_length(limit))
    if limit["basis"] == "analogy" and limit["unit"] is not None:
        said = _("By analogy: in {document} this is said of another channel.")
        yield Line(said.format(document=session().profile.short_title(lang())))
    for extension in limit["extensions"]:
        yield Line(extension_in_words(extension))
    for pause in limit["suspensions"]:
        yield Line(_suspension(limit, pause))
    if limit["original_due_on"] != limit["due_on"]:
        yield Line(_("originally due on {due}").format(due=limit["original_due_on"]))
    yield Line()
    if limit["unit"] is not None:
        yield from _months(limit)
        yield from _skipped(limit)
    yield from _sources(limit)
    yield Line()


def _length(limit: Explained) -> str:
    """How long the limit is, or that its date was set."""
    start, article = limit["starts_on"], limit["article"]
    if limit["unit"] is None:
        said = _("a date that was set on {start}, not counted ({article})")
        return said.format(start=start, article=article)
    if limit["unit"] != "working_day":
        said = _(
            "{span} from {start} ({article}); the day of the event is not counted, and a last day that is a"
            " rest day gives way to the next working day"
        )
        span = Span(limit["unit"], limit["length"])
        return said.format(span=span_in_words(span), start=start, article=article)
    counting = session().profile.section("counting")[0].text(lang())
    said = _("{n} working days from {start} ({article}); {counting}")
    return said.format(n=limit["length"], start=start, article=article, counting=counting)


def _suspension(limit: Explained, pause: Explained) -> str:
    """One suspension: by which article, or that it is none of the document's."""
    since, until, act = pause["since"], pause["until"], session().profile.acts.get(pause["by"])
    facts = {"since": since, "until": until, "kind": act.text(lang()) if act else ""}
    facts["article"] = act.article if act else None
    facts["document"] = session().profile.short_title(lang())
    if until is None:
        said = (
            _("{kind} on {since} ({article}): the clock stands still until it goes on")
            if facts["article"]
            else _("suspended since {since}, not from {document}: the clock stands still until it is resumed")
        )
        return said.format(**facts)
    unit: Unit = "working_day" if limit["unit"] == "working_day" else "calendar_day"
    stood = [day for day in limit["days"] if since < day["date"] <= until]
    left_out = sum(unit == "calendar_day" or day["kind"] in ("workday", "makeup") for day in stood)
    said = (
        _("{kind} on {since}, until {until} ({article}): {span} not counted")
        if facts["article"]
        else _("suspended from {since} to {until}, not from {document}: {span} not counted")
    )
    return said.format(**facts, span=span_in_words(Span(unit, left_out)))


def _months(limit: Explained) -> Iterator[Line]:
    days = {date.fromisoformat(day["date"]): day for day in limit["days"]}
    start, due = date.fromisoformat(limit["starts_on"]), date.fromisoformat(limit["due_on"])
    today = session().today

    def mark(day: date) -> Mark:
        style = "reverse" if day == today else ""
        if day not in days:
            return Mark(_("start"), f"bold {style}") if day == start else Mark("", f"dim {style}")
        seen = days[day]
        if seen["suspended"]:
            text = _("susp.")
        elif seen["counted"] is None:
            text = _("off") if seen["kind"] == "weekend" else _("hol.")
        else:
            text = str(seen["counted"]) + ("*" if seen["kind"] == "makeup" else "")
        if day == due:
            return Mark(f"▶{text}", f"bold green {style}")
        return Mark(text, f"{'dim' if seen['counted'] is None else 'green'} {style}")

    for n in range(start.year * 12 + start.month - 1, due.year * 12 + due.month):
        yield from month(n // 12, n % 12 + 1, mark)
        yield Line()


def _skipped(limit: Explained) -> Iterator[Line]:
    """The days that aren't as the week would have them: days off on weekdays, make-up days.

    Of calendar days and months every day is one of them, but the last may be none to end on.
    """
    if limit["unit"] != "working_day":
        last = max((day["date"] for day in limit["days"] if day["counted"]), default=limit["due_on"])
        if last != limit["due_on"]:
            said = _("{date}  the last day by the count, a rest day: {due} takes its place")
            yield Line(said.format(date=last, due=limit["due_on"]))
        return
    for day in limit["days"]:
        if day["suspended"]:
            continue
        if day["kind"] == "holiday":
            said = _("{date}  not counted: {name}, day off [{source}]")
            yield Line(said.format(date=day["date"], name=day["name"], source=_source(day)))
        elif day["kind"] == "makeup":
            said = _("{date}  counted (*): make-up day for {name} [{source}]")
            yield Line(said.format(date=day["date"], name=day["name"], source=_source(day)))


def _sources(limit: Explained) -> Iterator[Line]:
    for source in limit["sources"]:
        yield Line(_("calendar {year}: {source}").format(year=source["year"], source=_source(source)), "dim")
    if limit["provisional"]:
        said = _(
            "Provisional: the notice for some of these days isn't out; import it when it is:"
            " sqqf calendar import FILE"
        )
        yield Line(said, "yellow")


def _source(known: Explained) -> str:
    """Where a day or a year is known from, in words."""
    about = known["known_from"]
    return source_in_words(Source(about["kind"], about["year"], tuple(about["references"])))
