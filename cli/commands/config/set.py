"""sqqf config set"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.settings import places
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_setting
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag
from sqqf.cli.render import settings as shown
from sqqf.desk.settings import KEYS, change_setting
from sqqf.procedure.errors import BadInput


def _key(text: str) -> str:
    if text not in KEYS:
        raise BadInput("unknown_setting", value=text, choices=list(KEYS))
    return text


Key = Annotated[str, argument("KEY", "|".join(KEYS), _key, autocompletion=complete_setting), Needed()]
Value = Annotated[str | None, argument("[VALUE]", _("What it is to be from now on."))]
Here = Annotated[bool, flag("--here", _("For this folder: in its sqqf.toml; default: for this user."))]
Unset = Annotated[bool, flag("--unset", _("Take the setting away."))]


def command(
    key: Key = NEEDED, value: Value = None, here: Here = False, unset: Unset = False, as_json: AsJson = False
) -> None:
    """Set what needn't be said every time: the ledger, who records, the language.

    The file is TOML, and may be written by hand: ledger = "a.db", by = "李某", lang = "zh". A path in it is
    seen from the file's own folder. What else stands in it stays.

    \b
    Example:
      sqqf config set ledger a.db
      sqqf config set by 李某
      sqqf config set ledger a.db --here
      sqqf config set lang --unset
    """
    if unset and value is not None:
        raise BadInput("exclusive", names=["VALUE", "--unset"])
    if value is None and not unset:
        raise BadInput("missing", names=["VALUE"])
    if value and key == "ledger" and not here:
        value = str(Path(value).expanduser().absolute())  # it holds in every folder
    change_setting(places()["folder" if here else "settings"].absolute(), key, value)
    shown.show_anew(as_json=as_json)
