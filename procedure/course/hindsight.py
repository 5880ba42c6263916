"""What an amendment made of a limit: late before it and no longer late after, that stays found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqqf.procedure.course.fold import fold
from sqqf.procedure.errors import Term
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.time.limits import Deadline, deadlines


def verdicts_amended(dossier: Dossier, setting: Setting) -> Found:
    """Each limit that was met late, or had run out unmet, until an amendment; with that amendment."""
    for at, act in enumerate(dossier.acts):
        if act.kind != "amended":
            continue
        before, after = (_late(dossier.acts[:n], setting, day_of(act)) for n in (at, at + 1))
        for key, limit in before.items():
            if key not in after:
                facts = {"limit": Term("limits", limit.kind), "due": limit.due_on, "article": limit.article}
                yield "verdict_amended", {"act": f"#{act.seq}", **facts}


def _late(acts: Sequence[Act], setting: Setting, today: date) -> Mapping[tuple[str, int], Deadline]:
    limits = deadlines(fold(acts, setting.profile), setting.profile, setting.level, setting.workdays)
    return {(one.kind, one.item): one for one in limits if _is_late(one, today)}


def _is_late(limit: Deadline, today: date) -> bool:
    if limit.met_on:
        return limit.met_on > limit.due_on
    return not limit.lapsed and not limit.paused and today > limit.due_on
