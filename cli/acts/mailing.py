"""The daily report by mail: its words, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqqf.cli.acts.heads import gave_out
from sqqf.cli.context.language import _, listed
from sqqf.cli.context.session import session
from sqqf.cli.render.report.forms import rendered, subject, without_names
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.desk import mailing
from sqqf.desk.mailing import Due, MailRequest, Worded
from sqqf.post.smtp import Outcome


def mail_report(request: MailRequest, *, names: bool, as_json: bool) -> Callable[[], None]:
    """What queues today's reports, then sends all that waits; it may raise BadInput or Refused.

    Raises BadInput where the settings or an address are at fault, before anything is written.
    """
    due = mailing.due(session().ledger, session().today, request)
    return lambda: _send(due, names=names, as_json=as_json)


def _send(due: Due, *, names: bool, as_json: bool) -> None:
    run = session()
    if due.without_address:
        said = _("no address in the mail settings, so no report of their own: {officers}")
        streams.tell(visible(said.format(officers=listed(due.without_address))))

    def worded(report: Mapping[str, Any]) -> Worded:
        told = report if names else without_names(report)
        text, html = (rendered(told, form) + "\n" for form in ("text", "html"))
        return Worded(subject(told), text, html)

    became: dict[str, list[str]] = {"sent": [], "queued": [], "refused": []}
    for outcome in mailing.send(run.ledger, run.today, due, worded):
        became[outcome.standing].append(outcome.to)
        if outcome.standing == "sent":
            gave_out("report", outcome.to)
        _tell(outcome)
    if as_json:
        document = {"sent": became["sent"], "queued": became["queued"], "already": due.already}
        streams.show_json({"date": run.today.isoformat(), **document})
    elif due.already and streams.can_ask():  # not to cron, every hour
        streams.tell(visible(_("already sent or queued today: {to}").format(to=listed(due.already))))


def _tell(outcome: Outcome) -> None:
    if outcome.standing == "refused":  # of all of them at the end
        return
    if outcome.standing == "sent":
        said = _("sent to {to}")
    elif outcome.said:
        said = _("queued: {to}, will be sent next time ({said})")
    else:
        said = _("queued: {to}; another run is sending")
    streams.tell(visible(said.format(to=outcome.to, said=outcome.said)))
