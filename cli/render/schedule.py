"""What is scheduled: when it runs, what it does and depends on, and the files it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqqf.cli.context.language import _, listed
from sqqf.cli.screen.lines import Line
from sqqf.desk import scheduling
from sqqf.desk.mailing import Waiting
from sqqf.desk.scheduling import Plan
from sqqf.post.cron import local
from sqqf.post.job import Job, Piece
from sqqf.post.scheduling import read


def planned(plan: Plan) -> Iterator[Line]:
    """What would be installed: in words, and as it would stand there."""
    yield from _told(plan.job, plan.kind)
    yield from written(plan.kind, plan.pieces)


def _told(job: Job, name: str) -> Iterator[Line]:
    """When it runs and what it does, in words, and what that depends on."""
    said = _("every working day at {at} in China: {what}")
    yield Line(said.format(at=f"{job.at:%H:%M}", what=listed(_purposes(job.command))))
    if job.runs > 1:
        said = _(
            "it also runs each hour after that until {last}, for what couldn't be done before; "
            "nothing is sent twice"
        )
        yield Line(said.format(last=f"{job.at.hour + job.runs - 1:02}:{job.at:%M}"))
    if name == "cron" and (here := local(job.at)) != job.at:
        said = _("cron goes by this machine’s clock, where that is {here}")
        yield Line(said.format(here=f"{here:%H:%M}"))
    if name == "systemd":
        yield Line(_("a user’s timers run while the user is logged in; for longer: loginctl enable-linger"))
    if name == "windows":
        for variable, value in job.environment.items():
            said = _(
                'a Windows task takes no variables along; set it for the user: setx {variable} "{value}"'
            )
            yield Line(said.format(variable=variable, value=value))


def _purposes(command: Sequence[str]) -> Iterator[str]:
    """What a report that is run so is made for."""
    found = scheduling.purposes(command)
    to = [*found.mail]
    if found.per_officer:
        to.append(_("each officer with an address in the settings"))
    if to:
        said = _("mail to {to}, with names") if found.names else _("mail to {to}, numbers only")
        yield said.format(to=listed(to))
    for folder in found.folders:
        yield _("a page into {folder}").format(folder=folder)
    for folder in found.backups:
        yield _("a backup into {folder}").format(folder=folder)


def in_force(job_id: str, name: str, pieces: Sequence[Piece]) -> Iterator[Line]:
    """What is installed: in words, and as it stands there."""
    if job := read(name, job_id, pieces):
        yield from _told(job, name)
    else:
        yield Line(
            _("what is there was changed by hand, or written by another release; it is shown as it is")
        )
    yield from written(name, pieces)


def written(name: str, pieces: Iterable[Piece]) -> Iterator[Line]:
    """What stands where."""
    for piece in pieces:
        yield Line(_("{kind}, {place}:").format(kind=name, place=piece.place), "bold")
        yield from (Line(line, indent=2) for line in piece.text.splitlines())


def in_the_outbox(mails: Iterable[Waiting]) -> Iterator[Line]:
    """The mails that wait, each with the file to delete where it is a wrong one."""
    if mails := [*mails]:
        yield Line(_("waiting in the outbox for the next run; a file deleted here isn't sent:"), "bold")
        yield from (Line("  ".join((mail.date, mail.to, mail.path)), indent=2) for mail in mails)


def documents(name: str, pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [{"kind": name, **piece._asdict()} for piece in pieces]
