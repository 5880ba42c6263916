"""What goes wrong with the steps that the rules of a place add."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

_TOO_EARLY = n_("“{kind}” isn't possible yet: {others} comes first")
_ONCE = n_("“{kind}” is on record already, of {on} (act {seq})")

SENTENCES: Mapping[str, tuple[str, str]] = {
    "nothing_added": (
        n_("the rules add no steps of their own"),
        n_("a case keeps the rules of its receipt; others are put in force with sqqf rules adopt FILE"),
    ),
    "comes_after": (_TOO_EARLY, n_("sqqf case show {no} says what may come next")),
    "comes_after.lead": (_TOO_EARLY, n_("sqqf lead show {no} says what may come next")),
    "only_once": (
        _ONCE,
        n_("where that is wrong: sqqf case amend {no} --act {seq} --set FIELD=VALUE --reason TEXT"),
    ),
    "only_once.lead": (
        _ONCE,
        n_("where that is wrong: sqqf lead amend {no} --act {seq} --set FIELD=VALUE --reason TEXT"),
    ),
    "bad_fields": (n_("“{kind}”: {wrong}"), n_("--set FIELD=VALUE for each; its fields: {fields}")),
    "field_twice": (n_("given twice: {field}"), ""),
    "field_unknown": (n_("no such field: “{field}”"), ""),
    "field_blank": (n_("{field} is blank"), ""),
    "field_no_day": (n_("{field}: “{value}” is not a date"), ""),
    "field_not_among": (n_("{field}: “{value}” is none of {choices}"), ""),
}
"""Those of a field are parts of ``bad_fields``."""
