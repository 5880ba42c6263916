"""sqqf rules check"""

from __future__ import annotations

from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.options.rules import RulesFile
from sqqf.cli.render.profiles import profile_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.documents.profile import profile_document
from sqqf.procedure.rules.schema import known_ids
from sqqf.store.ledger.profiles import SHIPPED, read_profile


def command(file: RulesFile = NEEDED, as_json: AsJson = False) -> None:
    """Check that a file holds rules; every fault is named with its line, its place and its entry.

    It needs no ledger and puts nothing in force.

    \b
    Example:
      sqqf rules check qingshi.toml
    """
    document = profile_document(read_profile(file), known_ids(read_profile(SHIPPED).content))
    if as_json:
        streams.show_json(document)
        return
    show_page(profile_page(document))
