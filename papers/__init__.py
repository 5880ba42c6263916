"""Documents, sheets and calendars out, sheets in. Knows no ledger: facts in, bytes out."""
