"""What ``case amend`` and ``lead amend`` have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from sqqf.cli.language import _
from sqqf.cli.options import positive, words
from sqqf.cli.recording import given
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.procedure.course.amendment import changes
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import Act, effective
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.finding import short_number

ActSeq = Annotated[
    int | None,
    typer.Option(
        "--act", metavar="SEQ", parser=positive, help=_("The number of the act to correct; show lists them.")
    ),
    Needed(),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", parser=words, help=_("A fact as it should be; may be given again.")),
    Needed(when=lambda values: not values["strike"]),
]  # fmt: skip


def amendment(
    dossier_id: str,
    act: int,
    setting: Sequence[str] | None,
    reason: str | None,
    *,
    strike: bool,
    complete: Callable[[Act, dict[str, Any]], None] = lambda _act, _corrected: None,
) -> dict[str, Any]:
    """The body of an amendment of an act on a case or a lead; ``complete`` adds what follows from the changes.

    Raises BadInput where there is no such act, or a value can't be read.
    """
    if strike and setting:
        raise BadInput("exclusive", names=["--set", "--strike"])
    run = session()
    dossier = read_dossier(run.ledger, dossier_id)
    target = next((one for one in effective(dossier.acts) if one.seq == act), None)
    if target is None:
        no = short_number(run.ledger, str(dossier.number))
        raise BadInput("no_such_act", seq=act, no=no, track=dossier.track)
    if strike:
        return given(act=act, struck=True, reason=reason)
    corrected = changes(target, setting or [], run.profile)
    complete(target, corrected)
    return given(act=act, set=corrected, reason=reason)
