"""What is wrong with a file handed in, a profile or a calendar notice: each fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.calendar.faults import NoticeDoubts, NoticeFaults
from sqqf.cli.context.language import _, listed, n_
from sqqf.cli.screen.visible import cut, visible
from sqqf.cli.sentences.words import Sentence
from sqqf.procedure.rules.faults import Fault, ProfileFaults

MESSAGES: Mapping[str, str] = {
    # of a profile
    "syntax": n_("not TOML (line {line}, column {column}): {said}"),
    "missing": n_("is missing"),
    "lacks": n_("lacks {key}, which every profile has"),
    "unknown_key": n_("unknown key {key}"),
    "type": n_("should be {expected}, is {found}"),
    "empty": n_("is empty"),
    "form": n_("should be {expected}, is “{value}”"),
    "choice": n_("“{value}” is none of {choices}"),
    "dangling": n_("there is no “{value}” in {section}"),
    "not_with": n_("doesn't go with {other}"),
    "reserved": n_("“{value}” is what the program calls an act of its own"),
    "waits_for_itself": n_("“{value}” itself waits for this act"),
    "leads_away": n_("from “{state}” to “{value}” only an act leads that the program knows"),
    "duplicate": n_("“{value}” stands already at {first}"),
    "left_out": n_("belongs to the act {act}, which isn't there: leave this out too, or put that in"),
    "unreached": n_("no act leads to {value}"),
    # of a notice
    "not_utf8": n_("not UTF-8 (byte {offset})"),
    "not_json": n_("not JSON"),
    "not_icalendar": n_("not an iCalendar file with one calendar"),
    "missing_key": n_("is missing"),
    "key_twice": n_("the key {key} stands twice"),
    "wrong_type": n_("should be {expected}, is {found}"),
    "bad_name": n_("not a name"),
    "bad_date": n_("“{value}” is not a date like 2027-01-01"),
    "no_such_date": n_("the date {value} doesn't exist"),
    "no_days": n_("it lists no day"),
    "outside": n_("{value} is outside {first} to {last}"),
    "other_year": n_("{date} is neither of {year} nor of December of the year before"),
    "date_twice": n_("listed already at {first}"),
    "broken_event": n_("the event can't be read ({property})"),
    "timed_event": n_("the event has times of day and lies on {days} days"),
    "unknown_zone": n_("the time zone {zone} isn't known"),
    "repeating_event": n_("“{name}” repeats ({property})"),
    "bad_span": n_("the event ends before it begins ({start}, {end})"),
    "long_event": n_("the event lasts {days} days; a holiday has {most} at most"),
    "says_neither": n_("“{name}” doesn't say whether it is a day off or worked"),
    "says_both": n_("“{name}” says both day off and worked"),
    "told_of_none": n_("no event is named “{name}”"),
    "told_twice": n_("“{name}” is told twice"),
    "nothing_of_year": n_("the file has nothing of {year}"),
    "lacks_festivals": n_("{year}: without {names}"),
    # what isn't plausible in a notice
    "weekday_worked": n_("{date} {name}: a make-up day on a Monday–Friday"),
    "far_off": n_("{date} {name}: a day off far from any festival"),
    "legal_worked": n_("{date} {name}: the festival's legal day, shown as worked"),
    "many_off": n_("{year}: {days} days off; more than a tenth of the year ({most})"),
    "worked_for_none": n_("{date} {name}: a make-up day, and no day off near it to make up for"),
    "known_off": n_("{date} {name}: a day off in the built-in calendar, and not in the notice"),
    "known_worked": n_("{date} {name}: a make-up day in the built-in calendar, and not in the notice"),
}

EXPECTED: Mapping[str, str] = {
    "text": n_("text in quotation marks"),
    "flag": n_("true or false"),
    "number": n_("a number"),
    "list": n_("a list"),
    "table": n_("a table"),
    "date": n_("a date such as 2018, 2018-03 or 2018-03-20, in quotation marks"),
    "count": n_("a whole number from 1 to 2500"),
    "id": n_("small letters, digits and _, a letter first"),
    "item_id": n_("the entry's id, a dot, and more, such as i1.2"),
    "command": n_("a command in small letters"),
    "article": n_("an article"),
}
"""What a value should be, or is."""

HINTS: Mapping[str, str] = {
    "form": n_("the form is holiday-cn's JSON, or an .ics with events of a day or more; nothing was changed"),
    "unclear": n_(
        "say what these are: --off NAME, --worked NAME, or --skip NAME for neither; nothing was changed"
    ),
    "fragment": n_(
        "a whole year's notice has every festival; if it only amends some days: --amend; one year: --year"
    ),
    "doubtful": n_(
        "compare it with the State Council's notice; if it is right: --yes (with --dry-run it only shows)"
    ),
}
"""What to do about a notice that was refused."""


def sentences(error: ProfileFaults | NoticeFaults) -> list[Sentence]:
    """One sentence that says what was refused, then one a fault."""
    if isinstance(error, ProfileFaults):
        first = Sentence(
            visible(_("the rules in {path} don't hold").format(path=error.path)),
            _("mend these places; sqqf rules new FILE writes one that holds"),
        )
        return [first, *(Sentence(_of_profile(fault), "") for fault in error.faults)]
    first = Sentence(_("the notice was not taken"), _(HINTS[_remedy(error)]))
    return [first, *(Sentence(_fault(fault.code, fault.place, fault.facts), "") for fault in error.faults)]


def _remedy(error: NoticeFaults) -> str:
    codes = {fault.code for fault in error.faults}
    if isinstance(error, NoticeDoubts):
        return "doubtful"
    if codes <= {"says_neither", "says_both", "told_of_none", "told_twice"}:
        return "unclear"
    return "fragment" if codes == {"lacks_festivals"} else "form"


def _of_profile(fault: Fault) -> str:
    """``line 1011, limits[0].working_days (acceptance): should be …``"""
    facts = {
        key: _expected(fact) if key in ("expected", "found") else fact for key, fact in fault.facts.items()
    }
    place = f"{fault.place} ({fault.entry})" if fault.entry else fault.place
    if fault.line and fault.place:
        place = _("line {n}, {place}").format(n=fault.line, place=place)
    return _fault(fault.code, place, facts)


def _expected(fact: str) -> str:
    """A kind of value in words; what isn't one is an example of an article."""
    return _(EXPECTED[fact]) if fact in EXPECTED else _("an article such as {example}").format(example=fact)


def _fault(code: str, place: str, facts: Mapping[str, Any]) -> str:
    shown = {name: _shown(fact) for name, fact in facts.items()}
    shown.setdefault("key", shown.get("id", ""))
    said = _(MESSAGES[code]).format_map(shown)
    return f"{visible(cut(place))}: {said}" if place else said


def _shown(fact: Any) -> str:
    return (
        listed(visible(cut(str(one))) for one in fact)
        if isinstance(fact, (tuple, list))
        else visible(cut(str(fact)))
    )
