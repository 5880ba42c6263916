"""Sending what waits in the outbox. Certificates are always checked; nothing goes in the clear."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from email.policy import SMTP
from typing import NamedTuple

from sqqf.post.outbox import Outbox
from sqqf.post.settings import Settings
from sqqf.procedure.errors import BadInput


class Outcome(NamedTuple):
    """What became of one mail: ``sent``, ``queued`` (tried again next time) or ``refused`` (never again)."""

    to: str
    standing: str
    said: str = ""
    """What the server, or the network, said; empty where another run is at it."""


class Away(Exception):
    """The server can't be reached, or takes nothing just now."""


def send_queued(outbox: Outbox, settings: Settings, password: str | None) -> Iterator[Outcome]:
    """Send what waits, oldest first, each once.

    Raises BadInput where the settings are at fault: the server isn't who it should be, or knows neither user
    nor password. All of it then stays queued.
    """
    with outbox.sending() as held:
        waiting = outbox.queued()
        if not held:
            yield from (Outcome(addresses(outbox.content(key))[1], "queued") for key in waiting)
            return
        if not waiting:
            return
        reached = 0
        try:
            with _connected(settings, password) as server:
                for reached, key in enumerate(waiting):  # noqa: B007  (read below: how far it came)
                    if outbox.waiting(key).exists():  # nobody took it away meanwhile
                        yield _send(server, outbox, key)
                reached = len(waiting)
        except Away as away:
            for key in waiting[reached:]:
                yield Outcome(addresses(outbox.content(key))[1], "queued", str(away))


def _send(server: smtplib.SMTP, outbox: Outbox, key: str) -> Outcome:
    """Send one mail and note what became of it. Raises Away where the connection is lost."""
    content = outbox.content(key)
    own, to = addresses(content)
    try:
        server.sendmail(own, [to], content)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = error.recipients[to][0], _words(*error.recipients[to])
    except smtplib.SMTPResponseException as error:
        code, words = error.smtp_code, _reason(error)
        if isinstance(error, smtplib.SMTPSenderRefused) and code >= 500:
            raise BadInput("mail_sender_refused", sender=own, said=words) from None
    except (OSError, smtplib.SMTPException) as error:
        raise Away(_reason(error)) from None
    else:
        outbox.sent(key)
        return Outcome(to, "sent")
    if code < 500:
        return Outcome(to, "queued", words)
    outbox.failed(key)
    return Outcome(to, "refused", words)


@contextlib.contextmanager
def _connected(settings: Settings, password: str | None) -> Iterator[smtplib.SMTP]:
    """The server, reached and logged in. Raises Away, or BadInput where the settings are at fault."""
    try:
        server = _reached(settings)
        if settings.user is not None:
            assert password
            _log_in(server, settings.user, password)
    except ssl.SSLCertVerificationError as error:
        raise BadInput("mail_certificate", host=settings.host, said=error.verify_message) from None
    except (smtplib.SMTPException, OSError) as error:
        if isinstance(error, ssl.SSLError) and not isinstance(
            error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)
        ):
            raise BadInput("mail_not_tls", host=settings.host, security=settings.security) from None
        raise Away(_reason(error)) from None
    try:
        yield server
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _reached(settings: Settings) -> smtplib.SMTP:
    context = _context(settings)
    at, seconds = (settings.host, settings.port), settings.timeout
    if settings.security == "tls":
        return smtplib.SMTP_SSL(*at, timeout=seconds, context=context)
    server = smtplib.SMTP(*at, timeout=seconds)
    if settings.security == "starttls":
        try:
            server.starttls(context=context)
        except smtplib.SMTPNotSupportedError:
            server.close()
            raise BadInput("mail_not_tls", host=settings.host, security=settings.security) from None
        except BaseException:
            server.close()
            raise
    return server


def _log_in(server: smtplib.SMTP, user: str, password: str) -> None:
    try:
        server.login(user, password)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < 500:
            raise
        raise BadInput("mail_login_refused") from None
    except smtplib.SMTPNotSupportedError:
        raise BadInput("mail_login_refused") from None


def _context(settings: Settings) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.certificates:
        try:
            context.load_verify_locations(cadata=settings.certificates)
        except (ssl.SSLError, ValueError):
            raise BadInput("mail_bad_certificates", path=str(settings.path)) from None
    return context


def addresses(content: bytes) -> tuple[str, str]:
    """Sender and recipient of a queued mail: we put it there, with one address each."""
    headers = BytesHeaderParser(policy=SMTP).parsebytes(content)
    own, to = (headers[name].addresses[0].addr_spec for name in ("From", "To"))
    return own, to


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_code, error.smtp_error)
    return str(error) or type(error).__name__


def _words(code: int, said: bytes | str) -> str:
    """What a server said, in one line."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())
