"""What an archive index says of the acts on record: each with its day, and with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqqf.calendar.dates import day_in_china
from sqqf.procedure.facts.record import PAPERS
from sqqf.procedure.facts.words import Facts, Occasion, on_paper, together
from sqqf.procedure.record.acts import Act, day_of

_DETAILS = {
    "step": ("methods", "method"),
    "verification": ("verification", "method"),
    "notified": ("notice_methods", "method"),
    "feedback": ("recipients", "role"),
    "disposed": ("measures", "measure"),
    "tolerance_checked": ("tolerance_results", "result"),
}
"""Which fact of an act stands beside its name in the index, by section and name."""


def act_lines(acts: Iterable[Act], at: Occasion) -> list[Facts]:
    """Every act in its order, as recorded: what it is, of which day, by whom, when it was recorded.

    No paper says that somebody was shown who gave a lead: it would give away that this is known.
    """
    every = list(acts)
    shown = {act.seq for act in every if act.kind == "source_shown"}
    acts = [act for act in every if act.seq not in shown and act.body.get("act") not in shown]
    struck = {act.body["act"] for act in acts if act.kind == "amended" and act.body.get("struck")}
    return [
        {
            "n": str(n),
            "on": on_paper(day_of(act)),
            "kind": _kind_of(act, at) + ("（已撤销）" if act.seq in struck else ""),
            "by": act.by,
            "recorded_on": on_paper(day_in_china(act.recorded_at)),
            "seq": str(act.seq),
        }
        for n, act in enumerate(acts, start=1)
    ]


def _assessed(body: Mapping[str, Any], at: Occasion) -> str:
    """What was answered, and how: nobody is to take what was examined for what was found."""
    entry, answers = at.profile.entry(body["section"], body["code"]), body.get("answers", {})
    places: dict[str, list[str]] = {}
    for place, value in answers.items():
        places.setdefault(_ANSWERED[body["section"]](value, at), []).append(place)
    said = [
        f"要件{'、'.join(of)}{value}" if body["section"] == "circumstances" else value
        for value, of in places.items()
    ]
    about = f"当事人{body['party']}，" if body.get("party") else ""
    return f"{entry.zh}（{about}{'；'.join(said)}）"


_ANSWERED: Mapping[str, Callable[[str, Occasion], str]] = {
    "bars": lambda value, _: "成立" if value == "yes" else "不成立",
    "distinctions": lambda value, at: at.term("sides", value),
    "circumstances": lambda value, at: at.term("answers", value),
}


def _kind_of(act: Act, at: Occasion) -> str:
    kind, body = at.term("acts", act.kind), act.body
    if act.kind == "approved" and body.get("returned"):
        return at.term("returns", body["returned"])
    if act.kind in PAPERS and body.get("title"):
        return f"{body['title']}（{body['number']}）" if body.get("number") else str(body["title"])
    if act.kind in ("attached", "lead_attached"):
        return f"{kind}：{body.get('title') or body['name']}"
    if act.kind == "amended":
        return f"{kind}（登记第{body['act']}号）"
    if act.kind == "assessed":
        return f"{kind}：{_assessed(body, at)}"
    if act.kind == "deliberated":
        opinions = together(at.term("outcomes", one) for one in body.get("opinions", ()))
        told = at.term("returns", body["returned"]) if body.get("returned") else opinions
        return f"{kind}：{told}" if told else kind
    if act.kind == "clarified":
        return f"{kind}：{'需要' if body.get('needed') else '不需要'}"
    if fields := at.profile.acts[act.kind].fields if act.kind in at.profile.acts else ():
        said = [f"{one.zh}：{one.word(body[one.id], 'zh')}" for one in fields if one.id in body]
        return "；".join((kind, *said))
    if detail := _DETAILS.get(act.kind):
        section, name = detail
        if body.get(name):
            return f"{kind}：{at.profile.name_on(section, body[name], day_of(act), 'zh')}"
    return kind
