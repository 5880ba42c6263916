"""The festivals of 1949-2100 as data."""
