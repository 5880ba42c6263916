"""What a place adds: steps of its own in their turn, what they say, what is found where one is missing.

Their kinds, fields and findings stand in the profile alone; nothing here knows one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import not_before
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.fields import Described, Field, named
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline

# ── what it takes ──


def in_turn(dossier: Dossier, kind: ActKind, _office: Office) -> None:
    """Refuse an act before those that the rules want first, and a second one of which there is one."""
    if missing := [one for one in kind.after if not dossier.has(one)]:
        others = [Term("acts", one) for one in missing]
        raise Refused("comes_after", article=kind.article, kind=Term("acts", kind.id), others=others)
    if kind.once and dossier.has(kind.id):
        last = dossier.of(kind.id)[-1]
        facts = {"kind": Term("acts", kind.id), "seq": last.seq, "on": last.on or "–"}
        raise Refused("only_once", article=kind.article, **facts)


def after_its_turn(dossier: Dossier, act: Act, setting: Setting) -> None:
    """Refuse an act that is dated before the first of those that the rules want first."""
    for one in setting.profile.acts[act.kind].after:
        not_before(dossier.of(one)[0], act, setting)


# ── what it says ──


def kind_called(kinds: Sequence[ActKind], name: str) -> ActKind:
    """The kind with this code, or this word. Raises BadInput where there is none, UnknownCode for another."""
    if not kinds:
        raise BadInput("nothing_added")
    wanted = name.strip().casefold()
    for kind in kinds:
        if wanted in (kind.id, kind.command, kind.zh.casefold(), kind.en.casefold()):
            return kind
    raise UnknownCode("acts", name, tuple(kind.id for kind in kinds))


def read_fields(
    kind: ActKind, on: date | None, settings: Iterable[str], described: Described
) -> dict[str, Any]:
    """``FIELD=VALUE`` texts as the body of an act that a place adds; a field by its code or its word.

    Raises BadInput that names all that is missing, the day too, unknown or not to be read.
    """
    found, wrong = _read_all(kind, settings, described)
    names = [*(["--on"] if kind.dated and on is None else []), *missing(kind, found)]
    return _unless_wrong(kind, found, [BadInput("missing", names=names), *wrong] if names else wrong)


def read_corrections(kind: ActKind, settings: Iterable[str], described: Described) -> dict[str, Any]:
    """The same of an act that is on record: what of it is to be otherwise, its day too. Raises BadInput."""
    day = Field("on", "on", "on", "date", required=True, choices=())
    return _unless_wrong(kind, *_read_all(kind._replace(fields=(day, *kind.fields)), settings, described))


def missing(kind: ActKind, found: Collection[str]) -> Sequence[Field]:
    """The fields that an act of this kind has to have, and that aren't among those found."""
    return [one for one in kind.fields if one.required and one.id not in found]


def _read_all(
    kind: ActKind, settings: Iterable[str], described: Described
) -> tuple[dict[str, Any], list[BadInput]]:
    found: dict[str, Any] = {}
    wrong: list[BadInput] = []
    for setting in settings:
        name, equals, text = setting.partition("=")
        field = named(kind.fields, name)
        if field is None or not equals:
            wrong.append(BadInput("field_unknown", field=name.strip()))
        elif field.id in found:
            wrong.append(BadInput("field_twice", field=field))
        else:
            found[field.id] = _read(field, text, described, wrong)
    return found, wrong


def _read(field: Field, text: str, described: Described, wrong: list[BadInput]) -> Any:
    try:
        return field.read(text, described)
    except BadInput as error:  # of a file
        wrong.append(error)
    except ValueError:
        code = "not_among" if field.choices else "no_day" if text.strip() else "blank"
        wrong.append(BadInput(f"field_{code}", field=field, value=text, choices=field.choices))
    return None


def _unless_wrong(kind: ActKind, found: dict[str, Any], wrong: Sequence[BadInput]) -> dict[str, Any]:
    if wrong:
        raise BadInput("bad_fields", kind=Term("acts", kind.id), wrong=wrong, fields=kind.fields or ["–"])
    return found


# ── what is found ──


class _View(Protocol):
    @property
    def dossier(self) -> Dossier: ...
    @property
    def profile(self) -> Profile: ...
    @property
    def level(self) -> str: ...
    @property
    def today(self) -> date: ...
    @property
    def all_deadlines(self) -> tuple[Deadline, ...]: ...


def findings(view: _View) -> Found:
    """What the rules themselves say is wrong: an act is missing, a limit ran out or was met late."""
    for entry in view.profile.section("findings"):
        if finds := entry.more.get("finds"):
            looks = (look for key, look in _LOOKS.items() if key in finds)
            yield from ((entry.id, facts) for look in looks for facts in look(view, finds))


def _missing(view: _View, finds: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """An act that isn't on record in a state that wants it; before a taking over there may be one."""
    dossier, kind = view.dossier, view.profile.acts[finds["missing"]]
    told = dossier.taken_over.body if dossier.taken_over else {}
    before = {told.get("state"), told.get("own_state")} & {*finds["in"]}
    wanted = {dossier.state, dossier.standing} & {*finds["in"]} and not before
    ours = kind.track == dossier.track and (kind.levels is None or view.level in kind.levels)
    if (
        wanted
        and ours
        and not (kind.option and not view.profile.is_on(kind.option))
        and not dossier.has(kind.id)
    ):
        yield {"kind": Term("acts", kind.id)}


def _overdue(view: _View, finds: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for one in view.all_deadlines:
        runs = one.met_on is None and not one.lapsed and not one.paused
        if one.kind == finds["overdue"] and runs and view.today > one.due_on:
            yield {"limit": Term("limits", one.kind), "due": one.due_on}


def _late(view: _View, finds: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for one in view.all_deadlines:
        if one.kind == finds["late"] and one.met_on and one.met_on > one.due_on:
            yield {"limit": Term("limits", one.kind), "on": one.met_on, "due": one.due_on}


_LOOKS: Mapping[str, Callable[[_View, Mapping[str, Any]], Iterator[dict[str, Any]]]] = {
    "missing": _missing,
    "overdue": _overdue,
    "late": _late,
}
"""What a finding of a place may look for, each with the key that says what of."""
