"""Sheets that go out: workbooks, CSV, JSON."""
