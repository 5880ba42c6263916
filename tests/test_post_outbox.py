"""The outbox, and what may stand in a mail's headers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.calendar.dates import CHINA
from sqqf.post.addresses import address, sender
from sqqf.post.locking import locked
from sqqf.post.message import Letter, compose
from sqqf.post.outbox import Outbox
from sqqf.procedure.errors import BadInput
from sqqf.store import files

MOMENT = datetime(2026, 11, 23, 8, 30, tzinfo=CHINA)


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "outbox/0123", files.write_whole, files.make_folder)


def test_a_key_is_put_in_once_whatever_became_of_it(outbox: Outbox) -> None:
    assert not outbox.has("a")
    assert outbox.queued() == []
    for key in "abc":
        assert outbox.put(key, key.encode())
        assert not outbox.put(key, b"again")
        os.utime(outbox.folder / f"queued/{key}.eml", (1000 - ord(key), 1000 - ord(key)))
    assert outbox.queued() == ["c", "b", "a"], "oldest first"
    outbox.sent("a")
    outbox.failed("b")
    assert [outbox.put(key, b"again") for key in "abc"] == [False] * 3
    assert outbox.queued() == ["c"]
    assert outbox.content("c") == b"c"


def test_a_lock_is_another_processs_as_long_as_that_lives(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = f"""
import sys, time
from pathlib import Path
from sqqf.post.locking import locked
with locked(Path({str(path)!r}), 0) as held:
    print(held, flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout
            assert other.stdout.readline() == "True\n"
            began = time.monotonic()
            with locked(path, 0.2) as held:
                assert not held
            assert time.monotonic() - began >= 0.2
        finally:
            other.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    with locked(path, 0) as held:
        assert held, "no lock is left behind by whoever was killed"


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[ -~\r\n]{0,6}a@b[ -~\r\n]{0,6}", fullmatch=True)))
def test_whatever_is_taken_for_an_address_is_one_and_nothing_else(text: str) -> None:
    try:
        to = address(text)
    except BadInput:
        return
    letter = Letter("k", to, "日报：超期 1\r\nBcc: x@example.org", "text\n.\n", "<p>页</p>")
    read = message_from_bytes(compose(letter, ("容错办", "office@example.org"), MOMENT), policy=default)
    assert read["To"].addresses[0].addr_spec == to
    assert len(read["To"].addresses) == 1
    assert read["Subject"] == "日报：超期 1 Bcc: x@example.org"
    assert "Bcc" not in read
    assert read.defects == []


def test_a_mail_is_made_of_seven_bits(outbox: Outbox) -> None:
    letter = Letter("k", "a@example.org", "日报", "文" * 2000, "<p>页</p>")
    content = compose(letter, ("容错办", "office@example.org"), MOMENT)
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) < 998
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"Date: Mon, 23 Nov 2026 08:30:00 +0800\r\n" in content
    assert b"Message-ID: <k@example.org>\r\n" in content


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a@example.org", ("", "a@example.org")),
        ("<a@example.org>", ("", "a@example.org")),
        ("容错办 <a@example.org>", ("容错办", "a@example.org")),
        ('"Office, the" <a@example.org>', ("Office, the", "a@example.org")),
    ],
)
def test_a_sender_may_have_a_name(text: str, wanted: tuple[str, str]) -> None:
    assert sender(text) == wanted


@pytest.mark.parametrize("text", ["", "x", "a@b, c@d", "x <a@b> <c@d>", "x\r\nBcc: y <a@b>", "x <a@b\n>"])
def test_a_sender_is_one(text: str) -> None:
    with pytest.raises(BadInput):
        sender(text)
