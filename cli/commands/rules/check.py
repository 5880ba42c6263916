"""sqqf rules check"""

from __future__ import annotations

from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.rules import RulesFile
from sqqf.cli.render.profiles import profile_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.documents.profile import profile_document
from sqqf.store.ledger.profiles import read_profile


def command(file: RulesFile = NEEDED, as_json: AsJson = False) -> None:
    """Check that a file holds rules; every fault is named with its line, its place and its entry.

    It needs no ledger and puts nothing in force.

    \b
    Example:
      sqqf rules check qingshi.toml
    """
    document = profile_document(read_profile(file))
    if as_json:
        streams.show_json(document)
        return
    show_page(profile_page(document))
