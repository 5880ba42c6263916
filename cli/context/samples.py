"""What stands for a value in a command that is shown: TEXT and NAME, in the user's language an example."""

from __future__ import annotations

import re

from sqqf.cli.context.language import _, n_

_SAMPLES = (
    n_("NAME:ORGAN[:ROLE]"),
    n_("NAME[:KIND[:UNIT[:POST]]]"),
    n_("[:person|unit[:UNIT[:POST]]]"),
    n_("NAME[:POST]"),
    n_("NAME:KIND"),
    n_("K=yes|no|unclear"),
    n_("K=yes"),
    n_("cN"),
    n_("--act SEQ"),
    n_("--on DATE"),
    n_("--agreed-on DATE"),
    n_("--due DATE"),
    n_("--reason TEXT"),
    n_("--text TEXT"),
    n_("--finding TEXT"),
    n_("--report TEXT"),
    n_("--document TEXT"),
    n_("--item TEXT"),
    n_("--authority TEXT"),
    n_("--grounds TEXT"),
    n_("--to TEXT"),
    n_("--to ORGAN"),
    n_("--to NAME"),
    n_("--people NAMES"),
    n_("--present NAMES"),
    n_("--officer NAME"),
    n_("--member NAME"),
    n_("--responsible NAME"),
    n_("--from NAME"),
    n_("--by NAME"),
    n_("--unit NAME"),
    n_("--person NAME:POST"),
    n_("--person NAME"),
    n_("--group NAME"),
    n_("member add NAME --organ ORGAN"),
    n_("[N:]OUTCOME"),
    n_("FIELD=VALUE"),
    n_("FIELD=DATE"),
    n_("--again REASON"),
    n_("REASON"),
    n_("TEXT"),
    n_("NAMES"),
    n_("NAME"),
    n_("DATE"),
    n_("ORGAN"),
    n_("OUTCOME"),
    n_("FILE"),
)
"""The longest first: what is said of an option goes before what is said of any."""
_STANDS = re.compile(rf"(?<![\w〔-])(?:{'|'.join(map(re.escape, _SAMPLES))})(?![\w:])")


def in_samples(text: str) -> str:
    """A text with commands in it, with examples where a value is to be typed."""
    return _STANDS.sub(lambda found: _(found[0]), text)
