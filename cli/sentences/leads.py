"""What the procedure refuses to do on a lead, and what is worded differently for one."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "receipt_unknown": (
        n_("it isn't known when {no} was received"),
        n_("first: sqqf lead amend {no} --act {seq} --set received_on=DATE --reason TEXT"),
    ),
    "out_of_line.lead": (
        n_(
            "“{kind}” is dated {on}, but according to the line taken over the lead was at another "
            "stage then ({other}, {other_on})"
        ),
        n_(
            "check the date; where the line is wrong or left it open: sqqf lead amend {no} --act {seq} "
            "--set disposed_on=DATE --reason TEXT"
        ),
    ),
    "not_a_lead_number": (n_("“{text}” doesn't name a lead"), n_("L2026-1, 2026-1, or 1")),
    "no_such_lead": (n_("there is no lead “{text}”"), n_("sqqf lead list --search TEXT finds one")),
    "unknown_person": (
        n_("there is no official {n}; the lead has {count}"),
        n_("sqqf lead show {no} lists them; sqqf lead classify {no} --person NAME adds one"),
    ),
    "joined_with_itself": (n_("{no} can't be joined with itself"), n_("name another lead with --with")),
    "nothing_to_classify": (
        n_("there is nothing to record"),
        n_("give --unit, --person, --area, --source, --gravity, --subject-kind or --lead-organ"),
    ),
    "on_its_way": (
        n_("it has been on its way to {to} since {since}"),
        n_("first: sqqf lead receive {no} --on DATE, or sqqf lead hand-back {no} --on DATE --reason TEXT"),
    ),
    "nothing_on_its_way": (
        n_("no referral is waiting to be received"),
        n_("first: sqqf lead refer {no} --to ORGAN --on DATE"),
    ),
    "not_referred": (
        n_("it wasn't referred, or was handed back already"),
        n_("sqqf lead show {no} shows which organ has it now"),
    ),
    "not_with_result_none": (
        n_("{names}: this doesn't go with --result none"),
        n_("leave it out, or give --result possible"),
    ),
    "outcome_of_own_case": (
        n_("--outcome is for a case of another group, named by --case external:TEXT"),
        n_("the outcome of a case of this ledger is read from it"),
    ),
    "subject_unknown": (
        n_("neither its unit nor an official is known"),
        n_("first: sqqf lead classify {no} --unit NAME or --person NAME"),
    ),
    "not_verified": (
        n_("nothing has been verified yet"),
        n_("first: sqqf lead verify {no} --method talk --on DATE --people NAMES --finding TEXT"),
    ),
    "person_cleared": (
        n_("nothing was found against {person}"),
        n_("where that was wrong, strike it out: sqqf lead amend {no} --act SEQ --strike --reason TEXT"),
    ),
    "person_disposed": (
        n_("there is a disposition of {person}"),
        n_("where that was wrong, strike it out: sqqf lead amend {no} --act SEQ --strike --reason TEXT"),
    ),
    "nobody_left": (
        n_("that would leave nobody on the lead"),
        n_(
            "where nothing was found against anybody: sqqf lead unfounded {no} --on DATE --reason "
            "TEXT; in a split, leave at least one"
        ),
    ),
    "tolerance_unchecked": (
        n_(
            "{person} can't be held accountable: it hasn't been checked whether a circumstance of "
            "tolerance applies"
        ),
        n_("first: sqqf lead tolerance {no} --result none|possible --on DATE --reason TEXT"),
    ),
    "tolerance_pending": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_("the disposition follows the decision: sqqf case show {case} says how it stands"),
    ),
    "tolerance_elsewhere": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_(
            "once it is known: sqqf lead tolerance {no} --result possible --case external:TEXT --outcome "
            "OUTCOME --on DATE --reason TEXT"
        ),
    ),
    "tolerance_exempts": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_(
            "a reminder talk (m1) is possible, and what went wrong still has to be put right: sqqf "
            "lead rectify {no}; for the others: --person N"
        ),
    ),
    "tolerance_again": (
        n_("{person} can't be held accountable: {case}, {standing}"),
        n_("check once more: sqqf lead tolerance {no} --result none|possible --on DATE --reason TEXT"),
    ),
    "tolerance_deciding": (
        n_("{case} decides on tolerance for {person}: {standing}"),
        n_(
            "where the case doesn't go on: sqqf case withdraw, or void; where it was named by mistake: sqqf "
            "lead amend {no} --act SEQ --strike --reason TEXT"
        ),
    ),
    "tolerance_decided": (
        n_("tolerance for {person} is decided: {case}, {standing}"),
        n_("check the others with --person N; on a new fact the case is reopened, the check is not repeated"),
    ),
    "case_not_about": (
        n_("{person} is no party of {case}; its parties are {names}"),
        n_("name the right case, or the party with --person and --party; without --case one is opened"),
    ),
    "check_stays": (
        n_("the check stays while its case decides: {case}, {standing}"),
        n_("where the case was opened by mistake: sqqf case void {case} --reason TEXT"),
    ),
    "tolerance_stands": (
        n_("{person} has a tolerance case that belongs to this lead: {case}, {standing}"),
        n_("join the other lead into this one: sqqf lead join ID --with {no}; in a split, leave them here"),
    ),
    "official_known": (
        n_("{person} is on the lead already"),
        n_(
            "a namesake is named with the post: --person NAME:POST; where the one there has none on record, "
            "first: "
            "sqqf lead amend {no} --act SEQ --set persons.N.post=POST --reason TEXT"
        ),
    ),
    "before_tolerance": (
        n_("the disposition of {person} is dated {on}, but tolerance was settled only on {since}"),
        n_("check the date; sqqf lead show {no} shows the check"),
    ),
    "items_listed": (
        n_("it has rectification items"),
        n_("join the other lead into this one: sqqf lead join ID --with {no}"),
    ),
    "report_elsewhere": (
        n_("a report on rectification goes to {organs}, not to “{to}”"),
        n_("give --to discipline or --to organization, or the organ's name"),
    ),
    "nothing_to_publish": (
        n_("there is no disposition, or only of people who are exempted: nothing can be published"),
        n_("sqqf lead show {no} says what may come next"),
    ),
    "notice_changed": (
        n_("the notice on {no} has become another since it was drawn up: nothing was written"),
        n_("run the command again, and look it over as it is now"),
    ),
    "no_informant": (
        n_("it isn't on record who gave it"),
        n_("who gives a lead is kept when it is registered: sqqf lead new --informant-file FILE"),
    ),
    "names_informant": (
        n_("“{field}” names who gave the lead, or says how to reach them: it would be on record for good"),
        n_(
            "put it in other words; who gave it is kept apart. An official or unit that has the same name: "
            "--namesake (lead new, lead amend)"
        ),
    ),
    "bad_informant_file": (
        n_("this doesn't say who gave the lead: {path}"),
        n_(
            "the name in the first line, how to reach them in the second, no more, in a file of at most 4 KiB"
        ),
    ),
    "before_receipt.lead": (
        n_("“{kind}” is dated {on}, before the receipt on {received_on}"),
        n_(
            "check the date; where the receipt is wrong: sqqf lead amend {no} --act SEQ --set received=DATE "
            "--reason TEXT"
        ),
    ),
    "wrong_state.lead": (
        n_("“{kind}” isn't possible: the lead is “{state}”"),
        n_("what may come next: {next}"),
    ),
    "not_there_yet.lead": (
        n_("“{kind}” isn't possible: the lead is “{state}”, and it has to be, or have been, {states}"),
        n_("sqqf lead show {no} says what may come next"),
    ),
    "before_act.lead": (
        n_("“{kind}” is dated {on}, before “{other}” on {other_on} (act {seq})"),
        n_(
            "check the date; where the earlier act is wrong: sqqf lead amend {no} --act {seq} --set on=DATE "
            "--reason TEXT"
        ),
    ),
    "after_act.lead": (
        n_("“{kind}” is dated {on}, after “{other}” on {other_on} (act {seq})"),
        n_(
            "check the date; where the other act is wrong: sqqf lead amend {no} --act {seq} --set on=DATE "
            "--reason TEXT"
        ),
    ),
    "ambiguous_number.lead": (
        n_("“{text}” doesn't name one lead: {numbers}"),
        n_("name it with its year: L2026-1"),
    ),
    "registration_stays.lead": (
        n_("a registration can't be struck out: lead {no} keeps its number"),
        n_("for a wrong entry: sqqf lead void {no} --reason TEXT"),
    ),
    "undo_of_amendment.lead": (
        n_("what you recorded last, act {seq}, is a correction or an undoing itself"),
        n_("put the fact as it should be: sqqf lead amend {no} --act SEQ --set FIELD=VALUE --reason TEXT"),
    ),
    "undo_followed.lead": (
        n_("“{kind}” (act {seq}) isn't the last act on {no} any more: {by} has recorded another since"),
        n_("correct it on record: sqqf lead amend {no} --act {seq} --strike --reason TEXT"),
    ),
    "undo_too_late.lead": (
        n_("“{kind}” (act {seq}) was recorded more than an hour ago"),
        n_("correct it on record: sqqf lead amend {no} --act {seq} --strike --reason TEXT"),
    ),
    "already_so.lead": (
        n_("nothing would change: this is what is on record"),
        n_("sqqf lead show {no} shows what is on record"),
    ),
    "not_ready_to_close.lead": (
        n_("before the lead is closed: {missing}"),
        n_("sqqf lead show {no} says what may come next"),
    ),
    "no_such_act.lead": (
        n_("lead {no} has no act {seq} that can be amended"),
        n_("sqqf lead show {no} lists the acts with their numbers"),
    ),
    "item_signed_off.lead": (
        n_("item {n} was signed off on {on}"),
        n_("sqqf lead items {no} shows the list"),
    ),
    "item_reported.lead": (
        n_("there is a report on item {n} already, of {on}"),
        n_("sign it off, or send it back: sqqf lead return {no} {n} …"),
    ),
    "item_not_reported.lead": (
        n_("there is no report on item {n}"),
        n_("first: sqqf lead rectified {no} {n} --on DATE --report TEXT --to ORGAN"),
    ),
    "unknown_item.lead": (
        n_("there is no item {n}; the list has {count}"),
        n_("sqqf lead items {no} shows it"),
    ),
}
