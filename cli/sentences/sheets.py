"""Sheets that are taken over: the file, its columns, its rows."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "bad_rows": (
        n_("{path}: rows that can't be taken over: {count}; nothing was taken over"),
        n_("mend these rows and try again; --dry-run only tries"),
    ),
    "date_to_come": (
        n_("{on} is after today, {today}"),
        n_("what is still to come is recorded when it has happened"),
    ),
    "dates_out_of_order": (n_("{on} lies before “{other}”, {other_on}"), n_("check the two dates")),
    "state_of_other_track": (
        n_("“{state}” is a state of the other ledger"),
        n_("cases: --track tolerance; leads: --track inaction"),
    ),
    "no_such_step": (
        n_("the rules of this place have no such step"),
        n_("leave it empty, or put rules in force that have it: sqqf rules adopt FILE"),
    ),
    "state_before_date": (
        n_("a date here ({on}) doesn't go with the state “{state}”"),
        n_("check the state, or the date"),
    ),
    "not_over_before_date": (
        n_("“{value}” says that it isn't closed, and a date here ({on}) that it is"),
        n_("check the state, or the date"),
    ),
    "state_before_outcome": (
        n_("the conclusion “{outcome}” doesn't go with the state “{state}”"),
        n_("check the state, or the conclusion"),
    ),
    "nobody_concerned": (n_("nobody is named whom it concerns"), n_("name at least one")),
    "no_number": (
        n_("“{value}” isn't a number such as 阳容〔2026〕3号, 2026-3, or 3 with a date in the row"),
        n_("give it its old number"),
    ),
    "number_to_come": (n_("{no} is a number of a year to come"), n_("check the number")),
    "no_such_import": (
        n_("no import of “{text}” stands"),
        n_("name the file as it was taken over, or the first digits of its SHA-256; these stand: {imports}"),
    ),
    "no_imports": (
        n_("no import stands that could be taken back"),
        n_("sqqf import FILE takes a ledger over"),
    ),
    "import_in_use": (
        n_("something has been recorded since about what {file} brought: {numbers}"),
        n_("correct these one by one: sqqf case amend, sqqf case void, sqqf lead amend, sqqf lead void"),
    ),
    "number_differs": (
        n_(
            "{no} is on record already, with something else: leave the row out, and record or amend there "
            "what differs"
        ),
        n_("what changed since is recorded with its own command; a wrong entry is amended"),
    ),
    "number_taken": (n_("the number {no} is taken"), n_("leave --no out for the next free one")),
    "not_a_sheet": (
        n_("not a workbook that can be read: {path}"),
        n_("open it in Excel or WPS and save it anew as .xlsx or .csv"),
    ),
    "locked_workbook": (
        n_("{path} is protected by a password"),
        n_("open it in Excel or WPS, take the password off and save it"),
    ),
    "unknown_encoding": (
        n_("{path} is written neither in UTF-8 nor in GB18030"),
        n_("open it in Excel or WPS and save it as .xlsx or as CSV UTF-8"),
    ),
    "broken_csv": (
        n_("{path}: a quotation mark in row {row} has no counterpart, or a cell is too long"),
        n_("open it in Excel or WPS, mend the row and save it anew; or save it as .xlsx"),
    ),
    "sheet_too_long": (
        n_("all that its cells say is longer than {most} million characters"),
        n_("divide it into several files"),
    ),
    "empty_file": (n_("{path} is empty"), n_("check that it was saved, or copied whole")),
    "no_headers": (
        n_("no row among the first ten of {path} has headers that are known"),
        n_(
            "for instance 编号、受理时间、被反映人、单位、承办人; a map file tells others: --map FILE;"
            " --map-out FILE writes one to fill in"
        ),
    ),
    "two_columns": (
        n_("{path}: two columns mean the same: {headers}"),
        n_('rename one, or have one left out by a map file: [columns] "HEADER" = ""'),
    ),
    "no_such_column": (
        n_("{path} has no column “{header}”"),
        n_("write it in the map file as it stands in the sheet"),
    ),
    "not_a_map": (
        n_("not a map file: {path}"),
        n_('a text in TOML: [columns] "HEADER" = "matter", [values.state] "WORD" = "investigating"'),
    ),
    "broken_map": (
        n_("{path}: not TOML at line {line}, column {column}"),
        n_('a line of a map is "HEADER" = "matter", in straight quotation marks'),
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
    "unknown_map_value": (
        n_("the map says that “{word}” is “{value}”, which isn't a code there"),
        n_("one of: {choices}"),
    ),
}
