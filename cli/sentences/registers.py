"""Members, prior filings, problems, campaigns, random checks."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "member_already": (
        n_("{name} is on the list of members already"),
        n_("sqqf member list shows it; to change organ or role, retire them and add them anew"),
    ),
    "bad_member": (
        n_("“{text}” isn't NAME:ORGAN[:ROLE]"),
        n_("for instance 赵某:discipline:lead; organs: {choices}"),
    ),
    "dated_to_come": (n_("{on} is after today, {today}"), n_("check the date")),
    "before_entry": (n_("{on} is before {id} itself, of {entry_on}"), n_("check the date")),
    "in_campaign": (n_("in {id} already: {items}"), n_("sqqf campaign show {id} lists its items")),
    "too_few_to_draw": (
        n_("{count} can't be drawn: there are {there}"),
        n_("give a smaller --count or another --of, or leave --campaign out"),
    ),
    "problem_elsewhere": (
        n_("new situations and problems are reported to {organs}, not to “{to}”"),
        n_("give --to discipline or --to organization, or the organ's name"),
    ),
    "problem_unreported": (
        n_("{id} hasn't been reported upward yet"),
        n_("first: sqqf problem report {id} --on DATE --to discipline"),
    ),
    "before_report": (n_("{on} is before {id} was reported upward, on {reported_on}"), n_("check the date")),
    "no_screening": (
        n_("the rules in force on the day of the filing have no kinds of prior filings and no screening"),
        n_("a reply is recorded with sqqf prefiling reply; rules that screen: sqqf rules adopt FILE"),
    ),
    "screened_already": (
        n_("{id} was screened on {on}"),
        n_("sqqf prefiling show {id} shows what came of it"),
    ),
    "not_monitored": (
        n_("{id} isn't monitored"),
        n_("sqqf prefiling show {id} shows how it stands; first: sqqf prefiling screen {id}"),
    ),
    "no_such_entry": (n_("there is no “{text}”"), n_("there are: {ids}")),
    "wake_up_settled": (
        n_("{id} was settled on {on}"),
        n_("for another day: sqqf remind NO --on DATE --text TEXT"),
    ),
    "chase_answered": (
        n_("{id} was answered on {on}"),
        n_("sqqf notice list shows the answer; what came later: sqqf notice new"),
    ),
    "not_a_notice": (n_("“{value}” is no kind of notice"), n_("one of: {choices}")),
    "from_without_instruction": (
        n_("--from goes with --kind instruction only"),
        n_("leave it out: a notice is the group's own; or give --kind instruction"),
    ),
    "meeting_off": (
        n_("{id} is off already: {reason}"),
        n_("for another day: sqqf meeting new --on DATE --case NO"),
    ),
    "no_such_member": (n_("{name} isn't on the list of members"), n_("there are: {names}")),
    "bad_item": (
        n_("“{text}” isn't LEAD[:N]"),
        n_("for instance L2026-1:2, or L2026-1 for all of its items"),
    ),
    "no_items": (
        n_("{lead} has no rectification items"),
        n_("sqqf lead rectify {lead} --item TEXT --due DATE --responsible NAME lists one"),
    ),
    "not_in_campaign": (n_("{item} isn't in {id}"), n_("sqqf campaign show {id} lists its items")),
    "not_drawn": (n_("{item} wasn't drawn in {id}"), n_("sqqf sampling show {id} lists what was")),
    "unknown_share": (n_("“{value}” doesn't say which items are drawn"), n_("one of: {choices}")),
}
