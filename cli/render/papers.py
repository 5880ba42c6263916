"""Papers: the kinds there are, and what was made on a case or a lead, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqqf.cli.context.language import _, listed, n_
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import Columns, row_of

if TYPE_CHECKING:
    from sqqf.papers.word.forms import Form
    from sqqf.procedure.rules.profile import Profile

KINDS = (
    n_("kind"),
    n_("in Chinese"),
    n_("in English"),
    n_("article"),
    n_("track"),
    n_("series"),
    n_("--n picks"),
)
MADE: Columns = {
    n_("n"): "n",
    n_("date"): "on",
    n_("title"): "title",
    n_("number"): "number",
    n_("to"): "to",
    n_("file"): "name",
    n_("left blank"): lambda made: listed(made["missing"]),
    n_("standing"): lambda made: _("struck out") if made["struck"] else None,
}
ISSUERS = (n_("organ"), n_("name in full"))
TRACKS = {"tolerance": n_("cases"), "inaction": n_("leads")}
TARGETS = {
    "step": n_("the step"),
    "extension": n_("the extension"),
    "item": n_("the item"),
    "paper": n_("the paper served"),
    "verification": n_("the verification"),
    "guidance_talk": n_("the admonition"),
    "guidance_advice": n_("the admonition"),
    "meeting": n_("nothing; several cases"),
}


def kind_document(form: Form, profile: Profile) -> dict[str, Any]:
    """A kind of paper as JSON."""
    return {
        "kind": form.code,
        "zh": form.zh,
        "en": form.en,
        "article": form.article(profile),
        "track": form.track,
        "mark": form.mark,
        "needs": list(form.needs),
        "target": form.target or None,
        "issuer": form.issuer,
    }


def kind_row(form: Form, profile: Profile) -> Row:
    """A kind of paper under ``KINDS``."""
    target = _(TARGETS[form.target]) if form.target else ""
    named = (form.code, form.zh, form.en, form.article(profile) or "")
    return Row((*named, _(TRACKS[form.track]), form.mark, target))


def made_row(made: Mapping[str, Any]) -> Row:
    """A paper made, under ``MADE``."""
    return row_of(MADE, made)
