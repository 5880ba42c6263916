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
from sqqf.cli.screen.page import Line
from sqqf.cli.screen.table import Row
from sqqf.cli.screen.visible import visible

Entry = Mapping[str, Any]

CORRECTIONS = (
    n_("case"),
    n_("item"),
    n_("text"),
    n_("responsible"),
    n_("due"),
    n_("status"),
    n_("report"),
    n_("signed off"),
)
RECTIFICATION = (n_("lead"), *CORRECTIONS[1:], n_("measures"), n_("reminded"))
GUIDANCE = (
    n_("number"),
    n_("kind"),
    n_("on"),
    n_("to"),
    n_("measure"),
    n_("text"),
    n_("case"),
    n_("follow-up"),
)
PREFILINGS = (n_("number"), n_("unit"), n_("reform"), n_("on"), n_("to"), n_("begins"), n_("reply"))
PROBLEMS = (n_("number"), n_("on"), n_("text"), n_("concerns"), n_("state"), n_("reported to"), n_("answer"))
PROBLEM_STATES = {"noted": n_("noted"), "reported": n_("reported upward"), "answered": n_("answered")}
MEMBERS = (n_("member"), n_("organ"), n_("role"), n_("since"), n_("retired"))


def show_entry(entry: Entry, line: Callable[[Entry], str], *, as_json: bool) -> None:
    """What a command that writes to a register prints: the entry, or a line."""
    if as_json:
        streams.show_json(entry)
    else:
        streams.say(visible(line(entry)))


def correction_row(item: Entry) -> Row:
    """An item of a correction list under ``CORRECTIONS``."""
    report = item["reported_on"] or ""
    if item["returned"] and not report:
        report = _("sent back: {n}").format(n=item["returned"])
    standing = standing_in_words({**item, "met_on": item["reported_on"]})
    cells = (
        item["case"],
        str(item["n"]),
        item["text"],
        item["responsible"],
        item["due_on"],
        standing,
        report,
        item["signed_off_on"] or "",
    )
    return Row(cells, STYLES.get(item["status"]))


def rectification_row(item: Entry) -> Row:
    """An item of a lead under ``RECTIFICATION``."""
    cells, style = correction_row(item)
    return Row((*cells, item["measures_on"] or "", listed(item["reminders"])), style)


def guidance_row(entry: Entry) -> Row:
    """A warning or an admonition under ``GUIDANCE``."""
    return Row(
        (
            entry["id"],
            _correction(entry["kind"]),
            entry["on"],
            entry["to"],
            _correction(entry["measure"]),
            entry["text"],
            entry["case"] or "",
            _dated(entry["follow_ups"]),
        )
    )


def guidance_line(entry: Entry) -> str:
    """A warning or an admonition in a line, with the last that was followed up."""
    kind, measure = _correction(entry["kind"]), _correction(entry["measure"])
    return "  ".join(
        part
        for part in (entry["id"], kind, entry["on"], entry["to"], measure, _last(entry["follow_ups"]))
        if part
    )


def prefiling_row(entry: Entry) -> Row:
    """A prior filing under ``PREFILINGS``; one that came too late is marked."""
    begins = entry["start"] + ("" if entry["in_time"] else _(" (not beforehand)"))
    cells = (entry["id"], entry["by_unit"], entry["title"], entry["on"], listed(entry["to"]), begins)
    return Row((*cells, _dated(entry["replies"])), None if entry["in_time"] else "yellow")


def prefiling_line(entry: Entry) -> str:
    """A prior filing in a line, with the last reply."""
    cells = (entry["id"], entry["by_unit"], entry["title"], entry["on"], listed(entry["to"]))
    return "  ".join(part for part in (*cells, _last(entry["replies"])) if part)


def prefiling_page(entry: Entry) -> Iterator[Line]:
    """A prior filing with every reply."""
    yield Line(f"{entry['id']}  {entry['title']}", "bold")
    said = _("filed by {unit} on {on} with {bodies}; begins on {start}")
    unit, bodies = entry["by_unit"], listed(entry["to"])
    yield Line(said.format(unit=unit, on=entry["on"], bodies=bodies, start=entry["start"]))
    if not entry["in_time"]:
        yield Line(not_beforehand(entry), "yellow")
    for reply in entry["replies"]:
        yield Line(_("{on}  reply: {text}").format(on=reply["on"], text=reply["text"]), indent=2)
    if not entry["replies"]:
        yield Line(_("no reply yet"), indent=2)


def not_beforehand(entry: Entry) -> str:
    """That a filing came only when the reform had begun."""
    article = session().profile.entry("corrections", "prefiling").article
    said = _("filed on {on}, and the reform begins on {start}: it has to be filed beforehand ({article})")
    return said.format(on=entry["on"], start=entry["start"], article=article)


def problem_row(entry: Entry) -> Row:
    """A new problem under ``PROBLEMS``; one that nobody above knows of is marked."""
    cells = (
        entry["id"],
        entry["on"],
        entry["text"],
        entry["case"] or entry["lead"] or "",
        _(PROBLEM_STATES[entry["state"]]),
        "；".join(f"{one['on']} {_reported_to(one)}" for one in entry["reports"]),
        _dated(entry["answers"]),
    )
    return Row(cells, "yellow" if entry["state"] == "noted" else None)


def problem_line(entry: Entry) -> str:
    """A new problem in a line, with the last answer."""
    cells = (entry["id"], entry["text"], entry["case"] or entry["lead"], _(PROBLEM_STATES[entry["state"]]))
    return "  ".join(part for part in (*cells, _last(entry["answers"])) if part)


def problem_page(entry: Entry) -> Iterator[Line]:
    """A new problem with every report and answer."""
    yield Line(f"{entry['id']}  {entry['text']}", "bold")
    concerns = entry["case"] or entry["lead"]
    said = _("noted on {on}, concerns {no}") if concerns else _("noted on {on}")
    yield Line(said.format(on=entry["on"], no=concerns))
    for report in entry["reports"]:
        said = _("{on}  reported to {to}")
        yield Line(said.format(on=report["on"], to=_reported_to(report)), indent=2)
    for answer in entry["answers"]:
        yield Line(_("{on}  answer: {text}").format(on=answer["on"], text=answer["text"]), indent=2)
    if not entry["reports"]:
        article = session().profile.entry("supervision", "new_problems").article
        yield Line(_("not reported upward yet ({article})").format(article=article), "yellow", indent=2)
    elif not entry["answers"]:
        yield Line(_("no answer yet"), indent=2)


def _reported_to(report: Entry) -> str:
    """The organ by the name that was given; a code by the name that it had on the day."""
    if report["to"] != report["organ"]:
        return str(report["to"])
    return session().profile.organ_name(report["organ"], report["on"], lang())


def member_row(member: Entry) -> Row:
    """A member under ``MEMBERS``; who has retired is dimmed."""
    cells = (member["name"], _organ(member), _role(member), member["since"], member["retired_on"] or "")
    return Row(cells, "dim" if member["retired_on"] else None)


def member_line(member: Entry) -> str:
    """A member in a line."""
    said = f"{member['name']}  {_organ(member)}  {_role(member)}"
    if member["retired_on"]:
        return said + "  " + _("retired on {on}").format(on=member["retired_on"])
    return said


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
