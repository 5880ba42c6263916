"""What is wrong with a cell that can't be read, and what a cell may hold."""

from __future__ import annotations

from typing import Any

MOST_NAMES = 1000
"""So many people one cell may list."""
MOST_SIGNS = 1 << 17
"""So many characters a cell may have: four times what one of Excel holds, and what the csv module takes."""
_SHOWN = 20


class Bad(Exception):
    """A cell that can't be read: a code, and what its sentence needs to know.

    | code             | facts           | meaning                                                        |
    |------------------|-----------------|----------------------------------------------------------------|
    | not_a_date       | value           | no date                                                        |
    | ambiguous_date   | value           | a date without its year, or with the year last                 |
    | two_digit_year   | value           | a date with the last two digits of its year                    |
    | day_unknown      | value           | a month or a year: no fault, the day stays unknown             |
    | no_such_date     | value           | a date that doesn't exist                                      |
    | date_too_old     | value, first    | a date before the calendar begins                              |
    | date_too_late    | value, last     | a date after it ends                                           |
    | unformatted_date | value           | a number that Excel would show as a date, if told to           |
    | unknown_code     | value, section  | neither a code nor a word of the section                       |
    | not_a_count      | value           | no whole number                                                |
    | several_names    | value           | what seems to be several names, and isn't divided as such      |
    | more_than_a_name | value           | a name with a unit, a post or something else beside it         |
    | uneven_lines     | count, expected | so many lines, where the names in the row are another number   |
    | uneven_points    | count, expected | so many lines, where the points in the row are another number  |
    | uneven_items     | count, expected | so many lines, where another number of things is to be put right |
    | error_value      | value           | a formula that shows an error                                  |
    | never_counted    | value           | a formula that was never worked out, or shows a picture        |
    | too_many_names   | value, most     | more names than any case has                                   |
    | too_long         | value, most     | more characters than anybody types into a cell                 |
    | missing          |                 | nothing stands there, though the columns about it say something |
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def check_length(cell: str) -> None:
    """Raises Bad where the cell holds more than a cell can."""
    if len(cell) > MOST_SIGNS:
        raise Bad("too_long", value=f"{cell[:_SHOWN]}…", most=MOST_SIGNS)


def check_count(cell: str, count: int) -> None:
    if count > MOST_NAMES:
        raise Bad("too_many_names", value=f"{cell[:_SHOWN]}…", most=MOST_NAMES)
