"""Files that help a ledger in: the map to fill in, and the blank sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqqf.cli.context.language import _, lang
from sqqf.cli.render.takeover import code_words, codes_of, column_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.desk.takeover import Takeover
from sqqf.papers.sheets.columns import TRACKS
from sqqf.papers.sheets.outgoing import template
from sqqf.papers.sheets.outgoing.map_out import Comments, Unknown, map_text
from sqqf.papers.sheets.outgoing.template import Choice
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.profile import Profile
from sqqf.store.files import write_new
from sqqf.store.takeover.takeover import BadLine

_EXAMPLES = {"state": "investigating", "channel": "department", "source": "s1.2"}
"""What the example row has where there is a choice; else nothing."""


def write_map(path: Path, read: Takeover, bad: Sequence[BadLine] = (), likely: Sequence[str] = ()) -> None:
    """Write what isn't known of a ledger as a map to fill in; nothing where all is known. Raises BadInput.

    ``likely``: what may be its headers, where none is known.
    """
    unknown = _unknown(read, bad, likely)
    if not unknown:
        streams.tell(_("every header and every word is known: no map is needed"))
        return
    comments = Comments(
        _("These headers mean nothing here. Take the # away and give the column that is meant:"),
        _("What do these words mean? Give each the code that is meant, or nothing:"),
    )
    write_new(path, map_text(read.known, unknown, comments).encode())
    streams.tell(visible(_("to fill in: {path}; then: --map {path}").format(path=path)))


def _unknown(read: Takeover, bad: Sequence[BadLine], likely: Sequence[str]) -> Unknown:
    words: dict[str, dict[str, None]] = {}
    choices: dict[str, list[str]] = {}
    for line in bad:
        if line.fault.code == "unknown_code":
            column = line.fault.facts["column"]
            words.setdefault(column, {})[line.fault.facts["value"]] = None
            choices[column] = code_words(line.track, line.fault.facts["section"])
    told = (header for sheet in read.sheets for header in (*sheet.ignored, *sheet.noted))
    headers = dict.fromkeys((*told, *(" ".join(header.split()) for header in likely)))
    tracks = [sheet.track for sheet in read.sheets] or [*TRACKS]
    columns = dict.fromkeys(word for track in tracks for word in column_words(track))
    return Unknown([*headers], [*columns], {of: [*told] for of, told in words.items()}, choices)


def write_template(path: Path, tracks: Sequence[str], profile: Profile) -> None:
    """Write a blank sheet for each of the tracks. Raises BadInput."""
    if path.suffix.casefold() != ".xlsx":
        raise BadInput("unknown_format", value=path.suffix or path.name, choices=[".xlsx"])
    choices = {track: _choices(track, profile) for track in tracks}
    write_new(path, template.workbook(choices, lang()))
    names = [TRACKS[track].en if lang() == "en" else TRACKS[track].zh for track in tracks]
    streams.say(visible(_("written: {path} ({names})").format(path=path, names=", ".join(names))))


def _choices(track: str, profile: Profile) -> dict[str, Choice]:
    found = {}
    for column in template.coded(track):
        section = str(column.section)
        terms = {code: profile.term(section, code, lang()) for code in codes_of(track, section)}
        found[column.key] = Choice([*terms.values()], terms.get(_EXAMPLES.get(column.key, ""), ""))
    return found
