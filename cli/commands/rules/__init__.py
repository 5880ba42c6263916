"""The commands of ``sqqf rules``, a file each."""
