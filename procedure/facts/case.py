"""The facts of a case as its papers state them: dates, names and terms in Chinese, ready to be printed.

Everything is taken from the acts as corrected. What isn't known is None: see ``words``.
"""

from __future__ import annotations

from sqqf.procedure.facts import aftermath, findings, intake, proposals
from sqqf.procedure.facts.issuer import issued_by, to_others
from sqqf.procedure.facts.journal import act_lines
from sqqf.procedure.facts.record import (
    as_listed,
    every_paper,
    item_lines,
    made_on,
    paper_lines,
    reminded_of,
)
from sqqf.procedure.facts.volume import filed_on_case, volume
from sqqf.procedure.facts.words import Facts, Occasion, together
from sqqf.procedure.record.items import items
from sqqf.procedure.time.limits import deadlines
from sqqf.procedure.tolerance.case import Case


def case_facts(case: Case, at: Occasion) -> Facts:
    """All that a paper on the case may state. Raises BadInput where the case has no such ``n``, ``party``."""
    listed = items(case, at.on)
    found = as_listed(deadlines(case, at.profile, at.level, at.workdays), listed)
    no = str(case.number)
    facts = {
        **every_paper(no, at),
        **intake.people(case, at),
        **intake.application(case, at),
        **intake.course(case, at),
        **intake.sent_back(case, at),
        **intake.limits(found, at),
        **proposals.answer(case, at),
        **proposals.extension(case, found, at),
        **proposals.to_come(at),
        **intake.steps(case, at),
        **findings.assessments(case, at),
        **findings.determination(case, at),
        **aftermath.afterwards(case, at),
        **aftermath.admonished(at),
        **aftermath.served(case, at),
        **reminded_of(case, listed, found, at),
        "corrections": item_lines(listed),
        "correctors": at.to or together(one.responsible for one in listed if one.responsible),
        "acts": act_lines(case.acts, at),
        "papers": paper_lines(made_on(case)),
        "volume": volume(filed_on_case(case, at)),
    }
    if case.has("approved"):
        facts["has_approval"] = "是"  # wanted or not
    facts["contact"] = facts["contact"] or facts["officer"]
    return to_others(facts | _issuer(facts, at), at)


def _issuer(facts: Facts, at: Occasion) -> Facts:
    """Who issues a paper on the case: the group, an organ, who clarifies, or who issued the paper served."""
    code = facts["served_issuer"] if at.issuer == "served" else at.issuer
    if code == "group":
        return issued_by(code, at.group)
    return issued_by(
        code, facts["clarified_organ"] if code == "clarified_organ" else at.organs.get(code or "")
    )
