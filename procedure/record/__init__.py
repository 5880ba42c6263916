"""What is on record: acts, the dossiers they are on, numbers, items, lines of a ledger."""
