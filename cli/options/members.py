"""The group's members: which of the people named belong to it, and what is said of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.question import Choice
from sqqf.cli.screen.visible import visible
from sqqf.store.registers import in_service


def tell_if_no_member(name: str) -> None:
    """Say so where the group keeps a list of its members, and nobody in service goes by this name."""
    members = in_service(session().ledger)
    if members and name.strip() not in members:
        said = _("{name} isn't on the list of members: sqqf member list shows it")
        streams.tell(visible(said.format(name=name)))


def members(_values: Mapping[str, Any]) -> Iterator[Choice]:
    """The members in service, where one of them is asked for."""
    yield from map(Choice, in_service(session().ledger))


def members_among(names: Iterable[str], on: date | None) -> dict[str, str]:
    """Those of the people who belonged to the group on that day, each with the organ."""
    listed_then = in_service(session().ledger, on or session().today)
    return {name: listed_then[name]["organ"] for name in names if name in listed_then}
