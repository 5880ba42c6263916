"""sqqf config show"""

from __future__ import annotations

from sqqf.cli.options import AsJson
from sqqf.cli.render import settings as shown


def command(as_json: AsJson = False) -> None:
    """Show each setting in force, and who asks for it.

    An option before the command comes first, then the environment (SQQF_LEDGER, SQQF_BY, SQQF_LANG), then
    sqqf.toml in this folder, then the user's own sqqf.toml in the folder for settings.

    \b
    Example:
      sqqf config show
    """
    shown.show(as_json=as_json)
