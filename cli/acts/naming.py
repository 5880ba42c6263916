"""A case or a lead named by what one knows of it: whom it is about, the unit, words of the matter."""

from __future__ import annotations

from sqqf.cli.context.session import INACTION, session, track
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.number import is_lead_number, sought, sought_lead
from sqqf.store.index.bearers import parties, unknown
from sqqf.store.index.search import Found, find


def known(text: str) -> list[Found]:
    """The cases, or the leads, with these words in them. Raises BadInput, with near names, for none."""
    run = session()
    with run.moment():
        found = [*find(run.ledger, text, [track()])]
        if not found:
            raise unknown("nothing_known", text, parties(run.ledger))
    return found


def the_one(text: str) -> str:
    """What was typed where it is a number, else the number of the only one known by it. Raises BadInput."""
    if _is_number(text):
        return text
    found = known(text)
    if len(found) > 1:
        numbers = [f"{one.no} {one.party}" for one in found[:_MOST]]
        raise BadInput("several_known", text=text, count=len(found), numbers=numbers)
    return found[0].no


def _is_number(text: str) -> bool:
    if track() == INACTION:
        return sought_lead(text) is not None
    return sought(text) is not None or is_lead_number(text)


_MOST = 5
"""So many at most are named in one line."""
