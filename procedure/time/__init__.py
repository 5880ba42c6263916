"""Limits counted in working days, the three lights, and the periods of figures."""
