"""The Opinion as data: a profile, in which things are looked up by code or by word.

A profile is plain content (text, numbers, lists, tables, nothing else), the same whether it was parsed
from a TOML file or read back as JSON from the ledger. Everything made from it is made when first asked for,
so that a command pays only for the sections it uses. Nothing here reads a file: the caller hands in text.

Articles are cited as `二(二)1(5)`: part, section, item, sub-item. Dates of use are ISO dates or the
beginning of one (`2018`, `2018-03`), half-open: from the first day of `from` to the day before `to`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from sqqf.procedure.rules.entries import (
    RULE_SECTIONS,
    ActKind,
    Entry,
    Limit,
    State,
    UnknownCode,
    Yellow,
    act_kind_from,
    entry_from,
    limit_from,
    names_of,
    states_from,
    texts_of,
)
from sqqf.procedure.rules.parts import PARTS
from sqqf.procedure.rules.title import short_title

_OTHER = {"zh": "其他：", "en": "other: "}


class Profile:
    """One city's rules. `content` is shared, not copied: treat it as read-only."""

    def __init__(self, content: Mapping[str, Any], others: Callable[[], Iterable[Profile]] = tuple) -> None:
        """``others``: further rules, those of a ledger, which know what began under them."""
        self.content = content
        self.others = others
        self.name: str = content["name"]
        self.version: str = content["version"]
        self._sections: dict[str, tuple[Entry, ...]] = {}
        self._entries: dict[str, dict[str, Entry]] = {}
        self._words: dict[str, dict[str, str]] = {}
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

    # What the clock and the numbering need

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The limits in the order of the file."""
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
        return states_from(self.section("states"))

    @cached_property
    def acts(self) -> dict[str, ActKind]:
        """The kinds of act by id, in the order of the file."""
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
        return Yellow(self.yellow, {one.id: one.yellow for one in self.limits if one.yellow})

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

    # Entries

    def section(self, name: str) -> tuple[Entry, ...]:
        """The entries of a section, none where the profile hasn't got it; a single table is one entry."""
        if name not in self._sections:
            raw = self.content.get(name, ())
            listed = [{"id": name, **raw}] if isinstance(raw, dict) else raw
            self._sections[name] = tuple(entry_from(name, one) for one in listed if isinstance(one, dict))
        return self._sections[name]

    def entry(self, section: str, code: str) -> Entry:
        """The entry, or the one under an entry, with exactly this code; else UnknownCode."""
        try:
            return self._by_id(section)[code]
        except KeyError:
            raise UnknownCode(section, code, self._choices(section)) from None

    def channel_expects(self, channel: str) -> tuple[str, ...]:
        """Codes of section `expected`: what the Opinion wants to come with a submission of this channel."""
        return tuple(self.entry("channels", channel).more["expects"])

    def zone_in(self, text: str) -> Entry | None:
        """The functional zone that a name such as 某高新区管委会 speaks of, the first in the file's order."""
        for zone in self.section("zones"):
            if any(word in text for word in zone.more["names"]):
                return zone
        return None

    def authority_in(self, text: str) -> tuple[str, Entry] | None:
        """The body that a name such as 某县委组织部 ends with, by the longest such word, and the word."""
        words = self._words_of("authorities")
        word = max((one for one in words if text.endswith(one)), key=len, default=None)
        return (word, self.entry("authorities", words[word])) if word else None

    def words_of(self, finding: str, name: str = "words") -> tuple[str, ...]:
        """The words that a finding goes by, or (``but``) those against it; none where it isn't looked for."""
        entry = self._by_id("findings").get(finding)
        return tuple(entry.more.get(name, ())) if entry else ()

    def article_of(self, section: str, code: str) -> str | None:
        """The article of an entry; None where it has none, or isn't there."""
        entry = self._by_id(section).get(code)
        return entry.article if entry else None

    def short_title(self, lang: str) -> str:
        """What the place's document is called for short: ``《实施意见》``, ``the Opinion``."""
        return short_title(str(self.content["source"]), lang)

    # Words and codes

    def find(self, section: str, text: str) -> str:
        """The code for what someone typed: a code, its number (`9` for `c9`), a Chinese or an English word.

        Where the Opinion leaves a list open with 等, `other:TEXT` (also 其他：TEXT) stands for itself;
        under an entry whose own list is open, `m4.other:TEXT`. Else UnknownCode.
        """
        asked = text.strip()
        code = self._words_of(section).get(asked.casefold())
        if code is not None:
            return code
        other = _split_other(asked)
        if other is not None:
            parent, said = other
            if not parent and self.is_open(section):
                return f"other:{said}"
            if any(entry.id == parent and entry.more.get("items_open") for entry in self.section(section)):
                return f"{parent}.other:{said}"
        raise UnknownCode(section, text, self._choices(section))

    def is_open(self, section: str) -> bool:
        """Whether the section ends with 等 and so takes `other:TEXT`."""
        return section in self.content.get("open", ())

    def term(self, section: str, code: str, lang: str) -> str:
        """The word to show for a code, of other rules where only they have it; one that none has as it is."""
        entry = self._by_id(section).get(code)
        if entry is None:
            if other := _split_other(code):
                return _OTHER["en" if lang == "en" else "zh"] + other[1]
            found = (rules._by_id(section).get(code) for rules in self.others())
            entry = next(filter(None, found), None)
        return entry.text(lang) if entry else code

    def name_on(self, section: str, code: str, on: date | str, lang: str) -> str:
        """The term for a code as it was in use on that day, where names have changed."""
        day = on if isinstance(on, str) else on.isoformat()
        entry = self._by_id(section).get(code)
        names = entry.more.get("names", ()) if entry else ()
        for name in (name for name in names if isinstance(name, dict)):
            # The beginning of an ISO date compares like its first day.
            if name.get("from", "") <= day and ("to" not in name or day < name["to"]):
                return str(name["en" if lang == "en" else "zh"])
        return self.term(section, code, lang)

    def organ_name(self, code: str, on: date | str, lang: str) -> str:
        """What an organ of the group was called on that day (法制办 became 司法局)."""
        return self.name_on("organs", code, on, lang)

    # Rules as `rules list|show|search` knows them

    @cached_property
    def rules(self) -> dict[str, Entry]:
        """Every rule by an id unambiguous over all sections: `c1`, `i1.2`, `limit.acceptance`, `counting`."""
        prefixes = RULE_SECTIONS.items()
        return {
            prefix + code: entry for name, prefix in prefixes for code, entry in self._by_id(name).items()
        }

    def rule(self, code: str) -> Entry:
        """The rule with this id, in any case of letters; else UnknownCode of section `rules`."""
        try:
            return self.rules[code.strip().casefold()]
        except KeyError:
            raise UnknownCode("rules", code, tuple(self.rules)) from None

    def search(self, text: str, lang: str | None = None) -> tuple[str, ...]:
        """Ids of the rules that say `text` in this language (None: in either), or whose article begins so."""
        wanted = text.strip().casefold()
        article = wanted.replace("（", "(").replace("）", ")")
        langs = ("zh", "en") if lang is None else (lang,)

        def is_meant(entry: Entry) -> bool:
            if entry.article is not None and entry.article.startswith(article):
                return True
            return any(wanted in said.casefold() for said in texts_of(entry, langs))

        return tuple(code for code, entry in self.rules.items() if is_meant(entry))

    def _by_id(self, section: str) -> dict[str, Entry]:
        """Every entry of a section, those under an entry right after it."""
        if section not in self._entries:
            every = (one for entry in self.section(section) for one in (entry, *entry.items))
            self._entries[section] = {one.id: one for one in every}
        return self._entries[section]

    def _choices(self, section: str) -> tuple[str, ...]:
        codes = tuple(entry.id for entry in self.section(section))
        return (*codes, "other:TEXT") if self.is_open(section) else codes

    def _words_of(self, section: str) -> dict[str, str]:
        """Everything that may be typed for a code of the section, in folded case."""
        if section not in self._words:
            entries = self._by_id(section)
            words = {word.casefold(): code for code, entry in entries.items() for word in names_of(entry)}
            # Codes come last: no word takes the place of a code.
            words |= {code[1:]: code for code in entries if _is_numbered(code)}
            words |= {code: code for code in entries}
            self._words[section] = words
        return self._words[section]


def _is_numbered(code: str) -> bool:
    return code[:1].isalpha() and code[1:].replace(".", "").isdigit()


def _split_other(text: str) -> tuple[str, str] | None:
    """The code an `other:TEXT` stands under, "" for none, and TEXT; None where the text is no `other:`."""
    for colon in (":", "："):
        left, found, said = text.partition(colon)
        parent, _, word = left.rpartition(".")
        if found and said.strip() and word.strip().casefold() in ("other", "其他"):
            return parent.strip().casefold(), said.strip()
    return None
