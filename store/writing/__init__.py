"""The one write path: acts put on record, with their index, or nothing."""
