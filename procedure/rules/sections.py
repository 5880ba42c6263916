"""A profile's sections: what is looked up in them by code or by word.

Everything made from the content is made when first asked for, so that a command pays only for the sections it
uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Self

from sqqf.procedure.rules.entries import RULE_SECTIONS, Entry, UnknownCode, entry_from, names_of
from sqqf.procedure.rules.title import short_title

_OTHER = {"zh": "其他：", "en": "other: "}


class Sections:
    """The content of a profile, shared, not copied: treat it as read-only."""

    def __init__(self, content: Mapping[str, Any], others: Callable[[], Iterable[Self]] = tuple) -> None:
        """``others``: further rules, those of a ledger, which know what began under them."""
        self.content = content
        self.others = others
        self._sections: dict[str, tuple[Entry, ...]] = {}
        self._entries: dict[str, dict[str, Entry]] = {}
        self._words: dict[str, dict[str, str]] = {}

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
        return _authority_in(self, text)

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


@lru_cache(4096)
def _authority_in(sections: Sections, text: str) -> tuple[str, Entry] | None:
    """Looked for once: the same few bodies stand in thousands of files."""
    words = sections._words_of("authorities")
    word = max((one for one in words if text.endswith(one)), key=len, default=None)
    return (word, sections.entry("authorities", words[word])) if word else None


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
