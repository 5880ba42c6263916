"""Cells and sheets that can't be read when a ledger is taken over."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

UNREAD: Mapping[str, str] = {
    "error_value": n_("“{value}” is an error of the sheet"),
    "never_counted": n_(
        "“{value}” is a formula without a value: save the file in Excel or WPS, or write what it shows"
    ),
    "unformatted_date": n_("“{value}” is a number: give the cell the form of a date"),
    "two_digit_year": n_(
        '“{value}” has a year of two digits: write 2026-11-16, or in a map file: [dates] century = "20"'
    ),
    "ambiguous_date": n_("“{value}” may be several dates: write 2026-11-16"),
    "not_a_date": n_("“{value}” isn't a date: write 2026-11-16"),
    "no_such_date": n_("there is no such date: “{value}”"),
    "date_too_old": n_("“{value}” lies before {first}, where the calendar begins"),
    "date_too_late": n_("“{value}” lies after {last}, where the calendar ends"),
    "not_a_count": n_("“{value}” isn't a number"),
    "too_many_names": n_("“{value}” names more than {most} people"),
    "too_long": n_("“{value}” has more than {most} characters"),
    "several_names": n_("“{value}” seems to be several: put one a line, or 、 between them"),
    "more_than_a_name": n_(
        "“{value}” is more than a name: what else it says belongs into columns of its own, {names};"
        " 、 between several names"
    ),
    "more_than_an_officer": n_(
        "“{value}” is more than a name: put only the name there; 、 between several names"
    ),
    "uneven_lines": n_("{count} given for {expected} persons: one a line"),
    "uneven_points": n_("{count} given for {expected} points: one a line"),
    "uneven_items": n_("{count} given for {expected} things to be put right: one a line"),
    "unknown_code": n_("“{value}” isn't known here; a map file can say what it means: [values.{column}]"),
    "missing": n_("is missing, though other columns of the row go with it"),
    "missing_number": n_(
        "is missing; where a case stands on several rows, put its persons into one cell, one a line"
    ),
    "number_twice": n_("{no} is already in {place}, with other content"),
    "no_column_of_persons": n_("nobody is named whom it concerns: a column {names} would do"),
    "no_column_of_numbers": n_("no number: a column {names} would do"),
}
"""What can't be read in a cell, or not together with others."""
LEFT_OUT: Mapping[str, str] = {
    "hidden": n_("“{sheet}” isn't read: it is hidden"),
    "no_headers": n_("“{sheet}” isn't read: no row among the first ten has headers that are known"),
    "other_track": n_("“{sheet}” isn't read: by its name it is “{track}”"),
    "no_column": n_("“{sheet}” isn't read: it has no column “{column}”"),
}
"""Why a sheet isn't read."""
