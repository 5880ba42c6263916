"""What became of a backup, in words."""

from __future__ import annotations

from datetime import datetime

from sqqf.calendar.dates import CHINA
from sqqf.cli.context.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.keeping.backups import Copy


def show_copy(copy: Copy, *, as_json: bool) -> None:
    """The copy with what it holds, and up to when."""
    if as_json:
        streams.show_json(copy._asdict())
        return
    until = datetime.fromisoformat(copy.recorded_until).astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
    said = _("{file}: {acts} acts, {cases} cases, {leads} leads, recorded up to {until}; head {head}")
    streams.say(visible(said.format(**copy._asdict(), until=until)))
