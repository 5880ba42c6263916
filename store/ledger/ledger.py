"""A ledger: the file, its group, the rules and the calendar in force, and the cases in it."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqqf.calendar.workdays import Workdays, built_in_mark
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import DeadlineLine, deadlines
from sqqf.store.ledger import connection as files
from sqqf.store.ledger import reading

# A list is read from the index alone: what folds, hashes and writes is imported where a case is opened or written.
if TYPE_CHECKING:
    from sqqf.calendar.notice import Notice
    from sqqf.procedure.inaction.lead import Lead
    from sqqf.procedure.record.acts import Act
    from sqqf.procedure.record.link import Linked
    from sqqf.procedure.tolerance.case import Case
    from sqqf.procedure.tracks import AnyDossier
    from sqqf.store.ledger.writing import Stamp, Writing


class Ledger:
    """An open ledger. What it reads is true at the moment of reading; what it writes goes through ``writing``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._profiles: dict[int, Profile] = {}
        self.recounted = 0
        """Limits whose date another built-in calendar than the one before has moved, since the file was opened."""
        self._seen_version: int | None = None
        """SQLite's count of what others committed, when what is remembered here was read."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing ledger. Raises NoLedger, Damaged or Busy."""
        return cls(files.connect(path, lambda connection: cls(connection)._list_anew()))

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        group: str,
        level: str,
        prefix: str,
        profile: Profile,
        stamp: Stamp,
        first_serial: int = 1,
    ) -> None:
        """Make a new ledger, whole or not at all; its first two acts say whose it is and which rules hold.

        ``first_serial`` is the number of the first case of the year of opening. Raises Refused where a file exists.
        """
        with cls.making(path, group, level, prefix, profile, stamp, first_serial):
            pass

    @classmethod
    @contextlib.contextmanager
    def making(
        cls,
        path: Path,
        group: str,
        level: str,
        prefix: str,
        profile: Profile,
        stamp: Stamp,
        first_serial: int = 1,
    ) -> Iterator[Writing]:
        """A new ledger with more recorded in the same transaction; it appears when that is done, or not at all."""
        with files.new_file(path) as connection:
            ledger = cls(connection)
            opening = {
                "ledger": stamp.new_id(),
                "group": group,
                "level": level,
                "prefix": prefix,
                "next": {"year": stamp.today.year, "serial": first_serial},
            }
            with files.immediate(connection):
                from sqqf.store.ledger.writing import Writing

                writing = Writing(ledger, stamp)
                writing.record("opened", opening, stamp.today)
                writing.record("profile", profile_body(profile), None)
                ledger.remember_calendar()
                yield writing
                writing.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    # ── whose it is, and what holds ──

    @cached_property
    def opening(self) -> dict[str, Any]:
        """The body of the first act: group, level, prefix, and the ledger's own id."""
        return self._bodies("opened")[0][1]

    @property
    def group(self) -> str:
        return str(self.opening["group"])

    @property
    def level(self) -> str:
        return str(self.opening["level"])

    @property
    def prefix(self) -> str:
        return str(self.opening["prefix"])

    def first_serial(self, year: int) -> int:
        """The serial that the year's first case gets."""
        following = self.opening["next"]
        return int(following["serial"]) if following["year"] == year else 1

    def profile_on(self, day: date) -> Profile:
        """The rules in force on a day."""
        return self.profile_recorded(self.profile_seq_on(day))

    def profile_recorded(self, seq: int) -> Profile:
        """The rules that the act ``seq`` put in force."""
        if seq not in self._profiles:
            (body,) = self.connection.execute("SELECT body FROM acts WHERE seq=?", (seq,)).fetchone()
            content = json.loads(body)["content"]
            if all(act["id"] != "paper_made" for act in content["acts"]):  # an older program's
                from sqqf.store.ledger.profiles import completed

                content = completed(content)
            self._profiles[seq] = Profile(content)
        return self._profiles[seq]

    def profile_seq_on(self, day: date) -> int:
        """The act whose rules are in force on a day: a changed profile counts from its own act's date on."""
        (seq,) = self.connection.execute(
            "SELECT max(seq) FROM acts WHERE kind='profile' AND case_id IS NULL AND (on_date IS NULL OR on_date <= ?)",
            (day.isoformat(),),
        ).fetchone()
        return int(seq)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """The calendar notices imported, in the order of import."""
        bodies = self._bodies("notice")
        if not bodies:
            return ()
        from sqqf.calendar.notice import (
            Notice,  # costs more than everything else here, and mostly there is none
        )

        return tuple(Notice.from_json(body["notice"]) for _, body in bodies)

    @cached_property
    def workdays(self) -> Workdays:
        """The calendar with the notices imported here."""
        return Workdays(self.notices)

    @property
    def current_workdays(self) -> Workdays:
        """The calendar, once the due dates in the index are the ones that it makes."""
        self.keep_up()
        return self.workdays

    @cached_property
    def members(self) -> dict[str, Mapping[str, str]]:
        """Who belongs to the group now, by name, each with ``organ`` and ``role``."""
        from sqqf.procedure.record import registers

        return registers.in_service(self.own_acts(*registers.MEMBER_KINDS))

    def members_on(self, day: date) -> dict[str, Mapping[str, str]]:
        """Those on the list of members who hadn't retired on a day."""
        from sqqf.procedure.record import registers

        return registers.in_service(self.own_acts(*registers.MEMBER_KINDS), day)

    def own_acts(self, *kinds: str) -> list[Act]:
        """The ledger's own acts of these kinds, in their order."""
        rows = self.connection.execute(
            f"SELECT {ACT_COLUMNS} FROM acts WHERE case_id IS NULL AND kind IN ({','.join('?' * len(kinds))})"
            " ORDER BY seq",
            kinds,
        )
        return acts_from(rows.fetchall())

    @property
    def head(self) -> str:
        """The hash that stands for everything recorded so far."""
        (head,) = self.connection.execute("SELECT head FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
        return str(head)

    # ── cases ──

    def case(self, case_id: str) -> Case:
        """The case with this id, folded from its acts."""
        from sqqf.procedure.tolerance.case import Case

        case = self.dossier(case_id)
        assert isinstance(case, Case)
        return case

    def lead(self, lead_id: str) -> Lead:
        """The lead with this id, folded from its acts."""
        from sqqf.procedure.inaction.lead import Lead

        lead = self.dossier(lead_id)
        assert isinstance(lead, Lead)
        return lead

    def dossier(self, dossier_id: str) -> AnyDossier:
        """The case or the lead with this id, folded from its acts."""
        acts = self.acts_of(dossier_id)
        from sqqf.procedure.course.fold import folded

        return folded(acts, self.profile_recorded(acts[0].body["profile"]))

    def linked(self, no: str) -> Linked | None:
        """How the tolerance case with this number stands; None where it isn't in this ledger."""
        found = self.connection.execute("SELECT id FROM cases WHERE no=?", (no,)).fetchone()
        if found is None:
            return None
        from sqqf.procedure.tolerance.outcomes import linked_case

        return linked_case(self.case(found[0]))

    def acts_of(self, case_id: str) -> list[Act]:
        """The case's acts in order."""
        rows = self.connection.execute(
            f"SELECT {ACT_COLUMNS} FROM acts WHERE case_id=? ORDER BY seq", (case_id,)
        )
        return acts_from(rows.fetchall())

    def find(self, text: str, today: date) -> str:
        """The id of the case that a user named: ``阳容〔2026〕3号``, ``2026-3``, or ``3``.

        A bare ``3`` is the only open case with this serial, or the current year's; where these are two
        cases it is ambiguous. Raises BadInput.
        """
        from sqqf.procedure.record import number

        asked = number.sought(text)
        if asked is None:
            raise BadInput("is_a_lead" if _names_lead(text) else "not_a_number", text=text)
        rows = self.connection.execute(
            "SELECT id, no, year, open FROM cases WHERE serial=?1 AND (?2 IS NULL OR year=?2) AND (?3 IS NULL OR prefix=?3)",
            (asked.serial, asked.year, asked.prefix),
        ).fetchall()
        fitting = rows
        if asked.year is None:
            opened = [row for row in rows if row[3]]
            this_year = [row for row in rows if row[2] == today.year]
            fitting = (
                this_year if not opened or opened == this_year or len(opened) > 1 else opened + this_year
            )
        if len(set(fitting)) == 1:
            return str(fitting[0][0])
        if fitting or rows:
            raise BadInput("ambiguous_number", text=text, numbers=[row[1] for row in fitting or rows])
        raise BadInput("no_such_case", text=text)

    def find_lead(self, text: str, today: date) -> str:
        """The id of the lead that a user named: ``L2026-1``, ``2026-1``, or ``1`` of the current year or the only open one.

        Raises BadInput.
        """
        from sqqf.procedure.record.number import sought_lead as sought

        asked = sought(text)
        if asked is None:
            raise BadInput("not_a_lead_number", text=text)
        year, serial = asked
        rows = self.connection.execute(
            "SELECT id, no, year, open FROM leads WHERE serial=?1 AND (?2 IS NULL OR year=?2)", (serial, year)
        ).fetchall()
        fitting = rows if year else [row for row in rows if row[2] == today.year or row[3]]
        if len(fitting) == 1:
            return str(fitting[0][0])
        if fitting:
            numbers = [row[1] for row in fitting]
            raise BadInput("ambiguous_number", text=text, numbers=numbers, track="inaction")
        raise BadInput("no_such_lead", text=text)

    def short_number(self, no: str) -> str:
        """The short form that names the case with this full number: ``2026-3``; the full one where that is ambiguous."""
        from sqqf.procedure.record import number

        full = number.parse(no)
        if full is None:  # a lead's number is short as it is
            return no
        (same,) = self.connection.execute(
            "SELECT count(*) FROM cases WHERE serial=? AND year=?", (full.serial, full.year)
        ).fetchone()
        return f"{full.year}-{full.serial}" if same == 1 else no

    def summary(self, case_id: str) -> dict[str, Any]:
        """The case as ``case list`` prints it."""
        (text,) = self.connection.execute(
            "SELECT document FROM documents JOIN dossiers USING (n) WHERE id=?", (case_id,)
        ).fetchone()
        summary: dict[str, Any] = json.loads(text)
        return summary

    def document(self, case_id: str, today: date) -> dict[str, Any]:
        """The case or the lead in full, as ``show`` prints it on ``today``."""
        from sqqf.procedure.documents.case import case_document
        from sqqf.procedure.documents.clock import extensions
        from sqqf.procedure.tolerance.case import Case

        lines = self.deadlines(reading.Wanted(settled=True, case_id=case_id), today)
        dossier = self.dossier(case_id)
        profile = self.profile_of(case_id)
        counted = deadlines(dossier, profile, self.level, self.workdays)
        extended = {(limit.kind, limit.item): extensions(limit, self.workdays) for limit in counted}
        limits = [{**line._asdict(), "extensions": extended[line.kind, line.item or 0]} for line in lines]
        summary = self.summary(case_id)
        if isinstance(dossier, Case):
            return case_document(summary, dossier, profile, limits)
        from sqqf.procedure.documents.lead import lead_document

        return lead_document(summary, dossier, limits)

    def deadlines(self, wanted: reading.Wanted, today: date) -> Iterator[DeadlineLine]:
        """The limits asked for, soonest first, as they stand on ``today``."""
        self.keep_up()
        return reading.deadline_lines(
            self.connection, wanted, today, self.workdays, self.profile_on(today).yellow
        )

    def explained(self, case_id: str, kind: str | None, today: date) -> list[dict[str, Any]]:
        """The case's limits, or the one of this kind, each with its days, extensions and the calendar's sources."""
        from sqqf.procedure.documents.clock import counting

        found = deadlines(self.dossier(case_id), self.profile_of(case_id), self.level, self.workdays)
        counted = {(limit.kind, limit.item): limit for limit in found}
        lines = self.deadlines(reading.Wanted(settled=True, case_id=case_id, kind=kind), today)
        return [
            {**line._asdict(), **counting(counted[line.kind, line.item or 0], self.workdays)}
            for line in lines
        ]

    def profile_of(self, case_id: str) -> Profile:
        """The rules that the case was received under."""
        return self.profile_recorded(self.acts_of(case_id)[0].body["profile"])

    # ── writing ──

    @contextlib.contextmanager
    def writing(self, stamp: Stamp) -> Iterator[Writing]:
        """One write transaction: all that is recorded in it, with its index, or nothing."""
        from sqqf.store.ledger.writing import Writing

        try:
            with files.immediate(self.connection):
                self.forget()
                self._follow_calendar()
                writing = Writing(self, stamp)
                yield writing
                writing.finish()
        except BaseException:
            self._profiles.clear()  # one of them may have been taken back
            raise
        finally:
            self.forget()

    def keep_up(self) -> None:
        """Where the built-in calendar is another than the one the due dates were counted with, count them anew.

        No act: the dates are what this calendar makes of the acts.
        """
        if self._calendar_noted() != built_in_mark():
            with files.immediate(self.connection):
                self._follow_calendar()

    def catch_up(self) -> None:
        """Forget what is remembered where others have written since it was read."""
        (version,) = self.connection.execute("SELECT data_version FROM pragma_data_version").fetchone()
        if version != self._seen_version:
            self.forget()
            self._seen_version = version

    def forget(self) -> None:
        """What others, or a transaction here, may have changed is read anew when next asked for."""
        for name in ("notices", "workdays", "members"):
            self.__dict__.pop(name, None)

    def _follow_calendar(self) -> None:
        if self._calendar_noted() != built_in_mark():
            from sqqf.store.ledger import index

            changed = list(index.recounted(self.connection, self.workdays))
            index.write_dates(self.connection, (after for _, after in changed))
            self.recounted += sum(before.due_on != after.due_on for before, after in changed)
            self.remember_calendar()

    def _list_anew(self) -> None:
        """Make every document anew: what an older program listed lacks what has been added since.

        Rows and due dates stay: where the journal's tail was cut off, that is how it shows.
        """
        from sqqf.store.ledger import index

        for n, dossier_id in self.connection.execute("SELECT n, id FROM dossiers").fetchall():
            with contextlib.suppress(
                IndexError, KeyError, TypeError, ValueError
            ):  # verify says what is wrong
                dossier = self.dossier(dossier_id)
                profile = self.profile_recorded(dossier.registered["profile"])
                connected = index.links(self.connection, str(dossier.number))
                entry = index.indexed(dossier, profile, self.level, self.workdays, connected, self.linked)
                index.write_document(self.connection, n, entry.summary)

    def _calendar_noted(self) -> str | None:
        found = self.connection.execute("SELECT value FROM index_facts WHERE name='calendar'").fetchone()
        return found[0] if found else None

    def remember_calendar(self) -> None:
        """Note that the due dates in the index are those of the built-in calendar there is now."""
        self.connection.execute(
            "INSERT OR REPLACE INTO index_facts VALUES ('calendar', ?)", (built_in_mark(),)
        )

    def _bodies(self, kind: str) -> list[tuple[int, dict[str, Any]]]:
        rows = self.connection.execute(
            "SELECT seq, body FROM acts WHERE kind=? AND case_id IS NULL ORDER BY seq", (kind,)
        )
        return [(seq, json.loads(body)) for seq, body in rows.fetchall()]


def _names_lead(text: str) -> bool:
    from sqqf.procedure.record.number import is_lead_number

    return is_lead_number(text)


ACT_COLUMNS = "seq, case_id, kind, on_date, recorded_at, recorded_by, today, body"
"""What an act is made from: the columns of the journal but for its hashes."""


def act_from(row: tuple[Any, ...]) -> Act:
    """An act from its row in the journal, of ``ACT_COLUMNS`` or whole."""
    return acts_from([row[:8]])[0]


def acts_from(rows: Sequence[tuple[Any, ...]]) -> list[Act]:
    """Acts from their rows of ``ACT_COLUMNS``. The bodies are read at one go: half the time of one by one."""
    from sqqf.procedure.record.acts import Act

    bodies = json.loads(f"[{','.join(row[7] for row in rows)}]")
    day = date.fromisoformat
    return [
        Act(seq, case_id, kind, day(on) if on else None, at, by, body, day(today) if today else None)
        for (seq, case_id, kind, on, at, by, today, _), body in zip(rows, bodies, strict=True)
    ]


def profile_body(profile: Profile) -> dict[str, Any]:
    """The body of the act that puts a profile in force: its whole content, so that the ledger needs no file."""
    return {
        "name": profile.name,
        "version": profile.version,
        "sha256": profile.sha256,
        "content": profile.content,
    }
