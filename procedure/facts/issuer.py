"""Who issues a paper, and that nobody writes to themselves."""

from __future__ import annotations

import re

from sqqf.procedure.facts.words import Facts, Occasion, together

_ORGANS = {
    "discipline": "纪检监察机关全称",
    "organization": "组织部门全称",
    "clarified_organ": "澄清机关全称",
}


def issued_by(code: str | None, name: str | None) -> Facts:
    """Who issues the paper: the group, or an organ by its code; and what to call the blank for its name."""
    return {
        "issuer": name,
        "issuer_code": code,
        "issuer_label": _ORGANS.get(code or "", "牵头机关全称"),
        "by_group": "是" if code == "group" else None,
    }


def issuer_name(code: str, at: Occasion) -> str | None:
    """What the group, or an organ that issues papers, is called, where that was told."""
    return at.group if code == "group" else at.organs.get(code)


_ADDRESSEES = (
    "told",
    "told_by_feedback",
    "organ",
    "admonished",
    "advised",
    "reminded",
    "correctors",
    "clarified_to",
    "submitted_to",
    "city_group",
)
"""The facts that say whom a paper goes to."""


def to_others(facts: Facts, at: Occasion) -> Facts:
    """The facts without the paper's own issuer among those it goes to."""
    code, name = facts["issuer_code"], facts["issuer"]
    kept = {}
    for fact in _ADDRESSEES:
        if told := facts.get(fact):
            kept[fact] = together(one for one in told.split("、") if not is_issuer(one, code, name, at))
    return facts | kept


def is_issuer(told: str, code: str | None, name: str | None, at: Occasion) -> bool:
    """Whether an organ is the one that issues the paper, however short it is called: 县纪委, 某县纪委监委."""
    if told == name:
        return True
    place = _place(told, code, at)
    if place is None:
        return False
    own = (_place(name, code, at) if name else None) or at.group.partition("容错")[0]
    return own.endswith(place) or (own != "" and place.endswith(own))


def _place(name: str, code: str | None, at: Occasion) -> str | None:
    """The place whose organ of this code a name is of, 某县 of 某县纪委监委; None for any other organ."""
    entries = [one for one in at.profile.section("organs") if one.id == code]
    words = [word for one in entries for word in one.more.get("inaction", {}).get("words", ())]
    if not words:
        return None
    called = "|".join(map(re.escape, words))
    found = re.fullmatch(
        rf"(?:中共)?(.*?)(?:{called})(?:{called}|监察|委员会|机关|部门|、(?:中共)?\1)*", name
    )
    return found[1] if found else None
