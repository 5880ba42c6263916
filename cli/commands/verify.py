"""sqqf verify"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.context.language import _, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import flag, option
from sqqf.cli.options.files import Bundle, LookIn
from sqqf.cli.options.parsing import file_path
from sqqf.cli.render.bundle import show_bundle
from sqqf.cli.screen import streams
from sqqf.cli.screen.progress import counting
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput
from sqqf.store.incoming import MOST_ATTACHED, check
from sqqf.store.keeping.found import file_problems
from sqqf.store.keeping.heads import known_of
from sqqf.store.ledger.errors import Damaged
from sqqf.store.verify import Verdict, unopened, verify, with_files

WHAT = {
    "unreadable": n_("the act can't be read"),
    "out_of_sequence": n_("the act isn't in its place: one before it is missing, or was added"),
    "changed": n_("the act isn't what was recorded"),
    "chain_broken": n_("the chain breaks here: an act before was changed, left out or swapped"),
    "index_differs": n_("the index doesn't agree with the acts"),
    "index_of_no_case": n_("the index has a case or a lead without acts"),
    "informant_differs": n_("the informant doesn't match the hash in the journal"),
    "index_out_of_order": n_("the index lists cases or leads in another order than they were registered"),
    "tail_cut_off": n_("the journal doesn't end where the last act was recorded: acts after it are missing"),
    "not_opened": n_("the ledger doesn't begin with the acts that open it and put rules in force"),
    "file_damaged": n_("the file is damaged: SQLite can't read all of it, or finds it contradicts itself"),
    "unsound": n_("something in the file isn't in the form in which the program writes it"),
    "clock_backwards": n_("recorded earlier than the act before: a clock was wrong, or set back"),
    "clock_ahead": n_("recorded at a time that is still to come: a clock was wrong"),
    "file_changed": n_("this file isn't what went on record"),
    "file_missing": n_("this file isn't found"),
    "head_gone": n_("the chain hasn't the head that went there: rewritten, or an older state"),
    "lost_before_restoring": n_("the head that went there was lost before a backup was restored"),
    "heads_unreadable": n_("of the list where heads went, something can't be read"),
    "head_not_in_chain": n_("the ledger doesn't contain the point that this head hash stands for"),
}


def _hash(text: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text.strip()):
        raise BadInput("not_a_hash", text=text)
    return text.strip().lower()


Head = Annotated[
    str | None,
    option("--head", "HASH", _("A head hash printed earlier: is that point still in the ledger?"), _hash),
]


Files = Annotated[
    bool, flag("--files", _("Are the papers and attachments still what they were when they went on record?"))
]


HeadsKept = Annotated[
    list[Path] | None,
    option("--heads", "FILE", _("A list of heads kept elsewhere: each has to be in the chain."), file_path),
]


def command(
    head: Head = None,
    heads: HeadsKept = None,
    files: Files = False,
    look_in: LookIn = None,
    bundle: Bundle = None,
    as_json: AsJson = False,
) -> None:
    """Check that every act is still what was recorded (tampering shows).

    Exit code 12 where it isn't, and where the file isn't laid out as the program lays it out: then nothing in
    it is counted, and nothing of it run. An older state of the whole file shows when a head hash printed
    earlier is given. A clock that ran backwards or ahead when something was recorded is said, and is no fault
    of the record.

    Each head that went out with a report, a paper, a filing, a backup or a file of a case is kept beside the
    ledger (台账.db.heads.log): all of them have to be in the chain. Who changes the ledger can change that
    list, so give one kept on another machine with --heads.

    --files looks for each paper and attachment by its hash, in the ledger's folder and below it, among the
    copies kept, and where --look-in says. One that has changed or isn't found is a problem (12) of the files,
    not of the record; where the record is damaged, no file is looked for. --bundle checks what sqqf case
    bundle made, without a ledger: 12 where it doesn't hold, or has another head than --head.

    \b
    Example:
      sqqf verify --head 3f0c…(64 digits, from a daily report)
      sqqf verify --heads /media/usb/台账.db.heads.log
      sqqf verify --files --look-in 扫描件
      sqqf verify --bundle 案卷.zip
    """
    if bundle:
        if not show_bundle(Path(bundle), head, as_json=as_json):
            raise typer.Exit(Damaged.exit_code)
        return
    run = session()
    for path in heads or ():
        check(path, MOST_ATTACHED)
    try:
        ledger = run.ledger
    except Damaged as damage:
        _show(unopened(damage), as_json=as_json)
        raise  # and is told like any other
    with counting(_("acts, cases and leads")) as tick:
        verdict = verify(ledger, head, tick, known_of(ledger, run.path, heads or ()))
    if files and verdict.ok:
        folders = [run.path.parent, *map(Path, look_in or ())]
        verdict = with_files(verdict, file_problems(ledger, run.path, folders))
    _show(verdict, as_json=as_json)
    if not verdict.ok:
        raise typer.Exit(Damaged.exit_code)


def _show(verdict: Verdict, *, as_json: bool) -> None:
    if as_json:
        found, noted = ([one.as_json() for one in part] for part in (verdict.problems, verdict.notes))
        counted = {name: getattr(verdict, name) for name in ("acts", "cases", "leads", "head", "ok")}
        last = verdict.countersigned
        point = {"at": last.at, "head": last.head, "by": last.where} if last else None
        streams.show_json({**counted, "countersigned": point, "problems": found, "notes": noted})
    else:
        _say(verdict)


def _say(verdict: Verdict) -> None:
    if verdict.head is not None:
        streams.say(_("{acts} acts, {cases} cases, {leads} leads, head {head}").format_map(verdict._asdict()))
        for problem in (*verdict.problems, *verdict.notes):
            mark = "·" if problem in verdict.notes else "!"
            place = [part for part in (problem.seq and f"#{problem.seq}", problem.case, problem.name) if part]
            streams.say(visible(" ".join((mark, *place, _(WHAT[problem.what])))))
        if last := verdict.countersigned:
            said = _("countersigned by {where} at {at}: head {head}")
            streams.say(visible(said.format_map(last._asdict())))
    streams.say(_("ok: every act is what was recorded") if verdict.ok else _("not ok"))
