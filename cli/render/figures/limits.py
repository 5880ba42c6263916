"""The limits that fell due in a period: how they were kept, by letter and by analogy, extended or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.render.figures.figures import Earlier, Figures
from sqqf.papers.document import Cell, Row, Share, Table

_VERDICTS = ("on_time", "late", "overdue")
_BASES = {
    "letter": n_("– by letter"),
    "analogy": n_("– by analogy"),
    "practice": n_("– by practice"),
}


def limits(now: Sequence[Figures], then: Earlier) -> Table:
    """A row for each kind that there is something of, and under it those by letter and by analogy."""
    before = [one and {line["kind"]: line for line in one["limits"]} for one in then]
    rows: list[Row] = []
    said: dict[str, list[str]] = {}
    extended: list[str] = []
    for one in now:
        old = [then and then.get(one["kind"], {}) for then in before]
        counted = (*_VERDICTS, "open", "not_judged")
        if not any(each.get(key) for each in (one, *filter(None, old)) for key in counted):
            continue
        name = session().profile.term("limits", one["kind"], lang())
        rows += [_row(name, one, old), *_by_basis(one, old)]
        if one["extended"]:
            extended.append(_extended(name, one))
        for text, value in (
            (_("The slowest: {listed}"), one["slowest"] and one["slowest"]["case"]),
            (_("Not due yet and not met, not judged: {listed}"), one["open"]),
            (_("Provisional, the year's notice isn't out: {listed}"), one["provisional"]),
            (_("Applied by analogy: {listed}"), one["by_analogy"]),
            (_("From before the taking over, not judged: {listed}"), one["not_judged"]),
        ):
            if value:
                said.setdefault(text, []).append(f"{name} {value}")
    notes = [*extended, *(text.format(listed=listed(values)) for text, values in said.items())]
    title = _("Limits that fell due: kept, and the working days it took")
    judged = (_("On time"), _("Late"), _("Overdue"), _("Rate"))
    earlier = [_("Before"), _("Year before")] if len(then) > 1 else [_("Year before")]
    return Table(
        title, (*judged, *earlier, _("Median"), _("Slowest")), rows, notes, whole=1.0, drawn=_("Rate")
    )


def _row(label: str, one: Figures, old: Earlier) -> Row:
    slowest = one.get("slowest") or {"working_days": None}
    rates = [None if each is None else each.get("rate") for each in (one, *old)]
    days = one.get("median_working_days"), slowest["working_days"]
    cells: list[Cell] = [one.get(key, 0) for key in _VERDICTS]
    return Row(label, [*cells, *map(Share, rates), *days], (rates[0], rates[1]))


def _by_basis(one: Figures, old: Earlier) -> Iterator[Row]:
    mine, *theirs = (each and {row["basis"]: row for row in each.get("by_basis", ())} for each in (one, *old))
    bases = [basis for basis in _BASES if any(basis in each for each in (mine or {}, *filter(None, theirs)))]
    if len(bases) > 1:
        for basis in bases:
            yield _row(
                _(_BASES[basis]),
                (mine or {}).get(basis, {}),
                [each and each.get(basis, {}) for each in theirs],
            )


def _extended(name: str, one: Figures) -> str:
    said = _("{limit}: {extended} of {judged} extended; met within the limit before any extension: {within}")
    judged = sum(one[key] for key in _VERDICTS)
    return said.format(limit=name, extended=one["extended"], judged=judged, within=one["within_original"])
