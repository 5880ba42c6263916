"""The daily report by mail: which letters, put into the outbox once a day, and what waits there sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.calendar.dates import CHINA
from sqqf.post import places
from sqqf.post.addresses import address
from sqqf.post.message import Letter, compose
from sqqf.post.outbox import Outbox
from sqqf.post.settings import Settings, read_password, read_settings
from sqqf.post.smtp import Outcome, addresses, send_queued
from sqqf.procedure.errors import BadInput, Refused
from sqqf.store import files
from sqqf.store.incoming import opened
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.overview import LISTS, daily_report


class MailRequest(NamedTuple):
    """Who gets what. ``silent``: nothing new goes out today; what waits is sent all the same."""

    addresses: Sequence[str]
    officer: str | None
    per_officer: bool
    silent: bool
    config: Path | None
    """The mail settings; None for the usual file."""


class Order(NamedTuple):
    """A report for an address, of one officer or of all."""

    key: str
    to: str
    officer: str | None


class Due(NamedTuple):
    """Today's reports to be sent, and what to say before."""

    settings: Settings
    new: Sequence[Order]
    already: Sequence[str]
    """Addresses that today's report was sent to or queued for before."""
    without_address: Sequence[str]
    """Officers with something listed and no address in the settings."""
    password: str | None
    """None too where nothing waited to be sent."""
    sends: bool


class Worded(NamedTuple):
    """A report in words: the mail's subject, and the report as text and as a page."""

    subject: str
    text: str
    html: str


class Waiting(NamedTuple):
    """A mail in the outbox: its address, day and file."""

    to: str
    date: str
    path: str


def waiting(ledger: Ledger) -> list[Waiting]:
    """The mails that wait, oldest first."""
    outbox, found = _outbox(ledger), []
    for key in outbox.queued():
        with suppress(FileNotFoundError):  # it has just gone
            to = addresses(outbox.content(key))[1]
            found.append(Waiting(to, key[: len("2026-11-23")], str(outbox.waiting(key))))
    return found


def due(ledger: Ledger, today: date, request: MailRequest) -> Due:
    """Today's reports. Raises BadInput where the settings or an address are at fault."""
    settings = read_settings(request.config or places.settings_file(), opened)
    if request.per_officer and request.officer:
        raise BadInput("exclusive", names=["--per-officer", "--officer"])
    outbox = _outbox(ledger)
    orders = [] if request.silent else list(_orders(ledger, today, request, settings))
    new = [order for order in orders if not outbox.has(order.key)]
    without_address: list[str] = []
    if request.per_officer and not request.silent and (new or not orders):  # not again every hour
        officers = {line["officer"] for line in _lines(daily_report(ledger, today, None))}
        without_address = sorted(officers - {None, *settings.officers})
    already = [order.to for order in orders if order not in new]
    sends = bool(new or outbox.queued())
    # What is wrong with the password is said before anything is written.
    password = read_password(settings) if sends else None
    return Due(settings, new, already, without_address, password, sends)


def send(
    ledger: Ledger, today: date, due: Due, worded: Callable[[Mapping[str, Any]], Worded]
) -> Iterator[Outcome]:
    """Queue the new ones, then send all that waits; gives what became of each.

    Raises BadInput where the outbox can't be written, Refused at the end where the server refused one.
    """
    outbox = _outbox(ledger)
    if not due.sends:
        return
    for order in due.new:
        words = worded(daily_report(ledger, today, order.officer))
        moment = datetime.now(CHINA).replace(microsecond=0)
        try:
            outbox.put(order.key, compose(Letter(order.key, order.to, *words), due.settings.sender, moment))
        except OSError as error:
            raise BadInput("cannot_write", path=str(error.filename or outbox.folder)) from None
    refused = []
    for outcome in send_queued(outbox, due.settings, due.password):
        if outcome.standing == "refused":
            refused.append(f"{outcome.to} ({outcome.said})")
        yield outcome
    if refused:
        raise Refused("mail_refused", said=refused, folder=str(outbox.folder / "failed"))


def _outbox(ledger: Ledger) -> Outbox:
    name = str(ledger.opening["ledger"])
    if not name.isalnum():  # no id of ours: it could be a path
        name = hashlib.sha256(name.encode()).hexdigest()
    return Outbox(places.outboxes() / name, files.write_whole, files.make_folder)


def _orders(ledger: Ledger, today: date, request: MailRequest, settings: Settings) -> Iterator[Order]:
    """Each address with the officer of its report, once."""
    wanted = [(address(to), request.officer) for to in request.addresses]
    if request.per_officer:
        wanted += [
            (to, officer)
            for officer, to in settings.officers.items()
            if any(_lines(daily_report(ledger, today, officer)))
        ]
    for to, officer in dict.fromkeys(wanted):
        # What makes a report one and the same: ledger, day, whose it is and who gets it; not its form.
        facts = json.dumps([ledger.opening["ledger"], today.isoformat(), to, officer])
        yield Order(f"{today}-{hashlib.sha256(facts.encode()).hexdigest()[:24]}", to, officer)


def _lines(report: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for name in LISTS:
        yield from report[name]
