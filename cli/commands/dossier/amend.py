"""sqqf case amend, sqqf lead amend"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import INACTION, session, track
from sqqf.cli.options import AsJson, No, Reason, typed
from sqqf.cli.options.declaration import NEEDED, Needed, flag, option
from sqqf.cli.options.informants import Namesake
from sqqf.cli.options.members import members_among
from sqqf.cli.options.parsing import positive
from sqqf.procedure.course.amendment import Lists, changes, list_changes
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import effective
from sqqf.procedure.record.added import read_corrections
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.finding import short_number
from sqqf.store.registers import prefiling

ActSeq = Annotated[
    int, option("--act", "SEQ", _("The number of the act to correct; show lists them."), positive), Needed()
]
Settings = Annotated[
    list[str] | None,
    option("--set", "FIELD=VALUE", _("A fact as it should be; may be given again.")),
    Needed(when=lambda values: not (values["strike"] or values["adding"] or values["dropping"])),
]
Adding = Annotated[
    list[str] | None,
    option("--add", "FIELD=VALUE", _("One more in a list, such as party=李某; may be given again.")),
]
Dropping = Annotated[
    list[str] | None, option("--drop", "FIELD.N", _("The N-th of a list goes, such as party.2."))
]
Strike = Annotated[bool, flag("--strike", _("Strike the whole act out: it never happened."))]


def command(
    no: No = NEEDED,
    act: ActSeq = NEEDED,
    setting: Settings = None,
    adding: Adding = None,
    dropping: Dropping = None,
    strike: Strike = False,
    reason: Reason = NEEDED,
    namesake: Namesake = False,
    as_json: AsJson = False,
) -> None:
    """Correct a recorded act. The original and the correction both stay visible.

    A correction that would make a later act impossible is refused; so is a change of a case's matter after
    acceptance. Who gave a lead, and who looked at that, stay as they are on record.

    \b
    Example:
      sqqf case amend 2026-3 --act 7 --set on=2026-11-19 --reason 日期录入有误
      sqqf case amend 2026-3 --act 3 --add party=李某:person:某县住建局:科长 --reason 登记时遗漏
      sqqf lead amend L2026-1 --act 7 --set on=2026-11-19 --reason 日期录入有误
    """
    if strike and (setting or adding or dropping):
        raise BadInput("exclusive", names=["--set", "--add", "--drop", "--strike"])
    corrected = _corrected(no, act, setting or (), (adding or (), dropping or ()))
    facts = {"struck": True} if strike else {"set": corrected}
    record(no, "amended", given(act=act, **facts, reason=reason), as_json=as_json, namesakes=namesake)


def _corrected(
    no: str, seq: int, setting: Sequence[str], lists: tuple[Sequence[str], Sequence[str]]
) -> dict[str, Any]:
    """The facts of an act that are set anew, with what follows from them.

    Raises BadInput where there is no such act, or a value can't be read.
    """
    run = session()
    dossier = read_dossier(run.ledger, run.dossier(no))
    target = next((act for act in effective(dossier.acts) if act.seq == seq), None)
    if target is None:
        shown = short_number(run.ledger, str(dossier.number))
        raise BadInput("no_such_act", seq=seq, no=shown, track=dossier.track)
    kind = run.profile.acts[target.kind]
    read = (
        partial(read_corrections, kind, described=typed.file)
        if kind.fields
        else partial(changes, target, profile=run.profile)
    )
    corrected = read(settings=setting) if setting else {}
    if any(lists):
        person = typed.official if track() == INACTION else typed.party
        corrected |= list_changes(target, Lists(*lists, person, dossier.acts[-1].seq), run.profile)
    for item in corrected.get("evidence", ()):
        if "prefiling" in item:
            prefiling(run.ledger, item["prefiling"])  # there has to be one
    if "present" in corrected:  # who of these is a member is looked up anew
        corrected["members"] = members_among(corrected["present"], target.on)
    return corrected
