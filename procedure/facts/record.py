"""What the papers on cases and on leads state alike: limits, items, reminders, and what is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqqf.calendar.days import Span
from sqqf.procedure.errors import BadInput
from sqqf.procedure.facts.words import (
    NONE,
    Facts,
    Occasion,
    citations,
    due_on_paper,
    on_paper,
    spelled,
    together,
)
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.items import Item
from sqqf.procedure.time.lights import Clock, limit_status
from sqqf.procedure.time.limits import Deadline

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier

PAPERS = ("paper_made", "lead_paper_made")
ITEMS = ("correction", "rectification")
"""The limits of items to be put right."""


def every_paper(no: str, at: Occasion) -> Facts:
    """Facts that every paper has; what no ledger knows is left to be written in by hand."""
    discipline = at.organs.get("discipline") or at.profile.organ_name("discipline", at.on, "zh")
    return {
        "no": no,
        "group": at.group,
        "on": on_paper(at.on),
        "to": at.to,
        "opinion_name": str(at.profile.content["source"]),
        "opinion_short": at.profile.short_title("zh"),
        "citations": citations(at.profile),
        "has_approval": "是" if at.profile.wants_approval else None,
        "discipline": discipline,
        "decided_by": next((one.zh for one in at.profile.section("decider")), discipline),
        "counting_note": str(at.profile.content["counting"]["zh"]),
        "recusal_told": "；认为有关人员与本事项有利害关系的，可以申请其回避"
        if at.profile.is_on("recusal")
        else None,
        **dict.fromkeys(_BY_HAND),
        **_particulars(at.particulars),
    }


def _particulars(told: Mapping[str, str | None]) -> Facts:
    """How to reach the group, and what it signs with where that isn't its name."""
    address, postcode = told.get("address"), told.get("postcode")
    return {
        "address": f"{address}，邮编：{postcode}" if address and postcode else address,
        "postcode": postcode,
        "phone": told.get("telephone"),
        "contact": told.get("contact"),
        "seal": told.get("seal"),
    }


_BY_HAND = ("place", "period", "recorder", "signing", "materials_by", "reply_by", "asked", "said")


def limit_lines(found: Sequence[Deadline], at: Occasion) -> list[Facts]:
    """Each limit as a line: how long, when due, how it stands on the paper's day."""
    return [
        {
            "name": at.term("limits", one.kind) + _which(one),
            "article": spelled(one.article),
            "starts_on": on_paper(one.starts_on),
            "from": "次一工作日" if one.span is None or one.span.unit == "working_day" else "次日",
            "days": length_on_paper(one.span) if one.span else "定日",
            "original_due_on": due_of(one, one.original_due_on, at),
            "due_on": due_of(one, one.due_on, at),
            "met_on": on_paper(one.met_on) or NONE,
            "standing": standing_of(one, at),
        }
        for one in found
    ]


_LENGTHS = {"working_day": "{}个工作日", "calendar_day": "{}日", "month": "{}个月"}


def length_on_paper(span: Span) -> str:
    """How long a limit is: ``10个工作日``, ``2个月``."""
    return _LENGTHS[span.unit].format(span.length)


def _which(one: Deadline) -> str:
    """Which of several a limit with a set date is of: an item, or the case being sent back once more."""
    if one.span is not None:
        return ""
    return f"第{one.item}{'项' if one.kind in ITEMS else '次'}"


def chosen_item(listed: Sequence[Item], at: Occasion, no: str) -> int | None:
    """The place of the item chosen by its number; None where none was. Raises BadInput."""
    wanted = at.chosen("item")
    place = next((place for place, one in enumerate(listed) if one.n == wanted), None)
    if wanted and place is None:
        raise BadInput("unknown_item", n=wanted, count=len(listed), no=no)
    return place


def as_listed(found: Iterable[Deadline], listed: Iterable[Item]) -> list[Deadline]:
    """The limits, those of items as the items stood on the paper's day: what was listed later has none."""
    numbered = {one.n: one for one in listed}
    return [
        one._replace(due_on=numbered[one.item].due_on, met_on=numbered[one.item].reported_on)
        if one.kind in ITEMS
        else one
        for one in found
        if one.kind not in ITEMS or one.item in numbered
    ]


def due_of(one: Deadline, due: date, at: Occasion) -> str:
    """When a limit is due; a date that somebody set isn't counted, so no calendar can move it."""
    counted = one.span is not None
    return due_on_paper(due, one.counted_from if counted else due, at.workdays)


def standing_of(one: Deadline, at: Occasion) -> str:
    """How a limit stands on the paper's day."""
    now = limit_status(one, Clock(at.on, at.workdays, at.profile.yellows))
    match now.status:
        case "met":
            return "按期完成"
        case "met_late":
            return f"逾期{now.days_overdue}日完成"
        case "overdue":
            return f"已逾期{now.days_overdue}日"
        case "due_today":
            return "当日到期"
        case "lapsed":
            return "随案终结"
        case "suspended":
            return "中止"
        case _:
            return f"尚余{now.working_days_left}个工作日"


def item_lines(found: Iterable[Item]) -> list[Facts]:
    """What is to be put right, each with its dates and how far it has come."""
    return [
        {
            "n": str(one.n),
            "text": one.text,
            "responsible": one.responsible or NONE,
            "listed_on": on_paper(one.listed_on),
            "due_on": on_paper(one.due_on),
            "reported_on": on_paper(one.reported_on) or NONE,
            "signed_off_on": on_paper(one.signed_off_on) or NONE,
            "standing": "已销号" if one.signed_off_on else "已报告" if one.reported_on else "待报告",
        }
        for one in found
    ]


def reminded_of(dossier: Dossier, listed: Sequence[Item], limits: Sequence[Deadline], at: Occasion) -> Facts:
    """What a reminder is about: the item chosen, else whatever is overdue on the paper's day.

    Whoever has to put something right isn't told of the limits that the group itself keeps.
    """
    place = chosen_item(listed, at, str(dossier.number))
    numbered = {one.n: one for one in listed}
    lines = [
        {
            "what": f"{at.term('limits', one.kind)}第{one.item}项：{numbered[one.item].text}",
            "responsible": numbered[one.item].responsible,
            **_lateness(one, at),
        }
        if one.kind in ITEMS
        else {"what": at.term("limits", one.kind), "responsible": dossier.officer, **_lateness(one, at)}
        for one in limits
        if one.met_on is None and not one.lapsed and not one.paused
        if (one.due_on < at.on if place is None else one.kind in ITEMS and one.item == listed[place].n)
    ]
    lines = [line for line in lines if line["item"]] or lines
    told = [line["responsible"] for line in lines if line["responsible"]]
    return {"overdue": lines, "reminded": at.to or together(told)}


def _lateness(one: Deadline, at: Occasion) -> Facts:
    due = due_of(one, one.due_on, at)
    item = "是" if one.kind in ITEMS else None
    return {"due_on": due, "standing": standing_of(one, at), "article": spelled(one.article), "item": item}


def made_on(dossier: Dossier) -> Sequence[Act]:
    """The papers made on a case or a lead that stand, in their order."""
    return dossier.of(*PAPERS)


def paper_lines(made: Iterable[Act]) -> list[Facts]:
    return [
        {
            "n": str(n),
            "on": on_paper(act.on),
            "title": act.body.get("title"),
            "number": act.body.get("number") or NONE,
            "to": act.body.get("to") or NONE,
            "name": act.body.get("name"),
            "sha256": act.body.get("sha256"),
        }
        for n, act in enumerate(made, start=1)
    ]
