"""What ``paper make`` draws up: the facts of the cases or the lead, in the built-in form or a group's own template."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.papers.word import forms
from sqqf.papers.word.forms import Form
from sqqf.papers.word.paper import Blank
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.facts.aftermath import ADVICE, TALK, admonition
from sqqf.procedure.facts.case import case_facts
from sqqf.procedure.facts.day import day_of_paper, is_day_unknown
from sqqf.procedure.facts.meeting import agenda_facts, minutes_facts
from sqqf.procedure.facts.words import Occasion, on_paper
from sqqf.procedure.inaction.lead import Lead, is_lead_number
from sqqf.procedure.publicity.publication import INFORMANT, known, words_of
from sqqf.procedure.tolerance.case import Case
from sqqf.store.papers import Drawn, issuers
from sqqf.store.publications import kept_apart
from sqqf.store.registers import guidance


class Asked(NamedTuple):
    """What was asked for on the command line."""

    form: Form
    ids: Sequence[str]
    on: date | None
    number: str | None
    """Where another organ numbers it; None for the series, or a blank."""
    n: int | None
    party: int | None
    to: str | None
    red_head: bool
    template: Path | None


def day_for(asked: Asked) -> date:
    """The day that the paper bears: as given, else that of the act that it is about, else today."""
    return asked.on or _day_of_act(asked) or session().today


def _day_of_act(asked: Asked) -> date | None:
    ledger, first = session().ledger, asked.ids[0]
    dated = asked.form.dated
    if asked.form.target in (TALK, ADVICE):
        about = admonition(_occasion(asked, session().today, ledger.dossier(first)))
        return date.fromisoformat(about["on"]) if about else None
    return day_of_paper(dated, ledger.dossier(first), asked.n, asked.to, ledger.profile_of(first))


def facts_for(asked: Asked, on: date) -> dict[str, Any]:
    """All that a template of the group's own may ask for, but for the number, which is given when the paper is made."""
    facts = _facts(asked, on)
    if asked.form.numbered_by:
        facts["number"] = facts[asked.form.numbered_by]
    plain: dict[str, Any] = _plain(
        {**_BESIDES, **facts, "title": asked.form.title_for(facts), "dated": on_paper(on)}
    )
    return plain


_BESIDES: Mapping[str, Any] = {"number": None, "head": None}


def _plain(fact: Any) -> Any:
    """The fact as JSON; what isn't known is null."""
    if isinstance(fact, Blank):
        return None
    if isinstance(fact, date):
        return on_paper(fact)
    if isinstance(fact, Mapping):
        return {name: _plain(one) for name, one in fact.items()}
    return [_plain(one) for one in fact] if isinstance(fact, list | tuple) else fact


def draw_up(asked: Asked, on: date, number: str, head: str) -> Drawn:
    """The paper, with this number where it is the group's own.

    Raises Refused where it is too early, BadInput where it is about nothing.
    """
    facts = _facts(asked, on)
    form = asked.form
    if facts.get("overdue") == [] and form.code == "reminder":
        raise Refused("nothing_overdue", article=form.article, on=on)
    if need := forms.unmet(form, facts):
        raise Refused(
            "paper_too_early",
            article=form.article,
            kind=form.text(lang()),
            missing=need.zh if lang() == "zh" else need.en,
            command=need.command.format(
                no=session().ledger.short_number(facts.get("early") or _first_number(asked))
            ),
        )
    about = session().ledger.dossier(asked.ids[0])
    if not asked.on and not _day_of_act(asked) and is_day_unknown(form.dated, about):
        raise Refused(
            "paper_day_unknown",
            article=form.article,
            kind=form.text(lang()),
            no=session().ledger.short_number(_first_number(asked)),
        )
    series = number if facts["by_group"] else None
    printed: str | None = asked.number or (facts[form.numbered_by] if form.numbered_by else series)
    dated = on_paper(on)
    assert dated
    paper, missing = forms.filled(
        form, facts, number=printed, dated=dated, head=head, red_head=asked.red_head
    )
    details: dict[str, Any] = {"kind": form.code, "title": paper.title}
    if not facts["by_group"]:
        details["issuer"] = facts["issuer_code"]
    to = asked.to or forms.addressed(paper)
    told: dict[str, Any] = {"n": asked.n, "party": asked.party, "to": to}
    details |= {name: fact for name, fact in told.items() if fact}
    if own := own_template(asked, paper.title):
        from sqqf.papers.word.template import from_template

        known_there = {**facts, "number": printed, "title": paper.title, "dated": dated, "head": head}
        content, unknown = from_template(own, known_there)
        missing = list(dict.fromkeys(map(forms.label, unknown)))
        if strange := [name for name in unknown if name.partition(".")[0] not in known_there]:
            said = _("the template asks for {names}, which is none of the facts: --facts lists them")
            streams.tell(visible(said.format(names=listed(strange))))
        details["template"] = hashlib.sha256(own.read_bytes()).hexdigest()
    else:
        from sqqf.papers.word.word import document

        content = document(paper)
    return Drawn(printed, content, {**details, **({"blanks": missing} if missing else {})})


def _first_number(asked: Asked) -> str:
    return str(session().ledger.dossier(asked.ids[0]).number)


def _facts(asked: Asked, on: date) -> dict[str, Any]:
    ledger = session().ledger
    dossiers = [ledger.dossier(one) for one in asked.ids]
    occasions = [_occasion(asked, on, dossier) for dossier in dossiers]
    first, at = dossiers[0], occasions[0]
    if asked.form.levels and ledger.level not in asked.form.levels:
        raise Refused(
            "not_at_this_level",
            article=asked.form.article,
            kind=asked.form.text(lang()),
            level=Term("levels", ledger.level),
        )
    if asked.form.target == forms.SEVERAL:
        cases = [one for one in dossiers if isinstance(one, Case)]
        facts = (agenda_facts if asked.form.code == "agenda" else minutes_facts)(cases, occasions)
    elif isinstance(first, Lead):
        from sqqf.procedure.facts.lead import lead_facts

        facts = lead_facts(first, at)
    else:
        facts = case_facts(first, at)
        if (asked.form.served or asked.form.target == "step") and _is_leads_text(first):
            facts["matter"] = None
    hidden: dict[str, str] = {}
    for dossier in dossiers:
        named = known(dossier, words_of(at.profile), ledger.group).people
        for one in kept_apart(ledger, dossier):
            hidden |= {text: INFORMANT for text in (one.name, one.contact) if text and text not in named}
    hidden = dict(sorted(hidden.items(), key=lambda pair: -len(pair[0])))
    return {name: _without(fact, hidden) for name, fact in facts.items()}


def _is_leads_text(case: Case) -> bool:
    """Whether the matter is still in the words of the lead that the case arose from.

    Who is served with a paper, or signs it, could tell by them who gave the lead: it is put in other words by hand.
    """
    ledger, no = session().ledger, case.registered.get("arising_from")
    if not (no and is_lead_number(no)):
        return False
    return case.matter == ledger.lead(ledger.find_lead(no, session().today)).text


def _without(fact: Any, hidden: Mapping[str, str]) -> Any:
    """The fact with whoever gave a lead called somebody, wherever a text names them."""
    if isinstance(fact, str):
        for text, by in hidden.items():
            fact = fact.replace(text, by)
        return fact
    if isinstance(fact, list):
        return [{name: _without(one, hidden) for name, one in line.items()} for line in fact]
    return fact


def _occasion(asked: Asked, on: date, dossier: Case | Lead) -> Occasion:
    ledger = session().ledger
    return Occasion(
        profile=ledger.profile_of(dossier.id),
        level=ledger.level,
        group=ledger.group,
        workdays=ledger.workdays,
        on=on,
        target=asked.form.target,
        n=asked.n,
        party=asked.party,
        to=asked.to,
        members=ledger.members_on(on),
        served=forms.served_kinds(),
        issuer=asked.form.issuer,
        organs=issuers(ledger),
        admonitions=_admonitions(asked, dossier),
    )


def _admonitions(asked: Asked, dossier: Case | Lead) -> list[dict[str, Any]]:
    """Those about the case, in their order, where the paper is about one."""
    if asked.form.target not in (TALK, ADVICE):
        return []
    listed = guidance(session().ledger)
    return [one for one in listed if one["kind"] == "admonition" and one["case"] == str(dossier.number)]


def own_template(asked: Asked, title: str) -> Path | None:
    """The group's own template for this kind, by its code or its Chinese name. Raises BadInput for no folder."""
    folder = asked.template
    if folder is None:
        folder = session().path.parent / "templates"
    elif not folder.is_dir():
        raise BadInput("no_such_file", path=str(folder))
    names = (asked.form.code, asked.form.zh, title)
    return next((path for name in names if (path := folder / f"{name}.docx").is_file()), None)
