"""sqqf case submit"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, No, On, ToWhom
from sqqf.cli.options.bodies import in_words, tell_incomparable
from sqqf.cli.options.declaration import NEEDED


def command(no: No = NEEDED, on: On = NEEDED, to: ToWhom = NEEDED, as_json: AsJson = False) -> None:
    """Record that the review opinion was sent to the Party committee or government for approval.

    \b
    Example:
      sqqf case submit 2026-3 --on 2027-01-06 --to 市委
    """
    case = record(no, "submitted", given(to=in_words(to)), on, as_json=as_json)
    tell_incomparable(case)
