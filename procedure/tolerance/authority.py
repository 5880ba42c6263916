"""Authority over cadres (干部管理权限, 二(三)4): the group, who manages, who is asked, who approves.

They are of one level, and a functional zone's case is the city group's (二(三)1). The profile knows bodies by
their words, ``authorities``. One that it doesn't know can't be compared, and that is said.
"""

import re
from contextlib import suppress
from typing import NamedTuple

from sqqf.procedure.errors import Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.names import same
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import submitted_since
from sqqf.procedure.tolerance.view import CaseView


class Body(NamedTuple):
    """Somebody named as managing, asked or approving; ``level`` is None where that isn't known."""

    text: str
    level: str | None = None
    approves: str | None = None
    """As which of the bodies that approve: ``committee``, ``government``; None for one that can't."""
    known: bool = True


class Whose(NamedTuple):
    """Whose words they are: under these rules, at this level, in a group of this name."""

    profile: Profile
    level: str
    group: str


def bodies_in(text: str, whose: Whose) -> list[Body]:
    """The bodies that a text names: 县委、县政府 are two, and so are 县委县政府."""
    found: list[Body] = []
    for part in re.split("[、，,;；/]", text):
        rest = same(part)
        while rest:
            body, rest = _last(rest, whose)
            found.append(body)
    return found


def _last(text: str, whose: Whose) -> tuple[Body, str]:
    """The body that a text ends with, and what names another before it; where none does, the whole text."""
    profile = whose.profile
    with suppress(UnknownCode):
        return Body(text, whose.level, profile.find("bodies", text)), ""
    found = profile.authority_in(text)
    if found is None:
        return Body(text, known=False), ""
    word, entry = found
    before, approves, level = text.removesuffix(word), entry.more.get("body"), entry.more.get("level")
    if level == "city" and _is_own_city(before, whose):
        level = whose.level
    another = profile.authority_in(before) if approves else None
    return Body(text, level, approves), before if another and another[1].more.get("body") else ""


def _is_own_city(place: str, whose: Whose) -> bool:
    """Whether 市委 is that of the group's own city, one at the level of a county (县级市)."""
    own = whose.level == "county" and "市" in whose.group and not {*"县区"} & {*whose.group}
    return own and (not place or whose.group.startswith(f"{place}市"))


# ── what is looked for ──


def _whose(view: CaseView) -> Whose:
    return Whose(view.profile, view.level, view.group.name)


def _zone(view: CaseView) -> Found:
    """A unit's name speaks of a functional zone, whose cases another level has."""
    if view.is_over or view.case.registered.get("zone"):
        return
    for unit in view.units:
        zone = view.profile.zone_in(unit)
        if zone and zone.more["level"] != view.level:
            level = Term("levels", zone.more["level"])
            facts = {"unit": unit, "zone": Term("zones", zone.id), "level": level}
            yield "zone_suspected", {**facts, "article": zone.article}
            return


def _manager(view: CaseView) -> Found:
    """The cadre is managed at the group's level."""
    case = view.case
    if case.registered.get("zone") or case.moves[-1].kind == "transferred":
        return
    for body in bodies_in(case.registered.get("managed_by") or "", _whose(view)):
        if body.level not in (None, view.level):
            facts = {"body": body.text, "level": Term("levels", view.level)}
            severity = {} if case.has("submitted") else {"severity": "risk"}
            yield "managed_elsewhere", {**facts, **severity}


_OF_A_CITY = re.compile("[^县区镇乡]{1,3}市(?![场政])")


def _above(view: CaseView) -> Found:
    """By the name of their unit somebody is of the city, and nobody says who manages them."""
    if view.level != "county" or view.case.registered.get("managed_by") or view.is_over:
        return
    for unit in view.units:
        city = _OF_A_CITY.match(unit)
        if city and not view.group.name.startswith(city[0]) and not _is_own_city(city[0][:-1], _whose(view)):
            yield "manager_unsaid", {"unit": unit}
            return


def _approves(body: Body, view: CaseView) -> bool:
    return body.approves is not None and body.level == view.level


def _asked(view: CaseView) -> Found:
    """It is submitted to a body that approves, of the group's level, and one that was asked approves.

    What was submitted, or approved, once more takes the place of what was before.
    """
    for act in view.case.recorded_here("submitted")[-1:]:
        if _asked_by(act, view) == set():
            yield "submitted_elsewhere", {"on": act.on, "to": act.body["to"]}
    for act in view.case.recorded_here("approved")[-1:]:
        since = submitted_since(view.case, view.deliberation)
        asked = [_asked_by(one, view) for one in since if not view.case.is_told(one)]
        every = {one for bodies in asked for one in bodies or ()}
        if wrong := _wrong(act, view):
            yield "approved_elsewhere", {"on": act.on, "body": wrong}
        elif every and None not in asked and not every & {*act.body["bodies"]}:
            terms = [Term("bodies", code) for code in act.body["bodies"]]
            submitted = [Term("bodies", one) for one in sorted(every)]
            yield "approval_unasked", {"on": act.on, "bodies": terms, "to": submitted}


def _asked_by(act: Act, view: CaseView) -> set[str] | None:
    """The bodies that can approve and were asked; None where one of them isn't known."""
    bodies = bodies_in(act.body["to"], _whose(view))
    if any(not one.known for one in bodies):
        return None
    return {one.approves for one in bodies if one.approves and _approves(one, view)}


def _wrong(act: Act, view: CaseView) -> list[str]:
    """The bodies that approved, by their names or by the number of the approval, and can't have."""
    whose = _whose(view)
    named = [one for text in _named(act) for one in bodies_in(text, whose) if one.known]
    issuer = re.split(r"[〔\[［（(\d第]", act.body.get("reference") or "")[0]
    named += [one for one in bodies_in(issuer, whose) if one.known and one.level]
    return list(dict.fromkeys(one.text for one in named if not _approves(one, view)))


def _named(act: Act) -> list[str]:
    return [*act.body.get("named", ()), *(one.partition(":")[2] for one in act.body["bodies"] if ":" in one)]


def _unknown(view: CaseView) -> Found:
    """What can't be compared is said to be so."""
    if view.profile.section("authorities") and (found := incomparable(view.case, _whose(view))):
        yield "body_unknown", {"bodies": found}


def _elsewhere(view: CaseView) -> Found:
    """A body of the group's level whose name says that it is of another place."""
    whose, own = _whose(view), _place(view.group.name.partition("容错")[0])
    texts = [view.case.registered.get("managed_by") or "", *_asked_and_approving(view.case)]
    bodies = [one for text in texts for one in bodies_in(text, whose) if one.level == view.level]
    there = [
        one.text for one in bodies if (place := _place(one.text)) and own and not _same_place(place, own)
    ]
    if there:
        yield "body_elsewhere", {"bodies": list(dict.fromkeys(there)), "group": view.group.name}


def _place(text: str) -> str:
    """The place in a name, without what it is: 青禾 of 青禾县委, 阳东 of 阳东区; empty where it says none."""
    found = re.match("(.*)[省市县区]", same(text))
    return found[1].rstrip("省市县区") if found else ""


def _same_place(one: str, other: str) -> bool:
    """One may have the place above before it: 阳江市阳东 and 阳东."""
    return one.endswith(other) or other.endswith(one)


def _asked_and_approving(case: Case) -> list[str]:
    asked = [act.body["to"] for act in case.recorded_here("submitted")]
    return asked + [text for act in case.recorded_here("approved") for text in _named(act)]


def incomparable(case: Case, whose: Whose) -> list[str]:
    """The bodies named on a case that the rules don't know, or a manager whose level they don't."""
    managing = bodies_in(case.registered.get("managed_by") or "", whose)
    texts = _asked_and_approving(case)
    found = [one.text for one in managing if one.level is None]
    found += [one.text for text in texts for one in bodies_in(text, whose) if not one.known]
    return list(dict.fromkeys(found))


FINDINGS = (_zone, _manager, _above, _asked, _elsewhere, _unknown)
