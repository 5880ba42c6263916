"""The rules of a place as data: the profile, its entries, and the check that a text holds one."""
