"""Deliberation, approval, decision (审议认定, 二(三)4): what was proposed and decided for whom.

The acts themselves are in ``determination``.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso, iso_or_none
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.link import Linked
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.answers import assess
from sqqf.procedure.tolerance.case import Case


class Determined(NamedTuple):
    """What was decided for one party, and what it rests on."""

    n: int
    outcome: str
    circumstances: tuple[str, ...]
    bars: tuple[str, ...]
    distinctions: tuple[str, ...]
    basis: tuple[str, ...]
    """The rules that the twentieth circumstance or the sixth bar rests on."""
    articles: tuple[str, ...]


class Decision(NamedTuple):
    """A decision, with what it was filed by; after a reopening there may be several."""

    on: date
    seq: int
    document: str | None
    facts: str | None
    """What the investigation found."""
    parties: tuple[Determined, ...]
    filed_on: date | None


def present_members(deliberation: Mapping[str, Any]) -> list[str]:
    """Those present who count: members of the group. Guests take part and don't count (二(三)1)."""
    guests = {guest["name"] for guest in deliberation.get("invited", ())}
    members = deliberation.get("members", {})
    present = dict.fromkeys(deliberation["present"])  # somebody named twice is there once
    return [name for name in present if name in members and name not in guests]


def latest_deliberation(case: Case, before: int | None = None) -> Act | None:
    """The last deliberation that reached an opinion and still holds, before the act with this ``seq``."""
    found = None
    for act in case.effective:
        if before is not None and act.seq >= before:
            break
        if act.kind == "deliberated":
            found = None if act.body.get("returned") else act
        elif act.kind == "reopened" or (act.kind == "approved" and act.body.get("returned")):
            found = None
    return found


def submitted_since(case: Case, deliberation: Act | None) -> list[Act]:
    """The submissions (报送) of the opinion of this deliberation."""
    return [act for act in case.of("submitted") if deliberation is None or act.follows(deliberation)]


def decisions(case: Case, profile: Profile) -> tuple[Decision, ...]:
    """The decisions on the case, the first first."""
    found = []
    for act, (on, filed_on) in zip(case.of("decided"), case.decision_dates, strict=True):
        opinions = _opinions(case, act)
        concluded = [one for one in case.of("concluded") if one.seq < act.seq]
        found.append(
            Decision(
                on,
                act.seq,
                act.body.get("document"),
                concluded[-1].body.get("finding") if concluded else None,
                _determined(case, profile, act, opinions),
                filed_on,
            )
        )
    return tuple(found)


def outcomes(case: Case) -> list[str | None]:
    """The outcome for each party: of the last decision, or ``declined``; None while there is none."""
    if (case.moved_on("declined") or case.state == "declined") and case.state != "void":
        return ["declined"] * len(case.parties)
    decided = case.of("decided")
    opinions = (_opinions(case, decided[-1]) if decided else ()) or _before(case)
    return [opinions[n] if n < len(opinions) else None for n in range(len(case.parties))]


def outcome_of(outcomes: Sequence[str | None]) -> str | None:
    """The case's outcome: the one that all parties have; None where they differ."""
    return outcomes[0] if len(set(outcomes)) == 1 else None


def _opinions(case: Case, decided: Act) -> Sequence[str]:
    deliberation = latest_deliberation(case, before=decided.seq)
    if deliberation:
        found: Sequence[str] = deliberation.body["opinions"]
        return found
    before = case.registered.get("outcomes", ())  # taken over deliberated, it may be unknown since when
    return before if all(before) else ()


def _before(case: Case) -> Sequence[str | None]:
    """The outcomes that a case was taken over with, once it is decided; the date may be unknown."""
    found: Sequence[str | None] = case.registered.get("outcomes", ())
    return found if case.state in ("decided", "closed") or case.has("decided") else ()


def _determined(
    case: Case, profile: Profile, decided: Act, opinions: Sequence[str]
) -> tuple[Determined, ...]:

    found = []
    for assessment, outcome in zip(assess(case, profile, decided.seq), opinions, strict=False):
        granting = [one for one in assessment.established if outcome in one.reliefs]
        blocking = list(assessment.blocked_by) if outcome == "none" else []
        # An opinion of none with nothing in the way: what was examined isn't established.
        failed = [one for one in assessment.circumstances if one.begun and not one.established]
        grounds = [one.article for one in granting] + [one.article for one in blocking]
        if outcome == "none" and not blocking:
            grounds = [one.article for one in failed]
        found.append(
            Determined(
                assessment.n,
                outcome,
                tuple(one.id for one in granting),
                tuple(one.id for one in blocking if one in assessment.bars),
                tuple(one.id for one in blocking if one in assessment.distinctions),
                tuple(
                    [one.basis for one in granting if one.basis]
                    + [one.basis for one in blocking if one.basis]
                ),
                tuple(dict.fromkeys(grounds)) or (profile.entry("outcomes", outcome).article or "",),
            )
        )
    return tuple(found)


def decision_document(decision: Decision, case: Case) -> dict[str, Any]:
    """A decision as it is shown and filed: for each party outcome and basis, with its number and date."""
    return {
        "on": iso(decision.on),
        "seq": decision.seq,
        "document": decision.document,
        "facts": decision.facts,
        "parties": [
            {
                "n": one.n,
                "name": case.parties[one.n - 1].name,
                "outcome": one.outcome,
                "circumstances": list(one.circumstances),
                "bars": list(one.bars),
                "distinctions": list(one.distinctions),
                "basis": list(one.basis),
                "articles": list(one.articles),
            }
            for one in decision.parties
        ],
        "filed_on": iso_or_none(decision.filed_on),
    }


_DECIDED = ("decided", "closed", "declined")


def linked_case(case: Case) -> Linked:
    """How a tolerance case stands for the leads that were checked by it."""
    determined = zip(case.parties, outcomes(case), strict=True)
    state = case.state
    if state == "ended" and case.moves[-2].state in _DECIDED:
        state = case.moves[-2].state  # after a death the decision still stands
    return Linked(
        str(case.number),
        state,
        tuple((party.name, outcome) for party, outcome in determined),
        case.moved_on("declined", "decided"),
        case.ended.get("into"),
        case.moves[-1].kind == "transferred",
        tuple(party.unit for party in case.parties),
        case.registered.get("arising_from"),
    )
