"""Filing (备案, 二(三)4): a county's decision is filed with the city group within 5 working days.

What is handed over is made in ``documents.filing``.
"""

from __future__ import annotations

from sqqf.procedure.errors import Refused
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind, not_before
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.determination import was_decided
from sqqf.procedure.tolerance.view import CaseView


def is_corrected_since(act: Act, filed: Act) -> bool:
    """Whether an act corrects, after the filing, something that was filed."""
    return act.kind == "amended" and act.seq > filed.seq >= act.body["act"]


def _not_filed_yet(case: Case, kind: ActKind, _: Office) -> None:
    """Filed once; again only where something was corrected since."""
    if case.is_filed:
        filed = case.of("filed")[-1]
        if not any(is_corrected_since(act, filed) for act in case.acts):
            raise Refused("already_filed", article=kind.article, on=filed.on)


def _filed_before(case: Case, _: ActKind, office: Office) -> None:
    if not case.has("filed"):
        raise Refused("not_filed", article=office.profile.acts["filed"].article)


def _after_the_filing(case: Case, act: Act, setting: Setting) -> None:
    not_before(case.of("filed")[0], act, setting)  # where it was filed again, it may be for any of them


KINDS = (
    Kind("filed", {"on": "date"}, needs=(was_decided, _not_filed_yet)),
    Kind("receipted", {"on": "date"}, needs=(_filed_before,), asks=(_after_the_filing,)),
)


# ── what is looked for ──


def _amended_since(view: CaseView) -> Found:
    if filed := view.case.of("filed"):
        since = [act.body["act"] for act in view.case.acts if is_corrected_since(act, filed[-1])]
        if since:
            yield "filing_outdated", {"acts": [f"#{seq}" for seq in dict.fromkeys(since)]}


def _limit(view: CaseView) -> Found:
    for limit in view.deadlines.get("filing", ()):
        if limit.met_on and limit.met_on > limit.due_on:
            yield "filed_late", {"on": limit.met_on, "due": limit.due_on}
        elif view.overdue(limit):
            yield "not_filed", {"due": limit.due_on}


FINDINGS = (_amended_since, _limit)
