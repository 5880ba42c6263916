"""Rules written to a file to start from, and rules put in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.errors import Refused
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.lights import Clock
from sqqf.store.files import write_new
from sqqf.store.index.reading import DeadlineFilter, lines
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.profiles import SHIPPED, profile_body, read_profile, shipped_text
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction


class Adopted(NamedTuple):
    """Rules put in force, and what that changes. What was registered goes on under the rules of its receipt.

    So no limit moves and no finding comes or goes; what changes are the lights, which are the group's.
    """

    rules: Profile
    on: date
    """The day from which they hold."""
    recorded: bool
    """False where it was only looked at."""
    before: Profile
    """What would hold on that day without them."""
    open: int
    """Cases and leads that go on under the rules that they have."""
    kept: Sequence[str]
    """Those of them that were received on that day or later, by number."""
    stateless: Sequence[tuple[str, str]]
    """Those in a state that the new rules haven't got: number and state."""
    lights: Sequence[tuple[str, str, str, str]]
    """Limits that stand otherwise on that day, or today if that is later: number, kind, was, is."""


def adopt(ledger: Ledger, stamp: Stamp, rules: Profile, on: date, *, dry_run: bool = False) -> Adopted:
    """Put rules in force from a day on, or with ``dry_run`` only say what that would change.

    A case keeps the rules in force at its receipt. Raises Refused for a day before that of earlier rules.
    """
    with transaction(ledger, stamp) as writing:
        latest = ledger.connection.execute(
            "SELECT max(on_date) FROM acts WHERE kind='profile' AND case_id IS NULL"
        ).fetchone()[0]
        if latest and on.isoformat() < latest:
            raise Refused("profile_backwards", on=on, latest=latest)
        before = ledger.profile_on(on)
        lights = _lights(ledger, (before, rules), max(on, stamp.today))
        going_on = _going_on(ledger)
        if not dry_run:
            writing.record("profile", profile_body(rules), on)
    return Adopted(
        rules,
        on,
        recorded=not dry_run,
        before=before,
        open=len(going_on),
        kept=[no for no, _, received_on in going_on if received_on and received_on >= on.isoformat()],
        stateless=[(no, state) for no, state, _ in going_on if state not in rules.states],
        lights=lights,
    )


def _lights(ledger: Ledger, rules: tuple[Profile, Profile], day: date) -> list[tuple[str, str, str, str]]:
    """The limits that stand otherwise on a day by the second rules' lights than by the first's."""
    was, now = (
        lines(ledger.connection, DeadlineFilter(), Clock(day, ledger.workdays, one.yellows)) for one in rules
    )
    pairs = zip(was, now, strict=True)
    return [(old.case, old.kind, old.status, new.status) for old, new in pairs if old.status != new.status]


def _going_on(ledger: Ledger) -> list[tuple[str, str, str | None]]:
    """Number, state and day of receipt of each open case and lead."""
    return ledger.connection.execute(
        "SELECT no, state, json_extract(document, '$.received_on') FROM dossiers JOIN documents USING (n)"
        " WHERE open ORDER BY n"
    ).fetchall()


def write_start(path: Path) -> Profile:
    """Write the shipped profile under another name, for a place to write its own over it; what was written.

    It is called as the file is, where that is a name for rules. Raises BadInput where a file is there.
    """
    name = path.stem if re.fullmatch("[a-z][a-z0-9_]*", path.stem) else "place"
    shipped = read_profile(SHIPPED)
    text = shipped_text()
    for key, was, now in (("name", SHIPPED, name), ("version", shipped.version, "1")):
        text = text.replace(f'\n{key} = "{was}"\n', f'\n{key} = "{now}"\n', 1)
    write_new(path, text.encode())
    return Profile({**shipped.content, "name": name, "version": "1"})
