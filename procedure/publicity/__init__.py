"""Typical cases made public (四(一), 四(六)): names shortened, and what still looks like one."""
