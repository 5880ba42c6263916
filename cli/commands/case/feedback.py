"""sqqf case feedback"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, ToWhom
from sqqf.cli.options.codes import code, codes
from sqqf.cli.options.declaration import NEEDED, Needed, option

Role = Annotated[
    str, option("--role", "applicant|party|organ", _("What they are in the case.")), Needed("recipients")
]
Use = Annotated[
    list[str] | None,
    option(
        "--use",
        "accountability|integrity|promotion|performance|other:TEXT",
        _("What the organ uses the conclusion for; may be given again."),
    ),
]
Method = Annotated[
    str | None, option("--method", "direct|mail|electronic|left|public|oral", _("How it was given."))
]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    to: ToWhom = NEEDED,
    role: Role = NEEDED,
    use: Use = None,
    method: Method = None,
    as_json: AsJson = False,
) -> None:
    """Record feedback to the applicant or a party, or the delivery of the conclusion to an organ.

    Before a case is closed, the applicant and every party have to be told, and the conclusion delivered to an
    organ. An applicant who is a party is told once.

    \b
    Example:
      sqqf case feedback 2026-3 --on 2026-12-10 --to 陈某 --role applicant
      sqqf case feedback 2026-3 --on 2026-12-10 --to 某县委组织部 --role organ --use promotion --use performance
    """  # noqa: E501 - a line to paste
    body = given(
        to=to,
        role=code("recipients", role),
        uses=codes("uses", use),
        method=code("notice_methods", method) if method else None,
    )
    record(no, "feedback", body, on, as_json=as_json)
