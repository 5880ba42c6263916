"""What the procedure refuses to do on a case."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "received_in_future": (n_("received on {on}: that is after today, {today}"), n_("check --received")),
    "zone_elsewhere": (
        n_("a case of a functional zone ({zone}) belongs to the group of level “{level}”"),
        n_("send it to that group; it registers the case on its own ledger"),
    ),
    "future": (
        n_("“{kind}” is dated {on}: that is after today, {today}"),
        n_("check the date; what is still to come is recorded when it has happened"),
    ),
    "before_receipt": (
        n_("“{kind}” is dated {on}, before the receipt on {received_on}"),
        n_(
            "check the date; where the receipt is wrong: sqqf case amend {no} --act SEQ --set received=DATE "
            "--reason TEXT"
        ),
    ),
    "wrong_state": (n_("“{kind}” isn't possible: the case is “{state}”"), n_("what may come next: {next}")),
    "not_there_yet": (
        n_("“{kind}” isn't possible: the case is “{state}”, and it has to be, or have been, {states}"),
        n_("sqqf case show {no} says what may come next"),
    ),
    "before_act": (
        n_("“{kind}” is dated {on}, before “{other}” on {other_on} (act {seq})"),
        n_(
            "check the date; where the earlier act is wrong: sqqf case amend {no} --act {seq} --set on=DATE "
            "--reason TEXT"
        ),
    ),
    "after_act": (
        n_("“{kind}” of {on} isn't possible: it has been “{other}” since {other_on} (act {seq})"),
        n_("what happened stays with its true date; sqqf case show {no} says what may come next"),
    ),
    "unknown_point": (
        n_("there is no point {n}; the case has {count}"),
        n_("one matter, one check: sqqf case show {no} lists the points; sqqf case point {no} adds one"),
    ),
    "step_without_point": (
        n_("a step has to serve a point"),
        n_("one matter, one check: name it with --point N"),
    ),
    "authority_needed": (
        n_("“{kind}” is for a wrong registration, and this is “{state}”"),
        n_("where it has to be, say who allowed it: --authority TEXT; the check goes on naming it"),
    ),
    "authority_after_bar": (
        n_("bar {bars} is established: “{kind}” doesn't do away with it"),
        n_("where it has to be, say who allowed it: --authority TEXT; the check goes on naming it"),
    ),
    "corrections_listed": (
        n_("there is a correction list: what is on it has to be put right"),
        n_("an item listed in error is struck out: sqqf case amend {no} --act SEQ --strike --reason TEXT"),
    ),
    "extension_past_cap": (
        n_("“{limit}” can be extended to {latest} at most"),
        n_("give a day up to {latest}, and see that it is done by then"),
    ),
    "extended_too_often": (
        n_("“{limit}” was extended {times} times, and can't be again"),
        n_("it has to be done by {due_on}"),
    ),
    "extension_not_later": (
        n_("the new date {to} isn't later than the present one, {due_on}"),
        n_("an extension can only give more time: give a later --to, or --days N"),
    ),
    "points_without_step": (
        n_("no step serves point {points}"),
        n_("record what was done for it first: sqqf step add {no} --point N …"),
    ),
    "matter_frozen": (
        n_("the matter is fixed from acceptance on"),
        n_(
            "for a point within the matter: sqqf case point {no} --text TEXT --within-matter "
            "--agreed-on DATE --reason TEXT; for another matter: sqqf case new --arising-from {no}"
        ),
    ),
    "amendment_breaks": (
        n_("with act {seq} so amended, “{other}” of {other_on} (act {other_seq}) would be impossible"),
        n_("amend act {other_seq} first"),
    ),
    "registration_stays": (
        n_("a registration can't be struck out: {no} keeps its number"),
        n_("for a wrong entry: sqqf case void {no} --reason TEXT"),
    ),
    "party_named": (
        n_("{name} can't be taken out of the parties: “{kind}” (act {seq}) is about them"),
        n_("first: sqqf case amend {no} --act {seq} --strike --reason TEXT"),
    ),
    "undo_of_ledger": (
        n_("what you recorded last, act {seq}, is about the ledger itself: it isn't undone"),
        n_(
            "another act puts it right, such as sqqf member retire or sqqf import --undo; sqqf log shows "
            "what was recorded"
        ),
    ),
    "undo_of_amendment": (
        n_("what you recorded last, act {seq}, is a correction or an undoing itself"),
        n_("put the fact as it should be: sqqf case amend {no} --act SEQ --set FIELD=VALUE --reason TEXT"),
    ),
    "undo_followed": (
        n_("“{kind}” (act {seq}) isn't the last act on {no} any more: {by} has recorded another since"),
        n_("correct it on record: sqqf case amend {no} --act {seq} --strike --reason TEXT"),
    ),
    "undo_too_late": (
        n_("“{kind}” (act {seq}) was recorded more than an hour ago"),
        n_("correct it on record: sqqf case amend {no} --act {seq} --strike --reason TEXT"),
    ),
    "already_so": (
        n_("nothing would change: this is what is on record"),
        n_("sqqf case show {no} shows what is on record"),
    ),
    "decided_unknown": (
        n_("it isn't known when {no} was decided"),
        n_("first: sqqf case amend {no} --act {seq} --set decided_on=DATE --reason TEXT"),
    ),
    "switched_off": (
        n_("“{kind}” is switched off: {option}"),
        n_("it is open to cases received under rules that turn it on: sqqf rules adopt FILE --on DATE"),
    ),
    "no_approval": (
        n_("the rules of this place have no approval: the decision follows the deliberation"),
        n_("sqqf case show {no} shows what may come next; the decision: sqqf case decide {no}"),
    ),
    "no_filing": (
        n_("the rules of this place have no filing upward"),
        n_("sqqf case show {no} says what may come next"),
    ),
    "no_inaction": (
        n_("the rules of this place have no part on inaction"),
        n_(
            "register an application as a case: sqqf case new; to take leads, put rules in force that "
            "have that part: sqqf rules adopt FILE"
        ),
    ),
    "not_at_this_level": (
        n_("“{kind}” isn't for a group of level “{level}”"),
        n_(
            "a county files its decisions with the city group; the city takes them in: sqqf filing import "
            "FILE"
        ),
    ),
    "suspended": (
        n_("“{kind}” isn't possible: the case has been suspended since {since}"),
        n_("first: sqqf case resume {no} --on DATE"),
    ),
    "not_suspended": (n_("the case isn't suspended"), n_("sqqf case show {no} says what may come next")),
    "recused_present": (n_("{names}: recused, and can't be present"), n_("leave them out of --present")),
    "too_few_present": (
        n_("{count} of those present are members of the group; {least} are needed"),
        n_(
            "name more members in --present; sqqf member list shows them, sqqf member add NAME "
            "--organ ORGAN adds one"
        ),
    ),
    "relief_barred": (
        n_("“{opinion}” is ruled out for {party} by {blocked_by}"),
        n_("the opinion has to be none; where an answer is wrong, answer again: sqqf assess show {no}"),
    ),
    "assessment_open": (
        n_("“{opinion}” isn't open to {party} yet, unanswered: {open}"),
        n_(
            "answer them first: sqqf assess bar {no} …, sqqf assess distinction {no} …; sqqf assess show "
            "{no} shows what is open"
        ),
    ),
    "conditions_lacking": (
        n_("“{opinion}” isn't open to {party}: all must hold, and not established are {lacking}"),
        n_("answer their elements: sqqf assess circumstance {no} cN --element K=yes --reason TEXT"),
    ),
    "relief_not_granted": (
        n_("“{opinion}” isn't open to {party}: what is established ({circumstances}) doesn't grant it"),
        n_("sqqf assess show {no} shows which reliefs are open"),
    ),
    "nothing_established": (
        n_("“{opinion}” isn't open to {party}: no circumstance is established; open: {open}"),
        n_("answer the elements: sqqf assess circumstance {no} cN --element K=yes --reason TEXT"),
    ),
    "due_before_act": (n_("due on {due}, before “{kind}” itself on {on}"), n_("check --due")),
    "not_submitted": (
        n_("the opinion hasn't been submitted"),
        n_("first: sqqf case submit {no} --on DATE --to TEXT"),
    ),
    "not_filed": (n_("the decision hasn't been filed yet"), n_("first: sqqf case file {no} --on DATE")),
    "already_filed": (
        n_("it was filed on {on}, and nothing was corrected since"),
        n_("where its file was lost: sqqf case file {no} --again --out FILE"),
    ),
    "not_exempted": (
        n_("{party} isn't exempted: results are applied only for parties who are"),
        n_("name a party who is exempted with --party N"),
    ),
    "result_not_for": (
        n_("{way} can't be applied to {party}: it is for persons only"),
        n_("r1, r2 or r3 can be applied to a unit"),
    ),
    "nothing_to_refer": (
        n_("no bar is established, and no party's outcome is “none”"),
        n_("sqqf assess show {no} shows the answers"),
    ),
    "not_ready_to_close": (
        n_("before the case is closed: {missing}"),
        n_("sqqf case show {no} says what may come next"),
    ),
    "item_signed_off": (
        n_("item {n} was signed off on {on}"),
        n_("sqqf correction list {no} shows the list"),
    ),
    "item_reported": (
        n_("there is a report on item {n} already, of {on}"),
        n_("sign it off, or send it back: sqqf correction return {no} {n} …"),
    ),
    "item_not_reported": (
        n_("there is no report on item {n}"),
        n_("first: sqqf correction report {no} {n} --on DATE --text TEXT"),
    ),
    "unknown_party": (
        n_("there is no party {n}; the case has {count}"),
        n_("sqqf case show {no} lists the parties"),
    ),
    "unknown_field": (
        n_("“{field}” isn't a fact of “{kind}” that can be amended"),
        n_("give FIELD=VALUE, where FIELD is one of: {fields}"),
    ),
    "bad_value": (
        n_("“{value}” can't be read as {field}"),
        n_("write dates year first, and several numbers with commas: 1,2"),
    ),
    "no_such_act": (
        n_("case {no} has no act {seq} that can be amended"),
        n_("sqqf case show {no} lists the acts with their numbers"),
    ),
    "no_such_place": (
        n_("there is no {field}; there are {count}"),
        n_("sqqf case show {no} shows what is there"),
    ),
    "unknown_element": (
        n_("{rule} has no element {n}; it has {count}"),
        n_("sqqf rules show {rule} lists them"),
    ),
    "unknown_step": (n_("there is no step {n}; the case has {count}"), n_("sqqf step list {no} shows them")),
    "basis_not_asked": (
        n_("{rule} rests on no other rule: leave --basis and --relief out"),
        n_("they go with c20; --basis also with x6"),
    ),
    "opinions_incomplete": (
        n_("the case has {count} parties; opinions given: {given}"),
        n_("give one for all: --opinion none; or one for each: --opinion 1:exempted --opinion 2:none"),
    ),
    "out_of_line": (
        n_(
            "“{kind}” is dated {on}, but according to the line taken over the case was at another "
            "stage then ({other}, {other_on})"
        ),
        n_(
            "check the date; where the line is wrong or left it open: sqqf case amend {no} --act {seq} "
            "--set accepted_on=DATE --reason TEXT"
        ),
    ),
    "applicant_unknown": (
        n_("it isn't known who applied: the case was taken over without an applicant"),
        n_(
            "first: sqqf case amend {no} --act {seq} --set applicant.name=NAME --set "
            "applicant.kind=person|unit --reason TEXT; or use --role party"
        ),
    ),
    "unknown_recipient": (
        n_("{name} is not one of: {names}"),
        n_("give the name as it is in the case; for an organ: --role organ"),
    ),
    "not_an_organ": (
        n_("{name} is a party or the applicant, not an organ"),
        n_("use --role party or --role applicant; an organ is one that uses the conclusion"),
    ),
    "no_answer_awaited": (
        n_("no referral of it waits for an answer"),
        n_("put the referral on record first: sqqf case refer {no}"),
    ),
    "no_receipt_awaited": (
        n_("it wasn't handed over, or the receipt is on record already"),
        n_("sqqf case show {no} shows what is on record; hand it over: sqqf case transfer {no}"),
    ),
    "not_explained": (
        n_("“{about}” isn’t found on it, or no note settles it"),
        n_("see what is found, and what settles it: sqqf case check {no}, sqqf lead check {no}"),
    ),
    "unknown_item": (
        n_("there is no item {n}; the list has {count}"),
        n_("sqqf correction list {no} shows it"),
    ),
}
