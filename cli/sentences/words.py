"""The sentences for what goes wrong: what is wrong, by which article, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.samples import in_samples
from sqqf.cli.context.session import session
from sqqf.cli.screen.visible import cut, visible
from sqqf.cli.sentences import (
    added,
    cases,
    city,
    files,
    leads,
    ledger,
    mail,
    papers,
    registers,
    sheets,
    typed,
)
from sqqf.cli.sentences.sections import SECTIONS, Section
from sqqf.procedure.errors import SqqfError, Term
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.fields import Field, Worded


class Sentence(NamedTuple):
    """One line that says what is wrong, one that says what to do instead."""

    message: str
    hint: str


SENTENCES: Mapping[str, tuple[str, str]] = {
    **added.SENTENCES,
    **cases.SENTENCES,
    **city.SENTENCES,
    **files.SENTENCES,
    **leads.SENTENCES,
    **ledger.SENTENCES,
    **mail.SENTENCES,
    **papers.SENTENCES,
    **registers.SENTENCES,
    **sheets.SENTENCES,
    **typed.SENTENCES,
}
"""By code, what is wrong and what to do instead; ``CODE.lead``: where that is said otherwise of a lead."""


MOST_CHOICES = 30
_FEW = 10
"""At most so many numbers are named."""
_MOST_OF_ONE, _MOST = 200, 2000
"""So many characters are quoted of one thing that was typed, and of several."""


def sentence(error: SqqfError | UnknownCode) -> Sentence:
    """The sentence for an error, in the user's language, with its facts in place."""
    if isinstance(error, UnknownCode):
        section = _(SECTIONS.get(error.section, Section()).name or error.section)
        choices = [in_samples(_choice(error.section, code)) for code in error.choices]
        facts: Mapping[str, Any] = {"value": error.value, "section": section, "choices": choices}
        few = len(error.choices) <= MOST_CHOICES
        return _filled("unknown_code" if few else "unknown_rule", facts, None)
    return _filled(error.code, error.facts, error.article)


def _filled(code: str, facts: Mapping[str, Any], article: str | None) -> Sentence:
    on_a_lead = f"{code}.lead" if facts.get("track") == "inaction" else code
    message, hint = SENTENCES.get(on_a_lead) or SENTENCES[code]
    words = {"no": "NO"} | {name: _quoted(fact) for name, fact in facts.items()}
    if "command" in words:
        words["command"] = in_samples(words["command"])
    cited = _(" ({article})").format(article=article) if article else ""
    message, hint = (in_samples(_(text)).format_map(words) for text in (message, hint))
    return Sentence(message + cited, hint)


def _quoted(fact: Any) -> str:
    return cut(shown(fact), _MOST_OF_ONE if isinstance(fact, str | Path) else _MOST)


def shown(fact: Any) -> str:
    """A fact as sentences show it: a code by its term, a date as ISO, a list as one of a sentence."""
    if isinstance(fact, Term):
        return _term(fact)
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, SqqfError):
        return sentence(fact).message
    if isinstance(fact, Field | Worded):
        word = fact.text(lang())
        return visible(word if word == fact.id else f"{fact.id} {word}")
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        fact = list(fact)
        if fact and isinstance(fact[0], SqqfError):
            return _("; ").join(map(shown, fact))
        return listed(shown(one) for one in fact)
    return visible(str(fact))


def few(told: Sequence[str]) -> str:
    """The first of them, and how many more."""
    rest = [_("{n} more").format(n=len(told) - _FEW)] if len(told) > _FEW else []
    return listed([*told[:_FEW], *rest])


def _choice(section: str, code: str) -> str:
    """A code with its word, as both may be typed."""
    word = _term(Term(section, code))
    return code if word == code else f"{code} {word}"


def _term(term: Term) -> str:
    return visible(session().profile.term(term.section, term.code, lang()))
