"""The Opinion: its rules as data, the acts, what a case becomes through them. Pure: no I/O, no clock."""
