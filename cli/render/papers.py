"""Papers: the kinds there are, and what was made on a case or a lead, as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqqf.calendar.dates import iso
from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import Columns, row_of
from sqqf.cli.screen.visible import visible
from sqqf.store.ledger.finding import short_number
from sqqf.store.papers import alike

if TYPE_CHECKING:
    from pathlib import Path

    from sqqf.desk.papers import Made
    from sqqf.desk.paperwork import Needed
    from sqqf.desk.pdf import MadeBeside
    from sqqf.papers.word.forms import Form
    from sqqf.procedure.rules.profile import Profile

KINDS = (
    n_("kind"),
    n_("in Chinese"),
    n_("in English"),
    n_("article"),
    n_("track"),
    n_("series"),
    n_("--n picks"),
)
MADE: Columns = {
    n_("n"): "n",
    n_("date"): "on",
    n_("title"): "title",
    n_("number"): "number",
    n_("to"): "to",
    n_("file"): "name",
    n_("left blank"): lambda made: listed(made["missing"]),
    n_("standing"): lambda made: _("struck out") if made["struck"] else None,
}
ISSUERS = (n_("organ"), n_("name in full"))
TRACKS = {"tolerance": n_("cases"), "inaction": n_("leads")}
TARGETS = {
    "step": n_("the step"),
    "extension": n_("the extension"),
    "item": n_("the item"),
    "paper": n_("the paper served"),
    "verification": n_("the verification"),
    "guidance_talk": n_("the admonition"),
    "guidance_advice": n_("the admonition"),
    "meeting": n_("nothing; several cases"),
}


def kind_document(form: Form, profile: Profile) -> dict[str, Any]:
    """A kind of paper as JSON."""
    return {
        "kind": form.code,
        "zh": form.zh,
        "en": form.en,
        "article": form.article(profile),
        "track": form.track,
        "mark": form.mark,
        "needs": list(form.needs),
        "target": form.target or None,
        "issuer": form.issuer,
    }


def kind_row(form: Form, profile: Profile) -> Row:
    """A kind of paper under ``KINDS``."""
    target = _(TARGETS[form.target]) if form.target else ""
    named = (form.code, form.zh, form.en, form.article(profile) or "")
    return Row((*named, _(TRACKS[form.track]), form.mark, target))


def made_row(made: Mapping[str, Any]) -> Row:
    """A paper made, under ``MADE``."""
    return row_of(MADE, made)


def show_made(made: Made, beside: MadeBeside, *, draft: bool, as_json: bool) -> None:
    """What came of making a paper, or a draft of one."""
    drawn, dossiers = made.drawn, made.dossiers
    title, missing = drawn.details["title"], list(drawn.details.get("blanks", ()))
    if as_json:
        named = {"no": str(dossiers[0].number), "cases": [str(one.number) for one in dossiers]}
        file = {"pdf": beside.pdf and str(beside.pdf)} if beside.wanted.pdf else {}
        streams.show_json({**named, **made_document(made), "draft": draft, **file})
    else:
        for one in dossiers:
            said = (one.number, one.party_names, title, drawn.number, made.path)
            streams.say(visible("  ".join(str(part) for part in said if part)))
        if beside.pdf:
            streams.say(visible(str(beside.pdf)))
    if beside.wanted.pdf and not beside.pdf:
        streams.tell(_("LibreOffice made no PDF: open the .docx and save it as PDF"))
    if beside.wanted.printed and not beside.printed:
        streams.tell(_("it couldn't be sent to the printer: open it and print it from there"))
    if drawn.strange:
        told = _("the template asks for {names}, which isn't among the facts: --facts lists them")
        streams.tell(visible(told.format(names=listed(drawn.strange))))
    if drawn.odd:
        told = _("the template has {texts} in it, which stays as it is: a fact stands in {{{{ }}}}")
        streams.tell(visible(told.format(texts=listed(drawn.odd))))
    if drawn.template:
        streams.tell(visible(_("made from the template {path}").format(path=drawn.template)))
    for earlier in () if draft else alike(dossiers[0]):
        assert earlier.on
        told = _("a paper of this kind was made before: {number}, {on}")
        if drawn.number and earlier.body["number"] == drawn.number:
            told = _("takes the place of {name}, {on}, and keeps its number {number}; both are on record")
        name, number = earlier.body["name"], earlier.body["number"] or earlier.body["name"]
        streams.tell(visible(told.format(number=number, name=name, on=iso(earlier.on))))
    if missing:
        streams.tell(visible(_("left blank: {names}").format(names=listed(missing))))


def made_document(made: Made) -> dict[str, Any]:
    """A paper just made, as JSON."""
    drawn = made.drawn
    return {
        "kind": drawn.details["kind"],
        "title": drawn.details["title"],
        "number": drawn.number,
        "path": str(made.path),
        "sha256": made.sha256,
        "missing": list(drawn.details.get("blanks", ())),
    }


def show_all(path: Path, done: Sequence[tuple[Needed, Made | None]], *, as_json: bool) -> None:
    """What came of making all that was due: the list's place, what was made now and what was there."""
    now = [made for _needed, made in done if made]
    if as_json:
        there = [one.made.body for one, made in done if one.made and not made]
        before = [{name: body.get(name) for name in ("kind", "title", "number", "name")} for body in there]
        streams.show_json({"list": str(path), "made": [*map(made_document, now)], "made_before": before})
        return
    for made in now:
        said = (made.drawn.details["title"], made.drawn.number, made.path)
        streams.say(visible("  ".join(str(part) for part in said if part)))
        if blanks := made.drawn.details.get("blanks"):
            streams.tell(
                visible(_("{title}: left blank: {names}").format(title=said[0], names=listed(blanks)))
            )
    told = _("{made} made, {before} made before; the list: {path}")
    streams.say(visible(told.format(made=len(now), before=len(done) - len(now), path=path)))


DUE: Columns = {
    n_("no."): "no",
    n_("paper"): lambda due: due[lang()],
    n_("n"): "n",
    n_("since"): "since",
    n_("article"): "article",
    n_("to make it"): "command",
}


def due_document(no: str, one: Needed, profile: Profile) -> dict[str, Any]:
    """A paper that is due and not made, as JSON."""
    which = f" --n {one.n}" if one.n else ""
    return {
        "no": no,
        "kind": one.form.code,
        "zh": one.form.zh,
        "en": one.form.en,
        "n": one.n,
        "since": one.since and iso(one.since),
        "article": one.form.article(profile),
        "command": f"sqqf paper make {one.form.code} {short_number(session().ledger, no)}{which}",
    }
