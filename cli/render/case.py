"""A case as a page: facts, points against steps, decisions, limits, what happened and what may come next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.acts import evidence_in_words
from sqqf.cli.render.dossier import (
    Document,
    cited,
    dates,
    each,
    following,
    item_line,
    limits,
    links,
    outstanding,
    papers,
    section,
    taken_over,
    term,
    terms,
    time_line,
    with_details,
)
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading, show_page
from sqqf.store.ledger.finding import short_number

# What to type for a word of `next`; one with a blank in it stands outside `case`.
NEXT = {
    "accept": "case accept {no} --on DATE",
    "decline": "case decline {no} --on DATE --reason TEXT",
    "notify": "case notify {no} --on DATE --method direct",
    "step": "step add {no} --method document --point N --on DATE --people NAMES --finding TEXT",
    "extend": "case extend {no} --days N --reason TEXT --agreed-on DATE",
    "conclude": "case conclude {no} --on DATE --finding TEXT",
    "assess": "assess circumstance {no} cN --element K=yes --reason TEXT",
    "deliberate": "case deliberate {no} --on DATE --present NAMES --opinion [N:]OUTCOME --reason TEXT",
    "submit": "case submit {no} --on DATE --to TEXT",
    "approve": "case approve {no} --on DATE --body committee",
    "decide": "case decide {no} --on DATE --document TEXT",
    "file": "case file {no} --on DATE",
    "receipt": "case receipt {no} FILE --on DATE",
    "feedback": "case feedback {no} --on DATE --to NAME --role applicant",
    "clarify": "case clarify {no} --on DATE --needed no --reason TEXT",
    "apply": "case apply {no} --way r1 --on DATE --to TEXT",
    "no-result": "case no-result {no} --on DATE --reason TEXT",
    "refer": "case refer {no} --to ORGAN --on DATE --reason TEXT",
    "correction add": "correction add {no} --text TEXT --due DATE --responsible NAME",
    "correction none": "correction none {no} --on DATE --reason TEXT",
    "correction report": "correction report {no} N --on DATE --text TEXT",
    "correction return": "correction return {no} N --on DATE --reason TEXT --due DATE",
    "correction sign-off": "correction sign-off {no} N --on DATE",
    "close": "case close {no} --on DATE",
    "objection": "case objection {no} --on DATE --from NAME --text TEXT",
    "recuse": "case recuse {no} --member NAME --on DATE --grounds TEXT",
    "suspend": "case suspend {no} --on DATE --reason TEXT",
    "resume": "case resume {no} --on DATE",
    "reopen": "case reopen {no} --on DATE --authority TEXT --reason TEXT",
    "withdraw": "case withdraw {no} --on DATE --reason TEXT",
}
SINCE = {"registered": "received_on", "investigating": "accepted_on", "decided": "decided_on"}
"""The date on which a state began that sets a limit running, or that is to come first."""
FACTS = (
    ("received_on", n_("received")),
    ("registered_on", n_("registered")),
    ("accepted_on", n_("accepted")),
    ("declined_on", n_("declined")),
    ("notified_on", n_("told in writing")),
    ("concluded_on", n_("concluded")),
    ("deliberated_on", n_("deliberated")),
    ("submitted_on", n_("submitted")),
    ("approved_on", n_("approved")),
    ("decided_on", n_("decided")),
    ("filed_on", n_("filed")),
    ("closed_on", n_("closed")),
    ("ended_on", n_("ended")),
)
LINKS = (
    ("arising_from", n_("arose from {no}")),
    ("merged_into", n_("merged into {no}")),
    ("gave_rise_to", n_("gave rise to {no}")),
    ("merged_from", n_("took in {no}")),
    ("leads", n_("decides on tolerance for {no}")),
)


def show_case(document: Document, due: Iterable[Line] = ()) -> None:
    """Show the whole page."""
    show_page(page(document, due))


def page(document: Document, due: Iterable[Line] = ()) -> Iterator[Line]:
    """The lines of the page; ``due``: what is due before the closing, which isn't refused for it."""
    yield from on_record(document, due)
    number = short_number(session().ledger, document["no"])
    yield from following(document, number, {**NEXT, **_date_to_supply(document)}, "case")


def on_record(document: Document, due: Iterable[Line] = ()) -> Iterator[Line]:
    """The page without what may come next."""
    yield from _head(document)
    yield from _points(document)
    yield from section(_("Steps"), each(document["steps"], _step))
    yield from section(_("Decision"), each(document["decisions"], lambda one: _decision(document, one)))
    yield from section(_("Corrections"), map(item_line, document["corrections"]))
    yield from limits(document, lambda limit: _untold(document, limit))
    yield from outstanding(document, "closing")
    yield from section(_("Due before the closing, and not done"), due)
    yield from time_line(document, _("{on}  received").format(on=document["received_on"]))


def _date_to_supply(case: Document) -> dict[str, str]:
    """How to enter the day since when a case taken over has been in its state, if a limit depends on it."""
    field = SINCE.get(case["state"])
    if not case["taken_over"] or field is None or case[field]:
        return {}
    return {"amend": f"case amend {{no}} --act {case['acts'][0]['seq']} --set {field}=DATE --reason TEXT"}


def _person(person: Document) -> str:
    return with_details(person["name"], person["unit"], person["post"])


def _head(case: Document) -> Iterator[Line]:
    state = term("states", case["state"])
    yield Line(f"{case['no']}  {state}", "bold")
    said = _("{channel}; applicant {applicant}; officer {officer}")
    if (code := case["channel"]) and not session().profile.entry("channels", code).more["applicant_is_party"]:
        said = _("{channel}; submitted by {applicant}; officer {officer}")
    channel = term("channels", code) if code else _("channel not known")
    applicant = _person(case["applicant"]) if case["applicant"] else "–"
    yield Line(said.format(channel=channel, applicant=applicant, officer=case["officer"] or "–"))
    yield from taken_over(case)
    for party in case["parties"]:
        outcome = f"  [{term('outcomes', party['outcome'])}]" if party["outcome"] else ""
        yield Line(_("party {n}: {name}").format(n=party["n"], name=_person(party)) + outcome)
    yield Line(_("matter: {text}").format(text=case["matter"] or "–"))
    for key, label in (
        ("zone", _("functional zone")),
        ("proceeding", _("concerns the inquiry")),
        ("managed_by", _("managed by")),
    ):
        if case[key]:
            yield Line(_("{label}: {text}").format(label=label, text=case[key]))
    if case["circumstances"]:
        claimed = listed(f"{code} {term('circumstances', code)}" for code in case["circumstances"])
        yield Line(_("circumstances claimed: {text}").format(text=claimed))
    yield from papers(case, *case["documents"])
    if case["missing"]:
        said = _("missing, though required with the application by {document}: {names}")
        document = session().profile.short_title(lang())
        yield Line(said.format(document=document, names=terms("expected", case["missing"])), "yellow")
    yield from links(case, LINKS)
    yield dates(case, FACTS)
    if since := case["suspended_on"]:
        yield Line(_("suspended since {since}: the clock stands still").format(since=since), "yellow")


def _points(case: Document) -> Iterator[Line]:
    yield from heading(_("Points to check"))
    if not case["points"]:
        yield Line(_("none known"), "dim", 2)
    for point in case["points"]:
        done = _("steps: {n}").format(n=point["steps"]) if point["steps"] else _("no step yet")
        yield Line(f"{point['n']}  {point['text']}  [{done}]", "" if point["steps"] else "yellow", 2)


def _step(step: Document) -> Iterator[Line]:
    said = _("{n}  {on}{late}  {method}, points {points}, by {people}: {finding}")
    facts = {
        "late": _(" (recorded late)") if step["recorded_late"] else "",
        "method": term("methods", step["method"]),
        "points": listed(map(str, step["points"])),
        "people": listed(step["people"]),
        "finding": step["finding"] or "–",
    }
    yield Line(said.format_map({**step, **facts}), indent=2)
    if step["invited"]:
        guests = (f"{one['name']} ({term('invited', one['kind'])})" for one in step["invited"])
        yield Line(_("invited: {names}").format(names=listed(guests)), "dim", 5)
    if evidence := evidence_in_words(step["evidence"]):
        yield Line(_("evidence: {text}").format(text=evidence), "dim", 5)


def _decision(case: Document, decision: Document) -> Iterator[Line]:
    filed = decision["filed_on"] and _("filed {on}").format(on=decision["filed_on"])
    parts = (decision["on"], decision["document"] or _("without a number"), filed)
    yield Line("  ".join(filter(None, parts)), indent=2)
    if decision["facts"]:
        yield Line(_("found: {text}").format(text=decision["facts"]), indent=4)
    taken_over = decision["seq"] == case["acts"][0]["seq"]
    for party in decision["parties"]:
        said = _("party {n}: {name}").format(n=party["n"], name=party["name"])
        yield Line(f"{said}  [{term('outcomes', party['outcome'])}]", "bold", 4)
        yield from (Line(ground, indent=6) for ground in _grounds(party, taken_over=taken_over))


def _grounds(party: Document, *, taken_over: bool) -> Iterator[str]:
    """What the outcome of a party rests on, so far as it is known."""
    codes = [*party["circumstances"], *party["bars"], *party["distinctions"]]
    yield from map(_rule, codes)
    for basis in party["basis"]:
        yield _("resting on: {text}").format(text=basis)
    if not codes and taken_over:
        yield _("its grounds are in the older ledger")
    elif not codes:
        articles = _(" ({article})").format(article=listed(party["articles"]))
        yield _("no circumstance is established") + articles


def _rule(code: str) -> str:
    """What an outcome rests on: a circumstance, a bar or a distinction, with its article."""
    entry = session().profile.rules[code]
    return f"{code} {entry.text(lang())}" + cited(entry.article)


def _untold(case: Document, limit: Document) -> Iterator[Line]:
    """Under the limit of acceptance: whom it still waits for."""
    told = not case["untold"] or case["state"] == "registered"
    if limit["kind"] == "acceptance" and limit["met_on"] is None and not told:
        names = listed(case["parties"][n - 1]["name"] for n in case["untold"])
        yield Line(_("still to be told in writing: {names}").format(names=names), indent=4)
