"""The weekly and the monthly report, and what changed since a day, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqqf.cli.context.language import _, n_
from sqqf.cli.render.dossier import term
from sqqf.cli.render.log import document as told
from sqqf.cli.render.log import in_words
from sqqf.cli.render.report.overview import head_line, limits, table, waiting
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading
from sqqf.papers.document import Document, Table
from sqqf.store.office.changes import Change, Changes

TITLES = {"weekly": n_("Weekly report of {group}"), "monthly": n_("Monthly report of {group}")}
CHANGED = {"new": n_("New"), "moved": n_("Moved"), "decided": n_("Decided or disposed of")}


def document(report: Mapping[str, Any]) -> Document:
    """The report as a document."""
    under = [
        _("{to}: recorded since {from}; due until {until}").format_map(report),
        _(
            "new {new}, moved {moved}, decided {decided}, overdue {overdue}, due {due}, waiting {waiting}"
        ).format_map(report["counts"]),
    ]
    blocks = [_changed(_(title), report[name]) for name, title in CHANGED.items() if report[name]]
    blocks += [
        limits(title, report[name])
        for name, title in (
            ("overdue", _("Overdue")),
            ("due", _("Due until {until}").format_map(report)),
        )
        if report[name]
    ]
    if report["waiting"]:
        blocks.append(waiting(report["waiting"]))
    title = _(TITLES[report["kind"]]).format_map(report)
    return Document(title, under, blocks, head=head_line(report), name=f"{title} {report['to']}")


def _changed(title: str, found: Sequence[Mapping[str, Any]]) -> Table:
    headers = {"no": _("no."), "party": _("party"), "state": _("state"), "officer": _("officer")}
    lines = [{**one, "state": _states(one["was"], one["state"], one["outcome"])} for one in found]
    return table(_("{name} ({n})").format(name=title, n=len(lines)), headers, lines)


def _states(was: str | None, state: str, outcome: str | None) -> str:
    """Its state; where it was another before, from which; and what was decided."""
    now = term("states", state)
    said = now if was in (None, state) else _("{was} → {now}").format(was=term("states", was), now=now)
    return said + (_(" ({text})").format(text=term("outcomes", outcome)) if outcome else "")


def changes_page(since: str, changes: Changes) -> Iterator[Line]:
    """What changed, case by case, line by line."""
    yield Line(_("recorded from {since} on").format(since=since), "bold")
    if not changes.dossiers and not changes.own:
        yield Line(_("nothing was recorded"))
    for one in changes.dossiers:
        party = one.party or _("unit not known yet")
        yield from heading(f"{one.no}  {party}  {_states(one.was, one.state, one.outcome)}")
        yield from (_act(entry.act.as_json()) for entry in one.acts)
    if changes.own:
        yield from heading(_("On the ledger itself"))
        yield from (_act(entry.act.as_json()) for entry in changes.own)


def _act(act: Mapping[str, Any]) -> Line:
    return Line(f"{act['on'] or '–'}  #{act['seq']} {in_words(act)}  {act['by']}", indent=2)


def changes_document(since: str, today: str, changes: Changes) -> dict[str, Any]:
    """What changed as one JSON document."""
    return {
        "since": since,
        "date": today,
        "changed": [_changed_document(one) for one in changes.dossiers],
        "own": [told(entry) for entry in changes.own],
    }


def _changed_document(one: Change) -> dict[str, Any]:
    facts = {name: fact for name, fact in one._asdict().items() if name != "settled"}
    return {**facts, "acts": [told(entry) for entry in one.acts]}
