"""Acts in words: one line an act, for the time line of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.calendar.dates import day_in_china
from sqqf.cli.language import _, lang, listed, n_
from sqqf.cli.session import session

# Which facts of an act its line shows, in this order, and how; a code's word is looked up before.
SHOWN: Mapping[str, str] = {
    "method": "{fact}",
    "code": "{fact}",
    "item": n_("item {fact}"),
    "way": "{fact}",
    "document": "{fact}",
    "reference": "{fact}",
    "responsible": "{fact}",
    "member": "{fact}",
    "returned": "{fact}",
    "role": "{fact}",
    "text": "{fact}",
    "title": "{fact}",
    "name": "{fact}",
    "officer": "{fact}",
    "days": n_("by {fact} working days"),
    "finding": "{fact}",
    "reason": "{fact}",
    "to": n_("to {fact}"),
    "into": n_("into {fact}"),
    "due": n_("due {fact}"),
    "authority": n_("on the authority of {fact}"),
    "grounds": "{fact}",
    "forwarded_to": n_("forwarded to {fact}"),
}
SECTIONS: Mapping[tuple[str, str], str] = {
    ("step", "method"): "methods",
    ("notified", "method"): "notice_methods",
    ("ended", "reason"): "endings",
    ("transferred", "reason"): "endings",
    ("feedback", "method"): "notice_methods",
    ("feedback", "role"): "recipients",
    ("applied", "way"): "results",
    ("clarified", "way"): "clarification_ways",
    ("deliberated", "returned"): "returns",
    ("approved", "returned"): "returns",
}


def in_words(act: Mapping[str, Any]) -> str:
    """What the act is, its facts, who recorded it and, where that was on another day than it happened, when."""
    profile = session().profile
    body = act["body"]
    parts = [profile.term("acts", act["kind"], lang())]
    if act["kind"] == "amended":
        parts.append(_amendment(body))
    for name, form in SHOWN.items():
        if (fact := body.get(name)) is not None and act["kind"] != "registered":
            section = SECTIONS.get((act["kind"], name))
            word = profile.term(section, fact, lang()) if section else fact
            parts.append(_(form).format(fact=word))
    if act["kind"] == "notified" and body.get("parties"):
        parts.append(_("party {n}").format(n=listed(map(str, body["parties"]))))
    recorded = act["by"]
    day = recording_day(act)
    if act["today"]:
        recorded = _("{by}, recorded {day} as if on {today}").format(
            by=act["by"], day=day, today=act["today"]
        )
    elif act["on"] and act["on"] != day:
        recorded = _("{by}, recorded {day}").format(by=act["by"], day=day)
    return f"{'  '.join(parts)} " + _(" ({text})").format(text=recorded)


def recording_day(act: Mapping[str, Any]) -> str:
    """The day in China on which the act was recorded, by the real clock."""
    return day_in_china(act["recorded_at"]).isoformat()


def _amendment(body: Mapping[str, Any]) -> str:
    if body.get("struck"):
        return _("#{seq} struck out").format(seq=body["act"])
    changes = listed(f"{name} = {value}" for name, value in body["set"].items() if value is not None)
    return _("#{seq}: {changes}").format(seq=body["act"], changes=changes)
