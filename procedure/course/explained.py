"""A note that explains a finding (``note --about``): what it said of what was found then isn't found again.

Which findings a note settles stands in the profile: ``explained``. What else is of its kind is still found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.rules.profile import Profile


def unexplained(dossier: Dossier, findings: Iterable[Finding], profile: Profile) -> list[Finding]:
    """The findings that no note on the case or lead explains."""
    notes = [act.body for act in dossier.of("noted", "lead_noted") if "about" in act.body]
    said = {(body["about"], told) for body in notes for told in body["found"]}
    return [one for one in findings if not _settles(one, profile) or (one.code, _told(one)) not in said]


def explanation(code: str, findings: Iterable[Finding], profile: Profile) -> Mapping[str, Any]:
    """What a note about a finding says of it, beside its text. Raises Refused where it settles nothing."""
    if found := [_told(one) for one in findings if one.code == code and _settles(one, profile)]:
        return {"about": code, "found": found}
    raise Refused("not_explained", about=code)


def _settles(finding: Finding, profile: Profile) -> bool:
    return bool(profile.entry("findings", finding.code).more.get("explained"))


def _told(finding: Finding) -> str:
    """What was found, in codes: no wording of the rules changes it."""
    return " ".join(f"{name}={_plain(fact)}" for name, fact in sorted(finding.facts.items()))


def _plain(fact: Any) -> str:
    if isinstance(fact, Term):
        return fact.code
    if isinstance(fact, date):
        return fact.isoformat()
    return ",".join(map(_plain, fact)) if isinstance(fact, list) else str(fact)
