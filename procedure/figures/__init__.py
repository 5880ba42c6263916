"""The figures of a year, quarter or month: cases, persons, limits, leads, counties."""
