"""The sentences for what goes wrong: what is wrong, and what to do instead. The article is added where one says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.cli.language import _, lang, listed, n_
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import SqqfError, Term
from sqqf.procedure.rules.entries import UnknownCode


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
    "needs_office": (
        n_("this needs {package}, which isn't installed"),
        n_("pip install 'sqqf[office]'"),
    ),
    "bad_template": (
        n_("the template {path} can't be filled in: {said}"),
        n_("correct it, or take it out of the folder: the paper is then made in the built-in form"),
    ),
    # a line of an older ledger
    "bad_rows": (
        n_("{path}: rows that can't be taken over: {count}; nothing was taken over"),
        n_("mend these rows and try again; --dry-run only tries"),
    ),
    "date_to_come": (
        n_("{on} is after today, {today}"),
        n_("what is still to come is recorded when it has happened"),
    ),
    "dates_out_of_order": (
        n_("{on} lies before “{other}”, {other_on}"),
        n_("check the two dates"),
    ),
    "state_of_other_track": (
        n_("“{state}” is a state of the other ledger"),
        n_("cases: --track tolerance; leads: --track inaction"),
    ),
    "state_before_date": (
        n_("a date here ({on}) doesn't go with the state “{state}”"),
        n_("check the state, or the date"),
    ),
    "receipt_unknown": (
        n_("when {no} was received isn't known"),
        n_("first: sqqf lead amend {no} --act {seq} --set received_on=DATE --reason TEXT"),
    ),
    "decided_unknown": (
        n_("when {no} was decided isn't known"),
        n_("first: sqqf case amend {no} --act {seq} --set decided_on=DATE --reason TEXT"),
    ),
    "nobody_concerned": (
        n_("nobody is named whom it concerns"),
        n_("name at least one"),
    ),
    "no_number": (
        n_("“{value}” isn't a number such as 阳容〔2026〕3号, 2026-3, or 3 with a date in the row"),
        n_("give it its old number"),
    ),
    "number_to_come": (
        n_("{no} is a number of a year to come"),
        n_("check the number"),
    ),
    "number_differs": (
        n_("{no} is on record already, with something else: leave the row out, and record or amend there what differs"),
        n_("what changed since is recorded with its own command; a wrong entry is amended"),
    ),
    "number_taken": (n_("the number {no} is taken"), n_("leave --no away for the next free one")),
    "switched_off": (
        n_("“{kind}” is switched off: {option}"),
        n_("cases received under a profile that turns it on have it: sqqf rules adopt FILE --on DATE"),
    ),
    "not_at_this_level": (
        n_("“{kind}” isn't for a group of level “{level}”"),
        n_("a county files its decisions with the city group; the city takes them in: sqqf filing import FILE"),
    ),
    "suspended": (
        n_("“{kind}” isn't possible: the case is suspended since {since}"),
        n_("first: sqqf case resume {no} --on DATE"),
    ),
    "not_suspended": (
        n_("the case isn't suspended"),
        n_("sqqf case show {no} says what may come next"),
    ),
    "recused_present": (
        n_("{names}: recused, and can't be present"),
        n_("leave them out of --present"),
    ),
    "too_few_present": (
        n_("{count} of those present are members of the group; {least} are needed"),
        n_("name more in --present; sqqf member list shows who is one, sqqf member add NAME --organ ORGAN adds one"),
    ),
    "relief_barred": (
        n_("“{opinion}” is ruled out for {party} by {blocked_by}"),
        n_("the opinion is none; where the answer is wrong, answer it again: sqqf assess show {no}"),
    ),
    "assessment_open": (
        n_("“{opinion}” isn't open to {party} yet, unanswered: {open}"),
        n_("answer them first: sqqf assess bar {no} …, sqqf assess distinction {no} …; sqqf assess show {no} shows what is open"),
    ),
    "relief_not_granted": (
        n_("“{opinion}” isn't open to {party}: what is established ({circumstances}) doesn't grant it"),
        n_("sqqf assess show {no} shows which reliefs are open"),
    ),
    "nothing_established": (
        n_("“{opinion}” isn't open to {party}: no circumstance is established; open: {open}"),
        n_("answer the elements: sqqf assess circumstance {no} cN --element K=yes --reason TEXT"),
    ),
    "due_before_act": (
        n_("due on {due}: that is before “{kind}” itself, of {on}"),
        n_("check --due"),
    ),
    "not_submitted": (
        n_("the opinion hasn't been submitted"),
        n_("first: sqqf case submit {no} --on DATE --to TEXT"),
    ),
    "not_filed": (
        n_("the decision hasn't been filed yet"),
        n_("first: sqqf case file {no} --on DATE"),
    ),
    "already_filed": (
        n_("it was filed on {on}, and nothing was corrected since"),
        n_("where its file was lost: sqqf case file {no} --again --out FILE"),
    ),
    "not_exempted": (
        n_("{party} isn't exempted: the results are only for who is"),
        n_("name the party who is with --party N"),
    ),
    "result_not_for": (
        n_("{way} isn't for {party}: it is for persons only"),
        n_("r1, r2 or r3 can be applied to a unit"),
    ),
    "nothing_to_refer": (
        n_("no bar is established, and no party's outcome is “none”"),
        n_("sqqf assess show {no} shows the answers"),
    ),
    "not_ready_to_close": (
        n_("before the case is closed: {missing}"),
        n_("sqqf case show {no} says what may come next"),
    ),
    "item_signed_off": (
        n_("item {n} was signed off on {on}"),
        n_("sqqf correction list {no} shows the list"),
    ),
    "item_reported": (
        n_("there is a report on item {n} already, of {on}"),
        n_("sign it off, or send it back: sqqf correction return {no} {n} …"),
    ),
    "item_not_reported": (
        n_("there is no report on item {n}"),
        n_("first: sqqf correction report {no} {n} --on DATE --text TEXT"),
    ),
    "filing_not_of_county": (
        n_("this filing isn't a county's but comes from {group}"),
        n_("only a county's decisions are filed with the city group"),
    ),
    "filing_changed": (
        n_("the filing of {case} isn't what was filed: something in it was changed"),
        n_("ask the county for the file anew, and compare the head hash with the one on its report"),
    ),
    "filing_unsigned": (
        n_("the filing of {case} isn't signed: {option}"),
        n_("ask the county for a signed one"),
    ),
    "filing_differs": (
        n_("{case} was filed before as {id} (head {head}), and has changed since"),
        n_("where the county filed it again after a correction: sqqf filing import FILE --again REASON"),
    ),
    "filing_on_paper": (
        n_("{case} is there already, on paper: {id}"),
        n_("to keep the file beside it: sqqf filing import FILE --again REASON"),
    ),
    "filing_there": (
        n_("{case} is there already: {id}"),
        n_("sqqf filing list shows it"),
    ),
    "filings_are_the_citys": (
        n_("this is a county's ledger: filings are taken in by the city group"),
        n_("a county files with sqqf case file"),
    ),
    "figures_are_the_citys": (
        n_("this is a county's ledger: figures are taken in by the city group"),
        n_("a county hands up what sqqf report stats --format json --output FILE writes"),
    ),
    "figures_not_of_county": (
        n_("these figures aren't a county's but come from {group}"),
        n_("only a county's figures are handed up to the city group"),
    ),
    "figures_differ": (
        n_("{county} handed up other figures for {period} before ({id})"),
        n_("where these take their place: sqqf report import FILE --again REASON"),
    ),
    "period_to_come": (
        n_("{period} begins after {today}: there are no figures of it yet"),
        n_("check the period"),
    ),
    "received_before_sent": (
        n_("sent on {sent_on}, received on {received_on}, today is {today}: that can't be"),
        n_("check the dates"),
    ),
    "sent_before_decided": (
        n_("sent on {sent_on}, before the decision on {decided_on}"),
        n_("check the dates"),
    ),
    "member_already": (
        n_("{name} is on the list of members already"),
        n_("sqqf member list shows it; to change organ or role, retire and add anew"),
    ),
    "dated_to_come": (
        n_("{on} is after today, {today}"),
        n_("check the date"),
    ),
    "before_entry": (
        n_("{on} is before {id} itself, of {entry_on}"),
        n_("check the date"),
    ),
    "in_campaign": (
        n_("in {id} already: {items}"),
        n_("sqqf campaign show {id} lists its items"),
    ),
    "too_few_to_draw": (
        n_("{count} can't be drawn: there are {there}"),
        n_("a smaller --count, another --of, or leave --campaign away"),
    ),
    "problem_elsewhere": (
        n_("new situations and problems are reported to {organs}, not to “{to}”"),
        n_("give --to discipline or --to organization, or the organ's name"),
    ),
    "problem_unreported": (
        n_("{id} hasn't been reported upward yet"),
        n_("first: sqqf problem report {id} --on DATE --to discipline"),
    ),
    "before_report": (
        n_("{on} is before {id} was reported upward, on {reported_on}"),
        n_("check the date"),
    ),
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
    "not_a_year": (n_("“{text}” is not a year of the calendar"), n_("from 1949 to 2100, such as 2026")),
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
    "due_without_return": (
        n_("--due goes with sending the case back to investigation only"),
        n_("leave it away, or send the case back: --opinion reinvestigate, --returned investigation"),
    ),
    "no_such_file": (n_("no such file, or it can't be read: {path}"), n_("check the path")),
    "not_a_sheet": (
        n_("no workbook that can be read: {path}"),
        n_("open it in Excel or WPS and save it anew as .xlsx or .csv"),
    ),
    "locked_workbook": (n_("{path} is protected by a password"), n_("open it in Excel or WPS, take the password off and save it")),
    "old_workbook": (
        n_("{path} is a workbook of the old form (.xls, .et)"),
        n_("open it in Excel or WPS and save it as .xlsx"),
    ),
    "unknown_encoding": (
        n_("{path} is written neither in UTF-8 nor in GB18030"),
        n_("open it in Excel or WPS and save it as .xlsx or as CSV UTF-8"),
    ),
    "broken_csv": (
        n_("{path}: a quotation mark in row {row} has no counterpart, or a cell is too long"),
        n_("open it in Excel or WPS, mend the row and save it anew; or save it as .xlsx"),
    ),
    "empty_file": (n_("nothing stands in {path}"), n_("check that it was saved, or copied whole")),
    "no_headers": (
        n_("no row among the first ten of {path} has headers that are known"),
        n_("for instance 编号、受理时间、被反映人、单位、承办人; a map file tells others: --map FILE"),
    ),
    "two_row_header": (
        n_("{path}: the headers stand in two rows (row {row} and beside it)"),
        n_("put the headers into one row, each over one column, and take merged cells apart"),
    ),
    "two_columns": (
        n_("{path}: two columns mean the same: {headers}"),
        n_("rename one, or have one left out by a map file: [columns] \"HEADER\" = \"\""),
    ),
    "no_such_column": (n_("{path} has no column “{header}”"), n_("write it in the map file as it stands in the sheet")),
    "not_a_map": (
        n_("no map file: {path}"),
        n_("a text in TOML: [columns] \"HEADER\" = \"matter\", [values.state] \"WORD\" = \"investigating\""),
    ),
    "broken_map": (
        n_("{path}: no TOML at line {line}, column {column}"),
        n_("a line of a map is \"HEADER\" = \"matter\", in straight quotation marks"),
    ),
    "unknown_map_table": (
        n_("{path}: a map has no table “{name}”"),
        n_("the tables of a map are [columns] and [values.COLUMN], for instance [values.state]"),
    ),
    "unknown_column": (n_("the map names no column: “{key}”"), n_("one of: {choices}")),
    "column_without_words": (
        n_("the map gives words for “{key}”, whose cells are taken as they stand"),
        n_("leave [values.{key}] out; these have words: {choices}"),
    ),
    "unknown_map_value": (n_("the map says that “{word}” is “{value}”, which isn't a code there"), n_("one of: {choices}")),
    "cannot_write": (n_("can't write {path}"), n_("check the folder, and that nothing stands there that must stay")),
    "already_there": (n_("{path} is there already"), n_("give another name, or take that file away")),
    "file_exists": (
        n_("{path} is there already, and isn't known to be an export left as sqqf wrote it"),
        n_("give another name; --overwrite replaces the file all the same"),
    ),
    "form_and_name": (
        n_("“{form}” isn't the form that the name {path} says"),
        n_("leave --format out: the name says it; or name the file for what it is"),
    ),
    "not_over_this": (
        n_("{path} is there already, and isn't a report of this form"),
        n_("give another name, or take that file away"),
    ),
    "not_utf8": (n_("not a text in UTF-8: {path}"), n_("save it as UTF-8")),
    "unknown_language": (n_("no interface in “{value}”"), n_("--lang zh or --lang en")),
    "unknown_format": (n_("no such format: “{value}”"), n_("one of: {choices}")),
    "too_many_rows": (
        n_("{count} lines don't fit into a sheet, which holds {most}"),
        n_("several files: --year Y, --state S; or .csv, .json"),
    ),
    "unknown_code": (n_("“{value}” is not among {section}"), n_("one of: {choices}")),
    "unknown_rule": (n_("“{value}” is not among {section}"), n_("sqqf rules list shows them all; sqqf rules search TEXT finds one")),
    "not_a_hash": (n_("“{text}” is not a head hash"), n_("64 hexadecimal digits, as the daily report prints them")),
    "ledger_not_writable": (n_("the ledger can't be opened for writing"), n_("check the rights on the file and its folder")),
    "unknown_element": (
        n_("{rule} has no element {n}; it has {count}"),
        n_("sqqf rules show {rule} lists them"),
    ),
    "unknown_step": (
        n_("there is no step {n}; the case has {count}"),
        n_("sqqf step list {no} shows them"),
    ),
    "basis_not_asked": (
        n_("{rule} rests on nothing else: no --basis, no --relief"),
        n_("they go with c20; --basis also with x6"),
    ),
    "opinions_incomplete": (
        n_("the case has {count} parties; opinions given: {given}"),
        n_("one for all: --opinion none; or one each: --opinion 1:exempted --opinion 2:none"),
    ),
    "bad_element": (
        n_("“{text}” isn't K=yes|no|unclear"),
        n_("for instance --element 1=yes"),
    ),
    "bad_opinion": (
        n_("“{text}” isn't an opinion"),
        n_("[N:] and one of: {choices}"),
    ),
    "reinvestigate_alone": (
        n_("reinvestigate sends the whole case back"),
        n_("give it alone, without N"),
    ),
    "out_of_line": (
        n_("“{kind}” is dated {on}: by the line that was taken over the case stood elsewhere then ({other}, {other_on})"),
        n_("check the date; where the line is wrong or left it open: sqqf case amend {no} --act {seq} --set accepted_on=DATE --reason TEXT"),
    ),
    "out_of_line.lead": (
        n_("“{kind}” is dated {on}: by the line that was taken over the lead stood elsewhere then ({other}, {other_on})"),
        n_("check the date; where the line is wrong or left it open: sqqf lead amend {no} --act {seq} --set disposed_on=DATE --reason TEXT"),
    ),
    "applicant_unknown": (
        n_("who applied isn't known: the case was taken over without"),
        n_("tell it first: sqqf case amend {no} --act {seq} --set applicant.name=NAME --set applicant.kind=person|unit --reason TEXT; or --role party"),
    ),
    "unknown_recipient": (
        n_("{name} is none of these: {names}"),
        n_("give the name as it stands in the case; somebody else is an organ: --role organ"),
    ),
    "not_an_organ": (
        n_("{name} is a party or the applicant, not an organ"),
        n_("--role party or --role applicant; an organ is one that uses the conclusion"),
    ),
    "unknown_item": (
        n_("there is no item {n}; the list has {count}"),
        n_("sqqf correction list {no} shows it"),
    ),
    "wrong_measure": (
        n_("“{measure}” belongs to “{other}”"),
        n_("choose the kind that fits it"),
    ),
    "not_a_quarter": (
        n_("“{text}” is not a quarter"),
        n_("for instance 2026Q3"),
    ),
    "not_a_period": (
        n_("“{text}” is not a year, quarter or month"),
        n_("for instance 2026, 2026Q3 or 2026-10"),
    ),
    "not_figures": (
        n_("these aren't figures that a county hands up ({detail})"),
        n_("a county writes them with sqqf report stats --format json --output FILE; by hand they need group, period and figures"),
    ),
    "unknown_figures": (
        n_("the figures have no such field: {names}"),
        n_("there are: {known}; sqqf report stats --format json of an empty ledger shows all of them"),
    ),
    "impossible_figures": (
        n_("these figures can't be: {at} adds up to {part}, more than {name}, which is {whole}"),
        n_("check both; what isn't known is left out"),
    ),
    "newer_figures": (
        n_("the figures are of a newer form ({version}; this program knows {known})"),
        n_("install the newer sqqf"),
    ),
    "needs_output": (
        n_("a workbook isn't written to the screen"),
        n_("say where to: --output FILE"),
    ),
    "not_a_filing": (
        n_("this isn't a filing ({detail})"),
        n_("a county writes one with sqqf case file"),
    ),
    "newer_filing": (
        n_("the filing is of a newer form ({version}; this program knows {known})"),
        n_("install the newer sqqf"),
    ),
    "not_json": (
        n_("not a JSON file: {path}"),
        n_("check the file; it may have been cut short"),
    ),
    "too_large": (
        n_("{path} is larger than {most} MB"),
        n_("a filing is much smaller: check the file"),
    ),
    "not_a_receipt": (
        n_("this isn't a receipt: {path}"),
        n_("the city group gives one back with sqqf filing receipt"),
    ),
    "receipt_of_another": (
        n_("the receipt is for {case}, not for {no}"),
        n_("check the file"),
    ),
    "receipt_of_other_filing": (
        n_("the receipt is for another filing of {no} than those that were sent from here"),
        n_("ask the city group for the receipt of what it was sent"),
    ),
    "no_such_entry": (
        n_("there is no “{text}”"),
        n_("there are: {ids}"),
    ),
    "no_such_member": (
        n_("{name} isn't on the list of members"),
        n_("there are: {names}"),
    ),
    "bad_item": (n_("“{text}” isn't LEAD[:N]"), n_("for instance L2026-1:2, or L2026-1 for all of its items")),
    "no_items": (
        n_("nothing has to be put right on {lead}: it has no items"),
        n_("sqqf lead rectify {lead} --item TEXT --due DATE --responsible NAME lists one"),
    ),
    "not_in_campaign": (n_("{item} isn't in {id}"), n_("sqqf campaign show {id} lists its items")),
    "not_drawn": (n_("{item} wasn't drawn in {id}"), n_("sqqf sampling show {id} lists what was")),
    "unknown_share": (n_("“{value}” doesn't say which items are drawn"), n_("one of: {choices}")),
    "before_the_ledger": (
        n_("on {day} this ledger wasn't there: it was opened on {opened}"),
        n_("a later --as-of"),
    ),
    # leads
    "is_a_lead": (n_("“{text}” is a lead, not a case"), n_("sqqf lead show {text}")),
    "not_a_lead_number": (n_("“{text}” doesn't name a lead"), n_("L2026-1, 2026-1, or 1")),
    "no_such_lead": (n_("there is no lead “{text}”"), n_("sqqf lead list --search TEXT finds one")),
    "unknown_person": (
        n_("there is no official {n}; the lead has {count}"),
        n_("sqqf lead show {no} lists them; sqqf lead classify {no} --person NAME adds one"),
    ),
    "joined_with_itself": (n_("{no} can't be joined with itself"), n_("name another lead with --with")),
    "nothing_to_classify": (
        n_("nothing is said that could be recorded"),
        n_("give --unit, --person, --area, --source, --gravity, --subject-kind or --lead-organ"),
    ),
    "on_its_way": (
        n_("it is on its way to {to} since {since}"),
        n_("first: sqqf lead receive {no} --on DATE, or sqqf lead hand-back {no} --on DATE --reason TEXT"),
    ),
    "nothing_on_its_way": (
        n_("nothing is on its way that could be received"),
        n_("first: sqqf lead refer {no} --to ORGAN --on DATE"),
    ),
    "not_referred": (
        n_("it wasn't referred, or was handed back already"),
        n_("sqqf lead show {no} says on whose desk it is"),
    ),
    "not_with_result_none": (
        n_("where no circumstance applies there is nothing for {names}"),
        n_("leave it away, or give --result possible"),
    ),
    "outcome_of_own_case": (
        n_("--outcome is for a case of another group, named by --case external:TEXT"),
        n_("the outcome of a case of this ledger is read from it"),
    ),
    "subject_unknown": (
        n_("nobody is known whom it could be about"),
        n_("first: sqqf lead classify {no} --unit NAME or --person NAME"),
    ),
    "not_verified": (
        n_("nothing has been verified yet"),
        n_("first: sqqf lead verify {no} --method talk --on DATE --people NAMES --finding TEXT"),
    ),
    "person_cleared": (
        n_("nothing was found against {person}"),
        n_("where that was wrong, strike it out: sqqf lead amend {no} --act SEQ --strike --reason TEXT"),
    ),
    "person_disposed": (
        n_("there is a disposition of {person}"),
        n_("where that was wrong, strike it out: sqqf lead amend {no} --act SEQ --strike --reason TEXT"),
    ),
    "nobody_left": (
        n_("then nothing is left of the lead"),
        n_("where nothing was found against anybody: sqqf lead unfounded {no} --on DATE --reason TEXT; of a split leave somebody"),
    ),
    "tolerance_unchecked": (
        n_("{person} can't be held accountable: nobody has checked whether a circumstance of tolerance applies"),
        n_("first: sqqf lead tolerance {no} --result none|possible --on DATE --reason TEXT"),
    ),
    "tolerance_pending": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_("the disposition follows the decision: sqqf case show {case} says how it stands"),
    ),
    "tolerance_elsewhere": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_("once it is known: sqqf lead tolerance {no} --result possible --case external:TEXT --outcome OUTCOME --on DATE --reason TEXT"),
    ),
    "tolerance_exempts": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_("a reminder (m1) is possible, and what went wrong is put right: sqqf lead rectify {no}; --person N disposes of the others"),
    ),
    "tolerance_again": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_("check once more: sqqf lead tolerance {no} --result none|possible --on DATE --reason TEXT"),
    ),
    "tolerance_deciding": (
        n_("{case} decides on tolerance for {person}: {standing}"),
        n_("where the case doesn't go on: sqqf case withdraw, or void; where it was named by mistake: sqqf lead amend {no} --act SEQ --strike --reason TEXT"),
    ),
    "tolerance_decided": (
        n_("tolerance for {person} is decided: {case}, {standing}"),
        n_("--person N checks the others; a new fact reopens the case, not the check"),
    ),
    "case_not_about": (
        n_("{person} is no party of {case}; its parties are {names}"),
        n_("name the right case, or the party with --person and --party; without --case one is opened"),
    ),
    "check_stays": (
        n_("the check stays while its case decides: {case}, {standing}"),
        n_("where the case was opened by mistake: sqqf case void {case} --reason TEXT"),
    ),
    "tolerance_stands": (
        n_("for {person} a tolerance case stands with this lead: {case}, {standing}"),
        n_("join the other lead into this one: sqqf lead join ID --with {no}; of a split leave them out"),
    ),
    "official_known": (
        n_("{person} is on the lead already"),
        n_(
            "a namesake is named with the post: --person NAME:POST; where the one there has none on record, first: "
            "sqqf lead amend {no} --act SEQ --set persons.N.post=POST --reason TEXT"
        ),
    ),
    "before_tolerance": (
        n_("the disposition of {person} is dated {on}, and tolerance was settled only on {since}"),
        n_("check the date; sqqf lead show {no} shows the check"),
    ),
    "items_listed": (
        n_("items to be put right are listed on it"),
        n_("join the other lead into this one: sqqf lead join ID --with {no}"),
    ),
    "report_elsewhere": (
        n_("a report on rectification goes to {organs}, not to “{to}”"),
        n_("give --to discipline or --to organization, or the organ's name"),
    ),
    "nothing_to_publish": (
        n_("nobody was disposed of, or whoever was is exempted: there is nothing to publish"),
        n_("sqqf lead show {no} says what may come next"),
    ),
    "no_informant": (
        n_("nobody is kept who gave it"),
        n_("who gives a lead is kept when it is registered: sqqf lead new --informant NAME"),
    ),
    "names_informant": (
        n_("the text itself names who gave the lead: it would be on record for good"),
        n_("put it in other words; --informant and --contact are kept apart"),
    ),
    # the same on a lead
    "before_receipt.lead": (
        n_("“{kind}” is dated {on}, before the receipt on {received_on}"),
        n_("check the date; where the receipt is wrong: sqqf lead amend {no} --act SEQ --set received=DATE --reason TEXT"),
    ),
    "wrong_state.lead": (
        n_("“{kind}” isn't possible: the lead is “{state}”"),
        n_("what may come next: {next}"),
    ),
    "not_there_yet.lead": (
        n_("“{kind}” isn't possible: the lead is “{state}”, and it needs one that is or was {states}"),
        n_("sqqf lead show {no} says what may come next"),
    ),
    "before_act.lead": (
        n_("“{kind}” is dated {on}, before “{other}” on {other_on} (act {seq})"),
        n_("check the date; where the earlier act is wrong: sqqf lead amend {no} --act {seq} --set on=DATE --reason TEXT"),
    ),
    "after_act.lead": (
        n_("“{kind}” is dated {on}, after “{other}” on {other_on} (act {seq})"),
        n_("check the date; where the other act is wrong: sqqf lead amend {no} --act {seq} --set on=DATE --reason TEXT"),
    ),
    "ambiguous_number.lead": (n_("“{text}” doesn't name one lead: {numbers}"), n_("name it with its year: L2026-1")),
    "registration_stays.lead": (
        n_("a registration can't be struck out: lead {no} keeps its number"),
        n_("for a wrong entry: sqqf lead void {no} --reason TEXT"),
    ),
    "already_so.lead": (
        n_("nothing would change: it is so already"),
        n_("sqqf lead show {no} shows what is on record"),
    ),
    "not_ready_to_close.lead": (
        n_("before the lead is closed: {missing}"),
        n_("sqqf lead show {no} says what may come next"),
    ),
    "no_such_act.lead": (
        n_("act {seq} is none of lead {no} that can be amended"),
        n_("sqqf lead show {no} lists the acts with their numbers"),
    ),
    "item_signed_off.lead": (
        n_("item {n} was signed off on {on}"),
        n_("sqqf lead items {no} shows the list"),
    ),
    "item_reported.lead": (
        n_("there is a report on item {n} already, of {on}"),
        n_("sign it off, or send it back: sqqf lead return {no} {n} …"),
    ),
    "item_not_reported.lead": (
        n_("there is no report on item {n}"),
        n_("first: sqqf lead rectified {no} {n} --on DATE --report TEXT --to ORGAN"),
    ),
    "unknown_item.lead": (
        n_("there is no item {n}; the list has {count}"),
        n_("sqqf lead items {no} shows it"),
    ),
    "not_a_notice_file": (n_("a notice is a text: {path}"), n_("give the file's name .txt or .md at its end")),
    "name_in_file_name": (
        n_("the file's own name gives away a name that the notice leaves out"),
        n_("call it something else, for instance typical-case-1.md"),
    ),
    # mail
    "mail_no_settings": (
        n_("there are no mail settings: {path}"),
        n_("sqqf report daily --help shows what stands in them; another place: --config FILE"),
    ),
    "mail_open_to_others": (
        n_("others can read the mail settings: {path}"),
        n_("chmod 600 {path}; and where a password stood in it, change that"),
    ),
    "mail_not_toml": (
        n_("the mail settings aren't TOML in UTF-8: {path} ({said})"),
        n_("sqqf report daily --help shows how they look"),
    ),
    "mail_unknown_key": (n_("the mail settings know no “{key}”: {path}"), n_("there are: {choices}")),
    "mail_missing_key": (n_("the mail settings lack “{key}”: {path}"), n_("for instance {example}")),
    "mail_bad_key": (n_("“{key}” in the mail settings isn't of the right form: {path}"), n_("like this: {example}")),
    "mail_unencrypted": (
        n_("mail to {host} would go out unencrypted"),
        n_("security = \"tls\" or \"starttls\"; \"none\" is for a server on this machine only"),
    ),
    "bad_address": (n_("“{text}” is not a mail address"), n_("for instance office@example.org")),
    "mail_no_password": (
        n_("the password for the mail server is missing"),
        n_("set {variable} in the environment, or password or password_command in the mail settings"),
    ),
    "mail_password_failed": (
        n_("the command for the mail password failed: {program} ({said})"),
        n_("run it by hand; it has to print the password on its first line"),
    ),
    "mail_password_not_ascii": (
        n_("user or password for the mail server have characters that can't be sent"),
        n_("letters, digits and signs of ASCII only"),
    ),
    "mail_certificate": (
        n_("{host} can't show that it is the mail server: {said}"),
        n_("the mail stays queued; where the server's certificate is your own, name it as ca_file in the mail settings"),
    ),
    "mail_not_tls": (
        n_("{host} doesn't speak {security} there"),
        n_("the mail stays queued; check port and security in the mail settings"),
    ),
    "mail_login_refused": (
        n_("the mail server takes neither user nor password: {user}"),
        n_("the mail stays queued; check them in the mail settings"),
    ),
    "mail_sender_refused": (
        n_("the mail server takes no mail from {sender}: {said}"),
        n_("the mail stays queued; check from and user in the mail settings"),
    ),
    "mail_refused": (
        n_("the mail server refuses it for good: {said}"),
        n_("it was put aside in {folder} and isn't sent again; check the address"),
    ),
    "goes_with_json": (n_("{names} goes with a .json file only"), n_("name the file .json, or leave it away")),
    "goes_with_mail": (n_("{names} goes with mail only"), n_("add --mail ADDRESS, or leave it away")),
    # schedule
    "not_a_time": (n_("“{text}” is not a time of day"), n_("for instance 08:30")),
    "program_missing": (n_("there is no {program} on this system"), n_("another --kind may do: cron, systemd, windows")),
    "program_failed": (n_("{program} failed: {said}"), n_("check that you may use it; another --kind may do")),
    "not_schedulable": (
        n_("this can't stand in a schedule: {text}"),
        n_("rename it: no line breaks, and for a Windows task no % and no $("),
    ),
    "cron_block_broken": (
        n_("in the crontab there is “{mark}” without its other end"),
        n_("take the lines out with crontab -e; nothing was changed"),
    ),
    "paper_day_unknown": (
        n_("the date that “{kind}” of {no} has to bear isn't known"),
        n_("supply it first: sqqf case amend {no} --act SEQ --set FIELD=DATE --reason TEXT; or give the paper's own: --on DATE"),
    ),
    "paper_number_taken": (
        n_("{number} is another paper's number: “{title}” of {no}"),
        n_("give another with --number, or none: then it is the next of the series"),
    ),
    "paper_too_early": (
        n_("too early for “{kind}”: not on record yet: {missing}"),
        n_("first: {command}"),
    ),
    "nothing_overdue": (
        n_("nothing is overdue on {on}"),
        n_("a reminder of an item that isn’t due yet: --n N"),
    ),
    "not_one_meeting": (
        n_("these cases weren't deliberated on the same day: {days}"),
        n_("make one paper for each meeting, with the cases of that day"),
    ),
    "one_case_a_paper": (
        n_("“{kind}” is about one case or lead"),
        n_("make one for each; only the papers of a meeting (agenda, minutes) take several cases"),
    ),
    "not_a_paper_file": (n_("a paper is a Word file: {path}"), n_("give the file's name .docx at its end")),
    "unknown_extension": (
        n_("there is no extension {n}; the case has {count}"),
        n_("sqqf case show {no} lists them"),
    ),
    "unknown_verification": (
        n_("there is no verification {n}; the lead has {count}"),
        n_("sqqf lead show {no} lists them"),
    ),
    "unknown_admonition": (
        n_("there is no admonition {n}; about the case there are {count}"),
        n_("sqqf guidance list shows them"),
    ),
    "unknown_paper": (
        n_("there is no paper {n}; {count} were made"),
        n_("sqqf paper list {no} lists them"),
    ),
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
    "answers": n_("the answers"),
    "sides": n_("the sides of a distinction"),
    "bars": n_("the bars"),
    "distinctions": n_("the distinctions"),
    "reliefs": n_("the reliefs"),
    "outcomes": n_("the outcomes"),
    "organs": n_("the organs"),
    "roles": n_("the roles"),
    "bodies": n_("the bodies that approve"),
    "returns": n_("where a case may be sent back to"),
    "recipients": n_("the recipients"),
    "uses": n_("the uses of the conclusion"),
    "clarification_ways": n_("the ways of clarifying"),
    "results": n_("the ways of applying results"),
    "corrections": n_("the forms of correction"),
    "rules": n_("the rules"),
    "areas": n_("the areas of inaction"),
    "sources": n_("the sources of leads"),
    "verification": n_("the ways of verifying"),
    "measures": n_("the measures"),
    "responsibilities": n_("the kinds of responsibility"),
    "subject_kinds": n_("the kinds of subjects"),
    "gravities": n_("the degrees of gravity"),
    "tolerance_results": n_("the results of a tolerance check"),
    "tolerance_effects": n_("the ends of a tolerance case"),
    "disclosures": n_("what is disclosed"),
    "publication": n_("the levels of publication"),
    "tracks": n_("the tracks"),
    "papers": n_("the papers"),
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
    on_a_lead = f"{code}.lead" if facts.get("track") == "inaction" else code
    message, hint = SENTENCES.get(on_a_lead) or SENTENCES[code]
    words = {"no": "NO"} | {name: shown(fact) for name, fact in facts.items()}
    cited = _(" ({article})").format(article=article) if article else ""
    return Sentence(_(message).format_map(words) + cited, _(hint).format_map(words))


def shown(fact: Any) -> str:
    """A fact as sentences show it: a code by its term, a date as ISO, a list as one of a sentence."""
    if isinstance(fact, Term):
        return _term(fact)
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return listed(shown(one) for one in fact)
    return visible(str(fact))


def _choice(section: str, code: str) -> str:
    """A code with its word, as both may be typed."""
    word = _term(Term(section, code))
    return code if word == code else f"{code} {word}"


def _term(term: Term) -> str:
    from sqqf.cli.session import session

    return visible(session().profile.term(term.section, term.code, lang()))
