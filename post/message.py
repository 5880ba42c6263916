"""A mail of two parts that say the same: as text, and as a page."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple


class Letter(NamedTuple):
    """What is sent to one address. ``key`` tells it from every other, and stays when it is sent again."""

    key: str
    to: str
    subject: str
    text: str
    html: str


def compose(letter: Letter, sender: tuple[str, str], moment: datetime) -> bytes:
    """The mail as it goes over the wire: lines of 7 bits, so that every server takes it as it is."""
    name, own = sender
    message = EmailMessage(SMTP)
    message["From"] = Address(display_name=name, addr_spec=own)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = moment
    message["Message-ID"] = f"<{letter.key}@{own.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    message.set_content(letter.text, cte="base64")
    message.add_alternative(letter.html, subtype="html", cte="base64")
    return message.as_bytes()
