"""The tour: the main job on a sample ledger, each command shown before what it says."""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

import click
import typer

from sqqf.calendar.workdays import Workdays
from sqqf.cli.context.language import _, n_
from sqqf.cli.screen import streams
from sqqf.cli.screen.progress import counting
from sqqf.store.index.narrowing import DossierFilter
from sqqf.store.index.reading import summaries
from sqqf.store.opening import open_ledger
from sqqf.store.sample.sample import make_sample

NEW = (
    "case new --channel appeal --applicant 陈某 --unit 某县住建局 --matter 老旧小区改造中变更施工方案"
    " --point 变更是否经集体研究 --point 是否造成损失及补救 --circumstance 9 --document 申诉书"
    " --received {received} --officer 李某"
)
STEP = (
    "step add {no} --method document --point 1 --on {today} --people 李某,王某"
    " --finding 会议纪要载明集体研究 --evidence 会议纪要"
)
STOPS = (
    (n_("The morning: how things stand, and what is overdue."), ("summary", "deadlines --overdue")),
    (n_("An application comes in. It gets the next number, and its first limit begins to run."), (NEW,)),
    (
        n_("It is accepted. The limit counts as met only when the party has been told in writing too."),
        ("case accept {no} --on {accepted}", "case notify {no} --on {today} --method direct"),
    ),
    (n_("One matter, one check: each step names the points it serves."), (STEP, "case show {no}")),
    (n_("How the date came about, day by day."), ("case explain {no}",)),
    (
        n_(
            "A case that was decided: what was answered, what it came to, and whether its procedure stands "
            "up."
        ),
        ("assess show {decided}", "case check {decided}"),
    ),
    (
        n_(
            "The other track: leads on inaction, and one of them from its receipt to what is put right, "
            "item by item."
        ),
        ("lead list", "lead show {lead}"),
    ),
    (
        n_("A paper in the official form, filled from what is on record; the whole ledger as a sheet."),
        ("paper make acceptance {no}", "export {folder}/ledger.xlsx"),
    ),
    (
        n_("The ledger that was kept in Excel so far can be taken over; here it is only tried."),
        ("import {old} --dry-run",),
    ),
    (
        n_(
            "The figures of a month, of cases and of persons, against the month before; as a page to print, "
            "too."
        ),
        ("report stats --period {month}", "report stats --period {month} --output {folder}/figures.html"),
    ),
    (
        n_(
            "Its dates in the office's calendar, and the morning's report on a schedule; here only "
            "what would be done is shown."
        ),
        ("export {folder}/dates.ics", "schedule show --kind cron"),
    ),
    (
        n_("The report for the group's lead, and the proof that nothing on record was changed."),
        ("report daily", "verify"),
    ),
)
"""What is shown: a sentence, and the command lines as one would type them after ``sqqf``."""
OLD = (
    "编号,受理时间,被反映人,单位,反映问题,承办人,办理情况\n"
    "旧容〔2016〕1号,2016-03-07,陈某,某县住建局,招标方式变更,李某,已办结\n"
    "旧容〔2016〕2号,2016-05-04,黄某、李某,某县财政局,补贴标准前后不一,王某,在办\n"
)
"""A ledger as a group kept it before."""


def take_tour(cases: int, seed: str, today: date, lang: str) -> None:
    """Make a sample ledger in a temporary folder and run the tour on it. Stops where a command fails."""
    with tempfile.TemporaryDirectory(prefix="sqqf-") as folder:
        path = Path(folder) / "sample.db"
        with counting(_("cases"), cases) as tick:
            made = make_sample(path, cases=cases, seed=seed, today=today, tick=tick)
        said = _(
            "A sample ledger: {cases} cases, {leads} leads and {acts} acts of an invented city group, seen "
            "on {today}."
        )
        streams.say(said.format(cases=made.cases, leads=made.leads, acts=made.acts, today=today))
        serial = made.last.serial + 1 if made.last.year == today.year else 1
        facts = {"no": f"{today.year}-{serial}", **_shown(path), **_days(today), **_files(Path(folder))}
        before = ("--ledger", str(path), "--today", str(today), "--lang", lang, "--by", "李某")
        for sentence, lines in STOPS:
            if not facts["decided"] and "{decided}" in lines[0]:
                continue  # a handful of cases may have got nowhere yet
            if lines[0].startswith("paper") and not find_spec("docx"):
                continue  # of the extra for Word and Excel
            streams.say(f"\n{_emphasized('# ' + _(sentence), '1')}")
            for line in lines:
                _run(line, facts, before)
    streams.say("\n" + _("The sample ledger was temporary and is gone. To keep one: sqqf demo --ledger FILE"))
    streams.say(_("Your own: sqqf init --group NAME --level city"))


def _run(line: str, facts: Mapping[str, str], before: tuple[str, ...]) -> None:
    line = line.format_map(facts)
    streams.say(f"\n{_emphasized('$ sqqf ' + line, '36')}")
    sys.stdout.flush()  # what the command says on stderr comes after it
    program = click.get_current_context().find_root().command
    if code := program.main([*before, *shlex.split(line)], prog_name="sqqf", standalone_mode=False):
        raise typer.Exit(code)


def _shown(path: Path) -> dict[str, str]:
    """The numbers of the first case that was decided (empty: none) and of the first lead disposed of."""
    with open_ledger(path) as ledger:
        closed = map(json.loads, summaries(ledger.connection, "tolerance", DossierFilter(state="closed")))
        disposed = map(json.loads, summaries(ledger.connection, "inaction", DossierFilter(state="disposed")))
        decided = next((case["no"] for case in closed if case["decided_on"]), "")
        return {"decided": decided, "lead": next(disposed)["no"]}


def _files(folder: Path) -> dict[str, str]:
    """Where files go, and a ledger as groups have kept it."""
    old = folder / "旧台账.csv"
    old.write_text(OLD, encoding="utf-8")
    return {"folder": shlex.quote(str(folder)), "old": shlex.quote(str(old))}


def _days(today: date) -> dict[str, str]:
    """Today, and working days before it: when the application was received, and accepted."""
    workdays = Workdays()
    past = [day for n in range(1, 30) if workdays.is_working(day := today - timedelta(days=n))]
    return {
        "today": str(today),
        "month": f"{today:%Y-%m}",
        "accepted": str(past[0]),
        "received": str(past[4]),
    }


def _emphasized(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if streams.colour() else text
