"""Prior filings as risk filings (容错报备), where the rules have a section ``prefiling``.

Each is of a kind, is screened within a limit, and is then refused, or monitored and looked at again and again
until that ends. Rules without the section, such as the Opinion's (二(五)1), want a filing before the reform
begins and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.calendar.spans import end_of
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.rules.limit import span_from
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import counts_from

Entry = Mapping[str, Any]
"""A prior filing, as the registers fold it."""


def dues(entry: Entry, profile: Profile, workdays: Workdays) -> dict[str, str | None]:
    """By when it has to be screened, and looked at next; None where that isn't wanted, or not any more."""
    screens, tracks = None, None
    if profile.prefiling and entry["state"] == "filed":
        screens = _end(entry["on"], profile.prefiling.more, profile, workdays)
    if profile.prefiling and entry["state"] == "monitored" and "tracking" in profile.prefiling.more:
        last = max(one["on"] for one in (*entry["tracked"], {"on": entry["screened_on"]}))
        tracks = _end(last, profile.prefiling.more["tracking"], profile, workdays)
    return {"screening_due_on": screens, "tracking_due_on": tracks}


def _end(start: str, length: Mapping[str, Any], profile: Profile, workdays: Workdays) -> str | None:
    span = span_from(length)
    return iso(end_of(counts_from(date.fromisoformat(start), profile), span, workdays)) if span else None


def kind_of(profile: Profile, text: str | None) -> str | None:
    """The kind that was typed for a new one; None where the rules know none.

    Raises BadInput where it is missing, Refused where there is none to be, UnknownCode.
    """
    if profile.prefiling is None:
        if text is not None:
            raise Refused("no_screening")
        return None
    if text is None:
        raise BadInput("missing", names=["--kind"])
    return profile.find("prefiling_kinds", text)


def screened(profile: Profile, entry: Entry, result: str, reason: str | None) -> dict[str, str]:
    """What the screening comes to: its result as a code, with the effect, and the reason.

    Raises Refused where the rules have no screening or it has been, BadInput where a refusal has no reason,
    UnknownCode.
    """
    if profile.prefiling is None:
        raise Refused("no_screening")
    if entry["state"] != "filed":
        on, article = entry["screened_on"], profile.prefiling.article
        raise Refused("screened_already", article=article, id=entry["id"], on=on)
    code = profile.find("prefiling_results", result)
    effect = str(profile.entry("prefiling_results", code).more["effect"])
    if effect == "refused" and reason is None:
        raise BadInput("missing", names=["--reason"])
    return {"result": code, "effect": effect, **({"reason": reason} if reason else {})}


def check_tracked(profile: Profile, entry: Entry) -> None:
    """Raise Refused where it isn't monitored, or isn't any more."""
    if profile.prefiling is None:
        raise Refused("no_screening")
    if entry["state"] != "monitored":
        raise Refused("not_monitored", article=profile.prefiling.article, id=entry["id"])
