"""Findings in words: each in those of the rules that its case or lead goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.dossier import cited
from sqqf.cli.screen.lines import Line, Row
from sqqf.cli.sentences.words import few, shown
from sqqf.procedure.rules.entries import Entry
from sqqf.store.soundness import Checked, Found

SEVERITIES: Mapping[str, str] = {"defect": n_("defect"), "risk": n_("risk"), "note": n_("note")}
STYLES = {"defect": "bold red", "risk": "yellow", "note": "dim"}
_HEADERS = (n_("severity"), n_("article"), n_("what is wrong"), n_("what to do"))
HEADERS = {"tolerance": (n_("case"), *_HEADERS), "inaction": (n_("lead"), *_HEADERS)}
"""By track."""


def document(found: Found) -> dict[str, Any]:
    """A finding as JSON."""
    finding = found.finding
    text, remedy = _texts(found)
    return {
        "case": found.no,
        "code": finding.code,
        "severity": finding.severity,
        "article": finding.article,
        "text": text,
        "remedy": remedy,
        "commands": commands(found.profile.entry("findings", finding.code)),
    }


def commands(entry: Entry) -> list[str]:
    """The commands that mend what was found, as its remedy names them; none where nothing does."""
    if entry.more.get("lasting"):
        return []
    named = re.findall(r"sqqf [a-z]+(?: [a-z-]+)?", entry.more["remedy"]["zh"])
    return list(dict.fromkeys(named))


def row(found: Found) -> Row:
    """A finding under ``HEADERS``."""
    finding = found.finding
    text, remedy = _texts(found)
    cells = (found.no, _(SEVERITIES[finding.severity]), finding.article or "–", text, remedy)
    return Row(cells, STYLES[finding.severity])


def _texts(found: Found) -> tuple[str, str]:
    """What is wrong, and what to do, with the facts in place; a fact that isn't known is a dash."""
    session().profile = found.profile  # the terms among the facts are those of the same rules
    facts = {name: shown(fact) for name, fact in found.finding.facts.items()}
    entry = found.profile.entry("findings", found.finding.code)

    def filled(text: str) -> str:
        # Not str.format: what else stands in braces, in another city's wording, is only text.
        return re.sub(r"\{(\w+)\}", lambda place: facts.get(place[1], "–"), text)

    return filled(entry.text(lang())), filled(entry.more["remedy"][lang()])


def due(found: Iterable[Found]) -> Iterator[Line]:
    """What is due before the closing, which isn't refused for it: each with its article and what to do."""
    for one in found:
        text, remedy = _texts(one)
        yield Line(text + cited(one.finding.article), STYLES[one.finding.severity], 2)
        yield Line(f"→ {remedy}", "dim", 4)


def reach(checked: Checked) -> str:
    """How many were looked at, and whose earlier limits can't be judged: an empty answer is no all-clear."""
    said = [_("looked at: {n}").format(n=checked.looked_at)]
    if checked.unjudged:
        untold = _("dates are missing, so it can't be judged whether every earlier limit was kept: {numbers}")
        said.append(untold.format(numbers=few(checked.unjudged)))
    elif not checked.found:
        said.insert(0, _("nothing found"))
    return "; ".join(said) if lang() == "en" else "；".join(said)
