"""The mail settings: a TOML file that nobody else may read, because it may hold a password."""

from __future__ import annotations

import os
import stat
import subprocess
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.post.addresses import address, sender
from sqqf.procedure.errors import BadInput

PORTS = {"tls": 465, "starttls": 587, "none": 25}
"""The usual port of each way of securing the connection; ``none`` is for this machine alone."""
PASSWORD_VARIABLE = "SQQF_MAIL_PASSWORD"  # noqa: S105  (a variable's name)
HERE = ("localhost", "127.0.0.1", "::1")
PASSWORDS = ("password", "password_env", "password_command")
_MOST_SECONDS = 600


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
    ca_file: Path | None
    """Certificates to trust besides those of the system."""
    timeout: int
    officers: Mapping[str, str]


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _security(value: Any) -> bool:
    return isinstance(value, str) and value in PORTS


def _addresses(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_text, value)) and all(map(_text, value.values()))


# key: whether a value will do, and what one looks like
_KEYS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "host": (_text, 'host = "smtp.example.org"'),
    "port": (_whole(1, 65535), "port = 465"),
    "security": (_security, 'security = "tls" | "starttls" | "none"'),
    "from": (_text, 'from = "office@example.org"'),
    "user": (_text, 'user = "office@example.org"'),
    "password": (_text, 'password = "…"'),
    "password_env": (_text, f'password_env = "{PASSWORD_VARIABLE}"'),
    "password_command": (_texts, 'password_command = ["pass", "show", "mail"]'),
    "ca_file": (_text, 'ca_file = "ca.pem"'),
    "timeout": (_whole(1, _MOST_SECONDS), "timeout = 30"),
    "officers": (_addresses, '[officers] "李某" = "li@example.org"'),
}


def read_settings(path: Path) -> Settings:
    """The settings in a file. Raises BadInput that names what is wrong with it."""
    content = _content(path)
    where = {"path": str(path)}
    for key, value in content.items():
        if key not in _KEYS:
            raise BadInput("mail_unknown_key", key=key, choices=list(_KEYS), **where)
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
        raise BadInput("mail_unencrypted", host=content["host"])
    ca_file = content.get("ca_file")
    return Settings(
        host=content["host"],
        port=content.get("port", PORTS[security]),
        security=security,
        sender=sender(content["from"]),
        user=content.get("user"),
        password=content.get("password"),
        password_env=content.get("password_env", PASSWORD_VARIABLE),
        password_command=content.get("password_command", ()),
        ca_file=path.parent / Path(ca_file).expanduser() if ca_file else None,
        timeout=content.get("timeout", 30),
        officers={name: _address_of(name, text, path) for name, text in content.get("officers", {}).items()},
    )


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
        raise BadInput("mail_no_password", variable=settings.password_env)
    if not (password + settings.user).isascii():  # smtplib sends no other
        raise BadInput("mail_password_not_ascii")
    return password


def _content(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as opened:
            # On Windows a file in the user's own folder is the user's own; its mode says nothing.
            if os.name != "nt" and stat.S_IMODE(os.fstat(opened.fileno()).st_mode) & 0o077:
                raise BadInput("mail_open_to_others", path=str(path))
            return tomllib.loads(opened.read().decode())
    except FileNotFoundError:
        raise BadInput("mail_no_settings", path=str(path)) from None
    except (OSError, ValueError) as error:
        if isinstance(error, (tomllib.TOMLDecodeError, UnicodeDecodeError)):
            raise BadInput("mail_not_toml", path=str(path), said=_without_content(error)) from None
        raise BadInput("no_such_file", path=str(path)) from None


def _without_content(error: ValueError) -> str:
    """Where a file stops being TOML. The text isn't quoted: it may be the password."""
    place = str(error).rpartition("(")[2].rstrip(")")
    return place if isinstance(error, tomllib.TOMLDecodeError) else "UTF-8"


def _from_command(settings: Settings) -> str:
    program = settings.password_command[0]
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
        raise BadInput(
            "mail_password_failed", program=program, said=said[0] if said else f"{error.returncode}"
        ) from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise BadInput("mail_password_failed", program=program, said=type(error).__name__) from None
