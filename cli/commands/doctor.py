"""sqqf doctor"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sqqf.calendar.workdays import Workdays
from sqqf.cli.context.language import _
from sqqf.cli.context.session import Session, log_path, session
from sqqf.cli.context.settings import places
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import flag
from sqqf.cli.render import doctor as shown
from sqqf.cli.screen.progress import counting
from sqqf.desk.doctor import look_at_machine, look_into
from sqqf.store.keeping.surroundings import OK, POINT, PROBLEM, Finding, look_around
from sqqf.store.ledger.errors import Damaged

Rebuild = Annotated[
    bool, flag("--rebuild", _("Make the ledger anew from its acts, beside the damaged file."))
]


def command(rebuild: Rebuild = False, as_json: AsJson = False) -> None:
    """Look at what the ledger stands on, and say what to do about it.

    Which ledger is in use and who named it, who can read it, whether a program copies its folder elsewhere,
    what a run that was cut off left behind, whether every act is what was recorded, from when on dates are
    provisional, what is installed. Exit code 12 where the ledger is damaged, else 0. No act is
    recorded.

    --rebuild makes tables and index anew in a file beside the damaged one, which stays as it is: with the
    acts that the chain proves, up to the first that is missing or was changed. What can be read after that is
    written down apart, for people to look at. A backup may hold more.

    \b
    Example:
      sqqf doctor
      sqqf doctor --rebuild
    """
    run = session()
    if rebuild:
        _rebuild(run.path, as_json=as_json)
        return
    found = [*_of_places(run)]
    damage = None
    if run.has_ledger:
        try:
            with counting(_("acts, cases and leads")) as tick:
                found += look_into(run.ledger, run.path, tick)
        except Damaged as error:
            damage = error
            found.append(Finding("damaged", PROBLEM))
    found += look_at_machine(Workdays() if damage else run.workdays, run.today)
    found.append(Finding("log", OK, {"path": str(log_path())}))
    shown.show(found, as_json=as_json)
    if damage:
        raise damage  # and is told like any other
    if any(one.what == "not_as_recorded" for one in found):
        raise typer.Exit(Damaged.exit_code)


def _rebuild(path: Path, *, as_json: bool) -> None:
    # It loads all that folds and writes.
    from sqqf.store.keeping.rebuilding import rebuild  # noqa: PLC0415

    with counting(_("acts, cases and leads")) as tick:
        done = rebuild(path, tick)
    shown.show_rebuilt(done, as_json=as_json)
    if not done.ok:
        raise typer.Exit(Damaged.exit_code)


def _of_places(run: Session) -> Iterator[Finding]:
    where = {"path": str(run.path.absolute()), "source": run.ledger_source}
    yield Finding("ledger", OK, where) if run.has_ledger else Finding("no_ledger", POINT, where)
    yield from (
        Finding("setting", OK, {"path": str(path.absolute())}) for path in places().values() if path.exists()
    )
    if run.path.is_file():
        yield from look_around(run.path)
