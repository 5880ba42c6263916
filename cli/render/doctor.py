"""What the doctor found, in words: a line each, and below it what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqqf.cli.context.language import _, listed, n_
from sqqf.cli.render.settings import SOURCES
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.visible import visible
from sqqf.store.keeping.surroundings import OK, POINT, PROBLEM, Finding

if TYPE_CHECKING:
    from sqqf.store.keeping.rebuilding import Rebuilt

_MARKS = {OK: ("✓", "green"), POINT: ("·", "yellow"), PROBLEM: ("!", "red")}

# code: what is so, and what to do where that isn't as it should be
WHAT: Mapping[str, tuple[str, str]] = {
    "ledger": (n_("the ledger: {path} (from: {source})"), ""),
    "no_ledger": (
        n_("there is no ledger at {path} (from: {source})"),
        n_("sqqf init makes one; --ledger or sqqf config set ledger names another"),
    ),
    "setting": (n_("settings are read from {path}"), ""),
    "rights": (n_("only {owner} can read and write it"), ""),
    "open_to_others": (n_("others on this machine can read it (mode {mode})"), n_("chmod 600 {path}")),
    "folder_open_to_others": (
        n_("everybody may rename and delete files in {path}"),
        n_("chmod o-w {path}, or move the ledger"),
    ),
    "not_writable": (
        n_("you can't write to it, or not in its folder"),
        n_("see to the rights on {path} and on its folder"),
    ),
    "synced": (
        n_("it lies in “{folder}”, which a program copies elsewhere while it is being written"),
        n_("move it to a plain folder; hand on copies that sqqf backup makes"),
    ),
    "journal_left": (
        n_("a run that was cut off left {path}"),
        n_("keep it beside the ledger: the next command takes back with it what was half done"),
    ),
    "drafts": (
        n_("drafts that runs which were cut off left: {paths}"),
        n_("the next command that writes there puts them in place or away; older ones may be deleted"),
    ),
    "layout": (n_("version {version} of the ledger, in {engine}"), ""),
    "damaged": (
        n_("the ledger is damaged"),
        n_("keep the file as it is, and go back to a backup, or: sqqf doctor --rebuild"),
    ),
    "as_recorded": (n_("each of {acts} acts is what was recorded: {cases} cases, {leads} leads"), ""),
    "not_as_recorded": (
        n_("places that aren't what was recorded: {count}"),
        n_("sqqf verify names them; keep the file as it is"),
    ),
    "clock": (
        n_("acts recorded while a clock was wrong: {count}; this machine's says {now}"),
        n_("sqqf verify names them; set the clock of the machine that recorded them"),
    ),
    "mail": (
        n_("mails waiting: {count}; outbox: {path}"),
        n_("sqqf schedule show names them; sqqf report daily --mail ADDRESS sends them"),
    ),
    "calendar": (
        n_("dates are provisional from {provisional_from}"),
        n_("sqqf calendar import takes a notice in; a newer chinese-calendar brings its years along"),
    ),
    "moment": (n_("in China it is {now}"), ""),
    "python": (n_("Python {python}; {versions}"), ""),
    "not_installed": (
        n_("not installed: {extras}"),
        n_('only some commands need these, and say so: pip install "sqqf[office]"'),
    ),
    "log": (n_("what goes wrong unforeseen is written to {path}"), ""),
}


def show(found: Iterable[Finding], *, as_json: bool) -> None:
    """All that was found; as JSON with the facts alone."""
    if as_json:
        streams.show_json([one._asdict() for one in found])
    else:
        show_page(line for one in found for line in _lines(one))


def show_rebuilt(done: Rebuilt, *, as_json: bool) -> None:
    """What came of making a ledger anew."""
    if as_json:
        streams.show_json(done._asdict())
        return
    facts = done._asdict()
    streams.say(visible(_("{file}: {acts} acts, head {head}").format_map(facts)))
    if done.unreadable:
        streams.tell(_("acts that can't be read: {unreadable}").format_map(facts))
    if done.rest:
        said = _(
            "acts that can be read and aren't proved: {unproved}, written to {rest}; record them by hand"
        )
        streams.tell(visible(said.format_map(facts)))
    if done.informants_lost:
        streams.tell(_("leads whose informant can't be read: {informants_lost}").format_map(facts))
    if done.unreadable or done.rest:
        streams.tell(_("a backup may hold more: sqqf restore FILE --to FILE"))
    streams.say(_("ok: every act is what was recorded") if done.ok else _("not ok"))


def _lines(one: Finding) -> Iterator[Line]:
    said, remedy = WHAT[one.what]
    words = {name: _shown(name, fact) for name, fact in one.facts.items()}
    mark, style = _MARKS[one.standing]
    yield Line(f"{mark} {_(said).format_map(words)}", style)
    if remedy and one.standing != OK:
        yield Line(f"→ {_(remedy).format_map(words)}", indent=2)


def _shown(name: str, fact: Any) -> str:
    if name == "source":
        return _(SOURCES[fact])
    return listed(fact) if isinstance(fact, list) else str(fact)
