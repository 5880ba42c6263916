"""The ledger: one SQLite file, the journal of acts and the index made from it."""
