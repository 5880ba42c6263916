"""Who belongs to the group (容错调查工作小组), 二(三)1."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqqf.procedure.record.acts import Act, day_of

MEMBER_KINDS = ("member_added", "member_retired")


class Listed(NamedTuple):
    """Somebody on the list of members. ``since``: the day of the entry; ``seq``: its place in the ledger."""

    name: str
    organ: str
    role: str
    since: date
    seq: int
    retired_on: date | None = None

    def is_in_service(self, on: date) -> bool:
        """Whether they hadn't retired by then; whoever was listed later counts as having been there."""
        return self.retired_on is None or on <= self.retired_on


class Group(NamedTuple):
    """Whose ledger it is: the group's name, and everybody who was ever listed."""

    name: str = ""
    roster: tuple[Listed, ...] = ()


def roster(acts: Iterable[Act]) -> tuple[Listed, ...]:
    """Everybody who was ever added, in that order. Whoever comes back is listed twice."""
    found: list[Listed] = []
    for act in acts:
        name = act.body["name"]
        if act.kind == "member_added":
            found.append(Listed(name, act.body["organ"], act.body["role"], day_of(act), act.seq))
        else:
            found = [
                one._replace(retired_on=day_of(act)) if one.name == name and one.retired_on is None else one
                for one in found
            ]
    return tuple(found)
