"""What is put right item by item, each with its report and sign-off.

Ordered correction (责令纠错, 二(五)4) on a case, rectification (整改, 三(三)4; 销号, 四(三)) on a lead.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso, iso_or_none
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.dossier import Dossier, ItemKinds
from sqqf.procedure.record.kinds import breaks, not_before
from sqqf.procedure.record.names import same
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.profile import Profile

_BESIDE = ("measures", "reminded")
"""Acts on a lead's item that don't move it."""


class Item(NamedTuple):
    """One item, numbered from 1. A report that is sent back clears ``reported_on`` and ``reported_to``."""

    n: int
    seq: int
    text: str
    responsible: str | None
    listed_on: date
    """Its own date, or the day on which it was put on record."""
    original_due_on: date
    due_on: date
    reported_on: date | None = None
    signed_off_on: date | None = None
    on: date | None = None
    """The date of its own, if it has one."""
    returned: int = 0
    """How often a report was sent back."""
    reported_to: str | None = None
    measures_on: date | None = None
    """When measures were first drawn up, 三(三)4."""
    untold: bool = False
    """It may have been reported before it was taken over: nobody says when, or whether."""
    reminders: tuple[date, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether its report is still to come, as far as anybody knows."""
        return self.reported_on is None and not self.untold


def charged_elsewhere(found: Iterable[Item], names: Iterable[str]) -> list[Item]:
    """The items that somebody else is to carry out: nobody who erred, nor their unit, by their names."""
    own = [same(name) for name in names]
    return [
        item
        for item in found
        if item.responsible and not any(_is_part(same(item.responsible), name) for name in own)
    ]


def _is_part(one: str, other: str) -> bool:
    return one in other or other in one


def items(dossier: Dossier, on: date | None = None) -> tuple[Item, ...]:
    """The list as it stands, or as it stood on a day; items without a date count as listed by then."""
    kinds = dossier.item_kinds
    if not dossier.has(kinds.listed):
        return ()
    found: list[Item] = []
    for act in dossier.of(*kinds, *_BESIDE):
        if act.kind == kinds.listed:
            found.append(_listed(len(found) + 1, act))
            continue
        place = act.body.get("item", 0) - 1
        known = 0 <= place < len(found)  # else the item was struck out, or it was no reminder of an item
        if known and (on is None or day_of(act) <= on):
            found[place] = found[place]._replace(**_changes(kinds, found[place], act))
    return tuple(one for one in found if on is None or one.on is None or one.on <= on)


def _listed(n: int, act: Act) -> Item:
    body = act.body
    due = date.fromisoformat(body["due"])
    told = Item(n, act.seq, body["text"], body.get("responsible"), day_of(act), due, due, on=act.on)
    return told._replace(untold=bool(body.get("untold")))


def _changes(kinds: ItemKinds, item: Item, act: Act) -> dict[str, Any]:
    match act.kind:
        case kinds.reported:
            return {"reported_on": act.on, "reported_to": act.body.get("to")}
        case kinds.returned:
            due = date.fromisoformat(act.body["due"])
            changes = {"reported_on": None, "reported_to": None, "due_on": due}
            return {**changes, "returned": item.returned + 1}
        case kinds.signed_off:
            return {"signed_off_on": act.on}
        case "measures":
            days = [day for day in (item.measures_on, act.on) if day]
            return {"measures_on": min(days)}
        case _:
            return {"reminders": (*item.reminders, day_of(act))}


def item_document(item: Item) -> dict[str, Any]:
    """An item as it is listed."""
    return {
        "n": item.n,
        "text": item.text,
        "responsible": item.responsible,
        "listed_on": iso(item.listed_on),
        "original_due_on": iso(item.original_due_on),
        "due_on": iso(item.due_on),
        "reported_on": iso_or_none(item.reported_on),
        "returned": item.returned,
        "signed_off_on": iso_or_none(item.signed_off_on),
    }


def rectification_document(item: Item) -> dict[str, Any]:
    """An item of a lead as it is listed: also its measures, whom it was reported to, the reminders."""
    return {
        **item_document(item),
        "measures_on": iso_or_none(item.measures_on),
        "reported_to": item.reported_to,
        "reminders": [iso(day) for day in item.reminders],
    }


# ── what acts on items need ──


def open_item(dossier: Dossier, act: Act, _: Setting) -> Item:
    """The item that an act is on. Raises BadInput where there is none, Refused where it is signed off."""
    listed = items(dossier)
    if not 1 <= act.body["item"] <= len(listed):
        raise BadInput("unknown_item", n=act.body["item"], count=len(listed))
    item: Item = listed[act.body["item"] - 1]
    if item.signed_off_on:
        raise Refused("item_signed_off", n=item.n, on=item.signed_off_on)
    return item


def not_reported(dossier: Dossier, act: Act, setting: Setting) -> None:
    """A report on an item comes once, until it is sent back."""
    item, kinds = open_item(dossier, act, setting), dossier.item_kinds
    if item.reported_on:
        article = setting.profile.acts[act.kind].article
        raise Refused("item_reported", article=article, n=item.n, on=item.reported_on)
    for earlier in (dossier.of(kinds.listed)[item.n - 1], *_of_item(dossier, kinds.returned, item.n)[-1:]):
        not_before(earlier, act, setting)


def reported(dossier: Dossier, act: Act, setting: Setting) -> None:
    """What is sent back or signed off has been reported before."""
    item = open_item(dossier, act, setting)
    if item.reported_on is None:
        raise Refused("item_not_reported", article=setting.profile.acts[act.kind].article, n=item.n)
    not_before(_of_item(dossier, dossier.item_kinds.reported, item.n)[-1], act, setting)


def _of_item(dossier: Dossier, kind: str, n: int) -> list[Act]:
    return [act for act in dossier.of(kind) if act.body["item"] == n]


def untouched(dossier: Dossier, listed: Act, _: Profile) -> None:
    """When an item is struck out, those after it move up: it must be the last, and not reported on."""
    kinds = dossier.item_kinds
    n = [act.seq for act in dossier.of(kinds.listed)].index(listed.seq) + 1
    on_it = (act for act in dossier.of(*kinds[1:]) if act.body["item"] == n)
    for later in (*dossier.of(kinds.listed)[n:], *on_it):
        raise breaks(listed, later)


def all_reported(dossier: Dossier, _: Office) -> bool:
    """Whether no item waits for its report."""
    return all(item.reported_on for item in items(dossier))


def none_to_sign_off(dossier: Dossier, _: Office) -> bool:
    """Whether no item has been reported and not signed off."""
    return not any(item.reported_on and not item.signed_off_on for item in items(dossier))


def due_later(_dossier: Dossier, act: Act, setting: Setting) -> None:
    """A date that is set isn't before the day on which it was set."""
    due = date.fromisoformat(act.body["due"]) if act.body.get("due") else None
    if due and act.on and due < act.on:
        article = setting.profile.acts[act.kind].article
        raise Refused("due_before_act", article=article, due=due, kind=Term("acts", act.kind), on=act.on)
