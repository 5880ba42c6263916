"""The ledger itself: the file, its journal of acts, and the index made from it."""
