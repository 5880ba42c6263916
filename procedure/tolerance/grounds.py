"""What the answers of an assessment (二(一)–(二)) rest on: evidence, the party's own words, one for all.

It is looked at once the investigation is concluded; from the deliberation on, for what the opinion rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.tolerance.answers import Answer, Assessment, Circumstance
from sqqf.procedure.tolerance.view import CaseView


def _grounds(view: CaseView) -> Found:
    """Of a relief: what opens it, and what clears its way. Of a refusal: the bars."""
    for found, opinion in _opinions(view):
        name = {"party": view.party(found.n)}
        if found.blocked_by:
            if opinion in (None, "none"):
                yield from _bars(view, found, name)
            continue
        if opinion == "none":
            continue
        yield from _cleared(view, found, name)
        yield from _elements(view, found, opinion, name)


def _opinions(view: CaseView) -> Iterator[tuple[Assessment, str | None]]:
    """Each party's assessment with the opinion; None before there is one."""
    if view.deliberation:
        yield from zip(view.assessments, view.opinions, strict=False)
    elif view.case.state == "concluded":
        yield from ((found, None) for found in view.assessments)


def _cleared(view: CaseView, found: Assessment, name: dict[str, str]) -> Found:
    """What clears the way of a relief: no bar, and the tolerant side of what is told apart."""
    questions = [one for one in (*found.bars, *found.distinctions) if _clears(one.answer)]
    if unshown := [one.id for one in questions if not one.shown]:
        yield "answer_unshown", {**name, "answers": unshown}
    if only_said := [one.id for one in questions if one.shown and only_heard(view, one.answer)]:
        yield "answer_only_said", {**name, "answers": only_said}
    sides = {one.answer.value if one.answer else None for one in found.distinctions}
    if sides == {"n/a"}:
        yield "distinctions_beside", name


def _clears(answer: Answer | None) -> bool:
    """A bar that isn't established, or a distinction on whose tolerant side the conduct stands."""
    return answer is not None and answer.value in ("no", "tolerant")


def _bars(view: CaseView, found: Assessment, name: dict[str, str]) -> Found:
    if unshown := [one.id for one in found.blocked_by if not one.shown]:
        yield "bar_unshown", {**name, "bars": unshown, "article": found.blocked_by[0].article}
    for bar in found.bars:
        if not (bar.answer and bar.answer.value == "yes"):
            continue
        if bar.shown and only_heard(view, bar.answer):
            yield "answer_only_said", {**name, "answers": [bar.id]}
        if not bar.elements:
            continue
        if lacking := [f"{bar.id}({n})" for n, one in enumerate(bar.elements, start=1) if one != "yes"]:
            untold = {} if any(bar.elements) else {"severity": "note"}
            yield "bar_elements_open", {**name, "elements": lacking, "article": bar.article, **untold}


def _elements(view: CaseView, found: Assessment, opinion: str | None, name: dict[str, Any]) -> Found:
    unshown, only_said = [], []
    for one in _granting(found, opinion):
        for n, answer in enumerate(one.elements, start=1):
            assert answer
            if not answer.evidence:
                unshown.append(f"{one.id}({n})")
            elif _only_said(view, one, n):
                only_said.append(f"{one.id}({n})")
    if unshown:
        yield "element_unshown", {**name, "elements": unshown}
    if only_said:
        yield "element_only_said", {**name, "elements": only_said}


def _granting(found: Assessment, opinion: str | None) -> list[Circumstance]:
    return [one for one in found.established if opinion is None or opinion in one.reliefs]


def _only_said(view: CaseView, one: Circumstance, n: int) -> bool:
    """Whether only what the party said when heard shows an element that words alone don't show."""
    if view.profile.entry("circumstances", one.id).more["elements"][n - 1].get("own_words"):
        return False
    return only_heard(view, one.elements[n - 1])


def only_heard(view: CaseView, answer: Answer | None) -> bool:
    """Whether an answer rests on nothing but hearings."""
    steps = view.case.steps
    cited = [item.get("step", 0) for item in answer.evidence] if answer else []
    return all(1 <= step <= len(steps) and steps[step - 1].method == "hearing" for step in cited)


def _for_all(view: CaseView) -> Found:
    """One answer for several parties on what opens a relief: whether each was looked at isn't known."""
    if len(view.case.parties) < 2:
        return
    by_itself = {(act.body["code"], act.body.get("party")) for act in view.case.of("assessed")}
    shared = [
        one.id
        for found, opinion in _opinions(view)
        for one in _granting(found, opinion)
        if (one.id, found.n) not in by_itself
    ]
    if shared:
        yield "answered_for_all", {"circumstances": list(dict.fromkeys(shared))}


def _basis(view: CaseView) -> Found:
    """What rests on another rule, c20 or x6, names the rule, so that it can be looked up."""
    signs = view.profile.words_of("basis_vague")
    told = {act.body["code"]: act.body["basis"] for act in view.case.of("assessed") if "basis" in act.body}
    for code, basis in told.items():
        if not any(sign in basis for sign in signs):
            yield "basis_vague", {"code": code, "basis": basis}


def _turned(view: CaseView) -> Found:
    """A bar that was established is answered no, and on nothing new."""
    standing: dict[tuple[str, int | None], Act] = {}
    for act in view.case.of("assessed"):
        key, value = (act.body["code"], act.body.get("party")), act.body["answers"].get("1")
        before = standing.get(key)
        if value == "no" and before and before.body["answers"]["1"] == "yes":
            shown = before.body.get("evidence", ())
            if all(item in shown for item in act.body.get("evidence", ())):
                yield "bar_turned", {"bar": key[0], "acts": [f"#{before.seq}", f"#{act.seq}"]}
        if key[0] in {bar.id for bar in view.profile.section("bars")} and value:
            standing[key] = act


FINDINGS = (_grounds, _for_all, _basis, _turned)
