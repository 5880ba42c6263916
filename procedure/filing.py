"""A filing (备案, 二(三)4): a county's decision with the acts of its case, as one document that shows tampering.

The acts carry their own hash chain; ``digest`` covers the whole document, so that neither the county's name nor
the decision can be changed unseen. Somebody who makes everything anew is found by the head hash, which is printed
on the county's reports (可发现篡改).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure import number
from sqqf.procedure.acts import GENESIS, Act, canonical
from sqqf.procedure.case import Case
from sqqf.procedure.determination import decision_document, decisions
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.fold import fold
from sqqf.procedure.profile import Profile

FORMAT = "sqqf-filing"
VERSION = 1
KINDS = ("filing_received", "filing_added", "filing_listed")

_FIELDS: Mapping[str, type] = {
    "format": str,
    "version": int,
    "group": str,
    "level": str,
    "ledger": str,
    "case": str,
    "id": str,
    "sent_on": str,
    "rules": dict,
    "decisions": list,
    "acts": list,
    "head": str,
    "digest": str,
}


class Sender(NamedTuple):
    """Whose ledger a filing comes from."""

    group: str
    level: str
    ledger: str
    head: str


def filing_document(case: Case, profile: Profile, sender: Sender, sent_on: date) -> dict[str, Any]:
    """The filing of a case's decision. ``sender.head`` is the ledger's head once the filing is on record."""
    acts, before = [], GENESIS
    for act in case.acts:
        before = act.hash(before)
        acts.append({**act.as_json(), "hash": before})
    content = {
        "format": FORMAT,
        "version": VERSION,
        "group": sender.group,
        "level": sender.level,
        "ledger": sender.ledger,
        "case": str(case.number),
        "id": case.id,
        "sent_on": sent_on.isoformat(),
        "rules": {"name": profile.name, "version": profile.version, "sha256": profile.sha256},
        "decisions": [decision_document(decision, case) for decision in decisions(case, profile)],
        "acts": acts,
        "head": sender.head,
    }
    return {**content, "digest": _digest(content)}


def read_filing(content: Any, profile: Profile) -> Case:
    """The case that a filing carries, checked: form, digest, hash chain, level, and that it says what its acts say.

    Raises BadInput where it isn't a filing, Refused where it was changed or isn't a county's.
    """
    _check_form(content)
    if content["level"] != "county":
        raise Refused("filing_not_of_county", article=_article(profile), group=content["group"])
    if content["digest"] != _digest({key: value for key, value in content.items() if key != "digest"}):
        raise Refused("filing_changed", case=content["case"])
    try:
        acts = list(_acts(content))
        case = fold(acts, profile)
        said = [decision_document(decision, case) for decision in decisions(case, profile)]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, AssertionError):
        raise BadInput("not_a_filing", detail="acts") from None
    if str(case.number) != content["case"] or not said:
        raise Refused("filing_changed", case=content["case"])
    if [_essence(one) for one in said] != [_essence(one) for one in content["decisions"]]:
        raise Refused("filing_changed", case=content["case"])
    return case


def _check_form(content: Any) -> None:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BadInput("not_a_filing", detail="format")
    if isinstance(content.get("version"), int) and content["version"] > VERSION:
        raise BadInput("newer_filing", version=content["version"], known=VERSION)
    for name, kind in _FIELDS.items():
        if not isinstance(content.get(name), kind):
            raise BadInput("not_a_filing", detail=name)
    if not content["acts"] or number.parse(content["case"]) is None:
        raise BadInput("not_a_filing", detail="case")
    try:
        date.fromisoformat(content["sent_on"])
    except ValueError:
        raise BadInput("not_a_filing", detail="sent_on") from None


def _acts(content: Mapping[str, Any]) -> Iterable[Act]:
    """The acts, their chain followed."""
    before = GENESIS
    for one in content["acts"]:
        act = Act(
            one["seq"],
            content["id"],
            one["kind"],
            date.fromisoformat(one["on"]) if one["on"] else None,
            one["recorded_at"],
            one["by"],
            one["body"],
            date.fromisoformat(one["today"]) if one["today"] else None,
        )
        before = act.hash(before)
        if before != one["hash"]:
            raise Refused("filing_changed", case=content["case"])
        yield act


def _essence(decision: Mapping[str, Any]) -> Any:
    """What a decision says whatever rules it is read by: the bases are found by the sender's own."""
    parties = [(one["n"], one["name"], one["outcome"]) for one in decision["parties"]]
    return decision["on"], decision["document"], parties


def _article(profile: Profile) -> str | None:
    return profile.acts["filed"].article


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()
