"""Sheets that come in: rows of text, and what they mean."""
