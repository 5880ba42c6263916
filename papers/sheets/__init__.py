"""Ledgers kept as sheets (台账): their columns, and the rows of a line."""
