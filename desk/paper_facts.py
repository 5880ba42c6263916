"""The facts of a paper: what the ledger knows of its cases, or of its lead; never who gave one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.papers.word import forms
from sqqf.papers.word.forms import Form
from sqqf.papers.word.paper import Blank
from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.facts.aftermath import ADVICE, TALK, admonition, served_paper
from sqqf.procedure.facts.case import case_facts
from sqqf.procedure.facts.day import act_of_paper, day_of_paper
from sqqf.procedure.facts.issuer import is_issuer
from sqqf.procedure.facts.lead import lead_facts
from sqqf.procedure.facts.meeting import agenda_facts, minutes_facts
from sqqf.procedure.facts.words import Occasion, Proposed, on_paper
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.publicity.names import known
from sqqf.procedure.publicity.redaction import INFORMANT
from sqqf.procedure.record.number import is_lead_number
from sqqf.procedure.tolerance.case import Case
from sqqf.store.ledger.dossiers import read_lead
from sqqf.store.ledger.finding import find_lead, rules_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.papers import issuers
from sqqf.store.particulars import particulars
from sqqf.store.publications import kept_apart
from sqqf.store.registers import guidance, in_service


class PaperRequest(NamedTuple):
    """A paper that is wanted: which, about what, and how it is to look."""

    form: Form
    ids: Sequence[str]
    """The cases, or the lead."""
    on: date | None
    """The day it bears; None for the day of what it is about."""
    number: str | None
    """Where another organ numbers it; None for the series, or a blank."""
    n: int | None
    party: int | None
    to: str | None
    red_head: bool
    templates: Path | None
    """The group's own template, or the folder with them; None: ``templates`` in ``folder``, if there."""
    output: Path | None
    """None for a free name in ``folder``."""
    folder: Path
    lang: str
    """What a refusal calls things in: ``zh`` or ``en``; papers are in Chinese."""
    proposed: Proposed | None = None
    """What an approval slip puts before the group, where that isn't on record."""
    margin: str | None = None
    """What a draft has in its margin, such as 草稿; None for a paper that is to stand."""


def asking(folder: Path, lang: str) -> PaperRequest:
    """A request that asks for nothing in particular yet."""
    return PaperRequest(forms.forms()[0], (), None, None, None, None, None, False, None, None, folder, lang)


def day_of_act(ledger: Ledger, request: PaperRequest, about: Case | Lead, today: date) -> date | None:
    """The day of the act that the paper is about; None where there is none yet, or it is about no act."""
    form = request.form
    if request.proposed and form.proposes:
        return None
    if form.target in (TALK, ADVICE):
        found = admonition(_occasion(ledger, request, about, today))
        return date.fromisoformat(found["on"]) if found else None
    return day_of_paper(form.dated, about, request.n, request.to, rules_of(ledger, about.id))


def act_of(ledger: Ledger, request: PaperRequest, about: Case | Lead, on: date) -> int | str | None:
    """The act that the paper is about, by its place, or an admonition by its number; None for none."""
    if request.form.target in (TALK, ADVICE):
        found = admonition(_occasion(ledger, request, about, on))
        return found["id"] if found else None
    if request.form.target == "paper" and isinstance(about, Case):
        served = served_paper(about, _occasion(ledger, request, about, on))
        return served.seq if served else None
    return act_of_paper(request.form.dated, about, request.n, rules_of(ledger, about.id))


def paper_facts(
    ledger: Ledger, request: PaperRequest, dossiers: Sequence[Case | Lead], on: date
) -> dict[str, Any]:
    """What the paper may state on that day. Raises Refused where it isn't for a group of this level."""
    form = request.form
    profile = rules_of(ledger, dossiers[0].id)
    if form.part and not profile.has(form.part):
        raise Refused(f"no_{form.part}", no=str(dossiers[0].number))
    if not form.is_for(ledger.level):
        level = Term("levels", ledger.level)
        raise Refused(
            "not_at_this_level", article=form.article(profile), kind=form.text(request.lang), level=level
        )
    occasions = [_occasion(ledger, request, dossier, on) for dossier in dossiers]
    first, at = dossiers[0], occasions[0]
    if form.target == forms.SEVERAL:
        cases = [one for one in dossiers if isinstance(one, Case)]
        facts = (minutes_facts if form.code == "minutes" else agenda_facts)(cases, occasions)
    elif isinstance(first, Lead):
        facts = lead_facts(first, at)
    else:
        facts = case_facts(first, at)
        if (form.served or form.target == "step" or form.proposes == "event") and _is_leads_text(
            ledger, first, on
        ):
            facts["matter"] = None
    if request.to and is_issuer(request.to, facts["issuer_code"], facts["issuer"], at):
        raise Refused("paper_to_itself", article=form.article(profile), to=request.to)
    hidden = _hidden(ledger, dossiers, at)
    return {name: _without(fact, hidden) for name, fact in facts.items()}


def plain(fact: Any) -> Any:
    """The fact as JSON; what isn't known is null."""
    if isinstance(fact, Blank):
        return None
    if isinstance(fact, date):
        return on_paper(fact)
    if isinstance(fact, Mapping):
        return {name: plain(one) for name, one in fact.items()}
    return [plain(one) for one in fact] if isinstance(fact, list | tuple) else fact


def _hidden(ledger: Ledger, dossiers: Sequence[Case | Lead], at: Occasion) -> dict[str, str]:
    """Names and contacts of who gave a lead, the longest first, each with what replaces it."""
    hidden: dict[str, str] = {}
    for dossier in dossiers:
        named = known(dossier, at.profile, ledger.group).people
        for one in kept_apart(ledger, dossier):
            hidden |= {text: INFORMANT for text in (one.name, one.contact) if text and text not in named}
    return dict(sorted(hidden.items(), key=lambda pair: -len(pair[0])))


def _without(fact: Any, hidden: Mapping[str, str]) -> Any:
    """The fact with the hidden names replaced wherever a text has them."""
    if isinstance(fact, str):
        for text, by in hidden.items():
            fact = fact.replace(text, by)
        return fact
    if isinstance(fact, list):
        return [{name: _without(one, hidden) for name, one in line.items()} for line in fact]
    return fact


def _is_leads_text(ledger: Ledger, case: Case, on: date) -> bool:
    """Whether the matter is still in the words of the lead that the case arose from.

    Those words could tell who gave the lead to whoever is served with the paper or signs it: somebody puts
    the matter in other words by hand.
    """
    no = case.registered.get("arising_from")
    if not (no and is_lead_number(no)):
        return False
    return case.matter == read_lead(ledger, find_lead(ledger, no, on)).text


def _occasion(ledger: Ledger, request: PaperRequest, dossier: Case | Lead, on: date) -> Occasion:
    form = request.form
    return Occasion(
        profile=rules_of(ledger, dossier.id),
        level=ledger.level,
        group=ledger.group,
        workdays=ledger.workdays,
        on=on,
        target=form.target,
        n=request.n,
        party=request.party,
        to=request.to,
        members=in_service(ledger, on),
        served=forms.served_kinds(),
        issuer=form.issuer,
        proposed=request.proposed,
        organs=issuers(ledger),
        prefix=ledger.prefix,
        particulars=particulars(ledger),
        admonitions=_admonitions(ledger, dossier) if form.target in (TALK, ADVICE) else [],
    )


def _admonitions(ledger: Ledger, dossier: Case | Lead) -> list[dict[str, Any]]:
    """Those about the case, in their order."""
    listed = guidance(ledger)
    return [one for one in listed if one["kind"] == "admonition" and one["case"] == str(dossier.number)]
