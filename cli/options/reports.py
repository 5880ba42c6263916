"""The options that reports share."""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import option
from sqqf.procedure.errors import BadInput

Form = Annotated[
    str | None,
    option("--format", "text|md|html|json", _("Form of the report; default: as FILE is called, else text.")),
]


def _grouped(text: str) -> str:
    words = {"officer": "officer", "经办人": "officer", "unit": "unit", "单位": "unit"}
    if text.strip() not in words:
        raise BadInput("not_grouped_by", value=text, choices=["officer", "unit"])
    return words[text.strip()]


Grouped = Annotated[
    str | None,
    option(
        "--by",
        "officer|unit",
        _("Put together what each officer, or each unit, has, with the matter."),
        _grouped,
    ),
]
