"""What leaves the program on paper and in sheets, and the sheets that come in. Knows no ledger: facts in, bytes out."""
