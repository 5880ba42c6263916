"""Mail and the schedule."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "mail_no_settings": (
        n_("there are no mail settings: {path}"),
        n_("sqqf report daily --help shows what they contain; kept elsewhere, name them with --config FILE"),
    ),
    "mail_open_to_others": (
        n_("others can read the mail settings: {path}"),
        n_("chmod 600 {path}; and where a password stood in it, change that"),
    ),
    "mail_not_toml": (
        n_("the mail settings aren't TOML in UTF-8: {path} ({said})"),
        n_("sqqf report daily --help shows how they look"),
    ),
    "mail_unknown_key": (n_("there is no mail setting “{key}”: {path}"), n_("there are: {choices}")),
    "mail_missing_key": (n_("the mail settings lack “{key}”: {path}"), n_("for instance {example}")),
    "mail_bad_key": (
        n_("“{key}” in the mail settings isn't of the right form: {path}"),
        n_("like this: {example}"),
    ),
    "mail_unencrypted": (
        n_("mail would go out unencrypted: {path}"),
        n_('security = "tls" or "starttls"; "none" is for a server on this machine only'),
    ),
    "bad_address": (n_("“{text}” is not a mail address"), n_("for instance office@example.org")),
    "mail_no_password": (
        n_("the password for the mail server is missing"),
        n_(
            "set {variable} in the environment, or the variable that password_env names; or password or "
            "password_command in the mail settings"
        ),
    ),
    "mail_password_failed": (
        n_("the command for the mail password failed ({said})"),
        n_("run password_command by hand; it has to print the password on its first line"),
    ),
    "mail_password_not_ascii": (
        n_("user or password for the mail server have characters that can't be sent"),
        n_("letters, digits and signs of ASCII only"),
    ),
    "mail_certificate": (
        n_("{host} can't show that it is the mail server: {said}"),
        n_(
            "the mail stays queued; where the server's certificate is your own, name it as ca_file in the "
            "mail settings"
        ),
    ),
    "mail_bad_certificates": (
        n_("ca_file in the mail settings names no file with certificates: {path}"),
        n_("name a file in PEM, at its own place or beside the settings"),
    ),
    "mail_not_tls": (
        n_("{host} doesn't speak {security} there"),
        n_("the mail stays queued; check port and security in the mail settings"),
    ),
    "mail_login_refused": (
        n_("the mail server rejects the user or the password"),
        n_("the mail stays queued; check them in the mail settings"),
    ),
    "mail_sender_refused": (
        n_("the mail server accepts no mail from {sender}: {said}"),
        n_("the mail stays queued; check from and user in the mail settings"),
    ),
    "mail_refused": (
        n_("the mail server refuses it for good: {said}"),
        n_("it was put aside in {folder} and isn't sent again; check the address"),
    ),
    "goes_with_backup": (n_("{names} goes with a backup only"), n_("add --backup DIR, or leave it out")),
    "goes_with_mail": (n_("{names} goes with mail only"), n_("add --mail ADDRESS, or leave it out")),
    "not_a_time": (n_("“{text}” is not a time of day"), n_("for instance 08:30")),
    "program_missing": (
        n_("there is no {program} on this system"),
        n_("another --kind may do: cron, systemd, windows"),
    ),
    "program_failed": (
        n_("{program} failed: {said}"),
        n_("check that you may use it; another --kind may do"),
    ),
    "not_schedulable": (
        n_("this can't be part of a schedule: {text}"),
        n_("rename it: no line breaks, and for a Windows task no % and no $("),
    ),
    "cron_block_broken": (
        n_("the crontab has “{mark}” without its counterpart"),
        n_("take the lines out with crontab -e; nothing was changed"),
    ),
}
