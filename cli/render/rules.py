"""The rules of a place as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading
from sqqf.cli.sentences.sections import heading_of
from sqqf.procedure.documents.rule import rule_document
from sqqf.procedure.rules.entries import Entry

# What a rule's section adds, each with its label and the section where its codes have their words.
FACTS: Mapping[str, tuple[str, str | None]] = {
    "tolerant": (n_("tolerant side"), None),
    "culpable": (n_("culpable side"), None),
    "says": (n_("more"), None),
    "covers": (n_("covers"), None),
    "handles": (n_("handles"), None),
    "working_days": (n_("working days"), None),
    "calendar_days": (n_("days"), None),
    "months": (n_("months"), None),
    "years": (n_("years"), None),
    "times": (n_("times"), None),
    "yellow": (n_("due soon from so many working days left"), None),
    "extend_at_most": (n_("extended by at most"), None),
    "pauses": (n_("the clock stands still"), "acts"),
    "starts": (n_("runs from"), "milestones"),
    "met_by": (n_("met when all of these are on record"), "milestones"),
    "levels": (n_("levels"), "levels"),
    "level": (n_("level"), "levels"),
    "applicant_kind": (n_("applicant, unless said otherwise"), "person_kinds"),
    "expects": (n_("wanted with it"), "expected"),
    "for": (n_("for"), "person_kinds"),
    "basis": (n_("how it comes to hold"), None),
    "rests_on": (n_("rests on"), None),
    "note": (n_("remark"), None),
    "measures": (n_("measures that go with it"), "measures"),
    "effect": (n_("disposition"), None),
    "people": (n_("names of people"), None),
    "units": (n_("units"), None),
    "places": (n_("places"), None),
    "titles": (n_("posts"), None),
    "surnames": (n_("surnames of two characters"), None),
    "dates": (n_("dates"), None),
    "option": (n_("only where this is switched on"), "optional"),
}
FLAGS: Mapping[str, str] = {
    "needs_basis": n_("the rule that it rests on has to be named"),
    "extendable": n_("may be extended with the group's consent"),
    "applicant_is_party": n_("the applicant is the party"),
    "written": n_("counts as written"),
    "leads": n_("leads the group"),
    "enabled": n_("switched on"),
    "accountable": n_("holds somebody accountable: only after a tolerance check"),
    "dual_inquiry": n_("both sides of responsibility are looked into"),
}
BASES: Mapping[str, str] = {
    "letter": n_("by the letter"),
    "analogy": n_("by analogy"),
    "practice": n_("by practice"),
    "other_rules": n_("from neighbouring rules"),
}
KEPT: Mapping[str, str] = {
    "full": n_("as they are"),
    "short": n_("shortened"),
    "none": n_("left out"),
    "day": n_("to the day"),
    "month": n_("to the month"),
    "year": n_("to the year"),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "basis": BASES,
    "effect": {
        "wait": n_("waits for it"),
        "barred": n_("only a reminder is possible"),
        "lighter": n_("a lighter measure"),
        "open": n_("takes its course"),
        "again": n_("only after another check"),
    },
    "people": KEPT,
    "units": KEPT,
    "dates": KEPT,
}
"""The words for what such a fact may be."""


def rules_page(rules: Mapping[str, Entry]) -> Iterator[Line]:
    """The rules by section, in their order."""
    for section, entries in groupby(rules.items(), key=lambda item: item[1].section):
        yield from heading(heading_of(section, session().profile))
        for code, entry in entries:
            indent = 4 if _is_item(code) else 2
            yield Line(f"{code}  {entry.article or '–'}  {_title(entry)}", indent=indent)
            yield from _details(rule_document(code, entry), indent + 3)


def rule_page(code: str, entry: Entry) -> Iterator[Line]:
    """One rule in full."""
    yield Line(f"{code}  {_title(entry)}", "bold")
    document = rule_document(code, entry)
    if entry.article:
        yield Line(_("article {article}").format(article=entry.article))
    else:
        yield Line(_("not from {document}").format(document=session().profile.short_title(lang())))
    if "class" in document:
        named = session().profile.rules.get(f"class.{document['class']}")
        yield Line(
            _("class {n}: {name}").format(n=document["class"], name=named.text(lang()) if named else "–")
        )
    yield from _details(document, 2)
    for fact in _facts(document):
        yield Line(fact, indent=2)
    for item in entry.items:
        yield Line(f"{item.id}  {_title(item)}", indent=2)
    if document.get("items_open"):
        yield Line(f"{code}.other:TEXT", indent=2)


def _title(entry: Entry) -> str:
    """The wording, with the name in use today where names have changed."""
    return session().profile.name_on(entry.section, entry.id, session().today, lang())


def _details(document: Mapping[str, Any], indent: int) -> Iterator[Line]:
    if document.get("reliefs"):
        names = (session().profile.term("reliefs", code, lang()) for code in document["reliefs"])
        yield Line(_("relief: {names}").format(names=listed(names)), "dim", indent)
    for element in document.get("elements", ()):
        yield Line(f"{element['n']}. {_text(element, 'text')}", "dim", indent)
        for alternative in _text(element, "any_of") or ():
            yield Line(_("or: {text}").format(text=alternative), "dim", indent + 3)


def _facts(document: Mapping[str, Any]) -> Iterator[str]:
    for key, (label, section) in FACTS.items():
        if document.get(key) is not None:
            shown = _shown(_text(document, key), section, WORDS.get(key, {}))
            yield _("{label}: {text}").format(label=_(label), text=shown)
    yield from (_(text) for key, text in FLAGS.items() if document.get(key))
    for name in document.get("names", ()):
        if isinstance(name, dict):
            yield _("name: {name} {span}").format(name=_text(name, "text"), span=_span(name)).rstrip()


def _shown(value: Any, section: str | None, words: Mapping[str, str]) -> str:
    """A fact, its codes in words."""
    profile = session().profile
    if isinstance(value, dict) and value.keys() == {"from", "until"}:
        return " – ".join(profile.term("acts", kind, lang()) for kind in value.values())
    if isinstance(value, dict):
        return listed(
            f"{_(FACTS[key][0]) if key in FACTS else profile.term('channels', key, lang())}"
            f" {_shown(one, section, words)}"
            for key, one in value.items()
        )
    if isinstance(value, list):
        texts = (_text(one, "text") if isinstance(one, dict) and "text" in one else one for one in value)
        return listed(_shown(one, section, words) for one in texts)
    if section == "milestones" and ":" in value:
        way, _colon, kind = value.partition(":")
        said = _("the first “{act}”") if way == "first" else _("the last “{act}”")
        return said.format(act=profile.term("acts", kind, lang()))
    if section:
        return profile.term(section, value, lang())
    return _(words[value]) if value in words else str(value)


def _span(name: Mapping[str, Any]) -> str:
    """From when to when a name is in use."""
    return f"{name.get('from', '')}–{name.get('to', '')}"


def _text(document: Mapping[str, Any], key: str) -> Any:
    return document.get(f"{key}_en", document.get(key)) if lang() == "en" else document.get(key)


def _is_item(code: str) -> bool:
    return "." in code and code.split(".")[1].isdigit() and not code.startswith("class.")
