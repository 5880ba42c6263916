"""Taking over an existing ledger, all of it or nothing."""
