"""The ledger's file, and what holds for it as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "ledger_exists": (
        n_("there is a file already: {path}"),
        n_("use it with --ledger, or name another; a ledger is never written over"),
    ),
    "profile_backwards": (
        n_("{on} is before the day from which the last profile holds, {latest}"),
        n_("rules are changed forward: give a later --on"),
    ),
    "not_a_hash": (
        n_("“{text}” is not a head hash"),
        n_("64 hexadecimal digits, as the daily report prints them"),
    ),
    "ledger_not_writable": (
        n_("the ledger can't be opened for writing"),
        n_("check the rights on the file and its folder"),
    ),
    "before_the_ledger": (
        n_("on {day} this ledger didn't exist yet: it was opened on {opened}"),
        n_("give a later --as-of"),
    ),
    "copy_unsound": (
        n_("the copy isn't what was recorded, so there is none: {path}"),
        n_("sqqf verify shows what is wrong with the ledger; an earlier backup may be whole"),
    ),
    "sealed_backup": (
        n_("{path} is sealed to a key"),
        n_("name the file with that key: --identity FILE"),
    ),
    "wrong_key": (
        n_("the key in {path} doesn't open the backup"),
        n_("it is opened by the key whose public half was given to backup --to"),
    ),
    "not_a_recipient": (
        n_("“{text}” is no recipient's key"),
        n_("age-keygen makes one, age1…; an SSH public key will do too"),
    ),
    "needs_extra": (
        n_("this needs {names}, which isn't installed"),
        n_("pip install 'sqqf[{extra}]'"),
    ),
    "no_ledger": (
        n_("there is no ledger at {path}"),
        n_("make one with sqqf init, or name it with --ledger"),
    ),
    "busy": (n_("the ledger stayed busy for 30 s"), n_("somebody else is writing; try again")),
    "not_a_ledger": (n_("this is not a ledger of ours"), n_("check --ledger")),
    "newer_ledger": (
        n_("the ledger is of a newer version ({version}; this program knows {known})"),
        n_("install the newer sqqf"),
    ),
    "damaged": (n_("the ledger is damaged: {detail}"), n_("keep the file as it is, and go back to a backup")),
    "nothing_to_rebuild": (
        n_("nothing can be read of the acts in {path}"),
        n_("keep the file as it is, and go back to a backup: sqqf restore FILE --to FILE"),
    ),
    "unsound": (
        n_("the ledger is damaged: its content isn't what was recorded"),
        n_("sqqf verify names the places; keep the file as it is, and go back to a backup"),
    ),
    "foreign_schema": (
        n_("the ledger is damaged: “{name}” in it isn't as the program makes it"),
        n_("another program has changed the file: keep it as it is, and go back to a backup"),
    ),
    "journal_left": (
        n_("beside {path} are the remains of another ledger: {left}"),
        n_("move {left} away together with the ledger that it belongs to, or choose another name"),
    ),
    "commit_unsure": (
        n_("the disk was lost while act {seq} was being recorded, and can't be asked whether it is"),
        n_("when it is there again: sqqf verify --head {head}"),
    ),
    "recorded_not_placed": (
        n_("the act is on record, but its file can't be put at {path}; it is kept as {draft}"),
        n_(
            "make room, or make the folder writable; the next command that records something puts the "
            "file there"
        ),
    ),
    "disk": (n_("the disk failed or is full: {detail}"), n_("nothing was written; make room and try again")),
}
