"""Amendments: which facts of which act a later act may correct, and how a correction is written.

The matter is frozen from acceptance on (一事一核, 二(三)3(1)): neither it nor a point's wording is amended after.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqqf.calendar.dates import read_date
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, day_of, effective
from sqqf.procedure.record.dossier import TAKEN_OVER
from sqqf.procedure.record.items import KINDS
from sqqf.procedure.rules.profile import Profile, UnknownCode

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier
    from sqqf.procedure.tolerance.case import Case

_DATES = (
    *("received_on", "registered_on", "accepted_on", "declined_on", "notified_on", "concluded_on"),
    *("deliberated_on", "submitted_on", "approved_on", "decided_on", "filed_on", "closed_on", "ended_on"),
)
_LEAD_DATES = ("received_on", "registered_on", "verified_on", "disposed_on", "unfounded_on", "closed_on")
_PERSON = {"name": "text", "kind": "person_kind", "unit": "text", "post": "text"}

_REGISTERED = {
    "received_on": "date",
    "channel": "channels",
    "matter": "text",
    "points.N": "text",
    **{f"applicant.{name}": form for name, form in _PERSON.items()},
    **{f"parties.N.{name}": form for name, form in _PERSON.items()},
    "circumstances": "circumstances…",
    "officer": "text",
    "zone": "text",
    "documents": "texts",
    "proceeding": "text",
    "managed_by": "text",
}
_LEAD = {
    "received_on": "date",
    "source": "sources",
    "area": "areas",
    "unit": "unit",
    "persons.N.name": "text",
    "persons.N.post": "text",
    "text": "text",
    "officer": "text",
    "lead_organ": "leading_organ",
    "subject_kind": "subject_kinds",
    "gravity": "gravities",
}

FIELDS: Mapping[str, Mapping[str, str]] = {
    "registered": _REGISTERED,
    # What the old ledger said, or left unknown.
    "taken_over": {
        **_REGISTERED,
        **dict.fromkeys(_DATES, "date"),
        "decision": "text",
        "outcomes.N": "outcomes",
    },
    "lead_taken_over": {**_LEAD, **dict.fromkeys(_LEAD_DATES, "date"), "measures.N": "measures"},
    "accepted": {"on": "date"},
    "declined": {"on": "date", "reason": "text"},
    "notified": {"on": "date", "method": "notice_methods", "parties": "numbers"},
    "step": {
        "on": "date",
        "method": "methods",
        "points": "numbers",
        "people": "texts",
        "finding": "text",
        "evidence": "evidence",
    },
    "assessed": {"reason": "text", "evidence": "evidence"},
    "extended": {"on": "date", "to": "date", "days": "number", "reason": "text"},
    "concluded": {"on": "date", "finding": "text"},
    "withdrawn": {"on": "date", "reason": "text"},
    "ended": {"on": "date", "reason": "endings"},
    "transferred": {"on": "date", "to": "text"},
    "voided": {"reason": "text"},
    "point": {"on": "date", "reason": "text", "text": "text"},
    "assigned": {"officer": "text"},
    "noted": {"text": "text"},
    "attached": {"title": "text"},
    "deliberated": {
        "on": "date",
        "present": "texts",
        "opinions.N": "outcomes",
        "reason": "text",
        "dissent": "text",
        "due": "date",
    },
    "submitted": {"on": "date", "to": "text"},
    "approved": {"on": "date", "bodies": "bodies…", "reference": "text", "reason": "text", "due": "date"},
    "decided": {"on": "date", "document": "text"},
    "filed": {"on": "date"},
    "receipted": {"on": "date"},
    "feedback": {
        "on": "date",
        "to": "text",
        "role": "recipients",
        "uses": "uses…",
        "method": "notice_methods",
    },
    "clarified": {"on": "date", "way": "clarification_ways", "organ": "text", "to": "text", "reason": "text"},
    "applied": {"on": "date", "way": "results", "to": "text", "party": "number"},
    "referred": {"on": "date", "to": "text", "reason": "text", "party": "number"},
    "correction": {"on": "date", "text": "text", "due": "date", "responsible": "text"},
    "correction_reported": {"on": "date", "text": "text"},
    "correction_returned": {"on": "date", "reason": "text", "due": "date"},
    "correction_signed_off": {"on": "date"},
    "closed": {"on": "date"},
    "objection": {"on": "date", "name": "text", "text": "text", "forwarded_to": "text"},
    "recused": {"on": "date", "member": "text", "grounds": "text"},
    "suspended": {"on": "date", "reason": "text"},
    "resumed": {"on": "date"},
    "reopened": {"on": "date", "authority": "text", "reason": "text", "due": "date"},
    "published": {"on": "date"},
    "paper_made": {},  # made in error, it can be struck out; its number stays taken
    "lead_paper_made": {},
    "lead": _LEAD,
    "lead_assigned": {"officer": "text"},
    "lead_noted": {"text": "text"},
    "lead_attached": {"title": "text"},
    "classified": {
        "source": "sources",
        "area": "areas",
        "unit": "unit",
        "persons.N.name": "text",
        "persons.N.post": "text",
        "lead_organ": "leading_organ",
        "subject_kind": "subject_kinds",
        "gravity": "gravities",
    },
    "joined": {},  # can be struck out, on either lead
    "took_in": {},
    "split": {},
    "lead_referred": {"on": "date", "to": "text"},
    "referral_received": {"on": "date"},
    "referral_returned": {"on": "date", "reason": "text"},
    "verification": {
        "on": "date",
        "method": "verification",
        "people": "texts",
        "finding": "text",
        "responsibilities": "responsibilities…",
    },
    "verified": {"on": "date"},
    "tolerance_checked": {"on": "date", "reason": "text", "person": "number", "outcome": "tolerance_effects"},
    "disposed": {
        "on": "date",
        "measure": "measures",
        "responsibilities": "responsibilities…",
        "reason": "text",
        "person": "number",
    },
    "cleared": {"on": "date", "reason": "text", "person": "number"},
    "unfounded": {"on": "date", "reason": "text"},
    "rectification": {"on": "date", "text": "text", "due": "date", "responsible": "text"},
    "measures": {"on": "date", "text": "text"},
    "rectified": {"on": "date", "text": "text", "to": "text"},
    "rectification_returned": {"on": "date", "reason": "text", "due": "date"},
    "rectification_signed_off": {"on": "date"},
    "reminded": {"on": "date", "text": "text", "to": "text"},
    "disclosed": {"on": "date", "text": "text", "of": "disclosures…"},
    "lead_published": {"on": "date"},
    "lead_voided": {"reason": "text"},
    "lead_closed": {"on": "date"},
}
"""The facts that may be amended, by kind of act, with the form of their value."""

# The options of `case new` and `step add` by which people know these facts.
_ALIASES = {
    "applicant": "applicant.name",
    "applicant_kind": "applicant.kind",
    "unit": "applicant.unit",
    "post": "applicant.post",
    "received": "received_on",
    "document": "documents",
    "circumstance": "circumstances",
    "agreed_on": "on",
    "use": "uses",
    "body": "bodies",
    "from": "name",
    "responsibility": "responsibilities",
}
_ALIASES_OF = {("rectification", "item"): "text", ("rectified", "report"): "text"}
_SHORT = {"point": "points", "party": "parties", "person": "persons"}
_BEGINNINGS = ("registered", "lead", *TAKEN_OVER.values())
_FROZEN = {"registered": ("matter", "points"), "taken_over": ("matter", "points"), "point": ("text",)}


def changes(act: Act, settings: Sequence[str], profile: Profile) -> dict[str, Any]:
    """``FIELD=VALUE`` texts as the changes to an act's body (or to ``on``). Raises BadInput naming the bad one."""
    if act.kind not in FIELDS:
        raise BadInput("no_such_act", seq=act.seq)
    found: dict[str, Any] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        field = _field(act, name)
        if field and field.startswith("parties.1.") and not act.body.get("parties"):
            field = field.replace("parties.1", "applicant")  # who applies for himself is the one party
        if not equals or field is None:
            known = sorted(FIELDS.get(act.kind, ()))
            raise BadInput("unknown_field", field=name, kind=Term("acts", act.kind), fields=known)
        form = FIELDS[act.kind][_pattern(field)]
        try:
            found[field] = _value(form, text.strip(), profile)
        except UnknownCode:
            raise
        except ValueError:
            raise BadInput("bad_value", field=name, value=text) from None
        if act.kind == "extended" and field in ("to", "days"):
            # An extension is either a number of days or a date; the one given now replaces the other.
            found["days" if field == "to" else "to"] = None
    if act.kind in TAKEN_OVER.values() and "applicant" not in act.body:
        told = {name for name in found if name.startswith("applicant.")}
        if told and (needed := {"applicant.name", "applicant.kind"} - told):
            raise BadInput("missing", names=[f"--set {name}=…" for name in sorted(needed)])
    return found


def check_form(case: Dossier, amendment: Act, profile: Profile) -> None:
    """Refuse an amendment of no act, of a frozen fact, or of an act that has another way out."""
    article = profile.acts["point"].article
    seq = amendment.body["act"]
    act = next((act for act in effective(case.acts) if act.seq == seq), None)
    if act is None or act.kind not in FIELDS:
        raise BadInput("no_such_act", seq=seq)
    if amendment.body.get("struck"):
        if act.kind in _BEGINNINGS:
            raise Refused("registration_stays")
        if case.track == "tolerance" and act.kind == "point":
            _check_point_unserved(cast("Case", case), act, article)
        if act.kind == KINDS[case.track].listed:
            _check_item_untouched(case, act)
        return
    # What is unknown so far may be told.
    frozen = [name for name in _FROZEN.get(act.kind, ()) if name in act.body]
    if (
        any(field.partition(".")[0] in frozen for field in amendment.body["set"])
        and cast("Case", case).is_accepted
    ):
        raise Refused("matter_frozen", article=article)
    for field in amendment.body["set"]:
        _check_place(act, field)
    [amended] = effective([act, amendment])[:1]
    if (amended.on, dict(amended.body)) == (act.on, dict(act.body)):
        raise Refused("already_so")


def _check_point_unserved(case: Case, point: Act, article: str | None) -> None:
    """With a point struck out those after it move up: no step may serve it or one of these."""
    points = [act for act in case.effective if act.kind == "point"]
    n = len(case.points) - len(points) + points.index(point) + 1
    step = next((step for step in case.steps if max(step.points, default=0) >= n), None)
    if step:
        facts = {"other": Term("acts", "step"), "other_on": step.on, "other_seq": step.seq}
        raise Refused("amendment_breaks", article=article, seq=point.seq, **facts)


def _check_item_untouched(case: Dossier, listed: Act) -> None:
    """With an item struck out those after it move up: it must be the last, and nothing reported on it."""
    kinds = KINDS[case.track]
    n = [act.seq for act in case.of(kinds.listed)].index(listed.seq) + 1
    on_items = case.of(*kinds[1:])
    for later in (*case.of(kinds.listed)[n:], *(act for act in on_items if act.body["item"] == n)):
        raise Refused(
            "amendment_breaks",
            seq=listed.seq,
            other=Term("acts", later.kind),
            other_on=day_of(later),
            other_seq=later.seq,
        )


def _field(act: Act, name: str) -> str | None:
    name = name.strip().lstrip("-").replace("-", "_")
    if name not in FIELDS.get(act.kind, ()):  # a decision's document is none of an application's documents
        name = _ALIASES_OF.get((act.kind, name)) or _ALIASES.get(name, name)
    first, *rest = name.split(".")
    if act.kind in _BEGINNINGS and first in _SHORT:
        name = ".".join([_SHORT[first], *rest])
        if re.fullmatch(r"(parties|persons)\.\d+", name):
            name += ".name"
    elif first in ("point", "party") and name not in FIELDS.get(act.kind, ()):
        name = ".".join([_SHORT[first], *rest])
    if act.kind == "deliberated" and first == "opinion":
        name = ".".join(["opinions", *(rest or ["1"])])
    return name if _pattern(name) in FIELDS.get(act.kind, ()) else None


def _pattern(field: str) -> str:
    return re.sub(r"\.[1-9]\d*", ".N", field)


def _value(form: str, text: str, profile: Profile) -> Any:
    if not text:
        raise ValueError(text)
    match form:
        case "text":
            return text
        case "texts":
            return _not_none(split_names(text))
        case "evidence":
            return _not_none([_shown_by(part) for part in split_names(text)])
        case "date":
            return read_date(text).isoformat()
        case "number":
            return _positive(text)
        case "numbers":
            return _not_none([_positive(part) for part in split_names(text)])
        case "person_kind":
            return profile.find("person_kinds", text)
        case "unit":
            return unit_if_known(text)
        case "leading_organ":
            return leading_organ(profile, text)
    if form.endswith("…"):
        return _not_none([profile.find(form[:-1], part) for part in split_names(text)])
    return profile.find(form, text)


def unit_if_known(text: str) -> str | None:
    """A unit's name; None for ``unknown``."""
    return None if text.strip().casefold() in ("unknown", "不明", "未知") else text


def leading_organ(profile: Profile, text: str) -> str:
    """The code of an organ that leads the work on inaction, 三(三). Raises UnknownCode."""
    leading = tuple(one.id for one in profile.section("organs") if "inaction" in one.more)
    found = profile.find("organs", text)
    if found not in leading:
        raise UnknownCode("organs", text, leading)
    return found


def _shown_by(text: str) -> dict[str, Any]:
    """``step:N``, ``prefiling:ID``, or words."""
    kind, _, rest = text.replace("：", ":").partition(":")
    if kind.strip() == "step" and rest.strip().isdecimal():
        return {"step": int(rest)}
    if kind.strip() == "prefiling" and rest.strip():
        return {"prefiling": rest.strip().upper()}
    return {"text": text}


def _not_none(found: list[Any]) -> list[Any]:
    if not found:
        raise ValueError("nothing listed")
    return found


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def split_names(text: str) -> list[str]:
    """``李某,王某`` (or with 、，；;) as a list; blanks around and between are dropped."""
    return [part.strip() for part in re.split(r"[,，、;；]", text) if part.strip()]


def _check_place(act: Act, field: str) -> None:
    parts = field.split(".")
    listed = act.body.get(parts[0])
    if len(parts) > 1 and parts[1].isdigit() and not (listed and int(parts[1]) <= len(listed)):
        raise BadInput("no_such_place", field=field, count=len(listed or ()))
