"""What a command acts on and as whom: the ledger, today, the person; from the options before the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqqf.calendar.dates import CHINA
from sqqf.cli.context.language import _
from sqqf.procedure.errors import BadInput

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqqf.calendar.workdays import Workdays
    from sqqf.cli.context.settings import Setting
    from sqqf.procedure.rules.profile import Profile
    from sqqf.store.ledger.ledger import Ledger
    from sqqf.store.ledger.stamp import Stamp

TOLERANCE, INACTION = "tolerance", "inaction"


class Session:
    """One run of the program. What costs time is made when first asked for."""

    def __init__(
        self,
        *,
        asked: Mapping[str, Setting],
        ledger_option: Path | None = None,
        today_option: date | None = None,
        by_option: str | None = None,
    ) -> None:
        self.asked = asked
        """What was asked for by option, environment or settings, by its key there, and by which of them."""
        self.ledger_option = ledger_option
        self.today_option = today_option
        self.by_option = by_option
        self.quiet = False
        """Nothing is said beside the answer but what goes wrong."""

    @property
    def ledger_source(self) -> str:
        """Who named the ledger: option, environment, folder, settings; default where nobody did."""
        return self.asked["ledger"].source if "ledger" in self.asked else "default"

    @cached_property
    def path(self) -> Path:
        """The ledger's file, named or in the user data folder."""
        return self.ledger_option or default_path()

    @cached_property
    def today(self) -> date:
        """Today in China, whatever the machine's time zone, unless another day is asked for."""
        return self.today_option or datetime.now(CHINA).date()

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger, opened. Raises NoLedger (10), Damaged (12)."""
        from sqqf.store.opening import open_ledger

        ledger = open_ledger(self.path)
        opened.append(self.path)
        click.get_current_context().find_root().call_on_close(ledger.connection.close)
        return ledger

    @property
    def moved_limits(self) -> int:
        """Limits that another built-in calendar has moved in this run; 0 where no ledger was opened."""
        ledger = self.__dict__.get("ledger")
        return ledger.recounted if ledger else 0

    @property
    def finished_files(self) -> Sequence[Path]:
        """Files that an earlier crash had kept from their names, and that this run gave them."""
        ledger = self.__dict__.get("ledger")
        return ledger.finished if ledger else ()

    @property
    def doubt(self) -> str | None:
        """What the disk said after this run's act was on record."""
        ledger = self.__dict__.get("ledger")
        return ledger.doubt if ledger else None

    @property
    def has_ledger(self) -> bool:
        from sqqf.store.disk import is_there

        return is_there(self.path)

    @cached_property
    def profile(self) -> Profile:
        """The rules that the command goes by: those in force today; without a ledger the shipped ones.

        A command about a case goes by the rules that the case was received under (``case``).
        """
        if self.has_ledger:
            return self.ledger.profile_on(self.today)
        from sqqf.store.ledger.profiles import read_profile

        return read_profile("yangjiang")

    def moment(self) -> AbstractContextManager[None]:
        """Around all that an answer is made of: it is read as the ledger stands at one moment."""
        from sqqf.store.index.moment import one_moment

        return one_moment(self.ledger)

    def expect(self, officer: str | None = None, unit: str | None = None, party: str | None = None) -> None:
        """Raise BadInput, with the nearest names, where nobody goes by it: a list would show nothing."""
        if (officer, unit, party) != (None, None, None):
            from sqqf.store.index.bearers import expect

            expect(self.ledger, officer, unit, party)

    def case(self, no: str) -> str:
        """The id of the case that was named; from now on its own rules count. Raises BadInput."""
        from sqqf.store.ledger.finding import find_case, rules_of

        case_id = find_case(self.ledger, no, self.today)
        self.profile = rules_of(self.ledger, case_id)
        return case_id

    def lead(self, no: str) -> str:
        """The id of the lead that was named; from now on its own rules count. Raises BadInput."""
        from sqqf.store.ledger.finding import find_lead, rules_of

        lead_id = find_lead(self.ledger, no, self.today)
        self.profile = rules_of(self.ledger, lead_id)
        return lead_id

    def dossier(self, no: str) -> str:
        """The id of the case or lead that was named, as the command's group has it. Raises BadInput."""
        return self.lead(no) if track() == INACTION else self.case(no)

    def dossier_then(self, no: str, day: date) -> str:
        """The id of the case or lead that bore the number at the end of that day: it alone is there, in full.

        Raises BadInput.
        """
        try:
            dossier_id = self.dossier(no)
            self.as_of(day, dossier_id)
        except BadInput as error:
            if error.code not in ("no_such_case", "no_such_lead"):
                raise
            gone = self._taken_back_since(no, day)
            if gone is None:
                raise
            dossier_id = gone
            self.as_of(day, dossier_id)
        return dossier_id

    def _taken_back_since(self, no: str, day: date) -> str | None:
        from sqqf.store.index.as_of import as_of
        from sqqf.store.ledger.finding import find_case, find_lead, rules_of

        whole = as_of(self.ledger, day)
        try:
            found = (find_lead if track() == INACTION else find_case)(whole, no, day)
        except BadInput:
            return None
        finally:
            whole.connection.close()
        self.profile = rules_of(self.ledger, found)
        return found

    def as_of(self, day: date, case_id: str | None = None) -> None:
        """From now on the ledger is as it was at the end of that day, which is today then. Raises BadInput.

        With ``case_id`` this case alone is there, in full.
        """
        from sqqf.store.index.as_of import as_of

        self.ledger = as_of(self.ledger, day, case_id)
        click.get_current_context().find_root().call_on_close(self.ledger.connection.close)
        self.today = day
        if case_id is None:
            self.__dict__.pop("profile", None)  # the rules in force on that day
        said = _("as it stood at the end of {day}, by when things were recorded")
        if not self.quiet:
            click.echo(said.format(day=day), err=True)

    @property
    def workdays(self) -> Workdays:
        """Working days with the notices of the ledger where there is one, else as they are built in."""
        if self.has_ledger:
            return self.ledger.workdays
        from sqqf.calendar.workdays import Workdays

        return Workdays()

    @property
    def by(self) -> str:
        """Who records: as asked, or the login name."""
        if self.by_option:
            return self.by_option
        import getpass

        try:
            return getpass.getuser()
        except (KeyError, OSError):
            raise BadInput("missing", names=["--by"]) from None

    @property
    def stamp(self) -> Stamp:
        """Who records what follows, and on which day; another "today" than the calendar's leaves a mark."""
        from sqqf.store.ledger.stamp import Stamp

        marked = self.today if self.today != datetime.now(CHINA).date() else None
        return Stamp(by=self.by, today=self.today, mark=marked)


opened: list[Path] = []
"""The ledger of the command: it is looked into where something goes wrong that nobody foresaw."""


def session() -> Session:
    """The session of the command that is running."""
    found = click.get_current_context().find_object(Session)
    assert found is not None
    return found


def track(ctx: click.Context | None = None) -> str:
    """The track of the command that is running: ``sqqf lead …`` is about leads, all else about cases."""
    group = (ctx or click.get_current_context()).parent
    return INACTION if group and group.info_name == "lead" else TOLERANCE


def default_path() -> Path:
    """``ledger.db`` in the user data folder of this system."""
    # An import that costs a third of Python's own start: only where no ledger is named.
    from platformdirs import user_data_path

    return user_data_path("sqqf", appauthor=False) / "ledger.db"


def log_path() -> Path:
    """Where an unexpected error is written down."""
    from platformdirs import user_log_path

    return user_log_path("sqqf", appauthor=False) / "errors.log"
