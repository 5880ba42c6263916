"""What stands in a profile: entries, each with its words and its article.

Every command imports this module, so its records are named tuples, a sixth of a frozen dataclass to define.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

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


def written(article: str) -> str:
    """An article as it is cited everywhere; the document itself may write it with full-width brackets."""
    return article.replace("（", "(").replace("）", ")")


def entry_from(section: str, raw: Mapping[str, Any]) -> Entry:
    more = {key: value for key, value in raw.items() if key not in ("id", "article", "zh", "en")}
    article = raw.get("article")
    if article and "（" in article:
        article = written(article)
    return Entry(section, raw["id"], article, raw["zh"], raw["en"], more)


def names_of(entry: Entry) -> Iterator[str]:
    """Every word an entry goes by, present and former."""
    yield from (entry.zh, entry.en)
    yield from entry.more.get("aliases", ())
    for name in entry.more.get("names", ()):
        yield from (name,) if isinstance(name, str) else (name["zh"], name["en"])
