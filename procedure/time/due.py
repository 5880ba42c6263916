"""How a due date is counted: from which day, with the extensions agreed, with the clock standing still."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqqf.calendar.days import Span
from sqqf.calendar.spans import end_of, next_day, nominal_end
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.record.dossier import Extension, Pause
from sqqf.procedure.rules.profile import Profile


def counts_from(starts_on: date, profile: Profile) -> date:
    """The day that isn't counted: the day of the event, or where the profile counts that, the day before."""
    return starts_on - timedelta(days=1) if profile.start_counted else starts_on


def due_dates(
    starts_on: date,
    span: Span,
    extensions: Iterable[Extension],
    workdays: Workdays,
    pauses: Sequence[Pause] = (),
) -> tuple[date, date]:
    """The original due date and the one in force. Consent never shortens a limit; pauses move the second."""
    original = end_of(starts_on, span, workdays)
    due = _add(starts_on, span, workdays, pauses) if pauses else original
    for extension in extensions:
        days = extension.days
        longer = _add(due, Span("working_day", days), workdays, pauses) if days else extension.to
        due = max(due, longer or due)
    return original, due


def _add(start: date, span: Span, workdays: Workdays, pauses: Sequence[Pause]) -> date:
    """The end of a span: never a day on which the clock stood still."""
    if span.unit != "working_day":
        end = nominal(start, span, pauses)
        return next_day(end, lambda day: workdays.is_working(day) and not stood_still(pauses, day))
    due, left_out = workdays.add(start, span.length), 0
    while (paused := sum(_overlap(pause, start, due, workdays) for pause in pauses)) > left_out:
        left_out = paused
        due = workdays.add(start, span.length + left_out)
    return due


def nominal(start: date, span: Span, pauses: Sequence[Pause]) -> date:
    """The last day of a span of calendar days or months, those on which the clock stood still left out."""
    end = plain = nominal_end(start, span)
    left_out = 0
    while (paused := sum(_overlap(pause, start, end, None) for pause in pauses)) > left_out:
        left_out = paused
        end = plain + timedelta(days=left_out)
    return end


def _overlap(pause: Pause, start: date, due: date, workdays: Workdays | None) -> int:
    """The working days, without a calendar the days, of (start, due] in which the clock stood still.

    A pause that goes on hasn't moved anything.
    """
    if pause.until is None:
        return 0
    since, until = max(pause.since, start), min(pause.until, due)
    if since >= until:
        return 0
    return workdays.between(since, until) if workdays else (until - since).days


def stood_still(pauses: Iterable[Pause], day: date) -> bool:
    """Whether the day lies in a pause that is over."""
    return any(pause.until and pause.since < day <= pause.until for pause in pauses)


def stands_still(pauses: Iterable[Pause], due_on: date) -> bool:
    """Whether a pause goes on that began before the limit ran out."""
    return any(pause.until is None and pause.since < due_on for pause in pauses)
