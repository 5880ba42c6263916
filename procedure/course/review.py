"""``review(dossier) → [Finding]``: where the procedure on a case or a lead is open to attack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqqf.procedure.course.alike import Kept, found_beside
from sqqf.procedure.course.before import before
from sqqf.procedure.course.explained import unexplained
from sqqf.procedure.course.hindsight import verdicts_amended
from sqqf.procedure.course.takeover import not_muted
from sqqf.procedure.errors import Term
from sqqf.procedure.record import added
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.entries import Entry
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tracks import track_of

Entries = Mapping[str, Mapping[str, Any]]
"""Prior filings and guidance (二(五)1–3) by id, as the registers fold them."""


def review(dossier: Dossier, setting: Setting, entries: Entries) -> list[Finding]:
    """What is wrong with it as it stands today, in the order of the procedure.

    Of a void case only what stays whatever becomes of it, and so of a lead that is void or joined.
    """
    track, profile = track_of(dossier), setting.profile
    rules = track.remains if dossier.state in track.unreviewed else (*track.findings, added.findings)
    view = track.view(dossier, setting, entries)
    looked_for = {entry.id for entry in profile.section("findings")}
    told = (*(one for rule in rules for one in rule(view)), *verdicts_amended(dossier, setting))
    found = [(code, facts) for code, facts in told if code in looked_for]
    findings = (_finding(dossier, profile, code, facts) for code, facts in not_muted(dossier, found, profile))
    return unexplained(dossier, findings, profile)


def beside(dossier: Dossier, one: Kept, others: Iterable[Kept], profile: Profile) -> list[Finding]:
    """What is wrong with it because of others on record; nothing of what is void or joined."""
    if dossier.state in track_of(dossier).unreviewed:
        return []
    looked_for = {entry.id for entry in profile.section("findings")}
    found = ((code, facts) for code, facts in found_beside(one, others, profile) if code in looked_for)
    return unexplained(dossier, (_finding(dossier, profile, code, facts) for code, facts in found), profile)


def late_before(dossier: Dossier, setting: Setting) -> list[Finding]:
    """The limits that the line proves to have been met late before it came; ``review`` mutes them."""
    kind = Term("acts", "declined" if dossier.moved_on("declined") else "accepted")
    return [
        _finding(
            dossier,
            setting.profile,
            _LATE[late.met_by],
            {"kind": kind, "on": late.met_on, "due": late.due_on},
        )
        for late in before(dossier, setting.profile, setting.level, setting.workdays).late
        if _LATE.get(late.met_by) in {entry.id for entry in setting.profile.section("findings")}
    ]


_LATE = {
    "answered": "answered_late",
    "notified": "notice_late",
    "concluded": "investigated_late",
    "filed": "filed_late",
}
"""The finding that says so, by what came late."""


def _finding(dossier: Dossier, profile: Profile, code: str, facts: dict[str, Any]) -> Finding:
    """By the profile; a breach of a limit that holds by analogy only is a risk."""
    entry = profile.entry("findings", code)
    article = facts.pop("article", entry.article)
    severity = facts.pop("severity", None)
    if severity is None:
        severity = entry.more["severity"]
        its = next((one for one in profile.limits if one.id == _limit_of(entry)), None)
        if its and severity == "defect" and its.basis_for(dossier.intake) != "letter":
            severity = "risk"
    return Finding(code, severity, article, facts)


def _limit_of(entry: Entry) -> str | None:
    """The limit that a finding is about, if it is about one."""
    finds = entry.more.get("finds", {})
    found: str | None = entry.more.get("limit") or finds.get("overdue") or finds.get("late")
    return found
