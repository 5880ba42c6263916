"""Track 2, inaction (为官不为, part 三): its stages put together."""

from __future__ import annotations

from sqqf.procedure.inaction import (
    accountability,
    disposition,
    file,
    leads,
    publicity,
    rectification,
    referral,
    supervision,
    tolerance_check,
    verification,
)
from sqqf.procedure.inaction.line import LINE
from sqqf.procedure.inaction.view import LeadView
from sqqf.procedure.record import wording
from sqqf.procedure.record.items import rectification_document
from sqqf.procedure.record.kinds import Common, Kind, Track, by_id
from sqqf.procedure.record.number import LeadNumber
from sqqf.procedure.record.voided import voided
from sqqf.procedure.time import findings as dates

STAGES = (leads, referral, verification, tolerance_check, disposition, rectification, supervision, publicity)
LOOKED_AT = (
    leads,
    verification,
    tolerance_check,
    disposition,
    accountability,
    rectification,
    supervision,
    publicity,
)

_AMENDED = (Kind("amended", asks=(tolerance_check.check_stays, leads.officials_stay)),)

TRACK = Track(
    id="inaction",
    kinds=by_id(*(stage.KINDS for stage in STAGES), file.KINDS, _AMENDED),
    common=Common(
        begun="lead",
        taken_over="lead_taken_over",
        assigned="lead_assigned",
        noted="lead_noted",
        attached="lead_attached",
        voided="lead_voided",
        closed="lead_closed",
        paper_made="lead_paper_made",
        published="lead_published",
        item="rectification",
    ),
    begun=leads.begun,
    line=LINE,
    view=LeadView,
    findings=(*(rule for stage in LOOKED_AT for rule in stage.FINDINGS), *wording.FINDINGS, dates.rest_days),
    unreviewed=("void", "joined"),
    remains=(voided,),
    number=LeadNumber,
    item=rectification_document,
    owed=supervision.owed,
    none_such="no_such_lead",
)
