"""Track 1, tolerance (容错, part 二): its stages put together."""

from __future__ import annotations

from sqqf.procedure.record import wording
from sqqf.procedure.record.items import item_document
from sqqf.procedure.record.kinds import Common, Track, by_id
from sqqf.procedure.record.number import Number
from sqqf.procedure.time import findings as dates
from sqqf.procedure.tolerance import (
    assessment,
    authority,
    correction,
    determination,
    endings,
    feedback,
    file,
    filing,
    intake,
    investigation,
    promptness,
    results,
)
from sqqf.procedure.tolerance.line import LINE
from sqqf.procedure.tolerance.view import CaseView

STAGES = (
    intake,
    investigation,
    assessment,
    determination,
    filing,
    feedback,
    results,
    correction,
    endings,
)
LOOKED_AT = (intake, authority, *STAGES[1:], promptness)

TRACK = Track(
    id="tolerance",
    kinds=by_id(*(stage.KINDS for stage in STAGES), file.KINDS),
    common=Common(
        begun="registered",
        taken_over="taken_over",
        assigned="assigned",
        noted="noted",
        attached="attached",
        voided="voided",
        closed="closed",
        paper_made="paper_made",
        published="published",
        item="correction",
    ),
    begun=intake.begun,
    line=LINE,
    view=CaseView,
    findings=(
        *(rule for stage in LOOKED_AT for rule in stage.FINDINGS),
        *wording.FINDINGS,
        dates.provisional,
        dates.rest_days,
    ),
    unreviewed=("void",),
    remains=endings.REMAINS,
    number=Number,
    item=item_document,
    owed=promptness.owed,
    none_such="no_such_case",
)
