"""Days, months and years to look at."""
