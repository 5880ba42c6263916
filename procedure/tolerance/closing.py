"""What is still to be done before a case is closed: feedback and delivery (二(三)5), filing, reports, the notice."""

from __future__ import annotations

from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.items import items
from sqqf.procedure.tolerance.case import Case


def outstanding(case: Case, level: str) -> list[str]:
    """The codes of section ``closing`` that aren't done yet, in its order."""
    if case.state == "declined":
        return ["written_notice"] if case.untold else []
    done = {
        "feedback_applicant": not untold_applicant(case),
        "feedback_party": not untold_parties(case),
        "delivery": bool(deliveries(case)),
        "filing": level != "county" or all(filed_on for _, filed_on in case.decision_dates),
        "correction_reports": all(item.reported_on for item in items(case)),
    }
    return [code for code, is_done in done.items() if not is_done]


def feedback(case: Case) -> list[Act]:
    """Feedback and deliveries of the last decision."""
    decided = case.of("decided")
    return [act for act in case.of("feedback") if not decided or act.follows(decided[-1])]


def deliveries(case: Case) -> list[Act]:
    """The deliveries of the conclusion to organs."""
    return [act for act in feedback(case) if act.body["role"] == "organ"]


def untold_applicant(case: Case) -> bool:
    """Whether a known applicant has had no feedback; who is both applicant and party is told as either."""
    return case.applicant is not None and case.applicant.name not in _told(case)


def untold_parties(case: Case) -> list[str]:
    """The names of the parties who have had no feedback."""
    told = _told(case)
    return [party.name for party in case.parties if party.name not in told]


def _told(case: Case) -> set[str]:
    return {act.body["to"] for act in feedback(case) if act.body["role"] != "organ"}
