"""What a run of the program knows from its start: the language, the ledger, the day, who records."""
