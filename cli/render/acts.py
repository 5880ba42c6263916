"""Acts in words: one line an act, for the time line of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqqf.cli.language import _, lang
from sqqf.cli.session import CHINA, session

# Which facts of an act its line shows, in this order; the section where a code's word stands, if it is one.
SHOWN: Mapping[str, str | None] = {
    "method": "methods",
    "text": None,
    "title": None,
    "name": None,
    "officer": None,
    "days": None,
    "to": None,
    "into": None,
    "finding": None,
    "reason": None,
}


def in_words(act: Mapping[str, Any]) -> str:
    """What the act is, its facts, who recorded it and, where that was on another day than it happened, when."""
    profile = session().profile
    body = act["body"]
    parts = [profile.term("acts", act["kind"], lang())]
    if act["kind"] == "amended":
        parts.append(_amendment(body))
    for name, section in SHOWN.items():
        if (fact := body.get(name)) is not None and act["kind"] != "registered":
            parts.append(_fact(act["kind"], section, fact))
    recorded = act["by"]
    day = recording_day(act)
    if act["on"] and act["on"] != day:
        recorded = _("{by}, recorded {day}").format(by=act["by"], day=day)
    return f"{'  '.join(parts)}  ({recorded})"


def recording_day(act: Mapping[str, Any]) -> str:
    """The day in China on which the act was recorded, or the "today" it was recorded under."""
    moment = datetime.fromisoformat(act["recorded_at"]).astimezone(CHINA)
    return act["today"] or moment.date().isoformat()


def _fact(kind: str, section: str | None, fact: Any) -> str:
    if kind == "notified":
        section = "notice_methods"
    if kind == "ended" and section is None:
        section = "endings"
    return session().profile.term(section, str(fact), lang()) if section else str(fact)


def _amendment(body: Mapping[str, Any]) -> str:
    if body.get("struck"):
        return _("#{seq} struck out").format(seq=body["act"])
    changes = ", ".join(f"{name} = {value}" for name, value in body["set"].items() if value is not None)
    return _("#{seq}: {changes}").format(seq=body["act"], changes=changes)
