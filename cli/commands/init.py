"""sqqf init"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import default_path, session
from sqqf.cli.options import typed
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import positive
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.number import is_prefix
from sqqf.store import files
from sqqf.store.ledger.profiles import read_profile
from sqqf.store.registers import put_on_list
from sqqf.store.writing.making import NewLedger, making


def _prefix(text: str) -> str:
    """What case numbers may begin with. Raises BadInput."""
    if not is_prefix(text):
        raise BadInput("bad_prefix", text=text)
    return text


Group = Annotated[str, option("--group", "NAME", _("The group's full name.")), Needed()]
Level = Annotated[str, option("--level", "city|county", _("The group's level.")), Needed("levels")]
Prefix = Annotated[
    str | None,
    option("--prefix", "TEXT", _("What case numbers begin with (代字)."), _prefix),
    Needed(optional=True),
]
Members = Annotated[
    list[str] | None,
    option("--member", "NAME:ORGAN[:ROLE]", _("A member of the group; may be given again.")),
    Needed(check=typed.member, optional=True),
]
Profile = Annotated[str, option("--profile", "NAME|FILE", _("The rules: a shipped profile or a TOML file."))]
Following = Annotated[int, option("--next", "N", _("The first case's number this year."), positive)]


def command(
    group: Group = NEEDED,
    level: Level = NEEDED,
    prefix: Prefix = None,
    member: Members = None,
    profile: Profile = "yangjiang",
    following: Following = 1,
) -> None:
    """Make a new ledger.

    It is one file; nothing else is installed or started. A file that exists is never touched.

    \b
    Example:
      sqqf init --group 阳江市容错调查工作小组 --level city --prefix 阳容 --member 赵某:discipline:lead
    """
    run = session()
    rules = run.profile = read_profile(profile)
    code = rules.find("levels", level)
    members = [typed.member(text) for text in member or ()]
    if run.path == default_path():
        files.make_folder(run.path.parent)
    new = NewLedger(group, code, prefix or rules.default_prefix, rules, following)
    with making(run.path, new, run.stamp) as writing:
        for one in members:
            put_on_list(writing, **one)
    streams.say(visible(_("a new ledger for {group}: {path}").format(group=group, path=run.path)))
