"""The Opinion as data: what the program goes by.

A profile is plain content (text, numbers, lists, tables, nothing else), the same whether it was parsed
from a TOML file or read back as JSON from the ledger. Nothing here reads a file: the caller hands in text.

Articles are cited as `二(二)1(5)`: part, section, item, sub-item. Dates of use are ISO dates or the
beginning of one (`2018`, `2018-03`), half-open: from the first day of `from` to the day before `to`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqqf.procedure.rules.entries import Entry, Yellow
from sqqf.procedure.rules.parts import PARTS
from sqqf.procedure.rules.sections import Sections

if TYPE_CHECKING:
    from sqqf.procedure.rules.kinds import ActKind, State
    from sqqf.procedure.rules.limit import Limit


class Profile(Sections):
    """One city's rules."""

    def __init__(self, content: Mapping[str, Any], others: Callable[[], Iterable[Profile]] = tuple) -> None:
        super().__init__(content, others)
        self.name: str = content["name"]
        self.version: str = content["version"]
        self._states_of: dict[str, tuple[str, ...]] = {}
        self._acts_from: dict[tuple[str, str, str], tuple[ActKind, ...]] = {}
        self._limits_of: dict[tuple[str, str], tuple[Limit, ...]] = {}

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the content as canonical JSON: sorted keys, no spaces, UTF-8."""
        import hashlib  # noqa: PLC0415 - the rules are hashed when they go on record, and read by every command
        import json  # noqa: PLC0415

        canonical = json.dumps(self.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The limits in the order of the file."""
        from sqqf.procedure.rules.limit import limit_from  # noqa: PLC0415 - a list is read without

        every_level = [level.id for level in self.section("levels")]
        return tuple(limit_from(entry, every_level) for entry in self.section("limits"))

    def limits_of(self, track: str, level: str) -> tuple[Limit, ...]:
        """The limits that a group of this level keeps on this track, those switched off left out."""
        key = (track, level)
        if key not in self._limits_of:
            self._limits_of[key] = tuple(
                limit
                for limit in self.limits
                if limit.track == track
                and level in limit.levels
                and (limit.option is None or self.is_on(limit.option))
            )
        return self._limits_of[key]

    @cached_property
    def states(self) -> dict[str, State]:
        """The states by id, in the order a case goes through them."""
        from sqqf.procedure.rules.kinds import states_from  # noqa: PLC0415 - as ``limits``

        return states_from(self.section("states"))

    @cached_property
    def acts(self) -> dict[str, ActKind]:
        """The kinds of act by id, in the order of the file."""
        from sqqf.procedure.rules.kinds import act_kind_from  # noqa: PLC0415 - as ``limits``

        within = {one.id: one.within for one in self.states.values() if one.within}
        return {entry.id: act_kind_from(entry, within) for entry in self.section("acts")}

    def acts_from(self, track: str, state: str, level: str) -> tuple[ActKind, ...]:
        """The kinds of act of this track that a group of this level may record in a state, in file order.

        Amending is for both tracks; what is switched off is left out.
        """
        key = (track, state, level)
        if key not in self._acts_from:
            self._acts_from[key] = tuple(
                kind
                for kind in self.acts.values()
                if (kind.track == track or kind.id == "amended")
                and (kind.states is None or state in kind.states)
                and (kind.levels is None or level in kind.levels)
                and (kind.option is None or self.is_on(kind.option))
            )
        return self._acts_from[key]

    def states_of(self, track: str) -> tuple[str, ...]:
        """The ids of the states that acts of this track lead to, in the order of the file."""
        if track not in self._states_of:
            kinds = [kind for kind in self.acts.values() if kind.track == track]
            reached = {
                state for kind in kinds for state in (kind.to, *kind.onward.values(), *kind.back.values())
            }
            self._states_of[track] = tuple(state for state in self.states if state in reached)
        return self._states_of[track]

    @property
    def yellow(self) -> int:
        """So many working days left, or fewer, is due soon, where the limit doesn't say it otherwise."""
        return int(self.content["lights"]["yellow"])

    @cached_property
    def yellows(self) -> Yellow:
        """The same by the kind of limit."""
        own = ((one.id, one.more.get("yellow")) for one in self.section("limits"))
        return Yellow(self.yellow, {kind: number for kind, number in own if number})

    @property
    def start_counted(self) -> bool:
        """Whether the day of the event is itself day 1."""
        return bool(self.content["counting"]["start_counted"])

    @property
    def least_present(self) -> int:
        """So many members at least have to be present at a deliberation, 二(三)4."""
        return int(self.content["deliberation"]["least"])

    @property
    def attendance(self) -> int | None:
        """More of the members than this share of them, in per cent, have to be there; None for no share."""
        found: int | None = self.content["deliberation"].get("more_than_percent")
        return found

    def sits(self, role: str) -> bool:
        """Whether whoever is listed in this role is a member of the group, and not only works for it."""
        return all(entry.more.get("member", True) for entry in self.section("roles") if entry.id == role)

    @property
    def investigators(self) -> int:
        """So many at least investigate or verify together; 0 where the rules don't say."""
        return next((int(entry.more["least"]) for entry in self.section("investigators")), 0)

    @property
    def addressees(self) -> int:
        """With how many a reform is filed beforehand, 二(五)1; 1 where the rules don't say."""
        return int(self.entry("corrections", "prefiling").more.get("addressees", 1))

    @property
    def promptness(self) -> int:
        """The working days that are taken for 及时 where the Opinion gives no number."""
        return int(self.content["promptness"]["within"])

    @property
    def idleness(self) -> int:
        """The working days without a move after which a lead is pointed out."""
        return int(self.content["promptness"].get("idle", 60))

    @property
    def prefiling(self) -> Entry | None:
        """How prior filings are screened and tracked; None where the rules only want them made."""
        return next(iter(self.section("prefiling")), None)

    def has(self, part: str) -> bool:
        """Whether the place has this part of the procedure: see ``parts``."""
        return PARTS[part].acts[0] in self.acts

    @property
    def wants_approval(self) -> bool:
        """Whether a decision needs approval, 二(三)4: not where it may follow the deliberation at once."""
        return self.has("approval") and "deliberated" not in (self.acts["decided"].states or ())

    def is_on(self, option: str) -> bool:
        """Whether a switch of section `optional` is on; one that the profile hasn't got is off."""
        return any(entry.id == option and entry.more["enabled"] for entry in self.section("optional"))

    @property
    def default_prefix(self) -> str:
        """The 代字 of a group that was given none."""
        return str(self.content["numbering"]["default_prefix"])
