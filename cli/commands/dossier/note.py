"""sqqf case note, sqqf lead note"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session, track
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.procedure.course.explained import explanation
from sqqf.store.soundness import Asked, checked

Note = Annotated[str, option("--text", "TEXT", _("What is to be noted.")), Needed()]
About = Annotated[
    str | None,
    option(
        "--about", "CODE", _("The finding of the check that this explains; it isn’t found any more then.")
    ),
]


def command(no: No = NEEDED, text: Note = NEEDED, about: About = None, as_json: AsJson = False) -> None:
    """Note something on a case or a lead, or explain what the check finds.

    \b
    Example:
      sqqf case note 2026-3 --text 申请人来电询问进度
      sqqf case note 2026-3 --about party_not_heard --text 当事人病重，无法听取意见
      sqqf lead note L2026-1 --text 已电话联系承办人
    """
    record(no, "noted", given(text=text, **(_explains(no, about) if about else {})), as_json=as_json)


def _explains(no: str, code: str) -> Mapping[str, Any]:
    run = session()
    done = checked(run.ledger, run.today, Asked(track(), run.dossier(no)))
    return explanation(code, [one.finding for one in done.found], run.profile)
