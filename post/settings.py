"""The mail settings: a TOML file that nobody else may read, because it may hold a password."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any, NamedTuple

from sqqf.post.addresses import address, sender
from sqqf.procedure import toml
from sqqf.procedure.errors import BadInput

PORTS = {"tls": 465, "starttls": 587, "none": 25}
"""The usual port of each way of securing the connection; ``none`` is for this machine alone."""
PASSWORD_VARIABLE = "SQQF_MAIL_PASSWORD"  # noqa: S105  (a variable's name)
HERE = ("localhost", "127.0.0.1", "::1")
PASSWORDS = ("password", "password_env", "password_command")
MOST = 1_000_000
"""So many bytes the file may have, and that with certificates."""
Opened = Callable[[Path, int], AbstractContextManager[IO[bytes]]]
"""Opens a file of so many bytes at most. Raises BadInput."""
_MOST_SECONDS = 600
_CERTIFICATE = re.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----")
_PLAIN_KEY = re.compile(r"[A-Za-z_-]{1,20}")


class Settings(NamedTuple):
    """Where and as whom mail is sent. ``officers``: the address of each officer who has one, by name."""

    host: str
    port: int
    security: str
    sender: tuple[str, str]
    """Display name and address."""
    user: str | None
    password: str | None
    password_env: str
    password_command: Sequence[str]
    certificates: str | None
    """To trust besides those of the system, as PEM."""
    timeout: int
    path: Path
    """The file they stand in."""
    officers: Mapping[str, str]


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _host(value: Any) -> bool:
    """A name or an address of a server, that the network can be asked for."""
    try:
        return _text(value) and not set(value) & set(" /@\\") and bool(value.encode("idna"))
    except UnicodeError:
        return False


def _variable(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,99}", value) is not None


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _security(value: Any) -> bool:
    return isinstance(value, str) and value in PORTS


def _addresses(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_text, value)) and all(map(_text, value.values()))


# key: whether a value will do, and what one looks like
_KEYS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "host": (_host, 'host = "smtp.example.org"'),
    "port": (_whole(1, 65535), "port = 465"),
    "security": (_security, 'security = "tls" | "starttls" | "none"'),
    "from": (_text, 'from = "office@example.org"'),
    "user": (_text, 'user = "office@example.org"'),
    "password": (_text, 'password = "…"'),
    "password_env": (_variable, f'password_env = "{PASSWORD_VARIABLE}"'),
    "password_command": (_texts, 'password_command = ["pass", "show", "mail"]'),
    "ca_file": (_text, 'ca_file = "ca.pem"'),
    "timeout": (_whole(1, _MOST_SECONDS), "timeout = 30"),
    "officers": (_addresses, '[officers] "李某" = "li@example.org"'),
}


def read_settings(path: Path, opened: Opened) -> Settings:
    """The settings in a file, which ``opened`` opens. Raises BadInput that names what is wrong with it.

    No value is said: a password may stand under a wrong key.
    """
    content = _content(path, opened)
    where = {"path": str(path)}
    for key, value in content.items():
        if key not in _KEYS:
            shown = key if _PLAIN_KEY.fullmatch(key) else "…"
            raise BadInput("mail_unknown_key", key=shown, choices=list(_KEYS), **where)
        holds, example = _KEYS[key]
        if not holds(value):
            raise BadInput("mail_bad_key", key=key, example=example, **where)
    for key in ("host", "from"):
        if key not in content:
            raise BadInput("mail_missing_key", key=key, example=_KEYS[key][1], **where)
    if len(several := [key for key in PASSWORDS if key in content]) > 1:
        raise BadInput("exclusive", names=several)
    security = content.get("security", "tls")
    if security == "none" and content["host"] not in HERE:
        raise BadInput("mail_unencrypted", **where)
    ca_file = content.get("ca_file")
    return Settings(
        host=content["host"],
        port=content.get("port", PORTS[security]),
        security=security,
        sender=_sender(content["from"], path),
        user=content.get("user"),
        password=content.get("password"),
        password_env=content.get("password_env", PASSWORD_VARIABLE),
        password_command=content.get("password_command", ()),
        certificates=_certificates(ca_file, path, opened) if ca_file else None,
        timeout=content.get("timeout", 30),
        path=path,
        officers={name: _address_of(name, text, path) for name, text in content.get("officers", {}).items()},
    )


def _sender(text: str, path: Path) -> tuple[str, str]:
    try:
        return sender(text)
    except BadInput:
        raise BadInput("mail_bad_key", key="from", example=_KEYS["from"][1], path=str(path)) from None


def _address_of(officer: str, text: str, path: Path) -> str:
    """An officer's address. Raises BadInput without the text: a password easily lands below [officers]."""
    try:
        return address(text)
    except BadInput:
        key, example = f"officers.{officer}", _KEYS["officers"][1]
        raise BadInput("mail_bad_key", key=key, example=example, path=str(path)) from None


def read_password(settings: Settings) -> str | None:
    """The password, from the file, the command or the environment; None without a user. Raises BadInput."""
    if settings.user is None:
        return None
    if settings.password is not None:
        password = settings.password
    elif settings.password_command:
        password = _from_command(settings)
    else:
        password = os.environ.get(settings.password_env, "")
    if not password:
        raise BadInput("mail_no_password", variable=PASSWORD_VARIABLE)
    if not (password + settings.user).isascii():  # smtplib sends no other
        raise BadInput("mail_password_not_ascii")
    return password


def _content(path: Path, opened: Opened) -> dict[str, Any]:
    if not path.exists():
        raise BadInput("mail_no_settings", path=str(path))
    with opened(path, MOST) as file:
        # On Windows a file in the user's own folder is the user's own; its mode says nothing.
        if os.name != "nt" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
            raise BadInput("mail_open_to_others", path=str(path))
        content = file.read(MOST)
    try:
        return toml.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput("mail_not_toml", path=str(path), said=_without_content(error)) from None


def _certificates(named: str, path: Path, opened: Opened) -> str:
    """The certificates in the file that is named beside the settings. Raises BadInput, which doesn't say
    the name."""
    try:
        with opened(path.parent / Path(named).expanduser(), MOST) as file:
            found = _CERTIFICATE.findall(file.read(MOST).decode(errors="replace"))
        if found:
            return "\n".join(found)
    except (BadInput, OSError, RuntimeError):  # the last: ~ of nobody
        pass
    raise BadInput("mail_bad_certificates", path=str(path)) from None


def _without_content(error: ValueError) -> str:
    """Where a file stops being TOML. The text isn't quoted: it may be the password."""
    place = str(error).rpartition("(")[2].rstrip(")")
    return place if isinstance(error, tomllib.TOMLDecodeError) else "UTF-8"


def _from_command(settings: Settings) -> str:
    try:
        done = subprocess.run(
            settings.password_command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=settings.timeout,
            check=True,
        )
        return done.stdout.decode().splitlines()[0] if done.stdout.strip() else ""
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise BadInput("mail_password_failed", said=said[0] if said else f"{error.returncode}") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise BadInput("mail_password_failed", said=type(error).__name__) from None
