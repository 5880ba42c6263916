"""What people type and see: parse, call, render. Nothing is decided here."""

__version__ = "0.1.0"
