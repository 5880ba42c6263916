"""What the dates of all that was taken over say of the time before, corrections since included."""

from __future__ import annotations

from sqqf.procedure.course.before import before
from sqqf.procedure.tracks import IDS, track
from sqqf.store.index.reading import pages
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.takeover.outlook import Lookback, Old


def lookback(ledger: Ledger) -> Lookback:
    """Case by case and lead by lead, in the order of registration."""
    taken_over = "SELECT 1 FROM acts WHERE case_id = id AND kind IN (?, ?)"
    query = f"SELECT n, id FROM dossiers WHERE EXISTS ({taken_over}) AND n > ? ORDER BY n LIMIT ?"
    kinds = [track(name).common.taken_over for name in IDS]
    old: list[Old] = []
    compared = 0
    for _, dossier_id in pages(ledger.connection, query, kinds, (0,)):
        dossier = read_dossier(ledger, dossier_id)
        found = before(dossier, ledger.profile_of(dossier), ledger.level, ledger.workdays)
        compared += found.compared
        if found.says_something:
            old.append(Old(str(dossier.number), dossier.track, found))
    return Lookback(old, compared)
