"""sqqf calendar import"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.calendar.faults import NoticeDoubts
from sqqf.calendar.judging import judged
from sqqf.calendar.notice import read_notices
from sqqf.calendar.telling import Telling
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, typed
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.cli.options.parsing import words, year
from sqqf.cli.options.questions import agree
from sqqf.cli.render.calendar.imported import document, show
from sqqf.cli.screen import streams
from sqqf.cli.sentences import faults
from sqqf.store.incoming import MOST_TEXT, read_bytes
from sqqf.store.writing.notices import Imported, NoticeFile, import_notices

File = Annotated[str, argument("FILE", _("A notice: holiday-cn's JSON, or .ics.")), Needed()]
DryRun = Annotated[bool, flag("--dry-run", _("Only show what would change."))]
Year = Annotated[int | None, option("--year", "YEAR", _("Import only this year of the file."), year)]
Amend = Annotated[
    bool,
    flag(
        "--amend",
        _("A notice that lacks a festival of its year is an amendment: only the days in it change."),
    ),
]
Off = Annotated[
    list[str] | None,
    option("--off", "NAME", _("Events of this name are days off; may be given again."), words),
]
Worked = Annotated[
    list[str] | None,
    option("--worked", "NAME", _("Events of this name are working days; may be given again."), words),
]
Skip = Annotated[
    list[str] | None, option("--skip", "NAME", _("Events of this name are neither; repeatable."), words)
]
Yes = Annotated[bool, flag("--yes", _("What isn't plausible has been checked: import it."))]


def command(
    file: File = NEEDED,
    dry_run: DryRun = False,
    in_year: Year = None,
    amend: Amend = False,
    off: Off = None,
    worked: Worked = None,
    skip: Skip = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Take over the State Council's notice for a year; every limit it changes is counted anew.

    A notice with every festival of its year replaces all that earlier imports said of that year. It is put on
    record, and each open limit that moves is listed, with the met ones whose verdict changes.

    \b
    Example:
      sqqf calendar import 2027.json --dry-run
    """
    run = session()
    run.ledger  # noqa: B018  (without a ledger there is nothing to import into: that is said first)
    about = typed.file(file)
    telling = Telling(in_year, tuple(off or ()), tuple(worked or ()), tuple(skip or ()))
    read = read_notices(
        read_bytes(Path(file), MOST_TEXT), ics=file.casefold().endswith(".ics"), telling=telling
    )
    done = _imported(NoticeFile(judged(read, amend=amend), about, yes, dry_run))
    if as_json:
        documents = [document(one) for one in done]
        streams.show_json(documents[0] if len(documents) == 1 else documents)
        return
    for one in done:
        show(one, dry_run=dry_run)


def _imported(given: NoticeFile) -> list[Imported]:
    """Import it; on a terminal, what isn't plausible is asked about. Raises NoticeDoubts elsewhere."""
    run = session()
    try:
        return import_notices(run.ledger, run.stamp, given)
    except NoticeDoubts as doubts:
        if not streams.can_ask():
            raise
        for said in faults.sentences(doubts)[1:]:
            streams.insist(said.message)
        if not given.dry_run:
            agree(_("this isn't plausible; import it all the same?"))
        return import_notices(run.ledger, run.stamp, given._replace(yes=True))
