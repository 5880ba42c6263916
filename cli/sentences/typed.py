"""What was typed and can't be read, or doesn't go together."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "missing": (n_("missing: {names}"), n_("the command with --help shows an example")),
    "nothing_to_set": (n_("there is nothing to set"), n_("at least one of: {names}")),
    "not_a_font": (
        n_("not the name of a font: “{text}”"),
        n_("the name that Word and WPS list it by, up to {most} characters, as 仿宋_GB2312"),
    ),
    "not_a_page_number": (
        n_("not a form of the page number: “{text}”"),
        n_("one line in which {{n}} stands once for the number, as — {{n}} —"),
    ),
    "unknown_particular": (n_("no such particular of the group: “{value}”"), n_("one of: {choices}")),
    "not_an_issuer": (
        n_("“{text}” is not an organ and its name"),
        n_("organ, colon, name in full: discipline:某县纪委监委"),
    ),
    "missing_command": (n_("the command is missing"), n_("one of: {names}")),
    "no_such_command": (
        n_("there is no command “{value}”"),
        n_("did you mean: {choices}? {path} --help shows them all"),
    ),
    "blank": (n_("a text here is blank"), n_("give it a value, or leave the option out")),
    "control_character": (
        n_("there is a control character in “{text}”"),
        n_("type it without; line breaks and tabs may stand in a text, in no name, number or path"),
    ),
    "not_utf8_text": (
        n_("a text here can't be read as UTF-8"),
        n_("set the terminal to UTF-8 and type it again"),
    ),
    "not_a_date": (n_("“{text}” is not a date"), n_("year first: 2026-11-23 or 2026年11月23日")),
    "not_a_count": (n_("“{text}” is not a whole number that fits here"), n_("for instance 10")),
    "not_a_count_of_days": (
        n_("“{text}” is not a number of days or months"),
        n_("a whole number from 1 to {most}"),
    ),
    "not_a_unit": (n_("nothing is counted in “{text}”"), n_("one of: {choices}")),
    "out_of_range": (
        n_("outside the calendar, which reaches from 1949 to 2100"),
        n_("check the date, and how many days or months"),
    ),
    "backwards": (n_("{b} is before {a}"), n_("the earlier date comes first")),
    "not_a_year": (n_("“{text}” is not a year of the calendar"), n_("from 1949 to 2100, such as 2026")),
    "not_a_month": (n_("“{text}” is neither a year nor a month"), n_("2026 or 2026-10, from 1949 to 2100")),
    "not_a_number": (
        n_("“{text}” doesn't name a case"),
        n_("2026-3, 3, or the number in full: 阳容〔2026〕3号"),
    ),
    "ambiguous_number": (
        n_("“{text}” doesn't name one case: {numbers}"),
        n_("name it with its year, or in full"),
    ),
    "no_such_case": (n_("there is no case “{text}”"), n_("sqqf case list --search TEXT finds one")),
    "number_of_a_year_to_come": (n_("{no} is of a year to come"), n_("check --no")),
    "not_a_full_number": (n_("“{text}” is not a case number in full"), n_("for instance 阳容〔2026〕3号")),
    "bad_prefix": (
        n_("“{text}” can't begin a case number"),
        n_("characters without blanks or brackets, such as 阳容"),
    ),
    "bad_party": (
        n_("“{text}” isn't NAME[:person|unit[:UNIT[:POST]]]"),
        n_("for instance 陈某:person:某县住建局:科长"),
    ),
    "bad_invited": (n_("“{text}” isn't NAME:KIND"), n_("for instance 周某:expert; kinds: {choices}")),
    "itself": (n_("a case can't be merged into itself"), n_("name the other case")),
    "into_without_merging": (
        n_("--into goes with --reason merged only"),
        n_("leave it out, or give that reason"),
    ),
    "due_without_return": (
        n_("--due goes with sending the case back to investigation only"),
        n_("leave it out, or send the case back: --opinion reinvestigate, --returned investigation"),
    ),
    "unknown_language": (n_("no interface in “{value}”"), n_("--lang zh or --lang en")),
    "no_such_officer": (
        n_("nobody here is called “{value}”: no case, lead or member"),
        n_("the nearest: {choices}; sqqf member list shows the members"),
    ),
    "no_such_unit": (
        n_("no case and no lead names a unit like “{value}”"),
        n_("the nearest: {choices}; --search TEXT looks in all texts"),
    ),
    "no_such_party": (
        n_("no case and no lead is about “{value}”"),
        n_("the nearest: {choices}; --search TEXT looks in all texts"),
    ),
    "not_sorted_by": (
        n_("the list isn't put in order by “{value}”"),
        n_("one of: {choices}; with - before it the last first"),
    ),
    "nothing_known": (
        n_("nothing here has “{value}” in it"),
        n_("the nearest: {choices}; sqqf find TEXT looks at cases and leads"),
    ),
    "several_known": (
        n_("“{text}” is in {count}: {numbers}"),
        n_("name one by its number; --list lists them all"),
    ),
    "nobody_recorded": (
        n_("nothing was recorded by anybody called “{value}”"),
        n_("the nearest: {choices}"),
    ),
    "not_with_officer": (
        n_("{no} isn't open with {officer}"),
        n_("sqqf assign --from {officer} --to NAME --dry-run shows what is"),
    ),
    "nothing_to_undo": (
        n_("nothing on record was recorded by “{by}”"),
        n_("--by NAME before the command says who you are; sqqf log shows who recorded what"),
    ),
    "not_grouped_by": (
        n_("the report isn't put together by “{value}”"),
        n_("one of: {choices}; --by NAME, who records, stands before the command"),
    ),
    "unknown_kind": (n_("no act is called “{value}”"), n_("the nearest: {choices}")),
    "nobody_yet": (
        n_("nobody here is called “{value}”: nobody is on record yet"),
        n_("sqqf case assign NO --officer NAME hands out a case; sqqf case list shows them"),
    ),
    "unknown_code": (n_("“{value}” is not among {section}"), n_("one of: {choices}")),
    "unknown_rule": (
        n_("“{value}” is not among {section}"),
        n_("sqqf rules list shows them all; sqqf rules search TEXT finds one"),
    ),
    "bad_element": (n_("“{text}” isn't K=yes|no|unclear"), n_("for instance --element 1=yes")),
    "bad_opinion": (n_("“{text}” isn't an opinion"), n_("[N:] and one of: {choices}")),
    "reinvestigate_alone": (n_("reinvestigate sends the whole case back"), n_("give it alone, without N")),
    "wrong_measure": (n_("“{measure}” belongs to “{other}”"), n_("choose the kind that fits it")),
    "not_a_quarter": (n_("“{text}” is not a quarter"), n_("for instance 2026Q3")),
    "not_a_period": (
        n_("“{text}” is not a year, quarter or month"),
        n_("for instance 2026, 2026Q3 or 2026-10"),
    ),
    "is_a_lead": (n_("“{text}” is a lead, not a case"), n_("sqqf lead show {text}")),
    "exclusive": (n_("{names} exclude each other"), n_("give one of them")),
}
