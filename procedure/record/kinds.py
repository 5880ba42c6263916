"""The kinds of act as the program knows them, and a track made of them.

In which states a kind may happen, where it leads, its names and article stand in the profile (``ActKind``).
What it needs, what it changes and what of it may be amended is a ``Kind``, in the module of its stage.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Rule
from sqqf.procedure.record.line import Line
from sqqf.procedure.record.number import LeadNumber, Number
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.own import Owed

Need = Callable[[Any, ActKind, Office], None]
"""Raises Refused where a dossier isn't ready for an act of the kind, whatever that act will say."""
Ask = Callable[[Any, Act, Setting], None]
"""Raises Refused or BadInput where this act can't go on record on a dossier that is ready for its kind."""
Change = Callable[[Any, Act, Profile], dict[str, Any]]
"""The facts of a dossier that an act changes, the state aside."""


def never(_dossier: Any, _office: Office) -> bool:
    return False


def always(_dossier: Any, _office: Office) -> bool:
    return True


def no_change(_dossier: Any, _act: Act, _profile: Profile) -> dict[str, Any]:
    return {}


class Kind(NamedTuple):
    """What the program knows of a kind of act; its ``needs`` also decide what may come next."""

    id: str
    amendable: Mapping[str, str] | None = None
    """The facts that a later act may correct, each with the form of its value; None where none can be."""
    needs: tuple[Need, ...] = ()
    asks: tuple[Ask, ...] = ()
    changes: Change = no_change
    done: Callable[[Any, Office], bool] = never
    """Whether nothing is left for it to do: it could still be recorded, and isn't offered next."""
    aliases: Mapping[str, str] = {}
    """The options by which people know a fact, where they are called otherwise than the fact."""
    lists: Mapping[str, str] = {}
    """The options for one of several: ``point`` is ``points``, ``party.2`` is ``parties.2``."""
    either: tuple[str, ...] = ()
    """Facts of which an act has one: a correction of one takes the other away."""
    frozen: tuple[str, ...] = ()
    """Facts that are not corrected after acceptance, 二(三)3(1)."""
    strikes: Callable[[Any, Act, Profile], None] | None = None
    """Raises Refused where an act of this kind can't be struck out."""


class Common(NamedTuple):
    """The kinds of act that each track has under an id of its own."""

    begun: str
    taken_over: str
    assigned: str
    noted: str
    attached: str
    voided: str
    closed: str
    paper_made: str
    published: str
    item: str
    """Lists an item to be put right; its limit has the same name."""


class Track(NamedTuple):
    """One of the two procedures: its stages put together."""

    id: str
    kinds: Mapping[str, Kind]
    common: Common
    begun: Callable[[Act], Any]
    """The dossier as its first act makes it."""
    line: Line
    """How a line of an older ledger tells of one."""
    view: Callable[..., Any]
    """What its rules look at."""
    findings: tuple[Rule, ...]
    """What its stages look for, in the order of the procedure."""
    unreviewed: tuple[str, ...]
    """The states in which hardly anything is looked for: there is little left that could be attacked."""
    remains: tuple[Rule, ...]
    """What is looked for in these all the same."""
    number: type[Number | LeadNumber]
    item: Callable[[Any], dict[str, Any]]
    """An item to be put right as it is listed."""
    owed: Callable[[Any], Iterable[Owed]]
    """What is to be done promptly on one."""
    none_such: str
    """The code of the refusal where nothing has the number that was asked for."""

    @property
    def beginnings(self) -> tuple[str, str]:
        """The kinds of act that a dossier of this track begins with: nothing comes before them."""
        return self.common.begun, self.common.taken_over

    def kind(self, kind: ActKind) -> Kind:
        """What the program knows of a kind of act; of one that a place adds, what its rules say."""
        return self.kinds.get(kind.id) or Kind(
            kind.id, {"on": "date", **{one.id: one.form for one in kind.fields}}
        )

    def added(self, profile: Profile) -> list[ActKind]:
        """The kinds of act of this track that only the rules know, in their order."""
        return [one for one in profile.acts.values() if one.track == self.id and one.id not in self.kinds]


def by_id(*stages: Iterable[Kind]) -> dict[str, Kind]:
    """The kinds of these stages, looked up by id."""
    return {kind.id: kind for stage in stages for kind in stage}


# ── what acts of several stages need ──


def wrong_state(dossier: Dossier, kind: ActKind, following: Iterable[str] = ()) -> Refused:
    """The refusal of an act that the present state doesn't allow; ``following``: what may come next."""
    state = Term("states", dossier.standing)
    return Refused(
        "wrong_state", article=kind.article, kind=Term("acts", kind.id), state=state, next=tuple(following)
    )


def breaks(amended: Act, later: Act) -> Refused:
    """The refusal of an amendment that would make a later act impossible."""
    other, day = Term("acts", later.kind), day_of(later)
    return Refused("amendment_breaks", seq=amended.seq, other=other, other_on=day, other_seq=later.seq)


def not_before(earlier: Act, act: Act, setting: Setting) -> None:
    """Refuse an act that is dated before one that it comes after."""
    if act.on and earlier.on and act.on < earlier.on:
        facts = {"other": Term("acts", earlier.kind), "other_on": earlier.on, "seq": earlier.seq}
        article = setting.profile.acts[act.kind].article
        raise Refused("before_act", article=article, kind=Term("acts", act.kind), on=act.on, **facts)
