"""Filings and figures that go from a county to the city."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "filing_not_of_county": (
        n_("this filing isn't a county's but comes from {group}"),
        n_("only a county's decisions are filed with the city group"),
    ),
    "filing_changed": (
        n_("the filing of {case} isn't what was filed: something in it was changed"),
        n_("ask the county for the file anew, and compare the head hash with the one on its report"),
    ),
    "filing_unsigned": (
        n_("the filing of {case} isn't signed: {option}"),
        n_("ask the county for a signed one"),
    ),
    "signature_wrong": (
        n_("the signature isn't that of {group}: what it signed was changed, or somebody else signed"),
        n_("ask {group} for the file anew"),
    ),
    "county_forked": (
        n_("the ledger of {county} parts after act #{seq} from the one that filed before"),
        n_("ask the county; where it restored a backup: sqqf filing import FILE --forked REASON"),
    ),
    "county_rewritten": (
        n_("the ledger of {county} isn't the one that filed before: it was made anew"),
        n_("ask the county; where it restored a backup: sqqf filing import FILE --forked REASON"),
    ),
    "filing_not_in": (
        n_("this filing wasn't taken in here, so there is nothing to countersign"),
        n_("take it in first: sqqf filing import FILE"),
    ),
    "receipt_of_another_ledger": (
        n_("this receipt of {group} countersigns nothing of this ledger"),
        n_("take the receipt for a filing that was written from it"),
    ),
    "countersigned_gone": (
        n_("the ledger doesn't have the head that {group} countersigned: it was rewritten, or set back"),
        n_("keep the file as it is; a later backup may have it, and the filings that {group} has"),
    ),
    "key_there": (
        n_("this group has a key already"),
        n_("where it was lost: sqqf keys new --reason TEXT"),
    ),
    "key_differs": (
        n_("{group} has another key here already, {key}…"),
        n_("ask them; where theirs was replaced: sqqf keys trust FILE --reason TEXT"),
    ),
    "key_is_own": (
        n_("this is this ledger's own key"),
        n_("take up what the other group wrote with sqqf keys new --out FILE"),
    ),
    "not_a_key": (
        n_("{path} is no public key of a group"),
        n_("take what the other group wrote with sqqf keys new --out FILE"),
    ),
    "private_key_gone": (
        n_("the private half of this group's key isn't in {path}"),
        n_("put the copy that was kept apart there, or: sqqf keys new --reason TEXT"),
    ),
    "private_key_broken": (
        n_("{path} doesn't hold the private half of this group's key"),
        n_("put the copy that was kept apart there, or: sqqf keys new --reason TEXT"),
    ),
    "filing_differs": (
        n_("{case} was filed before as {id} (head {head}), and has changed since"),
        n_("where the county filed it again after a correction: sqqf filing import FILE --again REASON"),
    ),
    "filing_on_paper": (
        n_("{case} is there already, on paper: {id}"),
        n_("to keep the file beside it: sqqf filing import FILE --again REASON"),
    ),
    "filing_there": (n_("{case} is there already: {id}"), n_("sqqf filing list shows it")),
    "filings_are_the_citys": (
        n_("this is a county's ledger: filings are taken in by the city group"),
        n_("a county files with sqqf case file"),
    ),
    "figures_are_the_citys": (
        n_("this is a county's ledger: figures are taken in by the city group"),
        n_("a county hands up what sqqf report stats --format json --output FILE writes"),
    ),
    "figures_not_of_county": (
        n_("these figures aren't a county's but come from {group}"),
        n_("only a county's figures are handed up to the city group"),
    ),
    "figures_differ": (
        n_("{county} handed up other figures for {period} before ({id})"),
        n_("where these take their place: sqqf report import FILE --again REASON"),
    ),
    "period_to_come": (
        n_("{period} begins after {today}: there are no figures of it yet"),
        n_("check the period"),
    ),
    "received_before_sent": (
        n_("the dates contradict each other: sent on {sent_on}, received on {received_on}, today {today}"),
        n_("check the dates"),
    ),
    "sent_before_decided": (
        n_("sent on {sent_on}, before the decision on {decided_on}"),
        n_("check the dates"),
    ),
    "not_figures": (
        n_("these aren't figures that a county hands up ({detail})"),
        n_(
            "a county writes them with sqqf report stats --format json --output FILE; by hand they need "
            "group, period and figures"
        ),
    ),
    "unknown_figures": (
        n_("the figures have no such field: {names}"),
        n_("there are: {known}; sqqf report stats --format json of an empty ledger shows all of them"),
    ),
    "impossible_figures": (
        n_("impossible figures: {at} adds up to {part}, more than {name}, which is {whole}"),
        n_("check both; what isn't known is left out"),
    ),
    "newer_figures": (
        n_("the figures are of a newer form ({version}; this program knows {known})"),
        n_("install the newer sqqf"),
    ),
    "not_a_filing": (n_("this isn't a filing ({detail})"), n_("a county writes one with sqqf case file")),
    "newer_filing": (
        n_("the filing is of a newer form ({version}; this program knows {known})"),
        n_("install the newer sqqf"),
    ),
    "not_a_receipt": (
        n_("this isn't a receipt: {path}"),
        n_("the city group gives one back with sqqf filing receipt"),
    ),
    "receipt_of_another": (n_("the receipt is for {case}, not for {no}"), n_("check the file")),
    "receipt_of_other_filing": (
        n_("the receipt is for another filing of {no} than those that were sent from here"),
        n_("ask the city group for the receipt of what it was sent"),
    ),
}
