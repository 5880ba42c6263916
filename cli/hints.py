"""What is said of the group's members beside a question or an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqqf.cli.language import _
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session


def tell_if_no_member(name: str) -> None:
    """Say so where the group keeps a list of its members, and nobody in service goes by this name."""
    from sqqf.store.registers import in_service  # noqa: PLC0415  (no list needs it)

    members = in_service(session().ledger)
    if members and name.strip() not in members:
        said = _("{name} isn't on the list of members: sqqf member list shows it")
        streams.tell(visible(said.format(name=name)))


def members_told(_values: Mapping[str, Any]) -> Iterator[str]:
    """The members in service, each in a line, before one of them is asked for."""
    from sqqf.store.registers import in_service  # noqa: PLC0415  (no list needs it)

    yield from (f"  {name}" for name in in_service(session().ledger))
