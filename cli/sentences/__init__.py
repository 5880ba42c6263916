"""The sentences for what goes wrong."""
