"""What is kept beside a ledger: backups, sealed or not, and the files that acts name by their hash."""
