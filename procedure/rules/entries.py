"""What stands in a profile: entries, and the records made of those that the program goes by.

Every command imports this module, so its records are named tuples, a sixth of a frozen dataclass to define.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.calendar.days import Span, Unit
from sqqf.procedure.rules.fields import Field, fields_from

LENGTHS: Mapping[str, tuple[Unit, int]] = {
    "working_days": ("working_day", 1),
    "calendar_days": ("calendar_day", 1),
    "months": ("month", 1),
    "years": ("month", 12),
}
"""The keys by which a profile says how long something is: what they count, and how much of it one is."""

OWN = "own."
"""The kind of a date of the group's own begins with this, and so does its rule: `own.feedback`."""

RULE_SECTIONS: dict[str, str] = {
    "principles": "principle.",
    "definitions": "definition.",
    "distinctions": "",
    "classes": "class.",
    "circumstances": "",
    "answers": "answer.",
    "sides": "side.",
    "reliefs": "relief.",
    "bars": "",
    "levels": "level.",
    "organs": "organ.",
    "roles": "role.",
    "invited": "invited.",
    "zones": "zone.",
    "channels": "channel.",
    "expected": "expected.",
    "duties": "duty.",
    "methods": "method.",
    "investigators": "",
    "notice_methods": "notice.",
    "limits": "limit.",
    "counting": "",
    "waits": "wait.",
    "deliberation": "",
    "own_dates": OWN,
    "promptness": "",
    "returns": "return.",
    "recipients": "recipient.",
    "clarification_ways": "clarification.",
    "closing": "closing.",
    "bodies": "body.",
    "authorities": "authority.",
    "decider": "",
    "uses": "use.",
    "results": "",
    "corrections": "correction.",
    "prefiling": "",
    "prefiling_kinds": "prefiling_kind.",
    "prefiling_results": "prefiling_result.",
    "findings": "finding.",
    "areas": "",
    "sources": "",
    "verification": "verification.",
    "measures": "",
    "responsibilities": "responsibility.",
    "subject_kinds": "subject.",
    "gravities": "gravity.",
    "tolerance_results": "tolerance_result.",
    "tolerance_effects": "tolerance_effect.",
    "lead_closing": "lead_closing.",
    "disclosures": "disclosure.",
    "publication": "publication.",
    "shortening": "",
    "mechanisms": "mechanism.",
    "scope": "",
    "supervision": "supervision.",
    "terms": "term.",
    "optional": "optional.",
}
"""The sections that are rules, in the Opinion's order, each with what its ids begin with among all rules."""


class UnknownCode(ValueError):
    """`value` is neither a code nor a word of `section`; `choices` are the codes that are."""

    def __init__(self, section: str, value: str, choices: tuple[str, ...]) -> None:
        super().__init__(section, value, choices)
        self.section = section
        self.value = value
        self.choices = choices


class Entry(NamedTuple):
    """One entry of a section; `article` is None where the Opinion has none, `more` holds what is its own."""

    section: str
    id: str
    article: str | None
    zh: str
    en: str
    more: Mapping[str, Any]

    def text(self, lang: str) -> str:
        """The wording in Chinese, or in English for `en`."""
        return self.en if lang == "en" else self.zh

    @property
    def items(self) -> "tuple[Entry, ...]":
        """The entries under this one (`i1.2`, `m4.1`), with this one's article unless they have their own."""
        listed = self.more.get("conducts") or self.more.get("items") or ()
        return tuple(entry_from(self.section, {"article": self.article, **item}) for item in listed)


class Cap(NamedTuple):
    """How far a limit may be extended: by how much in all, and how often; None for without end."""

    span: Span | None
    times: int | None


class Limit(NamedTuple):
    """A span from milestone `starts`, met on the latest of the milestones `met_by`.

    Or, with `each`, a date of its own for each item of what that names; `span` is None then. A milestone is
    an id of section `milestones`, or `first:KIND` or `last:KIND` for that act of a kind. `pauses` are pairs
    of kinds of act between which the clock stands still. `levels` are the levels of the groups that have the
    limit, `track` is `tolerance` or `inaction`.
    """

    id: str
    article: str
    zh: str
    en: str
    span: Span | None
    starts: str
    met_by: tuple[str, ...]
    levels: tuple[str, ...]
    basis: str | Mapping[str, str]
    extendable: bool
    each: str | None
    track: str
    option: str | None
    """The switch that has to be on."""
    yellow: int | None
    """So many working days left, or fewer, is due soon; None for the profile's number."""
    extend_at_most: Cap
    pauses: tuple[tuple[str, str], ...]

    def basis_for(self, channel: str) -> str:
        """How the limit comes to hold for a case of this channel: `letter`, `analogy`, or `practice`."""
        return self.basis if isinstance(self.basis, str) else self.basis.get(channel, "analogy")


class Yellow(NamedTuple):
    """From how many working days left a limit is due soon."""

    default: int
    """Of a limit that has no number of its own."""
    own: Mapping[str, int]

    def of(self, kind: str) -> int:
        return self.own.get(kind, self.default)

    @property
    def longest(self) -> int:
        """The largest of these numbers."""
        return max((self.default, *self.own.values()))


class State(NamedTuple):
    """Where a case stands.

    `open`: something is still to be done. `end`: the case stopped short, what was running has lapsed.
    `waits_for`: what comes next and has no limit in the Opinion. `within`: of a state that a place adds, the
    one that the program knows and that a case in it is in as well.
    """

    id: str
    zh: str
    en: str
    open: bool
    end: bool
    waits_for: str | None
    within: str | None


class ActKind(NamedTuple):
    """A kind of act. `states` it may happen in, None for any; `to` the state it leads to, None if it stays.

    `back`: the state it leads to instead, by what the act says under `returned`. `onward`: the state it leads
    to from each of these states; from any other it moves nothing. `levels`: of the groups that have it, None
    for all. `option`: the switch that has to be on. `track`: `tolerance` for acts on cases, `inaction` for
    acts on leads. `command` is what is typed after `sqqf case` or `sqqf lead` (`step` stands for `sqqf step
    add`, one with two words for itself), empty where the rules name none; `dated` acts have a date of their
    own. `after`: the kinds of act that have to be on record before it; `once`: there is one of it at most.
    `fields`: what an act that a place adds says.
    """

    id: str
    command: str
    zh: str
    en: str
    article: str | None
    states: tuple[str, ...] | None
    to: str | None
    dated: bool
    back: Mapping[str, str]
    onward: Mapping[str, str]
    levels: tuple[str, ...] | None
    option: str | None
    track: str
    after: tuple[str, ...]
    once: bool
    fields: tuple[Field, ...]

    def text(self, lang: str) -> str:
        """What it is called, in Chinese, or in English for `en`."""
        return self.en if lang == "en" else self.zh

    def leads_to(self, body: Mapping[str, Any], state: str) -> str | None:
        """The state that an act of this kind with this body leads to from a state; None if nothing moves."""
        if self.onward:
            return self.onward.get(state)
        return self.back.get(body.get("returned", ""), self.to)


def written(article: str) -> str:
    """An article as it is cited everywhere; the document itself may write it with full-width brackets."""
    return article.replace("（", "(").replace("）", ")")


def entry_from(section: str, raw: Mapping[str, Any]) -> Entry:
    more = {key: value for key, value in raw.items() if key not in ("id", "article", "zh", "en")}
    article = raw.get("article")
    if article and "（" in article:
        article = written(article)
    return Entry(section, raw["id"], article, raw["zh"], raw["en"], more)


def limit_from(entry: Entry, every_level: list[str]) -> Limit:
    more = entry.more
    return Limit(
        entry.id,
        entry.article or "",
        entry.zh,
        entry.en,
        span=span_from(more),
        starts=more.get("starts", ""),
        met_by=tuple(more.get("met_by", ())),
        levels=tuple(more.get("levels", every_level)),
        basis=more["basis"],
        extendable=more.get("extendable", False),
        each=more.get("each"),
        track=more.get("track", "tolerance"),
        option=more.get("option"),
        yellow=more.get("yellow"),
        extend_at_most=_cap_from(more.get("extend_at_most", {})),
        pauses=_pauses_from(more),
    )


def span_from(table: Mapping[str, Any]) -> Span | None:
    """How long something is, by the keys of ``LENGTHS``; None where it has none of them."""
    found = ((LENGTHS[key], table[key]) for key in LENGTHS if key in table)
    return next((Span(unit, n * count) for (unit, n), count in found), None)


def _cap_from(table: Mapping[str, Any]) -> Cap:
    return Cap(span_from(table), table.get("times"))


def _pauses_from(more: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    if "pauses" in more:
        return tuple((pause["from"], pause["until"]) for pause in more["pauses"])
    # Rules put on record before they said so: what could be extended could be suspended.
    return (("suspended", "resumed"),) if more.get("extendable") else ()


def states_from(entries: Iterable[Entry]) -> dict[str, State]:
    """The states by id; one within another is open, ends a case and waits as that does."""
    found: dict[str, State] = {}
    more = {entry.id: entry.more for entry in entries}
    for entry in entries:
        own, within = more[entry.id], more[entry.id].get("within")
        like = {**more[within], **own} if within else own
        found[entry.id] = State(
            entry.id, entry.zh, entry.en, like["open"], like.get("end", False), like.get("waits_for"), within
        )
    return found


def act_kind_from(entry: Entry, within: Mapping[str, str]) -> ActKind:
    """``within``: the states that a place adds, each with the one in which the same may happen."""
    more = entry.more
    states = _with_those_within(more["from"], within) if "from" in more else None
    to = more.get("to")
    onward = to if isinstance(to, dict) else {}
    onward = {**{own: onward[outer] for own, outer in within.items() if outer in onward}, **onward}
    label = (more.get("command", ""), entry.zh, entry.en, entry.article)
    return ActKind(
        entry.id,
        *label,
        states=states,
        to=None if onward else to,
        dated=more["dated"],
        back=more.get("back", {}),
        onward=onward,
        levels=tuple(more["levels"]) if "levels" in more else None,
        option=more.get("option"),
        track=more.get("track", "tolerance"),
        after=tuple(more.get("after", ())),
        once=more.get("once", False),
        fields=fields_from(more.get("fields", ())),
    )


def _with_those_within(states: Sequence[str], within: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*states, *(own for own, outer in within.items() if outer in states))))


def names_of(entry: Entry) -> Iterator[str]:
    """Every word an entry goes by, present and former."""
    yield from (entry.zh, entry.en)
    yield from entry.more.get("aliases", ())
    for name in entry.more.get("names", ()):
        yield from (name,) if isinstance(name, str) else (name["zh"], name["en"])


def texts_of(entry: Entry, langs: tuple[str, ...]) -> Iterator[str]:
    """Every text in these languages in an entry, but not in the entries under it, and its other words."""
    yield from (entry.text(lang) for lang in langs)
    yield from entry.more.get("aliases", ())
    for key, part in entry.more.items():
        if key not in ("conducts", "items"):
            yield from _texts(part, langs)


def _texts(part: Any, langs: tuple[str, ...]) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _texts(one, langs)
    elif isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, str) and key in langs:
                yield value
            else:
                yield from _texts(value, langs)
