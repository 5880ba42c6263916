"""Whether a text holds a profile: a schema as data, and an interpreter that finds each fault with its place.

A shape says what a value must look like:
- a word of `KINDS` (`text`, `count`, …): a value of this kind; `->limits`: an id of that section
- a tuple: one of these values
- a list: a list, not empty, of the shape in it
- a dict: a table with these keys. `key?` may be left out; `key|other` only where `other` is given;
  `->channels` as the key stands for any id of that section
- Either: the first shape for text, the second for tables

A place is what one would write to get there, counting from 0 in the order of the file:
`circumstances[8].elements[2].zh` is the third element of the ninth circumstance.

Codes of faults, with their facts: `syntax` (line, column, said), `missing` (key or id), `unknown_key` (key),
`type` (expected, found), `empty`, `form` (expected, value), `choice` (choices, value), `dangling` (section,
value), `duplicate` (value, first: the place that has it already).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple


class Fault(NamedTuple):
    """One thing wrong with a profile: where, which kind, and what the sentence about it needs to know."""

    place: str
    code: str
    facts: dict[str, Any]


class Either(NamedTuple):
    """A shape for values that may be text or a table."""

    text: Any
    table: Any


def _is_date(text: str) -> bool:
    """2018, 2018-03 or 2018-03-20."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text) is not None


_NUMERAL = "[一二三四五六七八九十]+"

# kind: the type of its values, and the form they must have
KINDS: dict[str, tuple[type, Callable[[Any], bool]]] = {
    "text": (str, lambda _: True),
    "flag": (bool, lambda _: True),
    "count": (int, lambda number: number >= 1),
    "id": (str, _matches(r"[a-z][a-z0-9_]*|[1-9][0-9]*|n/a")),
    "item_id": (str, _matches(r"[a-z][a-z0-9_]*\.[a-z0-9_]+")),
    "command": (str, _matches(r"[a-z][a-z-]*( [a-z][a-z-]*)?")),
    "article": (str, _matches(rf"{_NUMERAL}(\({_NUMERAL}\)([1-9]\d*(\([1-9]\d*\))?)?)?")),
    "date": (str, _is_date),
}

_WORDS = {"zh": "text", "en": "text"}
_NAMES = [_WORDS | {"from?": "date", "to?": "date"}]
_BASIS = ("analogy", "practice", "other_rules")
_BY = ("letter", "analogy", "practice")
_TRACKS = ("tolerance", "inaction")
_TABLE = {"article|basis": "article", "basis?": _BASIS, **_WORDS}
_ENTRY = {"id": "id", **_TABLE, "aliases?": ["text"]}
_ITEMS = [{"id": "item_id", "article?": "article", **_WORDS, "names?": _NAMES, "talk?": "flag"}]
_ITEMED = _ENTRY | {"items?": _ITEMS, "items_open?": "flag"}

# Ids that the program itself speaks of: every profile has them.
KNOWN_IDS: dict[str, tuple[str, ...]] = {
    "levels": ("city", "county"),
    "person_kinds": ("person", "unit"),
    "endings": ("transferred", "merged"),
    "reliefs": ("exempted", "mitigated", "lenient"),
    "outcomes": ("exempted", "mitigated", "lenient", "none", "declined"),
    "methods": ("hearing",),
    "limits": ("acceptance", "investigation", "filing", "correction", "rectification", "supplementary"),
    "milestones": (
        "received",
        "answered",
        "notified",
        "accepted",
        "concluded",
        "decided",
        "filed",
        "settled",
    ),
    "states": (
        *("registered", "investigating", "concluded", "deliberated", "approved", "decided"),
        *("closed", "declined", "withdrawn", "ended", "void"),
        *("received", "verifying", "verified", "disposed", "unfounded", "joined"),
    ),
    "acts": (
        *("registered", "accepted", "declined", "notified", "step", "extended", "concluded", "withdrawn"),
        *("ended", "transferred", "voided", "assigned", "point", "noted", "attached", "amended"),
        *("assessed", "deliberated", "submitted", "approved", "decided", "filed", "receipted", "feedback"),
        *("clarified", "applied", "referred", "correction", "correction_reported", "correction_returned"),
        *("correction_signed_off", "closed", "objection", "recused", "suspended", "resumed", "reopened"),
        *("published", "lead", "lead_assigned", "classified", "lead_referred", "referral_received"),
        *(
            "referral_returned",
            "verification",
            "verified",
            "tolerance_checked",
            "disposed",
            "cleared",
            "unfounded",
        ),
        *("joined", "took_in", "split", "rectification", "measures", "rectified", "rectification_returned"),
        *("rectification_signed_off", "reminded", "disclosed", "lead_published", "source_shown"),
        *("lead_noted", "lead_attached", "lead_voided", "lead_closed"),
        *("taken_over", "lead_taken_over", "paper_made", "lead_paper_made"),
    ),
    "waits": (
        *("resumption", "supplement", "verification", "disposition", "referral", "tolerance"),
        *("rectification", "lead_closing", "dates"),
    ),
    "answers": ("yes", "no", "unclear"),
    "sides": ("tolerant", "culpable", "n/a"),
    "returns": ("investigation", "deliberation"),
    "recipients": ("applicant", "party", "organ"),
    "uses": ("accountability",),
    "closing": (
        *("feedback_applicant", "feedback_party", "delivery", "filing", "correction_reports"),
        "written_notice",
    ),
    "corrections": ("warning", "admonition"),
    "tolerance_results": ("none", "possible"),
    "tolerance_effects": (
        *("pending", "exempted", "mitigated", "lenient", "none", "declined", "withdrawn", "ended", "void"),
        "elsewhere",
    ),
    "lead_closing": ("tolerance", "disposition", "rectification", "sign_off"),
    "disclosures": ("talk", "rectification"),
    "findings": (
        *("answered_late", "answer_overdue", "notice_late", "notice_missing", "investigated_late"),
        *("investigation_overdue", "extension_late", "extension_without_reason", "supplementary_overdue"),
        *("point_without_step", "step_without_evidence", "party_not_heard", "papers_missing"),
        *("assessment_open", "element_unshown", "claim_unexamined", "opinion_not_open"),
        *("too_few_present", "invited_counted", "recused_present", "officer_deliberates"),
        *("approved_undeliberated", "approved_unsubmitted", "decided_unapproved", "amended_after_opinion"),
        *("not_filed", "filed_late", "filing_outdated", "feedback_missing", "delivery_missing"),
        *("initiator_not_told", "clarification_undecided", "result_unapplied", "bar_unreferred"),
        *("none_unreferred", "correction_overdue", "correction_unreported", "correction_listed_late"),
        *("opinion_amended", "correction_late", "party_deliberates", "assessment_due", "bar_unshown"),
        "decision_unnumbered",
        *("prefiling_late", "objection_unforwarded", "lapsed_overdue", "rest_day", "provisional_limit"),
        *(
            "lead_subject_unknown",
            "lead_organ_unset",
            "check_struck",
            "gravity_unset",
            "referral_unreceived",
            "lead_idle",
            "disposition_overdue",
        ),
        *("unfounded_unverified", "unfounded_after_check", "accountable_unchecked", "accountable_pending"),
        *("accountable_exempted", "accountable_again", "measure_lighter", "checked_after"),
        *("measure_against_gravity", "one_side_only", "rectification_missing", "rectification_of_exempted"),
        *("rectification_overdue", "overdue_unreminded", "rectification_late", "measures_missing"),
        *("talk_undisclosed", "rectification_undisclosed"),
    ),
}

SCHEMA: dict[str, Any] = {
    "name": "id",
    "version": "text",
    "title": _WORDS,
    "source": "text",
    "open?": ["text"],
    "counting": _TABLE
    | {"start_counted": "flag", "unit": ("working_day",), "rests_on?": _WORDS, "note?": _WORDS},
    "lights": _TABLE | {"yellow": "count"},
    "numbering": _TABLE | {"default_prefix": "text"},
    "principles": [_ENTRY],
    "definitions": [_ENTRY],
    "person_kinds": [_ENTRY],
    "distinctions": [_ENTRY | {"tolerant": _WORDS, "culpable": _WORDS}],
    "answers": [_ENTRY],
    "sides": [_ENTRY],
    "reliefs": [_ENTRY],
    "outcomes": [_ENTRY],
    "classes": [_ENTRY],
    "circumstances": [
        _ENTRY
        | {"class": "->classes", "reliefs": ["->reliefs"], "needs_basis?": "flag"}
        | {"elements": [_WORDS | {"any_of?": [_WORDS]}]}
    ],
    "bars": [_ENTRY | {"covers?": [_WORDS], "needs_basis?": "flag"}],
    "levels": [_ENTRY | {"handles": _WORDS}],
    "organs": [
        _ENTRY | {"leads?": "flag", "names?": _NAMES, "inaction?": {"article": "article", "words": ["text"]}}
    ],
    "roles": [_ENTRY],
    "invited": [_ENTRY | {"says?": _WORDS}],
    "zones?": [_ENTRY | {"names": ["text"], "level": "->levels"}],
    "channels": [
        _ENTRY
        | {"says": _WORDS, "applicant_is_party": "flag", "applicant_kind": "->person_kinds"}
        | {"expects": ["->expected"]}
    ],
    "expected": [_ENTRY | {"words": ["text"]}],
    "methods": [_ENTRY],
    "notice_methods": [_ENTRY | {"written": "flag"}],
    "milestones": [_ENTRY | {"id": KNOWN_IDS["milestones"]}],
    "limits": [
        {"id": "id", "article": "article", **_WORDS, "working_days|each": "count"}
        | {"starts|each": "->milestones", "met_by|each": ["->milestones"], "levels?": ["->levels"]}
        | {"basis": Either(_BY, {"->channels": _BY}), "extendable?": "flag"}
        | {"each?": ("correction", "rectification", "supplementary")}
        | {"track?": _TRACKS, "option?": "->optional"}
    ],
    "states": [_ENTRY | {"open": "flag", "end?": "flag", "waits_for?": "->waits"}],
    "waits": [_ENTRY],
    "acts": [
        _ENTRY
        | {"command": "command", "from?": ["->states"], "dated": "flag", "track?": _TRACKS}
        | {"to?": Either("->states", {"->states": "->states"})}
        | {"back?": {"->returns": "->states"}, "levels?": ["->levels"], "option?": "->optional"}
    ],
    "endings": [_ENTRY],
    "duties": [_ENTRY],
    "deliberation": _TABLE | {"least": "count"},
    "promptness": _TABLE | {"within": "count", "idle?": "count"},
    "returns": [_ENTRY],
    "recipients": [_ENTRY],
    "clarification_ways": [_ENTRY],
    "closing": [_ENTRY],
    "bodies": [_ENTRY],
    "uses": [_ENTRY],
    "results": [_ENTRY | {"for": ["->person_kinds"], "note?": _WORDS}],
    "corrections": [_ITEMED | {"says": _WORDS}],
    "findings": [
        _ENTRY
        | {
            "severity": ("defect", "risk", "note"),
            "stage?": "->states",
            "limit?": "->limits",
            "remedy": _WORDS,
        }
    ],
    "areas": [_ENTRY | {"conducts": _ITEMS, "items_open?": "flag"}],
    "sources": [_ITEMED],
    "verification": [_ENTRY],
    "measures": [_ITEMED | {"names?": _NAMES, "accountable?": "flag", "talk?": "flag"}],
    "responsibilities": [_ENTRY],
    "subject_kinds": [_ENTRY],
    "gravities": [_ENTRY | {"measures": ["->measures"], "dual_inquiry?": "flag"}],
    "tolerance_results": [_ENTRY],
    "tolerance_effects": [_ENTRY | {"effect": ("wait", "barred", "lighter", "open", "again")}],
    "lead_closing": [_ENTRY],
    "disclosures": [_ENTRY],
    "publication": [
        _ENTRY
        | {"people": ("short", "none"), "units": ("full", "short", "none"), "dates": ("day", "month", "year")}
    ],
    "shortening": _TABLE | {"surnames": ["text"], "units": ["text"], "places": ["text"], "titles": ["text"]},
    "mechanisms": [_ITEMED],
    "scope": _TABLE,
    "supervision": [_ENTRY],
    "terms?": [_ENTRY | {"names": _NAMES}],
    "optional?": [_ENTRY | {"rests_on": _WORDS, "enabled": "flag"}],
}

_Ids = Mapping[str, frozenset[str]]


def read(text: str) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The content of a TOML text, and what is wrong with it."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (_syntax(str(error), text),)
    return content, check(content)


def check(content: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Every fault: those of shape in the schema's order, then doubled ids and words, then ids not there."""
    entries = {section: list(_entries(content, section)) for section in content}
    ids = {section: frozenset(entry["id"] for _, entry in found) for section, found in entries.items()}
    faults = list(_faults(SCHEMA, content, "", ids))
    faults += (fault for found in entries.values() for fault in _doubled(found))
    faults += (
        Fault(section, "missing", {"id": known})
        for section, all_known in KNOWN_IDS.items()
        for known in all_known
        if section in content and known not in ids[section]
    )
    return tuple(faults)


def _faults(shape: Any, value: Any, place: str, ids: _Ids) -> Iterator[Fault]:
    match shape:
        case Either():
            yield from _faults(shape.table if isinstance(value, dict) else shape.text, value, place, ids)
        case dict():
            if _is(dict, value):
                yield from _table_faults(shape, value, place, ids)
            else:
                yield _type_fault(place, "table", value)
        case list():
            if not _is(list, value):
                yield _type_fault(place, "list", value)
            elif not value:
                yield Fault(place, "empty", {})
            else:
                for index, one in enumerate(value):
                    yield from _faults(shape[0], one, f"{place}[{index}]", ids)
        case tuple():
            if value not in shape:
                yield Fault(place, "choice", {"choices": shape, "value": value})
        case str() if shape.startswith("->"):
            section = shape[2:]
            # A class is a number in the circumstances.
            if str(value) not in ids.get(section, ()):
                yield Fault(place, "dangling", {"section": section, "value": value})
        case _:
            yield from _kind_faults(shape, value, place)


def _table_faults(
    shape: Mapping[str, Any], table: Mapping[str, Any], place: str, ids: _Ids
) -> Iterator[Fault]:
    left = dict(table)
    for key, inner in shape.items():
        if key.startswith("->"):
            for name in list(left):
                yield from _faults(key, name, _under(place, name), ids)
                yield from _faults(inner, left.pop(name), _under(place, name), ids)
            continue
        name, _, instead = key.rstrip("?").partition("|")
        if name in left:
            yield from _faults(inner, left.pop(name), _under(place, name), ids)
        elif not key.endswith("?") and instead not in table:
            yield Fault(_under(place, name), "missing", {"key": name})
    for name in left:
        yield Fault(_under(place, name), "unknown_key", {"key": name})


def _kind_faults(kind: str, value: Any, place: str) -> Iterator[Fault]:
    type_, has_form = KINDS[kind]
    if not _is(type_, value):
        yield _type_fault(place, kind, value)
    elif isinstance(value, str) and not value.strip():
        yield Fault(place, "empty", {})
    elif not has_form(value):
        yield Fault(place, "form", {"expected": kind, "value": value})


def _entries(content: Mapping[str, Any], section: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each entry of a section that has an id, and those under it, with its place."""

    def listed(raw: Any, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for index, one in enumerate(raw if isinstance(raw, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                yield f"{place}[{index}]", one
                for key in ("conducts", "items"):
                    yield from listed(one.get(key), f"{place}[{index}].{key}")

    return listed(content[section], section)


def _doubled(entries: list[tuple[str, Mapping[str, Any]]]) -> Iterator[Fault]:
    """Ids that occur twice in a section, and words that would stand for two of its entries."""
    seen: dict[str, tuple[str, str]] = {}
    for place, entry in entries:
        said = {"id": entry["id"], "zh": entry.get("zh"), "en": entry.get("en")}
        aliases = entry.get("aliases")
        said |= {f"aliases[{i}]": word for i, word in enumerate(aliases if isinstance(aliases, list) else ())}
        for key, word in said.items():
            if isinstance(word, str):
                first, owner = seen.setdefault(word.casefold(), (f"{place}.{key}", place))
                if owner != place:
                    yield Fault(f"{place}.{key}", "duplicate", {"value": word, "first": first})


def _is(type_: type, value: Any) -> bool:
    """isinstance, but true and false are no numbers."""
    return isinstance(value, type_) and (type_ is bool or not isinstance(value, bool))


def _type_fault(place: str, expected: str, value: Any) -> Fault:
    names = {str: "text", bool: "flag", int: "number", float: "number", list: "list", dict: "table"}
    return Fault(place, "type", {"expected": expected, "found": names.get(type(value), "date")})


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _syntax(said: str, text: str) -> Fault:
    """The fault of a text that isn't TOML. The parser's message tells the line, or that it is the end."""
    message, _, at = said.rpartition(" (at ")
    found = re.match(r"line (\d+), column (\d+)", at)
    line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, None)
    return Fault(f"line {line}", "syntax", {"line": line, "column": column, "said": message})
