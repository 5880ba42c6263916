"""Making a paper: drawn up from the facts, numbered, recorded and handed out; all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.desk.paper_facts import PaperRequest, act_of, day_of_act, paper_facts, plain
from sqqf.papers.word import filling, forms
from sqqf.papers.word.apart import from_template
from sqqf.papers.word.paper import Look
from sqqf.papers.word.word import document
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.facts.day import is_day_unknown
from sqqf.procedure.facts.words import on_paper
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tracks import track_of
from sqqf.store import files
from sqqf.store import papers as made_before
from sqqf.store.disk import is_there
from sqqf.store.incoming import MOST_TEMPLATE, read_bytes
from sqqf.store.index.moment import of_one_moment, one_moment
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.errors import Busy
from sqqf.store.ledger.finding import rules_of, short_number
from sqqf.store.ledger.informants import check_told
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.particulars import particulars
from sqqf.store.writing.handing_out import Handed
from sqqf.store.writing.transaction import Writing, transaction


class Drawn(NamedTuple):
    """A paper drawn up: its number, its file, what the act says of it.

    The number is the next of the series, or its issuer's; None where another organ has yet to number it.
    """

    number: str | None
    content: bytes
    head: str
    """The ledger's, as it carries it."""
    details: Mapping[str, Any]
    template: Path | None = None
    """The group's own, where it was made from one."""
    strange: Sequence[str] = ()
    """What the template asks for and no fact is called."""
    odd: Sequence[str] = ()
    """What stands in the template in braces that mean nothing."""


class Made(NamedTuple):
    """A paper made."""

    drawn: Drawn
    path: Path
    sha256: str
    dossiers: Sequence[Case | Lead]
    """The cases, or the lead; with the paper on record, but for a draft."""


@of_one_moment
def template_facts(ledger: Ledger, request: PaperRequest, today: date) -> dict[str, Any]:
    """All that a template may ask for, as JSON; the number is given when the paper is made."""
    dossiers = [read_dossier(ledger, one) for one in request.ids]
    on = _day(ledger, request, dossiers[0], today)
    facts, form = paper_facts(ledger, request, dossiers, on), request.form
    if form.numbered_by:
        facts["number"] = facts[form.numbered_by]
    named = {"title": form.title_for(facts), "dated": on_paper(on)}
    found: dict[str, Any] = plain({"number": None, "head": None, **facts, **named})
    return found


def make(ledger: Ledger, stamp: Stamp, request: PaperRequest) -> Made:
    """Draw a paper up under the next number of its series, record it on each case named, hand its file out.

    It is drawn before the ledger is locked, since a template may take long, and drawn anew where its number
    or its facts have changed by then. Raises Refused where it is too early, or another paper has its number,
    BadInput where it is about nothing, or its file is there already or can't be written, and Busy where
    others came first each time; then nothing is recorded and no file left.
    """
    if request.output:
        files.check_new(request.output)
    for _ in range(_MOST_TIMES):
        with one_moment(ledger):
            seen = _seen(ledger, request, [read_dossier(ledger, one) for one in request.ids], stamp.today)
            head = ledger.head
        drawn = _drawn(ledger, request, seen, head, stamp.today)
        with transaction(ledger, stamp) as writing:
            now = _seen(ledger, request, [writing.dossier(one) for one in request.ids], stamp.today)
            if now.says == seen.says:
                handed, after = _recorded(ledger, writing, request, now, drawn)
                break
    else:
        raise Busy("busy")
    return Made(drawn, handed.path, handed.promise.sha256, after)


_MOST_TIMES = 30


def draft(ledger: Ledger, stamp: Stamp, request: PaperRequest) -> Made:
    """Draw a paper up as a draft: it takes no number, stands on no record, and says so in its margin.

    Raises as ``make`` does.
    """
    if request.output:
        files.check_new(request.output)
    with one_moment(ledger):
        seen, drawn = drawn_without_number(ledger, request, stamp.today)
        name = f"{drawn.details['title']}-{request.margin}-{seen.dossiers[0].number}"
        path = request.output or files.free_name(request.folder, name, ".docx")
        told = {**drawn.details, "number": drawn.number, "name": path.name, "margin": request.margin}
        check_told(ledger, [str(one.number) for one in seen.dossiers], told, stamp.by)
    files.write_new(path, drawn.content)
    return Made(drawn, path, hashlib.sha256(drawn.content).hexdigest(), seen.dossiers)


def drawn_without_number(ledger: Ledger, request: PaperRequest, today: date) -> tuple[Seen, Drawn]:
    """A paper with a word in its margin, and what it was drawn from."""
    seen = _seen(ledger, request, [read_dossier(ledger, one) for one in request.ids], today)
    return seen, _drawn(ledger, request, seen, ledger.head, today)


class Seen(NamedTuple):
    """What a paper is drawn from."""

    dossiers: Sequence[Case | Lead]
    on: date
    facts: Mapping[str, Any]
    about: Mapping[str, Any]
    """Of which kind it is, about which act, to whom: what another paper takes its place by."""
    number: str | None
    """What it is to bear; None where another organ has yet to number it, and for a draft."""

    @property
    def says(self) -> tuple[Any, ...]:
        """What has to hold still when the paper goes on record."""
        return self.on, self.number, plain(self.facts)


def _seen(ledger: Ledger, request: PaperRequest, dossiers: Sequence[Case | Lead], today: date) -> Seen:
    form, first = request.form, dossiers[0]
    on = _day(ledger, request, first, today)
    facts = paper_facts(ledger, request, dossiers, on)
    told = {"kind": form.code, "about": act_of(ledger, request, first, on), "n": request.n}
    told |= {"party": request.party, "to": request.to or filling.addressed(form, facts)}
    about = {name: fact for name, fact in told.items() if fact}
    number = request.number or (facts[form.numbered_by] if form.numbered_by else None)
    if not number and not request.margin:
        number = made_before.kept_number(ledger, form.mark, on.year, first, about)
        if not number and facts["by_group"]:
            number = made_before.next_number(ledger, form.mark, on.year)
    return Seen(dossiers, on, facts, about, number)


def _recorded(
    ledger: Ledger, writing: Writing, request: PaperRequest, seen: Seen, drawn: Drawn
) -> tuple[Handed, Sequence[Case | Lead]]:
    """Put the paper on record; its file, and the dossiers with it."""
    name = f"{drawn.details['title']}-{drawn.number or seen.dossiers[0].number}"
    path = request.output or files.free_name(request.folder, name, ".docx")
    body = {**drawn.details, "number": drawn.number, "name": path.name}
    made_before.check(ledger, body, seen.dossiers)
    body |= {"sha256": hashlib.sha256(drawn.content).hexdigest(), "size": len(drawn.content)}
    after = [writing.append(one.id, track_of(one).common.paper_made, body, seen.on) for one in seen.dossiers]
    return writing.hand_out(path, drawn.content), after


def _day(ledger: Ledger, request: PaperRequest, about: Case | Lead, today: date) -> date:
    """The day that the paper bears: as wanted, else that of the act that it is about, else today."""
    return request.on or day_of_act(ledger, request, about, today) or today


def _drawn(ledger: Ledger, request: PaperRequest, seen: Seen, head: str, today: date) -> Drawn:
    """The paper, with the head of the ledger. Raises Refused where it is too early."""
    form, facts, number = request.form, seen.facts, seen.number
    _check_ready(ledger, request, seen.dossiers[0], facts, seen.on)
    if not request.on and not day_of_act(ledger, request, seen.dossiers[0], today):
        _check_day_known(ledger, request, seen.dossiers[0])
    dated = on_paper(seen.on)
    assert dated
    look = Look.of(particulars(ledger))
    marks = filling.Marks(number, dated, head, request.red_head, request.margin, look)
    paper, missing = filling.filled(form, facts, marks)
    details: dict[str, Any] = {**seen.about, "title": paper.title}
    if not facts["by_group"]:
        details["issuer"] = facts["issuer_code"]
    template = _template(request, paper.title)
    strange, odd = list[str](), tuple[str, ...]()
    if template:
        known = {**facts, "number": number, "title": paper.title, "dated": dated, "head": head}
        own = read_bytes(template, MOST_TEMPLATE)
        content, unknown, odd = from_template(own, known, str(template), request.margin)
        missing = list(dict.fromkeys(map(forms.label, unknown)))
        strange = [name for name in unknown if name.partition(".")[0] not in known]
        details["template"] = hashlib.sha256(own).hexdigest()
    else:
        content = document(paper)
    details |= {"blanks": missing} if missing else {}
    return Drawn(number, content, head, details, template, strange, odd)


def _check_ready(
    ledger: Ledger, request: PaperRequest, about: Case | Lead, facts: Mapping[str, Any], on: date
) -> None:
    form = request.form
    if facts.get("overdue") == [] and form.code == "reminder":
        raise Refused("nothing_overdue", article=form.article(rules_of(ledger, about.id)), on=on)
    if need := forms.unmet(form, facts):
        raise Refused(
            "paper_too_early",
            article=form.article(rules_of(ledger, about.id)),
            kind=form.text(request.lang),
            missing=need.zh if request.lang == "zh" else need.en,
            command=need.command.format(no=short_number(ledger, facts.get("early") or str(about.number))),
        )


def _check_day_known(ledger: Ledger, request: PaperRequest, about: Case | Lead) -> None:
    form = request.form
    if is_day_unknown(form.dated, about):
        no = short_number(ledger, str(about.number))
        article = form.article(rules_of(ledger, about.id))
        raise Refused("paper_day_unknown", article=article, kind=form.text(request.lang), no=no)


def _template(request: PaperRequest, title: str) -> Path | None:
    """The group's own template for this kind: a file, or in a folder by its code or name. Raises BadInput."""
    folder = request.templates or request.folder / "templates"
    if request.templates and not folder.is_dir():
        if not is_there(folder):
            raise BadInput("no_such_file", path=str(folder))
        return folder
    names = (request.form.code, request.form.zh, title)
    return next((path for name in names if is_there(path := folder / f"{name}.docx")), None)
