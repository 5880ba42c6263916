"""sqqf notice answer"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.render import chases as shown
from sqqf.cli.render.registers import show_entry
from sqqf.store.office.chasing import answer

NoticeNo = Annotated[str, argument("ID", _("Its number, such as D2026-1.")), Needed()]


def command(entry: NoticeNo = NEEDED, on: On = NEEDED, text: Text = NEEDED, as_json: AsJson = False) -> None:
    """Record what was answered to a notice or an instruction; it is no longer waited for.

    \b
    Example:
      sqqf notice answer D2026-1 --on 2026-11-27 --text 已完成整改，报告附后
    """
    run = session()
    show_entry(answer(run.ledger, run.stamp, entry, on, text), shown.line, as_json=as_json)
