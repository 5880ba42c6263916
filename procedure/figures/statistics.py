"""The figures of a year, quarter or month, the one before and the same a year before.

What counts, and when:

- **By the acts' own dates, as corrected**, not by when they were recorded; as seen today: what is dated later
  isn't counted, and a period that goes on is counted up to today. What was struck out, and void cases and
  leads (registered by mistake), count nowhere.
- **Cases and persons.** Everybody is counted in each of their cases (人次), persons and units apart. A flow
  counts events: a case decided twice, after a reopening, counts twice. So the months add up to their quarter
  and year. ``open_at_end`` is the one stock: what was still to be closed on the last day.
- **A breakdown** by channel, officer or outcome adds up to its whole, in cases and persons. A case with
  parties from two units is one of each, and so is one with two circumstances. ``by_outcome`` tells the
  decisions of the period; ``mixed`` are cases whose parties have different outcomes, while each party counts
  under its own. Declining is no outcome of a decision: it has a number of its own. ``claimed`` is of cases
  received in the period, ``established`` of those decided in it. Officers are those in charge now.
- **A limit** belongs to the period of its last day, whenever it was met: it counts once, and the rate of a
  past period stays. It was met ``on_time`` or ``late``, is ``overdue`` (not met, its last day over), or still
  ``open``. ``rate`` is the share met on time of the first three; the median and the slowest are of those met,
  in working days from the start. One whose case ended before it ran out, or whose clock stands still, counts
  nowhere. One that the line of an older ledger has as met, or that had run out unmet before the line was
  taken over, is ``not_judged``. An extension agreed after the limit had run out doesn't move the last day; a
  corrected date, a report sent back with a new date, and a year's notice do. Of those judged, ``extended``
  were put off, ``within_original`` were met within the limit before any extension, and ``provisional`` rest
  on days without a notice. ``by_basis`` holds apart those that the Opinion has for this channel (``letter``),
  for another one (``analogy``), or not at all (``practice``); ``by_analogy`` is the number of the second.
- **An item** to be put right counts as it stands: a report that was sent back isn't a report.
  ``sign_off_rate`` is the share signed off among the items due in the period.
- **What isn't known is null**: the channel, unit or officer of a row; a rate or a median of nothing.
  ``undated`` are cases or leads taken over without their day of receipt, counted on the first day known of
  them. Those taken over as decided, settled (disposed of or unfounded) or closed without the day count as
  ``undated_decided``, ``undated_settled``, ``undated_end`` on the last day known of them, and under no
  outcome or measure; from then on none that was over is open.

The document; T stands for ``{"cases", "persons", "units"}`` (on the other track ``leads``, of results and
measures ``times``):

    {"period": {"name", "kind", "from", "to", "complete"}, "period_before": {…}, "period_year_before": {…},
     "figures": {
        "tolerance": {
            "received": T, "undated", "accepted", "declined", "decided", "undated_decided", "closed", "ended",
            "undated_end", "open_at_end",
            "by_channel": [{"channel", "received": T, "accepted", "decided", "open_at_end"}],
            "by_unit", "by_officer",
            "by_class": [{"class", "claimed": T, "established": T}], "by_circumstance",
            "by_outcome": [{"outcome", "cases", "persons", "units"}], "by_ending": [{"ending", …}],
            "results": [{"way", "times", "persons", "units"}],
            "clarifications": {"needed", "not_needed", "by_way": [{"way", "times"}]},
            "corrections": {"listed", "reported", "reported_late", "signed_off", "due", "due_signed_off",
                            "open_at_end", "sign_off_rate"}},
        "inaction": {
            "received": T, "undated", "disposed", "unfounded", "undated_settled", "joined", "closed",
            "undated_end", "open_at_end",
            "by_source": [{"source", "received": T, "disposed", "unfounded", "open_at_end"}], "by_area",
            "by_measure": [{"measure", "times", "persons", "units"}], "items": {as corrections}},
            (nothing of leads where the rules have no part on inaction)
        "limits": [{"kind", "on_time", "late", "overdue", "rate", "median_working_days",
                    "slowest": {"case", "working_days"}, "extended", "within_original",
                    "open", "provisional", "by_analogy", "not_judged",
                    "by_basis": [{"basis", "on_time", … "within_original"}]}],
        "guidance": {"warning", "admonition", "followed_up"},
        "prefilings": {"made", "after_start", "answered"; where the rules screen them
                       "refused", "monitored", "tracked"},
        "added": [{"kind", "times"}]  (the steps that the rules add; left out where they add none)},
     "before": {as figures}, "year_before": {as figures}}  (null of a year)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqqf.calendar.dates import iso
from sqqf.procedure.figures.cases import CaseFigures
from sqqf.procedure.figures.leads import LeadFigures
from sqqf.procedure.figures.limits import LimitFigures, judged
from sqqf.procedure.figures.tally import Span
from sqqf.procedure.record.acts import day_of
from sqqf.procedure.record.items import items
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.time.period import Period
from sqqf.procedure.tracks import IDS, track

if TYPE_CHECKING:
    from sqqf.procedure.rules.kinds import ActKind
    from sqqf.procedure.rules.profile import Profile
    from sqqf.procedure.tracks import AnyDossier

Entries = Sequence[Mapping[str, Any]]


class _Figures:
    """The figures of one period."""

    def __init__(self, period: Period, setting: Setting) -> None:
        self.rules = rules = setting.profile
        self.period = period
        self.span = span = Span.of(period, setting.today)
        self.tracks: dict[str, Any] = {"tolerance": CaseFigures(span, rules)}
        if rules.has("inaction"):
            self.tracks["inaction"] = LeadFigures(span, rules)
        self.limits = {
            limit.id: LimitFigures(limit.id)
            for limit in rules.limits
            if setting.level in limit.levels and (limit.option is None or rules.is_on(limit.option))
        }
        self.added = {kind.id: 0 for name in IDS for kind in track(name).added(rules)}

    def count_added(self, dossier: AnyDossier, kinds: Iterable[ActKind]) -> None:
        for kind in kinds:
            times = sum(self.span.holds(day_of(act)) for act in dossier.of(kind.id))
            self.added[kind.id] = self.added.get(kind.id, 0) + times

    def document(self, guidance: Entries, prefilings: Entries) -> dict[str, Any]:
        added = [{"kind": kind, "times": times} for kind, times in self.added.items()]
        return {
            **{track: one.document() for track, one in self.tracks.items()},
            "limits": [limit.document() for limit in self.limits.values()],
            "guidance": _guidance(guidance, self.span),
            "prefilings": _prefilings(prefilings, self.span, screened=self.rules.prefiling is not None),
            **({"added": added} if added else {}),
        }


def figures(
    dossiers: Iterable[tuple[AnyDossier, Profile]],
    period: Period,
    setting: Setting,
    guidance: Entries = (),
    prefilings: Entries = (),
) -> dict[str, Any]:
    """The figures of a period and of those it is held against, from cases and leads, each by its own rules.

    They are looked at one by one; none is kept. ``guidance`` and ``prefilings`` as ``registers`` folds them.
    """
    today = setting.today
    every = [_Figures(one, setting) for one in (period, *period.compared)]
    for dossier, profile in dossiers:
        if dossier.state != "void":
            _add(every, dossier, profile, setting)
    now, before, *year = (one.document(guidance, prefilings) for one in every)
    _, _, *a_year = (_document(one.period, today) for one in every)
    return {
        "period": _document(period, today),
        "period_before": _document(period.before, today),
        "period_year_before": a_year[0] if a_year else None,
        "figures": now,
        "before": before,
        "year_before": year[0] if year else None,
    }


def _add(every: Iterable[_Figures], dossier: AnyDossier, profile: Profile, setting: Setting) -> None:
    listed, limits, no = items(dossier), list(judged(dossier, profile, setting)), str(dossier.number)
    added = _added(dossier.track, profile)
    for one in every:
        if dossier.track not in one.tracks:  # of rules that aren't in force any more
            one.tracks[dossier.track] = LeadFigures(one.span, profile)
        one.count_added(dossier, added)
        one.tracks[dossier.track].add(dossier, profile, listed)
        for limit in limits:
            if one.period.holds(limit.due_on):
                if limit.kind not in one.limits:
                    one.limits[limit.kind] = LimitFigures(limit.kind)
                one.limits[limit.kind].add(no, limit)


@lru_cache(64)
def _added(name: str, profile: Profile) -> list[ActKind]:
    return track(name).added(profile)


def _document(period: Period, today: date) -> dict[str, Any]:
    return {
        "name": period.name,
        "kind": period.kind,
        "from": iso(period.first),
        "to": iso(period.last),
        "complete": period.last < today,
    }


def _guidance(entries: Entries, span: Span) -> dict[str, int]:
    given = [one["kind"] for one in entries if span.holds(_day(one["on"]))]
    followed = [said for one in entries for said in one["follow_ups"] if span.holds(_day(said["on"]))]
    return {
        "warning": given.count("warning"),
        "admonition": given.count("admonition"),
        "followed_up": len(followed),
    }


def _prefilings(entries: Entries, span: Span, *, screened: bool) -> dict[str, int]:
    made = [one for one in entries if span.holds(_day(one["on"]))]
    first = [min((said["on"] for said in one["replies"]), default=None) for one in entries]
    return {
        "made": len(made),
        "after_start": sum(not one["in_time"] for one in made),
        "answered": sum(span.holds(_day(on)) for on in first),
        **(_screened(entries, span) if screened else {}),
    }


def _screened(entries: Entries, span: Span) -> dict[str, int]:
    found = [one["state"] for one in entries if span.holds(_day(one["screened_on"]))]
    seen = sum(span.holds(_day(said["on"])) for one in entries for said in one["tracked"])
    refused = found.count("refused")
    return {"refused": refused, "monitored": len(found) - refused, "tracked": seen}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
