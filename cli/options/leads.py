"""Options that say what a lead is about."""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import option

Gravity = Annotated[str | None, option("--gravity", "minor|ordinary|serious", _("How grave it is."))]
SubjectKind = Annotated[
    str | None,
    option(
        "--subject-kind",
        "person|organization|department",
        _("Whether it is about officials, a Party organization or a department."),
    ),
]
LeadOrgan = Annotated[
    str | None, option("--lead-organ", "discipline|organization", _("The organ that leads the work on it."))
]
