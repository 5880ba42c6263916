"""What a paper is made of before it has happened: a slip's proposal, and the day that a letter invites to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import option
from sqqf.cli.options.parsing import day, positive
from sqqf.papers.word.forms import SEVERAL, Form
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.facts.words import Proposed
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.store.office.appointments import meeting

Propose = Annotated[
    str | None,
    option(
        "--propose",
        "accept|decline|mN|METHOD",
        _("For a slip before the act: the answer, or the measure; for an invitation: the way of checking."),
    ),
]
Responsibility = Annotated[
    list[str] | None,
    option("--responsibility", "R[,R…]", _("For the slip before a disposition: for which responsibility.")),
]
Until = Annotated[
    date | None, option("--until", "DATE", _("For an approval slip before the act: up to which day."), day)
]
Days = Annotated[
    int | None,
    option("--days", "N", _("For an approval slip before the act: working days more."), positive),
]
Why = Annotated[str | None, option("--reason", "TEXT", _("For an approval slip before the act: why."))]
Event = Annotated[
    date | None,
    option("--event", "DATE", _("For an agenda or an invitation: the day of what it is about."), day),
]
Place = Annotated[str | None, option("--place", "TEXT", _("For an agenda or an invitation: where."))]


class Given(NamedTuple):
    """The options as they were given."""

    propose: str | None
    responsibility: list[str] | None
    reason: str | None
    days: int | None
    until: date | None
    event: date | None
    place: str | None


class Called(NamedTuple):
    """A meeting that was called."""

    cases: list[str]
    on: date
    place: str | None


def called_to(nos: Sequence[str]) -> Called | None:
    """The meeting of a number such as M2026-1; None for cases. Raises BadInput; Refused where it is off."""
    if len(nos) != 1 or not re.fullmatch(r"\s*[Mm]\d{4}-\d+\s*", nos[0]):
        return None
    entry = meeting(session().ledger, nos[0])
    if entry["cancelled"]:
        raise Refused("meeting_off", id=entry["id"], reason=entry["cancelled"])
    return Called(entry["cases"], date.fromisoformat(entry["on"]), entry["place"])


def proposed_by(form: Form | None, given: Given, called: Called | None) -> Proposed | None:
    """What a paper is made of before it has happened; None where nothing is proposed. Raises BadInput."""
    place = given.place or (called.place if called else None)
    event = given.event or (called.on if called else None)
    if form is not None and form.target == SEVERAL:
        known = Proposed(on=event if form.proposes else None, place=place)
        if not any(given._replace(place=None, event=None if form.proposes else given.event)):
            return known if any(known) else None
    if not any(given):
        return None
    read = _READ.get(form.proposes) if form else None
    if read is None:
        raise BadInput("proposes_nothing", kind=form.code if form else "--all")
    return read(given._replace(place=place, event=event))


def _wanted(**values: object) -> None:
    """Raises BadInput for what a proposal can't do without."""
    if missing := [name for name, value in values.items() if not value]:
        raise BadInput("missing", names=[_NAMES.get(name, f"--{name}") for name in missing])


_NAMES = {"time": "--until, --days"}


def _more_time(given: Given) -> Proposed:
    _wanted(reason=given.reason, time=given.days or given.until)
    return Proposed(given.reason, given.days, given.until)


def _answer(given: Given) -> Proposed:
    what = _ANSWERS.get((given.propose or "").strip())
    if given.propose and what is None:
        raise UnknownCode("acts", str(given.propose), tuple(_ANSWERS))
    _wanted(propose=what, reason=given.reason or what != "decline")
    return Proposed(given.reason, what=what)


_ANSWERS = {"accept": "accept", "受理": "accept", "decline": "decline", "不予受理": "decline"}


def _disposition(given: Given) -> Proposed:
    _wanted(propose=given.propose, responsibility=given.responsibility, reason=given.reason)
    measure = code("measures", given.propose or "")
    return Proposed(given.reason, what=measure, responsibilities=typed.responsibilities(given.responsibility))


def _event(given: Given) -> Proposed:
    _wanted(event=given.event)
    what = code("methods", given.propose) if given.propose else None
    return Proposed(what=what, on=given.event, place=given.place)


_READ = {"extension": _more_time, "answer": _answer, "disposition": _disposition, "event": _event}
"""How what is proposed is read, by what a form can be made of."""
