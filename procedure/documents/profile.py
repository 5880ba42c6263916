"""Rules as a whole, and what differs between two, as JSON documents."""

from __future__ import annotations

from typing import Any

from sqqf.procedure.rules.compare import Difference, differences
from sqqf.procedure.rules.limit import Limit
from sqqf.procedure.rules.parts import left_out, needed
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import Known


def profile_document(profile: Profile, known: Known) -> dict[str, Any]:
    """Which rules they are, how many entries each section has, and each limit's length.

    ``not_looked_for``: of the findings that are ``known`` those that these rules leave out.
    """
    findings = needed(known, left_out(profile.content))["findings"]
    there = {entry.id for entry in profile.section("findings")}
    title = profile.content["title"]
    return {
        **_named(profile),
        "title": title["zh"],
        "title_en": title["en"],
        "source": profile.content["source"],
        "sections": {
            name: len(profile.section(name)) for name, part in profile.content.items() if _is_listed(part)
        },
        "limits": [_limit(one) for one in profile.limits],
        "not_looked_for": [code for code in findings if code not in there],
    }


def differences_document(was: Profile, now: Profile) -> dict[str, Any]:
    """What the second adds to the first, leaves out and changes."""
    return {
        "from": _named(was),
        "to": _named(now),
        "changes": [_difference(one) for one in differences(was, now)],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "change": one.change,
        "section": one.section,
        "id": one.id,
        "article": one.entry.get("article"),
        "title": one.entry.get("zh"),
        "title_en": one.entry.get("en"),
        "fields": [{"key": key, "was": was, "is": now} for key, was, now in one.fields],
    }


def _limit(limit: Limit) -> dict[str, Any]:
    """``unit`` and ``length`` are null where each item has a date of its own."""
    unit, length = limit.span or (None, None)
    titled = {"id": limit.id, "article": limit.article, "title": limit.zh, "title_en": limit.en}
    return {**titled, "unit": unit, "length": length}


def _named(profile: Profile) -> dict[str, Any]:
    return {"name": profile.name, "version": profile.version, "sha256": profile.sha256}


def _is_listed(part: Any) -> bool:
    return isinstance(part, list) and isinstance(part[0], dict)
