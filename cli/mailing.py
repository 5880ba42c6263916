"""The daily report by mail: which letters, put into the outbox once a day, and what waits there sent."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.cli.context.language import _, listed
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.post.addresses import address
from sqqf.post.outbox import Outbox, usual_folder
from sqqf.post.settings import Settings, read_password, read_settings, usual_path
from sqqf.procedure.errors import BadInput, Refused


class Wish(NamedTuple):
    """Who is to get what. ``silent``: today nobody gets anything new; what waits is sent all the same."""

    addresses: Sequence[str]
    officer: str | None
    names: bool
    per_officer: bool
    silent: bool


class Order(NamedTuple):
    """A report for an address, of one officer or of all."""

    key: str
    to: str
    officer: str | None


def own_outbox() -> Outbox:
    """The outbox of this ledger."""
    return Outbox(usual_folder() / session().ledger.opening["ledger"])


def waiting() -> list[dict[str, str]]:
    """The mails that wait in the outbox, oldest first: to whom, of which day, and in which file."""
    from sqqf.post.smtp import addresses

    outbox, found = own_outbox(), []
    for key in outbox.queued():
        with contextlib.suppress(FileNotFoundError):  # it has just gone
            to = addresses(outbox.content(key))[1]
            found.append({"to": to, "date": key[: len("2026-11-23")], "path": str(outbox.waiting(key))})
    return found


def mail_report(wish: Wish, config: Path | None, *, as_json: bool) -> None:
    """Queue today's reports that weren't, then send all that waits. Raises BadInput, Refused."""
    run = session()
    settings = read_settings(config or usual_path())
    if wish.per_officer and wish.officer:
        raise BadInput("exclusive", names=["--per-officer", "--officer"])
    outbox = own_outbox()
    orders = [] if wish.silent else list(_orders(wish, settings))
    new = [order for order in orders if not outbox.has(order.key)]
    document: dict[str, Any] = {"date": run.today.isoformat(), "sent": [], "queued": [], "refused": []}
    document["already"] = [order.to for order in orders if order not in new]
    if wish.per_officer and not wish.silent and (new or not orders):  # not again every hour
        _tell_without_address(settings)
    if new or outbox.queued():
        password = read_password(settings)  # what is wrong with it is said before anything is queued
        _queue(outbox, new, wish, settings)
        _send(outbox, settings, password, document)
    if as_json:
        streams.show_json({key: value for key, value in document.items() if key != "refused"})
    elif document["already"] and streams.can_ask():  # not to cron, every hour
        streams.tell(visible(_("already sent or queued today: {to}").format(to=listed(document["already"]))))


def _orders(wish: Wish, settings: Settings) -> Iterator[Order]:
    """Whose report goes where, each once."""
    wanted = [(address(to), wish.officer) for to in wish.addresses]
    if wish.per_officer:
        wanted += [(to, officer) for officer, to in settings.officers.items() if _has_something(officer)]
    for to, officer in dict.fromkeys(wanted):
        yield Order(_key(to, officer), to, officer)


def _key(to: str, officer: str | None) -> str:
    """What makes a report one and the same: its ledger, its day, who gets it and whose it is; not its form."""
    run = session()
    facts = [run.ledger.opening["ledger"], run.today.isoformat(), to, officer]
    return f"{run.today}-{hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:24]}"


def _report(officer: str | None) -> dict[str, Any]:
    from sqqf.store.overview import daily_report

    return daily_report(session().ledger, session().today, officer)


def _lines(report: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    from sqqf.cli.render.report.forms import SECTIONS

    for section in SECTIONS:
        yield from report[section]


def _has_something(officer: str) -> bool:
    return any(_lines(_report(officer)))


def _tell_without_address(settings: Settings) -> None:
    """Say which officers something is listed for and no address is known."""
    officers = {line["officer"] for line in _lines(_report(None))} - {None, *settings.officers}
    if officers:
        said = _("no address in the mail settings, so no report of their own: {officers}")
        streams.tell(visible(said.format(officers=listed(sorted(officers)))))


def _queue(outbox: Outbox, orders: Sequence[Order], wish: Wish, settings: Settings) -> None:
    from datetime import datetime

    from sqqf.calendar.dates import CHINA
    from sqqf.cli.render.report.forms import rendered, subject, without_names
    from sqqf.post.message import Letter, compose

    for order in orders:
        report: Mapping[str, Any] = _report(order.officer)
        if not wish.names:
            report = without_names(report)
        texts = (rendered(report, form) + "\n" for form in ("text", "html"))
        letter = Letter(order.key, order.to, subject(report), *texts)
        try:
            outbox.put(
                order.key, compose(letter, settings.sender, datetime.now(CHINA).replace(microsecond=0))
            )
        except OSError as error:
            raise BadInput("cannot_write", path=str(error.filename or outbox.folder)) from None


def _send(outbox: Outbox, settings: Settings, password: str | None, document: dict[str, Any]) -> None:
    """Send what waits, and say of each what became of it. Raises Refused where one was refused for good."""
    from sqqf.post.smtp import send_queued

    refused = []
    for outcome in send_queued(outbox, settings, password):
        document[outcome.standing].append(outcome.to)
        if outcome.standing == "refused":
            refused.append(outcome)
            continue
        if outcome.standing == "sent":
            said = _("sent to {to}")
        elif outcome.said:
            said = _("queued: {to}, will be sent next time ({said})")
        else:
            said = _("queued: {to}; another run is sending")
        streams.tell(visible(said.format(to=outcome.to, said=outcome.said)))
    if refused:
        said = listed(f"{outcome.to} ({outcome.said})" for outcome in refused)
        raise Refused("mail_refused", said=said, folder=str(outbox.folder / "failed"))
