"""What is found when a procedure is looked at from outside: where it is open to attack.

What is looked for stands in the profile's section ``findings``: severity, article, wording, remedy. A rule is
a function of a stage that yields what it found, as facts for that wording. A finding is a defect only where
the Opinion says 应当 or 不得; where a limit holds for the channel by analogy only, its breach is a risk.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

Found = Iterator[tuple[str, dict[str, Any]]]
"""Codes of findings with their facts; an ``article`` or ``severity`` among these replaces the profile's."""

Rule = Callable[[Any], Found]
"""What a stage looks for in the ``CaseView`` or ``LeadView`` of its track."""


class Finding(NamedTuple):
    """Something wrong, or open to attack. ``facts`` fill in the wording that the profile has for ``code``."""

    code: str
    severity: str
    article: str | None
    facts: Mapping[str, Any]
