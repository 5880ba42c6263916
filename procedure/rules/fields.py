"""What an act that a place adds says: its fields, and how what is typed for one is read."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqqf.calendar.dates import read_date

FORMS = ("text", "date", "person", "choice", "file")
"""What a field may hold; of a file its name, size and SHA-256."""

Described = Callable[[str], dict[str, Any]]
"""A file's name, size and SHA-256, from its path. Raises BadInput."""


class Worded(NamedTuple):
    """A code that a place gives, with its words: one of the choices of a field."""

    id: str
    zh: str
    en: str

    def text(self, lang: str) -> str:
        """The wording in Chinese, or in English for ``en``."""
        return self.en if lang == "en" else self.zh


class Field(NamedTuple):
    """A field of an act, with its words; ``choices`` only where its form is ``choice``."""

    id: str
    zh: str
    en: str
    form: str
    required: bool
    choices: tuple[Worded, ...]

    def text(self, lang: str) -> str:
        """The wording in Chinese, or in English for ``en``."""
        return self.en if lang == "en" else self.zh

    def read(self, text: str, described: Described) -> Any:
        """The value that was typed: of a choice its code, of a date its ISO form. Raises ValueError."""
        text = text.strip()
        if not text:
            raise ValueError(text)
        match self.form:
            case "date":
                return read_date(text).isoformat()
            case "choice":
                return _chosen(self.choices, text)
            case "file":
                return described(text)
        return text

    def word(self, value: Any, lang: str) -> str:
        """A value as it is shown: the word of a choice, the name of a file."""
        if self.form == "file":
            return str(value["name"])
        return next((one.text(lang) for one in self.choices if one.id == value), str(value))


def named(fields: Iterable[Field], name: str) -> Field | None:
    """The field with this id, or this Chinese or English word."""
    return next((one for one in fields if name.strip().casefold() in _words(one)), None)


def _chosen(choices: Iterable[Worded], text: str) -> str:
    for one in choices:
        if text.casefold() in _words(one):
            return one.id
    raise ValueError(text)


def _words(one: Worded | Field) -> tuple[str, ...]:
    return one.id, one.zh.casefold(), one.en.casefold()


def split_names(text: str) -> list[str]:
    """``李某,王某`` (or with 、，；;) as a list; blanks around and between are dropped."""
    return [part.strip() for part in re.split(r"[,，、;；]", text) if part.strip()]


def fields_from(listed: Iterable[Mapping[str, Any]]) -> tuple[Field, ...]:
    """The fields as a profile lists them."""
    return tuple(
        Field(
            one["id"],
            one["zh"],
            one["en"],
            form=one.get("form", "text"),
            required=one.get("required", False),
            choices=tuple(Worded(each["id"], each["zh"], each["en"]) for each in one.get("choices", ())),
        )
        for one in listed
    )
