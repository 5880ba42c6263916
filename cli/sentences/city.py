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
