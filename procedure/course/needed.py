"""What a case or a lead needs now, of all that may come next, in the order in which one would do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Document = Mapping[str, Any]

_ON_THE_WAY = {
    "accept", "decline", "notify", "resume", "step", "conclude", "assess", "deliberate", "submit", "approve",
    "decide", "file", "receipt", "feedback", "clarify", "apply", "close",
    "correction add", "correction none", "correction report", "correction sign-off",
    "receive", "verify", "verified", "tolerance", "dispose", "unfounded", "rectify", "measures", "rectified",
    "sign-off", "disclose",
}  # fmt: skip
"""What takes it to its end; all else that may come next is for what happens beside, or goes wrong."""


def needed_now(document: Document, unanswered: Sequence[str] = ()) -> list[str]:
    """The commands, as ``next`` of the document names them; the first is the one to do now.

    ``unanswered``: the questions of the assessment that are open. Steps that a place adds come first.
    """
    names = [name for name in document["next"] if name in _ON_THE_WAY or name.startswith("record ")]
    enough = {
        "step": all(point["steps"] for point in document.get("points", ())),
        "verify": bool(document.get("verifications")),
        "assess": not unanswered or "deliberate" not in names,
    }
    if enough["assess"]:
        names = [name for name in names if name != "assess"]
    return sorted(names, key=lambda name: (not name.startswith("record "), enough.get(name, False)))


def open_questions(assessment: Document) -> list[tuple[str, str]]:
    """What the assessment still has to answer: the command that does, and its rules with commas between.

    Circumstances that were claimed are asked about, or one at least where none was.
    """
    parties, claimed = assessment["parties"], assessment["claimed"]
    circumstances = [one for party in parties for one in party["circumstances"]]
    untouched = {one["id"] for one in circumstances if all(e["answer"] is None for e in one["elements"])}
    found = [("circumstance", code) for code in claimed if code in untouched]
    if not claimed and len(untouched) == len({one["id"] for one in circumstances}):
        found.append(("circumstance", ""))
    for command, letter in (("bar", "x"), ("distinction", "d")):
        codes = [code for party in parties for code in party["unanswered"] if code.startswith(letter)]
        if codes:
            found.append((command, ",".join(dict.fromkeys(codes))))
    return found
