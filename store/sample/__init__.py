"""A sample ledger: a believable year of a city group's work, all of it invented."""
