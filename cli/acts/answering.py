"""Answering questions of the assessment from the command line, and saying what that leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqqf.cli.acts.recording import given, show_recorded
from sqqf.cli.context.language import lang
from sqqf.cli.context.session import session
from sqqf.cli.options import typed
from sqqf.cli.options.codes import code, listed_codes
from sqqf.cli.render.assessment import show_answered
from sqqf.procedure.tolerance.answers import assessment_document
from sqqf.store.ledger.dossiers import read_case
from sqqf.store.writing.transaction import transaction


class Answer(NamedTuple):
    """What was typed: the rules and their section, an answer for each element, the other facts."""

    section: str
    rules: str
    answers: Mapping[str, str]
    facts: Mapping[str, Any]


def answer(no: str, said: Answer, *, as_json: bool) -> None:
    """Put an answer on record for each rule, all or none; show the case as JSON, or what is open now."""
    run = session()
    case_id = run.case(no)
    shown = [typed.shown_by(text) for text in said.facts.get("evidence") or ()]
    facts = {"answers": dict(said.answers), **given(**{**said.facts, "evidence": shown})}
    rules = listed_codes(said.section, said.rules)
    bodies = [{"section": said.section, "code": rule, **facts} for rule in rules]
    with transaction(run.ledger, run.stamp) as writing:
        for body in bodies:
            writing.append(case_id, "assessed", body)
        case = writing.case(case_id)
    if as_json:
        show_recorded(case, "assessed", None, as_json=True)
        return
    show_answered(assessment_document(case, run.profile), bodies)


def rests_on_a_rule(section: str, values: Mapping[str, Any]) -> bool:
    """Whether the answer has to name the rule it rests on (20th circumstance, 6th bar) and hasn't yet."""
    if not values["no"] or not values["rule"]:
        return False
    run = session()
    rules = listed_codes(section, values["rule"])
    asked = [rule for rule in rules if run.profile.entry(section, rule).more.get("needs_basis")]
    if not asked:
        return False
    case = read_case(run.ledger, run.case(values["no"]))
    based = {act.body["code"] for act in case.of("assessed") if "basis" in act.body}
    return not based.issuperset(asked)


def elements_of(values: Mapping[str, Any]) -> Iterator[str]:
    """The elements of the circumstance that was named, each with its number."""
    if values["rule"]:
        key = "en" if lang() == "en" else "zh"
        entry = session().profile.entry("circumstances", code("circumstances", values["rule"]))
        for n, element in enumerate(entry.more["elements"], start=1):
            yield f"  {n}. {element[key]}"
            yield from (f"       {one[key]}" for one in element.get("any_of", ()))
