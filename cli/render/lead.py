"""A lead as a page: source, conduct, desk, whom it is about, what was verified, put right and made public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
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

# What to type for a word of `next`.
NEXT = {
    "classify": "lead classify {no} --unit NAME --person NAME:POST --gravity ordinary",
    "assign": "lead assign {no} --officer NAME",
    "refer": "lead refer {no} --to ORGAN --on DATE",
    "receive": "lead receive {no} --on DATE",
    "hand-back": "lead hand-back {no} --on DATE --reason TEXT",
    "verify": "lead verify {no} --method talk --on DATE --people NAMES --finding TEXT",
    "verified": "lead verify {no} --method files --on DATE --people NAMES --finding TEXT --complete",
    "tolerance": "lead tolerance {no} --result none --on DATE --reason TEXT",
    "dispose": "lead dispose {no} --on DATE --measure m1 --responsibility direct --reason TEXT",
    "clear": "lead clear {no} --person N --on DATE --reason TEXT",
    "unfounded": "lead unfounded {no} --on DATE --reason TEXT",
    "join": "lead join {no} --with ID",
    "split": "lead split {no} --text TEXT",
    "rectify": "lead rectify {no} --item TEXT --due DATE --responsible NAME",
    "measures": "lead measures {no} N --on DATE --text TEXT",
    "rectified": "lead rectified {no} N --on DATE --report TEXT --to discipline",
    "return": "lead return {no} N --on DATE --reason TEXT --due DATE",
    "sign-off": "lead sign-off {no} N --on DATE",
    "remind": "lead remind {no} [N] --on DATE",
    "disclose": "lead disclose {no} --on DATE --text TEXT",
    "no-exposure": "lead no-exposure {no} --on DATE --reason TEXT",
    "close": "lead close {no} --on DATE",
}
FACTS = (
    ("received_on", n_("received")),
    ("registered_on", n_("registered")),
    ("verified_on", n_("verified")),
    ("disposed_on", n_("disposed of")),
    ("unfounded_on", n_("unfounded")),
    ("disclosed_on", n_("disclosed")),
    ("published_on", n_("made public")),
    ("closed_on", n_("closed")),
)
LINKS = (
    ("similar", n_("similar: {no}")),
    ("split_from", n_("split off from {no}")),
    ("split_into", n_("split off from it: {no}")),
    ("joined_into", n_("joined into {no}")),
    ("took_in", n_("joined into it: {no}")),
    ("gave_rise_to", n_("cases that arose from it: {no}")),
)


def show_lead(document: Document, due: Iterable[Line] = ()) -> None:
    """Show the whole page."""
    show_page(page(document, due))


def page(document: Document, due: Iterable[Line] = ()) -> Iterator[Line]:
    """The lines of the page; ``due``: what is due before the closing, which isn't refused for it."""
    yield from on_record(document, due)
    yield from following(document, document["no"], NEXT, "lead")


def on_record(document: Document, due: Iterable[Line] = ()) -> Iterator[Line]:
    """The page without what may come next."""
    yield from _head(document)
    yield from _subjects(document)
    yield from section(_("Verification"), each(document["verifications"], _verification))
    yield from section(_("Referrals"), map(_referral, document["referrals"]))
    yield from section(_("Rectification"), each(document["rectification"], _rectification))
    yield from section(_("Disclosed"), map(_disclosure, document["disclosures"]))
    yield from limits(document)
    yield from outstanding(document, "lead_closing")
    yield from section(_("Due before the closing, and not done"), due)
    yield from time_line(document, _("{on}  the lead came in").format(on=document["received_on"]))


def classed(section: str, code: str) -> str:
    """A source, an area or a measure with what it stands under: ``i5.4 market supervision: approvals``."""
    main, dot, item = code.partition(".")
    text = _name(section, main)
    if dot:
        text = _("{label}: {text}").format(label=text, text=_name(section, code))
    return f"{main if item.startswith('other:') else code} {text}"


def _name(section: str, code: str) -> str:
    return session().profile.name_on(section, code, session().today, lang())


def organ(text: str) -> str:
    """An organ by its present name, or as it was entered."""
    return session().profile.organ_name(text, session().today, lang())


def desk_in_words(desk: Document) -> str:
    """On whose desk the lead is, since when, and whether it has arrived there."""
    if desk["holder"] is None:
        return _("with this group since {since}").format(since=desk["since"])
    if desk["on_its_way"]:
        said = _("on its way to {organ} since {since}, no receipt yet")
    else:
        said = _("with {organ} since {since}")
    return said.format(organ=organ(desk["holder"]), since=desk["since"])


def _head(lead: Document) -> Iterator[Line]:
    yield Line(f"{lead['no']}  {term('states', lead['state'])}", "bold")
    source = classed("sources", lead["source"]) if lead["source"] else "–"
    yield Line(_("source: {text}").format(text=source))
    area = classed("areas", lead["area"]) if lead["area"] else "–"
    yield Line(_("area: {text}").format(text=area))
    said = _("unit {unit}; subject {kind}; gravity {gravity}; led by {organ}; officer {officer}")
    yield Line(
        said.format(
            unit=lead["unit"] or "–",
            kind=term("subject_kinds", lead["subject_kind"]) if lead["subject_kind"] else "–",
            gravity=term("gravities", lead["gravity"]) if lead["gravity"] else "–",
            organ=organ(lead["lead_organ"]) if lead["lead_organ"] else "–",
            officer=lead["officer"] or "–",
        )
    )
    desk = lead["desk"]
    yield Line(desk_in_words(desk), "yellow" if desk["on_its_way"] else "")
    yield Line(_("text: {text}").format(text=lead["text"] or "–"))
    yield from taken_over(lead)
    yield from papers(lead)
    yield from links(lead, LINKS)
    yield dates(lead, FACTS)
    if lead["waits_for"]:
        yield Line(_("waits for: {what}").format(what=term("waits", lead["waits_for"])))
    if lead["informant"]:
        yield Line(_("Who gave it is kept apart; whoever looks is on record."), "dim")


def _subjects(lead: Document) -> Iterator[Line]:
    """Whom it is about, each with the tolerance check and what was disposed."""
    yield from heading(_("Whom it is about"))
    for one in lead["moved"]:
        said = _("{n}  {name}: goes on in {no}")
        yield Line(said.format(n=one["n"], name=one["name"], no=one["into"]), "dim", 2)
    if not lead["persons"] and not lead["subject"]:
        yield Line(_("neither the unit nor an official is known yet"), "yellow", 2)
    for one in [*lead["persons"], *filter(None, [lead["subject"]])]:
        name = with_details(one["name"], one["post"])
        yield Line(f"{one['n']}  {name}" if one["n"] else name, indent=2)
        if one["tolerance"]:
            yield Line(_tolerance(one["tolerance"]), "yellow" if _waits(one["tolerance"]) else "", 5)
        yield from map(_disposition, one["dispositions"])
        if one["cleared"]:
            yield Line(_("nothing was found against them"), "green", 5)


def _disposition(act: Document) -> Line:
    said = _("{on}  {measure}, {responsibilities}: {reason}").format(
        on=act["on"] or "–",
        measure=classed("measures", act["measure"]),
        responsibilities=terms("responsibilities", act["responsibilities"]) or "–",
        reason=act.get("reason") or "–",
    )
    return Line(said, "bold", 5)


def _waits(check: Document) -> bool:
    return check["effect"] in ("wait", "again")


def _tolerance(check: Document) -> str:
    """What the tolerance check has come to: by the case, where one decides."""
    said = _("tolerance checked on {on}: {text}")
    if check["standing"] is None:
        return said.format(on=check["on"], text=term("tolerance_results", check["result"]))
    entry = session().profile.entry("tolerance_effects", check["standing"])
    text = _("{case}, {standing}").format(case=check["case"] or "–", standing=entry.text(lang()))
    return said.format(on=check["on"], text=text) + cited(entry.article)


def _verification(one: Document) -> Iterator[Line]:
    said = _("{n}  {on}  {method}, by {people}: {finding}")
    facts = {"method": term("verification", one["method"]), "people": listed(one["people"])}
    yield Line(said.format_map({**one, **facts}), indent=2)
    if one.get("responsibilities"):
        looked = _("looked into: {text}")
        yield Line(looked.format(text=terms("responsibilities", one["responsibilities"])), "dim", 5)


def _referral(one: Document) -> Line:
    standing, style = _referral_standing(one)
    said = _("{n}  {on}  to {organ}: {standing}")
    return Line(said.format(n=one["n"], on=one["on"], organ=organ(one["to"]), standing=standing), style, 2)


def _referral_standing(one: Document) -> tuple[str, str]:
    received = one["received_on"] and _("received {on}").format(on=one["received_on"])
    if one["returned_on"]:
        returned = _("handed back {on}: {reason}").format(on=one["returned_on"], reason=one["reason"])
        return listed(filter(None, [received, returned])), ""
    return (received, "") if received else (_("no receipt yet"), "yellow")


def _rectification(item: Document) -> Iterator[Line]:
    yield item_line(item)
    beside = []
    if item["measures_on"]:
        beside.append(_("measures {on}").format(on=item["measures_on"]))
    if item["reported_to"]:
        beside.append(_("reported to {organ}").format(organ=organ(item["reported_to"])))
    if item["reminders"]:
        beside.append(_("reminded {dates}").format(dates=listed(item["reminders"])))
    if beside:
        yield Line("  ".join(beside), "dim", 5)


def _disclosure(one: Document) -> Line:
    return Line(f"{one['on']}  {terms('disclosures', one['of'])}  {one['text']}", indent=2)
