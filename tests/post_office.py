"""A real mail server for the tests, in a thread of its own; what it is to answer can be changed as it runs."""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "office@example.org", "p%a s\"s'word"


@dataclass
class PostOffice:
    """``mail`` is what was delivered, in its order. ``answers``: what is said to an address instead of 250."""

    port: int
    mail: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    to_data: str = "250 OK"
    logged_in: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802  (the server's own name for it)
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.to_data.startswith("2"):
            message = message_from_bytes(envelope.content, policy=default)
            assert isinstance(message, EmailMessage)
            assert envelope.rcpt_tos == [message["To"]], "one mail an address"
            self.mail.append(message)
        return self.to_data

    def log_in(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (
            USER.encode(),
            PASSWORD.encode(),
        )
        if right:
            self.logged_in.append(USER)
        return AuthResult(success=right, handled=False)

    @contextlib.contextmanager
    def open(
        self, security: str = "none", certificate: Path | None = None, *, password: bool = False
    ) -> Iterator[PostOffice]:
        """Serve, for as long as the block lasts."""
        options: dict[str, Any] = {}
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            if security == "tls":
                options["ssl_context"] = context
            else:
                options |= {"tls_context": context, "require_starttls": True}
        if password:
            options |= {"authenticator": self.log_in, "auth_required": True}
            options |= {"auth_require_tls": security == "starttls"}  # it knows of no TLS but its own
            options |= {"auth_require_tls": security == "starttls"}
        controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)
        controller.start()
        try:
            yield self
        finally:
            controller.stop()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def parts(message: EmailMessage) -> dict[str, str]:
    """What a mail says, by the kind of its parts."""
    assert message.get_content_type() == "multipart/alternative"
    return {part.get_content_type(): part.get_content() for part in message.iter_parts()}
