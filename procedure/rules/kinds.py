"""The states of a case or lead, and the kinds of act that lead from one to another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.procedure.rules.entries import Entry
from sqqf.procedure.rules.fields import Field, fields_from


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
