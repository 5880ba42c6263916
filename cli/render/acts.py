"""Acts in words: one line an act, for the time line of a case or a lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqqf.calendar.dates import day_in_china
from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.procedure.rules.fields import Field
from sqqf.procedure.tracks import track_having

# Which facts of an act its line shows, in this order, and how; a code's word is looked up before.
SHOWN: Mapping[str, str] = {
    "method": "{fact}",
    "code": "{fact}",
    "answers": "{fact}",
    "chair": n_("chaired by {fact}"),
    "present": n_("present {fact}"),
    "invited": n_("invited {fact}"),
    "opinions": "{fact}",
    "lead": "{fact}",
    "measure": "{fact}",
    "responsibilities": "{fact}",
    "result": "{fact}",
    "case": n_("case {fact}"),
    "external": n_("case of another group: {fact}"),
    "outcome": "{fact}",
    "source": "{fact}",
    "area": "{fact}",
    "unit": "{fact}",
    "persons": "{fact}",
    "subject_kind": "{fact}",
    "gravity": "{fact}",
    "lead_organ": n_("led by {fact}"),
    "of": "{fact}",
    "level": "{fact}",
    "item": n_("item {fact}"),
    "way": "{fact}",
    "needed": "{fact}",
    "bodies": "{fact}",
    "named": "{fact}",
    "document": "{fact}",
    "reference": "{fact}",
    "responsible": "{fact}",
    "member": "{fact}",
    "returned": "{fact}",
    "role": "{fact}",
    "uses": n_("for {fact}"),
    "organ": n_("by {fact}"),
    "text": "{fact}",
    "title": "{fact}",
    "number": "{fact}",
    "name": "{fact}",
    "officer": "{fact}",
    "group": "{fact}",
    "id": "{fact}",
    "days": n_("by {fact} working days"),
    "finding": "{fact}",
    "basis": n_("rests on {fact}"),
    "reliefs": "{fact}",
    "reason": "{fact}",
    "dissent": n_("dissent: {fact}"),
    "evidence": n_("evidence: {fact}"),
    "to": n_("to {fact}"),
    "into": n_("into {fact}"),
    "due": n_("due {fact}"),
    "authority": n_("on the authority of {fact}"),
    "grounds": "{fact}",
    "forwarded_to": n_("forwarded to {fact}"),
    "party": n_("only party {fact}"),
    "person": n_("only official {fact}"),
}
FORMS: Mapping[tuple[str, str], str] = {("split", "into"): n_("as {fact}")}
"""Where a fact of one kind of act is shown otherwise."""
SECTIONS: Mapping[tuple[str, str], str] = {
    ("transferred", "reason"): "endings",
    ("assessed", "reliefs"): "reliefs",
    ("deliberated", "returned"): "returns",
    ("approved", "returned"): "returns",
    ("published", "level"): "publication",
    ("lead_published", "level"): "publication",
    ("tolerance_checked", "result"): "tolerance_results",
}
"""Where facts that can't be amended have their words; of the others their kind says so."""
ESTABLISHED = {True: n_("established"), False: n_("not established"), None: n_("undecided")}


def in_words(act: Mapping[str, Any]) -> str:
    """What the act is, its facts, and who recorded it; when, if that was on another day than it happened."""
    recorded = act["by"]
    day = recording_day(act)
    if act["today"]:
        recorded = _("{by}, recorded {day} as if on {today}").format(
            by=act["by"], day=day, today=act["today"]
        )
    elif act["on"] and act["on"] != day:
        recorded = _("{by}, recorded {day}").format(by=act["by"], day=day)
    return f"{what(act)} " + _(" ({text})").format(text=recorded)


def what(act: Mapping[str, Any]) -> str:
    """What an act on a case or a lead is, and its facts."""
    body = act["body"]
    parts = [name_of(act["kind"], body)]
    if act["kind"] == "amended":
        parts.append(_amendment(body))
    kind = session().profile.acts.get(act["kind"])
    if kind and kind.fields:
        parts += _said(kind.fields, body)
    elif act["kind"] not in ("registered", "lead", "filed"):  # what these say is on every page
        parts += [
            _(FORMS.get((act["kind"], name), form)).format(fact=fact)
            for name, form in SHOWN.items()
            if (fact := _fact(act, name))
        ]
    if act["kind"] in ("notified", "step") and body.get("parties"):
        parts.append(_("party {n}").format(n=listed(map(str, body["parties"]))))
    return "  ".join(parts)


def _said(fields: Iterable[Field], body: Mapping[str, Any]) -> Iterator[str]:
    """What the fields of an act that a place adds say."""
    for field in fields:
        if field.id in body:
            word = field.word(body[field.id], lang())
            yield _("{field}: {fact}").format(field=field.text(lang()), fact=word)


def name_of(kind: str, body: Mapping[str, Any]) -> str:
    """What the act is called; an approval that was refused isn't called one."""
    if kind == "approved" and body.get("returned"):
        return _("not approved")
    return session().profile.term("acts", kind, lang())


def _fact(act: Mapping[str, Any], name: str) -> str | None:
    """A fact of the act in words; None where the act hasn't got it, or where a line has no room for it."""
    kind, fact = act["kind"], act["body"].get(name)
    if fact is None:
        return None
    if worded := WORDED.get((kind, name)):
        return worded(act)
    if section := _section(kind, name):
        codes = fact if isinstance(fact, list) else [fact]
        return listed(session().profile.term(section, code, lang()) for code in codes)
    return None if isinstance(fact, list | dict) else str(fact)


def _section(kind: str, name: str) -> str | None:
    """The section of the profile with the words for this fact; None where it is none of its codes."""
    profile = session().profile
    amendable = track_having(kind, profile).kind(profile.acts[kind]).amendable or {}
    section = SECTIONS.get((kind, name)) or amendable.get(name, "").removesuffix("…")
    return section if profile.section(section) else None


def answers_in_words(body: Mapping[str, Any]) -> str:
    """What was answered: ``1 yes, 2 unclear``; ``not established``; ``tolerant``."""
    profile = session().profile
    if body["section"] == "circumstances":
        answers = sorted((int(place), value) for place, value in body["answers"].items())
        return listed(f"{place} {profile.term('answers', value, lang())}" for place, value in answers)
    value = body["answers"]["1"]
    if body["section"] == "bars":
        return _(ESTABLISHED[value == "yes"])
    return profile.term("sides", value, lang())


def evidence_in_words(items: Iterable[Mapping[str, Any]]) -> str:
    """What shows something: steps and prior filings by their numbers, files by name, words as they are."""
    return listed(map(_piece, items))


def _piece(item: Mapping[str, Any]) -> str:
    if "step" in item:
        return _("step {n}").format(n=item["step"])
    if "prefiling" in item:
        return _("prior filing {id}").format(id=item["prefiling"])
    return str(item.get("text") or item["name"])


def _present(act: Mapping[str, Any]) -> str:
    """Who was present: members with their organ, as it was called then; the others marked as not counted."""
    members = act["body"].get("members", {})
    guests = {guest["name"] for guest in act["body"].get("invited", ())}
    found = []
    for name in act["body"]["present"]:
        if name in guests:
            organ = _("invited")
        elif name in members:
            organ = session().profile.organ_name(members[name], act["on"], lang())
        else:
            organ = _("not a member")
        found.append(name + _(" ({text})").format(text=organ))
    return listed(found)


def _opinions(act: Mapping[str, Any]) -> str:
    """The opinions: one word where there is one party, else each with the party's number."""
    opinions = [session().profile.term("outcomes", code, lang()) for code in act["body"]["opinions"]]
    if len(opinions) == 1:
        return opinions[0]
    said = _("party {n}: {name}")
    return listed(said.format(n=n, name=opinion) for n, opinion in enumerate(opinions, start=1))


def _invited(act: Mapping[str, Any]) -> str:
    profile = session().profile
    return listed(
        one["name"] + _(" ({text})").format(text=profile.term("invited", one["kind"], lang()))
        for one in act["body"]["invited"]
    )


def _persons(act: Mapping[str, Any]) -> str:
    return listed(
        one["name"] + (_(" ({text})").format(text=one["post"]) if one.get("post") else "")
        for one in act["body"]["persons"]
    )


def _named(section: str, name: str) -> Callable[[Mapping[str, Any]], str]:
    """What this fact's code was called on the day of the act; an organ that is no code, as it was entered."""
    return lambda act: session().profile.name_on(
        section, act["body"][name], act["on"] or recording_day(act), lang()
    )


# Facts that take more than looking up a code.
WORDED: Mapping[tuple[str, str], Callable[[Mapping[str, Any]], str]] = {
    ("assessed", "answers"): lambda act: answers_in_words(act["body"]),
    ("assessed", "evidence"): lambda act: evidence_in_words(act["body"]["evidence"]),
    ("deliberated", "present"): _present,
    ("deliberated", "invited"): _invited,
    ("deliberated", "opinions"): _opinions,
    ("classified", "persons"): _persons,
    ("classified", "lead_organ"): _named("organs", "lead_organ"),
    ("took_in", "persons"): _persons,
    ("split", "persons"): lambda act: _("only official {fact}").format(
        fact=listed(map(str, act["body"]["persons"]))
    ),
    ("lead_referred", "to"): _named("organs", "to"),
    ("rectified", "to"): _named("organs", "to"),
    ("disposed", "measure"): _named("measures", "measure"),
    ("approved", "named"): lambda act: listed(act["body"]["named"]),
    ("clarified", "needed"): lambda act: _("needed") if act["body"]["needed"] else _("not needed"),
}


def recording_day(act: Mapping[str, Any]) -> str:
    """The day in China on which the act was recorded, by the real clock."""
    return day_in_china(act["recorded_at"]).isoformat()


def _amendment(body: Mapping[str, Any]) -> str:
    if body.get("struck"):
        return _("#{seq} struck out").format(seq=body["act"])
    changes = listed(
        f"{name} = {_plain(value)}"
        for name, value in body["set"].items()
        if value is not None and name != "members"
    )
    return _("#{seq}: {changes}").format(seq=body["act"], changes=changes)


def _plain(value: Any) -> str:
    """A value as one would type it."""
    if isinstance(value, list):
        return ",".join(map(_plain, value))
    return _piece(value) if isinstance(value, dict) else str(value)
