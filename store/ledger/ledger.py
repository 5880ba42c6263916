"""An open ledger: the file, whose it is, the rules and the calendar in force.

A list is read from the index alone: this module loads nothing that folds, hashes or writes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.rules.profile import Profile
from sqqf.store.ledger.errors import as_recorded

if TYPE_CHECKING:
    from sqqf.calendar.notice import Notice
    from sqqf.procedure.tracks import AnyDossier


class Ledger:
    """An open ledger. What it says is true at the moment of reading."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._profiles: dict[int, Profile] = {}
        self.recounted = 0
        """Limits that a new built-in calendar has moved since the file was opened."""
        self.finished: list[Path] = []
        """Files that an earlier crash had kept from their names, and that stand now."""
        self.doubt: str | None = None
        """What the disk said after an act was on record."""
        self._seen_version: int | None = None
        """SQLite's ``data_version`` when what is remembered here was read."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    # ── whose it is ──

    @cached_property
    def opening(self) -> dict[str, Any]:
        """The body of the first act: group, level, prefix, and the ledger's own id."""
        with as_recorded():
            return self._bodies("opened")[0]

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

    @property
    def head(self) -> str:
        """The hash that stands for everything recorded so far."""
        with as_recorded():
            (head,) = self.connection.execute("SELECT head FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
            return str(head)

    # ── the rules in force ──

    def profile_on(self, day: date) -> Profile:
        """The rules in force on a day."""
        return self.profile_recorded(self.profile_seq_on(day))

    def profile_of(self, dossier: AnyDossier) -> Profile:
        """The rules that a case or a lead was received under."""
        return self.profile_recorded(dossier.registered["profile"])

    def profile_recorded(self, seq: int) -> Profile:
        """The rules that the act ``seq`` put in force."""
        if seq not in self._profiles:
            self._profiles[seq] = self._read_profile(seq)
        return self._profiles[seq]

    def _read_profile(self, seq: int) -> Profile:
        with as_recorded():
            (body,) = self.connection.execute("SELECT body FROM acts WHERE seq=?", (seq,)).fetchone()
            content = json.loads(body)["content"]
            if all(act["id"] != "paper_made" for act in content["acts"]):
                from sqqf.store.ledger.profiles import completed  # noqa: PLC0415  (for an old ledger)

                content = completed(content)
            return Profile(content, self.every_profile)

    def profile_seq_on(self, day: date) -> int:
        """The act whose rules are in force on a day: a changed profile counts from its own act's date on."""
        (seq,) = self.connection.execute(
            "SELECT max(seq) FROM acts WHERE kind='profile' AND case_id IS NULL"
            " AND (on_date IS NULL OR on_date <= ?)",
            (day.isoformat(),),
        ).fetchone()
        with as_recorded():
            return int(seq)

    def ever_had(self, part: str) -> bool:
        """Whether any rules on record have this part: what began under them goes on under no others."""
        return any(rules.has(part) for rules in self.every_profile())

    def every_profile(self) -> Iterator[Profile]:
        """All rules on record, the latest first."""
        rows = self.connection.execute(
            "SELECT seq FROM acts WHERE kind='profile' AND case_id IS NULL ORDER BY seq DESC"
        )
        return (self.profile_recorded(seq) for (seq,) in rows.fetchall())

    # ── the calendar in force ──

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """The calendar notices imported, in the order of import."""
        bodies = self._bodies("notice")
        if not bodies:
            return ()
        from sqqf.calendar.notice import Notice  # noqa: PLC0415  (many ledgers have none)

        with as_recorded():
            return tuple(
                Notice.from_json(body["notice"])._replace(extent=body.get("extent", "unjudged"))
                for body in bodies
            )

    @cached_property
    def workdays(self) -> Workdays:
        """The calendar with the notices imported here."""
        return Workdays(self.notices)

    # ── what is remembered ──

    def catch_up(self) -> None:
        """Forget what is remembered if others have written since it was read."""
        (version,) = self.connection.execute("SELECT data_version FROM pragma_data_version").fetchone()
        if version != self._seen_version:
            self.forget()
            self._seen_version = version

    def forget(self, *, rules: bool = False) -> None:
        """Forget the calendar, which others or a transaction here may have changed; with ``rules`` those too.

        A transaction that is rolled back leaves rules behind that were never recorded.
        """
        for name in ("notices", "workdays"):
            self.__dict__.pop(name, None)
        if rules:
            self._profiles.clear()

    def _bodies(self, kind: str) -> list[dict[str, Any]]:
        rows = self.connection.execute(
            "SELECT body FROM acts WHERE kind=? AND case_id IS NULL ORDER BY seq", (kind,)
        )
        with as_recorded():
            return [json.loads(body) for (body,) in rows.fetchall()]
