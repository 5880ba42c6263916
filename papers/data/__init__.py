"""The texts of the papers, as data."""
