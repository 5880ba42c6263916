"""The journal: acts as they stand in its rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqqf.procedure.record.acts import Act
from sqqf.store.ledger.ledger import Ledger

ACT_COLUMNS = "seq, case_id, kind, on_date, recorded_at, recorded_by, today, body"
"""What an act is made from: the columns of the journal but for its hashes."""
LATEST = 2**63 - 1
"""No act has a later place."""


def acts_of(ledger: Ledger, dossier_id: str, last: int = LATEST) -> list[Act]:
    """The acts on a case or a lead in order, up to the act ``last``."""
    query = f"SELECT {ACT_COLUMNS} FROM acts WHERE case_id=? AND seq<=? ORDER BY seq"
    return acts_from(ledger.connection.execute(query, (dossier_id, last)).fetchall())


def own_acts(ledger: Ledger, *kinds: str, last: int = LATEST) -> list[Act]:
    """The ledger's own acts of these kinds in order, up to the act ``last``."""
    marks = ",".join("?" * len(kinds))
    rows = ledger.connection.execute(
        f"SELECT {ACT_COLUMNS} FROM acts WHERE case_id IS NULL AND kind IN ({marks}) AND seq<=? ORDER BY seq",
        (*kinds, last),
    )
    return acts_from(rows.fetchall())


def act_from(row: tuple[Any, ...]) -> Act:
    """An act from its row in the journal, of ``ACT_COLUMNS`` or whole."""
    return acts_from([row[:8]])[0]


def acts_from(rows: Sequence[tuple[Any, ...]]) -> list[Act]:
    """Acts from their rows of ``ACT_COLUMNS``. The bodies are read at one go: half the time of one by one."""
    bodies = json.loads(f"[{','.join(row[7] for row in rows)}]")
    day = date.fromisoformat
    return [
        Act(seq, case_id, kind, day(on) if on else None, at, by, body, day(today) if today else None)
        for (seq, case_id, kind, on, at, by, today, _), body in zip(rows, bodies, strict=True)
    ]
