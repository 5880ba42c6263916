"""The sentences for what goes wrong: what is wrong, and what to do instead. The article is added where one says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.cli.language import _, lang, listed, n_
from sqqf.cli.visible import visible
from sqqf.procedure.errors import SqqfError, Term
from sqqf.procedure.profile import UnknownCode


class Sentence(NamedTuple):
    """One line that says what is wrong, one that says what to do instead."""

    message: str
    hint: str


SENTENCES: Mapping[str, tuple[str, str]] = {
    # refused by the procedure
    "received_in_future": (
        n_("received on {on}: that is after today, {today}"),
        n_("check --received"),
    ),
    "zone_elsewhere": (
        n_("a case of a functional zone ({zone}) belongs to the group of level “{level}”"),
        n_("send it to that group; it registers the case on its own ledger"),
    ),
    "future": (
        n_("“{kind}” is dated {on}: that is after today, {today}"),
        n_("check the date; what is still to come is recorded when it has happened"),
    ),
    "before_receipt": (
        n_("“{kind}” is dated {on}, before the receipt on {received_on}"),
        n_("check the date; where the receipt is wrong: sqqf case amend {no} --act SEQ --set received=DATE --reason TEXT"),
    ),
    "wrong_state": (
        n_("“{kind}” isn't possible: the case is “{state}”"),
        n_("what may come next: {next}"),
    ),
    "not_there_yet": (
        n_("“{kind}” isn't possible: the case is “{state}”, and it needs one that is or was {states}"),
        n_("sqqf case show {no} says what may come next"),
    ),
    "before_act": (
        n_("“{kind}” is dated {on}, before “{other}” on {other_on} (act {seq})"),
        n_("check the date; where the earlier act is wrong: sqqf case amend {no} --act {seq} --set on=DATE --reason TEXT"),
    ),
    "after_act": (
        n_("“{kind}” is dated {on}, after “{other}” on {other_on} (act {seq})"),
        n_("check the date; where the other act is wrong: sqqf case amend {no} --act {seq} --set on=DATE --reason TEXT"),
    ),
    "unknown_point": (
        n_("there is no point {n}; the case has {count}"),
        n_("one matter, one check: sqqf case show {no} lists the points; sqqf case point {no} adds one"),
    ),
    "step_without_point": (
        n_("a step has to serve a point"),
        n_("one matter, one check: name it with --point N"),
    ),
    "extension_not_later": (
        n_("the new date {to} isn't later than the present one, {due_on}"),
        n_("an extension only ever gives more time: a later --to, or --days N"),
    ),
    "points_without_step": (
        n_("no step serves point {points}"),
        n_("record what was done for it first: sqqf step add {no} --point N …"),
    ),
    "matter_frozen": (
        n_("the matter is fixed since acceptance"),
        n_(
            "a point within the matter: sqqf case point {no} --text TEXT --within-matter --agreed-on DATE --reason TEXT; "
            "another matter: sqqf case new --arising-from {no}"
        ),
    ),
    "amendment_breaks": (
        n_("with act {seq} so amended, “{other}” of {other_on} (act {other_seq}) would be impossible"),
        n_("amend act {other_seq} first"),
    ),
    "registration_stays": (
        n_("a registration can't be struck out: {no} keeps its number"),
        n_("for a wrong entry: sqqf case void {no} --reason TEXT"),
    ),
    "already_so": (
        n_("nothing would change: it is so already"),
        n_("sqqf case show {no} shows what is on record"),
    ),
    "ledger_exists": (
        n_("there is a file already: {path}"),
        n_("use it with --ledger, or name another; a ledger is never written over"),
    ),
    "profile_backwards": (
        n_("{on} is before the day from which the last profile holds, {latest}"),
        n_("rules are changed forward: give a later --on"),
    ),
    "number_taken": (n_("the number {no} is taken"), n_("leave --no away for the next free one")),
    # bad input
    "missing": (n_("missing: {names}"), n_("the command with --help shows an example")),
    "missing_command": (n_("the command is missing"), n_("one of: {names}")),
    "blank": (n_("a text here is blank"), n_("give it a value, or leave the option away")),
    "not_utf8_text": (n_("a text here can't be read as UTF-8"), n_("set the terminal to UTF-8 and type it again")),
    "not_a_date": (
        n_("“{text}” is not a date"),
        n_("year first: 2026-11-23 or 2026年11月23日"),
    ),
    "not_a_count": (n_("“{text}” is not a whole number that fits here"), n_("for instance 10")),
    "not_a_count_of_days": (n_("“{text}” is not a number of working days"), n_("a whole number from 1 to {most}")),
    "out_of_range": (
        n_("outside the calendar, which reaches from 1949 to 2100"),
        n_("check the date, and the number of working days"),
    ),
    "backwards": (n_("{b} is before {a}"), n_("the earlier date comes first")),
    "not_a_month": (n_("“{text}” is neither a year nor a month"), n_("2026 or 2026-10, from 1949 to 2100")),
    "not_a_number": (
        n_("“{text}” doesn't name a case"),
        n_("2026-3, 3, or the number in full: 阳容〔2026〕3号"),
    ),
    "ambiguous_number": (n_("“{text}” doesn't name one case: {numbers}"), n_("name it with its year, or in full")),
    "no_such_case": (n_("there is no case “{text}”"), n_("sqqf case list --search TEXT finds one")),
    "number_of_a_year_to_come": (n_("{no} is of a year to come"), n_("check --no")),
    "not_a_full_number": (n_("“{text}” is not a case number in full"), n_("for instance 阳容〔2026〕3号")),
    "unknown_party": (n_("there is no party {n}; the case has {count}"), n_("sqqf case show {no} lists the parties")),
    "bad_prefix": (n_("“{text}” can't begin a case number"), n_("words without blanks or brackets, such as 阳容")),
    "bad_party": (
        n_("“{text}” isn't NAME[:person|unit[:UNIT[:POST]]]"),
        n_("for instance 陈某:person:某县住建局:科长"),
    ),
    "bad_invited": (n_("“{text}” isn't NAME:KIND"), n_("for instance 周某:expert; kinds: {choices}")),
    "unknown_field": (
        n_("“{field}” isn't a fact of “{kind}” that can be amended"),
        n_("FIELD=VALUE, with one of: {fields}"),
    ),
    "bad_value": (n_("“{value}” can't be read as {field}"), n_("dates year first; several numbers with commas: 1,2")),
    "no_such_act": (
        n_("act {seq} is none of case {no} that can be amended"),
        n_("sqqf case show {no} lists the acts with their numbers"),
    ),
    "no_such_place": (n_("there is no {field}; there are {count}"), n_("sqqf case show {no} shows what is there")),
    "exclusive": (n_("{names} exclude each other"), n_("give one of them")),
    "itself": (n_("a case can't lead into itself"), n_("name the other case with --into")),
    "into_without_merging": (n_("--into goes with --reason merged only"), n_("leave it away, or give that reason")),
    "no_such_file": (n_("no such file, or it can't be read: {path}"), n_("check the path")),
    "cannot_write": (n_("can't write {path}"), n_("check the folder, and that nothing stands there that must stay")),
    "not_utf8": (n_("not a text in UTF-8: {path}"), n_("save it as UTF-8")),
    "unknown_language": (n_("no interface in “{value}”"), n_("--lang zh or --lang en")),
    "unknown_format": (n_("no such format: “{value}”"), n_("one of: {choices}")),
    "unknown_code": (n_("“{value}” is not among {section}"), n_("one of: {choices}")),
    "unknown_rule": (n_("“{value}” is not among {section}"), n_("sqqf rules list shows them all; sqqf rules search TEXT finds one")),
    "not_a_hash": (n_("“{text}” is not a head hash"), n_("64 hexadecimal digits, as the daily report prints them")),
    "ledger_not_writable": (n_("the ledger can't be opened for writing"), n_("check the rights on the file and its folder")),
    # the file
    "no_ledger": (n_("there is no ledger at {path}"), n_("make one with sqqf init, or name it with --ledger")),
    "busy": (n_("the ledger stayed busy for 30 s"), n_("somebody else is writing; try again")),
    "not_a_ledger": (n_("this is not a ledger of ours"), n_("check --ledger")),
    "newer_ledger": (
        n_("the ledger is of a newer version ({version}; this program knows {known})"),
        n_("install the newer sqqf"),
    ),
    "damaged": (n_("the ledger is damaged: {detail}"), n_("keep the file as it is, and go back to a copy")),
    "disk": (n_("the disk failed or is full: {detail}"), n_("nothing was written; make room and try again")),
}  # fmt: skip

SECTIONS: Mapping[str, str] = {
    "channels": n_("the channels"),
    "circumstances": n_("the circumstances"),
    "methods": n_("the methods"),
    "notice_methods": n_("the ways of giving notice"),
    "states": n_("the states"),
    "limits": n_("the limits"),
    "levels": n_("the levels"),
    "endings": n_("the reasons for ending"),
    "person_kinds": n_("the kinds of persons"),
    "invited": n_("those who may be invited"),
    "rules": n_("the rules"),
}


MOST_CHOICES = 30


def sentence(error: SqqfError | UnknownCode) -> Sentence:
    """The sentence for an error, in the user's language, with its facts in place."""
    if isinstance(error, UnknownCode):
        section = _(SECTIONS[error.section]) if error.section in SECTIONS else error.section
        choices = [_choice(error.section, code) for code in error.choices]
        facts: Mapping[str, Any] = {"value": error.value, "section": section, "choices": choices}
        few = len(error.choices) <= MOST_CHOICES
        return _filled("unknown_code" if few else "unknown_rule", facts, None)
    return _filled(error.code, error.facts, error.article)


def _filled(code: str, facts: Mapping[str, Any], article: str | None) -> Sentence:
    message, hint = SENTENCES[code]
    shown = {"no": "NO"} | {name: _shown(fact) for name, fact in facts.items()}
    cited = _(" ({article})").format(article=article) if article else ""
    return Sentence(_(message).format_map(shown) + cited, _(hint).format_map(shown))


def _shown(fact: Any) -> str:
    if isinstance(fact, Term):
        return _term(fact)
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return listed(_shown(one) for one in fact)
    return visible(str(fact))


def _choice(section: str, code: str) -> str:
    """A code with its word, as both may be typed."""
    word = _term(Term(section, code))
    return code if word == code else f"{code} {word}"


def _term(term: Term) -> str:
    from sqqf.cli.session import session

    return visible(session().profile.term(term.section, term.code, lang()))
