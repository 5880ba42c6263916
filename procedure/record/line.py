"""A line of the ledger (台账): a case or a lead as it is exported and as an older ledger's line is taken over.

Only facts that stand on record, in the order of the columns; what is worked out on the day isn't among them. So what
is exported and taken over elsewhere is exported there again without a difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CASE_FIELDS = (
    *("no", "state", "outcome", "channel", "applicant", "parties", "matter", "points", "circumstances"),
    *("officer", "received_on", "registered_on", "accepted_on", "declined_on", "notified_on"),
    *("investigation_due_on", "concluded_on", "deliberated_on", "submitted_on", "approved_on", "decided_on"),
    *("decision", "filed_on", "closed_on", "ended_on", "ended_because", "arising_from", "merged_into"),
    *("zone", "documents", "proceeding", "managed_by"),
)
LEAD_FIELDS = (
    *("no", "state", "source", "area", "unit", "persons", "text", "officer", "lead_organ", "subject_kind"),
    *("gravity", "received_on", "registered_on", "verified_on", "disposed_on", "measures", "unfounded_on"),
    *("closed_on", "joined_into", "split_from"),
)


def case_entry(summary: Mapping[str, Any], investigation_due_on: str | None) -> dict[str, Any]:
    """The case's line from what ``case list`` shows of it; the due date is the one in force, extensions included."""
    known = {**summary, "investigation_due_on": investigation_due_on}
    return {name: known[name] for name in CASE_FIELDS}


def lead_entry(summary: Mapping[str, Any]) -> dict[str, Any]:
    """The lead's line from what ``lead list`` shows of it: names, posts and measures of its officials."""
    subjects = summary["persons"] or [summary["subject"] or {"measure": None}]
    known = {
        **summary,
        "persons": [{name: one[name] for name in ("n", "name", "post")} for one in summary["persons"]],
        "measures": [one["measure"] for one in subjects],
    }
    return {name: known[name] for name in LEAD_FIELDS}
