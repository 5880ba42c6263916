"""The registers beside cases and leads: members, guidance, prior filings, new problems.

Each entry is an act of the ledger itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record import registers
from sqqf.procedure.record.acts import canonical
from sqqf.procedure.record.monitoring import check_tracked, dues, kind_of, screened
from sqqf.procedure.record.roster import MEMBER_KINDS, Group, roster
from sqqf.procedure.rules.profile import Profile
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import Writing, transaction

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


def members(ledger: Ledger) -> list[dict[str, Any]]:
    """The group's members, those retired too."""
    return registers.members(own_acts(ledger, *MEMBER_KINDS))


def group(ledger: Ledger) -> Group:
    """Whose ledger it is, as a review compares names with it."""
    return Group(ledger.group, roster(own_acts(ledger, *MEMBER_KINDS)))


def in_service(ledger: Ledger, on: date | None = None) -> dict[str, Mapping[str, str]]:
    """Who belongs to the group now, or belonged to it on a day, by name, each with ``organ`` and ``role``."""
    return registers.in_service(own_acts(ledger, *MEMBER_KINDS), on)


def guidance(ledger: Ledger) -> list[dict[str, Any]]:
    return registers.guidance(own_acts(ledger, *registers.GUIDANCE_KINDS))


def prefilings(ledger: Ledger) -> list[dict[str, Any]]:
    """Prior filings, each with when the rules of its day want it screened, and looked at again."""
    found = registers.prefilings(own_acts(ledger, *registers.PREFILING_KINDS))
    return [{**one, **dues(one, _rules_of(ledger, one), ledger.workdays)} for one in found]


def _rules_of(ledger: Ledger, prefiling: Mapping[str, Any]) -> Profile:
    """The rules that a prior filing goes by: those in force when it was made."""
    return ledger.profile_on(date.fromisoformat(prefiling["on"]))


def prefiling(ledger: Ledger, text: str) -> dict[str, Any]:
    """The prior filing with this id. Raises BadInput."""
    return entry_in(prefilings(ledger), text)


def add_member(ledger: Ledger, stamp: Stamp, name: str, organ: str, role: str) -> dict[str, Any]:
    """Put somebody on the list of members. Raises Refused where the name is on it already."""
    with transaction(ledger, stamp) as writing:
        put_on_list(writing, name, organ, role)
    return _latest(ledger, name)


def put_on_list(writing: Writing, name: str, organ: str, role: str) -> None:
    """Put somebody on the list of members, with what else is recorded. Raises Refused likewise."""
    if name in in_service(writing.ledger):
        raise Refused("member_already", name=name)
    writing.record("member_added", {"name": name, "organ": organ, "role": role})


def retire_member(ledger: Ledger, stamp: Stamp, name: str, on: date | None) -> dict[str, Any]:
    """Take somebody off the list; the entry stays.

    Raises BadInput where the name isn't on it, Refused for a day to come.
    """
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        listed = in_service(ledger)
        if name not in listed:
            raise BadInput("no_such_member", name=name, names=list(listed) or ["–"])
        writing.record("member_retired", {"name": name}, on)
    return _latest(ledger, name)


def _latest(ledger: Ledger, name: str) -> dict[str, Any]:
    return [one for one in members(ledger) if one["name"] == name][-1]


def give_guidance(ledger: Ledger, stamp: Stamp, on: date, body: Mapping[str, Any]) -> dict[str, Any]:
    """Record a warning or an admonition; it gets the year's next number, ``G2026-1``."""
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        number = next_id("G", on.year, [one["id"] for one in guidance(ledger)])
        writing.record("guidance", {**body, "id": number}, on)
    return entry_in(guidance(ledger), number)


def follow_up(ledger: Ledger, stamp: Stamp, text: str, on: date, said: str) -> dict[str, Any]:
    """Record what became of a warning or an admonition. Raises BadInput, Refused."""
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        entry = entry_in(guidance(ledger), text)
        not_before(entry, on)
        writing.record("guidance_followed_up", {"id": entry["id"], "text": said}, on)
    return entry_in(guidance(ledger), text)


def register_prefiling(ledger: Ledger, stamp: Stamp, on: date, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register a prior filing; it gets the year's next number, ``P2026-1``. Raises BadInput, Refused."""
    not_to_come(stamp, on)
    if kind := kind_of(ledger.profile_on(on), body.get("kind")):
        body = {**body, "kind": kind}
    with transaction(ledger, stamp) as writing:
        number = next_id("P", on.year, [one["id"] for one in prefilings(ledger)])
        writing.record("prefiling", {**body, "id": number}, on)
    return prefiling(ledger, number)


def reply(ledger: Ledger, stamp: Stamp, text: str, on: date, said: str) -> dict[str, Any]:
    """Record the reply to a prior filing. Raises BadInput, Refused."""
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        entry = prefiling(ledger, text)
        not_before(entry, on)
        writing.record("prefiling_replied", {"id": entry["id"], "text": said}, on)
    return prefiling(ledger, text)


def screen(
    ledger: Ledger, stamp: Stamp, text: str, on: date, result: str, reason: str | None
) -> dict[str, Any]:
    """Record the screening of a prior filing. Raises BadInput, UnknownCode, Refused."""
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        entry = prefiling(ledger, text)
        said = screened(_rules_of(ledger, entry), entry, result, reason)
        not_before(entry, on)
        writing.record("prefiling_screened", {**said, "id": entry["id"]}, on)
    return prefiling(ledger, text)


def track(ledger: Ledger, stamp: Stamp, text: str, on: date, said: Mapping[str, Any]) -> dict[str, Any]:
    """Record what was seen of a reform, ``text``, and whether its monitoring has ``ended``.

    Raises BadInput; Refused where it isn't monitored.
    """
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        entry = prefiling(ledger, text)
        check_tracked(_rules_of(ledger, entry), entry)
        not_before({**entry, "on": entry["screened_on"]}, on)
        writing.record("prefiling_tracked", {**said, "id": entry["id"]}, on)
    return prefiling(ledger, text)


def cases_citing(ledger: Ledger, prefiling_id: str) -> list[str]:
    """The numbers of the cases whose assessment shows something by a prior filing."""
    query = (
        "SELECT DISTINCT case_id FROM acts WHERE kind IN ('assessed', 'amended') AND case_id IS NOT NULL"
        " AND instr(body, ?) ORDER BY case_id"
    )
    named = canonical({"prefiling": prefiling_id})[1:-1]
    cases = (read_dossier(ledger, one) for (one,) in ledger.connection.execute(query, (named,)).fetchall())
    return sorted(str(case.number) for case in cases if {"prefiling": prefiling_id} in _evidence(case))


def _evidence(dossier: AnyDossier) -> list[Any]:
    return [piece for act in dossier.of("assessed") for piece in act.body.get("evidence", ())]


def problems(ledger: Ledger) -> list[dict[str, Any]]:
    """New situations and problems, which are reported upward, 五(二)."""
    return registers.problems(own_acts(ledger, *registers.PROBLEM_KINDS))


def problem(ledger: Ledger, text: str) -> dict[str, Any]:
    """The new problem with this id. Raises BadInput."""
    return entry_in(problems(ledger), text)


def note_problem(ledger: Ledger, stamp: Stamp, on: date, body: Mapping[str, Any]) -> dict[str, Any]:
    """Note a new situation or problem; it gets the year's next number, ``N2026-1``."""
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        number = next_id("N", on.year, [one["id"] for one in problems(ledger)])
        writing.record("problem", {**body, "id": number}, on)
    return problem(ledger, number)


def report_problem(ledger: Ledger, stamp: Stamp, text: str, on: date, to: str) -> dict[str, Any]:
    """Record that a problem was reported upward. Raises BadInput; Refused where it went to another organ."""
    from sqqf.procedure.inaction.referral import addressee  # noqa: PLC0415  (the other track)

    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        entry = problem(ledger, text)
        not_before(entry, on)
        profile = ledger.profile_on(stamp.today)
        to = to.strip()
        organ = addressee(profile, to)
        if organ is None:
            organs = [Term("organs", one.id) for one in profile.section("organs") if "inaction" in one.more]
            raise Refused("problem_elsewhere", article=_upward(ledger, stamp), to=to, organs=organs)
        writing.record("problem_reported", {"id": entry["id"], "to": to, "organ": organ.id}, on)
    return problem(ledger, text)


def answer_problem(ledger: Ledger, stamp: Stamp, text: str, on: date, said: str) -> dict[str, Any]:
    """Record what was answered from above. Raises BadInput; Refused before anything was reported."""
    not_to_come(stamp, on)
    with transaction(ledger, stamp) as writing:
        entry = problem(ledger, text)
        if not entry["reports"]:
            raise Refused("problem_unreported", article=_upward(ledger, stamp), id=entry["id"])
        first = min(report["on"] for report in entry["reports"])
        if on.isoformat() < first:
            raise Refused("before_report", on=on, id=entry["id"], reported_on=first)
        writing.record("problem_answered", {"id": entry["id"], "text": said}, on)
    return problem(ledger, text)


def _upward(ledger: Ledger, stamp: Stamp) -> str | None:
    """The article by which new problems go upward."""
    return ledger.profile_on(stamp.today).article_of("supervision", "new_problems")


def next_id(letter: str, year: int, taken: list[str]) -> str:
    """The year's next number in a register."""
    beginning = f"{letter}{year}-"
    return f"{beginning}{sum(one.startswith(beginning) for one in taken) + 1}"


def entry_in(entries: list[dict[str, Any]], text: str) -> dict[str, Any]:
    """The entry of a register with this id. Raises BadInput."""
    wanted = text.strip().upper()
    for entry in entries:
        if entry["id"] == wanted:
            return entry
    raise BadInput("no_such_entry", text=text, ids=[entry["id"] for entry in entries][-10:] or ["–"])


def not_to_come(stamp: Stamp, on: date | None) -> None:
    """Raise Refused for a day to come."""
    if on and on > stamp.today:
        raise Refused("dated_to_come", on=on, today=stamp.today)


def not_before(entry: Mapping[str, Any], on: date) -> None:
    """Raise Refused for a day before that of the entry."""
    if on.isoformat() < entry["on"]:
        raise Refused("before_entry", on=on, id=entry["id"], entry_on=entry["on"])
