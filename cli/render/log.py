"""The journal in sentences: what each act of the ledger is, with the facts that tell it from others."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.acts import name_of, recording_day, what
from sqqf.cli.screen.lines import Row
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.registers import PARTICULARS
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.store.office.log import Entry

HEADERS = (n_("recorded"), n_("on"), n_("by"), n_("no."), n_("act"), n_("what"))

OWN: Mapping[str, str] = {
    "opened": n_("ledger opened"),
    "profile": n_("rules put in force"),
    "notice": n_("calendar notice imported"),
    "imported": n_("ledger taken over"),
    "import_undone": n_("taking over undone"),
    "issuer": n_("issuer of papers set"),
    "group_set": n_("the group's particulars set"),
    "member_added": n_("member added"),
    "member_retired": n_("member retired"),
    "guidance": n_("guidance given"),
    "guidance_followed_up": n_("guidance followed up"),
    "prefiling": n_("prior filing registered"),
    "prefiling_replied": n_("prior filing answered"),
    "prefiling_screened": n_("prior filing screened"),
    "prefiling_tracked": n_("prior filing followed"),
    "problem": n_("problem noted"),
    "problem_reported": n_("problem reported upward"),
    "problem_answered": n_("problem answered"),
    "campaign": n_("special supervision begun"),
    "campaign_item_added": n_("items added to special supervision"),
    "campaign_item_removed": n_("items taken out of special supervision"),
    "sampling": n_("random check drawn"),
    "sampling_result": n_("result of a random check"),
    "filing_received": n_("filing received"),
    "filing_added": n_("filing on paper added"),
    "filing_listed": n_("county's list of decisions taken in"),
    "key_made": n_("key made"),
    "key_trusted": n_("key taken up"),
    "wake_up": n_("wake-up date set"),
    "wake_up_done": n_("wake-up date settled"),
    "meeting": n_("meeting called"),
    "meeting_cancelled": n_("meeting called off"),
    "chased": n_("notice or instruction given"),
    "chase_answered": n_("notice or instruction answered"),
    "figures_received": n_("county's figures taken in"),
}
"""What acts on the ledger itself are called; those on cases and leads are called by the rules."""
_SHOWN = (
    *("id", "no", "year", "group", "county", "quarter", "name", "by_unit", "to", "title", "text", "file"),
    *PARTICULARS,
)
"""Facts of an act on the ledger itself that its line shows, in this order."""
_BEGINNINGS = ("registered", "lead")


def document(entry: Entry) -> dict[str, Any]:
    """An act as the log tells it."""
    act = entry.act.as_json()
    names = ("seq", "recorded_at", "on", "by", "kind")
    return {**{name: act[name] for name in names}, "no": entry.no, "text": in_words(act)}


def row(entry: Entry) -> Row:
    """An act as a row under ``HEADERS``; the day of recording is China's."""
    act = entry.act.as_json()
    cells = (recording_day(act), act["on"], act["by"], entry.no, f"#{act['seq']}", in_words(act))
    return Row(tuple(cell or "" for cell in cells))


def in_words(act: Mapping[str, Any]) -> str:
    """What the act is, and its facts."""
    kind, body = act["kind"], act["body"]
    if kind in session().profile.acts:
        if kind not in _BEGINNINGS:
            return what(act)
        return "  ".join([name_of(kind, body), *_beginning(body)])
    facts = [str(body[name]) for name in _SHOWN if isinstance(body.get(name), str | int)]
    if kind in ("member_added", "issuer"):
        facts.append(session().profile.term("organs", body["organ"], lang()))
    return "  ".join([_(OWN[kind]) if kind in OWN else name_of(kind, body), *facts])


def _beginning(body: Mapping[str, Any]) -> list[str]:
    """Whom a case or a lead is about, and what."""
    people = body.get("parties") or body.get("persons") or [body.get("applicant")]
    names = listed(one["name"] for one in people if one) or body.get("unit")
    return [text for text in (names, body.get("matter") or body.get("text")) if text]


def kind_code(text: str) -> str:
    """The kind of act for what was typed: a code, or a word in either language. Raises BadInput."""
    asked = text.strip()
    for code, word in OWN.items():
        if asked in (code, word, _(word)):
            return code
    try:
        return session().profile.find("acts", asked)
    except UnknownCode as error:
        terms = (kind.text(spoken) for kind in session().profile.acts.values() for spoken in ("zh", "en"))
        words = [*OWN.values(), *map(_, OWN.values()), *terms]
        near = get_close_matches(asked, words, 5, 0.3) or words[:5]
        raise BadInput("unknown_kind", value=text, choices=near) from error
