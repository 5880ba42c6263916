"""What lies in the file of a case or a lead: the lines of its archive index (卷内文件), what came in too.

Who wrote a paper that came in is known where somebody had to say so; else the place is left open, like the
pages, which are counted when the file is bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import day_in_china
from sqqf.procedure.facts.findings import approved_by
from sqqf.procedure.facts.issuer import issuer_name
from sqqf.procedure.facts.record import made_on
from sqqf.procedure.facts.words import Facts, Occasion

if TYPE_CHECKING:
    from sqqf.procedure.inaction.lead import Lead
    from sqqf.procedure.record.dossier import Dossier
    from sqqf.procedure.tolerance.case import Case

_OPEN = "　"
"""A place that is filled in by hand."""


class _Filed(NamedTuple):
    """One paper in the file."""

    on: date | None
    title: str
    author: str | None = None
    number: str | None = None
    remark: str | None = None


def volume(filed: Iterable[_Filed]) -> list[Facts]:
    """The lines of the index, by their days; those of which nobody knows the day come last."""
    ordered = sorted(filed, key=lambda one: one.on or date.max)
    return [
        {
            "n": str(n),
            "author": one.author or _OPEN,
            "number": one.number or _OPEN,
            "title": one.title,
            "on": f"{one.on:%Y.%m.%d}" if one.on else _OPEN,
            "pages": _OPEN,
            "remark": one.remark or _OPEN,
        }
        for n, one in enumerate(ordered, start=1)
    ]


def filed_on_case(case: Case, at: Occasion) -> list[_Filed]:
    """What came in on a case and what was made on it."""
    author = case.applicant.name if case.applicant else None
    found = [
        _Filed(case.received_on, title, author, remark="收件")
        for title in case.registered.get("documents", ())
    ]
    for step in case.steps:
        found += [
            _Filed(step.on, said, remark=f"第{step.n}步证据")
            for piece in step.body.get("evidence", ())
            if (said := _title(piece))
        ]
    for act in case.of("approved"):
        if reference := act.body.get("reference"):
            author = approved_by(act, case.of("submitted"), at)
            found.append(_Filed(act.on, "批准文件", author, reference, "收件"))
    for act in case.of("receipted"):
        found.append(_Filed(act.on, "备案回执", act.body.get("group"), act.body.get("id"), "收件"))
    for act in case.of("objection"):
        found.append(_Filed(act.on, at.term("acts", "objection"), act.body.get("name"), remark="收件"))
    return [*found, *_reports(case, "correction_reported", "correction"), *_common(case, at)]


def filed_on_lead(lead: Lead, at: Occasion) -> list[_Filed]:
    """What came in on a lead and what was made on it; never who gave it."""
    return [*_reports(lead, "rectified", "rectification"), *_common(lead, at)]


def _common(dossier: Dossier, at: Occasion) -> list[_Filed]:
    found = [
        _Filed(day_in_china(act.recorded_at), str(act.body.get("title") or act.body["name"]), remark="附卷")
        for act in dossier.of("attached", "lead_attached")
    ]
    for act in made_on(dossier):
        body = act.body
        author = issuer_name(body.get("issuer", "group"), at)
        found.append(_Filed(act.on, str(body.get("title")), author, body.get("number")))
    return found


def _reports(dossier: Dossier, kind: str, listing: str) -> list[_Filed]:
    """The reports on what had to be put right, by whoever was responsible for it."""
    responsible = [act.body.get("responsible") for act in dossier.of(listing)]
    return [
        _Filed(
            act.on,
            f"整改报告（第{n}项）",
            responsible[n - 1] if n <= len(responsible) else None,
            remark="收件",
        )
        for act in dossier.of(kind)
        for n in [act.body["item"]]
    ]


def _title(piece: Mapping[str, Any]) -> str | None:
    """What a piece of evidence is called; a step or a prior filing isn't a paper of this file."""
    said = piece.get("text") or piece.get("name")
    return str(said) if said else None
