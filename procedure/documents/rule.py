"""A rule as a JSON document: Chinese texts, beside each the English as ``…_en``; elements numbered from 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqqf.procedure.rules.entries import Entry


def rule_document(code: str, entry: Entry) -> dict[str, Any]:
    """The rule with everything that its section adds; ``code`` is its id among all rules."""
    titled = {
        "id": code,
        "section": entry.section,
        "article": entry.article,
        "title": entry.zh,
        "title_en": entry.en,
    }
    return titled | _plain(entry.more)


def _plain(table: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        if _is_wording(value):
            found |= {key: value["zh"], f"{key}_en": value["en"]}
        elif key == "elements":
            found[key] = [_element(n, element) for n, element in enumerate(value, start=1)]
        elif (
            isinstance(value, list) and value and all(isinstance(one, dict) and "zh" in one for one in value)
        ):
            found[key] = [_listed(one) for one in value]
        else:
            found[key] = value
    return found


def _is_wording(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"zh", "en"}


def _element(n: int, element: Mapping[str, Any]) -> dict[str, Any]:
    """What has to be shown; one with ``any_of`` is shown by any of these."""
    found = {"n": n, "text": element["zh"], "text_en": element["en"]}
    if alternatives := element.get("any_of"):
        found |= {"any_of": _texts(alternatives, "zh"), "any_of_en": _texts(alternatives, "en")}
    return found


def _listed(one: Mapping[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in one.items() if key not in ("zh", "en")}
    return {**rest, "text": one["zh"], "text_en": one["en"]}


def _texts(wordings: Sequence[Mapping[str, str]], lang: str) -> list[str]:
    return [wording[lang] for wording in wordings]
