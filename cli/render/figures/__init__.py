"""The figures of a period in each of their forms."""
