"""What is shown and handed over as JSON: cases, leads, how a date came about, filings, rules."""
