"""What a profile must hold, as data; ``check`` reads it.

A shape says what a value must look like:
- a word of ``check.KINDS`` (`text`, `count`, …): a value of this kind; `->limits`: an id of that section
- a tuple: one of these values
- a list: a list, not empty, of the shape in it
- a dict: a table with these keys. `key?` may be left out; `key|other` only where `other` is given;
  `->channels` as the key stands for any id of that section. `key|one|other`: where none of these is given
- `milestone`: an id of section `milestones`, or `first:KIND`, `last:KIND` with an id of section `acts`
- Either: the first shape for text, the second for tables
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqqf.procedure.rules.fields import FORMS
from sqqf.procedure.rules.limit import LENGTHS


class Either(NamedTuple):
    """A shape for values that may be text or a table."""

    text: Any
    table: Any


_WORDS = {"zh": "text", "en": "text"}
_NAMES = [_WORDS | {"from?": "date", "to?": "date"}]
_BASIS = ("analogy", "practice", "other_rules")
_BY = ("letter", "analogy", "practice")
_TRACKS = ("tolerance", "inaction")
_LEVELS = ("province", "city", "county")
_APPROVING = ("committee", "government")
_TABLE = {"article|basis": "article", "basis?": _BASIS, **_WORDS}
_ENTRY = {"id": "id", **_TABLE, "aliases?": ["text"]}
_ITEMS = [
    {"id": "item_id", "article?": "article", **_WORDS, "names?": _NAMES, "talk?": "flag"}
    | {"accountable?": "flag", "for?": ["->subject_kinds"]}
]
_ITEMED = _ENTRY | {"items?": _ITEMS, "items_open?": "flag"}

_FIELD = {
    "id": "id",
    **_WORDS,
    "form?": FORMS,
    "required?": "flag",
    "choices?": [{"id": "id", **_WORDS}],
}

REGISTERS = ("guidance", "problem", "prefiling")
"""What may be pending beside cases and leads: to be followed up, to be reported upward, to be answered."""

DUTIES = ("clarification", "disclosure", "answer", "handover")
"""What is owed promptly beside what a case or lead waits for, by the group or by whom something went to."""

SEVERITIES = ("defect", "risk", "note")

CITATIONS = ("parts", "articles")
"""How a profile may cite: by part, section and item, or by 条款项目."""


def _length(instead: str) -> dict[str, str]:
    """The keys that say how long something is, of which one is given, or ``instead``."""
    first, *others = LENGTHS
    return {"|".join((first, *others, instead)): "count", **{f"{key}?": "count" for key in others}}


SCHEMA: dict[str, Any] = {
    "name": "id",
    "version": "text",
    "title": _WORDS,
    "source": "text",
    "citations?": CITATIONS,
    "open?": ["text"],
    "counting": _TABLE
    | {"start_counted": "flag", "unit": ("working_day",), "rests_on?": _WORDS, "note?": _WORDS},
    "lights": _TABLE | {"yellow": "count"},
    "numbering": _TABLE | {"default_prefix": "text"},
    "principles?": [_ENTRY],
    "definitions?": [_ENTRY],
    "person_kinds": [_ENTRY],
    "distinctions": [_ENTRY | {"tolerant": _WORDS, "culpable": _WORDS}],
    "answers": [_ENTRY],
    "sides": [_ENTRY],
    "reliefs": [_ENTRY],
    "outcomes": [_ENTRY],
    "classes": [_ENTRY | {"all_of?": "flag"}],
    "circumstances": [
        _ENTRY
        | {"class": "->classes", "reliefs": ["->reliefs"], "needs_basis?": "flag"}
        | {"elements": [_WORDS | {"any_of?": [_WORDS], "own_words?": "flag"}]}
    ],
    "bars": [_ENTRY | {"covers?": [_WORDS], "needs_basis?": "flag", "elements?": [_WORDS]}],
    "levels": [_ENTRY | {"handles": _WORDS}],
    "organs": [
        _ENTRY | {"leads?": "flag", "names?": _NAMES, "inaction?": {"article": "article", "words": ["text"]}}
    ],
    "roles": [_ENTRY | {"member?": "flag"}],
    "invited": [_ENTRY | {"says?": _WORDS, "interested?": "flag"}],
    "zones?": [_ENTRY | {"names": ["text"], "level": "->levels"}],
    "channels": [
        _ENTRY
        | {"says": _WORDS, "applicant_is_party": "flag", "applicant_kind": "->person_kinds"}
        | {"expects": ["->expected"], "answers_inquiry?": "flag", "not_from?": ["text"]}
    ],
    "expected": [_ENTRY | {"words": ["text"], "severity?": SEVERITIES}],
    "methods": [_ENTRY],
    "notice_methods": [_ENTRY | {"written": "flag"}],
    "milestones": [_ENTRY],
    "limits": [
        {"id": "id", "article": "article", **_WORDS, **_length("each")}
        | {"starts|each": "milestone", "met_by|each": ["milestone"], "levels?": ["->levels"]}
        | {"basis": Either(_BY, {"->channels": _BY}), "extendable?": "flag", "yellow?": "count"}
        | {"extend_at_most?": {**_length("times"), "times?": "count"}}
        | {"pauses?": [{"from": "->acts", "until": "->acts"}]}
        | {"each?": ("correction", "rectification", "supplementary")}
        | {"track?": _TRACKS, "option?": "->optional"}
    ],
    "states": [
        _ENTRY | {"open|within": "flag", "end?": "flag", "within?": "->states", "waits_for?": "->waits"}
    ],
    "waits": [_ENTRY],
    "acts": [
        _ENTRY
        | {"command?": "command", "from?": ["->states"], "dated": "flag", "track?": _TRACKS}
        | {"to?": Either("->states", {"->states": "->states"})}
        | {"back?": {"->returns": "->states"}, "levels?": ["->levels"], "option?": "->optional"}
        | {"after?": ["->acts"], "once?": "flag", "fields?": [_FIELD]}
    ],
    "endings": [_ENTRY],
    "duties?": [_ENTRY],
    "investigators?": _TABLE | {"least": "count", "rests_on?": _WORDS},
    "deliberation": _TABLE | {"least": "count", "more_than_percent?": "count"},
    "own_dates?": [
        _ENTRY
        | {
            "waits|register|duty": "->waits",
            "register?": REGISTERS,
            "duty?": DUTIES,
            "within": "count",
            "chased?": "flag",
        }
    ],
    "promptness": _TABLE | {"within": "count", "idle?": "count"},
    "returns": [_ENTRY],
    "recipients": [_ENTRY],
    "clarification_ways": [_ENTRY],
    "closing": [_ENTRY],
    "bodies": [_ENTRY],
    "authorities?": [_ENTRY | {"level?": _LEVELS, "body?": _APPROVING}],
    "decider?": _TABLE,
    "uses": [_ENTRY],
    "results": [_ENTRY | {"for": ["->person_kinds"], "note?": _WORDS}],
    "corrections": [_ITEMED | {"says": _WORDS, "addressees?": "count"}],
    "prefiling?": _TABLE | _length("each") | {"tracking?": _length("each")},
    "prefiling_kinds?": [_ENTRY],
    "prefiling_results?": [_ENTRY | {"effect": ("monitored", "refused")}],
    "findings": [
        _ENTRY
        | {
            "severity": SEVERITIES,
            "stage?": "->states",
            "before_closing?": "flag",
            "words?": ["text"],
            "but?": ["text"],
            "explained?": "flag",
            "lasting?": "flag",
            "limit?": "->limits",
            "finds?": {
                "missing|overdue|late|prefiling": "->acts",
                "in|overdue|late|prefiling": ["->states"],
                "overdue?": "->limits",
                "late?": "->limits",
                "prefiling?": ("filed", "refused"),
            },
            "remedy": _WORDS,
        }
    ],
    "areas": [_ENTRY | {"conducts": _ITEMS, "items_open?": "flag"}],
    "sources": [_ITEMED],
    "verification": [_ENTRY],
    "measures": [
        _ITEMED | {"names?": _NAMES, "accountable?": "flag", "talk?": "flag", "for?": ["->subject_kinds"]}
    ],
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
    "mechanisms?": [_ITEMED],
    "scope?": _TABLE,
    "supervision?": [_ENTRY],
    "terms?": [_ENTRY | {"names": _NAMES}],
    "optional?": [_ENTRY | {"rests_on": _WORDS, "enabled": "flag"}],
}


SPOKEN_OF = (
    "levels",
    "person_kinds",
    "reliefs",
    "outcomes",
    "milestones",
    "states",
    "acts",
    "answers",
    "sides",
    "returns",
    "recipients",
    "closing",
    "tolerance_results",
    "tolerance_effects",
    "lead_closing",
    "disclosures",
    "findings",
)
"""Sections whose every entry the program speaks of: each profile has all entries of the shipped one.

Of the findings it may leave out any: what a place has no words for isn't looked for there.
"""
SPOKEN_OF_IN_PART: dict[str, tuple[str, ...]] = {
    "endings": ("transferred", "merged"),
    "methods": ("hearing",),
    "limits": ("acceptance", "investigation", "filing", "correction", "rectification", "supplementary"),
    "waits": (
        "resumption",
        "supplement",
        "verification",
        "disposition",
        "referral",
        "tolerance",
        "rectification",
        "lead_closing",
        "dates",
    ),
    "organs": ("discipline",),
    "uses": ("accountability",),
    "corrections": ("warning", "admonition"),
}
"""Sections of which it speaks of some entries: these every profile has."""

Known = Mapping[str, tuple[str, ...]]
"""The ids that the program speaks of, by section."""


def known_ids(shipped: Mapping[str, Any]) -> Known:
    """The ids that every profile has to have, from the content of the shipped one."""
    return {
        **{name: tuple(entry["id"] for entry in shipped[name]) for name in SPOKEN_OF},
        **SPOKEN_OF_IN_PART,
    }
