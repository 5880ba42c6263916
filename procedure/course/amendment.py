"""Amendments: how a correction of a recorded act is written, and which corrections there can be.

Which facts of an act may be corrected is said by its kind, in the module of its stage. The matter is frozen
from acceptance on (一事一核, 二(三)3(1)): neither it nor a point's wording is amended after.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

from sqqf.calendar.dates import read_date
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, effective
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.fields import split_names
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tracks import track_having, track_of


def changes(act: Act, settings: Sequence[str], profile: Profile) -> dict[str, Any]:
    """``FIELD=VALUE`` texts as changes to an act's body, or to ``on``. Raises BadInput naming the bad one."""
    kind = _amendable(act, profile)
    found: dict[str, Any] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        field = _field(kind, name)
        if field and field.startswith("parties.1.") and not act.body.get("parties"):
            field = field.replace("parties.1", "applicant")  # who applies for himself is the one party
        if not equals or field is None:
            fields = sorted(kind.amendable or ())
            raise BadInput("unknown_field", field=name, kind=Term("acts", act.kind), fields=fields)
        try:
            found[field] = _value((kind.amendable or {})[_pattern(field)], text.strip(), profile)
        except UnknownCode:
            raise
        except ValueError:
            raise BadInput("bad_value", field=name, value=text) from None
        found |= dict.fromkeys(other for other in kind.either if other != field and field in kind.either)
    told = {name for name in found if name.startswith("applicant.")}
    # A line taken over may not say at all who applied.
    unknown = "taken_over" in act.body and "applicant" not in act.body
    if told and unknown and (needed := {"applicant.name", "applicant.kind"} - told):
        raise BadInput("missing", names=[f"--set {name}=…" for name in sorted(needed)])
    return found


class Lists(NamedTuple):
    """What a correction adds to the lists of an act, and takes out of them: ``FIELD=VALUE``, ``FIELD.N``."""

    adding: Sequence[str]
    dropping: Sequence[str]
    person: Callable[[str], dict[str, Any]]
    """Reads a party, or an official."""
    after: int
    """The last act on record: what names nobody until then isn't about somebody added."""


def list_changes(act: Act, lists: Lists, profile: Profile) -> dict[str, Any]:
    """The lists of an act as they are with the additions and without what is dropped; numbers are of before.

    Raises BadInput for a fact that is no list, a place that there isn't, or a value that can't be read.
    """
    kind = _amendable(act, profile)
    dropped: dict[str, set[int]] = {}
    for place in lists.dropping:
        name, _, n = place.strip().rpartition(".")
        field = _list_field(kind, act, name or place)
        listed = _listed(act, field)
        if not n.isdecimal() or not 1 <= int(n) <= len(listed):
            raise BadInput("no_such_place", field=place, count=len(listed))
        dropped.setdefault(field, set()).add(int(n))
    found = {
        field: [one for n, one in enumerate(_listed(act, field), start=1) if n not in gone]
        for field, gone in dropped.items()
    }
    for setting in lists.adding:
        name, equals, text = setting.partition("=")
        field = _list_field(kind, act, name if equals else setting)
        try:
            if not equals or not text.strip():
                raise ValueError(text)
            value = _entries(kind, field, text.strip(), lists, profile)
        except UnknownCode:
            raise
        except ValueError:
            raise BadInput("bad_value", field=name, value=text) from None
        found[field] = [*found.get(field, _listed(act, field)), *value]
    for field, entries in found.items():
        if not entries:
            raise BadInput("bad_value", field=field, value="")
    return found


def _list_field(kind: Kind, act: Act, name: str) -> str:
    """The list that somebody named, by its name or the option's. Raises BadInput."""
    asked = name.strip().lstrip("-").replace("-", "_")
    field = kind.lists.get(asked) or kind.aliases.get(asked, asked)
    lists = _lists_of(kind)
    if field not in lists:
        raise BadInput("unknown_field", field=name, kind=Term("acts", act.kind), fields=sorted(lists))
    return field


def _lists_of(kind: Kind) -> set[str]:
    """The facts of a kind that are lists: several of them, or each of several."""
    forms = kind.amendable or {}
    several = {
        name for name, form in forms.items() if form in ("texts", "numbers", "evidence") or form.endswith("…")
    }
    return several | {name.partition(".N")[0] for name in forms if ".N" in name}


def _listed(act: Act, field: str) -> list[Any]:
    """The list as it is; where only an applicant is on record, that is the one party."""
    if field == "parties" and not act.body.get(field) and "applicant" in act.body:
        return [act.body["applicant"]]
    return list(act.body.get(field, ()))


def _entries(kind: Kind, field: str, text: str, lists: Lists, profile: Profile) -> list[Any]:
    forms = kind.amendable or {}
    if f"{field}.N.name" in forms:
        person = lists.person(text)
        return [{**person, "after": lists.after} if field == "parties" else person]
    if form := forms.get(f"{field}.N"):
        return [_value(form, text, profile)]
    return list(_value(forms[field], text, profile))


def check_people(before: Act, after: Act, later: Sequence[Act]) -> None:
    """Whom later acts name by number stays who it was. Raises Refused for a party taken from before them."""
    names = [[one["name"] for one in act.body.get("parties") or ()] for act in (before, after)]
    if names[0] == names[1] or not names[0]:
        return
    for act in later:
        for n in [*act.body.get("parties", ()), *filter(None, [act.body.get("party")])]:
            if n <= len(names[0]) and names[0][n - 1 : n] != names[1][n - 1 : n]:
                raise Refused("party_named", name=names[0][n - 1], seq=act.seq, kind=Term("acts", act.kind))


def check_form(dossier: Dossier, amendment: Act, profile: Profile) -> None:
    """Refuse an amendment of no act, of a frozen fact, or of an act that has another way out."""
    seq = amendment.body["act"]
    act = next((act for act in effective(dossier.acts) if act.seq == seq), None)
    if act is None:
        raise BadInput("no_such_act", seq=seq)
    kind = _amendable(act, profile)
    if amendment.body.get("struck"):
        if act.kind in track_of(dossier).beginnings:
            raise Refused("registration_stays")
        if kind.strikes:
            kind.strikes(dossier, act, profile)
        return
    # What is still unknown may be supplied.
    frozen = [name for name in kind.frozen if name in act.body]
    touched = any(field.partition(".")[0] in frozen for field in amendment.body["set"])
    if touched and cast("Any", dossier).is_accepted:
        raise Refused("matter_frozen", article=profile.acts["point"].article)
    for field in amendment.body["set"]:
        _check_place(act, field)
    [amended] = effective([act, amendment])[:1]
    if (amended.on, dict(amended.body)) == (act.on, dict(act.body)):
        raise Refused("already_so")
    if act.kind in track_of(dossier).beginnings and "parties" in amendment.body["set"]:
        check_people(act, amended, [one for one in effective(dossier.acts) if one.seq != act.seq])


def _amendable(act: Act, profile: Profile) -> Kind:
    """What may be corrected of an act. Raises BadInput where it is one that stays as it is."""
    kind = track_having(act.kind, profile).kind(profile.acts[act.kind])
    if kind.amendable is None:
        raise BadInput("no_such_act", seq=act.seq)
    return kind


def _field(kind: Kind, name: str) -> str | None:
    """The fact that somebody named, by its name or the option's; None where the kind has no such fact."""
    amendable = kind.amendable or {}
    name = name.strip().lstrip("-").replace("-", "_")
    if name not in amendable:  # a decision's document is none of an application's documents
        name = kind.aliases.get(name, name)
    first, *rest = name.split(".")
    if first in kind.lists and name not in amendable:
        name = ".".join([kind.lists[first], *rest])
    if _pattern(f"{name}.name") in amendable:
        name += ".name"
    return name if _pattern(name) in amendable else None


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
    return _one_of([one.id for one in profile.section("organs") if "inaction" in one.more], profile, text)


def issuing_organ(profile: Profile, text: str) -> str:
    """The code of an organ that issues papers, leading the group or a lead. Raises UnknownCode."""
    organs = [one for one in profile.section("organs") if "inaction" in one.more or one.more.get("leads")]
    return _one_of([one.id for one in organs], profile, text)


def _one_of(codes: Sequence[str], profile: Profile, text: str) -> str:
    found = profile.find("organs", text)
    if found not in codes:
        raise UnknownCode("organs", text, tuple(codes))
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


def _check_place(act: Act, field: str) -> None:
    parts = field.split(".")
    listed = act.body.get(parts[0])
    if len(parts) > 1 and parts[1].isdigit() and not (listed and int(parts[1]) <= len(listed)):
        raise BadInput("no_such_place", field=field, count=len(listed or ()))
