"""Answering a question of the assessment from the command line, and saying what that leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqqf.cli.acts.recording import given, show_recorded
from sqqf.cli.context.language import lang
from sqqf.cli.context.session import session
from sqqf.cli.options import typed
from sqqf.cli.options.codes import code
from sqqf.cli.render.assessment import show_answered
from sqqf.procedure.tolerance.answers import assessment_document
from sqqf.store.ledger.dossiers import read_case
from sqqf.store.writing.transaction import transaction


class Answer(NamedTuple):
    """What was typed: the rule and its section, an answer for each element, the other facts."""

    section: str
    rule: str
    answers: Mapping[str, str]
    facts: Mapping[str, Any]


def answer(no: str, said: Answer, *, as_json: bool) -> None:
    """Put an answer on record; show the case as JSON, or what is open now to each party that it is about."""
    run = session()
    case_id = run.case(no)
    shown = [typed.shown_by(text) for text in said.facts.get("evidence") or ()]
    body = {
        "section": said.section,
        "code": code(said.section, said.rule),
        "answers": dict(said.answers),
        **given(**{**said.facts, "evidence": shown}),
    }
    with transaction(run.ledger, run.stamp) as writing:
        writing.append(case_id, "assessed", body)
        case = writing.case(case_id)
    if as_json:
        show_recorded(case, "assessed", None, as_json=True)
        return
    show_answered(assessment_document(case, run.profile), body)


def rests_on_a_rule(section: str, values: Mapping[str, Any]) -> bool:
    """Whether the answer has to name the rule it rests on (20th circumstance, 6th bar) and hasn't yet."""
    if not values["no"] or not values["rule"]:
        return False
    run = session()
    asked = code(section, values["rule"])
    if not run.profile.entry(section, asked).more.get("needs_basis"):
        return False
    case = read_case(run.ledger, run.case(values["no"]))
    return not any(act.body["code"] == asked and "basis" in act.body for act in case.of("assessed"))


def elements_of(values: Mapping[str, Any]) -> Iterator[str]:
    """The elements of the circumstance that was named, each with its number."""
    if values["rule"]:
        key = "en" if lang() == "en" else "zh"
        entry = session().profile.entry("circumstances", code("circumstances", values["rule"]))
        for n, element in enumerate(entry.more["elements"], start=1):
            yield f"  {n}. {element[key]}"
            yield from (f"       {one[key]}" for one in element.get("any_of", ()))
