"""The registers: correction items, guidance, prior filings, members, new problems.

As rows, and in a line each after they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.limits import STYLES, standing_in_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.table import Columns, Listing
from sqqf.cli.screen.visible import visible

Entry = Mapping[str, Any]

PROBLEM_STATES = {"noted": n_("noted"), "reported": n_("reported upward"), "answered": n_("answered")}


def show_entry(entry: Entry, line: Callable[[Entry], str], *, as_json: bool) -> None:
    """What a command that writes to a register prints: the entry, or a line."""
    if as_json:
        streams.show_json(entry)
    else:
        streams.say(visible(line(entry)))


def guidance_line(entry: Entry) -> str:
    """A warning or an admonition in a line, with the last that was followed up."""
    kind, measure = _correction(entry["kind"]), _correction(entry["measure"])
    return _line(entry["id"], kind, entry["on"], entry["to"], measure, _last(entry["follow_ups"]))


def prefiling_line(entry: Entry) -> str:
    """A prior filing in a line, with the last reply."""
    to, reply, seen = listed(entry["to"]), _last(entry["replies"]), _last(entry["tracked"])
    unit, kind = entry["by_unit"], _kind(entry)
    return _line(entry["id"], unit, entry["title"], kind, entry["on"], to, reply, _standing(entry), seen)


def prefiling_page(entry: Entry) -> Iterator[Line]:
    """A prior filing with every reply, what came of it, and the cases that cite it."""
    yield Line(f"{entry['id']}  {entry['title']}", "bold")
    said = _("filed by {unit} on {on} with {bodies}; begins on {start}")
    unit, bodies = entry["by_unit"], listed(entry["to"])
    yield Line(said.format(unit=unit, on=entry["on"], bodies=bodies, start=entry["start"]))
    if not entry["in_time"]:
        yield Line(not_beforehand(entry), "yellow")
    if entry["recorded_on"] > entry["start"] >= entry["on"]:
        yield Line(
            _("put on record on {on}, when the reform had begun").format(on=entry["recorded_on"]), "yellow"
        )
    for reply in entry["replies"]:
        yield Line(_("{on}  reply: {text}").format(on=reply["on"], text=reply["text"]), indent=2)
    if not entry["replies"]:
        yield Line(_("no reply yet"), indent=2)
    if kind := _kind(entry):
        yield Line(_("kind: {kind}").format(kind=kind))
    if standing := _standing(entry):
        yield Line(standing, _lateness(entry) or "")
    for seen in entry["tracked"]:
        yield Line(_("{on}  looked at: {text}").format(on=seen["on"], text=seen["text"]), indent=2)
    if entry["cases"]:
        yield Line(_("cited by {cases}").format(cases=listed(entry["cases"])))


def _kind(entry: Entry) -> str | None:
    kind = entry["kind"]
    return kind and session().profile.term("prefiling_kinds", kind, lang())


def _standing(entry: Entry) -> str | None:
    """How it stands where the rules want it screened, with what is due."""
    if entry["state"] == "filed":
        due = entry["screening_due_on"]
        return due and _("to be screened by {due}").format(due=due)
    result = session().profile.term("prefiling_results", entry["result"], lang())
    said = _("{on}  screened: {result}").format(on=entry["screened_on"], result=result)
    if entry["reason"]:
        said += _(" ({text})").format(text=entry["reason"])
    if entry["state"] == "ended":
        return said + _("; the monitoring has ended")
    due = entry["tracking_due_on"]
    return said + (_("; to be looked at by {due}").format(due=due) if due else "")


def _lateness(entry: Entry) -> str | None:
    """The colour of one on which something is overdue."""
    due = entry["screening_due_on"] or entry["tracking_due_on"]
    return "bold red" if due and due < session().today.isoformat() else None


def not_beforehand(entry: Entry) -> str:
    """That a filing came only when the reform had begun."""
    article = session().profile.article_of("corrections", "prefiling")
    said = _("filed on {on}, and the reform begins on {start}: it has to be filed beforehand ({article})")
    return said.format(on=entry["on"], start=entry["start"], article=article)


def problem_line(entry: Entry) -> str:
    """A new problem in a line, with the last answer."""
    return _line(entry["id"], entry["text"], _concerns(entry), _state(entry), _last(entry["answers"]))


def problem_page(entry: Entry) -> Iterator[Line]:
    """A new problem with every report and answer."""
    yield Line(f"{entry['id']}  {entry['text']}", "bold")
    concerns = _concerns(entry)
    said = _("noted on {on}, concerns {no}") if concerns else _("noted on {on}")
    yield Line(said.format(on=entry["on"], no=concerns))
    for report in entry["reports"]:
        said = _("{on}  reported to {to}")
        yield Line(said.format(on=report["on"], to=_reported_to(report)), indent=2)
    for answer in entry["answers"]:
        yield Line(_("{on}  answer: {text}").format(on=answer["on"], text=answer["text"]), indent=2)
    if not entry["reports"]:
        article = session().profile.article_of("supervision", "new_problems")
        yield Line(_("not reported upward yet ({article})").format(article=article), "yellow", indent=2)
    elif not entry["answers"]:
        yield Line(_("no answer yet"), indent=2)


def _reported_to(report: Entry) -> str:
    """The organ by the name that was given; a code by the name that it had on the day."""
    if report["to"] != report["organ"]:
        return str(report["to"])
    return session().profile.organ_name(report["organ"], report["on"], lang())


def member_line(member: Entry) -> str:
    """A member in a line."""
    retired = member["retired_on"] and _("retired on {on}").format(on=member["retired_on"])
    return _line(member["name"], _organ(member), _role(member), retired)


def _line(*parts: str | None) -> str:
    """What there is of these, in a line."""
    return "  ".join(filter(None, parts))


def _correction(code: str) -> str:
    return session().profile.term("corrections", code, lang())


def _organ(member: Entry) -> str:
    """By the name that the organ has, or had when the member left."""
    run = session()
    return run.profile.organ_name(member["organ"], member["retired_on"] or run.today, lang())


def _role(member: Entry) -> str:
    return session().profile.term("roles", member["role"], lang())


def _dated(said: list[Entry]) -> str:
    return "；".join(f"{one['on']} {one['text']}" for one in said)


def _last(said: list[Entry]) -> str:
    return _dated(said[-1:])


def _urgency(item: Entry) -> str | None:
    return STYLES.get(item["status"])


def _report(item: Entry) -> str | None:
    """When it was reported, or how often the report was sent back."""
    if item["returned"] and not item["reported_on"]:
        return _("sent back: {n}").format(n=item["returned"])
    return item["reported_on"] and str(item["reported_on"])


def _begins(entry: Entry) -> str:
    return str(entry["start"]) + ("" if entry["in_time"] else _(" (not beforehand)"))


def _concerns(entry: Entry) -> str | None:
    no: str | None = entry["case"] or entry["lead"]
    return no


def _state(entry: Entry) -> str:
    return _(PROBLEM_STATES[entry["state"]])


def _reports(entry: Entry) -> str:
    return "；".join(f"{one['on']} {_reported_to(one)}" for one in entry["reports"])


# ── what the lists show ──

_ITEM: Columns = {
    n_("item"): "n",
    n_("text"): "text",
    n_("responsible"): "responsible",
    n_("due"): "due_on",
    n_("status"): lambda item: standing_in_words({**item, "met_on": item["reported_on"]}),
    n_("report"): _report,
    n_("signed off"): "signed_off_on",
}
CORRECTIONS = Listing({n_("case"): "case", **_ITEM}, _urgency)
RECTIFICATION = Listing(
    {
        n_("lead"): "case",
        **_ITEM,
        n_("measures"): "measures_on",
        n_("reminded"): lambda item: listed(item["reminders"]),
    },
    _urgency,
)
GUIDANCE = Listing(
    {
        n_("number"): "id",
        n_("kind"): lambda entry: _correction(entry["kind"]),
        n_("on"): "on",
        n_("to"): "to",
        n_("measure"): lambda entry: _correction(entry["measure"]),
        n_("text"): "text",
        n_("case"): "case",
        n_("follow-up"): lambda entry: _dated(entry["follow_ups"]),
    }
)
PREFILINGS = Listing(
    {
        n_("number"): "id",
        n_("unit"): "by_unit",
        n_("reform"): "title",
        n_("on"): "on",
        n_("to"): lambda entry: listed(entry["to"]),
        n_("begins"): _begins,
        n_("reply"): lambda entry: _dated(entry["replies"]),
        n_("kind"): _kind,
        n_("standing"): _standing,
    },
    lambda entry: _lateness(entry) or (None if entry["in_time"] else "yellow"),
)
PROBLEMS = Listing(
    {
        n_("number"): "id",
        n_("on"): "on",
        n_("text"): "text",
        n_("concerns"): _concerns,
        n_("state"): _state,
        n_("reported to"): _reports,
        n_("answer"): lambda entry: _dated(entry["answers"]),
    },
    lambda entry: "yellow" if entry["state"] == "noted" else None,
)
MEMBERS = Listing(
    {
        n_("member"): "name",
        n_("organ"): _organ,
        n_("role"): _role,
        n_("since"): "since",
        n_("retired"): "retired_on",
    },
    lambda member: "dim" if member["retired_on"] else None,
)
