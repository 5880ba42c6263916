"""sqqf case answer"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED, Needed, option

Answer = Annotated[str, option("--text", "TEXT", _("What was answered.")), Needed()]


def command(no: No = NEEDED, on: On = NEEDED, text: Answer = NEEDED, as_json: AsJson = False) -> None:
    """Record what the organ answered that a case was referred to for accountability.

    \b
    Example:
      sqqf case answer 2026-3 --on 2026-12-28 --text 已立案审查
    """
    record(no, "referral_answered", given(text=text), on, as_json=as_json)
